"""Owns the making of spaCy's matchers, so that rules elsewhere are plain tables of attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc

Attributes = Mapping[str, object]
"""One word of a pattern, in spaCy's terms: ``{"LEMMA": {"IN": [...]}, "OP": "?"}``."""


GAP = "GAP"
"""``{GAP: 8}`` in a pattern stands for up to eight words of any kind, none of them a semicolon."""


class WordPatterns:
    """Fixed formulas: sequences of words, found by spaCy's Matcher.

    Stretches between gaps are matched by spaCy and joined here: the Matcher itself takes time
    exponential in the length of an open gap.
    """

    def __init__(self, patterns: Mapping[str, Sequence[Sequence[Attributes]]]) -> None:
        self._stretches: dict[str, list[list[tuple[int, str]]]] = {}
        self._parts: dict[str, list[Attributes]] = {}
        for name, variants in patterns.items():
            for variant in variants:
                self._stretches.setdefault(name, []).append(self._cut(variant))
        self._by_vocab: dict[int, object] = {}

    def _cut(self, pattern: Sequence[Attributes]) -> list[tuple[int, str]]:
        """Cut a pattern at its gaps: (words that may stand before, key of the stretch)."""
        stretches: list[tuple[int, str]] = []
        part: list[Attributes] = []
        before = 0
        for word in (*pattern, {GAP: 0}):
            if GAP not in word:
                part.append(word)
                continue
            key = repr(part)
            self._parts[key] = part
            stretches.append((before, key))
            part, before = [], int(str(word[GAP]))
        return stretches

    def find(self, doc: Doc) -> tuple[tuple[str, int, int], ...]:
        """Give (name, first word, word after the last) of every match, the longest of a place."""
        from spacy.matcher import Matcher

        matcher = self._by_vocab.get(id(doc.vocab))
        if not isinstance(matcher, Matcher):
            matcher = Matcher(doc.vocab)
            for key, part in self._parts.items():
                matcher.add(key, [[dict(word) for word in part]])
            self._by_vocab[id(doc.vocab)] = matcher
        longest: dict[str, dict[int, int]] = {}
        for number, start, end in matcher(doc):
            ends = longest.setdefault(doc.vocab.strings[number], {})
            ends[start] = max(end, ends.get(start, 0))
        places = {key: sorted(ends.items()) for key, ends in longest.items()}
        stops = [token.i for token in doc if token.text == ";"]
        found: dict[tuple[str, int], int] = {}
        for name, variants in self._stretches.items():
            for stretches in variants:
                for start, end in places.get(stretches[0][1], ()):
                    last = _joined(stretches[1:], end, places, stops)
                    if last is not None:
                        found[name, start] = max(last, found.get((name, start), 0))
        return tuple(sorted((name, start, end) for (name, start), end in found.items()))


def _joined(
    stretches: Sequence[tuple[int, str]],
    end: int,
    places: Mapping[str, Sequence[tuple[int, int]]],
    stops: Sequence[int],
) -> int | None:
    """Give the end of the nearest stretches that follow each other within their gaps."""
    for gap, key in stretches:
        following = [
            (s, e)
            for s, e in places.get(key, ())
            if end <= s <= end + gap and not any(end <= stop < s for stop in stops)
        ]
        if not following:
            return None
        end = min(following)[1]
    return end


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
