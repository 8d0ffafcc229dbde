"""Owns the facts catalogue: what can be asked about a system, with which answers and examples.

A fact has four states: one of its values, unknown, or not applicable. Unknown is never stored and
never replaced by a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from akn.problem import LegalTextError, Problem
from kzlegal.norms.condition import facts_of
from kzlegal.norms.nodes import Node, file_text, read_nodes
from kzlegal.norms.rules import (
    Derivation,
    Exclusion,
    Implication,
    by_fact,
    check_circles,
    closure,
    contrapositives,
    read_rules,
)
from kzlegal.norms.trees import near, plain_value

LANGUAGES = ("rus", "kaz", "eng")
"""The three languages of every text for people, ISO 639-2."""

Kind = Literal["data", "judgment"]


class CatalogueError(LegalTextError):
    """The facts catalogue is broken; carries the first problem."""


@dataclass(frozen=True, slots=True)
class Translated:
    """One text in our own words in three languages."""

    rus: str = ""
    kaz: str = ""
    eng: str = ""

    def get(self, language: str) -> str:
        """Give the text in a language: rus, kaz or eng; raises KeyError for any other."""
        match language:
            case "rus":
                return self.rus
            case "kaz":
                return self.kaz
            case "eng":
                return self.eng
        raise KeyError(language)

    def json(self) -> dict[str, str]:
        """Print as a mapping by language."""
        return {language: self.get(language) for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """One declared fact."""

    id: str
    kind: Kind
    values: tuple[str, ...]
    """Allowed values in order; ``("yes", "no")`` for a plain question."""
    question: Translated
    help: Translated
    answered_by: str
    """Who can answer: owner, possessor, user, developer, lawyer …"""
    basis: tuple[str, ...]
    """eIds of the units that make the fact matter."""
    value_labels: Mapping[str, Translated] = field(default_factory=dict)
    usually: str = ""
    """The answer of nearly everybody; weighs in the order of questions, never as an answer."""
    roles: tuple[str, ...] = ()
    """Roles that a profile may state by name instead of this fact."""
    examples: tuple[Translated, ...] = ()
    """Short cases in which the answer is plain."""
    elsewhere: tuple[str, ...] = ()
    """Units of other acts that make the fact matter: ``94-V/art_19-1__para_1``."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All declared facts in order, and what follows from what."""

    facts: tuple[FactDefinition, ...]
    implications: tuple[Implication, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    path: str = ""
    by_id: Mapping[str, FactDefinition] = field(default_factory=dict, compare=False)
    consequences: Mapping[tuple[str, str], tuple[tuple[str, str, Implication], ...]] = field(
        default_factory=dict, compare=False
    )
    """For each fact and value everything that follows, the contrapositives included."""
    rules_on: Mapping[str, tuple[Derivation | Exclusion, ...]] = field(
        default_factory=dict, compare=False
    )
    """For each fact the derivations and exclusions that an answer to it can set off."""
    ruled: frozenset[str] = field(default=frozenset(), compare=False)
    """The facts that stand in any rule: an answer to another one has no consequences."""

    def tests_of(self, fact: str) -> tuple[str, ...]:
        """Give the facts from whose answers this one can be derived, each once."""
        rules = (rule for rule in self.derivations if rule.then_fact == fact)
        return tuple(dict.fromkeys(name for rule in rules for name in facts_of(rule.when)))

    def role_facts(self) -> dict[str, str]:
        """Map the role names that a profile may use to their facts."""
        return {role: fact.id for fact in self.facts for role in fact.roles}


def load_facts(path: Path) -> Catalogue:
    """Read the catalogue; raises CatalogueError at the first fault, with file and line."""
    return read_facts(file_text(path), str(path))


def read_facts(text: str, path: str = "") -> Catalogue:
    """Read a catalogue from its YAML text; raises CatalogueError or YamlError."""
    root = read_nodes(text, path)
    facts: list[FactDefinition] = []
    rules: list[Implication] = []
    for node in root.list_at("facts"):
        facts.append(_fact(node, path))
        for rule in node.list_at("implies"):
            then = rule.get("then")
            if then is None or len(then.pairs) != 1:
                raise _fault("NORM002", "an implication needs one fact under 'then'", rule, path)
            target, value = then.pairs[0]
            rules.append(
                Implication(
                    node.string("id"),
                    plain_value(rule.string("when", "yes")),
                    target.text,
                    plain_value(value.text),
                    rule.string("why"),
                    rule.line,
                )
            )
    by_id: dict[str, FactDefinition] = {}
    for fact in facts:
        if fact.id in by_id:
            message = f"the fact {fact.id!r} is declared twice"
            raise CatalogueError(Problem("NORM009", message, path=path, line=fact.line))
        by_id[fact.id] = fact
    problems = list(_accepted(by_id, tuple(rules), path))

    def fault(code: str, message: str, node: Node, hint: str) -> None:
        problems.append(
            Problem(code, message, path=path, line=node.line, column=node.column, hint=hint)
        )

    derivations, exclusions = read_rules(root.list_at("rules"), by_id, fault)
    if not problems:
        problems = list(check_circles(by_id, rules, derivations, path))
    if problems:
        raise CatalogueError(problems[0])
    follows = closure((*rules, *contrapositives(by_id, rules)))
    standing = by_fact(derivations, exclusions)
    return Catalogue(
        tuple(facts),
        tuple(rules),
        derivations,
        exclusions,
        path,
        by_id,
        follows,
        standing,
        frozenset((*standing, *(fact for fact, _ in follows))),
    )


def _accepted(
    by_id: Mapping[str, FactDefinition], rules: tuple[Implication, ...], path: str
) -> Iterator[Problem]:
    for rule in rules:
        for name, value in ((rule.fact, rule.value), (rule.then_fact, rule.then_value)):
            if name not in by_id:
                message, hint = f"no fact is called {name!r}", near(name, by_id)
                yield Problem("NORM004", message, path=path, line=rule.line, hint=hint)
            elif value not in by_id[name].values:
                allowed = ", ".join(by_id[name].values)
                message = f"{name} cannot be {value!r}; it is one of {allowed}"
                yield Problem("NORM005", message, path=path, line=rule.line)


def _fact(node: Node, path: str) -> FactDefinition:
    name, kind = node.string("id"), node.string("kind")
    if not name:
        raise _fault("NORM002", "a fact has no id", node, path)
    if kind not in ("data", "judgment"):
        raise _fault("NORM003", f"the kind of {name} must be data or judgment", node, path)
    values = tuple(plain_value(v) for v in node.strings("values")) or ("yes", "no")
    labels_node = node.get("value_labels")
    labels = {} if labels_node is None else {k.text: translated(v) for k, v in labels_node.pairs}
    question, help_text = (translated(node.get(key)) for key in ("question", "help"))
    for language in LANGUAGES:
        if not question.get(language) or not help_text.get(language):
            raise _fault("NORM011", f"{name} lacks its question or help in {language}", node, path)
    return FactDefinition(
        name,
        "data" if kind == "data" else "judgment",
        values,
        question,
        help_text,
        node.string("answered_by"),
        node.strings("basis"),
        labels,
        plain_value(node.string("usually")),
        node.strings("role"),
        _examples(node, path),
        node.strings("elsewhere"),
        node.line,
    )


def _examples(node: Node, path: str) -> tuple[Translated, ...]:
    found = tuple(translated(item) for item in node.list_at("examples"))
    for example, item in zip(found, node.list_at("examples"), strict=True):
        for language in LANGUAGES:
            if not example.get(language):
                message = f"an example of {node.string('id')} is missing in {language}"
                raise _fault("NORM011", message, item, path)
    return found


def translated(node: Node | None) -> Translated:
    """Read a mapping by language; what is absent stays empty."""
    if node is None:
        return Translated()
    return Translated(*(node.string(language) for language in LANGUAGES))


def _fault(code: str, message: str, node: Node, path: str) -> CatalogueError:
    return CatalogueError(Problem(code, message, path=path, line=node.line, column=node.column))
