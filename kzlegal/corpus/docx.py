"""Owns the reading of DOCX: paragraphs as Word prints them, with labels, heading levels and links.

Kept: inserted text, tables (with their place), text boxes (after the paragraph that bears them),
content controls, results of fields, hidden text, mathematics as plain characters. Dropped: what is
deleted or moved away, comments, headers and footers. A footnote follows the paragraph that cites
it, as a block of kind ``note``: it is not a unit of the act. Source: ECMA-376 part 1, section 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.numbering import read_numbering
from kzlegal.corpus.package import Package, Relation
from kzlegal.corpus.printed import Kind, Printed
from kzlegal.corpus.source import Block, Cell
from kzlegal.corpus.wordml import attribute, children, integer, name_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_STYLE = re.compile(
    r"(?:heading|заголовок|тақырып|тақырыпша|überschrift|titre|başlık) ?([1-9])", re.IGNORECASE
)
_CONTENTS_STYLE = re.compile(r"(?:toc|оглавление|содержание|мазмұны)(?: ?[1-9]| heading)", re.I)
_NOT_PRINTED = (
    "pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr del moveFrom delText delInstrText "
    "instrText proofErr annotationRef footnoteRef endnoteRef separator continuationSeparator "
    "rt fldData"
)
_SKIPPED = frozenset(_NOT_PRINTED.split())
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_CHARACTERS["softHyphen"] = "\u00ad"
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf02d": "−",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0b4": "×",
    "\uf0ae": "→",
}
"""Characters of the Symbol and Wingdings fonts that drafts use; others keep their private code."""
_STYLE_DEPTH = 32
"""Styles that stand on one another; more is a circle or an attack."""
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+(?:\\l\s+)?\"([^\"]{1,2000})\"")


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    num: str
    depth: int | None


@dataclass(slots=True)
class _Field:
    """A complex field that is open; what is inside it takes over link and contents from around."""

    instruction: str = ""
    result: bool = False
    """True once its result is being printed; its instruction never is."""
    link: str = ""
    contents: bool = False


def read_docx(data: bytes, path: str, limits: Limits = LIMITS) -> tuple[str, tuple[Block, ...]]:
    """Give the title of the document's properties and its blocks; `Block.line` counts paragraphs.

    Raises SourceError for whatever `Package` refuses and for a document without a body.
    """
    package = Package(data, path, limits)
    reader = _Reader(package)
    root = package.xml(package.main)
    body = None if root is None else next(iter(children(root, "body")), None)
    if body is None:
        raise SourceError(
            "SRC021",
            f"{path} is not a Word document: {package.main} has no body",
            path=path,
            hint="open it in a word processor and save it again as .docx",
        )
    reader.container(body, None)
    reader.finish()
    return _title(package), tuple(reader.blocks)


def _title(package: Package) -> str:
    core = package.xml("docProps/core.xml")
    found = next((e for e in core if name_of(e) == "title"), None) if core is not None else None
    return "" if found is None else (found.text or "").strip()


class _Reader:
    """Walks the body once; counts paragraphs, tables, lists and open fields as it goes."""

    def __init__(self, package: Package) -> None:
        self.blocks: list[Block] = []
        self._package = package
        self._relations = package.relations(package.main)
        self._styles, self._default = _read_styles(self._part(package, "styles"))
        self._numbering = read_numbering(self._part(package, "numbering"))
        self._notes = {
            **_read_notes(self._part(package, "footnotes"), "footnote"),
            **_read_notes(self._part(package, "endnotes"), "endnote"),
        }
        self._count = self._tables = 0
        self._fields: list[_Field] = []
        self._unprinted = 0
        """How many open fields are still at their instruction."""
        self._carried: tuple[int, Printed, _Open] | None = None

    def _part(self, package: Package, kind: str) -> _Element | None:
        target = next((r.target for r in self._relations.values() if r.kind == kind), "")
        return package.xml(target) if target else None

    def container(self, element: _Element, cell: Cell | None, contents: bool = False) -> None:
        """Read whatever holds paragraphs: body, cell, text box, content control, inserted block."""
        for child in element:
            name = name_of(child)
            if name == "p":
                self._paragraph(child, cell, contents)
            elif name == "tbl":
                self._table(child, cell, contents)
            elif name == "sdt":
                for content in children(child, "sdtContent"):
                    self.container(content, cell, contents or _is_contents(child))
            elif name == "AlternateContent":
                for choice in _chosen(child):
                    self.container(choice, cell, contents)
            elif name and name not in _SKIPPED:
                self.container(child, cell, contents)

    def finish(self) -> None:
        """Print a last paragraph whose end mark was deleted."""
        if self._carried is not None:
            line, printed, found = self._carried
            self._carried = None
            self._emit(line, printed, found, "", 0, "body", None)

    def _table(self, table: _Element, outer: Cell | None, contents: bool) -> None:
        number, self._tables = self._tables, self._tables + 1
        for row, tr in enumerate(_within(table, "tr")):
            for column, tc in enumerate(_within(tr, "tc")):
                self.container(tc, Cell(number, row, column), contents)

    def _paragraph(self, element: _Element, cell: Cell | None, contents: bool) -> None:
        self._count += 1
        properties = next(iter(children(element, "pPr")), None)
        style = self._default if properties is None else value(properties, "pStyle")
        line, printed, found = self._carried or (self._count, Printed(), _Open())
        self._carried = None
        in_contents = contents or bool(self._fields and self._fields[-1].contents)
        self._inline(element, printed, found, "")
        if properties is not None and _mark_deleted(properties):
            self._carried = (line, printed, found)
            return
        name = self._styles[style].name if style in self._styles else ""
        kind: Kind = "body"
        if in_contents or found.contents or _CONTENTS_STYLE.fullmatch(name):
            kind = "contents"
        elif "disclaimer" in (style, name.lower()):
            kind = "footer"
        label = self._label(properties, style)
        level = self._level(properties, style)
        self._emit(line, printed, found, label, level, kind, cell)

    def _emit(
        self,
        line: int,
        printed: Printed,
        found: _Open,
        label: str,
        level: int,
        kind: Kind,
        cell: Cell | None,
    ) -> None:
        for block in printed.blocks(line, label=label, level=level, kind=kind, cell=cell):
            self.blocks.append(block)
            if len(self.blocks) > self._package.limits.blocks:
                raise self._package.bomb("it prints more lines than any act")
        for box in found.boxes:
            self.container(box, cell)
        for note in found.notes:
            inner = _Open()
            for paragraph in note.iter():
                if name_of(paragraph) == "p":
                    text = Printed()
                    self._inline(paragraph, text, inner, "")
                    self.blocks.extend(text.blocks(line, kind="note", cell=cell))

    def _inline(self, element: _Element, printed: Printed, found: _Open, href: str) -> None:
        """Gather the text below an element that stands inside a paragraph."""
        for child in element:
            name = name_of(child)
            if name == "r":
                self._run(child, printed, found, href)
            elif name == "hyperlink":
                self._inline(child, printed, found, _target(child, self._relations) or href)
            elif name == "fldSimple":
                match = _HYPERLINK.match(attribute(child, "instr"))
                self._inline(child, printed, found, match.group(1) if match else href)
            elif name == "AlternateContent":
                for choice in _chosen(child):
                    self._inline(choice, printed, found, href)
            elif name in ("drawing", "pict", "object"):
                found.boxes.extend(_boxes(child))
            elif name and name not in _SKIPPED:
                self._inline(child, printed, found, href)

    def _run(self, run: _Element, printed: Printed, found: _Open, href: str) -> None:
        note = False
        for child in run:
            name = name_of(child)
            if name == "rPr":
                note = value(child, "color").lower() == "ff0000"
            elif name == "fldChar":
                self._field(attribute(child, "fldCharType"), found)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            elif name in ("footnoteReference", "endnoteReference"):
                key = (name.removesuffix("Reference"), attribute(child, "id"))
                if key in self._notes:
                    found.notes.append(self._notes.pop(key))
            elif name in ("drawing", "pict", "object"):
                found.boxes.extend(_boxes(child))
            elif name == "AlternateContent":
                for choice in _chosen(child):
                    self._run(choice, printed, found, href)
            elif not self._unprinted:
                link = self._fields[-1].link if self._fields else ""
                printed.add(_characters(child), note=note, href=link or href)

    def _field(self, step: str, found: _Open) -> None:
        if step == "begin":
            around = self._fields[-1] if self._fields else _Field()
            self._fields.append(_Field(link=around.link, contents=around.contents))
            self._unprinted += 1
        elif self._fields and step == "separate" and not self._fields[-1].result:
            field = self._fields[-1]
            field.result = True
            self._unprinted -= 1
            if match := _HYPERLINK.match(field.instruction):
                field.link = match.group(1)
            if field.instruction.lstrip().startswith("TOC"):
                field.contents = found.contents = True
        elif self._fields and step == "end":
            self._unprinted -= not self._fields.pop().result

    def _chain(self, style: str) -> Iterator[tuple[str, _Style]]:
        for _ in range(_STYLE_DEPTH):
            if style not in self._styles:
                return
            yield style, self._styles[style]
            style = self._styles[style].based_on

    def _level(self, properties: _Element | None, style: str) -> int:
        own = "" if properties is None else value(properties, "outlineLvl")
        outline = integer(own, -1) if own else None
        for _, found in self._chain(style):
            if outline is not None:
                break
            match = _HEADING_STYLE.fullmatch(found.name.strip())
            outline = int(match.group(1)) - 1 if match else found.outline
        return outline + 1 if outline is not None and 0 <= outline <= 8 else 0

    def _label(self, properties: _Element | None, style: str) -> str:
        num, depth = "", None
        if properties is not None:
            num, depth = _num(properties)
        for key, found in self._chain(style):
            if num:
                break
            if found.num:
                num = found.num
                if depth is None:
                    depth = found.depth or self._numbering.level_of_style(num, key)
        if num in ("", "0"):
            return ""
        return self._numbering.next_label(num, depth or 0)


class _Open:
    """What a paragraph bears beside its text: text boxes and cited notes, printed after it."""

    __slots__ = ("boxes", "contents", "notes")

    def __init__(self) -> None:
        self.contents = False
        """True where a table of contents begins in the paragraph."""
        self.boxes: list[_Element] = []
        self.notes: list[_Element] = []


def _characters(element: _Element) -> str:
    name = name_of(element)
    if name == "t":
        return element.text or ""
    if name == "sym":
        code = attribute(element, "char")
        if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) or int(code, 16) in range(0xD800, 0xE000):
            return ""
        character = chr(int(code, 16))
        return _SYMBOLS.get(character, character)
    return _CHARACTERS.get(name, "")


def _within(element: _Element, name: str) -> Iterator[_Element]:
    """Yield rows of a table or cells of a row, also out of content controls and insertions."""
    for child in element:
        found = name_of(child)
        if found == name:
            yield child
        elif found in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(child, name)


def _boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the contents of text boxes, each once: a fallback repeats what its choice holds."""
    for child in drawing:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            for choice in _chosen(child):
                yield from _boxes(choice)
        elif name:
            yield from _boxes(child)


