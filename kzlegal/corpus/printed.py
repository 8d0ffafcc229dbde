"""Owns Printed: the characters of one paragraph with the source's own marks, cut into blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from kzlegal.corpus.source import Block, Cell, Link

_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTENTS_PAGE = re.compile(r"/docs/[A-Z]\w+/\w+\.html?$")
"""Address of the contents page that the publisher keeps beside an act."""

Kind = Literal["body", "note", "footer", "contents"]


class Printed:
    """Gathers text piece by piece, each with its mark and its link, and gives it out as blocks."""

    __slots__ = ("_length", "_links", "_marked", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marked: list[tuple[int, int]] = []
        self._links: list[Link] = []

    def add(self, text: str, *, note: bool = False, href: str = "") -> None:
        """Append text; `note`: it is printed as the publisher's; `href`: it is a hyperlink."""
        if not text:
            return
        start, end = self._length, self._length + len(text)
        self._parts.append(text)
        self._length = end
        if note:
            if self._marked and self._marked[-1][1] == start:
                start_marked, _ = self._marked.pop()
                self._marked.append((start_marked, end))
            else:
                self._marked.append((start, end))
        if href:
            if self._links and self._links[-1].end == start and self._links[-1].href == href:
                self._links.append(Link(self._links.pop().start, end, href))
            else:
                self._links.append(Link(start, end, href))

    @property
    def empty(self) -> bool:
        """True while nothing was added."""
        return self._length == 0

    def ends_blank(self) -> bool:
        """Say whether the next blank would stand at the start or after another one."""
        return not self._parts or self._parts[-1].endswith((" ", "\n"))

    def blocks(
        self,
        line: int,
        *,
        label: str = "",
        level: int = 0,
        kind: Kind = "body",
        cell: Cell | None = None,
    ) -> Iterator[Block]:
        """Yield a block for each piece between breaks that prints something.

        `label` goes to the first one. `kind` is what the paragraph as a whole is known to be; where
        it is only ``body`` each piece is judged by its marks.
        """
        text = "".join(self._parts)
        lead = first = 0
        for piece in _BREAK.split(text):
            end = lead + len(piece)
            # Links stand in order and do not overlap: those before this piece are done with.
            while first < len(self._links) and self._links[first].end <= lead:
                first += 1
            if piece.strip():
                links = tuple(self._cut(first, lead, end))
                judged = self._judge(piece, lead, links) if kind == "body" else kind
                yield Block(piece, line, lead + 1, label, level, judged, cell, links)
                label = ""
            lead = end + 1

    def _cut(self, first: int, start: int, end: int) -> Iterator[Link]:
        for place in range(first, len(self._links)):
            link = self._links[place]
            if link.start >= end:
                return
            yield Link(max(link.start, start) - start, min(link.end, end) - start, link.href)

    def _judge(self, piece: str, lead: int, links: tuple[Link, ...]) -> Kind:
        """Judge a piece: a note begins marked, and of what is not a link at least half is marked.

        The publisher often closes the mark before each link, so links do not count.
        """
        if piece.lstrip().startswith("©"):
            return "footer"
        first = len(piece) - len(piece.lstrip())
        if len(links) == 1 and _CONTENTS_PAGE.search(links[0].href):
            whole = links[0].start <= first and links[0].end >= len(piece.rstrip())
            if whole:
                return "contents"
        marks = self._mask(lead, len(piece))
        if not marks[first]:
            return "body"
        counted = bytearray(not c.isspace() for c in piece)
        for link in links:
            counted[link.start : link.end] = bytes(link.end - link.start)
        marked = sum(a & b for a, b in zip(counted, marks, strict=True))
        return "note" if 2 * marked >= sum(counted) else "body"

    def _mask(self, lead: int, length: int) -> bytearray:
        """Give one byte for each character of a piece: 1 where it is marked."""
        mask = bytearray(length)
        first = bisect_right(self._marked, lead, key=lambda span: span[1])
        for place in range(first, len(self._marked)):
            start, end = self._marked[place]
            if start >= lead + length:
                break
            low, high = max(start - lead, 0), min(end - lead, length)
            mask[low:high] = b"\x01" * (high - low)
        return mask
