"""Owns the parts of an answer: the status of a norm for one profile on one date, a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kzlegal.assess.because import Because
from kzlegal.assess.review import Review
from kzlegal.norms.model import Norm

Status = Literal[
    "applies",
    "does-not-apply",
    "cannot-say",
    "turns-on-judgment",
    "not-yet-applied",
    "no-longer-applied",
    "needs-review",
]
"""`cannot-say` waits for data, `turns-on-judgment` for nothing but a named legal judgment;
`needs-review` is said where the words of the provision are not those the norm was written from."""

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
    review: tuple[Review, ...] = ()
    """Why the norm needs review; empty where its text is the one that it was written from."""

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
    declined: bool = False
    """Whether the profile says that its answer is not known; such a question comes last."""
