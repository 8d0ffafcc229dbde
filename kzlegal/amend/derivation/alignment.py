"""Owns alignment: which unnumbered paragraph of one text is which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from kzlegal.amend.derivation.edits import share

_KEPT = 0.3
"""Paragraphs that keep fewer of their words are different ones."""


def aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pair unnumbered paragraphs in order: equal ones first, between them the most alike."""
    pairs: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for sign, i1, i2, j1, j2 in matcher.get_opcodes():
        if sign == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            pairs += _alike(old, new, range(i1, i2), range(j1, j2))
    return pairs


def _alike(
    old: Sequence[str], new: Sequence[str], olds: range, news: range
) -> list[tuple[int | None, int | None]]:
    """Pair two stretches so that the most words stay; paragraphs with little in common do not."""
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int | None, int | None], ...]]] = {}
    for i in range(len(olds), -1, -1):
        for j in range(len(news), -1, -1):
            options: list[tuple[float, tuple[tuple[int | None, int | None], ...]]] = [(0.0, ())]
            if i < len(olds) and j < len(news):
                kept = 1 - share(old[olds[i]], new[news[j]])
                value, rest = best[i + 1, j + 1]
                if kept > _KEPT or (len(olds) == len(news) == 1):
                    options.append((value + max(kept, 0.01), ((olds[i], news[j]), *rest)))
            if i < len(olds):
                value, rest = best[i + 1, j]
                options.append((value, ((olds[i], None), *rest)))
            if j < len(news):
                value, rest = best[i, j + 1]
                options.append((value, ((None, news[j]), *rest)))
            best[i, j] = max(
                (o for o in options if o[1] or (i, j) == (len(olds), len(news))), key=lambda o: o[0]
            )
    return list(best[0, 0][1])
