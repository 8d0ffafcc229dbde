"""Owns what the facts catalogue knows beyond single facts: what follows, and what cannot be.

An implication leads from one answer to another. A derivation leads from a condition over several
facts to an answer; it fires only where the condition is certainly true, and its reverse only where
the law says "if and only if" (`iff`). An exclusion is a condition that can never be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from akn.problem import Problem
from kzlegal.norms.condition import (
    All,
    AnyOf,
    Condition,
    Is,
    Not,
    Truth,
    denied_value,
    facts_of,
)
from kzlegal.norms.nodes import Node
from kzlegal.norms.trees import Answers, Fault, plain_value, read_condition

YES_NO = ("yes", "no")
"""The values of a plain question."""

State = tuple[str, str]
"""A fact with one of its values."""


@dataclass(frozen=True, slots=True)
class Implication:
    """From one fact's value follows another fact's value, with the reason."""

    fact: str
    value: str
    then_fact: str
    then_value: str
    why: str
    line: int = 0
    reverse: bool = False
    """Whether it is the reverse of a written one: what leads elsewhere is denied."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """From a condition over several facts follows one fact's value."""

    id: str
    when: Condition
    then_fact: str
    then_value: str
    iff: bool
    """Whether a condition that is certainly false settles the opposite; plain questions only."""
    why: str
    basis: tuple[str, ...] = ()
    """Pinpoint sources as eIds of law 230-VIII."""
    line: int = 0

    def follows(self, known: Mapping[str, str]) -> str:
        """Give the value that follows from what is known; empty where nothing does."""
        truth = self.when.truth(known)
        if truth is Truth.YES:
            return self.then_value
        return _other(self.then_value) if self.iff and truth is Truth.NO else ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A condition that cannot be: answers that contradict each other."""

    id: str
    never: Condition
    why: str
    basis: tuple[str, ...] = ()
    line: int = 0


Rule = Implication | Derivation | Exclusion
"""Whatever can make answers follow or clash."""


def read_rules(
    nodes: Iterable[Node], facts: Mapping[str, Answers], fault: Fault
) -> tuple[tuple[Derivation, ...], tuple[Exclusion, ...]]:
    """Read the list under ``rules:`` of a catalogue; what is wrong goes to `fault`."""
    derivations: list[Derivation] = []
    exclusions: list[Exclusion] = []
    seen: set[str] = set()
    for node in nodes:
        name, why = node.string("id"), node.string("why")
        if not name or not why:
            fault("NORM002", "a rule needs an id and a reason under 'why'", node, "")
        if name in seen:
            fault("NORM009", f"the rule {name!r} stands twice", node, "give the later its own id")
        seen.add(name)
        basis = node.strings("basis")
        when, never = node.get("when"), node.get("never")
        if (when is None) == (never is None):
            fault("NORM002", "a rule has either 'when' and 'then' or 'never'", node, "")
        elif never is not None:
            condition = read_condition(never, facts, fault)
            if condition is not None:
                exclusions.append(Exclusion(name, condition, why, basis, node.line))
        else:
            derivation = _derivation(node, name, why, basis, facts, fault)
            if derivation is not None:
                derivations.append(derivation)
    return tuple(derivations), tuple(exclusions)


def _derivation(
    node: Node,
    name: str,
    why: str,
    basis: tuple[str, ...],
    facts: Mapping[str, Answers],
    fault: Fault,
) -> Derivation | None:
    then = node.get("then")
    if then is None or then.kind != "mapping" or len(then.pairs) != 1:
        fault("NORM002", "a derivation needs one fact under 'then'", node, "")
        return None
    when = read_condition(node.get("when"), facts, fault)
    target = read_condition(then, facts, fault)
    if when is None or not isinstance(target, Is) or len(target.values) != 1:
        return None
    iff = plain_value(node.string("iff")) == "yes"
    if iff and facts[target.fact].values != YES_NO:
        fault("NORM003", f"{target.fact} has more than two values, so iff says nothing", node, "")
    return Derivation(name, when, target.fact, target.values[0], iff, why, basis, node.line)


def check_circles(
    facts: Mapping[str, Answers],
    implications: Iterable[Implication],
    derivations: Iterable[Derivation],
    path: str,
) -> Iterator[Problem]:
    """Yield NORM010 for each circle in which an answer would prove itself, rules of all kinds."""
    edges: dict[State, list[tuple[State, int]]] = {}
    for rule in implications:
        start, end = (rule.fact, rule.value), (rule.then_fact, rule.then_value)
        edges.setdefault(start, []).append((end, rule.line))
    for derived in derivations:
        for wanted in (True, False) if derived.iff else (True,):
            value = derived.then_value if wanted else _other(derived.then_value)
            end = (derived.then_fact, value)
            for state in _states(derived.when, facts, wanted):
                edges.setdefault(state, []).append((end, derived.line))
    finished: set[State] = set()

    def visit(state: State, trail: tuple[State, ...]) -> Iterator[Problem]:
        if state in finished:
            return
        for following, line in edges.get(state, ()):
            if following in (*trail, state):
                circle = (*trail, state)[(*trail, state).index(following) :]
                chain = " → ".join(f"{f}={v}" for f, v in (*circle, following))
                message = f"implications run in a circle: {chain}"
                yield Problem("NORM010", message, path=path, line=line, hint="remove one of them")
            else:
                yield from visit(following, (*trail, state))
        finished.add(state)

    for start in tuple(edges):
        yield from visit(start, ())


def _states(condition: Condition, facts: Mapping[str, Answers], wanted: bool) -> Iterator[State]:
    """Yield the states that speak for a condition's truth, or against it where not `wanted`."""
    match condition:
        case Is(fact, values):
            for value in facts[fact].values:
                if (value in values) is wanted:
                    yield fact, value
        case Not(part):
            yield from _states(part, facts, not wanted)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _states(part, facts, wanted)


