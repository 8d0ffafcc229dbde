"""Owns the making of spaCy's matchers, so that rules elsewhere are plain tables of attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

Attributes = Mapping[str, object]
"""One word of a pattern, in spaCy's terms: ``{"LEMMA": {"IN": [...]}, "OP": "?"}``."""


class WordPatterns:
    """Fixed formulas: sequences of words, found by spaCy's Matcher."""

    def __init__(self, patterns: Mapping[str, Sequence[Sequence[Attributes]]]) -> None:
        self._patterns = patterns
        self._by_vocab: dict[int, object] = {}

    def find(self, doc: Doc) -> tuple[tuple[str, int, int], ...]:
        """Give (name, first word, word after the last) of every match, the longest of a place."""
        from spacy.matcher import Matcher

        matcher = self._by_vocab.get(id(doc.vocab))
        if not isinstance(matcher, Matcher):
            matcher = Matcher(doc.vocab)
            for name, patterns in self._patterns.items():
                matcher.add(name, [[dict(word) for word in pattern] for pattern in patterns])
            self._by_vocab[id(doc.vocab)] = matcher
        longest: dict[tuple[str, int], int] = {}
        for key, start, end in matcher(doc):
            place = (doc.vocab.strings[key], start)
            longest[place] = max(end, longest.get(place, 0))
        return tuple(sorted((name, s, e) for (name, s), e in longest.items()))


class TreePatterns:
    """Relations of words in the parse, found by spaCy's DependencyMatcher."""

    def __init__(self, patterns: Mapping[str, Sequence[Sequence[Attributes]]]) -> None:
        self._patterns = patterns
        self._by_vocab: dict[int, object] = {}

    def find(self, doc: Doc) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Give (name, words) of every match; words in the order of the pattern's nodes."""
        from spacy.matcher import DependencyMatcher

        matcher = self._by_vocab.get(id(doc.vocab))
        if not isinstance(matcher, DependencyMatcher):
            matcher = DependencyMatcher(doc.vocab)
            for name, patterns in self._patterns.items():
                matcher.add(name, [[dict(node) for node in pattern] for pattern in patterns])
            self._by_vocab[id(doc.vocab)] = matcher
        found = [(doc.vocab.strings[key], tuple(words)) for key, words in matcher(doc)]
        return tuple(sorted(found))
