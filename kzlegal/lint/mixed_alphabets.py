"""Owns KZ110: a word written in two alphabets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Passage
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONE = re.compile(r"(?<=[а-яё,] )[acoyk](?= [а-яё])")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")
MANY = 5
"""From this many places of one letter on they are one finding: it is a habit of the keyboard."""


def mixed_alphabets(draft: Draft) -> Iterator[Finding]:
    """Find Latin letters in Cyrillic words, and the other way round (KZ110).

    What it does:
        Reports a word that has letters of two alphabets, and a lone Latin letter that stands for
        a Cyrillic preposition.

    Why it matters:
        The reader sees nothing, but search, comparison and references fail: the words differ.

    Example:
        A Russian heading whose first letter С was typed on the Latin keyboard.

    Use instead:
        All letters of a word from one alphabet.

    Source:
        Project rule MR-8 (docs/check.md): no rule of law names it.

    How it is checked:
        Letter by letter, numbers and headings included. Roman numerals are left out: publishers
        write them with letters of either alphabet. A letter misplaced in many words gives one
        finding, at its first place, with the number of words.
    """
    places: dict[str, list[tuple[Passage, int, str]]] = {}
    for passage in draft.passages:
        if passage.text.isascii():
            continue
        for match in _WORD.finditer(passage.text):
            word = match[0]
            if (odd := _odd(word)) is not None:
                places.setdefault(word[odd], []).append((passage, match.start() + odd, word))
        for match in _LONE.finditer(passage.text):
            places.setdefault(match[0], []).append((passage, match.start(), match[0]))
    for letter, found in places.items():
        name = unicodedata.name(letter).replace(" LETTER", "").title()
        if len(found) >= MANY:
            passage, offset, word = found[0]
            yield draft.at(
                "KZ110",
                Severity.WARNING,
                passage,
                offset,
                f"{name} «{letter}» stands among letters of the other alphabet in {len(found)} "
                f"words, first in «{word}»",
                "replace it in the whole text",
            )
            continue
        for passage, offset, word in found:
            yield draft.at(
                "KZ110",
                Severity.WARNING,
                passage,
                offset,
                f"«{word}» mixes alphabets: «{letter}» is {name}",
                "type the letter anew",
            )


def _odd(word: str) -> int | None:
    """Give the index of the first letter of the alphabet that is rarer in the word."""
    if word.isascii() or _ROMAN.fullmatch(word):
        return None
    latin = [i for i, c in enumerate(word) if c.isascii()]
    if not latin:
        return None
    cyrillic = [i for i, c in enumerate(word) if "\u0400" <= c <= "\u052f"]
    if not cyrillic:
        return None
    return (latin if len(latin) <= len(cyrillic) else cyrillic)[0]


RULE = Rule(("KZ110",), "Two alphabets in one word", mixed_alphabets)
