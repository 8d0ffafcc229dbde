"""Owns the finding of quotations of several lines: the text of one provision inside another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import Opening, order
from kzlegal.grammar.pack import DEPTH

_QUOTES_OPEN = ('"', "«", "“", "„")
_QUOTES_CLOSE = ('"', "»", "”")


def quoted_lines(
    lines: Sequence[Line],
    marks: Sequence[str | None],
    openings: Sequence[Opening | None],
) -> frozenset[int]:
    """Find the lines that stand inside a quotation of several lines (text of another provision).

    A quotation opens at the start of a line and closes at the end of one, before an optional full
    stop or semicolon. With straight quotation marks the opening and the closing line hold an odd
    number of marks, the lines between an even one.
    """
    inside: set[int] = set()
    closings: _Closings | None = None
    i = 0
    while i < len(lines):
        text = lines[i].text
        if marks[i] is None and text[0] in _QUOTES_OPEN and _balance(text):
            closings = closings or _Closings(lines, marks)
            close = closings.after(i, text[0] == '"')
            if close is None:
                close = _run(lines, marks, i, openings)
            if close is not None:
                inside.update(range(i, close + 1))
                i = close
        i += 1
    return frozenset(k for k in inside if marks[k] is None)


_QUOTED_HEADING = re.compile(r"[\"«“„]\s?(?:[^\W\d]+ \d+(?:-\d+)*\.|\d+(?:-\d+)*-[^\W\d]+\.)")


def _run(
    lines: Sequence[Line],
    marks: Sequence[str | None],
    i: int,
    openings: Sequence[Opening | None],
) -> int | None:
    """Find where a quoted article ends whose closing mark is missing.

    Its paragraphs are numbered from 1 on; the first number that does not go on with them, or the
    next heading, belongs to the act again.
    """
    if not _QUOTED_HEADING.match(lines[i].text):
        return None
    expected = 1
    last = i
    for j in range(i + 1, len(lines)):
        if marks[j] is not None:
            continue
        found = openings[j]
        if found is not None:
            if DEPTH.get(found.kind, 0) < DEPTH["paragraph"]:
                break
            if found.kind == "paragraph":
                if order(found.number) != (expected,):
                    break
                expected += 1
        last = j
    return last


def _balance(text: str) -> int:
    """Opening quotation marks that the line leaves open (straight marks: 1 when odd)."""
    if text[0] == '"':
        return text.count('"') % 2
    return max(_count(text, _QUOTES_OPEN) - _count(text, _QUOTES_CLOSE), 0)


_LONGEST = 3000
"""Lines of the longest quotation."""


class _Closings:
    """Finds where a quotation closes, for all quotations of a text in one pass.

    Straight marks: the next line that ends with a mark and holds an odd number of them. « and “:
    the nearest later line that ends with a closing mark and leaves no more marks open than were
    open before the quotation.
    """

    def __init__(self, lines: Sequence[Line], marks: Sequence[str | None]) -> None:
        count = len(lines)
        before = [0] * (count + 1)
        for i, line in enumerate(lines):
            before[i + 1] = before[i]
            if marks[i] is None:
                before[i + 1] += _count(line.text, _QUOTES_OPEN) - _count(line.text, _QUOTES_CLOSE)
        self.straight = [-1] * count
        self.typographic = [-1] * count
        straight = -1
        # Closing lines from the farthest to the nearest; only those that leave more open than all
        # farther ones can be the nearest that is low enough.
        low: list[int] = []
        where: list[int] = []
        for i in range(count - 1, -1, -1):
            self.straight[i] = straight
            at = bisect_right(low, before[i])
            if at:
                self.typographic[i] = where[at - 1]
            text = lines[i].text.rstrip(".;, ")
            if marks[i] is not None or not text.endswith(_QUOTES_CLOSE):
                continue
            if text[-1] == '"' and lines[i].text.count('"') % 2:
                straight = i
            while low and low[-1] >= before[i + 1]:
                low.pop()
                where.pop()
            low.append(before[i + 1])
            where.append(i)

    def after(self, i: int, straight: bool) -> int | None:
        """Give the line in which the quotation that opens at line `i` closes; None if nowhere."""
        found = self.straight[i] if straight else self.typographic[i]
        return found if i < found < i + _LONGEST else None


def _count(text: str, quotes: Sequence[str]) -> int:
    return sum(text.count(q) for q in quotes[1:])
