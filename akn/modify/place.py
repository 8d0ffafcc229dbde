"""Owns the place of new units: between which units, told from their number or their ordinal.

A number asks for the place after the last smaller number: 12-1 after 12, before 12-2 and before 13.
A unit without a number is counted as people cite it: the opening words of a unit are its first
subparagraph and its first alinea (docs/akn-conventions.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akn.eid import HIERARCHY, element_ref
from akn.model import Element, Node
from akn.modify.naming import called, num_of
from akn.modify.refusal import Refusal
from akn.modify.run import Run
from akn.modify.tree import ROOT
from akn.number import ranks
from akn.text import is_remark

COUNTED = frozenset({"alinea", "subparagraph"})
"""Units that have no number and are counted."""
_STOPPED = frozenset({"meta", "num", "heading", "subheading", "content", "intro", "wrapUp"})
_LONE = frozenset({"article", "book", "chapter", "part", "title", "tome"})
"""Units that may be searched through a whole document; others only in the unit named."""


def numbered_home(run: Run, target: str, new: Element) -> tuple[str, str, bool]:
    """Find where a numbered unit comes: the unit around, the eId beside which, whether after it.

    The eId is empty where the unit around holds none of the kind yet. Raises Refusal AKN507 where
    the number is taken, AKN508 where the place cannot be told.
    """
    wanted = num_of(run, new)
    unit = run.tree.unit(target)
    siblings = _of_kind(run, unit, new, target)
    if not siblings:
        return target, "", True
    numbers = [num_of(run, s) for s in siblings]
    order = ranks([*numbers, wanted])
    mine = order[-1]
    if mine is None:
        raise Refusal(
            "AKN508", f"nobody can tell where {called(new)} stands in order", target,
            "Say before or after which unit it comes.",
        )  # fmt: skip
    parents = {run.tree.around[s.eid] for s in siblings if s.eid in run.tree.around}
    if len(parents) > 1 and new.name not in _LONE:
        raise Refusal(
            "AKN508",
            f"{called(new)} could come into {len(parents)} units of {target or 'the document'}",
            target,
            f"Name the unit: {', '.join(sorted(parents)[:6])}.",
        )
    before = [
        s for s, rank in zip(siblings, order, strict=False) if rank is not None and rank < mine
    ]
    if len(parents) > 1 and _starts_again(order[:-1]):
        raise Refusal(
            "AKN508",
            f"{new.name}s start again in each unit around them, so {called(new)} has many places",
            target,
            "Name the unit around.",
        )
    beside = before[-1] if before else siblings[0]
    return run.tree.around[beside.eid], beside.eid, bool(before)


def _starts_again(order: Sequence[object]) -> bool:
    known = [rank for rank in order if rank is not None]
    return len(set(known)) < len(known)


def _of_kind(run: Run, unit: Element, new: Element, target: str) -> list[Element]:
    """Give the units beside which a new one could stand, in document order."""
    ref = element_ref(new)
    found: list[Element] = []
    through = new.name == "article" or target == ROOT

    def search(element: Element) -> None:
        for child in element.elements():
            if child.name in _STOPPED or is_remark(child):
                continue
            if child.name == new.name and element_ref(child) == ref:
                if num_of(run, child) and child.eid in run.tree:
                    found.append(child)
            elif child.name in HIERARCHY:
                if through or child.name in COUNTED:
                    search(child)
            elif child.name not in ("attachments", "attachment", "quotedStructure") or (
                new.name == "attachment"
            ):
                search(child)

    search(unit)
    return found


def after_last_unit(children: Sequence[Node]) -> int:
    """Give the place behind the last unit of a list of children, before notes and closing words."""
    at = 0
    for i, child in enumerate(children):
        if isinstance(child, Element):
            if child.name == "wrapUp":
                break
            if not is_remark(child) and child.get("name") != "note":
                at = i + 1
    return at


def opened(unit: Element) -> Element:
    """Give a unit that can hold units: plain ``content`` becomes its ``intro``."""
    content = unit.first("content")
    if content is None:
        return unit
    intro = replace(content, name="intro")
    return unit.with_children(*(intro if c is content else c for c in unit.children))


def is_empty(element: Element) -> bool:
    """Say whether an element holds no words of law."""
    return not any(not is_remark(p) and p.text().strip() for p in element.elements())
