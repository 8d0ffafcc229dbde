"""Owns plain text: a document or a part of it as lines, one block a line, numbers in front.

A block is what a reader sees as one paragraph: a heading with its number, a ``p``, a row of a
table. ``meta`` holds no text of the document and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from akn.model import Document, Element
from akn.serialise import ELEMENT_ONLY

Kind = Literal["heading", "text", "row", "remark", "note"]

EMPTY = frozenset(("br", "eol", "eop", "img", "marker", "componentRef", "documentRef"))
"""Element-only elements that stand inside a line of text and hold none."""
_BLANK = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of plain text with its place."""

    eid: str
    """eId of the nearest element around the text that has one; empty when none has."""
    number: str
    """What the unit's ``num`` says, on the first block of the unit; empty on the others."""
    text: str
    """The words, runs of white space made one space (NBSP kept), a tab between cells of a row."""
    kind: Kind = "text"
    """``remark``: the publisher's, not the law's; ``note``: a footnote, printed after its block."""

    def __str__(self) -> str:
        """Print the number, a space and the words."""
        return f"{self.number} {self.text}".strip(" ")


def to_text(node: Document | Element) -> str:
    """Give the text of a document or an element, one block a line, each line ended by a newline."""
    return "".join(f"{block}\n" for block in blocks(node))


def blocks(node: Document | Element) -> tuple[Block, ...]:
    """Give the blocks of a document or an element in reading order."""
    reading = _Reading()
    for top in (node.root, *node.components) if isinstance(node, Document) else (node,):
        reading.element(top, "", "text")
        reading.flush("", "text")
    return tuple(reading.found)


def squeeze(text: str) -> str:
    """Make every run of XML white space one space and trim the ends; NBSP stays."""
    return _BLANK.sub(" ", text).strip(" ")


def is_remark(element: Element) -> bool:
    """Say whether an element is the publisher's remark as a whole, not the law's own words.

    So is ``remark`` with ``status="editorial"``, an ``hcontainer`` named remark, and a block that
    holds nothing but a remark.
    """
    if element.name == "remark":
        return element.get("status") == "editorial"
    if element.name == "hcontainer":
        return element.get("name") == "remark"
    if element.name not in ("p", "block"):
        return False
    parts = [c for c in element.children if not isinstance(c, str) or squeeze(c)]
    return len(parts) == 1 and isinstance(parts[0], Element) and is_remark(parts[0])


@dataclass(slots=True)
class _Reading:
    """One walk: the blocks found, and what waits for the next one."""

    found: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    number: str = ""
    quote: str = ""
    notes: list[tuple[Element, str]] = field(default_factory=list)

    def flush(self, eid: str, kind: Kind) -> None:
        """End the block under way; a number that has no words yet waits for them."""
        text = squeeze("".join(self.words))
        self.words.clear()
        if text:
            self.add(eid, text, kind)
        notes, self.notes = self.notes, []
        for note, around in notes:
            self.number = squeeze(note.get("marker"))
            self.children(note, note.eid or around, "note")

    def add(self, eid: str, text: str, kind: Kind) -> None:
        """Add a block under the number that waits, the opening quotation mark in front of both."""
        if self.number:
            self.number = self.quote + self.number
        else:
            text = self.quote + text
        self.found.append(Block(eid, self.number, text, kind))
        self.number = self.quote = ""

    def element(self, element: Element, eid: str, kind: Kind) -> None:
        """Read an element that stands where a block may stand."""
        name = element.name
        eid = element.eid or eid
        if name == "meta":
            return
        if kind == "text" and is_remark(element):
            kind = "remark"
        if name == "num":
            self.stranded(eid, kind)
            self.number = squeeze(element.text())
        elif name == "tr":
            self.row(element, eid)
        elif name in ELEMENT_ONLY and name not in EMPTY:
            self.quote += element.get("startQuote")
            self.children(element, eid, kind)
            if element.first("num") is not None:
                self.stranded(eid, kind)
            if self.found and (quote := element.get("endQuote")):
                last = self.found[-1]
                self.found[-1] = replace(last, text=last.text + quote)
        else:
            self.mixed(element, eid, kind)
            self.flush(
                eid, "heading" if name in ("heading", "subheading", "crossHeading") else kind
            )

    def stranded(self, eid: str, kind: Kind) -> None:
        """Give a number that no words follow (a repealed unit, a bare cell) a block of its own."""
        if self.number:
            self.add(eid, "", kind)

    def children(self, element: Element, eid: str, kind: Kind) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self.element(child, eid, kind)
            elif isinstance(child, str) and squeeze(child):
                self.words.append(child)
                self.flush(eid, kind)

    def mixed(self, element: Element, eid: str, kind: Kind) -> None:
        """Read running text; structure inside it (a quoted article) makes blocks of its own."""
        for child in element.children:
            if isinstance(child, str):
                self.words.append(child)
            elif isinstance(child, Element):
                if child.name == "authorialNote":
                    self.notes.append((child, eid))
                elif child.name == "noteRef":
                    self.words.append(child.get("marker"))
                elif child.name in ("br", "eol"):
                    self.words.append(" ")
                elif child.name in EMPTY:
                    continue
                elif child.name in ELEMENT_ONLY or child.name in ("p", "block", "li"):
                    self.flush(eid, kind)
                    self.element(child, eid, kind)
                else:
                    self.words.append(child.get("startQuote"))
                    self.mixed(child, eid, kind)
                    self.words.append(child.get("endQuote"))

    def row(self, row: Element, eid: str) -> None:
        """Read a row of a table as one block."""
        cells = [" ".join(str(b) for b in blocks(cell)) for cell in row.elements("td", "th")]
        if any(cells):
            self.add(eid, "\t".join(cells), "row")
