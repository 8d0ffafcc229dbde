"""Owns Line: one paragraph as a reader sees it, with the way back to file, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akn.model import Span
from kzlegal.corpus.source import Block, Cell, SourceDocument
from kzlegal.grammar.pack import Grammar

_OPENING_BRACKETS = "([{«“"
_CLOSING = ")]}»”.,;:!?"


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph: its text with white space normalised, and the blocks that make it up.

    Normalised means: every run of white space (NBSP and tabs included) is one space, none at the
    ends. Not frozen because hundreds of thousands are made; nobody changes one.
    """

    text: str
    pieces: tuple[tuple[int, Block], ...]
    """Offset in `text` at which each block's characters begin, and the block."""

    @property
    def block(self) -> Block:
        """The first block."""
        return self.pieces[0][1]

    @property
    def line(self) -> int:
        """1-based line (or DOCX paragraph) at which it begins."""
        return self.pieces[0][1].line

    @property
    def level(self) -> int:
        """Heading level said by the source; 0 = none."""
        return self.pieces[0][1].level

    @property
    def cell(self) -> Cell | None:
        """Place in a table, if any."""
        return self.pieces[0][1].cell

    @property
    def indented(self) -> bool:
        """Whether the source indents it as body text (adilet: five NBSP and a space)."""
        raw = self.pieces[0][1].text
        return raw[:1].isspace() and len(raw) - len(raw.lstrip()) > 1

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column (1-based) of the character at `offset` of `text`."""
        start, block = self.pieces[0]
        for at, candidate in self.pieces:
            if at > offset:
                break
            start, block = at, candidate
        wanted = offset - start - (len(block.label) + 1 if block.label else 0)
        seen = 0
        space = False
        raw = block.text
        first = len(raw) - len(raw.lstrip())
        if len(self.pieces) == 1 and not block.label and len(raw.strip()) == len(self.text):
            return block.line, block.column + first + wanted  # no white space was folded
        for i in range(first, len(raw)):
            if seen >= wanted and not raw[i].isspace():
                return block.line, block.column + i
            if raw[i].isspace():
                seen += 0 if space else 1
                space = True
            else:
                seen += 1
                space = False
        return block.line, block.column + min(first, len(raw))

    def span(self, path: str, start: int = 0, end: int | None = None) -> Span:
        """Give the place of ``text[start:end]`` in the file."""
        last = len(self.text) if end is None else end
        if start == 0 and not self.pieces[0][1].label:
            block = self.pieces[0][1]
            raw = block.text
            line, column = block.line, block.column + len(raw) - len(raw.lstrip())
        else:
            line, column = self.position(start)
        end_block = self.pieces[-1][1]
        if last == len(self.text):
            raw = end_block.text
            return Span(path, line, column, end_block.line, end_block.column + len(raw.rstrip()))
        end_line, end_column = self.position(last)
        return Span(path, line, column, end_line, end_column)


def _make(blocks: list[Block]) -> Line | None:
    if len(blocks) == 1:
        block = blocks[0]
        text = " ".join(block.text.split())
        if block.label:
            text = f"{block.label} {text}".strip()
        return Line(text, ((0, block),)) if text else None
    text = ""
    pieces: list[tuple[int, Block]] = []
    for block in blocks:
        piece = " ".join(block.text.split())
        if not piece:
            continue
        if block.label:
            piece = f"{block.label} {piece}"
        raw = block.text
        if text and _apart(text, piece, pieces[-1][1].text[-1:].isspace() or raw[:1].isspace()):
            text += " "
        pieces.append((len(text), block))
        text += piece
    return Line(text, tuple(pieces)) if text else None


def _apart(left: str, right: str, spaced: bool) -> bool:
    """Say whether a space belongs between two physical lines of one paragraph.

    A text copy puts a hyperlink's words on a line of their own: the break itself is no space, but
    the printed lines keep the spaces around it. A wrapped heading has no space at the break.
    """
    if spaced:
        return True
    if left[-1] in _OPENING_BRACKETS or right[0] in _CLOSING:
        return False
    if right[0] == '"':
        return left.count('"') % 2 == 0
    return not (left[-1] == '"' and left.count('"') % 2 == 1)


def _heading_start(grammar: Grammar) -> re.Pattern[str]:
    """Match the start of a chapter, section or article heading, for the joining of lines.

    The full stop is wanted: a hyperlink's words («статья 57-1») may stand at the start of a line.
    """
    words = "|".join(sorted(map(re.escape, grammar.words), key=len, reverse=True))
    if grammar.number_first:
        return re.compile(rf"(?:\d+(?:-\d+)*|[IVXLCІХС]+)[- ](?:{words})\s?\.(?:\s|$)", re.I)
    return re.compile(rf"(?:{words})\s+(?:\d+(?:-\d+)*|[IVXLCІХС]+)\s?\.(?:\s|$)", re.I)


_UNIT = re.compile(r"\d+(?:-\d+)*(?:\)|\.(?=\s))")


def lines(source: SourceDocument, grammar: Grammar) -> tuple[Line, ...]:
    """Join a source's blocks to paragraphs.

    Only text copies need it: there a hyperlink's words stand on a line of their own and a blank
    line parts paragraphs. A text copy with one paragraph a line and no blank lines is told by its
    numbered units, which then mostly follow without a blank line; in it a line goes on the one
    before only if that one is unfinished and this one begins in lower case.
    """
    made: list[Line] = []
    if source.medium != "text":
        for block in source.blocks:
            if line := _make([block]):
                made.append(line)
        return tuple(made)
    heading = _heading_start(grammar)
    loose = _one_paragraph_a_line(source)
    group: list[Block] = []

    def shut() -> None:
        if group and (line := _make(group)):
            made.append(line)
        group.clear()

    for block in source.blocks:
        stripped = block.text.strip()
        if not stripped:
            shut()
            continue
        if group and not block.gap:
            matched = stripped.translate(grammar.look_alikes) if grammar.look_alikes else stripped
            starts = heading.match(matched) is not None
            if loose:
                before = group[-1].text.rstrip()
                goes_on = before[-1:] not in ".;:!?»" and stripped[0].islower()
                starts = starts or not goes_on
            if starts:
                shut()
        elif group:
            shut()
        group.append(block)
    shut()
    return tuple(made)


def _one_paragraph_a_line(source: SourceDocument) -> bool:
    tight = apart = 0
    for block in source.blocks:
        if _UNIT.match(block.text.strip()):
            if block.gap:
                apart += 1
            else:
                tight += 1
    return tight > apart


def characters(source: SourceDocument) -> Iterator[str]:
    """Yield every character of the source that is not white space, in order.

    This is what "nothing is lost" means: a parsed document's text without white space is equal to
    this. Numbers that Word prints by automatic numbering count as printed.
    """
    for block in source.blocks:
        yield from "".join(block.label.split())
        yield from "".join(block.text.split())
