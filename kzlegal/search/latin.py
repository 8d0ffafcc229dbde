"""Owns Kazakh and Russian in Latin letters: finds the Cyrillic word that a Latin one stands for.

No scheme of romanisation is presumed (jasandy, zhasandy, žasandy). Both the word and the index's
own words are reduced to a skeleton in which the schemes agree; a word that no skeleton matches is
spelled letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_CYRILLIC = dict(
    zip(
        "абвгғдеёжзийіклқмнңоөпрстуұүфхһцчшщъыьэюяә",
        [
            *("a", "b", "v", "g", "g", "d", "e", "e", "j", "z", "i", "i", "i", "k", "l", "k"),
            *("m", "n", "n", "o", "o", "p", "r", "s", "t", "u", "u", "u", "f", "h", "h"),
            *("ts", "ch", "sh", "sh", "_", "i", "_", "e", "iu", "ia", "a"),
        ],
        strict=True,
    )
)
_LATIN = (
    ("shch", "sh"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ng", "n"), ("yu", "iu"),
    ("ya", "ia"), ("yo", "e"), ("iy", "i"), ("q", "k"), ("x", "h"), ("w", "u"),
    ("y", "i"), ("ı", "i"), ("ş", "sh"), ("ç", "ch"), ("ŋ", "n"),
)  # fmt: skip
_LETTERS = (
    ("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("gh", "ғ"), ("ng", "ң"),
    ("yu", "ю"), ("ya", "я"), ("ts", "ц"), ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"),
    ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "ж"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "қ"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("v", "в"), ("w", "у"), ("x", "х"), ("y", "ы"), ("z", "з"), ("ş", "ш"), ("ç", "ч"),
    ("ı", "ы"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """Give the letters in which the ways of writing a word agree; for both scripts."""
    word = word.lower()
    if any("\u0400" <= c <= "\u052f" for c in word):
        letters = "".join(_CYRILLIC.get(c, c) for c in word).replace("_", "").replace("ng", "n")
    else:
        letters = word.replace("ş", "sh").replace("ç", "ch").replace("ı", "i").replace("ŋ", "n")
        letters = unicodedata.normalize("NFD", letters)
        letters = "".join(c for c in letters if not unicodedata.combining(c) and c.isalnum())
        for seen, meant in _LATIN:
            letters = letters.replace(seen, meant)
    return _DOUBLE.sub(r"\1", letters.replace("iia", "ia"))


def spell(word: str) -> str:
    """Write a Latin word in Cyrillic letter by letter, the commonest reading of each."""
    found, at = "", 0
    word = word.lower()
    while at < len(word):
        seen, letter = next(
            ((s, c) for s, c in _LETTERS if word.startswith(s, at)), (word[at], word[at])
        )
        found, at = found + letter, at + len(seen)
    return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of the index by skeleton, and the Latin words that it knows as they stand."""

    cyrillic: Mapping[str, str]
    """Skeleton → word (the most frequent one)."""
    latin: frozenset[str]
    """English words and names in the index."""

    @classmethod
    def build(cls, words: Iterable[tuple[str, int]]) -> Lexicon:
        """Make the lexicon from (word, frequency) pairs."""
        cyrillic: dict[str, str] = {}
        latin = set()
        # Frequency decides between words of one skeleton, then the alphabet.
        for word, _ in sorted(words, key=lambda pair: (-pair[1], pair[0])):
            if any("\u0400" <= c <= "\u052f" for c in word):
                cyrillic.setdefault(skeleton(word), word)
            elif word.isascii() and word.isalpha():
                latin.add(word)
        return cls(cyrillic, frozenset(latin))

    def read(self, words: list[str]) -> list[str] | None:
        """Give the Cyrillic words that Latin ones stand for; None where they are not Cyrillic.

        They are when more letters of the query belong to words found by skeleton (whole, or their
        first four letters and more) than to English words of the index.
        """
        if not words or any(not w.isalpha() or _has_cyrillic(w) for w in words):
            return None
        found = [self._find(w) for w in words]
        native = sum(len(w) for w, f in zip(words, found, strict=True) if f and w not in self.latin)
        english = sum(len(w) for w in words if w in self.latin)
        if native <= english or native < 4:
            return None
        return [f or spell(w) for w, f in zip(words, found, strict=True)]

    def _find(self, word: str) -> str:
        bones = skeleton(word)
        if whole := self.cyrillic.get(bones):
            return whole
        for length in range(len(bones) - 1, 3, -1):
            if start := self.cyrillic.get(bones[:length]):
                return start + spell(word[-(len(bones) - length) :])
        return ""


def _has_cyrillic(word: str) -> bool:
    return any("\u0400" <= c <= "\u052f" for c in word)
