"""Owns Statement: an amending act cut into statements, each with its quotations taken out.

The end of a quotation is decided by the closing mark, the punctuation at the end of the line and
what the next line is, never by counting marks alone: a title inside often shares the last mark with
the quotation around it, straight marks nest without a change of shape, and a mark may be missing.
Counting is only one of the hints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from akn.model import Span
from akn.problem import Problem, Severity
from kzlegal.amend.model import Quotation
from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line

FIRST_MARK = 0xE000
MARK = "[\ue000-\uf8ff]"
"""One character of the private use area stands for one quotation in the text of a statement."""
_MOST = 6000
"""Quotations in one statement."""
_LONGEST = 4000
"""Lines of the longest quotation."""

_OPEN, _CLOSE = "«“„", "»”"
_STRAIGHT = '"'
_ANY = re.compile('[«“„»”"]')
_END = re.compile(r"[»”\"]\s?[;.,]{0,2}$")
_SPLIT = re.compile(r";\s+")

Level = Literal["", "article", "paragraph", "point"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement outside quotations: a container, an instruction, or anything else."""

    text: str
    """Its words without its own number; a private-use character stands for each quotation."""
    quotes: tuple[Quotation, ...]
    level: Level
    """What its own number makes it in the amending act; empty for a line without a number."""
    number: str
    first: Line
    last: Line
    index: int
    """Index of its first line among the lines of the act."""
    problems: tuple[Problem, ...] = ()

    def quote(self, mark: str) -> Quotation:
        """Give the quotation for which a character of the text stands."""
        return self.quotes[ord(mark) - FIRST_MARK]

    def shown(self, text: str | None = None) -> str:
        """Print (a piece of) the text with its quotations, long ones cut."""

        def words(match: re.Match[str]) -> str:
            quote = self.quote(match[0])
            first = quote.lines[0] if quote.lines else ""
            cut = len(quote.lines) > 1 or len(first) > 160
            return f"«{first[:160]}{'…' if cut else ''}»"

        return re.sub(MARK, words, self.text if text is None else text)

    def span(self, path: str) -> Span:
        """Give the place of the whole statement, its quotations included."""
        head, tail = self.first.span(path), self.last.span(path)
        return Span(path, head.line, head.column, tail.end_line, tail.end_column)


@dataclass(slots=True)
class _Cut:
    """One statement under construction."""

    text: list[str] = field(default_factory=list)
    quotes: list[Quotation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, quote: Quotation) -> None:
        self.text.append(chr(FIRST_MARK + len(self.quotes)))
        self.quotes.append(quote)


def statements(lines: Sequence[Line], wording: Wording, path: str) -> list[Statement]:
    """Cut the lines of an amending act into statements."""
    found: list[Statement] = []
    i = 0
    while i < len(lines):
        i = _statement(lines, i, wording, path, found)
    return found


def _statement(
    lines: Sequence[Line], i: int, wording: Wording, path: str, found: list[Statement]
) -> int:
    """Read the statement that begins in line `i`; give the index of the line after it."""
    first = i
    text = lines[i].text
    level, number, at = _own_number(text, wording)
    cut = _Cut()
    expected = False
    while True:
        i, at = _scan(lines, i, at, cut, wording, path, expected)
        if i + 1 >= len(lines) or len(cut.quotes) >= _MOST:
            break
        following = lines[i + 1].text
        said = "".join(cut.text).rstrip()
        expects = said.endswith(":") or bool(
            cut.quotes and said and ord(said.rstrip(";.,: ")[-1:] or "a") >= FIRST_MARK
        )
        if expects and following in ("«", "“", '"') and i + 2 < len(lines):
            i, at = i + 1, 0  # the mark stands alone on its line
        elif expects and following[0] in _OPEN + _STRAIGHT:
            i, at = i + 1, 0
        else:
            break
        expected = True
        if cut.text:
            cut.text.append(" ")
    whole = "".join(cut.text).strip()
    pieces = _pieces(whole)
    for n, piece in enumerate(pieces):
        found.append(
            Statement(
                piece,
                tuple(cut.quotes),
                level if n == 0 else "",
                number if n == 0 else "",
                lines[first],
                lines[i],
                first,
                tuple(cut.problems) if n == 0 else (),
            )
        )
    return i + 1


def _pieces(text: str) -> list[str]:
    """Cut at semicolons outside quotations; a bare quotation stays with what it belongs to."""
    pieces: list[str] = []
    for piece in _SPLIT.split(text):
        bare = re.fullmatch(rf"[\s;.,]*{MARK}[\s;.,]*(?:{MARK}[\s;.,]*)*", piece)
        if bare and pieces:
            pieces[-1] += f"; {piece}"
        elif piece.strip(" ;."):
            pieces.append(piece)
    return pieces or [text]


def _own_number(text: str, wording: Wording) -> tuple[Level, str, int]:
    for level, pattern in wording.own_numbers:
        if match := pattern.match(text):
            return level, match["number"], match.end()
    return "", "", 0


def _direction(text: str, at: int) -> int:
    """Say what the mark at `at` does: 1 opens, -1 closes. A straight one shows it by its sides."""
    mark = text[at]
    if mark in _OPEN:
        # „…“: the upper mark closes what a lower one opened
        return -1 if mark == "“" and "„" in text[:at] else 1
    if mark in _CLOSE:
        return -1
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if not before or before in " («“[" or before == "–":
        return 1 if after and after not in " ;,.)" else -1
    # a mark glued to the word before (`словами"Y"`) opens where another one follows further on
    glued = before.isalpha() and after.isalnum()
    return 1 if glued else -1


