"""Owns the search for the words of a text that are most like others, for the hint of a Problem."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from akn.modify.comparison import Comparison

_ENOUGH = 0.6
_WINDOWS = 3000


def nearest(words: str, texts: Iterable[str], comparison: Comparison) -> str:
    """Give the stretch of whole words in some texts that is most like `words`; empty for none.

    Only stretches of as many words, that share one of them or are one word, are looked at, and no
    more than a few thousand: it is a hint, not a search.
    """
    wanted = comparison.key(words)
    known = set(wanted.split())
    size = max(len(wanted.split()), 1)
    best, score, looked = "", _ENOUGH, 0
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    for text in texts:
        parts = text.split()
        keys = [comparison.key(part) for part in parts]
        for i in range(max(len(parts) - size + 1, 1)):
            window = keys[i : i + size]
            if size > 1 and known.isdisjoint(window):
                continue
            looked += 1
            if looked > _WINDOWS:
                return best
            matcher.set_seq1(" ".join(window))
            if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score:
                ratio = matcher.ratio()
                if ratio > score:
                    best, score = " ".join(parts[i : i + size]), ratio
    return best
