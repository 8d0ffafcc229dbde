"""Owns Speller: mends a mistyped word where exactly one way of mending is the likeliest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SHORTEST = 5
"""Shorter words have too many neighbours."""
SURE = 8
"""From this length on even the first letter may be the slip."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Known words under every form with one letter left out (symmetric delete)."""

    words: Mapping[str, int]
    """Word → frequency."""
    deletes: Mapping[str, tuple[str, ...]]

    @classmethod
    def build(cls, words: Iterable[tuple[str, int]]) -> Speller:
        """Make a speller from (word, frequency) pairs."""
        known = {w: n for w, n in words if w.isalpha()}
        deletes: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST:
                for form in _without(word):
                    deletes.setdefault(form, []).append(word)
        return cls(known, {form: tuple(found) for form, found in deletes.items()})

    def mend(self, word: str) -> str:
        """Give the known word one edit away (insert, delete, replace, swap), else the word."""
        if len(word) < SHORTEST or word in self.words or not word.isalpha():
            return word
        near = {
            w
            for form in _without(word)
            for w in self.deletes.get(form, ())
            if _one_edit(word, w) and (w[0] == word[0] or len(word) >= SURE)
        }
        return max(near, key=lambda w: (w[0] == word[0], self.words[w], w), default=word)


def _without(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _one_edit(a: str, b: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap of neighbours makes a from b."""
    if len(a) > len(b):
        a, b = b, a
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        rest_a, rest_b = a[start:], b[start:]
        swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    return len(b) - len(a) == 1 and a[start:] == b[start + 1 :]
