"""Owns the units without a number: put in by ordinal, the others counted anew.

The conventions (docs/akn-conventions.md): a lone part of a unit is its content and has no element;
with two or more each is a ``subparagraph``, unless the first carries a list: then it stands as
``intro`` and units, and counts as the first. An ``alinea`` counts from 2, the opening words being
the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from akn.eid import HIERARCHY
from akn.model import Element, Node
from akn.modify.modification import TextualModification
from akn.modify.naming import recounted
from akn.modify.place import COUNTED, after_last_unit, opened, with_notes_apart
from akn.modify.refusal import Refusal
from akn.modify.run import Effect, Run
from akn.modify.words import already
from akn.text import blocks, is_remark

_HEAD = frozenset({"num", "heading", "subheading"})


def insert_counted(
    run: Run, change: TextualModification, unit: Element, new: tuple[Element, ...]
) -> Effect:
    """Put subparagraphs, alineas or a note into a unit; the first becomes the one of `ordinal`."""
    name = new[0].name
    if any(u.name != name for u in new):
        raise Refusal("AKN505", "the new units are of several kinds", change.target)
    if name == "hcontainer":
        made = _with_note(unit, new)
    elif name == "subparagraph":
        made = _with_parts(run, change, unit, new)
    else:
        made = _with_alineas(run, change, unit, new)
    run.tree.write(change.target, made)
    renamed, eids = recount_around(run, change.target, new)
    return Effect(change.target, "inside", eids, renamed)


def recount_around(
    run: Run, parent: str, new: Sequence[Element]
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Count the units without a number in a unit anew; give the eIds changed and the new ones."""
    unit = run.tree.unit(parent)
    made, renamed = recounted(run, unit, parent)
    places = {id(u): i for i, u in enumerate(new)}
    eids = [""] * len(new)
    _pair(unit, made, places, eids)
    run.tree.write(parent, made)
    return renamed, tuple(e for e in eids if e)


def _pair(old: Element, new: Element, places: Mapping[int, int], eids: list[str]) -> None:
    """Find the eIds that units, by identity in the old tree, have in the new one."""
    for a, b in zip(old.children, new.children, strict=True):
        if isinstance(a, Element) and isinstance(b, Element):
            at = places.get(id(a))
            if at is not None:
                eids[at] = b.eid
            elif a is not b:
                _pair(a, b, places, eids)


def _with_note(unit: Element, new: Sequence[Element]) -> Element:
    unit = opened(unit)
    at = len(unit.children)
    for i, child in enumerate(unit.children):
        if isinstance(child, Element) and (child.name == "wrapUp" or is_remark(child)):
            rest = [c for c in unit.children[i:] if isinstance(c, Element)]
            if all(c.name == "wrapUp" or is_remark(c) for c in rest):
                at = i
                break
    return unit.with_children(*unit.children[:at], *new, *unit.children[at:])


def _with_parts(
    run: Run, change: TextualModification, unit: Element, new: Sequence[Element]
) -> Element:
    """Put unnumbered parts into a unit, whose own words are the first of them."""
    head, inside = _split(with_notes_apart(unit))
    groups = parts(inside)
    place = _place(run, change, [g[0] for g in groups], len(groups), new, first_is_words=False)
    wrapped: list[Node] = []
    for n, group in enumerate(groups):
        if n == place:
            wrapped += new
        wrapped += _as_part(group, first=n == 0 and place > 0)
    if place == len(groups):
        at = after_last_unit(wrapped)
        wrapped[at:at] = new
    return unit.with_children(*head, *wrapped)


def parts(children: Sequence[Node]) -> list[list[Node]]:
    """Give the unnumbered parts of a unit: its opening words with their list, each subparagraph."""
    groups: list[list[Node]] = []
    for child in children:
        is_part = isinstance(child, Element) and child.name == "subparagraph"
        if is_part or not groups:
            groups.append([child])
        else:
            groups[-1].append(child)
    return groups


