"""Owns the measure of extraction: norms found in a text against norms that people read in it.

Compared unit by unit. Types: the types found at a unit against the types read there, as multisets;
macro-F1 is the mean over the types that were read at all. Bearers: pairs of unit and bearer id,
"none" an id like the others. Spans (samples only): words of the unit that both mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kzlegal.evaluation.gold import SPANS, Gold, Span


class FoundWords(Protocol):
    """Words that a finder marks in a unit."""

    @property
    def eid(self) -> str:
        """The unit that they stand in."""

    @property
    def start(self) -> int:
        """Where they begin in its own text."""

    @property
    def end(self) -> int:
        """Where they end."""


class FoundNorm(Protocol):
    """What the measure asks of a candidate norm; `kzlegal.norms.extract` gives such ones."""

    @property
    def eid(self) -> str:
        """The unit that the norm stands at."""

    @property
    def type(self) -> str:
        """One of `NORM_TYPES`."""

    @property
    def bearer(self) -> tuple[str, ...]:
        """Ids of the bearer vocabulary."""

    @property
    def conditions(self) -> Sequence[FoundWords]:
        """Where its conditions stand."""

    @property
    def exceptions(self) -> Sequence[FoundWords]:
        """Where its exceptions stand."""

    @property
    def deadlines(self) -> Sequence[FoundWords]:
        """Where its time limits stand."""

    @property
    def rule(self) -> str:
        """Which rule found it."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many were read by people, how many found, and how many of these are right."""

    read: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing was found and nothing is there."""
        return self.right / self.found if self.found else float(not self.read)

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / self.read if self.read else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.read + self.found
        return 2 * self.right / total if total else 1.0

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "read": self.read,
            "found": self.found,
            "right": self.right,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


@dataclass(frozen=True, slots=True)
class Mistake:
    """One unit at which what was found is not what was read."""

    eid: str
    read: tuple[str, ...]
    """``type (bearer, bearer)`` of each norm read."""
    found: tuple[str, ...]
    rules: tuple[str, ...]
    """The rules by which the found ones were found."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures of one text."""

    units: int
    types: Mapping[str, Score]
    """By type; also types that were only found."""
    bearers: Score
    spans: Mapping[str, Score]
    """Conditions, exceptions, deadlines, in words; empty where the gold marks none."""
    mistakes: tuple[Mistake, ...]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the types that were read."""
        read = [score.f1 for score in self.types.values() if score.read]
        return sum(read) / len(read) if read else 1.0

    @property
    def all_types(self) -> Score:
        """All types together."""
        scores = self.types.values()
        return Score(
            sum(s.read for s in scores), sum(s.found for s in scores), sum(s.right for s in scores)
        )

    def json(self, *, mistakes: bool = True) -> dict[str, object]:
        """Print as JSON values; without the mistakes where only figures may be seen."""
        return {
            "units": self.units,
            "macro_f1": round(self.macro_f1, 4),
            "all_types": self.all_types.json(),
            "types": {name: score.json() for name, score in self.types.items()},
            "bearers": self.bearers.json(),
            "spans": {name: score.json() for name, score in self.spans.items()},
            "mistakes": len(self.mistakes),
            "mistake_list": [
                {"eid": m.eid, "read": m.read, "found": m.found, "rules": m.rules}
                for m in (self.mistakes if mistakes else ())
            ],
        }


def measure(gold: Gold, found: Iterable[FoundNorm], own_text: Mapping[str, str]) -> Measure:
    """Compare the norms found in a text with the gold.

    `own_text` gives the own words of each unit, in the order of the text. For a sample only its
    units are looked at; for the curated set every norm found counts, wherever it stands.
    """
    units = gold.units
    read_at: dict[str, list[_Norm]] = {}
    found_at: dict[str, list[_Norm]] = {}
    for norm in gold.norms:
        marks = (norm.conditions, norm.exceptions, norm.deadlines)
        read_at.setdefault(norm.eid, []).append(_Norm(norm.type, norm.bearer, marks))
    for one in found:
        if one.eid in units or not gold.sampled:
            marks = tuple(_at(one.eid, w) for w in (one.conditions, one.exceptions, one.deadlines))
            norm_found = _Norm(one.type, tuple(one.bearer), marks, one.rule)
            found_at.setdefault(one.eid, []).append(norm_found)
    order = {eid: place for place, eid in enumerate(own_text)}
    named = sorted({*units, *found_at}, key=lambda eid: (order.get(eid, len(order)), eid))
    types: dict[str, Score] = {}
    bearers = Score()
    spans = dict.fromkeys(SPANS, Score()) if gold.sampled else {}
    mistakes: list[Mistake] = []
    for eid in named:
        read, got = read_at.get(eid, []), found_at.get(eid, [])
        read_types, got_types = (Counter(n.type for n in norms) for norms in (read, got))
        for name in sorted(read_types.keys() | got_types.keys()):
            right = min(read_types[name], got_types[name])
            score = types.get(name, Score())
            types[name] = _add(score, read_types[name], got_types[name], right)
        read_ids, got_ids = ({b for n in norms for b in n.bearer} for norms in (read, got))
        bearers = _add(bearers, len(read_ids), len(got_ids), len(read_ids & got_ids))
        for place, name in enumerate(spans):
            there, seen = (_words(own_text.get(eid, ""), place, norms) for norms in (read, got))
            spans[name] = _add(spans[name], len(there), len(seen), len(there & seen))
        if read_types != got_types or read_ids != got_ids:
            rules = tuple(n.rule for n in got)
            mistakes.append(Mistake(eid, _named(read), _named(got), rules))
    return Measure(len(named), dict(sorted(types.items())), bearers, spans, tuple(mistakes))


@dataclass(frozen=True, slots=True)
class _Norm:
    type: str
    bearer: tuple[str, ...]
    marks: tuple[tuple[Span, ...], ...]
    rule: str = ""


def _at(eid: str, words: Sequence[FoundWords]) -> tuple[Span, ...]:
    """Give the spans in the unit itself; words of a lead-in are not the unit's own."""
    return tuple((w.start, w.end) for w in words if w.eid == eid)


def _words(text: str, place: int, norms: Iterable[_Norm]) -> frozenset[int]:
    """Give the words that norms mark as one kind of span, each by where it begins."""
    marks = [mark for norm in norms for mark in norm.marks[place]]
    return frozenset(
        word.start()
        for word in re.finditer(r"\w+", text)
        if any(start < word.end() and word.start() < end for start, end in marks)
    )


def _add(score: Score, read: int, found: int, right: int) -> Score:
    return Score(score.read + read, score.found + found, score.right + right)


def _named(norms: Iterable[_Norm]) -> tuple[str, ...]:
    return tuple(f"{n.type} ({', '.join(n.bearer)})" for n in norms)
