"""Owns numbers and ranges in a list after a noun: «1), 2-1)», «второй и 2-1», «с 1) по 3)»."""

from __future__ import annotations

import re

from kzlegal.refs.chain import Item
from kzlegal.refs.unit import Kind
from kzlegal.refs.words import Words

NUMBER = r"\d{1,4}(?:-\d{1,3}){0,3}"
MARKED: tuple[Kind, ...] = ("point", "indent")
"""Units whose number bears a bracket: 1)."""
_NUMBER = re.compile(rf"({NUMBER})(\)?)")
_RANGE = re.compile(r"\s?[–—]\s?|\s-\s|(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\))-(?=\d)")
_WORDED: tuple[Kind, ...] = ("subpara", "al")
"""Units numbered by ordinal words, in lists with a digit only for an inserted one: «2-1»."""


def read_item(
    words: Words, text: str, at: int, kind: Kind, items: list[Item], *, inside: bool
) -> Item | None:
    """Read the next number of a list of `kind`, after `items`; None where none stands there.

    `inside`: the list stands in brackets, so that a bracket after its last number closes them.
    """
    if not items and (opening := words.span[0].match(text, at)) is not None:
        at = opening.end()
    return _read(words, text, at, kind, items[0] if items else None, inside=inside)


def read_range_end(
    words: Words, text: str, first: Item, kind: Kind, items: list[Item], *, inside: bool
) -> Item | None:
    """Read the end of a range that a number opens; None where it opens none.

    A dash before a smaller number opens another clause.
    """
    dash = _RANGE.match(text, first.end)
    if dash is None and words.span[0].search(text, max(0, first.start - 5), first.start):
        dash = words.span[1].match(text, first.end)
    if dash is None:
        return None
    leader = items[0] if items else first
    last = _read(words, text, dash.end(), kind, leader, inside=inside)
    if last is not None and first.number.isdecimal() and last.number.isdecimal():
        return last if int(last.number) > int(first.number) else None
    return last


def _read(
    words: Words, text: str, at: int, kind: Kind, leader: Item | None, *, inside: bool
) -> Item | None:
    """Read a number in digits or words; `leader` is the first of its list, which sets the form."""
    in_digits = leader is not None and text[leader.start].isdecimal()
    if (match := _NUMBER.match(text, at)) is not None:
        marks = kind in MARKED
        if leader is not None:
            if words.counts.match(text, match.end()):
                return None
            if kind in _WORDED and not in_digits and "-" not in match[1]:
                # "parts two and 2-1"; a bare number after a word counts something else.
                return None
            if match[2] and not marks and not inside and text[leader.end - 1] != ")":
                # «статьи 4, 5)»: the number of a subpoint ends a list of larger units.
                return None
        return Item(
            match[1], at, match.end(1) if match[2] and not marks and inside else match.end()
        )
    word = words.ordinal.match(text, at)
    if word is None or (in_digits and kind not in _WORDED):
        return None
    tens = words.tens.get(word[0].lower(), 0)
    end = word.end()
    if tens:
        word = words.ordinal.match(text, end + 1)
        if word is None:
            return None
        end = word.end()
    number = words.ordinals.get(word[0].lower())
    return None if number is None else Item(str(tens + number), at, end)
