"""Owns Printed: the characters of one paragraph with the source's own marks, cut into blocks."""

from __future__ import annotations

import re
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
        lead = 0
        for piece in _BREAK.split(text):
            if piece.strip():
                links = tuple(self._cut(lead, lead + len(piece)))
                judged = self._judge(piece, lead, links) if kind == "body" else kind
                yield Block(piece, line, lead + 1, label, level, judged, cell, links)
                label = ""
            lead += len(piece) + 1

    def _cut(self, start: int, end: int) -> Iterator[Link]:
        for link in self._links:
            if link.start < end and link.end > start:
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
        if not any(start <= lead + first < end for start, end in self._marked):
            return "body"
        linked = [(link.start + lead, link.end + lead) for link in links]
        end = lead + len(piece)
        marked = total = 0
        for at in range(lead, end):
            if piece[at - lead].isspace() or any(a <= at < b for a, b in linked):
                continue
            total += 1
            marked += any(a <= at < b for a, b in self._marked)
        return "note" if 2 * marked >= total else "body"
