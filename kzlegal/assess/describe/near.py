"""Owns Nearness: sentences near in meaning to a question that no known words speak to.

Nearness tells that a sentence may concern a fact, never which way: a vector hardly hears a "not".
So it gives a question to look at, no value, and is never asked about judgments or about what the
law prohibits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kzlegal.embed import Embedder
from kzlegal.norms import FactDefinition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 0.05
"""How much nearer than the middle one among all questions a sentence must be; cosines of this
engine lie close together, so that only differences tell. Set on our own descriptions: above it most
pairs are to the point, below it few."""
SHOWN = 3
"""Most questions that nearness may raise for one description."""
_PROHIBITED = "art_17__para_3"
"""Article 17(3): facts that rest on it come from plain words only."""


class Nearness:
    """An embedding engine with the vectors of the questions it was asked about, kept."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._questions: dict[tuple[str, str], NDArray[np.float32]] = {}

    @property
    def name(self) -> str:
        """Name and version of the engine."""
        return self._embedder.name

    def prepare(self, facts: Sequence[FactDefinition], language: str) -> None:
        """Encode the questions of facts that have no vector yet; some seconds for all of them."""
        missing = [f for f in facts if _may_be_asked(f) and (f.id, language) not in self._questions]
        texts = [f"{f.question.get(language)} {f.help.get(language)}" for f in missing]
        for fact, vector in zip(missing, self._embedder.encode_passages(texts), strict=True):
            self._questions[fact.id, language] = vector

    def nearest(
        self, facts: Sequence[FactDefinition], sentences: Sequence[str], language: str
    ) -> tuple[tuple[str, int], ...]:
        """Give facts and the number of the sentence near to each, the nearest first.

        `facts` are those without known words; judgments, prohibitions and the subject's own roles
        among them are left out.
        """
        import numpy as np

        asked = [fact for fact in facts if _may_be_asked(fact)]
        if len(asked) < 3 or not sentences:
            return ()
        self.prepare(asked, language)
        questions = np.stack([self._questions[fact.id, language] for fact in asked])
        spoken = self._embedder.encode_queries(list(sentences))
        scores = spoken @ questions.T
        gaps = scores - np.median(scores, axis=1, keepdims=True)
        best = gaps.argmax(axis=0)
        found = [
            (float(gaps[at, i]), fact.id, int(at))
            for i, (fact, at) in enumerate(zip(asked, best, strict=True))
            if gaps[at, i] >= GAP
        ]
        found.sort(key=lambda item: (-round(item[0], 4), item[1]))
        return tuple((fact, at) for _, fact, at in found[:SHOWN])


def _may_be_asked(fact: FactDefinition) -> bool:
    prohibited = any(unit.startswith(_PROHIBITED) for unit in fact.basis)
    return fact.kind == "data" and not fact.roles and not prohibited
