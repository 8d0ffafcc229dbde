"""Owns the order of questions: which unknown fact settles most of what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kzlegal.assess.facts import Facts
from kzlegal.assess.following import Clash, closed
from kzlegal.assess.result import NormResult, Question
from kzlegal.norms.condition import Condition, Truth

_USUAL = 0.98
"""Weight of the answer that nearly everybody gives: hardly anybody is the Government."""


def next_questions(results: Iterable[NormResult], facts: Facts) -> tuple[Question, ...]:
    """Rank unknown facts by the open norms that an answer settles, on average over the answers.

    What follows from an answer counts with it; an answer that contradicts what is known is not
    counted. Ties go to the fact that more norms wait for, then to the catalogue's order. Facts that
    settle no norm but tell whether one that applies is met come last.
    """
    results = tuple(results)
    outcomes = Counter(fact for result in results for fact in result.outcome_needs)
    open_norms = [result for result in results if result.open]
    conditions = [tuple(c for _, c in result.norm.applicability()) for result in open_norms]
    waiting: dict[str, list[int]] = {}
    for i, result in enumerate(open_norms):
        for name in result.needs:
            waiting.setdefault(name, []).append(i)
    order = {fact.id: i for i, fact in enumerate(facts.catalogue.facts)}
    ranked: list[tuple[float, int, int, int, Question]] = []
    for fact in sorted(waiting, key=order.__getitem__):
        settled = _settled(fact, facts, conditions, waiting)
        counts = tuple((value, len(done)) for value, done in settled)
        everything = len(set().union(*(done for _, done in settled)))
        question = Question(fact, everything, counts, outcomes[fact])
        rank = (-_worth(fact, counts, facts), -everything, -len(waiting[fact]), order[fact])
        ranked.append((*rank, question))
    last = sorted((-count, order[fact], fact) for fact, count in outcomes.items())
    return (
        *(question for *_, question in sorted(ranked, key=lambda item: item[:4])),
        *(Question(fact, 0, (), -count) for count, _, fact in last if fact not in waiting),
    )


def _settled(
    fact: str,
    facts: Facts,
    conditions: list[tuple[Condition, ...]],
    waiting: Mapping[str, list[int]],
) -> list[tuple[str, set[int]]]:
    found: list[tuple[str, set[int]]] = []
    for value in facts.catalogue.by_id[fact].values:
        known = _answered(facts, fact, value)
        if known is not None:
            new = [name for name in known if name not in facts.known]
            touched = {i for name in new for i in waiting.get(name, ())}
            found.append((value, {i for i in touched if _is_settled(conditions[i], known)}))
    return found


def _worth(fact: str, counts: tuple[tuple[str, int], ...], facts: Facts) -> float:
    usually = facts.catalogue.by_id[fact].usually
    others = [count for value, count in counts if value != usually]
    if len(others) == len(counts) or not others:
        return sum(count for _, count in counts) / max(len(counts), 1)
    return _USUAL * dict(counts)[usually] + (1 - _USUAL) * sum(others) / len(others)


def _is_settled(conditions: tuple[Condition, ...], known: Mapping[str, str]) -> bool:
    unknown = False
    for condition in conditions:
        truth = condition.truth(known)
        if truth is Truth.NO:
            return True
        unknown = unknown or truth is Truth.UNKNOWN
    return not unknown


def _answered(facts: Facts, fact: str, value: str) -> Mapping[str, str] | None:
    # The common case, an answer without consequences, needs no second closure.
    catalogue = facts.catalogue
    if (fact, value) not in catalogue.consequences and fact not in catalogue.rules_on:
        return {**facts.known, fact: value}
    found = closed(catalogue, {**dict(facts.given), fact: value})
    return None if isinstance(found, Clash) else found[0]
