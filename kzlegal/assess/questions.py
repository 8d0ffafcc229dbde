"""Owns the order of questions: which unknown fact brings most of what is open to an end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kzlegal.assess.facts import Facts
from kzlegal.assess.following import Clash, closed
from kzlegal.assess.result import NormResult, Question
from kzlegal.norms.condition import All, AnyOf, Condition, Is, Not, Truth

_USUAL = 0.98
"""Weight of the answer that nearly everybody gives: hardly anybody is the Government."""
_STEP = 0.5
"""What a norm is worth that one more answer may settle, beside a settled one."""


def next_questions(results: Iterable[NormResult], facts: Facts) -> tuple[Question, ...]:
    """Rank unknown facts by what their answers bring the open norms, on average over the answers.

    A settled norm counts whole, one that comes nearer counts in part, one that can only be settled
    by what the profile says is not known counts nothing. What follows from an answer counts with
    it; an answer that contradicts what is known is left out. Plain data come before legal
    judgments, which cost a lawyer's time, and later where an answer would tell what the profile
    says is not known: who cannot say whether it is a state body is not asked which. Ties go to the
    fact that more norms wait for, then to the catalogue's order. Then come facts that settle no
    norm but tell whether one that applies is met, and last what the profile says is not known.
    """
    results = tuple(results)
    outcomes = Counter(fact for result in results for fact in result.outcome_needs)
    opened = _Open(facts, tuple(result for result in results if result.open))
    order = {fact.id: i for i, fact in enumerate(facts.catalogue.facts)}
    ranked: list[tuple[tuple[bool, bool, bool, float, int, int, int], Question]] = []
    for fact, waiting in opened.waiting.items():
        answers = opened.answers(fact)
        everything = len(set().union(*(answer.settled for answer in answers)))
        counts = tuple((answer.value, len(answer.settled)) for answer in answers)
        declined = fact in facts.declined
        judgment = facts.catalogue.by_id[fact].kind == "judgment"
        worth = _worth(fact, {answer.value: answer.gain for answer in answers}, facts)
        doubtful = opened.rests_on_declined(fact)
        rank = (declined, doubtful, judgment, -worth, -everything, -len(waiting), order[fact])
        ranked.append((rank, Question(fact, everything, counts, outcomes[fact], declined)))
    rest = sorted(
        ((fact in facts.declined, -count, order[fact]), fact)
        for fact, count in outcomes.items()
        if fact not in opened.waiting
    )
    late = [Question(f, 0, (), outcomes[f], f in facts.declined) for _, f in rest]
    ranked.sort(key=lambda item: item[0])
    return (
        *(question for _, question in ranked if not question.declined),
        *(question for question in late if not question.declined),
        *(question for _, question in ranked if question.declined),
        *(question for question in late if question.declined),
    )


class _Answer:
    """One answer to one question: which open norms it settles, and what it is worth."""

    __slots__ = ("gain", "settled", "value")

    def __init__(self, value: str, settled: set[int], gain: float) -> None:
        self.value = value
        self.settled = settled
        self.gain = gain


class _Open:
    """The open norms of one assessment."""

    def __init__(self, facts: Facts, norms: tuple[NormResult, ...]) -> None:
        self.facts = facts
        self.declined = frozenset(facts.declined)
        self.conditions = [tuple(c for _, c in result.norm.applicability()) for result in norms]
        order = {fact.id: i for i, fact in enumerate(facts.catalogue.facts)}
        # What the profile says is not known may still follow from plainer questions (17(1), 17(2)).
        self.tests = {
            fact: tests
            for fact in self.declined
            if (tests := frozenset(facts.catalogue.tests_of(fact)) - facts.known.keys())
        }
        waiting: dict[str, list[int]] = {}
        for i, result in enumerate(norms):
            asked = dict.fromkeys(result.needs)
            for name in result.needs:
                asked.update(dict.fromkeys(sorted(self.tests.get(name, ()))))
            for name in asked:
                waiting.setdefault(name, []).append(i)
        self.waiting = {name: waiting[name] for name in sorted(waiting, key=order.__getitem__)}
        self.before = [self.nearness(i, facts.known) for i in range(len(norms))]

    def answers(self, fact: str) -> tuple[_Answer, ...]:
        """Give what each possible answer does."""
        found: list[_Answer] = []
        for value in self.facts.catalogue.by_id[fact].values:
            known = _answered(self.facts, fact, value)
            if known is None:
                continue
            new = {name.partition("≠")[0] for name in known if name not in self.facts.known}
            touched = {i for name in new for i in self.waiting.get(name, ())}
            after = {i: self.nearness(i, known) for i in touched}
            found.append(
                _Answer(
                    value,
                    {i for i, near in after.items() if near == 1.0},
                    sum(near - self.before[i] for i, near in after.items()),
                )
            )
        return tuple(found)

    def rests_on_declined(self, fact: str) -> bool:
        """Say whether from some answer follows what the profile says is not known."""
        if any(fact in tests for tests in self.tests.values()):
            return True
        follows = self.facts.catalogue.consequences
        return any(
            then in self.declined
            for value in self.facts.catalogue.by_id[fact].values
            for then, _, _ in follows.get((fact, value), ())
        )

    def nearness(self, i: int, known: Mapping[str, str]) -> float:
        """Say how near a norm is to its end: 1 settled, 0 out of reach of any answer."""
        unknown: set[str] = set()
        for condition in self.conditions[i]:
            truth = condition.truth(known)
            if truth is Truth.NO:
                return 1.0
            if truth is Truth.UNKNOWN:
                _unknown(condition, known, unknown)
        if not unknown:
            return 1.0
        steps = 0
        for fact in unknown:
            if fact not in self.declined:
                steps += 1
            elif fact in self.tests:
                steps += len(self.tests[fact] - known.keys() - self.declined)
        return float(_STEP**steps) if steps else 0.0


def _unknown(condition: Condition, known: Mapping[str, str], found: set[str]) -> None:
    """Gather the unknown facts on which an unknown condition rests."""
    match condition:
        case Is(fact, _):
            found.add(fact)
        case Not(part):
            _unknown(part, known, found)
        case All(parts) | AnyOf(parts):
            for part in parts:
                if part.truth(known) is Truth.UNKNOWN:
                    _unknown(part, known, found)


def _worth(fact: str, gains: Mapping[str, float], facts: Facts) -> float:
    usually = facts.catalogue.by_id[fact].usually
    others = [gain for value, gain in gains.items() if value != usually]
    if len(others) == len(gains) or not others:
        return sum(gains.values()) / max(len(gains), 1)
    return _USUAL * gains[usually] + (1 - _USUAL) * sum(others) / len(others)


def _answered(facts: Facts, fact: str, value: str) -> Mapping[str, str] | None:
    # The common case, an answer without consequences, needs no closure.
    catalogue = facts.catalogue
    answered = {**facts.known, fact: value}
    if fact not in catalogue.ruled:
        return answered
    found = closed(catalogue, answered, fresh=(fact,))
    return None if isinstance(found, Clash) else found.known
