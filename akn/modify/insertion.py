"""Owns the coming of new units: by number, by ordinal, beside a unit, at an edge of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from akn.eid import NUMBERED
from akn.model import Element, Node
from akn.modify.annex import with_metadata
from akn.modify.counted import insert_counted, recount_around
from akn.modify.modification import Position, TextualModification
from akn.modify.naming import called, cleaned, named, num_of, refuse_taken, same_units
from akn.modify.place import COUNTED, after_last_unit, numbered_home, opened, remember
from akn.modify.refusal import Refusal, warning
from akn.modify.run import Effect, Run
from akn.modify.tree import ROOT
from akn.modify.words import already
from akn.number import ranks
from akn.text import blocks

_ITEMS = frozenset({"alinea", "indent", "item", "point"})
"""Units that make a list, whose last one ends with a full stop."""
_HEAD = frozenset({"num", "heading", "subheading", "intro", "meta"})


class Home(NamedTuple):
    """Where new units come: into a unit, beside one that it holds (empty where it holds none)."""

    parent: str
    beside: str
    behind: bool


def insert(run: Run, change: TextualModification) -> Effect:
    """Put new units where their number or `ordinal` asks for them, or where the position says."""
    assert isinstance(change.new, tuple)
    new = cleaned(change.new, change.target)
    new = tuple(with_metadata(run, u) if u.name == "attachment" else u for u in new)
    if change.position in ("before", "after"):
        return _insert_beside(run, change, new)
    run.changeable(change.target)
    first = new[0]
    if first.name in COUNTED or (first.name == "hcontainer" and not num_of(run, first)):
        return insert_counted(run, change, run.tree.unit(change.target), new)
    for one in new:
        if one.name in NUMBERED and one.name != "attachment" and not num_of(run, one):
            raise Refusal(
                "AKN509",
                f"the new {one.name} has no number",
                change.target,
                "Give it a num, or say its ordinal.",
            )
    if change.position in ("start", "end"):
        home = _edge(run, change)
        return _insert_numbered(run, change, [(home, new)])
    groups: list[tuple[Home, tuple[Element, ...]]] = []
    for one in new:
        if one.name == "attachment" and not num_of(run, one):
            home = _last_annex(run, change.target)
        else:
            home = Home(*numbered_home(run, change.target, one))
        if groups and groups[-1][0] == home:
            groups[-1] = (home, (*groups[-1][1], one))
        else:
            groups.append((home, (one,)))
    return _insert_numbered(run, change, [(home, _sorted(run, units)) for home, units in groups])


def _sorted(run: Run, units: tuple[Element, ...]) -> tuple[Element, ...]:
    """Put units that come together in the order of their numbers, where they have one."""
    order = ranks([num_of(run, unit) for unit in units])
    pairs = [(rank, unit) for rank, unit in zip(order, units, strict=True) if rank is not None]
    if len(pairs) < len(units):
        return units
    return tuple(unit for _, unit in sorted(pairs, key=lambda pair: pair[0]))


def _last_annex(run: Run, target: str) -> Home:
    """Give the place behind the last annex, for one without a number."""
    there = [eid for eid, e in run.tree.units.items() if e.name == "attachment"]
    return Home(run.tree.around[there[-1]], there[-1], True) if there else Home(target, "", True)


def _edge(run: Run, change: TextualModification) -> Home:
    """Give the place before the first unit of the target, or behind its last one."""
    unit = run.tree.unit(change.target)
    inner = [e for e in unit.elements() if e.eid and e.name not in _HEAD and e.name in NUMBERED]
    inner = [
        e for e in inner if not (e.name == "hcontainer" and e.get("name") in ("remark", "note"))
    ]
    if not inner:
        return Home(change.target, "", True)
    if change.position == "start":
        return Home(change.target, inner[0].eid, False)
    return Home(change.target, inner[-1].eid, True)


def _insert_numbered(
    run: Run,
    change: TextualModification,
    groups: Sequence[tuple[Home, tuple[Element, ...]]],
) -> Effect:
    """Insert groups of numbered units, each group together; nothing is written before all fit."""
    made = [named(run, units, home.parent) for home, units in groups]
    every = [unit for group in made for unit in group]
    stubs = _standing(run, change, every)
    refuse_taken(run, [u for u in every if u.eid not in stubs], (), change.target)
    for (home, _), group in zip(groups, made, strict=True):
        if not home.beside:
            _room(run, home.parent, group[0])
    for (home, _), group in zip(groups, made, strict=True):
        coming = tuple(u for u in group if u.eid not in stubs)
        for unit in group:
            if unit.eid in stubs:
                run.tree.write(unit.eid, unit)
        if not coming:
            continue
        if home.beside:
            _beside(run, home, coming)
            remember(run, coming, *home)
        else:
            _into(run, home.parent, coming)
        _mind_the_list(run, coming)
    home = groups[0][0]
    position: Position = "inside"
    if home.beside and every[0].eid not in stubs:
        position = "after" if home.behind else "before"
    destination = every[0].eid if every[0].eid in stubs else home.beside or home.parent
    return Effect(destination, position, tuple(u.eid for u in every))


def _standing(run: Run, change: TextualModification, made: Sequence[Element]) -> frozenset[str]:
    """Give the eIds of stubs whose place new units take; refuse what stands there already."""
    there = [run.tree.unit(u.eid) if u.eid in run.tree else None for u in made]
    if all(t is not None and same_units(run, t, u) for t, u in zip(there, made, strict=True)):
        names = ", ".join(u.eid for u in made)
        raise already(change, f"{names} stands there with the same text")
    stubs = frozenset(t.eid for t in there if t is not None and t.get("status") == "removed")
    for eid in sorted(stubs):
        run.notes.append(
            warning(
                "AKN518",
                f"the new {eid} took the place of a repealed unit or a stub of that number",
                eid,
                "Check that the number was free.",
            )
        )
    return stubs


def _insert_beside(run: Run, change: TextualModification, new: tuple[Element, ...]) -> Effect:
    """Insert units before or after the target, which may itself be repealed."""
    if change.target not in run.tree:
        run.target(change.target)  # says what is there
    if change.target not in run.tree.around:
        raise Refusal("AKN505", "nothing stands beside a whole document", change.target)
    parent = run.tree.around[change.target]
    run.changeable(parent)
    home = Home(parent, change.target, change.position == "after")
    if all(num_of(run, u) for u in new):
        return _insert_numbered(run, change, [(home, new)])
    neighbours = [
        e for e in run.tree.unit(parent).walk()
        if run.tree.around.get(e.eid) == parent and e.name == new[0].name
    ]  # fmt: skip
    if any(same_units(run, e, new[0]) for e in neighbours):
        raise already(change, "the same text stands there")
    _beside(run, home, new)
    _mind_the_list(run, new)
    renamed, eids = recount_around(run, parent, new)
    return Effect(renamed.get(change.target, change.target), change.position, eids, renamed)


def _beside(run: Run, home: Home, made: Sequence[Element]) -> None:
    unit = run.tree.unit(home.beside)

    def edit(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        at = next(i for i, n in enumerate(nodes) if n is unit) + home.behind
        return (*nodes[:at], *made, *nodes[at:])

    run.tree.write_siblings(home.beside, edit)


def _room(run: Run, eid: str, made: Element) -> None:
    """Refuse to put a unit where it cannot stand (AKN520), or may stand in several places."""
    unit = run.tree.unit(eid)
    if made.name == "attachment" or eid == ROOT:
        return
    if made.name == unit.name:
        raise Refusal(
            "AKN520",
            f"{called(made)} cannot stand inside {called(unit)}",
            eid,
            "Name the unit around it.",
        )
    inside = list(unit.elements("subparagraph"))
    if inside and made.name in ("point", "indent"):
        raise Refusal(
            "AKN508",
            f"{eid} has {len(inside)} unnumbered parts: which of them holds {called(made)}?",
            eid,
            "Name the part.",
        )


def _into(run: Run, eid: str, made: Sequence[Element]) -> None:
    """Put units into a unit that holds none of the kind yet; its plain text becomes its intro."""
    unit = run.tree.unit(eid)
    if made[0].name == "attachment":
        run.tree.write(eid, _annexed(unit, made))
        return
    body = next((e for e in unit.walk() if e.name in ("body", "mainBody")), None)
    if eid == ROOT or unit.name == "attachment":
        if body is None:
            raise Refusal("AKN508", "the document has no body", eid)
        at = after_last_unit(body.children)
        new = body.with_children(*body.children[:at], *made, *body.children[at:])
        run.tree.write(eid, exchanged(unit, body, new))
        return
    unit = opened(unit)
    at = after_last_unit(unit.children)
    run.tree.write(eid, unit.with_children(*unit.children[:at], *made, *unit.children[at:]))


def _annexed(root: Element, made: Sequence[Element]) -> Element:
    holder = root.first("attachments")
    if holder is None:
        return root.with_children(*root.children, Element("attachments", (), tuple(made)))
    return exchanged(root, holder, holder.with_children(*holder.children, *made))


def exchanged(element: Element, old: Element, new: Element) -> Element:
    """Give a tree with one element, by identity, exchanged."""
    if element is old:
        return new
    children = tuple(
        exchanged(c, old, new) if isinstance(c, Element) and c.name != "meta" else c
        for c in element.children
    )
    same = all(a is b for a, b in zip(children, element.children, strict=True))
    return element if same else replace(element, children=children)


def _mind_the_list(run: Run, made: Sequence[Element]) -> None:
    """Note a new list item that follows one with a full stop: nobody ordered to change it."""
    first = made[0]
    if first.name not in _ITEMS:
        return
    parent = run.tree.unit(run.tree.around[first.eid]) if first.eid else None
    siblings = [] if parent is None else list(parent.elements(first.name))
    at = next((i for i, e in enumerate(siblings) if e.eid == first.eid), 0)
    if at == 0:
        return
    said = blocks(siblings[at - 1])
    if said and said[-1].kind != "remark" and said[-1].text.endswith("."):
        run.notes.append(
            warning(
                "AKN513",
                f"{siblings[at - 1].eid} ends with a full stop and {first.eid} follows it",
                first.eid,
                "The punctuation was left as it stands; check what the modifying act says of it.",
            )
        )
