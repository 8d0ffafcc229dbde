"""Owns the reading of plain text: one block per printed line, and which lines go on from the last.

Copies of the publisher's page put the text of every hyperlink on a line of its own, so that one
sentence may stand on nine lines. In such copies paragraphs begin with five no-break spaces, or with
one plain space (headings), or without indent, and an empty line stands between paragraphs. A line
is called *joined* when no empty line stands before it, it has no body indent and the seam to the
line before shows a cut inside a sentence. Only the seam is looked at, never what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, repeat

from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.source import Block

_INNER_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INNER_BREAK = re.compile(f"[{_INNER_BREAKS}]")
"""Breaks that editors do not count as lines; they end a block all the same."""
_BODY_INDENTS = ("\u00a0\u00a0\u00a0", "\t")
_UNIT = re.compile(r"\d+(?:-\d+)*(?:[.)]|-\w+\.)\s")
"""``1. ``, ``2-1) ``, ``31-xxx. ``: a line that opens a unit, not the number of a link."""
_NUMBER_SIGN = re.compile(r"(?:№|N) ?\d")
_OPENERS = "([«\"“'"
_CLOSERS = ".,;:)]»”%"
_CLOSING_QUOTE = re.compile(r"[\"'][\s,.;:)]")
_ENDS = ".:!?"
_WRAP = 40
"""A hard-wrapped line is at least this long, shorter ones are headings or items."""


def read_text(text: str, path: str, limits: Limits = LIMITS) -> tuple[Block, ...]:
    """Give one block per line that prints something; blank lines are kept as `gap`.

    Raises SourceError for a line or a file above the limits.
    """
    # Most drafts have no such characters at all: then no line needs a look.
    may_indent = any(indent in text for indent in _BODY_INDENTS)
    copy = may_indent and any(_is_body_indent(line) for _, _, line in _lines(text, path, limits))
    blocks: list[Block] = []
    before, heading = "", False
    for number, column, line in _lines(text, path, limits):
        if not line.strip():
            before = ""
            continue
        if not before:
            heading = line[0] == " "
            blocks.append(Block(line, number, column))
        else:
            joined = _goes_on(before, line, heading) if copy else _wraps(before, line)
            heading = heading and not joined and not _is_body_indent(line)
            blocks.append(Block(line, number, column, joined=joined, gap=False))
        before = line
        if len(blocks) > limits.blocks:
            raise SourceError(
                "SRC031",
                f"the file has more than {limits.blocks:,} printed lines",
                path=path,
                line=number,
                hint="split the file",
            )
    return tuple(blocks)


def _lines(text: str, path: str, limits: Limits) -> Iterable[tuple[int, int, str]]:
    """Give line number, column and characters of each line, blank ones included."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if max(map(len, lines)) > limits.line_characters:
        number, length = next(
            (number, len(line))
            for number, line in enumerate(lines, 1)
            if len(line) > limits.line_characters
        )
        raise SourceError(
            "SRC030",
            f"line {number:,} has {length:,} characters, "
            f"more than the {limits.line_characters:,} of any legal text",
            path=path,
            line=number,
            column=limits.line_characters + 1,
            hint="break the line where paragraphs end",
        )
    if any(character in text for character in _INNER_BREAKS):
        return _pieces(lines)
    return zip(count(1), repeat(1), lines)


def _pieces(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the same for lines that hold inner breaks."""
    for number, line in enumerate(lines, 1):
        column = 1
        for piece in _INNER_BREAK.split(line):
            yield number, column, piece
            column += len(piece) + 1


def _is_body_indent(line: str) -> bool:
    return line.startswith(_BODY_INDENTS)


def _goes_on(before: str, line: str, heading: bool) -> bool:
    """Say whether a line of a page copy continues the one before; `heading`: a heading opened."""
    if _is_body_indent(line):
        return False
    first = line.lstrip()[0]
    last = before.rstrip()[-1]
    if first in _CLOSERS or _opens(before) or _CLOSING_QUOTE.match(line):
        return True
    if heading:
        # Chapter, then article, then chapter: headings follow one another without an empty line.
        cut = before[-1].isspace() or last in ",-–"
        return cut and (first.islower() or _is_link_number(line))
    if line[0].isspace() or first.islower() or first == "(" or last in ",-–":
        return not (last in ";:" and _UNIT.match(line.lstrip()))
    if before[-1].isspace():
        return _is_link_number(line) if last in _ENDS else not _UNIT.match(line)
    return _is_roman_tail(before, line)


def _opens(before: str) -> bool:
    """Say whether a line ends in a mark that opens something; a straight one also closes."""
    said = before.rstrip()
    return said[-1] in _OPENERS and (said[-1] not in "\"'" or said[-2:-1] in ("", *" \u00a0([«"))


def _is_link_number(line: str) -> bool:
    return _NUMBER_SIGN.match(line) is not None or (line[0].isdigit() and not _UNIT.match(line))


def _is_roman_tail(before: str, line: str) -> bool:
    """Tell ``№ 241-VI`` + ``II (…``: a law number cut in the middle by a link that is too short."""
    return before.rstrip()[-1] in "IVXІХ" and re.match(r"[IVXІХ]+\b", line) is not None


def _wraps(before: str, line: str) -> bool:
    """Say whether a line of any other text is a hard wrap of the one before it."""
    last = before.rstrip()[-1]
    if line[0] in _CLOSERS or _opens(before):
        return True
    cut = last.isalnum() or last == ","
    return line[0].islower() and cut and len(before) >= _WRAP and not _UNIT.match(line)
