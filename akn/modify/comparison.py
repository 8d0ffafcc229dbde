"""Owns Comparison: when two runs of words are the same words, and where words stand in a text.

Equal are: all white space (NBSP too) and its runs, all double quotation marks, all single ones, all
dashes with hyphen and minus, and the groups of characters that the caller holds alike. A word or a
number is found only whole: not inside a longer word, nor as a piece of ``12-1``, ``1,5`` or
``10 000``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_SPACES = (
    "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
)
_SPACES += "\u205f\u3000\u2028\u2029\x0b\x0c\x85"
_DOUBLE = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u301d\u301e\u301f\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\uff07\u02bc"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_INVISIBLES = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE = re.compile(f"[{_INVISIBLES}]")
_RUN = re.compile(" {2,}")
_GROUPED = re.compile(r" [0-9]{3}(?![0-9])")
_GROUPS = re.compile(r"[0-9] $")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
ATOM = "\ufffc"
"""Stands in a text for what is no words: an image, a publisher's remark, a nested block."""


class Found(NamedTuple):
    """A stretch ``[start, end)`` of a text."""

    start: int
    end: int


class Comparison:
    """Compares words under a table of characters held alike; remembers what it has folded."""

    def __init__(self, alike: Sequence[str] = ()) -> None:
        table: dict[int, str] = {}
        for group, plain in (
            (_SPACES, " "),
            (_DOUBLE, '"'),
            (_SINGLE, "'"),
            (_DASHES, "-"),
            *((group[1:], group[0]) for group in alike if len(group) > 1),
        ):
            table.update(dict.fromkeys(map(ord, group), plain))
        self.table: Mapping[int, str] = table
        self._mapped = frozenset(table) | {ord(char) for char in table.values()}
        self._folded: dict[str, str] = {}
        self._certain: dict[str, str] = {}

    def key(self, words: str) -> str:
        """Give the form in which equal words are equal."""
        return self._squeezed(words).strip(" ")

    def same(self, one: str, other: str) -> bool:
        """Say whether two runs of words are the same words."""
        return one == other or self.key(one) == self.key(other)

    def find(self, text: str, words: str) -> tuple[Found, ...]:
        """Find every place of words in a text, from left to right, none over another."""
        if not self.may_hold(text, words):
            return ()
        wanted = self.key(words)
        folded, offsets = self._with_offsets(text)
        found: list[Found] = []
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if _whole(folded, at, end):
                if offsets is None:
                    found.append(Found(at, end))
                else:
                    found.append(Found(offsets[at], offsets[end - 1] + 1))
                at = folded.find(wanted, end)
            else:
                at = folded.find(wanted, at + 1)
        return tuple(found)

    def may_hold(self, text: str, words: str) -> bool:
        """Refuse at once most texts that do not hold the words."""
        certain = self._certain.get(words)
        if certain is None:
            plain = [
                w for w in _PLAIN_WORD.findall(words) if not any(ord(c) in self._mapped for c in w)
            ]
            certain = self._certain[words] = max(plain, key=len, default="")
        return certain in text or any(char in text for char in _INVISIBLES)

    def _squeezed(self, text: str) -> str:
        folded = _INVISIBLE.sub("", text).translate(self.table)
        return _RUN.sub(" ", folded) if "  " in folded else folded

    def _with_offsets(self, text: str) -> tuple[str, list[int] | None]:
        """Give the folded text, with the place of each of its characters where they moved."""
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = text.translate(self.table)
        if "  " not in folded and not _INVISIBLE.search(folded):
            return folded, None
        kept: list[str] = []
        offsets: list[int] = []
        last = ""
        for i, char in enumerate(folded):
            if _INVISIBLE.match(char) or (char == " " and last == " "):
                continue
            kept.append(char)
            offsets.append(i)
            last = char
        return "".join(kept), offsets


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether what stands at ``[start, end)`` of a folded text is no piece of a longer word."""
    first, last = text[start], text[end - 1]
    before, after = text[max(start - 3, 0) : start], text[end : end + 5]
    if _joins(first) and before:
        if _joins(before[-1]):
            return False
        if first.isdigit() and before[-1] in "-.,/" and before[-2:-1].isdigit():
            return False
        grouped = first.isdigit() and _GROUPED.match(" " + text[start:end] + after[:1])
        if grouped and _GROUPS.search(before):
            return False
    if _joins(last) and after:
        if _joins(after[0]):
            return False
        if last.isdigit() and after[0] in "-.,/" and after[1:2].isdigit():
            return False
        if last.isdigit() and _GROUPED.match(after):
            return False
    return True


def _joins(char: str) -> bool:
    """Say whether a character makes one word with a letter or digit beside it."""
    return char.isalnum() or char == "_" or "\u0300" <= char <= "\u036f"
