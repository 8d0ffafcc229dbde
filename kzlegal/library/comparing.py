"""Owns Comparison: the texts of two days of one act, unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from akn.diff import Difference, compare
from akn.problem import LegalTextError, Problem
from kzlegal.corpus import Act, Missing
from kzlegal.library.absent import no_unit
from kzlegal.library.view import Expression

if TYPE_CHECKING:
    from kzlegal.library import Library


@dataclass(frozen=True, slots=True)
class Comparison:
    """The texts of two days and what differs between them."""

    old: Expression
    new: Expression
    days: tuple[date, date]
    """The days asked for, the earlier text first."""
    eid: str
    """The unit compared; empty for the whole act."""
    difference: Difference
    announced: tuple[Missing, ...] = ()
    """Changes that may fall between the later text and its day; none is in it."""

    @property
    def same_text(self) -> bool:
        """Whether one and the same text is held for both days."""
        return self.old.iri == self.new.iri


def difference_of(
    library: Library, act: Act, language: str, days: tuple[date, date], eid: str = ""
) -> Comparison:
    """Compare the texts of two days in the order given. Raises as `Library.difference` says."""
    old, new = (library.expression(act, language, day) for day in days)
    if eid and not any(e.document.find(eid) for e in (old, new)):
        raise no_unit(act, eid, library.provisions(act, language, days[1]))
    later = max((old, new), key=lambda e: e.version)
    return compared(old, new, days, eid, library.announced(later, eid, max(days)))


def compared(
    old: Expression,
    new: Expression,
    days: tuple[date, date],
    eid: str = "",
    announced: tuple[Missing, ...] = (),
) -> Comparison:
    """Compare two texts, or one unit of them.

    Raises LegalTextError: KZ131 where one is our edition and the other an official text, whose
    words differ for another reason than a change of the law.
    """
    if old.official != new.official:
        ours, other = (old, new) if new.official else (new, old)
        raise LegalTextError(
            Problem(
                "KZ131",
                f"the text held for {_day(ours, days)} is our edition and that for "
                f"{_day(other, days)} an official copy: their words differ in any case",
                hint=f"import an official text of {_day(ours, days)}",
            )
        )
    if not eid:
        return Comparison(old, new, days, eid, compare(old.document, new.document), announced)
    before, after = old.document.find(eid), new.document.find(eid)
    if before is not None and after is not None:
        found = compare(before, after)
    else:
        every = compare(old.document, new.document).changes
        found = Difference(tuple(c for c in every if c.eid == eid or c.eid.startswith(f"{eid}__")))
    return Comparison(old, new, days, eid, found, announced)


def _day(expression: Expression, days: tuple[date, date]) -> str:
    """Give the day for which a text was asked."""
    return str(days[0] if expression.version <= days[0] else days[1])