def _as_part(group: list[Node], first: bool) -> list[Node]:
    """Wrap the opening words of a unit in a subparagraph, unless they carry numbered units."""
    opening = group[0]
    if isinstance(opening, Element) and opening.name == "subparagraph":
        return group
    units = [c for c in group if isinstance(c, Element) and c.name in HIERARCHY - COUNTED]
    numbered = [c for c in units if c.name != "hcontainer"]
    if numbered and first:
        return group
    end = len(group)
    while end and isinstance(last := group[end - 1], Element) and last.name == "hcontainer":
        end -= 1
    return [Element("subparagraph", (), tuple(group[:end])), *group[end:]]


def _with_alineas(
    run: Run, change: TextualModification, unit: Element, new: Sequence[Element]
) -> Element:
    """Put alineas into a unit; its opening words count as the first."""
    only = list(unit.elements("subparagraph"))
    if only and unit.first("intro", "content", "alinea") is None:
        raise Refusal(
            "AKN508",
            f"{change.target} has {len(only)} parts: which of them holds the new alinea?",
            change.target,
            "Name the part.",
        )
    unit = opened(unit)
    intro = unit.first("intro")
    alineas = [c for c in unit.children if isinstance(c, Element) and c.name == "alinea"]
    shown: list[Node] = [*([] if intro is None else [intro]), *alineas]
    place = _place(run, change, shown, len(shown), new, first_is_words=intro is not None)
    if place == 0 and intro is not None:
        first, *rest = new
        opening = first.first("content", "intro")
        if opening is None or len([*first.elements()]) > 1:
            raise Refusal("AKN508", "the first alinea must be words only", change.target)
        made_intro = Element("intro", (), opening.children)
        moved = Element("alinea", (), (Element("content", (), intro.children),))
        children: list[Node] = []
        for child in unit.children:
            children += [made_intro, *rest, moved] if child is intro else [child]
        return unit.with_children(*children)
    if place < len(shown):
        at = next(i for i, c in enumerate(unit.children) if c is shown[place])
    elif alineas:
        at = next(i for i, c in enumerate(unit.children) if c is alineas[-1]) + 1
    else:
        at = after_last_unit(unit.children)
    return unit.with_children(*unit.children[:at], *new, *unit.children[at:])


def _place(
    run: Run,
    change: TextualModification,
    shown: Sequence[Node],
    count: int,
    new: Sequence[Element],
    first_is_words: bool,
) -> int:
    """Give the 0-based place of the first new unit. Raises Refusal AKN508, AKN504."""
    ordinal = change.ordinal
    if change.position == "start":
        ordinal = 1
    elif ordinal is None or change.position == "end":
        ordinal = count + 1
    if not 1 <= ordinal <= count + 1:
        raise Refusal(
            "AKN508",
            f"the new {new[0].name} is to be number {ordinal} of {change.target}, "
            f"which has {count}",
            change.target,
            "Something before it may be missing.",
        )
    key = run.comparison.key
    for at in (ordinal - 1, count - 1):
        if 0 <= at < count:
            here = shown[at]
            if isinstance(here, Element):
                said = [key(str(b)) for b in blocks(here)]
                if said and said == [key(str(b)) for b in blocks(new[0])]:
                    raise already(change, "the same text stands there")
    return ordinal - 1


def unwrapped(unit: Element) -> Element:
    """Give a unit whose only part left is its content again, as the conventions have it."""
    inside = [c for c in unit.children if not (isinstance(c, Element) and c.name in _HEAD)]
    units = [c for c in inside if isinstance(c, Element) and not is_remark(c)]
    if len(units) == 1 and units[0].name == "subparagraph" and units[0].first("num") is None:
        children: list[Node] = []
        for child in unit.children:
            children += units[0].children if child is units[0] else [child]
        rest = [c for c in children if isinstance(c, Element) and c.name == "content"]
        if rest and len(inside) > 1:
            return unit
        return unit.with_children(*children)
    if [u.name for u in units] == ["intro"] and len(inside) == 1:
        content = Element("content", units[0].attributes, units[0].children)
        return unit.with_children(*(content if c is units[0] else c for c in unit.children))
    return unit


def _split(unit: Element) -> tuple[list[Node], list[Node]]:
    head: list[Node] = []
    inside: list[Node] = []
    for child in unit.children:
        is_head = isinstance(child, Element) and child.name in _HEAD
        (head if is_head else inside).append(child)
    return head, inside
