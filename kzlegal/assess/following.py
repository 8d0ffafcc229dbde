"""Owns what follows from given answers by the catalogue's rules, and when they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kzlegal.assess.because import because
from kzlegal.norms.condition import (
    NOT_APPLICABLE,
    All,
    AnyOf,
    Condition,
    Is,
    Not,
    Truth,
    denied_value,
    ruled_out,
)
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.rules import Derivation, Exclusion, Implication, Rule

Answer = tuple[str, str]
"""A fact and its value."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others of the profile, or a value of it that cannot be."""

    fact: str
    value: str
    source: str
    """The answer it follows from; of several the first."""
    why: str
    sources: tuple[str, ...] = ()
    """All facts that it follows from directly, given or themselves derived."""
    basis: tuple[str, ...] = ()
    """eIds of law 230-VIII behind the rule."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Answers that cannot all be true, and the rule that says so.

    `left` are the given answers from which `implied` follows, `right` those that say otherwise.
    For an exclusion `implied` is None and `left` holds all the answers; `right` is empty.
    """

    left: tuple[Answer, ...]
    right: tuple[Answer, ...]
    implied: Answer | None
    rule: Rule


class Closed(NamedTuple):
    """All that is known from some answers."""

    known: dict[str, str]
    """Facts with their values, and as `kzlegal.norms.condition.ruled_out` what cannot be."""
    derived: list[Derived]
    ruled_out: list[Derived]
    """Values that a fact still without an answer cannot have."""


def closed(
    catalogue: Catalogue, given: Mapping[str, str], fresh: Iterable[str] | None = None
) -> Closed | Clash:
    """Give all that is known from the given answers and what of it follows, or their clash.

    Implications lead from one answer; derivations fire where their condition is certainly true, or
    certainly false where they hold both ways; and each rule is followed backwards too, to what can
    then no longer be ("no human chooses" rules low autonomy out). The least set closed under all of
    them is given, so the order of the answers does not matter. An answer "not applicable"
    contradicts a rule from which it follows that the question arises; it agrees with one from which
    follows that the answer is no.

    Where `given` is closed already but for some facts, `fresh` names them, which is quicker.
    """
    closing = _Closing(catalogue, given)
    facts = given if fresh is None else fresh
    return closing.run([fact for fact in facts if fact in catalogue.by_id])


