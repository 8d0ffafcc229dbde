"""Owns "would change if": the smallest changes of facts that turn a settled status round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from kzlegal.assess.facts import Facts
from kzlegal.assess.following import Clash, closed
from kzlegal.assess.result import NormResult
from kzlegal.norms.condition import Condition, Truth, facts_of

Change = tuple[tuple[str, str], ...]
"""Facts with the values that they would have to have."""


def would_change_if(result: NormResult, facts: Facts) -> tuple[Change, ...]:
    """Give the single changes that turn the status round; where there are none, the pairs.

    Looks at given and unknown facts of the norm, and at those from which its derived ones follow.
    Only settled statuses turn round: an open one is answered by its `needs`. Changes that
    contradict the rest of the profile are left out.
    """
    if result.status not in ("applies", "does-not-apply"):
        return ()
    conditions = tuple(condition for _, condition in result.norm.applicability())
    wanted = Truth.NO if result.status == "applies" else Truth.YES
    names = _changeable((fact for c in conditions for fact in facts_of(c)), facts)
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


def _changeable(asked: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """Give the facts that can be answered otherwise: for a derived one what it follows from."""
    derived = {d.fact: d for d in facts.derived}
    found: dict[str, None] = {}
    waiting = list(dict.fromkeys(asked))
    while waiting:
        fact = waiting.pop(0)
        if fact in derived and fact not in found:
            tests = facts.catalogue.tests_of(fact)
            waiting += [f for f in (*derived[fact].sources, *tests) if f not in found]
        found[fact] = None
    return tuple(found)


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
    return min((c.truth(found.known) for c in conditions), default=Truth.YES) is wanted