def contrapositives(
    facts: Mapping[str, Answers], rules: Iterable[Implication]
) -> Iterator[Implication]:
    """Yield the reverse of each implication: where what would follow is not, its cause is not.

    Between plain questions the answer is then the opposite; else one value is ruled out.
    """
    for rule in rules:
        plain = facts[rule.fact].values == YES_NO == facts[rule.then_fact].values
        yield Implication(
            rule.then_fact,
            denied_value(rule.then_value),
            rule.fact,
            _other(rule.value) if plain else denied_value(rule.value),
            rule.why,
            rule.line,
            reverse=True,
        )


def closure(
    rules: Iterable[Implication],
) -> dict[State, tuple[tuple[str, str, Implication], ...]]:
    """Give for each fact and value everything that follows by implications alone."""
    following: dict[State, list[Implication]] = {}
    for rule in rules:
        following.setdefault((rule.fact, rule.value), []).append(rule)
    result: dict[State, tuple[tuple[str, str, Implication], ...]] = {}
    for start in following:
        found: dict[State, Implication] = {}
        open_states = [start]
        while open_states:
            for rule in following.get(open_states.pop(), ()):
                state = (rule.then_fact, rule.then_value)
                if state != start and state not in found:
                    found[state] = rule
                    open_states.append(state)
        result[start] = tuple((fact, value, rule) for (fact, value), rule in found.items())
    return result


def by_fact(
    derivations: Iterable[Derivation], exclusions: Iterable[Exclusion]
) -> dict[str, tuple[Derivation | Exclusion, ...]]:
    """Give for each fact the rules whose truth an answer to it can change."""
    found: dict[str, list[Derivation | Exclusion]] = {}
    for rule in derivations:
        for fact in dict.fromkeys((*facts_of(rule.when), rule.then_fact)):
            found.setdefault(fact, []).append(rule)
    for exclusion in exclusions:
        for fact in facts_of(exclusion.never):
            found.setdefault(fact, []).append(exclusion)
    return {fact: tuple(rules) for fact, rules in found.items()}


def _other(value: str) -> str:
    return "no" if value == "yes" else "yes"
