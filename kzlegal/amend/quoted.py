"""Owns the parse of quoted units: from the words of a quotation to elements of the standard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.model import Element
from akn.problem import LegalTextError
from kzlegal.corpus.source import Block, SourceDocument
from kzlegal.grammar import Identity, parse
from kzlegal.refs.unit import Step

Language = Literal["rus", "kaz", "eng"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines of one language that stand around a quoted unit so that it can be parsed alone."""

    article: str
    paragraph: str
    part: str
    annex: str
    """First line of an annex, with ``{}`` for its number."""


FRAMES: dict[Language, Frame] = {
    "rus": Frame("Статья 0. А", "0. А:", "0. А.", "Приложение {}"),
    "kaz": Frame("0-бап. А", "0. А:", "0. А.", "{}-қосымша"),
    "eng": Frame("Article 0. A", "0. A:", "0. A.", "Annex {}"),
}
_IDENTITY = {
    language: Identity("/akn/kz/act/1991-12-16/quoted", language, date(1991, 12, 16))
    for language in FRAMES
}
_NEXT_POINT = "99999) А;"
_NAMES = {
    "art": "article",
    "para": "paragraph",
    "point": "point",
    "subpara": "subparagraph",
    "chp": "chapter",
    "sec": "section",
    "part": "part",
    "subpart": "subpart",
}


def quoted_units(text: str, step: Step, language: Language) -> tuple[Element, ...] | str:
    """Parse quoted text as units of one kind; the reason where it does not read as such.

    The elements have no eIds. `step` says what the text is: its kind, and for one unit its number.
    """
    lines = text.split("\n")
    kind = step.kind
    if kind == "al":
        return tuple(_alinea(line) for line in lines)
    if kind == "hcontainer":
        return (_note(lines),)
    if kind == "att":
        return _annex(lines, step.number, language)
    name = _NAMES.get(kind)
    if name is None:
        return f"units of the kind '{kind}' cannot be made from a quotation"
    frame = FRAMES[language]
    before: list[str] = []
    if kind == "para":
        before = [frame.article]
    elif kind == "point":
        before = [frame.article, frame.paragraph]
    elif kind == "subpara":
        before = [frame.article, frame.part]
    found = _found(lines, before, name, language)
    if not isinstance(found, str) and kind == "point" and _lost(lines, found):
        # a point that another one follows keeps its own later parts and paragraphs
        followed = _found([*lines, _NEXT_POINT], before, name, language)
        found = found if isinstance(followed, str) else followed[:-1]
    if isinstance(found, str):
        return found
    if not found:
        return f"the quotation does not read as {name}"
    if step.number and kind != "subpara" and not _has_number(found, step.number):
        said = "".join(e.text() for e in found[0].elements("num")) or "no number"
        return f"the quotation begins with «{said}», not with number {step.number}"
    if lost := _lost(lines, found):
        return f"these words of the quotation stand in no {name}: «{lost}»"
    return found


def _found(
    lines: Sequence[str], before: Sequence[str], name: str, language: Language
) -> tuple[Element, ...] | str:
    try:
        body = _body([*before, *lines], language)
    except LegalTextError as error:
        return error.problem.message
    return _collect(body, name, len(before))


def _lost(lines: Sequence[str], found: Sequence[Element]) -> str:
    """Give the first words of a quotation that the units made of it do not hold; else nothing."""
    held = "".join("".join(e.text().split()) for e in found)
    said = "".join("".join(line.split()) for line in lines)
    if held == said:
        return ""
    at = 0
    for line in lines:
        words = "".join(line.split())
        if held[at : at + len(words)] != words:
            return line[:80]
        at += len(words)
    return lines[-1][:80]


def _body(lines: Sequence[str], language: Language) -> Element:
    body = _root(lines, language).first("body")
    assert body is not None, "the grammar always makes a body"
    return body


def _root(lines: Sequence[str], language: Language) -> Element:
    blocks = tuple(Block(line, n) for n, line in enumerate(lines, 1) if line.strip())
    source = SourceDocument("", "text", "", blocks)
    parsed = parse(source, language, identity=_IDENTITY[language], generated=date(1991, 12, 16))
    return parsed.document.root


def _collect(body: Element, name: str, framed: int) -> tuple[Element, ...]:
    holder: Element | None = body
    if framed >= 1:
        holder = body.first("article")
    if framed == 2 and holder is not None:
        holder = holder.first("paragraph")
    if holder is None:
        return ()
    found = [_bare(e) for e in holder.elements(name)]
    if name == "subparagraph":
        found = found[1:]  # the first one is the frame's own
    elif framed == 1:
        found = [e for e in found if e.first("num") is not None]
    elif not framed and not found:
        # an article quoted with the chapter that it stands in, or the other way round
        found = [_bare(e) for e in body.walk() if e.name == name][:1]
    others = [e for e in holder.elements() if e.name in _NAMES.values() and e.name != name]
    return () if others and not framed else tuple(found)


def _bare(element: Element) -> Element:
    """Give an element without the eIds that it has in its frame."""
    attributes = tuple(a for a in element.attributes if a[0] not in ("eId", "wId"))
    children = tuple(_bare(c) if isinstance(c, Element) else c for c in element.children)
    return Element(element.name, attributes, children)


def _has_number(found: Sequence[Element], number: str) -> bool:
    num = found[0].first("num")
    if num is None:
        return False
    return re.search(rf"(?<![\d-]){re.escape(number)}(?!\d|-\d)", num.text()) is not None


def _annex(lines: Sequence[str], number: str, language: Language) -> tuple[Element, ...] | str:
    """Parse the text of an annex, which stands without its own first line; it has no meta yet."""
    frame = FRAMES[language]
    try:
        root = _root([frame.article, frame.part, frame.annex.format(number), *lines], language)
    except LegalTextError as error:
        return error.problem.message
    holder = root.first("attachments")
    made = holder.first("attachment") if holder is not None else None
    doc = made.first("doc") if made is not None else None
    if made is None or doc is None:
        return "the text does not read as an annex"
    inner = tuple(c for c in doc.children if not (isinstance(c, Element) and c.name == "meta"))
    bare = doc.with_children(*inner)
    children = tuple(bare if c is doc else c for c in made.children)
    annex = _bare(made.with_children(*children))
    said = "".join("".join(line.split()) for line in lines)
    if "".join(annex.text().split()).endswith(said):
        return (annex,)
    return "the annex does not hold all words of its text"


def row_of(text: str) -> Element:
    """Give a table row of quoted text: its cells stand in lines of their own or between bars."""
    cells = [c.strip() for line in text.split("\n") for c in re.split(r"\s*[|\t]\s*", line)]
    return Element(
        "tr", (), tuple(Element("td", (), (Element("p", (), (c,)),)) for c in cells if c)
    )


def _alinea(words: str) -> Element:
    return Element("alinea", (), (Element("content", (), (Element("p", (), (words,)),)),))


def _note(lines: Sequence[str]) -> Element:
    label = re.match(r"(?:Примечани[ея]|Ескертпе(?:лер)?|Ескерту|Notes?)\s?[.:]?\s*", lines[0])
    rest = [lines[0][label.end() :] if label else lines[0], *lines[1:]]
    num = (Element("num", (), (label[0].strip(),)),) if label else ()
    ps = tuple(Element("p", (), (line,)) for line in rest if line)
    return Element("hcontainer", (("name", "note"),), (*num, Element("content", (), ps)))
