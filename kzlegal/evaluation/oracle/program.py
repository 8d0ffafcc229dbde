"""Owns the translation of norms and facts into an answer-set program, as clingo reads it.

A model of the program is one complete world: every fact has exactly one of its values or does not
arise. ``value(F,V)`` is the answer, ``applies(N)``, ``met(N)``, ``borne(N)`` say what holds of norm
number N in that world. Rules between facts are constraints on worlds, so that what follows is found
by search, not by the closure that the evaluator uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzlegal.norms import (
    NOT_APPLICABLE,
    All,
    AnyOf,
    Catalogue,
    Condition,
    FactDefinition,
    Is,
    Norm,
    Not,
)


class Program:
    """The text of a program as it grows; `world` is put before every argument, for two worlds."""

    def __init__(self, world: str = "") -> None:
        self.lines: list[str] = []
        self.world = world
        self._nodes = 0

    def text(self) -> str:
        """Give the program."""
        return "\n".join(self.lines) + "\n"

    def say(self, line: str) -> None:
        """Add one rule or constraint."""
        self.lines.append(line)

    def value(self, fact: str, value: str) -> str:
        """Give the atom of an answer."""
        return f"value({self.world}{quoted(fact)},{quoted(value)})"

    def answers(self, catalogue: Catalogue) -> None:
        """Let every fact have one answer."""
        for fact in catalogue.facts:
            answers = ";".join(self.value(fact.id, value) for value in answers_of(fact))
            self.say(f"1 {{ {answers} }} 1.")

    def rules(self, catalogue: Catalogue) -> None:
        """Let no world break a rule between facts.

        A question arises unless the profile says otherwise (``na``) or nothing answers it.
        """
        plain = ("yes", "no")
        for rule in catalogue.implications:
            if_atom = self.value(rule.fact, rule.value)
            then_atom = self.value(rule.then_fact, rule.then_value)
            self.say(f":- {if_atom}, not {then_atom}.")
            kinds = {catalogue.by_id[fact].values for fact in (rule.fact, rule.then_fact)}
            if kinds == {plain}:
                # What would follow is denied: the answer is the opposite, unless it is said that
                # the question does not arise.
                opposite = self.value(rule.fact, other(rule.value))
                self.say(f":- not {then_atom}, not {opposite}, not na({quoted(rule.fact)}).")
        for derivation in catalogue.derivations:
            when = self.truth(derivation.when)
            target = derivation.then_fact
            self.say(f":- {when}, not {self.value(target, derivation.then_value)}.")
            if derivation.iff:
                opposite = self.value(target, other(derivation.then_value))
                self.say(f":- not {when}, not {opposite}, not na({quoted(target)}).")
        for exclusion in catalogue.exclusions:
            self.say(f":- {self.truth(exclusion.never)}.")

    def norms(self, norms: Sequence[Norm]) -> None:
        """Say of every norm when it applies, is met, and is borne by the subject."""
        w = self.world
        for number, norm in enumerate(norms):
            parts = [self.truth(condition) for _, condition in norm.applicability()]
            self.say(rule(f"applies({w}{number})", parts))
            if norm.fulfilment is not None:
                met = [f"applies({w}{number})", self.truth(norm.fulfilment)]
                self.say(rule(f"met({w}{number})", met))
            if norm.bears is not None:
                borne = [f"applies({w}{number})", self.truth(norm.bears)]
                self.say(rule(f"borne({w}{number})", borne))

    def truth(self, condition: Condition) -> str:
        """Add the rules of a condition and give the atom that holds where it does."""
        self._nodes += 1
        node = f"node({self.world}{self._nodes})"
        match condition:
            case Is(fact, values):
                for value in values:
                    self.say(rule(node, [self.value(fact, value)]))
            case Not(part):
                self.say(rule(node, [f"not {self.truth(part)}"]))
            case All(parts):
                self.say(rule(node, [self.truth(part) for part in parts]))
            case AnyOf(parts):
                for part in parts:
                    self.say(rule(node, [self.truth(part)]))
        return node


def answers_of(fact: FactDefinition) -> tuple[str, ...]:
    """Give every answer that a fact can have: its values, and that it does not arise."""
    return (*fact.values, NOT_APPLICABLE)


def rule(head: str, body: Iterable[str]) -> str:
    """Write a rule, or a fact where the body is empty."""
    joined = ", ".join(body)
    return f"{head} :- {joined}." if joined else f"{head}."


def other(value: str) -> str:
    """Give the opposite of yes or no."""
    return "no" if value == "yes" else "yes"


def quoted(text: str) -> str:
    """Write a string constant."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
