"""Owns Piece: a unit of an act as two texts of it are compared, publisher's words left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akn.eid import HIERARCHY
from akn.model import Document, Element, Node
from akn.text import blocks, is_remark, squeeze
from kzlegal.grammar.opening import order

_CONTAINERS = frozenset({"body", "mainBody", "part", "subpart", "chapter", "section"})
_UNNUMBERED = frozenset({"subparagraph", "alinea"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with its own words and the units inside it."""

    element: Element
    name: str
    eid: str
    key: str
    """Name and number, by which it is found in the other text; empty for what has no number."""
    heading: str
    removed: bool
    """True where only the publisher's stub stands."""
    remark: str
    """The words of the stub."""
    lead: tuple[str, ...]
    """Its own paragraphs: content, or the opening words."""
    inside: tuple[Piece, ...]

    @property
    def num(self) -> str:
        """The number as printed."""
        num = self.element.first("num")
        return squeeze(num.text()) if num is not None else ""

    @property
    def container(self) -> bool:
        """Whether it holds articles: body, раздел, глава, параграф, annex."""
        return self.name in _CONTAINERS or (
            self.name == "hcontainer" and self.element.get("name") == "part"
        )

    @property
    def order(self) -> tuple[int, ...]:
        """The number as a sort key; empty for a unit without one, or whose number stands twice."""
        number = self.key.rsplit("_", 1)[-1]
        return () if "v" in number else order(number)

    @property
    def lines(self) -> tuple[str, ...]:
        """All its words, a line a paragraph, numbers in front, no word of the publisher."""
        return tuple(str(b) for b in blocks(stripped(self.element)) if b.kind != "remark")

    @property
    def text(self) -> str:
        """All its words; repealed units inside say nothing."""
        return "\n".join(_said(self))

    def walk(self) -> Iterator[Piece]:
        """Yield it and all below it in order."""
        yield self
        for piece in self.inside:
            yield from piece.walk()


def body(document: Document) -> Piece:
    """Give the body of a document."""
    element = document.body
    return piece(element if element is not None else Element("body"))


def outline(document: Document) -> Piece:
    """Give the body of a document with articles that are not looked into: their names only."""
    element = document.body
    return piece(element if element is not None else Element("body"), articles=False)


def piece(element: Element, articles: bool = True) -> Piece:
    """Give one unit of a document; without `articles` those inside it are not looked into."""
    lead: list[str] = []
    inside: list[Piece] = []
    remarks: list[str] = []
    heading = ""
    for child in element.elements():
        if is_remark(child):
            remarks += [str(b) for b in blocks(child)]
        elif child.name == "heading":
            heading = squeeze(child.text())
        elif child.name in ("content", "intro", "wrapUp"):
            lead += _words(child)
            remarks += [str(b) for b in blocks(child) if b.kind == "remark"]
        elif child.name in HIERARCHY:
            if child.name == "article" and not articles:
                inside.append(_named(child))
            else:
                inside.append(piece(child, articles))
        elif child.name not in ("num", "meta"):
            lead += _words(child)
    removed = element.get("status") == "removed"
    return Piece(
        element,
        element.name,
        element.eid,
        "" if element.name in _UNNUMBERED else element.eid.rsplit("__", 1)[-1],
        heading,
        removed,
        " ".join(remarks) if removed else "",
        tuple(lead),
        tuple(inside),
    )


def _named(element: Element) -> Piece:
    key = element.eid.rsplit("__", 1)[-1]
    removed = element.get("status") == "removed"
    return Piece(element, element.name, element.eid, key, "", removed, "", (), ())


def _words(element: Element) -> list[str]:
    return [str(b) for b in blocks(element) if b.kind != "remark"]


def _said(unit: Piece) -> Iterator[str]:
    """Yield the words of a unit, a paragraph a line, its number before the first."""
    if unit.removed:
        return
    number = unit.num
    for line in _paragraphs(unit):
        yield f"{number} {line}" if number else line
        number = ""
    if number:
        yield number


def _paragraphs(unit: Piece) -> Iterator[str]:
    if unit.heading:
        yield unit.heading
    yield from unit.lead
    for inner in unit.inside:
        yield from _said(inner)


def stripped(element: Element) -> Element:
    """Give a unit as an amending act would quote it: no eIds, no word of the publisher."""
    attributes = tuple((n, v) for n, v in element.attributes if n not in ("eId", "wId"))
    children: list[Node] = []
    for child in element.children:
        if not isinstance(child, Element):
            children.append(child)
        elif not is_remark(child) and child.get("status") != "removed":
            children.append(stripped(child))
    return Element(element.name, attributes, tuple(children))


def law_text(document: Document) -> str:
    """Give the words of the law in a document's body: no notes, no stubs, a line a paragraph."""
    return body(document).text
