"""Owns Index: ranks the passages of an act for a question, by meaning and by words together.

Meaning: the mean cosine of the question with the aligned language versions of a passage, and with
the questions kept for it (document expansion). Words: BM25 over stems and over character 4- and
5-grams. The two are mixed convexly; the share of words is gated by how much of the question the
best passage by words really holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from akn.problem import LegalTextError, Problem, Severity
from kzlegal.embed import Embedder
from kzlegal.search import normalise, vectors
from kzlegal.search.documents import embedded, gram_counts, lines, stem_counts
from kzlegal.search.expansion import Silence
from kzlegal.search.latin import Lexicon
from kzlegal.search.lexical import Bm25
from kzlegal.search.passage import Passage
from kzlegal.search.question import Question, question
from kzlegal.search.spelling import Speller

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SILENT, COVERED = -0.015, 0.08
"""Line between answer and silence; from our own kept questions, each left out in turn, with the
development questions in view: outside the listed topics few silences are told (docs/search.md)."""
LANGUAGES = {"ru": "rus", "kk": "kaz", "en": "eng", "rus": "rus", "kaz": "kaz", "eng": "eng"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a score count.

    Chosen on the development questions, both halves of which were seen, and on our own kept
    questions, each left out in turn: figures on those sets are optimistic.
    """

    questions: float = 0.45
    """Share of the kept questions in the score by meaning, the rest is the text's."""
    grams: float = 0.5
    """Share of character n-grams in the score by words, the rest is the stems'."""
    gate: float = 0.55
    """Share of words in the whole score where the best passage holds every word of the question."""
    encloses: float = 0.05
    """Taken off a unit that encloses others: the smaller unit is the better answer."""
    article: float = 0.1
    """Taken off a whole article with units below it, besides."""


