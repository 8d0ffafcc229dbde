"""Owns what the publisher's notes say, as values: laws, past events, pending changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.problem import Problem
from kzlegal.amend.commencement import Rule

Action = Literal[
    "amended",
    "restated",
    "added",
    "repealed",
    "expired",
    "suspended",
    "renamed",
    "words_replaced",
]
"""What a note says has happened to a unit. How an amended unit was worded before is not said."""

PendingKind = Literal[
    "amended",
    "restated",
    "added",
    "repealed",
    "suspended",
    "renamed",
    "words_replaced",
]
"""What a remark says will happen. ``amended``: something will change, nobody says what."""

Standing = Literal["order_of_application", "wording_in_force", "constitutional_review"]
"""What a note says that is no change: see another place; which wording applies to whom; what the
Constitutional Court found."""

Part = Literal["", "heading", "intro", "title", "preamble", "contents", "text"]
"""A part of the target that has no eId; ``text`` is the whole text of the act."""


@dataclass(frozen=True, slots=True)
class Law:
    """An amending law as a note names it."""

    date: date
    number: str
    """Roman digits in Latin letters: ``321-VI``."""
    iri: str
    """Work IRI; empty where the number lacks the convocation and so names no one law."""
    unit: str = ""
    """The unit of the law that the note names, in its words; mostly none."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words replaced throughout a text."""

    old: str
    new: str
    """Empty where the old words are deleted."""


@dataclass(frozen=True, slots=True)
class Event:
    """One past fact: a law did something to a unit."""

    eid: str
    """Unit of this document; empty for the act as a whole."""
    action: Action
    law: Law | None
    """None where the note names no law (reported, AMD303)."""
    part: Part = ""
    rule: Rule | None = None
    """When the change began to apply, as the note says it; None where it says nothing."""
    applies: date | None = None
    """That day, where it can be told: a fixed day, or the law's publication is known."""
    until: date | None = None
    """First day on which the wording applies no more; None for good."""
    replacements: tuple[Replacement, ...] = ()
    line: int = 0
    """Line of the note in the source."""
    start: int = 0
    end: int = 0
    """Characters of the note's text that say it."""
    text: str = ""
    """The note's text."""
    warnings: tuple[str, ...] = ()
    """Codes of the problems that this event has."""

    @property
    def retroactive(self) -> bool:
        """Whether the change applies from before the law was signed; False where not known."""
        return bool(self.law and self.applies and self.applies < self.law.date)


@dataclass(frozen=True, slots=True)
class Pending:
    """One announced change: a law that does not apply yet will do something to a unit."""

    eid: str
    """Unit concerned; for an addition the unit that will be there."""
    kind: PendingKind
    law: Law | None
    part: Part = ""
    parent: str = ""
    """For an addition: the unit into which it comes; empty for the act itself."""
    after: str = ""
    """For an addition: the unit that the remark stands after; empty where it is the first."""
    rule: Rule | None = None
    applies: date | None = None
    replacements: tuple[Replacement, ...] = ()
    line: int = 0
    start: int = 0
    end: int = 0
    text: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A note that says something about application or validity, but no change."""

    eid: str
    says: Standing
    text: str
    law: Law | None = None
    rule: Rule | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many notes of one sort there are, and how many were read."""

    notes: int
    read: int

    @property
    def share(self) -> float:
        """The share read; 1.0 where there are none."""
        return self.read / self.notes if self.notes else 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the notes of one document say, in the order of the text."""

    events: tuple[Event, ...]
    pending: tuple[Pending, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]
    """What was not read, or was read with doubt; each names its line."""
    past: Count
    """Footnotes and notes in place of repealed units; read: an event with law, number and date for
    each law that the note cites."""
    future: Count
    """Remarks on future changes; read: a pending change with kind, target and law."""
