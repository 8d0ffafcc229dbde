"""Owns Bm25: ranking by weighted terms (Robertson and Zaragoza 2009), deterministic, in memory."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K1 = 1.2
B = 0.6
"""Saturation and length; our documents hold versions and questions, so length says little."""


@dataclass(frozen=True, slots=True)
class Bm25:
    """Postings of a set of documents: for each term the documents and what it adds to each."""

    size: int
    """Number of documents."""
    postings: Mapping[str, tuple[NDArray[np.int32], NDArray[np.float32]]]
    idf: Mapping[str, float]

    @classmethod
    def build(cls, documents: Sequence[Mapping[str, float]]) -> Bm25:
        """Index documents given as term → (weighted) frequency."""
        import numpy as np

        count = len(documents)
        lengths = [sum(d.values()) for d in documents]
        mean = sum(lengths) / count if count else 1.0
        found: dict[str, list[tuple[int, float]]] = {}
        for number, document in enumerate(documents):
            norm = K1 * (1 - B + B * lengths[number] / (mean or 1.0))
            for term, frequency in document.items():
                found.setdefault(term, []).append(
                    (number, frequency * (K1 + 1) / (frequency + norm))
                )
        idf = {
            term: math.log(1 + (count - len(rows) + 0.5) / (len(rows) + 0.5))
            for term, rows in found.items()
        }
        postings = {
            term: (
                np.array([n for n, _ in rows], dtype=np.int32),
                np.array([w * idf[term] for _, w in rows], dtype=np.float32),
            )
            for term, rows in found.items()
        }
        return cls(count, postings, idf)

    def scores(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """Score every document for the terms: float32 array (size,), 0 where nothing is found."""
        import numpy as np

        total = np.zeros(self.size, dtype=np.float32)
        for term in terms:
            if (rows := self.postings.get(term)) is not None:
                total[rows[0]] += rows[1]
        return total
