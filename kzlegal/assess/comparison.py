"""Owns comparisons of assessments: two days, two profiles, two sets of norms.

Each tells the norms whose status or outcome differs, and on what the difference rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kzlegal.assess.assessment import Assessment, assess
from kzlegal.assess.facts import Facts
from kzlegal.assess.result import NormResult
from kzlegal.assess.review import Review
from kzlegal.norms.condition import condition_json, facts_of
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm

Cause = Literal["begins", "ends", "facts", "text", "norm", "new-norm", "norm-gone"]
"""Its first day comes, its last has passed; other facts; other words of the provision; another
reading of it; a norm that only the second, or only the first, set has."""


@dataclass(frozen=True, slots=True)
class FactDifference:
    """One fact on which two profiles differ; None stands for unknown."""

    fact: str
    before: str | None
    after: str | None
    follows: bool
    """Whether neither profile says it in so many words: it follows from other answers."""


@dataclass(frozen=True, slots=True)
class NormDifference:
    """One norm that comes out otherwise; `before` or `after` is None where there is no such norm
    on that side."""

    before: NormResult | None
    after: NormResult | None
    cause: Cause
    day: date | None = None
    """The day that decides, where it is the date."""
    facts: tuple[str, ...] = ()
    """The differing facts on which the norm rests, in catalogue order."""

    @property
    def norm(self) -> Norm:
        """The norm: of the second side, or of the first where the second has none."""
        found = self.after or self.before
        assert found is not None, "a difference has a side"
        return found.norm


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two assessments."""

    before: Assessment
    after: Assessment
    norms: tuple[NormDifference, ...]
    facts: tuple[FactDifference, ...] = ()
    same: int = 0
    """How many norms come out the same."""


def compare_dates(
    norms: Iterable[Norm],
    facts: Facts,
    first: date,
    last: date,
    reviews: tuple[Mapping[str, tuple[Review, ...]], Mapping[str, tuple[Review, ...]]] = ({}, {}),
) -> Difference:
    """Say what changes for a profile between two days; `reviews` are those of each day."""
    held = tuple(norms)
    before, after = (
        assess(held, facts, day, found) for day, found in zip((first, last), reviews, strict=True)
    )
    return _difference(before, after)


def compare_profiles(
    norms: Iterable[Norm],
    first: Facts,
    last: Facts,
    on: date,
    reviews: Mapping[str, tuple[Review, ...]] | None = None,
) -> Difference:
    """Say in which facts two profiles differ on a day, and which norms come out otherwise by it."""
    held = tuple(norms)
    before, after = (assess(held, facts, on, reviews) for facts in (first, last))
    return _difference(before, after)


def compare_norms(
    first: Iterable[Norm], last: Iterable[Norm], before: Facts, after: Facts, on: date
) -> Difference:
    """Say which norms come out otherwise under two sets of norms, for one profile on one day.

    `before` and `after` are the same answers, each over the catalogue of facts of its set. Norms
    are the same where their id is.
    """
    return _difference(assess(first, before, on), assess(last, after, on))


def changed_norms(first: Iterable[Norm], last: Iterable[Norm]) -> tuple[NormChange, ...]:
    """Say what two sets of norms say otherwise, norm by norm: which members of a norm differ."""
    old = {norm.id: norm for norm in first}
    new = {norm.id: norm for norm in last}
    found: list[NormChange] = []
    for name in dict.fromkeys((*old, *new)):
        a, b = old.get(name), new.get(name)
        if a is None or b is None:
            found.append(NormChange(name, a, b, ()))
        elif members := tuple(m for m in _MEMBERS if _member(a, m) != _member(b, m)):
            found.append(NormChange(name, a, b, members))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NormChange:
    """One norm that two sets read otherwise."""

    id: str
    before: Norm | None
    after: Norm | None
    members: tuple[str, ...]
    """Names of what differs; empty where one set does not have the norm."""

    @property
    def norm(self) -> Norm:
        """The norm of the second set, or of the first where the second has none."""
        found = self.after or self.before
        assert found is not None, "a change has a side"
        return found


_MEMBERS = (
    *("act", "eid", "type", "bearer", "connective", "bearer_implied", "counterparty", "concerns"),
    *("action", "gate", "conditions", "exceptions", "fulfilment", "bans", "deadline", "frequency"),
    *("applies_from", "applies_until", "status", "why", "divergence", "sanctions", "delegates"),
    *("not_assessed", "anchors"),
)


def _member(norm: Norm, name: str) -> object:
    if name == "anchors":
        return [(a.language, a.quote, a.eid) for a in norm.anchors]
    if name in ("gate", "conditions", "exceptions", "fulfilment"):
        return condition_json(getattr(norm, name))
    return getattr(norm, name)


def _difference(before: Assessment, after: Assessment) -> Difference:
    facts = _facts(before.facts, after.facts)
    old = {r.norm.id: r for r in before.norms}
    new = {r.norm.id: r for r in after.norms}
    found: list[NormDifference] = []
    names = tuple(dict.fromkeys((*old, *new)))
    for name in names:
        a, b = old.get(name), new.get(name)
        if a is not None and b is not None and (a.status, a.outcome) == (b.status, b.outcome):
            continue
        found.append(_norm_difference(a, b, (before.on, after.on), facts, after.facts.catalogue))
    return Difference(before, after, tuple(found), facts, len(names) - len(found))


def _norm_difference(
    a: NormResult | None,
    b: NormResult | None,
    days: tuple[date, date],
    facts: tuple[FactDifference, ...],
    catalogue: Catalogue,
) -> NormDifference:
    if a is None or b is None:
        return NormDifference(a, b, "new-norm" if a is None else "norm-gone")
    for day in (a.norm.applies_from, b.norm.applies_from):
        if (days[0] < day) != (days[1] < day):
            return NormDifference(a, b, "begins", day)
    for until in (a.norm.applies_until, b.norm.applies_until):
        if until is not None and (days[0] < until) != (days[1] < until):
            return NormDifference(a, b, "ends", until)
    if a.review != b.review:
        return NormDifference(a, b, "text")
    differ = {fact.fact for fact in facts}
    asked = {
        name
        for norm in (a.norm, b.norm)
        for condition in (*(c for _, c in norm.applicability()), norm.fulfilment)
        if condition is not None
        for name in facts_of(condition)
    }
    order = {fact.id: i for i, fact in enumerate(catalogue.facts)}
    deciding = tuple(sorted(differ & asked, key=order.__getitem__))
    return NormDifference(a, b, "facts" if deciding else "norm", facts=deciding)


def _facts(before: Facts, after: Facts) -> tuple[FactDifference, ...]:
    said = {name for facts in (before, after) for name, _ in facts.given}
    return tuple(
        FactDifference(f.id, old, new, f.id not in said)
        for f in after.catalogue.facts
        if (old := before.known.get(f.id)) != (new := after.known.get(f.id))
    )
