"""Owns the changes of whole units that are there: restated, repealed, joined and split."""

from __future__ import annotations

from collections.abc import Sequence

from akn.eid import NUMBERED
from akn.model import Element, Node
from akn.modify.annex import stub_document, with_metadata
from akn.modify.counted import recount_around, unwrapped
from akn.modify.modification import TextualModification
from akn.modify.naming import (
    called,
    cleaned,
    legal_words,
    named,
    named_as,
    num_of,
    refuse_taken,
    same_units,
)
from akn.modify.place import COUNTED
from akn.modify.refusal import Refusal
from akn.modify.run import Effect, Run
from akn.modify.tree import ROOT
from akn.modify.words import already
from akn.text import is_remark

_DIVISIONS = frozenset(
    "book chapter hcontainer part section subpart subtitle title tome".split()  # noqa: SIM905
)
"""Units whose stub is a remark beside units, not a paragraph (as a parser of a copy writes it)."""


def restate(run: Run, change: TextualModification) -> Effect:
    """Put new units in the place of the target, or of the stretch from it to `up_to`."""
    assert isinstance(change.new, tuple)
    new = cleaned(change.new, change.target)
    unit = run.target(change.target)
    new = tuple(with_metadata(run, u, unit) if u.name == "attachment" else u for u in new)
    if change.target == ROOT or change.target not in run.tree.around:
        raise Refusal("AKN505", "a whole document cannot be restated by units", change.target)
    stretch = _stretch(run, change)
    _numbers_fit(run, change, unit, new, stretch)
    if len(stretch) == 1 and len(new) == 1 and same_units(run, unit, new[0]):
        raise already(change, "the text is the new one")
    parent = run.tree.around[change.target]
    kept = [c for u in stretch for c in u.elements() if _is_note_beside(c)]
    if kept:
        new = (*new[:-1], _with_notes(new[-1], kept))
    counted = any(not num_of(run, u) for u in new if u.name in NUMBERED or u.name in COUNTED)
    old = tuple(u.eid for u in stretch)
    if counted and unit.name == "attachment" and len(new) == 1:
        new, counted = (named_as(run, new[0], unit.eid, parent),), False
    elif not counted:
        new = named(run, new, parent)
    if not counted:
        refuse_taken(run, new, stretch, change.target)
    going = set(map(id, stretch))

    def edit(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        at = next(i for i, n in enumerate(nodes) if n is unit)
        return (*nodes[:at], *new, *(n for n in nodes[at:] if id(n) not in going))

    run.tree.write_siblings(change.target, edit)
    if not counted:
        return Effect(change.target, None, tuple(u.eid for u in new if u.eid), old=old)
    renamed, eids = recount_around(run, parent, new)
    return Effect(eids[0] if eids else parent, None, eids, renamed, old)


def repeal(run: Run, change: TextualModification) -> Effect:
    """Repeal the target, or the stretch from it to `up_to`: numbers stay, words go.

    A unit without a number of which no remark says anything goes altogether, and those after it
    are counted anew.
    """
    if change.target == ROOT:
        return Effect(ROOT)
    standing = run.tree.units.get(change.target)
    if standing is not None and standing.get("status") == "removed":
        raise already(change, "it is repealed")
    run.target(change.target)
    for text in _texts(change.remark):
        legal_words(text, change.target)
    stretch = _stretch(run, change)
    parent = run.tree.around[change.target]
    old = tuple(u.eid for u in stretch)
    if stretch[0].first("num") is None and not change.remark:
        going = set(map(id, stretch))

        def edit(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
            return tuple(n for n in nodes if id(n) not in going)

        run.tree.write_siblings(change.target, edit)
        run.tree.write(parent, unwrapped(run.tree.unit(parent)))
        renamed, _ = recount_around(run, parent, ())
        return Effect(parent, "inside", (), renamed, old)
    for unit in stretch:
        run.tree.write(unit.eid, _stub(unit, change.remark))
    return Effect(change.target, None, (), old=old)


def _stub(unit: Element, remark: str | tuple[Node, ...]) -> Element:
    """Give what is left of a repealed unit, in the form in which a copy's stub is read."""
    nodes = (remark,) if isinstance(remark, str) else remark
    blocks: tuple[Node, ...] = ()
    if remark:
        marked = Element("remark", (("class", "repealed"), ("status", "editorial")), nodes)
        blocks = (Element("p", (), (marked,)),)
    if unit.name == "attachment":
        return stub_document(unit, blocks).with_attributes(status="removed")
    num = unit.first("num")
    children: list[Node] = [] if num is None else [num]
    content = Element("content", (), blocks or (Element("p"),))
    if remark and unit.name in _DIVISIONS and unit.get("name") != "note":
        name = (("eId", f"{unit.eid}__remark_1"), ("name", "remark"), ("status", "editorial"))
        children.append(Element("hcontainer", name, (content,)))
    else:
        children.append(content)
    return unit.with_children(*children).with_attributes(status="removed")


def _texts(remark: str | tuple[Node, ...]) -> Sequence[str]:
    if isinstance(remark, str):
        return (remark,)
    return tuple(
        n.text() if isinstance(n, Element) else n for n in remark if isinstance(n, (str, Element))
    )


def _stretch(run: Run, change: TextualModification) -> tuple[Element, ...]:
    """Give the units from the target to `up_to`, publisher's remarks between them left out."""
    first = run.tree.unit(change.target)
    if not change.up_to or change.up_to == change.target:
        return (first,)
    last = run.target(change.up_to)
    parent = run.tree.around[change.target]
    if run.tree.around[change.up_to] != parent:
        raise Refusal(
            "AKN511",
            f"{change.target} and {change.up_to} do not stand in the same unit",
            change.target,
            "Name the stretches one by one.",
        )
    kind = [
        e for e in run.tree.unit(parent).walk()
        if e.name == first.name and run.tree.around.get(e.eid) == parent
    ]  # fmt: skip
    places = [next(i for i, e in enumerate(kind) if e.eid == u.eid) for u in (first, last)]
    if places[0] > places[1]:
        raise Refusal(
            "AKN511",
            f"{change.up_to} stands before {change.target}",
            change.target,
            "Name the first unit of the stretch first.",
        )
    return tuple(kind[places[0] : places[1] + 1])


def _numbers_fit(
    run: Run,
    change: TextualModification,
    unit: Element,
    new: Sequence[Element],
    stretch: Sequence[Element],
) -> None:
    """Refuse a new text that is another unit's (AKN509)."""
    here = num_of(run, unit)
    given = [num_of(run, u) for u in new]
    if change.kind in ("join", "split", "replacement") or len(stretch) > 1:
        fits = here in given or change.kind == "replacement"
    else:
        fits = here in given and all(u.name == unit.name for u in new)
    if not fits:
        raise Refusal(
            "AKN509",
            f"the new text is {', '.join(map(called, new))}, the target is {called(unit)}",
            change.target,
            "Check the quotation: a unit is restated under its own number.",
        )


def _is_note_beside(element: Element) -> bool:
    return element.name == "hcontainer" and is_remark(element)


def _with_notes(unit: Element, notes: Sequence[Element]) -> Element:
    """Keep the publisher's notes of a restated unit behind its new text."""
    if unit.first("content") is not None:
        content = unit.first("content")
        assert content is not None
        inner = [b for n in notes if (c := n.first("content")) for b in c.children]
        full = content.with_children(*content.children, *inner)
        return unit.with_children(*(full if c is content else c for c in unit.children))
    bare = [n.with_attributes(eId=None) for n in notes]
    at = next(
        (i for i, c in enumerate(unit.children) if isinstance(c, Element) and c.name == "wrapUp"),
        len(unit.children),
    )
    return unit.with_children(*unit.children[:at], *bare, *unit.children[at:])
