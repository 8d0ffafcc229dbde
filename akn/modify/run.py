"""Owns Run: what the work on a sequence of modifications knows, and Effect, what one came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from akn.model import Element
from akn.modify.comparison import Comparison
from akn.modify.marks import Marks
from akn.modify.modification import Position
from akn.modify.refusal import Refusal
from akn.modify.tree import ROOT, OpenTree
from akn.number import Numbers, Rank
from akn.problem import Problem


@dataclass(frozen=True, slots=True)
class Effect:
    """What an applied modification did, for the marks in the metadata."""

    destination: str
    """eId of the unit changed, or beside which units came; empty for the document."""
    position: Position | None = None
    new: tuple[str, ...] = ()
    """eIds of the units that hold the new text."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """eIds of units that are called otherwise now."""
    old: tuple[str, ...] = ()
    """eIds of the units whose old text went, as they were called."""


@dataclass(slots=True)
class Siblings:
    """The numbered units of a kind in a unit, in document order."""

    eids: list[str]
    order: list[Rank | None]
    sample: tuple[str, ...]
    """Some of their numbers: whether letters are Roman digits is told from them."""
    parents: frozenset[str]
    """The units next around them."""
    ascending: bool
    """Whether every unit has a number and each is above the one before."""
    twice: bool
    """Whether a number stands twice."""
    state: int
    """State of the tree's kind (`OpenTree.states`) at which this was read."""


@dataclass(slots=True)
class Run:
    """One run over a document."""

    tree: OpenTree
    comparison: Comparison
    letters: Mapping[str, str]
    marks: Marks
    numbers: Numbers = field(init=False)
    siblings: dict[tuple[str, str], Siblings] = field(default_factory=dict)
    """Numbered units of a kind in a unit, remembered while none comes or goes."""
    notes: list[Problem] = field(default_factory=list)
    """What somebody should look at in the modification under way, though it is applied."""

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.letters)

    def target(self, eid: str) -> Element:
        """Give a unit that can be changed. Raises Refusal AKN501 or AKN502."""
        self.changeable(eid)
        return self.tree.unit(eid)

    def changeable(self, eid: str) -> None:
        """Refuse a unit that is not there (AKN501) or is repealed (AKN502)."""
        if eid not in self.tree:
            outer = eid
            while "__" in outer and outer not in self.tree:
                outer = outer.rpartition("__")[0]
            if outer != eid and outer in self.tree:
                self.changeable(outer)  # a unit of a repealed one is repealed, not missing
            raise Refusal("AKN501", f"there is no unit {eid}", eid, nearest_hint(self.tree, eid))
        if eid in self.tree.twice or (eid and f"{eid}v2" in self.tree):
            raise Refusal(
                "AKN508",
                f"{eid} stands twice in the document: which of the two is meant?",
                eid,
                "Correct the number of one of them first.",
            )
        for key in (eid, *self.tree.ancestors(eid)):
            if self.tree.units[key].get("status") == "removed":
                gone = "it" if key == eid else key
                raise Refusal(
                    "AKN502",
                    f"{eid or 'the document'} cannot be changed: {gone} is repealed",
                    eid,
                    "Check the date and the order of the modifications.",
                )


def nearest_hint(tree: OpenTree, eid: str) -> str:
    """Say what is there in the place of a missing unit."""
    outer = eid
    while "__" in outer:
        outer = outer.rpartition("__")[0]
        if outer in tree:
            inner = [e.eid for e in _units_next_inside(tree.unit(outer))]
            return f"{outer} holds {', '.join(inner[:12]) or 'no units'}."
    kind = eid.rpartition("_")[0]
    same = [key for key in tree.units if key.rpartition("_")[0] == kind and key != ROOT]
    if same:
        return f"There are {same[0]} to {same[-1]}, {len(same)} of that kind."
    return "It may not exist yet on that day, or have another number."


def _units_next_inside(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.eid:
            yield child
        else:
            yield from _units_next_inside(child)
