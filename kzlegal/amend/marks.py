"""Owns Marks: every quotation mark of an act, what each does, and which two belong together.

Pairs are made as brackets are, over the whole act and in one walk, so that a quotation of a
thousand lines costs no more than a short one. Pairing is only a hint: an inner title often shares
the last mark with the quotation around it, and a mark may be missing (`kzlegal.amend.quotation`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line

OPENING, CLOSING, STRAIGHT = "«“„", "»”", '"'
ANY = re.compile('[«“„»”"]')
_ALONE = re.compile(r"[\"“”«»][;.,]{0,2}")


class Marks:
    """The quotation marks of the lines of an act, numbered in order; filled once, then only read.

    `line`, `at`: where mark `k` stands. `opens`: whether it opens a quotation. `mate`: the number
    of the mark with which it makes a pair, -1 where it has none. `first`: number of the first mark
    of each line, with one entry more at the end.
    """

    __slots__ = ("at", "first", "line", "mate", "opens")

    def __init__(self, lines: Sequence[Line], wording: Wording) -> None:
        self.line: list[int] = []
        self.at: list[int] = []
        self.opens: list[bool] = []
        self.mate: list[int] = []
        self.first: list[int] = []
        waiting: list[int] = []
        announced = False
        for i, line in enumerate(lines):
            text = line.text
            self.first.append(len(self.line))
            low = 0
            for match in ANY.finditer(text):
                k = len(self.line)
                p = match.start()
                mark = match[0]
                if mark == "“":
                    opens = low == 0  # „…“: the upper mark closes what a lower one opened
                    low -= not opens
                elif mark in OPENING:
                    opens = True
                    low += mark == "„"
                elif mark in CLOSING:
                    opens = False
                else:
                    opens = _opens(text, p, wording, announced)
                self.line.append(i)
                self.at.append(p)
                self.opens.append(opens)
                self.mate.append(-1)
                if opens:
                    waiting.append(k)
                elif waiting:
                    self.mate[k] = waiting.pop()
                    self.mate[self.mate[k]] = k
            announced = text.endswith(":") or bool(
                wording.announces.search(text, max(0, len(text) - 40))
            )
        self.first.append(len(self.line))

    def of(self, i: int) -> range:
        """Give the numbers of the marks of line `i`."""
        return range(self.first[i], self.first[i + 1])


def _opens(text: str, at: int, wording: Wording, announced: bool) -> bool:
    """Say whether a straight mark opens: its shape does not tell, its sides do."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if not before:
        if _ALONE.fullmatch(text):
            return announced
        return bool(after) and after not in " ;,.)"
    if before in " («“[–\u00a0":
        if after and after not in " ;,.)":
            return True
        # « ", » after a space: opens where words of a quotation are announced, else it closes
        return after in (",", " ", ";", ".") and _named(text, at, wording)
    # a mark glued on both sides (`словами"Y"`, `"X"заменить`): the words beside it tell
    if after.isalnum() or after in "«“„":
        return wording.after_words.match(text, at + 1) is None
    return _named(text, at, wording)


def _named(text: str, at: int, wording: Wording) -> bool:
    return wording.names_words.search(text, max(0, at - 40), at) is not None
