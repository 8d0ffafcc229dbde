"""Owns renumbering: a unit gets another number; its old eId stays as its wId (AKN-NC 5.5.2)."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.model import Element, Node
from akn.modify.modification import TextualModification
from akn.modify.naming import called, named, num_of, refuse_taken
from akn.modify.refusal import Refusal
from akn.modify.run import Effect, Run
from akn.modify.words import already
from akn.number import number

_BARE = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


def renumber(run: Run, change: TextualModification) -> Effect:
    """Give the target another number; what refers to it follows."""
    assert isinstance(change.new, str)
    unit = run.target(change.target)
    num = unit.first("num")
    wanted = number(change.new, run.letters)
    if num is None or not num_of(run, unit):
        raise Refusal("AKN509", f"{called(unit)} has no number to change", change.target)
    if not wanted:
        raise Refusal("AKN505", f"«{change.new}» is no number", change.target)
    if wanted == num_of(run, unit):
        raise already(change, f"its number is {wanted}")
    printed = _printed(num.text(), num_of(run, unit), change.new.strip(), run)
    fresh = replace(unit, children=tuple(
        num.with_children(printed) if c is num else c for c in unit.children
    ))  # fmt: skip
    (made,) = named(run, [_unlabelled(fresh)], run.tree.around[change.target])
    refuse_taken(run, [made], [unit], change.target)
    renamed: dict[str, str] = {}
    made = _with_wids(unit, made, renamed)

    def edit(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(made if n is unit else n for n in nodes)

    run.tree.write_siblings(change.target, edit)
    return Effect(made.eid, None, (made.eid,), renamed, (change.target,))


def _printed(printed: str, here: str, wanted: str, run: Run) -> str:
    """Put a bare number into the printed form of the old one: ``4`` into ``3.`` gives ``4.``."""
    if not _BARE.fullmatch(wanted):
        return wanted
    found = [m for m in _BARE.finditer(printed) if number(m[0], run.letters) == here]
    if len(found) != 1:
        return wanted
    return f"{printed[: found[0].start()]}{wanted}{printed[found[0].end() :]}"


def _unlabelled(element: Element) -> Element:
    children = tuple(_unlabelled(c) if isinstance(c, Element) else c for c in element.children)
    made = replace(element, children=children)
    return made.with_attributes(eId=None) if element.eid else made


def _with_wids(old: Element, new: Element, renamed: dict[str, str]) -> Element:
    """Let each renamed unit keep the name by which it was first known."""
    children = tuple(
        _with_wids(a, b, renamed) if isinstance(a, Element) and isinstance(b, Element) else b
        for a, b in zip(old.children, new.children, strict=True)
    )
    made = replace(new, children=children)
    if not old.eid or not new.eid or old.eid == new.eid:
        return made
    renamed[old.eid] = new.eid
    first = old.get("wId") or old.eid
    if first == new.eid:
        return made.with_attributes(wId=None)
    kept = [a for a in made.attributes if a[0] not in ("eId", "wId")]
    return replace(made, attributes=(("eId", new.eid), ("wId", first), *kept))
