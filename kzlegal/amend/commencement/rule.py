"""Owns Rule: when an act, or a part of it, begins to apply, as its words say it.

Entry into force (вступление в силу, after signature or registration) and application (введение в
действие, law on legal acts art. 42) are two dates. A rule serves both; `Commencement` keeps them
apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Since = Literal["publication", "signature", "registration"]
"""Days from which terms run: first official publication, signature, state registration."""

TermUnit = Literal["day", "month", "year"]
"""``day`` is a calendar day."""


@dataclass(frozen=True, slots=True)
class AfterTerm:
    """When a term has run out: "by the expiry of sixty calendar days after the day of …"."""

    amount: int
    """0 where the words are "after the day of …" without a term: the next day."""
    unit: TermUnit
    since: Since = "publication"


@dataclass(frozen=True, slots=True)
class FromDay:
    """On a day that the words name."""

    day: date


@dataclass(frozen=True, slots=True)
class AtOnce:
    """On the day of publication, signature or registration itself."""

    since: Since = "publication"


@dataclass(frozen=True, slots=True)
class WithAct:
    """Together with another act, or after it."""

    words: str
    """How the other act is named."""
    act: str = ""
    """Its Work IRI; empty where the words do not name one act that the table knows."""
    what: Literal["application", "force"] = "application"
    """Which of the other act's two dates is meant."""
    after: bool = False
    """True for "after the day of": then the next day."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing is said: ten calendar days after first official publication (art. 42(3))."""


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """The words send the reader to another place: "for the order of application see art. 2"."""

    place: str
    """The words that name the place."""


Rule: TypeAlias = AfterTerm | FromDay | AtOnce | WithAct | Silence | SaidElsewhere
"""When something begins to apply, before any date is known."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known about the days of one act; None for what is not."""

    signed: date | None = None
    published: date | None = None
    """First official publication."""
    registered: date | None = None
    """State registration in the ministry of justice; laws have none."""
    acts: Mapping[str, date] = field(default_factory=dict)
    """Application (or force, as the rule asks) of other acts by Work IRI."""


@dataclass(frozen=True, slots=True)
class Item:
    """A unit of the amending act, or a range of them."""

    eid: str
    up_to: str = ""
    """Last unit of the range; empty for a single one."""

    def covers(self, eid: str) -> bool:
        """Say whether a unit is this one, stands in it, or in the range."""
        if _within(eid, self.eid) or (self.up_to and _within(eid, self.up_to)):
            return True
        if not self.up_to:
            return False
        stem, _, first = self.eid.rpartition("_")
        last_stem, _, last = self.up_to.rpartition("_")
        if stem != last_stem or not eid.startswith(f"{stem}_"):
            return False
        number = eid[len(stem) + 1 :].split("__")[0]
        return _key(first) <= _key(number) <= _key(last)


def _within(eid: str, unit: str) -> bool:
    return eid == unit or eid.startswith(f"{unit}__")


def _key(number: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", number))


@dataclass(frozen=True, slots=True)
class Excepted:
    """What a split clause takes out of the general rule, with the rule of its own."""

    items: tuple[Item, ...]
    """Units of the amending act itself; empty where the words could not be resolved."""
    rule: Rule
    until: date | None = None
    """First day on which they apply no more; None for good."""
    words: str = ""
    """The words that name the units."""


@dataclass(frozen=True, slots=True)
class Commencement:
    """A commencement clause as read."""

    general: Rule
    """Application of the act as a whole."""
    excepted: tuple[Excepted, ...] = ()
    force: Rule | None = None
    """Entry into force where the clause speaks of it apart from application."""
    retroactive: bool = False
    """Whether the clause extends the act to relations that arose before."""
    retroactive_from: date | None = None
    """Relations that arose from this day on; None where no day is named."""
    until: date | None = None
    """First day on which the act applies no more; None for good."""
    text: str = ""

    def rule_for(self, eid: str) -> Rule:
        """Give the rule for one unit of the amending act: its own exception, else the general."""
        return self._excepted(eid)[0]

    def until_for(self, eid: str) -> date | None:
        """Give the first day on which one unit of the amending act applies no more."""
        return self._excepted(eid)[1]

    def _excepted(self, eid: str) -> tuple[Rule, date | None]:
        found: tuple[Rule, date | None] = (self.general, self.until)
        longest = -1
        for one in self.excepted:
            for item in one.items:
                # the narrower of two exceptions that hold the unit is the one meant
                if item.covers(eid) and len(item.eid) > longest:
                    longest = len(item.eid)
                    found = (one.rule, one.until)
        return found


SILENT = Commencement(Silence())
"""An act without a commencement clause."""