def _chosen(alternate: _Element) -> list[_Element]:
    choices = children(alternate, "Choice") or children(alternate, "Fallback")
    return choices[:1]


def _is_contents(control: _Element) -> bool:
    galleries = (e for e in control.iter() if name_of(e) == "docPartGallery")
    return any(attribute(gallery, "val") == "Table of Contents" for gallery in galleries)


def _mark_deleted(properties: _Element) -> bool:
    return any(children(mark, "del") for mark in children(properties, "rPr"))


def _num(properties: _Element) -> tuple[str, int | None]:
    for found in children(properties, "numPr"):
        depth = value(found, "ilvl")
        return value(found, "numId"), integer(depth, 0) if depth else None
    return "", None


def _target(link: _Element, relations: dict[str, Relation]) -> str:
    relation = relations.get(attribute(link, "id"))
    anchor = attribute(link, "anchor")
    address = relation.target if relation is not None else ""
    return f"{address}#{anchor}" if anchor else address


def _read_styles(root: _Element | None) -> tuple[dict[str, _Style], str]:
    styles: dict[str, _Style] = {}
    default = ""
    for element in () if root is None else children(root, "style"):
        if attribute(element, "type") not in ("paragraph", ""):
            continue
        key, outline, num, depth = attribute(element, "styleId"), "", "", None
        if attribute(element, "default") in ("1", "true", "on"):
            default = key
        for properties in children(element, "pPr"):
            outline = value(properties, "outlineLvl")
            num, depth = _num(properties)
        styles[key] = _Style(
            value(element, "name"),
            value(element, "basedOn"),
            integer(outline, 9) if outline else None,
            num,
            depth,
        )
    return styles, default


def _read_notes(root: _Element | None, name: str) -> dict[tuple[str, str], _Element]:
    """Map kind and id to each note; the separators that Word keeps beside them are not notes."""
    found: dict[tuple[str, str], _Element] = {}
    for element in () if root is None else children(root, name):
        if attribute(element, "type") in ("", "normal"):
            found[name, attribute(element, "id")] = element
    return found
