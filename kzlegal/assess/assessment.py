"""Owns the evaluation: norms, facts and a date in, a status with reasons for every norm out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kzlegal.assess.because import Because, because
from kzlegal.assess.facts import Clash, Facts, settle
from kzlegal.assess.result import (
    Assessment,
    Capacity,
    NormResult,
    Outcome,
    Part,
    Question,
    Status,
)
from kzlegal.norms.condition import Condition, Truth
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm


def assess(norms: Iterable[Norm], facts: Facts, on: date) -> Assessment:
    """Give every norm's status for a profile on a date, and the next questions by worth.

    Norms that are not put to profiles (`not_assessed`) are left out. Before a norm's first day its
    status is not-yet-applied, from its last day on no-longer-applied, whatever the facts say.
    A result also says whether the subject bears the norm or is the other side. Equal input gives
    an equal result.
    """
    order = {fact.id: i for i, fact in enumerate(facts.catalogue.facts)}
    put = [norm for norm in norms if not norm.not_assessed]
    results = tuple(_result(norm, facts, on, order) for norm in put)
    return Assessment(facts, on, results, _questions(results, facts))


def _result(
    norm: Norm,
    facts: Facts,
    on: date,
    order: Mapping[str, int],
) -> NormResult:
    if on < norm.applies_from:
        return NormResult(norm, "not-yet-applied", "", "none", (), (), ())
    if norm.applies_until is not None and on >= norm.applies_until:
        return NormResult(norm, "no-longer-applied", "", "none", (), (), ())
    known = facts.known
    parts = norm.applicability()
    deciding: tuple[Part, ...]
    truths = [condition.truth(known) for _, condition in parts]
    truth = min(truths, default=Truth.YES)
    if truth is Truth.NO:
        # One false part is enough; the one with the fewest leaves is the plainest reason.
        false = [Part(n, because(c, known)) for n, c in parts if c.truth(known) is Truth.NO]
        deciding = (min(false, key=lambda part: sum(1 for _ in part.because.leaves())),)
    else:
        deciding = tuple(
            Part(name, because(condition, known))
            for (name, condition), t in zip(parts, truths, strict=True)
            if t is truth
        )
    needs = () if truth is not Truth.UNKNOWN else _unknown((p.because for p in deciding), order)
    outcome, outcome_needs = _outcome(norm, truth, facts, order)
    status = _status(truth, needs, facts.catalogue)
    return NormResult(norm, status, outcome, _capacity(norm, known), deciding, needs, outcome_needs)


def _status(truth: Truth, needs: tuple[str, ...], catalogue: Catalogue) -> Status:
    if truth is Truth.YES:
        return "applies"
    if truth is Truth.NO:
        return "does-not-apply"
    judgment = all(catalogue.by_id[fact].kind == "judgment" for fact in needs)
    return "turns-on-judgment" if judgment else "cannot-say"


def _outcome(
    norm: Norm, truth: Truth, facts: Facts, order: Mapping[str, int]
) -> tuple[Outcome, tuple[str, ...]]:
    if norm.bans:
        if truth is Truth.YES:
            return "prohibited", ()
        return ("not-prohibited" if truth is Truth.NO else "unknown"), ()
    if norm.fulfilment is None or truth is not Truth.YES:
        return "", ()
    match norm.fulfilment.truth(facts.known):
        case Truth.YES:
            return "met", ()
        case Truth.NO:
            return "not-met", ()
    return "unknown", _unknown((because(norm.fulfilment, facts.known),), order)


def _capacity(norm: Norm, known: Mapping[str, str]) -> Capacity:
    if norm.bears is None:
        return "none"
    own = norm.bears.truth(known)
    if own is Truth.YES:
        return "bearer"
    concerned = norm.gate.truth(known)
    if concerned is Truth.YES:
        return "other side"
    return "unknown" if Truth.UNKNOWN in (own, concerned) else "none"


def _unknown(trees: Iterable[Because], order: Mapping[str, int]) -> tuple[str, ...]:
    found = {leaf.fact for tree in trees for leaf in tree.leaves() if leaf.value is None}
    return tuple(sorted(found, key=order.__getitem__))


def _questions(results: tuple[NormResult, ...], facts: Facts) -> tuple[Question, ...]:
    """Rank unknown facts by the open norms that an answer settles, on average over the answers.

    The usual answer of a fact weighs 49 parts in 50. What follows from an answer counts with
    it; an answer that contradicts what is known is not counted. Ties keep the catalogue's order.
    """
    open_norms = [r for r in results if r.open]
    conditions = [tuple(c for _, c in r.norm.applicability()) for r in open_norms]
    waiting: dict[str, list[int]] = {}
    for i, result in enumerate(open_norms):
        for name in result.needs:
            waiting.setdefault(name, []).append(i)
    ranked: list[tuple[float, int, int, Question]] = []
    for place, fact in enumerate(facts.catalogue.facts):
        if fact.id not in waiting:
            continue
        counts: list[tuple[str, int]] = []
        settled: set[int] = set()
        for value in fact.values:
            known = _answered(facts, fact.id, value)
            if known is None:
                continue
            new = [name for name in known if name not in facts.known]
            touched = {i for name in new for i in waiting.get(name, ())}
            done = {i for i in touched if _is_settled(conditions[i], known)}
            counts.append((value, len(done)))
            settled |= done
        usual = fact.usually in dict(counts) and len(counts) > 1
        rest = 0.02 / (len(counts) - 1) if usual else 1 / max(len(counts), 1)
        worth = sum((0.98 if usual and v == fact.usually else rest) * n for v, n in counts)
        question = Question(fact.id, len(settled), tuple(counts))
        ranked.append((-worth, -len(settled), place, question))
    return tuple(question for *_, question in sorted(ranked, key=lambda item: item[:3]))


def _is_settled(conditions: tuple[Condition, ...], known: Mapping[str, str]) -> bool:
    truths = [condition.truth(known) for condition in conditions]
    return Truth.NO in truths or Truth.UNKNOWN not in truths


def _answered(facts: Facts, fact: str, value: str) -> Mapping[str, str] | None:
    # The common case, an answer without consequences, needs no second closure.
    if (fact, value) not in facts.catalogue.consequences:
        return {**facts.known, fact: value}
    settled = settle(facts.catalogue, {**dict(facts.given), fact: value})
    return None if isinstance(settled, Clash) else settled.known
