"""Owns the differential test: the evaluator and the oracle on the same random profiles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kzlegal.assess import Assessment, Facts, FactsError, NormResult, assess
from kzlegal.assess.following import Clash, closed
from kzlegal.evaluation.oracle.solver import Oracle, Verdict
from kzlegal.norms import NOT_APPLICABLE, Catalogue, Norm, Truth

_SAID = {"applies": Truth.YES, "does-not-apply": Truth.NO}
_OUTCOMES = {"met": Truth.YES, "not-met": Truth.NO}
_ABSENT = 0.05
"""Share of answers that say the question does not arise."""
_KEPT = 0.02
"""Share of contradicting answers that are kept."""

Profile = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One profile on which the two say different things."""

    profile: Profile
    norm: str
    """Empty where only one of the two finds the profile contradictory."""
    ours: str
    oracle: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of one run."""

    profiles: int
    contradictory: int
    """Profiles beside those, which both refuse."""
    judged: int
    """Statuses that were compared."""
    open: int
    """Statuses that the evaluator leaves open."""
    decidable: tuple[tuple[str, int], ...]
    """Norms whose open status the oracle could decide, with how often."""
    disagreements: tuple[Disagreement, ...]

    @property
    def missed(self) -> float:
        """Share of the open statuses that the oracle could decide."""
        return sum(count for _, count in self.decidable) / self.open if self.open else 0.0

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "profiles": self.profiles,
            "contradictory": self.contradictory,
            "judged": self.judged,
            "open": self.open,
            "decidable": dict(self.decidable),
            "decidable_share": round(self.missed, 5),
            "disagreements": [
                {"norm": d.norm, "ours": d.ours, "oracle": d.oracle, "profile": dict(d.profile)}
                for d in self.disagreements
            ],
        }


def random_profiles(catalogue: Catalogue, seed: int) -> Iterator[dict[str, str]]:
    """Yield profiles without end, from nearly empty to nearly full; equal seeds, equal profiles.

    Independent answers would nearly always contradict each other, so that an answer which the rules
    refuse is mostly left out; a few are kept, to see that both programs refuse them.
    """
    source = random.Random(seed)
    facts = list(catalogue.facts)
    while True:
        density = source.random()
        source.shuffle(facts)
        given: dict[str, str] = {}
        known: dict[str, str] = {}
        for fact in facts:
            if source.random() >= density:
                continue
            absent = source.random() < _ABSENT
            value = NOT_APPLICABLE if absent else source.choice(fact.values)
            found = closed(catalogue, {**known, fact.id: value}, fresh=(fact.id,))
            clashes = isinstance(found, Clash) or known.get(fact.id, value) != value
            if clashes and source.random() >= _KEPT:
                continue
            given[fact.id] = value
            if isinstance(found, Clash) or clashes:
                break
            known = found.known
        yield given


def compare(
    norms: Sequence[Norm],
    catalogue: Catalogue,
    on: date,
    profiles: int,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Judge `profiles` consistent random profiles twice, and count where the two differ.

    A status that the evaluator settles must be what the oracle finds in every world; one that it
    leaves open may be decidable, which is counted. Profiles that contradict themselves are judged
    too: both must refuse them. Raises OracleError where clingo is not installed.
    """
    put = [norm for norm in norms if not norm.not_assessed]
    oracle = Oracle(put, catalogue)
    found: list[Disagreement] = []
    decidable: Counter[str] = Counter()
    done = contradictory = judged = undecided = 0
    for given in random_profiles(catalogue, seed):
        if done == profiles:
            break
        verdict = oracle.verdict(given)
        try:
            facts = Facts.from_mapping(given, catalogue)
        except FactsError as error:
            contradictory += 1
            if verdict is not None:
                kept = tuple(given.items())
                found.append(Disagreement(kept, "", error.problem.message, "consistent"))
            continue
        done += 1
        if progress is not None:
            progress(done, profiles)
        if verdict is None:
            found.append(Disagreement(facts.given, "", "consistent", "contradictory"))
            continue
        assessment = assess(put, facts, on)
        for result, norm, ours, theirs in _pairs(assessment, verdict):
            judged += 1
            if ours is Truth.UNKNOWN:
                undecided += 1
                if theirs is not Truth.UNKNOWN:
                    decidable[norm] += 1
            elif ours is not theirs:
                said = result.outcome if norm.endswith(" met") else result.status
                found.append(Disagreement(facts.given, norm, said, theirs.name.lower()))
    ranked = tuple(sorted(decidable.items(), key=lambda item: (-item[1], item[0])))
    return Comparison(done, contradictory, judged, undecided, ranked, tuple(found))


def _pairs(
    assessment: Assessment, verdict: Verdict
) -> Iterator[tuple[NormResult, str, Truth, Truth]]:
    for number, result in enumerate(assessment.norms):
        if result.status in ("not-yet-applied", "no-longer-applied"):
            continue
        ours = _SAID.get(result.status, Truth.UNKNOWN)
        yield result, result.norm.id, ours, verdict.truth("applies", number)
        if result.status == "applies" and result.norm.fulfilment is not None:
            met = _OUTCOMES.get(result.outcome, Truth.UNKNOWN)
            yield result, f"{result.norm.id} met", met, verdict.truth("met", number)
