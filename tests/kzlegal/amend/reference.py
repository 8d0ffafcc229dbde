"""A small applier of proposals, for tests only: it checks `derive` beside `akn.modify`."""

from __future__ import annotations

from collections.abc import Callable

from akn.eid import assign
from akn.model import Document, Element, Node
from kzlegal.amend.derivation.edits import Edit
from kzlegal.amend.derivation.proposal import Proposal
from kzlegal.amend.derivation.words import comparison
from kzlegal.grammar.opening import number, order
from kzlegal.grammar.pack import LETTERS

_UNNUMBERED = ("subparagraph", "alinea")
_UNITS = ("paragraph", "point", "indent", "alinea", "subparagraph", "article", "hcontainer")


def applied(document: Document, proposals: tuple[Proposal, ...]) -> Document:
    """Apply proposals one after the other; AssertionError where one has not exactly one place."""
    for proposal in proposals:
        document = _applied(document, proposal)
    return assign(document, LETTERS)


def _applied(document: Document, proposal: Proposal) -> Document:
    if proposal.part in ("title", "preamble"):
        return document  # the tests compare bodies
    if proposal.kind == "add_unit":
        return _insert(document, proposal)
    if proposal.kind == "exclude_unit":
        return document.replace_at(proposal.target, _emptied)
    if proposal.kind == "restate" and proposal.units:
        [unit] = proposal.units
        return document.replace_at(
            proposal.target,
            lambda e: unit.with_attributes(eId=e.eid),
        )
    if proposal.kind == "restate":
        return document.replace_at(
            proposal.target, lambda e: _set_part(e, proposal.part, proposal.new or "")
        )
    return document.replace_at(proposal.target, lambda e: _words(e, proposal))


def _emptied(element: Element) -> Element:
    kept = [c for c in element.children if isinstance(c, Element) and c.name == "num"]
    return element.with_attributes(status="removed").with_children(*kept)


def _words(element: Element, proposal: Proposal) -> Element:
    assert proposal.kind not in ("restate", "add_unit", "exclude_unit")
    edit = Edit(proposal.kind, proposal.old, proposal.new)
    found = [b for b in _blocks(element, proposal.part) if _has(b, proposal)]
    if proposal.kind in ("append_words", "add_sentence"):
        found = found[-1:]
    assert len(found) == 1, f"{proposal.old!r} stands in {len(found)} paragraphs of the target"
    [block] = found
    made = edit.apply(block.text())
    assert made is not None, f"{edit} does not fit {block.text()!r}"
    return _put(element, block, Element(block.name, block.attributes, (made,)))


def _has(block: Element, proposal: Proposal) -> bool:
    return proposal.old is None or bool(comparison().find(block.text(), proposal.old))


def _blocks(element: Element, part: str) -> list[Element]:
    if part == "heading":
        return [*element.elements("heading")]
    if part in ("intro", "text"):
        return [p for c in element.elements("intro", "content") for p in _blocks(c, "")]
    found: list[Element] = []
    for child in element.elements():
        if child.name in ("p", "heading"):
            found += [] if child.first("remark") else [child]
        elif child.get("name") != "remark" and child.get("status") != "removed":
            found += _blocks(child, "")
    return found


def _put(element: Element, old: Element, new: Element) -> Element:
    return element.with_children(
        *(
            new if c is old else _put(c, old, new) if isinstance(c, Element) else c
            for c in element.children
        )
    )


def _set_part(element: Element, part: str, words: str) -> Element:
    [block] = _blocks(element, part)
    return _put(element, block, Element(block.name, block.attributes, (words,)))


def _insert(document: Document, proposal: Proposal) -> Document:
    units = proposal.units
    if units[0].name in _UNNUMBERED:
        assert proposal.ordinal is not None
        at = proposal.ordinal
        return document.replace_at(proposal.target, lambda e: _counted(e, units, at))
    for eid, unit in zip(proposal.added, units, strict=True):
        stub = document.find(eid)
        if stub is not None and stub.get("status") == "removed":
            document = document.replace_at(eid, lambda e, u=unit: u.with_attributes(eId=e.eid))  # type: ignore[misc]
        else:
            document = _numbered(document, proposal.target, unit)
    return document


def _counted(element: Element, units: tuple[Element, ...], ordinal: int) -> Element:
    if units[0].name == "subparagraph":
        element = _in_parts(element)
    if units[0].name == "alinea":
        element = _opened(element)
    children = list(element.children)
    count = 0
    for i, child in enumerate(children):
        if not isinstance(child, Element) or child.get("name") == "remark":
            continue
        if child.name in ("intro", units[0].name):
            count += 1
        elif not count and child.name in _UNITS and units[0].name == "subparagraph":
            count += 1  # an unwrapped first часть without words of its own
        if count == ordinal:
            return element.with_children(*children[:i], *units, *children[i:])
    return element.with_children(*children, *units)


def _in_parts(element: Element) -> Element:
    """Make the only часть of a unit its first one."""
    return element.with_children(
        *(
            Element("subparagraph", (), (c,))
            if isinstance(c, Element) and c.name == "content"
            else c
            for c in element.children
        )
    )


def _opened(element: Element) -> Element:
    return element.with_children(
        *(
            Element("intro", (), c.children)
            if isinstance(c, Element) and c.name == "content"
            else c
            for c in element.children
        )
    )


def _key(element: Element) -> tuple[int, ...]:
    num = element.first("num")
    words = num.text().split() if num is not None else []
    digits = next((w for w in words if w[0].isdigit()), "0")
    return order(number(digits.split("-бап")[0].rstrip(".)")))


def _numbered(document: Document, target: str, unit: Element) -> Document:
    home = _home(document, target, unit.name, _key(unit))

    def put(element: Element) -> Element:
        element = element if unit.name in ("article", "chapter", "part") else _opened(element)
        children: list[Node] = list(element.children)
        after = [
            i
            for i, c in enumerate(children)
            if isinstance(c, Element)
            and (c.name in ("num", "heading", "intro") or (c.name == unit.name and _less(c, unit)))
        ]
        at = max(after) + 1 if after else 0
        return element.with_children(*children[:at], unit, *children[at:])

    return home(put)


def _less(element: Element, unit: Element) -> bool:
    return _key(element) < _key(unit)


def _home(
    document: Document, target: str, name: str, key: tuple[int, ...]
) -> Callable[[Callable[[Element], Element]], Document]:
    if target:
        return lambda edit: document.replace_at(target, edit)
    best: Element | None = None
    for element in document.walk():
        for child in element.elements(name):
            if _key(child) < key:
                best = element
    if best is None or not best.eid:
        return lambda edit: _in_body(document, edit)
    eid = best.eid
    return lambda edit: document.replace_at(eid, edit)


def _in_body(document: Document, edit: Callable[[Element], Element]) -> Document:
    body = document.body
    assert body is not None
    root = document.root.with_children(
        *(edit(body) if c is body else c for c in document.root.children)
    )
    return Document(root, document.components)
