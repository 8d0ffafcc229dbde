"""Owns what a passage is found by: the text that is embedded, its weighted stems and n-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzlegal.search import normalise
from kzlegal.search.passage import Passage


@dataclass(frozen=True, slots=True)
class Line:
    """Words that belong to a passage, their language and how much they count."""

    words: str
    language: str
    weight: float


OWN, HEADING, LEAD, QUESTION, KEYWORD = 1.0, 0.3, 0.3, 0.7, 1.0
"""Weights of a passage's text, of its headings, of the lead-in above it, of what it is asked by."""


def lines(passage: Passage) -> Iterator[Line]:
    """Yield everything a passage is found by through words."""
    for language, text in passage.text.items():
        yield Line(text, language, OWN)
    for language, headings in passage.headings.items():
        # The chapter is shared by many articles and says nothing about one of them.
        own = OWN if passage.encloses else HEADING
        for heading in headings[1:]:
            yield Line(heading, language, own)
    for language, text in passage.lead.items():
        yield Line(text, language, LEAD)
    for language, expansion in passage.extra.items():
        for asked in expansion.questions:
            yield Line(asked, language, QUESTION)
        if expansion.keywords:
            yield Line(expansion.keywords, language, KEYWORD)


def embedded(passage: Passage, language: str) -> str:
    """Give the text of one version as it is embedded: own text, heading, keywords.

    The lead-in above a list item is left out: it makes the items of one list alike.
    """
    headings = passage.headings.get(language, ())
    extra = passage.extra.get(language)
    parts = (passage.text.get(language, ""), *headings[-1:], extra.keywords if extra else "")
    return normalise.text(". ".join(p.rstrip(".:; ") for p in parts if p))


def stem_counts(passage: Passage) -> Mapping[str, float]:
    """Count the stems of a passage by weight, stop words left out."""
    counts: Counter[str] = Counter()
    for line in lines(passage):
        for word in normalise.words(line.words):
            if word not in normalise.STOP:
                counts[normalise.stem(word, line.language)] += line.weight  # type: ignore[assignment]
    return counts


def gram_counts(passage: Passage) -> Mapping[str, float]:
    """Count the character n-grams of a passage by weight, stop words left out."""
    counts: Counter[str] = Counter()
    for line in lines(passage):
        for word in normalise.words(line.words):
            if word not in normalise.STOP:
                for gram in normalise.grams(word):
                    counts[gram] += line.weight  # type: ignore[assignment]
    return counts
