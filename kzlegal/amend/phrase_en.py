"""Owns the reading of English phrases of units, in the words of our own restatements."""

from __future__ import annotations

import re
from functools import lru_cache

from kzlegal.amend.phrase import Level, Noun, Phrase, expanded, joined

_NOUNS: dict[str, Noun] = {
    "article": "art",
    "articles": "art",
    "point": "para",
    "points": "para",
    "subpoint": "point",
    "subpoints": "point",
    "part": "subpara",
    "parts": "subpara",
    "paragraph": "al",
    "paragraphs": "al",
    "chapter": "chp",
    "chapters": "chp",
    "section": "part",
    "sections": "part",
    "annex": "att",
    "annexes": "att",
    "note": "hcontainer",
    "notes": "hcontainer",
    "heading": "heading",
    "headings": "heading",
    "title": "heading",
    "sentence": "sentence",
    "sentences": "sentence",
    "preamble": "preamble",
    "text": "text",
}
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_NUMBERS = {word: n for words in (_WORDS, _ORDINALS) for n, word in enumerate(words.split(), 1)}
_TOKEN = re.compile(
    r"(?P<number>\d+(?:-\d+)*(?:\)|\b))|(?P<word>[A-Za-z]+)|(?P<dash>[–—-])|(?P<comma>,)"
    r"|(?P<other>\S)"
)
_BETWEEN = frozenset(("of", "the", "to", "in", "into"))


@lru_cache(maxsize=1024)
def phrase(text: str, numbered: str, share: bool = True) -> Phrase | None:
    """Read a phrase of units as a whole; None where a word of it is not understood.

    `numbered` is what the act calls the numbered units of its articles (``point``, ``part``).
    """
    tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(text.strip(" ,:;"))]
    chains: list[list[Level]] = []
    chain: list[Level] = []
    at = _over(tokens, 0)
    while at < len(tokens):
        read = _level(tokens, at)
        if read is None:
            return None
        level, at = read
        chain.append(level)
        if at < len(tokens) and (tokens[at][0] == "comma" or tokens[at][1].lower() == "and"):
            chains.append(chain)
            chain = []
            at += 1
            if at < len(tokens) and tokens[at][1].lower() == "and":
                at += 1
        at = _over(tokens, at)
    if chain:
        chains.append(chain)
    return joined(chains, numbered, share=share)


def _over(tokens: list[tuple[str, str]], at: int) -> int:
    while at < len(tokens) and tokens[at][1].lower() in _BETWEEN:
        at += 1
    return at


def _level(tokens: list[tuple[str, str]], at: int) -> tuple[Level, int] | None:
    first = _number(tokens, at)
    if first is not None and tokens[at][0] == "word" and at + 1 < len(tokens):
        noun = _NOUNS.get(tokens[at + 1][1].lower())
        return (Level(noun, (first,)), at + 2) if noun else None
    noun = _NOUNS.get(tokens[at][1].lower()) if tokens[at][0] == "word" else None
    if noun is None:
        return None
    at += 1
    items: list[str] = []
    ranged = False
    while (number := _number(tokens, at)) is not None:
        upper = _number(tokens, at + 2)
        if at + 1 < len(tokens) and tokens[at + 1][0] == "dash" and upper is not None:
            items += expanded(number, upper)
            ranged = True
            at += 3
        else:
            items.append(number)
            at += 1
        more = at
        while more < len(tokens) and (
            tokens[more][0] == "comma" or tokens[more][1].lower() == "and"
        ):
            more += 1
        if more == at or _number(tokens, more) is None or _heads(tokens, more):
            break
        at = more
    return Level(noun, tuple(items), ranged), at


def _heads(tokens: list[tuple[str, str]], at: int) -> bool:
    """Say whether a number in words belongs to the noun after it: "and second sentence"."""
    word = tokens[at][0] == "word"
    return word and at + 1 < len(tokens) and tokens[at + 1][1].lower() in _NOUNS


def _number(tokens: list[tuple[str, str]], at: int) -> str | None:
    if at >= len(tokens):
        return None
    kind, word = tokens[at]
    if kind == "number":
        return word.rstrip(")")
    number = _NUMBERS.get(word.lower()) if kind == "word" else None
    return None if number is None else str(number)
