"""Owns the place of new units: between which units, told from their number or their ordinal.

A number asks for the place after the last smaller number: 12-1 after 12, before 12-2 and before 13.
A unit without a number is counted as people cite it: the opening words of a unit are its first
subparagraph and its first alinea (docs/akn-conventions.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from akn.eid import HIERARCHY, element_ref
from akn.model import Element, Node
from akn.modify.naming import called, num_of
from akn.modify.refusal import Refusal
from akn.modify.run import Run, Siblings
from akn.modify.tree import ROOT
from akn.number import Rank, ranks
from akn.text import is_remark

COUNTED = frozenset({"alinea", "subparagraph"})
"""Units that have no number and are counted."""
_STOPPED = frozenset({"meta", "num", "heading", "subheading", "content", "intro", "wrapUp"})
_LONE = frozenset({"article", "book", "chapter", "part", "title", "tome"})
"""Units that may be searched through a whole document; others only in the unit named."""


def numbered_home(run: Run, target: str, new: Element) -> tuple[str, str, bool]:
    """Find where a numbered unit comes: the unit around, the eId beside which, whether after it.

    The eId is empty where the unit around holds none of the kind yet. Raises Refusal AKN508 where
    the place cannot be told.
    """
    known = _siblings(run, target, new)
    if not known.eids:
        return target, "", True
    mine = ranks([*known.sample, num_of(run, new)])[-1]
    if mine is None:
        raise Refusal(
            "AKN508",
            f"nobody can tell where {called(new)} stands in order",
            target,
            "Say before or after which unit it comes.",
        )
    if len(known.parents) > 1 and (new.name not in _LONE or known.twice):
        raise Refusal(
            "AKN508",
            f"{called(new)} could come into {len(known.parents)} units of "
            f"{target or 'the document'}",
            target,
            f"Name the unit: {', '.join(sorted(known.parents)[:6])}.",
        )
    if known.ascending:
        count = bisect_left(known.order, mine, key=lambda rank: rank or ())
    else:
        below = (i for i in range(len(known.order) - 1, -1, -1) if _below(known.order[i], mine))
        count = next(below, -1) + 1
    beside = known.eids[max(count - 1, 0)]
    return run.tree.around[beside], beside, count > 0


def _below(rank: Rank | None, mine: Rank) -> bool:
    return rank is not None and rank < mine


def _siblings(run: Run, target: str, new: Element) -> Siblings:
    """Give the units beside which a new one could stand, remembered for a whole document."""
    state = run.tree.states[new.name]
    key = (target, f"{new.name} {element_ref(new)}")
    known = run.siblings.get(key)
    if known is not None and known.state == state:
        return known
    found = _of_kind(run, run.tree.unit(target), new, target)
    numbers = [num_of(run, unit) for unit in found]
    order = ranks(numbers)
    told = [rank for rank in order if rank is not None]
    known = Siblings(
        [unit.eid for unit in found],
        order,
        tuple(numbers[:3]),
        frozenset(run.tree.around[unit.eid] for unit in found),
        len(told) == len(order) and all(a < b for a, b in pairwise(told)),
        len(set(told)) < len(told),
        state,
    )
    if target == ROOT:
        run.siblings[key] = known
    return known


def remember(run: Run, made: Sequence[Element], parent: str, beside: str, behind: bool) -> None:
    """Note units that came beside another among the remembered ones."""
    state = run.tree.states[made[0].name]
    key = (ROOT, f"{made[0].name} {element_ref(made[0])}")
    known = run.siblings.get(key)
    if known is None or beside not in known.eids or known.state != state - len(made):
        return
    at = known.eids.index(beside) + behind
    known.eids[at:at] = [unit.eid for unit in made]
    known.order[at:at] = [ranks([*known.sample, num_of(run, unit)])[-1] for unit in made]
    known.parents |= {parent}
    known.state = state


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
    unit = with_notes_apart(unit)
    content = unit.first("content")
    if content is None:
        return unit
    intro = replace(content, name="intro")
    return unit.with_children(*(intro if c is content else c for c in unit.children))


def with_notes_apart(unit: Element) -> Element:
    """Give a unit in which the publisher's notes at the end of its text stand behind the text.

    In ``content`` they are its last blocks; where units are to follow, they come behind these.
    """
    content = unit.first("content")
    if content is None:
        return unit
    end = len(content.children)
    while end and isinstance(last := content.children[end - 1], Element) and is_remark(last):
        end -= 1
    if end in (0, len(content.children)):
        return unit
    text = content.with_children(*content.children[:end])
    note = Element(
        "hcontainer",
        (("name", "remark"), ("status", "editorial")),
        (Element("content", (), content.children[end:]),),
    )
    return unit.with_children(*(text if c is content else c for c in unit.children), note)
