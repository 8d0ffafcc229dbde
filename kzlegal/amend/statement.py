"""Owns Statement: an amending act cut into statements, each with its quotations taken out.

Where a quotation ends is the matter of `kzlegal.amend.quotation`; here it is decided which marks
open the text of a unit and which open quoted words or a title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from akn.model import Span
from akn.problem import Problem
from kzlegal.amend.marks import OPENING, STRAIGHT
from kzlegal.amend.model import Quotation
from kzlegal.amend.quotation import Quotations
from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line

FIRST_MARK = 0xE000
MARK = "[\ue000-\uf8ff]"
"""One character of the private use area stands for one quotation in the text of a statement."""
_MOST = 6000
"""Quotations in one statement."""
_SPLIT = re.compile(r";\s+")
_BRACKET_OR_SPLIT = re.compile(r"[()]|;\s+")
_BROKEN = re.compile(r"(?:№|N)\s?\d|[^\W\d_A-ZА-ЯӘІҢҒҮҰҚӨҺ](?!\))")
"""How the second half of a sentence begins that a line break has cut: a number, a small letter."""
_HALVES = 8
"""Lines to which a copy may break one sentence."""

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
    follows: bool = False
    """True for what stands in the same line after another statement."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is doubtful about the marks of its quotations."""
        own = (self.quote(mark) for mark in re.findall(MARK, self.text))
        return tuple(problem for quote in own for problem in quote.problems)

    def quote(self, mark: str) -> Quotation:
        """Give the quotation for which a character of the text stands."""
        return self.quotes[ord(mark) - FIRST_MARK]

    def shown(self, text: str | None = None) -> str:
        """Print (a piece of) the text with its quotations, of several paragraphs the first."""

        def words(match: re.Match[str]) -> str:
            quote = self.quote(match[0])
            first = quote.lines[0] if quote.lines else ""
            return f"«{first}{'…' if len(quote.lines) > 1 else ''}»"

        return re.sub(MARK, words, self.text if text is None else text)

    def span(self, path: str) -> Span:
        """Give the place of the whole statement, its quotations included."""
        head, tail = self.first.span(path), self.last.span(path)
        return Span(path, head.line, head.column, tail.end_line, tail.end_column)


def statements(lines: Sequence[Line], wording: Wording, path: str) -> list[Statement]:
    """Cut the lines of an amending act into statements."""
    return _Cutter(lines, wording, path).run()


