"""Owns the reading view: an act as chapters, articles and rows, two languages aligned by eId."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from akn.html import to_html
from akn.model import Document, Element, Node
from akn.text import squeeze

_CONTAINERS = frozenset(("part", "subpart", "chapter", "section", "title", "book", "division"))
_UNITS = frozenset(("paragraph", "point", "subparagraph", "indent", "list", "alinea", "article"))


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one unit that no smaller unit holds, in one or two languages."""

    eid: str
    depth: int
    """0 for what stands in the article itself."""
    also: tuple[str, ...]
    """eIds of units around it that have no words before this row."""
    texts: tuple[str, ...]
    """HTML fragments, one for each language shown; empty where a language lacks the unit."""


@dataclass(frozen=True, slots=True)
class Section:
    """An article, or a chapter's heading, with its rows."""

    eid: str
    kind: str
    """``article``, or the name of the container: chapter, part …"""
    headings: tuple[str, ...]
    """Number and heading in each language shown."""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    eid: str
    depth: int
    element: Element
    also: tuple[str, ...] = ()


def sections(documents: Iterable[Document], tags: Iterable[str]) -> tuple[Section, ...]:
    """Give the body of an act for reading; the first document's order leads, others are aligned.

    `tags` are the BCP 47 tags of the documents. Only the first language's fragments carry ids, for
    an id may stand once in a page.
    """
    shown = tuple(documents)
    languages = tuple(tags)
    others = tuple(document.index() for document in shown[1:])
    found: list[Section] = []
    for element in _outline(shown[0]):
        pair = (element, *(index.get(element.eid) for index in others))
        headings = tuple(_heading(each) if each is not None else "" for each in pair)
        section = Section(element.eid, element.name, headings)
        if element.name not in _CONTAINERS:
            section = replace(section, rows=_rows(pair, languages))
        found.append(section)
    return tuple(found)


def _outline(document: Document) -> Iterator[Element]:
    """Yield containers and articles in order; a body without articles yields its own units."""
    stack = [document.body] if document.body is not None else []
    while stack:
        element = stack.pop()
        if element.name not in _CONTAINERS and element.eid:
            yield element
            continue
        if element.eid:
            yield element
        stack.extend(reversed([e for e in element.elements() if e.name not in ("num", "heading")]))


def _heading(element: Element) -> str:
    parts = (element.first("num"), element.first("heading"))
    return " ".join(squeeze(part.text()) for part in parts if part is not None)


def _rows(pair: tuple[Element | None, ...], tags: tuple[str, ...]) -> tuple[Row, ...]:
    cut = [tuple(_pieces(e, 0)) if e is not None else () for e in pair]
    by_eid: list[Mapping[str, Element]] = [{p.eid: p.element for p in pieces} for pieces in cut]
    rows: list[Row] = []
    for piece in _merged(cut):
        texts = tuple(
            _fragment(pieces.get(piece.eid), tag, ids=n == 0 and piece.depth > 0)
            for n, (pieces, tag) in enumerate(zip(by_eid, tags, strict=True))
        )
        rows.append(Row(piece.eid, piece.depth, piece.also, texts))
    return tuple(rows)


def _merged(cut: list[tuple[_Piece, ...]]) -> list[_Piece]:
    """Give the pieces of all languages once each, in the first one's order.

    What only a later language has stands after what precedes it there, so that no words are lost.
    """
    order = list(cut[0])
    for pieces in cut[1:]:
        place = 0
        for piece in pieces:
            at = next((i for i, known in enumerate(order) if known.eid == piece.eid), None)
            if at is None:
                order.insert(place, piece)
                place += 1
            else:
                place = at + 1
    return order


def _pieces(
    element: Element, depth: int, lead: tuple[Node, ...] = (), also: tuple[str, ...] = ()
) -> Iterator[_Piece]:
    """Cut a unit into its own words and its smaller units, in order.

    `lead` is the number of the unit around it, and `also` that unit's eId, where it has no words
    before its first part.
    """
    children = tuple(c for c in element.children if depth or not _is_head(c))
    if not any(_is_unit(child) for child in children):
        yield _Piece(element.eid, depth, element.with_children(*lead, *children), also)
        return
    waiting: list[Node] = [*lead]
    printed = 0
    for child in children:
        if not (isinstance(child, Element) and _is_unit(child)):
            waiting.append(child)
            continue
        if any(isinstance(c, Element) and c.name != "num" for c in waiting):
            yield _own_words(element, waiting, printed, depth, also)
            waiting, also = [], ()
        elif depth and not printed:
            also = (*also, element.eid)
        printed += 1
        yield from _pieces(child, depth + 1, tuple(waiting), also)
        waiting, also = [], ()
    if any(isinstance(c, Element) for c in waiting):
        yield _own_words(element, waiting, printed, depth, ())


def _own_words(
    element: Element, words: list[Node], before: int, depth: int, also: tuple[str, ...]
) -> _Piece:
    """Give words of the unit itself; those after `before` smaller units are no anchor of it."""
    if not before:
        return _Piece(element.eid, depth, element.with_children(*words), also)
    rest = element.with_attributes(eId=None).with_children(*words)
    return _Piece(f"{element.eid}+{before}", depth, rest, also)


def _is_unit(node: Node) -> bool:
    return isinstance(node, Element) and node.name in _UNITS and bool(node.eid)


def _is_head(node: Node) -> bool:
    return isinstance(node, Element) and node.name in ("num", "heading")


def _fragment(element: Element | None, tag: str, *, ids: bool) -> str:
    if element is None:
        return ""
    return to_html(element if ids else without_ids(element), lang=tag, level=4)


def without_ids(element: Element) -> Element:
    """Give a copy that may stand in a page beside the element itself."""
    bare = element.with_attributes(eId=None, wId=None)
    return bare.with_children(
        *(without_ids(c) if isinstance(c, Element) else c for c in element.children)
    )