class SearchError(LegalTextError):
    """A question that cannot be searched for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found."""

    eid: str
    pinpoint: str
    score: float
    """Between 0 and 1 within one answer; not comparable between answers."""
    parts: Mapping[str, float]
    """``dense`` and ``lexical`` (0 to 1), ``coverage`` and ``weight`` of words in the mix."""
    heading: str
    """Headings from the chapter down, in the language asked for."""
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first, and whether it looks like an answer."""

    hits: tuple[Hit, ...]
    answer: bool
    """False: the act seems silent on this; the hits are only the nearest provisions."""
    problems: tuple[Problem, ...] = ()
    """Remarks: searched by words only, question cut, Latin letters read as Cyrillic."""


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Encoded texts, each owned by a passage and a language; one group is one such pair."""

    rows: Floats
    """(texts, dimension), in the order of the groups."""
    starts: NDArray[np.intp]
    """First row of each group."""
    owner: NDArray[np.intp]
    """Passage of each group."""

    def cosines(self, question: Floats, count: int) -> Floats:
        """Give each passage the mean over its groups of the best cosine in the group.

        float32 array (count,); -1 for a passage without a text.
        """
        import numpy as np

        total = np.zeros(count, dtype=np.float32)
        if not len(self.starts):
            return total - 1
        best = np.maximum.reduceat(self.rows @ question, self.starts)
        np.add.at(total, self.owner, best)
        groups = np.bincount(self.owner, minlength=count)
        return np.where(groups > 0, total / np.maximum(groups, 1), -1.0).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Passages with their postings and vectors. Make it with `build`; it never changes."""

    passages: tuple[Passage, ...]
    silences: tuple[Silence, ...]
    weights: Weights
    embedder: Embedder | None
    reason: str
    """Why there is no embedder; empty when there is one."""
    stems: Bm25
    grams: Bm25
    lexicon: Lexicon
    speller: Speller
    texts: Vectors | None
    """Versions of the passages."""
    questions: Vectors | None
    """Questions kept for the passages; those of silences are counted on from the passages."""
    penalties: Floats
    """What each passage loses for enclosing others."""

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        embedder: Embedder | None,
        *,
        silences: Sequence[Silence] = (),
        cache_dir: Path | None = None,
        shipped: Path | None = None,
        ship_to: Path | None = None,
        progress: vectors.Progress | None = None,
        reason: str = "",
        weights: Weights | None = None,
    ) -> Index:
        """Index the passages; vectors made once are read from `cache_dir` or `shipped`.

        `cache_dir` is written, `shipped` never; into `ship_to` exactly the vectors of this index
        are written, as they ship with the corpus. `progress` is told of vectors being made.
        """
        import numpy as np

        weights = weights or Weights()
        folders = [folder for folder in (cache_dir, shipped) if folder is not None]
        counts = Counter(
            word for p in passages for line in lines(p) for word in normalise.words(line.words)
        )
        texts = [
            (number, [embedded(passage, language)])
            for number, passage in enumerate(passages)
            for language in passage.text
        ]
        questions = [
            (number, list(expansion.questions))
            for number, passage in enumerate(passages)
            for expansion in passage.extra.values()
        ] + [
            (number, list(asked))
            for number, silence in enumerate(silences, len(passages))
            for asked in silence.questions.values()
        ]
        return cls(
            passages=tuple(passages),
            silences=tuple(silences),
            weights=weights,
            embedder=embedder,
            reason=reason,
            stems=Bm25.build([stem_counts(p) for p in passages]),
            grams=Bm25.build([gram_counts(p) for p in passages]),
            lexicon=Lexicon.build(counts.items()),
            speller=Speller.build(counts.items()),
            texts=_vectors(embedder, "passage", texts, folders, progress, ship_to),
            questions=_vectors(embedder, "query", questions, folders, progress, ship_to),
            penalties=np.array([_penalty(p, weights) for p in passages], dtype=np.float32),
        )

    def search(self, query: str, language: str | None = None, limit: int = 5) -> Answer:
        """Rank the passages for a question; `language` is that of the texts shown and of the asker.

        Raises SearchError for a question without a letter or digit, an unknown language, a limit
        below 1.
        """
        if language is not None and language not in LANGUAGES:
            raise SearchError(
                f"the language {language!r} is not known",
                code="SEA001",
                hint="give one of ru, kk, en (or rus, kaz, eng)",
            )
        if limit < 1:
            raise SearchError("the limit is below 1", code="SEA002", hint="ask for 1 hit or more")
        asked = question(
            query,
            LANGUAGES.get(language or "", ""),
            self.lexicon,
            self.speller,
            self.stems.postings,
        )
        if not asked.words:
            raise SearchError(
                "the question has no letter and no digit",
                code="SEA003",
                hint="ask in a few words what you want to know",
            )
        scores = self._scores(asked)
        problems = asked.problems + self._remarks()
        answers = self._answers(scores)
        if asked.cited:
            scores, answers = self._cited(asked.cited, scores)
            if not answers:
                note = f"the act has no unit {asked.cited}"
                problems += (Problem("SEA007", note, Severity.WARNING),)
        order = sorted(range(len(self.passages)), key=lambda n: (-scores.total[n], n))[:limit]
        shown = asked.language
        return Answer(
            hits=tuple(_hit(self.passages[n], scores, n, shown) for n in order),
            answer=bool(order) and answers,
            problems=problems,
        )

    def _cited(self, pinpoint: str, scores: Scores) -> tuple[Scores, bool]:
        """Put the unit that the question names first, then what stands inside it."""
        import numpy as np

        inside = np.array(
            [
                2.0 if p.pinpoint == pinpoint else float(_is_inside(p.pinpoint, pinpoint))
                for p in self.passages
            ],
            dtype=np.float32,
        )
        if not inside.any():
            return scores, False
        total = (scores.total + inside) / np.float32(3)
        return replace(scores, total=total.astype(np.float32)), True

    def _remarks(self) -> tuple[Problem, ...]:
        if self.embedder is not None:
            return ()
        reason = self.reason or "no embedding engine was given, so search goes by words only"
        return (Problem("SEA004", reason, Severity.INFO),)

    def _scores(self, asked: Question) -> Scores:
        import numpy as np

        count = len(self.passages)
        stems = self.stems.scores(asked.stems)
        grams = self.grams.scores(asked.grams)
        share = self.weights.grams
        lexical = share * _by_best(grams) + (1 - share) * _by_best(stems)
        coverage = _coverage(self.stems, asked, int(lexical.argmax())) if count else 0.0
        silence = near = -1.0
        if self.embedder is None or self.texts is None:
            dense, weight = np.zeros(count, dtype=np.float32), 1.0
        else:
            vector = self.embedder.encode_queries([asked.embedded])[0]
            dense = self.texts.cosines(vector, count)
            if self.questions is not None:
                kept = self.questions.cosines(vector, count + len(self.silences))
                silence = float(kept[count:].max(initial=-1.0))
                near = float(kept[:count].max(initial=-1.0))
                kept = np.where(kept[:count] < 0, dense, kept[:count])
                dense = (1 - self.weights.questions) * dense + self.weights.questions * kept
            weight = self.weights.gate * coverage
        total = (1 - weight) * _spread(dense) + weight * lexical
        total = np.maximum(total - self.penalties, 0.0)
        return Scores(total.astype(np.float32), dense, lexical, coverage, weight, near, silence)

    def _answers(self, scores: Scores) -> bool:
        """Tell an answer from the nearest provisions.

        The nearer the question is to what the act is silent on than to what it is asked about, the
        surer there is no answer; words found in the act speak against it. By words only, all
        that can be told is whether a word of the question stands in the act (measured: no share
        of words found tells more).
        """
        if scores.near < 0:
            return scores.coverage > 0
        return scores.silence - scores.near <= SILENT + COVERED * scores.coverage


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What one question scores on every passage."""

    total: Floats
    dense: Floats
    lexical: Floats
    coverage: float
    weight: float
    near: float
    """Best cosine with a kept question of a passage; -1 without vectors."""
    silence: float
    """Best cosine with a question that the act is silent on."""


