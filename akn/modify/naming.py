"""Owns the eIds of units that come into a document: cleaned of old ones, given new ones in place.

The rules are those of `akn.eid`. Only the new units are looked at, and, where units without a
number are counted, the unit around them; never the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from akn.eid import ASSIGNED, NUMBERED, Assignment
from akn.model import Element
from akn.modify.refusal import Refusal
from akn.modify.run import Run
from akn.number import printed_number
from akn.serialise import ELEMENT_ONLY, MAX_DEPTH, encoded
from akn.text import blocks

_LABELS = frozenset({"eId", "wId", "GUID", "period"})


def cleaned(units: Sequence[Element], target: str) -> tuple[Element, ...]:
    """Give new units without labels of another document. Raises Refusal AKN512 for bad ones.

    A period of the document that they come from says nothing here either.
    """
    if not units:
        raise Refusal("AKN505", "no new units are given", target)
    for unit in units:
        _check(unit, target, 1)
    return tuple(_clean(unit) for unit in units)


def legal_words(words: str, target: str) -> None:
    """Refuse words that XML cannot hold (AKN512)."""
    if encoded(words) is None:
        raise Refusal(
            "AKN512",
            "the new text holds a character that XML 1.0 does not allow",
            target,
            "Remove control characters from the text of the modification.",
        )


def _check(element: Element, target: str, depth: int) -> None:
    if depth > MAX_DEPTH // 2:
        raise Refusal("AKN512", "the new units are nested too deeply", target)
    for name, value in element.attributes:
        legal_words(name + value, target)
    structure = element.name in ELEMENT_ONLY
    for child in element.children:
        if isinstance(child, str):
            legal_words(child, target)
            if structure and child.strip():
                raise Refusal(
                    "AKN505",
                    f"words stand directly in the new {element.name}",
                    target,
                    "Put them into content and p.",
                )
        elif isinstance(child, Element):
            _check(child, target, depth + 1)


def _clean(element: Element) -> Element:
    if element.name == "meta":
        return element
    children = tuple(_clean(c) if isinstance(c, Element) else c for c in element.children)
    attributes = tuple(a for a in element.attributes if a[0] not in _LABELS)
    return Element(element.name, attributes, children, element.span)


def named(run: Run, units: Sequence[Element], parent: str) -> tuple[Element, ...]:
    """Give numbered units the eIds that they have inside `parent`.

    Units without a number are counted by `recounted` instead.
    """
    names = frozenset(e.name for unit in units for e in unit.walk() if e.name in ASSIGNED)
    assignment = Assignment(run.letters)
    if "attachment" in names:  # labels of its metadata must not be those of the document's
        meta = run.tree.document_given.meta
        labels = () if meta is None else (e.eid for e in meta.walk() if e.eid)
        assignment.owner.update(dict.fromkeys(labels, ""))
        there = sum(1 for e in run.tree.units.values() if e.name == "attachment")
        assignment.counts["", "att"] = there
    scope = run.tree.scope(parent, names, run.letters)
    holder = Element("", (), tuple(units))
    return tuple(
        assignment.identified(u, holder, scope)
        if u.name in ASSIGNED
        else assignment.rebuilt(u, scope)
        for u in units
    )


def named_as(run: Run, unit: Element, eid: str, parent: str) -> Element:
    """Give a unit the eId of the one in whose place it comes, and what it holds theirs."""
    names = frozenset(e.name for e in unit.walk())
    assignment = Assignment(run.letters)
    scope = assignment.inside(unit, eid, run.tree.scope(parent, names, run.letters))
    children = assignment.children(unit, scope)
    return Element(unit.name, (("eId", eid), *unit.attributes), children, unit.span)


def recounted(run: Run, unit: Element, eid: str) -> tuple[Element, Mapping[str, str]]:
    """Give a unit in which everything has its eId, and the eIds that are others now.

    Numbered units keep theirs; those that are counted get the one of their place.
    """
    names = frozenset(e.name for e in unit.walk() if e.name in ASSIGNED)
    assignment = Assignment(run.letters, keep=True)
    scope = run.tree.scope(eid, names, run.letters)
    children = assignment.children(unit, scope)
    made = unit if children is unit.children else unit.with_children(*children)
    renamed = {old: new for old, new in assignment.renamed.items() if old in run.tree}
    return made, renamed


def refuse_taken(run: Run, new: Iterable[Element], going: Iterable[Element], target: str) -> None:
    """Refuse units whose eId another unit of the document has (AKN507)."""
    free = {e.eid for unit in going for e in unit.walk()}
    seen: set[str] = set()
    for unit in new:
        for element in unit.walk():
            eid = element.eid
            if not eid:
                continue
            if (eid in run.tree and eid not in free) or eid in seen:
                raise Refusal(
                    "AKN507",
                    f"the number of the new {element.name} is taken: {eid} is there already",
                    target or eid,
                    "Check the number, or whether the modification was applied before.",
                )
            seen.add(eid)


def num_of(run: Run, unit: Element) -> str:
    """Give the number of a unit as its eId has it; empty for a unit without one."""
    if unit.name not in NUMBERED:
        return ""
    return run.numbers.of(unit)


def called(unit: Element) -> str:
    """Give the name of a unit for a message: ``paragraph '3.'``."""
    printed = printed_number(unit)
    return f"{unit.name} '{printed}'" if printed else unit.name


def same_units(run: Run, old: Element, new: Element) -> bool:
    """Say whether two units have the same words in the same blocks, remarks left out."""

    def said(unit: Element) -> list[tuple[str, str]]:
        key = run.comparison.key
        return [(key(b.number), key(b.text)) for b in blocks(unit) if b.kind != "remark"]

    return old.name == new.name and said(old) == said(new)
