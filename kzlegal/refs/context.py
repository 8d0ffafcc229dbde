"""Owns Context and Rule: what a rule may look at, and the shape of every rule of a language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from kzlegal.refs.citation import LAW, UnitNames
from kzlegal.refs.model import Class, Kind, Reference
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """An act named in the text, characters ``[start, end)``: "the Civil Code"."""

    start: int
    end: int
    cls: Class
    iri: str
    """Work IRI; empty where the table does not know the act."""
    unit_names: UnitNames = LAW


class NamedActs:
    """The acts that one text names, by the character where a chain of units would meet them.

    That is their start in Russian and English, their end in Kazakh. Of two at one place the first
    given stands.
    """

    __slots__ = ("_by_end", "_ends", "_met", "acts")

    def __init__(self, acts: Sequence[Named] = (), *, acts_first: bool = False) -> None:
        met: dict[int, Named] = {}
        for act in acts:
            met.setdefault(act.end if acts_first else act.start, act)
        self.acts: tuple[Named, ...] = tuple(met.values())
        self._met = met
        self._by_end = sorted(self.acts, key=lambda a: a.end)
        self._ends = [a.end for a in self._by_end]

    def at(self, place: int) -> Named | None:
        """Give the act that a chain at this place meets."""
        return self._met.get(place)

    def before(self, place: int) -> Named | None:
        """Give the last act that is named before a place."""
        count = bisect_right(self._ends, place)
        return self._by_end[count - 1] if count else None

    def after(self, place: int) -> Named | None:
        """Give the first act that ends after a place."""
        at = bisect_right(self._ends, place)
        return self._by_end[at] if at < len(self._by_end) else None


@dataclass(frozen=True, slots=True)
class Context:
    """One text with its place; every rule gets the same."""

    text: str
    """As read: letters of the other alphabet that look alike are made one (see `alike`)."""
    printed: str
    """As printed; of the same length."""
    language: Language
    here: str
    """eId of the unit that holds the text."""
    act: str
    """Work IRI of the act that holds the text."""
    vocabulary: Vocabulary
    known: Container[str] | None
    """eIds of the act; None when they are not known."""
    unit_names: UnitNames
    containers: tuple[str, ...] = ()
    """eIds of the parts, chapters, attachments around the unit, the largest first."""
    amending: bool = False
    """True in an act that changes others: only what says "this" is of the act itself."""
    named: NamedActs = field(default_factory=NamedActs)
    """Acts named in the text."""

    def reference(
        self,
        start: int,
        end: int,
        kind: Kind,
        cls: Class,
        href: str,
        up_to: str = "",
        *,
        more: tuple[str, ...] = (),
        excepted: bool = False,
        readings: tuple[str, ...] = (),
    ) -> Reference:
        """Make a reference at characters ``[start, end)``."""
        words = self.printed[start:end]
        return Reference(
            start, end, kind, cls, href, self.here, words, up_to, more, excepted, readings
        )


Rule: TypeAlias = Callable[[Context], Iterable[Reference]]
"""Finds all references of one sort; of two that overlap, the earlier rule's stands."""


def law_iri(year: str, month: int | None, day: str, number: str) -> str:
    """Give the Work IRI of a law of this day and number; empty for a day that does not exist."""
    if month is None:
        return ""
    try:
        when = date(int(year), month, int(day))
    except ValueError:
        return ""
    return f"/akn/kz/act/{when.isoformat()}/{number.upper().translate(_LATIN)}"


_LATIN = str.maketrans("ІХСМ", "IXCM")
