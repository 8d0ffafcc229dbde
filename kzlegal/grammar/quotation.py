"""Owns the finding of quotations of several lines: the text of one provision inside another."""

from __future__ import annotations

import re
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
    i = 0
    while i < len(lines):
        text = lines[i].text
        if marks[i] is None and text[0] in _QUOTES_OPEN and _balance(text):
            close = _closing(lines, marks, i)
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
                if order(found.number)[0] not in (expected, expected - 1) or "-" in found.number:
                    break
                expected = order(found.number)[0] + 1
        last = j
    return last


def _balance(text: str) -> int:
    """Opening quotation marks that the line leaves open (straight marks: 1 when odd)."""
    if text[0] == '"':
        return text.count('"') % 2
    opened = sum(text.count(q) for q in _QUOTES_OPEN[1:])
    closed = sum(text.count(q) for q in _QUOTES_CLOSE[1:])
    return max(opened - closed, 0)


def _closing(lines: Sequence[Line], marks: Sequence[str | None], i: int) -> int | None:
    straight = lines[i].text[0] == '"'
    depth = _balance(lines[i].text)
    for j in range(i + 1, min(i + 3000, len(lines))):
        if marks[j] is not None:
            continue
        text = lines[j].text
        if straight:
            if text.count('"') % 2 and text.rstrip(".;, ").endswith('"'):
                return j
            continue
        depth += sum(text.count(q) for q in _QUOTES_OPEN[1:])
        depth -= sum(text.count(q) for q in _QUOTES_CLOSE[1:])
        if depth <= 0 and text.rstrip(".;, ").endswith(_QUOTES_CLOSE):
            return j
    return None
