"""Owns what follows from given answers by the catalogue's rules, and when they contradict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kzlegal.assess.because import because
from kzlegal.norms.condition import NOT_APPLICABLE, Truth
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.rules import Derivation, Exclusion, Rule

Answer = tuple[str, str]
"""A fact and its value."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others of the profile."""

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


def closed(
    catalogue: Catalogue, given: Mapping[str, str]
) -> tuple[dict[str, str], list[Derived]] | Clash:
    """Give all that is known from the given answers and what of it follows, or their clash.

    Implications lead from one answer; derivations fire where their condition is certainly true, or
    certainly false where they hold both ways; the least set closed under all of them is given, so
    the order of the answers does not matter. "Not applicable" is never overridden by a rule.
    """
    known = dict(given)
    derived: list[Derived] = []
    fresh = list(given)
    while fresh:
        # First what follows from single answers, then the rules that the new answers can set off.
        for fact in tuple(fresh):
            value = known[fact]
            for then_fact, then_value, rule in catalogue.consequences.get((fact, value), ()):
                present = known.get(then_fact)
                if present is None:
                    known[then_fact] = then_value
                    found = Derived(then_fact, then_value, fact, rule.why, (fact,))
                    derived.append(found)
                    fresh.append(then_fact)
                elif present != then_value and present != NOT_APPLICABLE:
                    left = _given((fact,), derived, given)
                    right = _given((then_fact,), derived, given)
                    return Clash(left, right, (then_fact, then_value), rule)
        touched: dict[str, Derivation | Exclusion] = {}
        for fact in fresh:
            for standing in catalogue.rules_on.get(fact, ()):
                touched[standing.id] = standing
        fresh = []
        for standing in touched.values():
            if isinstance(standing, Exclusion):
                if standing.never.truth(known) is Truth.YES:
                    facts = _deciding(standing, known)
                    return Clash(_given(facts, derived, given), (), None, standing)
                continue
            then_value = standing.follows(known)
            if not then_value:
                continue
            present = known.get(standing.then_fact)
            if present is None:
                sources = _deciding(standing, known)
                known[standing.then_fact] = then_value
                derived.append(
                    Derived(
                        standing.then_fact,
                        then_value,
                        sources[0],
                        standing.why,
                        sources,
                        standing.basis,
                    )
                )
                fresh.append(standing.then_fact)
            elif present != then_value and present != NOT_APPLICABLE:
                left = _given(_deciding(standing, known), derived, given)
                right = _given((standing.then_fact,), derived, given)
                return Clash(left, right, (standing.then_fact, then_value), standing)
    return known, derived


def _deciding(rule: Derivation | Exclusion, known: Mapping[str, str]) -> tuple[str, ...]:
    condition = rule.when if isinstance(rule, Derivation) else rule.never
    return tuple(dict.fromkeys(leaf.fact for leaf in because(condition, known).leaves()))


def _given(
    facts: tuple[str, ...], derived: list[Derived], given: Mapping[str, str]
) -> tuple[Answer, ...]:
    """Trace facts back to the answers of the profile that they follow from."""
    sources = {d.fact: d.sources for d in derived}
    found: dict[str, str] = {}
    open_facts = list(facts)
    while open_facts:
        fact = open_facts.pop(0)
        if fact in given:
            found[fact] = given[fact]
        else:
            open_facts += sources[fact]
    return tuple(found.items())
