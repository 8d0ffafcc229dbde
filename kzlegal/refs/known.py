"""Owns Known: what has to be known of acts to say where a reference leads on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from akn.model import Document, Element


class Known(Protocol):
    """Acts that can be asked for by Work IRI and day."""

    def expression(self, work: str, on: date) -> str:
        """Give the IRI of the text of an act on a day; empty where no text is held for it."""
        ...

    def units(self, work: str, on: date) -> Mapping[str, bool] | None:
        """Give the eIds of an act on a day in document order, True where the unit is repealed.

        None where no text is held for that day.
        """
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """One text of an act, taken to hold on every day that is asked for."""

    expression: str
    """IRI of the expression."""
    units: Mapping[str, bool]
    """As in `Known.units`."""


@dataclass(frozen=True, slots=True)
class HeldActs:
    """Known acts, one text each: what a library without versions can say."""

    acts: Mapping[str, Held]
    """By Work IRI."""

    def expression(self, work: str, on: date) -> str:
        """Give the IRI of the text held, whatever the day."""
        held = self.acts.get(work)
        return held.expression if held else ""

    def units(self, work: str, on: date) -> Mapping[str, bool] | None:
        """Give the units of the text held, whatever the day."""
        held = self.acts.get(work)
        return held.units if held else None


def units_of(document: Document) -> Mapping[str, bool]:
    """Give the eIds of a document in its order, True for a repealed unit and what stands in it."""
    found: dict[str, bool] = {}

    def visit(element: Element, removed: bool) -> None:
        if element.name == "meta":
            return
        removed = removed or element.get("status") == "removed"
        if element.eid:
            found[element.eid] = removed
        for child in element.elements():
            visit(child, removed)

    visit(document.root, False)
    return found
