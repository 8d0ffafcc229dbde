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
    lead = pair[0]
    if lead is None:
        return ()
    cut = [tuple(_pieces(e, 0)) if e is not None else () for e in pair]
    by_eid: list[Mapping[str, Element]] = [{p.eid: p.element for p in pieces} for pieces in cut]
    rows: list[Row] = []
    for piece in cut[0]:
        texts = tuple(
            _fragment(pieces.get(piece.eid), tag, first=n == 0)
            for n, (pieces, tag) in enumerate(zip(by_eid, tags, strict=True))
        )
        rows.append(Row(piece.eid, piece.depth, texts))
    return tuple(rows)


def _pieces(element: Element, depth: int, lead: tuple[Node, ...] = ()) -> Iterator[_Piece]:
    """Cut a unit into its own words and its smaller units, in order.

    `lead` is the number of the unit around it, where that has no words before its first part.
    """
    inner = [e for e in element.elements() if e.name in _UNITS and e.eid]
    if not inner:
        children = element.children
        if depth == 0:
            children = tuple(c for c in children if not _is_head(c))
        yield _Piece(element.eid, depth, element.with_children(*lead, *children))
        return
    waiting: list[Node] = [*lead]
    for child in element.children:
        if depth == 0 and _is_head(child):
            continue
        if isinstance(child, Element) and child.name in _UNITS and child.eid:
            words = [c for c in waiting if isinstance(c, Element)]
            if any(c.name not in ("num",) for c in words):
                yield _Piece(element.eid, depth, element.with_children(*waiting))
                waiting = []
            yield from _pieces(child, depth + 1, tuple(waiting))
            waiting = []
        else:
            waiting.append(child)
    if any(isinstance(c, Element) for c in waiting):
        yield _Piece(f"{element.eid}__wrapup", depth, element.with_children(*waiting))


def _is_head(node: Node) -> bool:
    return isinstance(node, Element) and node.name in ("num", "heading")


def _fragment(element: Element | None, tag: str, *, first: bool) -> str:
    if element is None:
        return ""
    return to_html(element if first else _without_ids(element), lang=tag, level=4)


def _without_ids(element: Element) -> Element:
    bare = element.with_attributes(eId=None, wId=None)
    return bare.with_children(
        *(_without_ids(c) if isinstance(c, Element) else c for c in element.children)
    )