def _is_inside(pinpoint: str, unit: str) -> bool:
    return pinpoint.startswith((f"{unit}(", f"{unit}/"))


def _vectors(
    embedder: Embedder | None,
    kind: vectors.Kind,
    groups: Sequence[tuple[int, list[str]]],
    folders: Sequence[Path],
    progress: vectors.Progress | None,
    ship_to: Path | None,
) -> Vectors | None:
    import numpy as np

    groups = [(owner, texts) for owner, texts in groups if texts]
    if embedder is None or not groups:
        return None
    flat = [normalise.query(text) for _, texts in groups for text in texts]
    sizes = np.array([len(texts) for _, texts in groups], dtype=np.intp)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
    owners = np.array([owner for owner, _ in groups], dtype=np.intp)
    rows = vectors.encode(embedder, kind, flat, folders, progress)
    if ship_to is not None:
        vectors.ship(embedder, kind, flat, rows, ship_to)
    return Vectors(rows, starts, owners)


def _by_best(scores: Floats) -> Floats:
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores


def _spread(cosines: Floats) -> Floats:
    """Stretch compressed cosines over 0 to 1."""
    import numpy as np

    if not len(cosines):
        return cosines
    worst, best = cosines.min(), cosines.max()
    if best <= worst:
        return np.zeros_like(cosines)
    spread: Floats = ((cosines - worst) / (best - worst)).astype(np.float32)
    return spread


def _penalty(passage: Passage, weights: Weights) -> float:
    if not passage.encloses:
        return 0.0
    return weights.encloses + weights.article * ("__" not in passage.eid)


def _coverage(stems: Bm25, asked: Question, best: int) -> float:
    """Give the share of the question's words that the best passage by words holds, by weight.

    A word that no passage holds weighs as much as the rarest.
    """
    rarest = max(stems.idf.values(), default=1.0)
    held = total = 0.0
    for stem in asked.stems:
        weight = stems.idf.get(stem, rarest)
        total += weight
        rows = stems.postings.get(stem)
        held += weight if rows is not None and best in rows[0] else 0.0
    return held / total if total else 0.0


def _hit(passage: Passage, scores: Scores, number: int, language: str) -> Hit:
    shown = next((c for c in (language, "rus", "kaz", "eng") if c in passage.text), "")
    return Hit(
        eid=passage.eid,
        pinpoint=passage.pinpoint,
        score=round(float(scores.total[number]), 4),
        parts={
            "dense": round(float(scores.dense[number]), 4),
            "lexical": round(float(scores.lexical[number]), 4),
            "coverage": round(scores.coverage, 4),
            "weight": round(scores.weight, 4),
        },
        heading=" › ".join(passage.headings.get(shown, ())),
        text=passage.shown.get(shown) or passage.text.get(shown, ""),
    )
