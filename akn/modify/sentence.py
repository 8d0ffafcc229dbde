"""Owns the sentences of a text: where each begins and ends, told without knowing the language.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` before a space and a capital letter. After a word of
one or two letters (an initial, an abbreviation) or before a figure nobody can tell without the
language: such a place is in doubt, and a sentence is given only where the doubt changes nothing.
"""

from __future__ import annotations

import re

from akn.modify.comparison import Found

_STOP = re.compile(
    '(?P<word>[^\\W_]*)(?P<stop>[.!?\u2026]+)[)\\]"\u00bb\u201d\u2019]*'
    '(?P<gap>[\\s\u00a0]+)[(\\["\u00ab\u201c\u201e]*(?=(?P<next>[^\\W_]))'
)


class DoubtfulError(Exception):
    """The sentence asked for begins or ends at a stop that may end none."""


def sentences(text: str, doubtful: bool = False) -> tuple[Found, ...]:
    """Give the sentences of a text, without the white space between; doubtful stops end none.

    With `doubtful` they end one too.
    """
    starts, ends = [len(text) - len(text.lstrip())], []
    for match in _STOP.finditer(text):
        verdict = _ends(match)
        if verdict or (doubtful and verdict is None):
            ends.append(match.start("gap"))
            starts.append(match.end("gap"))
    ends.append(len(text.rstrip()))
    return tuple(Found(a, b) for a, b in zip(starts, ends, strict=True) if a < b)


def _ends(match: re.Match[str]) -> bool | None:
    """Say whether a stop ends a sentence; None where it cannot be told."""
    following, word = match["next"], match["word"]
    if following.islower():
        return False
    if match["stop"] != ".":
        return True
    short = word.isalpha() and len(word) <= 2
    if following.isdigit():
        return False if short else None
    if short:
        # An initial before a name: no end. A short word in small letters: an abbreviation, or not.
        return False if word.isupper() and len(word) == 1 else None
    return None if word.isdigit() and match.start() == 0 else True


def sentence(text: str, number: int) -> Found | None:
    """Give the sentence of this number, from 1; None where there is none.

    Raises DoubtfulError where it is another one if a doubtful stop ends a sentence.
    """
    sure, loose = sentences(text), sentences(text, doubtful=True)
    one = sure[number - 1] if number <= len(sure) else None
    other = loose[number - 1] if number <= len(loose) else None
    if one != other:
        raise DoubtfulError
    return one