class _Closing:
    """One run: what is known grows until no rule adds anything."""

    def __init__(self, catalogue: Catalogue, given: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.given = given
        self.known = dict(given)
        self.derived: list[Derived] = []
        self.ruled_out: list[Derived] = []
        self.fresh: list[str] = []

    def run(self, fresh: list[str]) -> Closed | Clash:
        while fresh:
            self.fresh = []
            # First what follows from single answers, then the rules that new answers can set off.
            for fact in fresh:
                for then_fact, then_value, rule in self.consequences(fact):
                    clash = self.learn(then_fact, then_value, (fact,), rule)
                    if clash is not None:
                        return clash
            touched: dict[str, Derivation | Exclusion] = {}
            for fact in (*fresh, *self.fresh):
                for standing in self.catalogue.rules_on.get(fact, ()):
                    touched[standing.id] = standing
            for standing in touched.values():
                clash = (
                    self.exclude(standing)
                    if isinstance(standing, Exclusion)
                    else self.derive(standing)
                )
                if clash is not None:
                    return clash
            fresh = list(dict.fromkeys(self.fresh))
        return Closed(self.known, self.derived, self.ruled_out)

    def consequences(self, fact: str) -> Iterator[tuple[str, str, Implication]]:
        value = self.known.get(fact)
        follows = self.catalogue.consequences
        if value is not None:
            yield from follows.get((fact, value), ())
        for other in self.catalogue.by_id[fact].values:
            if (value is not None and value != other) or ruled_out(fact, other) in self.known:
                yield from follows.get((fact, denied_value(other)), ())

    def exclude(self, rule: Exclusion) -> Clash | None:
        truth = rule.never.truth(self.known)
        if truth is Truth.YES:
            return Clash(self.answers(_leaves(rule.never, self.known)), (), None, rule)
        return self.narrow(rule, rule.never, False, ()) if truth is Truth.UNKNOWN else None

    def derive(self, rule: Derivation) -> Clash | None:
        target, wanted = rule.then_fact, rule.then_value
        truth = rule.when.truth(self.known)
        if truth is not Truth.UNKNOWN:
            value = rule.follows(self.known)
            if not value:
                return None
            return self.learn(target, value, _leaves(rule.when, self.known), rule)
        present = self.known.get(target)
        if present is None:
            if ruled_out(target, wanted) in self.known:
                return self.narrow(rule, rule.when, False, (target,))
            return None
        if present != wanted:
            return self.narrow(rule, rule.when, False, (target,))
        return self.narrow(rule, rule.when, True, (target,)) if rule.iff else None

    def narrow(
        self,
        rule: Derivation | Exclusion,
        condition: Condition,
        wanted: bool,
        sources: tuple[str, ...],
    ) -> Clash | None:
        for fact, value, from_facts in tuple(_forced(condition, wanted, self.known, sources)):
            clash = self.learn(fact, value, from_facts, rule)
            if clash is not None:
                return clash
        return None

    def learn(self, fact: str, value: str, sources: tuple[str, ...], rule: Rule) -> Clash | None:
        """Take a value in, or that a value cannot be; give the clash where it is otherwise."""
        present = self.known.get(fact)
        denied = value.removeprefix(denied_value("")) if value.startswith("≠") else ""
        if denied:
            if present == denied:
                return self.clash(fact, value, sources, rule)
            if present is not None or ruled_out(fact, denied) in self.known:
                return None
            self.known[ruled_out(fact, denied)] = "yes"
            into = self.ruled_out
        elif present is None:
            if ruled_out(fact, value) in self.known:
                return self.clash(fact, value, sources, rule)
            self.known[fact] = value
            into = self.derived
        else:
            if present == value or (present == NOT_APPLICABLE and _denies(rule, value)):
                return None
            return self.clash(fact, value, sources, rule)
        basis = () if isinstance(rule, Implication) else rule.basis
        into.append(Derived(fact, denied or value, sources[0], rule.why, sources, basis))
        self.fresh.append(fact)
        return None

    def clash(self, fact: str, value: str, sources: tuple[str, ...], rule: Rule) -> Clash:
        return Clash(self.answers(sources), self.answers((fact,)), (fact, value), rule)

    def answers(self, facts: tuple[str, ...]) -> tuple[Answer, ...]:
        """Trace facts back to the answers of the profile that they follow from."""
        behind: dict[str, list[str]] = {}
        for derived in (*self.derived, *self.ruled_out):
            behind.setdefault(derived.fact, []).extend(derived.sources)
        found: dict[str, str] = {}
        waiting, seen = list(facts), set(facts)
        while waiting:
            fact = waiting.pop(0)
            if fact in self.given:
                found[fact] = self.given[fact]
                continue
            waiting += [f for f in behind.get(fact, ()) if f not in seen]
            seen.update(waiting)
        return tuple(found.items())


def _denies(rule: Rule, value: str) -> bool:
    """Say whether the value is a denial: then "does not arise" agrees with it."""
    if isinstance(rule, Implication):
        return rule.reverse
    return isinstance(rule, Derivation) and value != rule.then_value


def _forced(
    condition: Condition, wanted: bool, known: Mapping[str, str], sources: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what must be so for an open condition to come out as wanted, with what it follows from.

    A value, or as ``≠value`` that it cannot be. Only what every way of coming out so has in common.
    """
    if condition.truth(known) is not Truth.UNKNOWN:
        return
    match condition:
        case Is(fact, values):
            if not wanted:
                for value in values:
                    yield fact, denied_value(value), sources
            elif len(values) == 1:
                yield fact, values[0], sources
        case Not(part):
            yield from _forced(part, not wanted, known, sources)
        case All(parts) | AnyOf(parts):
            if isinstance(condition, All) is wanted:
                for part in parts:
                    yield from _forced(part, wanted, known, sources)
                return
            # One part must do it; if all but one have failed, it is that one.
            left = [part for part in parts if part.truth(known) is Truth.UNKNOWN]
            if len(left) == 1:
                failed = [part for part in parts if part is not left[0]]
                more = [fact for part in failed for fact in _leaves(part, known)]
                behind = tuple(dict.fromkeys((*sources, *more)))
                yield from _forced(left[0], wanted, known, behind)


def _leaves(condition: Condition, known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.fact for leaf in because(condition, known).leaves()))
