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
        start, block = self.pieces[0]  # its offset is below 0 in a line cut from a longer one
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
        first, block = self.pieces[0]
        text = self.text
        whole = len(self.pieces) == 1 and first == 0 and not block.label
        if whole and len(block.text) == len(text):
            # the line is printed as it stands in the file: offsets are columns
            at = block.column
            last = len(text) if end is None else end
            return Span(path, block.line, at + start, block.line, at + last)
        if start == 0 and first == 0 and not block.label:
            raw = block.text
            line, column = block.line, block.column + len(raw) - len(raw.lstrip())
            if end is None:
                block = self.pieces[-1][1]
                return Span(path, line, column, block.line, block.column + len(block.text.rstrip()))
        else:
            line, column = self.position(start)
        last = len(self.text) if end is None else end
        end_line, end_column = self.position(last - 1)
        return Span(path, line, column, end_line, end_column + 1)

    def cut(self, start: int, end: int) -> Line:
        """Give a stretch of this line as a line of its own, with its way back to the source."""
        text = self.text[start:end].strip()
        return Line(text, tuple((offset - start, block) for offset, block in self.pieces))

    def followed_by(self, line: Line) -> Line:
        """Give this line and another one as one line."""
        at = len(self.text) + 1
        pieces = tuple((at + offset, block) for offset, block in line.pieces)
        return Line(f"{self.text} {line.text}", self.pieces + pieces)


def _make(blocks: list[Block]) -> Line | None:
    if len(blocks) == 1:
        block = blocks[0]
        text = " ".join(block.text.split())
        if text == block.text:
            text = block.text  # the same words: kept once
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


_UNIT = re.compile(r"\d+(?:-\d+)*(?:\)|[.-](?=[\s\w]))")
"""A line that begins like this opens a unit; it goes on nothing."""

_WRAPPED_WIDTH = 120
"""Text whose lines are all shorter may have been wrapped by hand or by a mail program."""


def lines(source: SourceDocument, grammar: Grammar) -> tuple[Line, ...]:
    """Join a source's blocks to paragraphs.

    Only plain text needs it. Its reader says which lines go on from the line before
    (`Block.joined`): words of a hyperlink, wrapped lines in lower case. In a text that is wrapped
    to a width, a line also goes on where its first word would not have fitted in the line before.
    """
    made: list[Line] = []
    group: list[Block] = []
    heading = _heading_start(grammar)
    width = _wrap_width(source)
    for block in source.blocks:
        if group and not (block.joined or (width and _wraps(group[-1], block, width, heading))):
            if line := _make(group):
                made.append(line)
            group = []
        group.append(block)
    if group and (line := _make(group)):
        made.append(line)
    return tuple(made)


def _heading_start(grammar: Grammar) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, grammar.words), key=len, reverse=True))
    if grammar.number_first:
        return re.compile(rf"\w+(?:-\d+)*[- ](?:{words})\b", re.I)
    return re.compile(rf"(?:{words})\s+\w", re.I)


def _wrap_width(source: SourceDocument) -> int:
    """Give the width to which a text is wrapped; 0 where it is not.

    Evidence is wanted: no long line, and at least every tenth line goes on from the one before.
    """
    if source.medium != "text":
        return 0
    width = max((len(b.text) for b in source.blocks), default=0)
    joined = sum(b.joined for b in source.blocks)
    return width if width <= _WRAPPED_WIDTH and joined * 10 >= len(source.blocks) else 0


def _wraps(before: Block, block: Block, width: int, heading: re.Pattern[str]) -> bool:
    text, last = block.text, before.text[-1]
    cut = last.isalnum() or last == "," or (last in "–—" and text[0].isdigit())
    if block.gap or not cut:
        return False
    if not (text[0].isalnum() or text[0] in "№(«") or _UNIT.match(text) or heading.match(text):
        return False
    return len(before.text) + 1 + len(text.split(" ", 1)[0]) > width


def characters(source: SourceDocument) -> Iterator[str]:
    """Yield every character of the source that is not white space, in order.

    This is what "nothing is lost" means: a parsed document's text without white space is equal to
    this. Numbers that Word prints by automatic numbering count as printed.
    """
    for block in source.blocks:
        yield from "".join(block.label.split())
        yield from "".join(block.text.split())
