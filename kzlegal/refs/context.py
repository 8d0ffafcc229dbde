"""Owns Context and Rule: what a rule may look at, and the shape of every rule of a language."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
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
    named: Mapping[int, Named] = field(default_factory=dict)
    """Acts named in the text, by the character where a chain of units would meet them: their start
    in Russian and English, their end in Kazakh."""

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
