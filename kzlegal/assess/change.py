"""Owns "would change if": the smallest changes of facts that turn a settled status round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from kzlegal.assess.facts import Facts
from kzlegal.assess.following import Clash, closed
from kzlegal.assess.result import NormResult
from kzlegal.norms.condition import Condition, Truth, facts_of

Change = tuple[tuple[str, str], ...]
"""Facts with the values that they would have to have."""


def would_change_if(result: NormResult, facts: Facts) -> tuple[Change, ...]:
    """Give the single changes that turn the status round; where there are none, the pairs.

    Looks at given and unknown facts of the norm. Only settled statuses turn round: an open one is
    answered by its `needs`. Changes that contradict the rest of the profile are left out.
    """
    if result.status not in ("applies", "does-not-apply"):
        return ()
    conditions = tuple(condition for _, condition in result.norm.applicability())
    wanted = Truth.NO if result.status == "applies" else Truth.YES
    names = tuple(dict.fromkeys(fact for c in conditions for fact in facts_of(c)))
    for size in (1, 2):
        found = tuple(
            change
            for chosen in combinations(names, size)
            for change in _values(chosen, facts)
            if _turns(change, conditions, facts, wanted)
        )
        if found:
            return found
    return ()


def _values(chosen: tuple[str, ...], facts: Facts) -> Iterator[Change]:
    others = (
        [v for v in facts.catalogue.by_id[fact].values if v != facts.known.get(fact)]
        for fact in chosen
    )
    for values in product(*others):
        yield tuple(zip(chosen, values, strict=True))


def _turns(change: Change, conditions: tuple[Condition, ...], facts: Facts, wanted: Truth) -> bool:
    found = closed(facts.catalogue, {**dict(facts.given), **dict(change)})
    if isinstance(found, Clash):
        return False
    known, _ = found
    return min((c.truth(known) for c in conditions), default=Truth.YES) is wanted
