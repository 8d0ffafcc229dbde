"""Owns the way back from a document to printed lines, so that XML is read like a text."""

from __future__ import annotations

from collections.abc import Iterator

from akn.eid import HIERARCHY
from akn.model import Document, Element
from kzlegal.corpus.source import Block, SourceDocument

_UNITS = HIERARCHY | {"attachment"}


def printed_source(document: Document, path: str) -> SourceDocument:
    """Give the lines of a document as a source: numbers, headings, quotation marks in their places.

    Repealed units and publisher's remarks are left out; a block's line is its running number.
    """
    texts = [text for text in _lines(document.root) if text.strip()]
    blocks = tuple(Block(text, n) for n, text in enumerate(texts, 1))
    return SourceDocument(path, "text", "", blocks)


def _lines(element: Element) -> Iterator[str]:
    if element.name == "meta" or element.get("status") in ("editorial", "removed"):
        return
    if element.name in _UNITS:
        yield from _unit(element)
        return
    if element.name in ("p", "longTitle", "block", "heading", "num"):
        if element.name == "p" and element.first("remark") is not None:
            return
        yield from _paragraph(element)
        return
    for child in element.elements():
        yield from _lines(child)


def _unit(element: Element) -> Iterator[str]:
    """Print a unit: its number goes before its heading, else before its first line."""
    head = " ".join(e.text().strip() for e in element.elements("num", "heading"))
    heading = element.first("heading") is not None
    waiting = head
    if heading or element.first("intro", "content") is None:
        if head:
            yield head
        waiting = ""
    for child in element.elements():
        if child.name in ("num", "heading"):
            continue
        for line in _lines(child):
            yield f"{waiting} {line}".strip()
            waiting = ""
    if waiting:
        yield waiting


def _paragraph(element: Element) -> Iterator[str]:
    """Print a paragraph; quoted structures inside it take lines of their own."""
    said = ""
    for line in _pieces(element):
        if line == "\n":
            yield said
            said = ""
        else:
            said += line
    if said:
        yield said


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif isinstance(child, Element):
            if child.name == "quotedStructure":
                yield "\n"
                lines = [line for inner in child.elements() for line in _lines(inner)]
                for n, line in enumerate(lines):
                    start = child.get("startQuote") if n == 0 else ""
                    end = child.get("endQuote") if n == len(lines) - 1 else ""
                    yield f"{start}{line}{end}"
                    if n < len(lines) - 1:
                        yield "\n"
            elif child.name == "quotedText":
                yield child.get("startQuote") + child.text() + child.get("endQuote")
            else:
                yield from _pieces(child)
