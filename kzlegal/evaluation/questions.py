"""Owns the measurement of interviews: how many questions until all that can be settled is settled.

An interview begins with nothing known. Each question is answered as the scenario states the fact;
what the scenario does not state is "not known". It ends when no norm is open but those that stay
open when everything the scenario states is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kzlegal.assess import Assessment, Facts, assess
from kzlegal.evaluation.scenarios import profiles
from kzlegal.norms import Catalogue, Norm

Order = Callable[[Assessment], Iterator[str]]
"""Gives the facts worth asking for at a point of an interview, the first one first."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One scenario, asked in three orders."""

    id: str
    best: int
    """Questions in the order of the assessment."""
    catalogue: int
    """Questions in the order of the catalogue, every fact that does not follow from an answer."""
    needed: int
    """The same without the facts on which no open norm rests."""
    answered: int
    """How many of the questions of the first order the scenario answers."""


@dataclass(frozen=True, slots=True)
class QuestionsResult:
    """The whole measurement."""

    interviews: tuple[Interview, ...]

    def fewer(self, than: str = "catalogue") -> float:
        """Give the share of questions saved against an order: ``catalogue`` or ``needed``."""
        best = sum(i.best for i in self.interviews)
        other = sum(i.needed if than == "needed" else i.catalogue for i in self.interviews)
        return 1 - best / other if other else 0.0

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "fewer_than_catalogue": round(self.fewer(), 4),
            "fewer_than_needed": round(self.fewer("needed"), 4),
            "best": sum(i.best for i in self.interviews),
            "catalogue": sum(i.catalogue for i in self.interviews),
            "needed": sum(i.needed for i in self.interviews),
            "interviews": [
                {
                    "id": i.id,
                    "best": i.best,
                    "catalogue": i.catalogue,
                    "needed": i.needed,
                    "answered": i.answered,
                }
                for i in self.interviews
            ],
        }


def evaluate_questions(
    path: Path, norms: tuple[Norm, ...], catalogue: Catalogue
) -> QuestionsResult:
    """Interview every scenario of a file; raises what reading scenarios raises."""

    def best(assessment: Assessment) -> Iterator[str]:
        return (q.fact for q in assessment.questions if not q.declined)

    def in_order(assessment: Assessment) -> Iterator[str]:
        facts = assessment.facts
        return (
            f.id for f in catalogue.facts if f.id not in facts.known and f.id not in facts.declined
        )

    def needed(assessment: Assessment) -> Iterator[str]:
        waiting = {fact for result in assessment.norms if result.open for fact in result.needs}
        return (fact for fact in in_order(assessment) if fact in waiting)

    interviews: list[Interview] = []
    for name, facts, on in profiles(path, catalogue):
        asked = _interview(norms, facts, on, best)
        interviews.append(
            Interview(
                name,
                len(asked),
                len(_interview(norms, facts, on, in_order)),
                len(_interview(norms, facts, on, needed)),
                sum(fact in facts.known for fact in asked),
            )
        )
    return QuestionsResult(tuple(interviews))


def _interview(norms: tuple[Norm, ...], full: Facts, on: date, order: Order) -> tuple[str, ...]:
    """Give the facts asked for until nothing is open that the profile can settle."""
    end = _open(assess(norms, full, on))
    facts = Facts.from_mapping({}, full.catalogue)
    asked: list[str] = []
    while _open(assessment := assess(norms, facts, on)) != end:
        fact = next(order(assessment))
        asked.append(fact)
        value = full.known.get(fact)
        after = facts.with_fact(fact, value) if value is not None else facts.declining(fact)
        assert after is not None, "answers of one profile do not contradict each other"
        facts = after
    return tuple(asked)


def _open(assessment: Assessment) -> frozenset[str]:
    return frozenset(r.norm.id for r in assessment.norms if r.open)
