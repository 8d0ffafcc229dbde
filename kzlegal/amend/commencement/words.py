"""Owns Words: what a language brings to the reading of commencement clauses, as one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kzlegal.amend.commencement.rule import Rule, Since, TermUnit, WithAct


@dataclass(frozen=True, slots=True)
class Said:
    """A rule at characters ``[start, end)`` of a text."""

    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of one language. Group names are the same in all of them.

    ``n`` a number in digits or words, ``unit`` of a term, ``since`` what it runs from; ``day``,
    ``month``, ``year``, ``dotted`` of a date; ``act`` another act; ``place`` another place.
    """

    term: re.Pattern[str]
    at_once: re.Pattern[str]
    next_day: re.Pattern[str]
    """"After the day of …" without a term."""
    fixed: re.Pattern[str]
    with_act: re.Pattern[str]
    elsewhere: re.Pattern[str]
    until: re.Pattern[str]
    """``[act] applies until DATE``; group ``inclusive`` where the day itself is meant too."""
    retroactive: re.Pattern[str]
    """What extends an act to the past; the groups of a date may be missing."""
    applies: re.Pattern[str]
    """The finite verb of application."""
    enters: re.Pattern[str]
    """The finite verb of entry into force."""
    excepted: re.Pattern[str]
    """The verb of an exception: a relative clause or a participle; group ``enters`` never."""
    exception: re.Pattern[str]
    """"With the exception of"."""
    clause: re.Pattern[str]
    """How a paragraph that holds a commencement clause is recognised."""
    own: re.Pattern[str]
    """The act itself as the subject: "this Law"."""
    rule_first: bool
    """True where the rule stands before its verb (Kazakh)."""
    units: Mapping[str, TermUnit]
    """First letters of a term's unit."""
    sinces: Mapping[str, Since]
    """First letters of what a term runs from."""
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    same_day: re.Pattern[str]
    """In ``with_act``: words for "together with", against "after"."""
    forces: re.Pattern[str]
    """In ``with_act``: words for entry into force."""
    spread: Callable[[str], str]
    """Rewrites how units are listed to what `kzlegal.refs` reads."""
    fold: Mapping[int, str]
    """`str.translate` table, one character to one, for matching only."""

    def number(self, words: str) -> int | None:
        """Read a number in digits or words; None where it is none."""
        if words.isdecimal():
            return int(words) if len(words) < 5 else None
        total = 0
        for word in words.casefold().split():
            if word not in self.numbers:
                return None
            total += self.numbers[word]
        return total or None

    def date(self, match: re.Match[str]) -> date | None:
        """Read the date of a match; None for one that the calendar does not have."""
        groups = match.groupdict()
        try:
            if dotted := groups.get("dotted"):
                parts = [int(p) for p in dotted.split(".")]
                first, month, last = parts
                return date(first, month, last) if first > 1000 else date(last, month, first)
            if name := groups.get("month"):
                found = self.months.get(name.casefold())
                return date(int(groups["year"]), found, int(groups["day"])) if found else None
        except ValueError:
            return None
        return None

    def since(self, words: str) -> Since:
        """Say what a term runs from."""
        words = words.casefold()
        return next((s for start, s in self.sinces.items() if start in words), "publication")

    def with_act_rule(self, match: re.Match[str]) -> WithAct:
        """Make the rule of a match of ``with_act``."""
        return WithAct(
            match["act"].strip(" ,"),
            "",
            "force" if self.forces.search(match[0]) else "application",
            self.same_day.search(match[0]) is None,
        )
