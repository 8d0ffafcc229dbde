"""Owns tokens: a description cut into sentences and words, each word with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kzlegal.assess.describe.speech import Language

BREAK = ","
"""The token that stands for every mark inside a sentence: comma, colon, dash, bracket."""

_MARKS = "\u0300-\u036f"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_TOKEN = re.compile(
    rf"(?P<word>[^\W_](?:[\w{_MARKS}{_HIDDEN}]|['’ʼ](?=\w)|\.(?=\w))*)"
    r"|(?P<end>[.!?…;。]+|\n[^\S\n]*\n\s*|\n\s*(?=[-–—•*▪\d]))"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<break>[,:{}«»\"“”„]|(?<=\s)[-–—](?=\s)|[–—])"
)
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_LATIN = "aceopxyikhmtb"
_CYRILLIC = "асеорхуікһмтв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)


@dataclass(frozen=True, slots=True)
class Token:
    """One word in its normal form (lower case, NFC, ё as е), or `BREAK`."""

    text: str
    start: int
    end: int
    """Half-open span of characters in the description as it was given."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence and how it ends."""

    tokens: tuple[Token, ...]
    question: bool = False

    @property
    def line(self) -> str:
        """The normal forms with one space before, between and after them: what phrases match."""
        return "".join(f" {token.text}" for token in self.tokens) + " "


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Cut a description into its sentences; what holds no word is left out."""
    return tuple(_sentences(text, language))


def _sentences(text: str, language: Language) -> Iterator[Sentence]:
    tokens: list[Token] = []
    # What stands in brackets is read by itself: its "not" does not reach out of them.
    outside: list[Token] | None = None
    for match in _TOKEN.finditer(text):
        if match["word"]:
            word = _normal(match["word"], language)
            if word:
                tokens.append(Token(word, match.start(), match.end()))
        elif match["open"] and outside is None:
            outside, tokens = tokens, []
        elif match["close"] and outside is not None:
            yield from _whole(tokens)
            tokens, outside = outside, None
        elif match["end"] and _ends(text, match):
            question = "?" in match["end"]
            if outside is not None:
                yield from _whole(tokens, question)
                tokens, outside = outside, None
            yield from _whole(tokens, question)
            tokens = []
        elif not match["end"] and tokens and tokens[-1].text != BREAK:
            # A break right after another says nothing more.
            tokens.append(Token(BREAK, match.start(), match.end()))
    yield from _whole(outside or [])
    yield from _whole(tokens)


def _whole(tokens: list[Token], question: bool = False) -> Iterator[Sentence]:
    if any(token.text != BREAK for token in tokens):
        yield Sentence(tuple(tokens), question)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether a mark ends the sentence: not the point of an abbreviation within one."""
    if match["end"][0] != ".":
        return True
    rest = text[match.end() : match.end() + 40].lstrip(" \t\n»\"”')")
    return not rest or not rest[0].isalpha() or not rest[0].islower()


def _normal(word: str, language: Language) -> str:
    word = unicodedata.normalize("NFC", _UNSEEN.sub("", word)).lower()
    word = word.replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    if language != "eng" and any("\u0400" <= c <= "\u052f" for c in word):
        # A Latin letter inside a Cyrillic word is a slip of the keyboard.
        word = word.translate(_TO_CYRILLIC)
    return word
