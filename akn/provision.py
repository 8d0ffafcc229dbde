"""Owns Provision: one unit of a document as people cite and read it, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from akn.eid import HIERARCHY
from akn.model import Document, Element, Node
from akn.serialise import ELEMENT_ONLY

_UNITS = HIERARCHY | {"attachment"}
_BLOCKS = ELEMENT_ONLY | {"block", "heading", "li", "num", "p", "subheading"}
_OUTSIDE = frozenset({"meta", "noteRef", "remark"})
_NOT_OWN = _UNITS | {"heading", "num", "subheading"}


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit: chapter, section, article, paragraph, point, subparagraph, alinea, attachment …"""

    eid: str
    """Its eId; empty where the document gives none."""
    name: str
    """Its element: article, paragraph, point …"""
    num: str
    """The number as printed, ``12-1)``; empty for a unit without one."""
    heading: str
    """The heading; empty for a unit without one."""
    text: str
    """All its words as one line: numbers, headings and the units inside, without remarks."""
    own_text: str
    """Its own words only: opening and closing words or content; no number, heading, inner unit."""
    language: str
    """FRBRlanguage of the document, ISO 639-2 alpha-3; empty when the document does not say."""
    ancestors: tuple[str, ...]
    """eIds of the units around it, outermost first."""
    status: str = ""
    """AKN status such as ``removed`` for a repealed unit; empty for one that is simply there."""


def provisions(document: Document) -> tuple[Provision, ...]:
    """Give every unit of a document and its attachments, in document order.

    Words of a publisher (``remark``, an hcontainer named remark) are in no provision. Units inside
    quotedStructure belong to another document: they are words of the unit that quotes them.
    """
    reading = _Reading(_language(document))
    for top in (document.root, *document.components):
        reading.words(top, ())
    return tuple(p for p in reading.found if p is not None)


def _language(document: Document) -> str:
    for element in document.meta.walk() if document.meta else ():
        if element.name == "FRBRlanguage":
            return element.get("language")
    return ""


class _Reading:
    """One walk; a unit takes its place when it opens and is filled in when it closes."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.found: list[Provision | None] = []

    def words(self, element: Element, ancestors: tuple[str, ...], quoted: bool = False) -> str:
        """Give an element's words as one line, its units noted on the way."""
        name = element.name
        if name in _OUTSIDE or (name == "hcontainer" and element.get("name") == "remark"):
            return ""
        if name in _UNITS and not quoted:
            return self.unit(element, ancestors)
        quoted = quoted or name == "quotedStructure"
        parts = [self.node(c, ancestors, quoted) for c in element.children]
        said = (" " if name in ELEMENT_ONLY else "").join(parts)
        start, end = element.get("startQuote"), element.get("endQuote")
        return f"{start}{said.strip()}{end}" if start or end else said

    def node(self, node: Node, ancestors: tuple[str, ...], quoted: bool) -> str:
        if isinstance(node, str):
            return node
        if not isinstance(node, Element):
            return ""
        said = self.words(node, ancestors, quoted)
        if node.name not in _BLOCKS:
            return said
        return f" {said}" if node.get("endQuote") else f" {said} "

    def unit(self, element: Element, ancestors: tuple[str, ...]) -> str:
        place = len(self.found)
        self.found.append(None)
        inside = (*ancestors, element.eid) if element.eid else ancestors
        num, heading, every, own = "", "", [], []
        for child in element.children:
            said = _line(self.node(child, inside, False))
            if not said:
                continue
            every.append(said)
            name = child.name if isinstance(child, Element) else ""
            if name == "num":
                num = said
            elif name == "heading":
                heading = said
            elif name == "doc":
                own.append(_line(_outside_units(child)))
            elif name not in _NOT_OWN:
                own.append(said)
        text = " ".join(every)
        self.found[place] = Provision(
            element.eid,
            element.name,
            num,
            heading,
            text,
            " ".join(filter(None, own)),
            self.language,
            ancestors,
            element.get("status"),
        )
        return text


def _outside_units(node: Node) -> str:
    """Give the words of an attachment's document that stand in no unit."""
    if isinstance(node, str):
        return node
    if not isinstance(node, Element) or node.name in _UNITS or node.name in _OUTSIDE:
        return ""
    said = (" " if node.name in ELEMENT_ONLY else "").join(map(_outside_units, node.children))
    return f" {said} " if node.name in _BLOCKS else said


def _line(text: str) -> str:
    return " ".join(text.split())