class _Cutter:
    """One act being cut."""

    def __init__(self, lines: Sequence[Line], wording: Wording, path: str) -> None:
        self.lines = lines
        self.wording = wording
        self.quotations = Quotations(lines, wording, path)
        self.marks = self.quotations.marks
        self.found: list[Statement] = []
        self.text = ""
        self.quotes: list[Quotation] = []
        self.block = False
        """True while the last thing said is the text of a unit."""
        self.named = False
        """True while the last thing said are quoted words, which a list may go on."""

    def run(self) -> list[Statement]:
        i = 0
        while i < len(self.lines):
            i = self._statement(i)
        return self.found

    def _statement(self, first: int) -> int:
        """Read the statement that begins in a line; give the index of the line after it."""
        lines = self.lines
        level, number, at = _own_number(lines[first].text, self.wording)
        self.text, self.quotes, self.block, self.named = "", [], False, False
        i, expected = first, False
        while True:
            i = self._line(i, at, expected)
            expected = self._goes_on(i)
            if not expected and (headless := self._headless(i)) >= 0:
                i = headless
                break
            if not expected and not self._broken(i, first):
                break
            i, at = i + 1, 0
            self.text += " " if self.text else ""
        for n, piece in enumerate(_pieces(self.text.strip())):
            at = 0
            if n:
                level, number, at = _own_number(piece, self.wording)
            self.found.append(
                Statement(
                    piece[at:],
                    tuple(self.quotes),
                    level,
                    number,
                    lines[first],
                    lines[i],
                    first,
                    follows=n > 0 and not level,
                )
            )
        return i + 1

    def _goes_on(self, i: int) -> bool:
        """Say whether the next line is the quotation that a statement has announced."""
        if i + 1 >= len(self.lines) or len(self.quotes) >= _MOST:
            return False
        following = self.lines[i + 1].text
        if following[0] not in OPENING + STRAIGHT:
            return False
        said = self.text.rstrip()
        announced = self.wording.announces.search(said, max(0, len(said) - 40)) is not None
        if not (announced or self.block or said.endswith(":")):
            return False
        k = self.marks.first[i + 1]
        mate = self.marks.mate[k]
        if mate > k and self.wording.named_after and self.marks.line[mate] == i + 1:
            end = self.marks.at[mate] + 1
            if self.wording.after_words.match(following, end) and self.wording.operative.search(
                following, end
            ):
                return False  # the next sentence begins with the words that it changes
        if announced or not self.marks.opens[k] or mate < k or self.marks.line[mate] > i + 1:
            return self.marks.opens[k]
        # a title at the start of the next sentence closes in the middle of its line
        rest = following[self.marks.at[mate] + 1 :]
        return not rest.strip(" ;.,") or rest.rstrip(" ;.,")[-1] in '»”"'

    def _headless(self, i: int) -> int:
        """Step over an announced text whose opening mark is missing: it holds no instructions."""
        said = self.text.rstrip()
        if self.block or not self.wording.announces.search(said, max(0, len(said) - 40)):
            return -1
        return self.quotations.headless(i)

    def _broken(self, i: int, first: int) -> bool:
        """Say whether a line break of the copy cuts a sentence and the next line belongs to it.

        Copies break lines at the numbers of acts, which were links.
        """
        if i + 1 >= len(self.lines) or i - first >= _HALVES or self.lines[i].cell is not None:
            return False
        said, following = self.text.rstrip(), self.lines[i + 1].text
        if not said or said[-1] in ".;:!?" or self.lines[i + 1].cell is not None:
            return False
        if re.match(MARK, said[-1]):
            return self.wording.after_words.match(following) is not None
        if following[0] in OPENING + STRAIGHT:
            return self.wording.named_after and self.wording.quoted_noun.search(said) is not None
        if self.wording.operative.search(said, max(0, len(said) - 40)):
            return False
        return _BROKEN.match(following) is not None and not self.wording.inside.match(said)

    def _line(self, i: int, at: int, expected: bool) -> int:
        """Read one line from `at` on, and the lines of a quotation that begins in it.

        `expected`: the line before announced a quotation. Without that, a mark at the start of a
        line opens a title, and only where it does not close in its line a whole quotation.
        """
        marks = self.marks
        text = self.lines[i].text
        k = bisect_left(marks.at, at, marks.first[i], marks.first[i + 1])
        while k < marks.first[i + 1] and len(self.quotes) < _MOST:
            p = marks.at[k]
            self._say(text[at:p])
            at = p
            if not marks.opens[k]:
                k, at = k + 1, p + 1
                self._say(text[p])  # a stray closing mark stays as printed
                continue
            j, end = self._quotation(i, k, expected)
            if end > 0:
                i, at = j, end
                text = self.lines[i].text
            else:
                self._say(text[p])
                at = p + 1
            k = bisect_left(marks.at, at, marks.first[i], marks.first[i + 1])
        self._say(text[at:])
        return i

    def _quotation(self, i: int, k: int, expected: bool) -> tuple[int, int]:
        """Take the quotation that mark `k` opens; its last line, and 0 where it is none."""
        said = self.text.rstrip()
        named = self.quotations.named(i, self.marks.at[k])
        announced = (
            self.block
            or (expected and not self.marks.at[k])
            or said.endswith(":")
            or self.wording.announces.search(said, max(0, len(said) - 40)) is not None
        )
        if announced and not named:
            quote, j, end = self.quotations.block(k)
            self._take(quote)
            self.block = True
            return j, end
        self.named = named or (
            self.named and re.search(rf"{MARK}[\s,]*(?:[^\W\d_]+\s*)?$", said[-12:]) is not None
        )
        words = self.quotations.words(k, named=self.named)
        if words is not None:
            for n, quote in enumerate(words[0]):
                self.text += ", " if n else ""
                self._take(quote)
            return words[1], words[2]
        if not said:
            quote, j, end = self.quotations.block(k)
            self._take(quote)
            self.block = True
            return j, end
        return i, 0

    def _take(self, quote: Quotation) -> None:
        self.text += chr(FIRST_MARK + len(self.quotes))
        self.quotes.append(quote)

    def _say(self, words: str) -> None:
        self.text += words
        if words.strip(" ;.,"):
            self.block = False


def _pieces(text: str) -> list[str]:
    """Cut at semicolons outside quotations; a bare quotation stays with what it belongs to."""
    pieces: list[str] = []
    for piece in _split(text):
        bare = re.fullmatch(rf"[\s;.,]*{MARK}[\s;.,]*(?:{MARK}[\s;.,]*)*", piece)
        if bare and pieces:
            pieces[-1] += f"; {piece}"
        elif piece.strip(" ;."):
            pieces.append(piece)
    return pieces or [text]


def _split(text: str) -> list[str]:
    """Cut at semicolons; those inside brackets part the gazettes in which an act was published."""
    if text.count("(") == 0 or ";" not in text:
        return _SPLIT.split(text)
    depth = start = 0
    pieces: list[str] = []
    for match in _BRACKET_OR_SPLIT.finditer(text):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    if depth:  # a bracket that never closes: its semicolons part statements
        return _SPLIT.split(text)
    return [*pieces, text[start:]]


def _own_number(text: str, wording: Wording) -> tuple[Level, str, int]:
    for level, pattern in wording.own_numbers:
        if match := pattern.match(text):
            return level, match["number"], match.end()
    return "", "", 0
