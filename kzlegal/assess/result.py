"""Owns the answer: the status of each norm for one profile on one date, and the next questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kzlegal.assess.because import Because
from kzlegal.assess.facts import Facts
from kzlegal.norms.model import Norm

Status = Literal[
    "applies",
    "does-not-apply",
    "cannot-say",
    "turns-on-judgment",
    "not-yet-applied",
    "no-longer-applied",
]
"""`cannot-say` waits for data, `turns-on-judgment` for nothing but a named legal judgment."""

OPEN: frozenset[Status] = frozenset(("cannot-say", "turns-on-judgment"))
"""The statuses that an answer to a question can settle."""

Outcome = Literal["", "prohibited", "not-prohibited", "met", "not-met", "unknown"]
"""What the facts say about a ban, or about a duty or condition that applies."""

Capacity = Literal["bearer", "other side", "unknown", "none"]
"""Whether the subject of the profile bears the norm, or stands over against its bearer."""


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a norm's applicability with what decided it."""

    name: str
    """role, condition or exception"""
    because: Because


@dataclass(frozen=True, slots=True)
class NormResult:
    """A norm's status for a profile on a date."""

    norm: Norm
    status: Status
    outcome: Outcome
    capacity: Capacity
    because: tuple[Part, ...]
    """Only the parts that decided: all of them where it applies, one where it does not, the unknown
    ones where it cannot be said; empty where the date decides."""
    needs: tuple[str, ...]
    """Unknown facts on which the status rests, in catalogue order."""
    outcome_needs: tuple[str, ...]
    """Unknown facts on which the outcome rests."""

    @property
    def open(self) -> bool:
        """Whether an answer can still settle it."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Question:
    """A fact worth asking for next."""

    fact: str
    settles: int
    """How many open norms at least one answer settles."""
    by_answer: tuple[tuple[str, int], ...]
    """How many open norms each answer settles."""
    outcomes: int = 0
    """How many norms that apply wait for it to be called met or not met."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All norms that can be put to a profile, and the questions by worth."""

    facts: Facts
    on: date
    norms: tuple[NormResult, ...]
    questions: tuple[Question, ...]

    def result(self, norm_id: str) -> NormResult:
        """Give the result of one norm; raises KeyError."""
        for result in self.norms:
            if result.norm.id == norm_id:
                return result
        raise KeyError(norm_id)

    def prohibited_by(self) -> tuple[NormResult, ...]:
        """Give the bans that the facts fall under."""
        return tuple(r for r in self.norms if r.outcome == "prohibited")
