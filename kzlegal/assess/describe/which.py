"""Owns the recognition of a description's language: Russian, Kazakh or English, or none of them."""

from __future__ import annotations

import re

from kzlegal.assess.describe.speech import Language

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_KAZAKH_WORDS = frozenset(
    (  # noqa: SIM905
        "және мен бен бар ол бұл да де та те немесе емес үшін оны олар бойынша туралы жоқ деп сол"
    ).split()
)
_RUSSIAN_WORDS = frozenset(
    (  # noqa: SIM905
        "и в на не с по для что это как или из у к от за мы она он его её без при о"
    ).split()
)
_ENGLISH_WORDS = frozenset(
    (  # noqa: SIM905
        "the a an of to in and is are it its for on with no not by we our that has from or at"
    ).split()
)
_KAZAKH_ENDING = re.compile(
    r"\w{2,}(?:майды|мейді|байды|бейді|пайды|пейді|лады|леді|тады|теді|йды|лар|лер|дар|дер|тар|тер|"
    r"лары|дары|тары|дың|тың|мыз|міз|ған|қан)"
)
"""Endings that make a word Kazakh where none of its letters does."""
_RUSSIAN_ENDINGS = ("ый", "ые", "ых", "ой", "ого", "ому", "ть", "ся", "ет", "ют", "ия", "ии", "ие")
_SHARE = 0.6
"""Share of letters of one script that decides."""


def language_of(text: str) -> Language | None:
    """Give the language of a text by its letters and small words; None where neither decides."""
    words = [w.lower() for w in _WORD.findall(text)]
    letters = sum(len(w) for w in words)
    if not letters:
        return None
    cyrillic = sum("\u0400" <= c <= "\u052f" for w in words for c in w)
    latin = sum("a" <= c <= "z" for w in words for c in w)
    if latin >= _SHARE * letters:
        # Few small words among many: another language that is written in Latin letters.
        known = sum(w in _ENGLISH_WORDS for w in words)
        return "eng" if known * 12 >= len(words) or len(words) < 4 else None
    if cyrillic < _SHARE * letters:
        return None
    kazakh = sum(
        any(c in _KAZAKH_LETTERS for c in w)
        or w in _KAZAKH_WORDS
        or _KAZAKH_ENDING.fullmatch(w) is not None
        for w in words
    )
    russian = sum(w in _RUSSIAN_WORDS or w.endswith(_RUSSIAN_ENDINGS) for w in words)
    if kazakh > russian:
        return "kaz"
    return "rus"