def _scan(
    lines: Sequence[Line],
    i: int,
    at: int,
    cut: _Cut,
    wording: Wording,
    path: str,
    expected: bool,
) -> tuple[int, int]:
    """Read one line from `at` on, and the lines of a quotation that begins in it.

    `expected`: the line before announced a quotation. Without that, a mark at the start of a line
    opens a title, and only where it does not close in its line a whole quotation.
    """
    text = lines[i].text
    while True:
        mark = _ANY.search(text, at)
        if mark is None:
            cut.text.append(text[at:])
            return i, len(text)
        p = mark.start()
        cut.text.append(text[at:p])
        if _direction(text, p) < 0:
            cut.text.append(text[p])  # a stray closing mark stays as printed
            at = p + 1
            continue
        said = "".join(cut.text[-3:]).rstrip()
        opens_block = (
            not said or said[-1] == ":" or bool(re.fullmatch(rf".*{MARK}[;,.]*", said, re.S))
        )
        if opens_block and not said and not expected and (q := _inline(text, p, wording)) >= 0:
            opens_block = False
        if opens_block:
            j, q, closed = _block(lines, i, p, wording)
            if j == i and q < 0:
                cut.text.append(text[p])
                at = p + 1
                continue
            cut.add(_block_quote(lines, i, p, j, q, closed))
            if not closed:
                cut.problems.append(_unclosed(lines[i], p, path))
            i, text, at = j, lines[j].text, (q + 1 if closed else len(lines[j].text))
            continue
        q = _inline(text, p, wording)
        if q < 0:
            cut.problems.append(_unclosed(lines[i], p, path))
            cut.text.append(text[p])
            at = p + 1
            continue
        line, column = lines[i].position(p)
        cut.add(Quotation((_whole(text[p + 1 : q]),), line, column, True, p, q))
        at = q + 1


def _unclosed(line: Line, at: int, path: str) -> Problem:
    number, column = line.position(at)
    return Problem(
        "AMD101",
        "a quotation opens here and its closing mark is missing",
        Severity.WARNING,
        path,
        number,
        column,
        hint="close the quotation",
    )


def _whole(words: str) -> str:
    """Give words with the mark that an inner title shares with the quotation around it."""
    words = words.strip()
    depth = 0
    last = ""
    for match in _ANY.finditer(words):
        direction = _direction(words, match.start())
        depth = max(depth + direction, 0)
        last = match[0] if direction > 0 else last
    if depth == 0:
        return words
    closing = {"«": "»", "“": "”", "„": "“", '"': '"'}.get(last, "»")
    return words + closing * min(depth, 2)


def _inline(text: str, p: int, wording: Wording) -> int:
    """Find the closing mark of a quotation that opens at `p` of one line; -1 where there is none.

    The nearest mark that brings the depth to 0, unless a nearer one is followed by an operative
    word: then inner and outer quotation share it.
    """
    depth = 1
    strong = -1
    for match in _ANY.finditer(text, p + 1):
        at = match.start()
        direction = _direction(text, at)
        depth += direction
        if direction > 0:
            continue
        if depth == 0:
            return strong if strong >= 0 else at
        if strong < 0 and wording.after_words.match(text, at + 1):
            strong = at
    return strong


def _block(lines: Sequence[Line], i: int, p: int, wording: Wording) -> tuple[int, int, bool]:
    """Find where a quotation of whole paragraphs closes: line, character, and whether it does.

    (i, -1, False) where nothing looks like its end.
    """
    depth = 0
    nested = bool(wording.instruction.match(lines[i].text[p + 1 :].strip()))
    shared: tuple[int, int] | None = None
    last = min(len(lines), i + _LONGEST)
    for j in range(i, last):
        text = lines[j].text
        start = p if j == i else 0
        if j > i and not nested and wording.ends_quotation.match(text):
            if shared is not None and shared[0] == j - 1:
                return (*shared, True)
            return j - 1, len(lines[j - 1].text), False
        for match in _ANY.finditer(text, start):
            at = match.start()
            depth += _direction(text, at)
            if depth <= 0:
                rest = text[at + 1 :]
                if not rest.strip(" ;.,"):
                    return j, at, True
                if re.match(r"\s?[;.,]\s*", rest) and (
                    wording.instruction.match(rest.lstrip(" ;.,"))
                    or rest.lstrip(" ;.,")[:1] in _OPEN + _STRAIGHT
                ):
                    return j, at, True
                if wording.after_words.match(rest):
                    return j, at, True
                depth = 1  # a mark too many inside
        end = _END.search(text)
        if end is not None and (j > i or end.start() > p):
            following = lines[j + 1].text if j + 1 < len(lines) else ""
            outside = text[end.start() + 1 :].strip()
            if outside and (
                not following
                or wording.instruction.match(following)
                or wording.ends_quotation.match(following)
                or (following[0] in _OPEN + _STRAIGHT and outside[-1] == ";")
            ):
                return j, end.start(), True
            if outside and shared is None:
                shared = (j, end.start())
        elif text in ("»", "”", '"', "».", "»;", '";', '".'):
            return j, 0, True
    if shared is not None:
        return (*shared, True)
    if i + 1 >= len(lines):
        return i, -1, False
    return i, -1, False


def _block_quote(lines: Sequence[Line], i: int, p: int, j: int, q: int, closed: bool) -> Quotation:
    line, column = lines[i].position(p)
    if i == j:
        return Quotation((_whole(lines[i].text[p + 1 : q]),), line, column, closed, p, q)
    texts = [lines[i].text[p + 1 :], *(k.text for k in lines[i + 1 : j])]
    texts.append(lines[j].text[:q] if closed else lines[j].text)
    printed = tuple(t.strip() for t in texts if t.strip())
    return Quotation(printed, line, column, closed, p, q)
