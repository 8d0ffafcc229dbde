"""Owns Description: what a text in free words seems to say about facts, for somebody to confirm.

Nothing here is a fact. A proposal becomes one when a person confirms it, and then it stands in a
profile like every other answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from akn.problem import Problem
from kzlegal.assess.describe.speech import Language
from kzlegal.norms import Catalogue


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a reading rests on: a half-open span of characters of the description."""

    start: int
    end: int
    text: str


class Basis(StrEnum):
    """Why a value is proposed."""

    SAID = "said"
    DENIED = "denied"
    """The words stand under a negation."""


class Reason(StrEnum):
    """Why words that speak to a fact give no proposal."""

    JUDGMENT = "judgment"
    """Somebody must weigh it; the words do not say it outright."""
    NEAR = "near"
    """No known words, only a sentence near in meaning to the question."""
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    PAST = "past"
    OTHERS = "others"
    """The words seem to speak of somebody else."""
    TOPIC = "topic"
    """The words name a thing spoken about, looked for or fought, not done."""
    ORDER = "order"
    """Words addressed to the reader or the program; a description is no command."""
    QUESTION = "question"
    UNCLEAR = "unclear"
    """A negation stands near, and it cannot be told whether it reaches the words."""
    CONTRADICTION = "contradiction"
    """Two places say different things."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value proposed for a fact, with the words it rests on."""

    fact: str
    value: str
    kind: str
    """data or judgment, as in the facts catalogue."""
    basis: Basis
    evidence: tuple[Evidence, ...]
    phrase: str
    """The phrase of the lexicon that was found first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak to a fact and settle nothing: the question is for a person."""

    fact: str
    reason: Reason
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """One text, read."""

    text: str
    language: Language | None
    """None where it cannot be told."""
    proposals: tuple[Proposal, ...] = ()
    """In the order of the facts catalogue, one a fact at most."""
    mentions: tuple[Mention, ...] = ()
    """In the same order; facts that have a proposal are not among them."""
    problems: tuple[Problem, ...] = ()
    engine: str = ""
    """The embedding engine that looked for sentences near in meaning; empty: words only."""

    def json(self, catalogue: Catalogue, language: str) -> dict[str, object]:
        """Print as JSON values, questions in a language (ISO 639-2)."""
        return {
            "language": self.language,
            "proposed": [
                {
                    "fact": p.fact,
                    "value": p.value,
                    "kind": p.kind,
                    "question": catalogue.by_id[p.fact].question.get(language),
                    "basis": p.basis.value,
                    "evidence": _spans(p.evidence),
                    "phrase": p.phrase,
                }
                for p in self.proposals
            ],
            "not_proposed": [
                {
                    "fact": m.fact,
                    "kind": catalogue.by_id[m.fact].kind,
                    "question": catalogue.by_id[m.fact].question.get(language),
                    "reason": m.reason.value,
                    "evidence": _spans(m.evidence),
                }
                for m in self.mentions
            ],
            "confirmed": False,
            "engine": self.engine or None,
            "problems": [problem.json() for problem in self.problems],
        }


def _spans(evidence: Iterable[Evidence]) -> list[dict[str, object]]:
    return [{"start": e.start, "end": e.end, "text": e.text} for e in evidence]
