"""Owns the facts catalogue: what can be asked about a system, with which answers, and what follows.

A fact has four states: one of its values, unknown, or not applicable. Unknown is never stored and
never replaced by a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from akn.problem import LegalTextError, Problem
from kzlegal.norms.nodes import Node, file_text, read_nodes

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
class Implication:
    """From one fact's value follows another fact's value, with the reason."""

    fact: str
    value: str
    then_fact: str
    then_value: str
    why: str
    line: int = 0


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
    line: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All declared facts in order, and what follows from what."""

    facts: tuple[FactDefinition, ...]
    implications: tuple[Implication, ...] = ()
    path: str = ""
    by_id: Mapping[str, FactDefinition] = field(default_factory=dict, compare=False)
    consequences: Mapping[tuple[str, str], tuple[tuple[str, str, Implication], ...]] = field(
        default_factory=dict, compare=False
    )
    """For each fact and value everything that follows, the contrapositives included."""

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
    if problems := tuple(check_implications(by_id, tuple(rules), path)):
        raise CatalogueError(problems[0])
    both_ways = tuple(rules) + tuple(_contrapositives(by_id, rules))
    return Catalogue(tuple(facts), tuple(rules), path, by_id, _closure(by_id, both_ways))


def plain_value(text: str) -> str:
    """Give a value in the catalogue's spelling: true, True, YES are "yes"; false is "no"."""
    lowered = text.strip().lower()
    if lowered in ("true", "yes", "y", "1", "on"):
        return "yes"
    if lowered in ("false", "no", "n", "0", "off"):
        return "no"
    if lowered in ("n/a", "na", "not applicable", "not-applicable"):
        return "not_applicable"
    return lowered


def check_implications(
    by_id: Mapping[str, FactDefinition], rules: tuple[Implication, ...], path: str
) -> Iterator[Problem]:
    """Yield one problem for each rule that names an unknown fact or value, and for each cycle."""
    graph: dict[tuple[str, str], list[Implication]] = {}
    for rule in rules:
        for name, value in ((rule.fact, rule.value), (rule.then_fact, rule.then_value)):
            if name not in by_id:
                yield Problem("NORM004", f"no fact is called {name!r}", path=path, line=rule.line)
            elif value not in by_id[name].values:
                allowed = ", ".join(by_id[name].values)
                message = f"{name} cannot be {value!r}; it is one of {allowed}"
                yield Problem("NORM005", message, path=path, line=rule.line)
        graph.setdefault((rule.fact, rule.value), []).append(rule)
    finished: set[tuple[str, str]] = set()

    def visit(state: tuple[str, str], trail: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
        if state in finished:
            return
        for rule in graph.get(state, ()):
            following = (rule.then_fact, rule.then_value)
            if following in (*trail, state):
                circle = (*trail, state)[(*trail, state).index(following) :]
                chain = " → ".join(f"{f}={v}" for f, v in (*circle, following))
                message = f"implications run in a circle: {chain}"
                yield Problem("NORM010", message, path=path, line=rule.line)
            else:
                yield from visit(following, (*trail, state))
        finished.add(state)

    for start in tuple(graph):
        yield from visit(start, ())


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
        node.line,
    )


def translated(node: Node | None) -> Translated:
    """Read a mapping by language; what is absent stays empty."""
    if node is None:
        return Translated()
    return Translated(*(node.string(language) for language in LANGUAGES))


def _fault(code: str, message: str, node: Node, path: str) -> CatalogueError:
    return CatalogueError(Problem(code, message, path=path, line=node.line, column=node.column))


def _contrapositives(
    by_id: Mapping[str, FactDefinition], rules: list[Implication]
) -> Iterator[Implication]:
    # Only between plain questions: "not high" leaves two risk degrees open and settles nothing.
    for rule in rules:
        if by_id[rule.fact].values == ("yes", "no") == by_id[rule.then_fact].values:
            yield Implication(
                rule.then_fact,
                _other(rule.then_value),
                rule.fact,
                _other(rule.value),
                rule.why,
                rule.line,
            )


def _other(value: str) -> str:
    return "no" if value == "yes" else "yes"


def _closure(
    by_id: Mapping[str, FactDefinition], rules: tuple[Implication, ...]
) -> dict[tuple[str, str], tuple[tuple[str, str, Implication], ...]]:
    following: dict[tuple[str, str], list[Implication]] = {}
    for rule in rules:
        following.setdefault((rule.fact, rule.value), []).append(rule)
    result: dict[tuple[str, str], tuple[tuple[str, str, Implication], ...]] = {}
    for start in following:
        found: dict[tuple[str, str], Implication] = {}
        open_states = [start]
        while open_states:
            for rule in following.get(open_states.pop(), ()):
                state = (rule.then_fact, rule.then_value)
                if state != start and state not in found:
                    found[state] = rule
                    open_states.append(state)
        result[start] = tuple((fact, value, rule) for (fact, value), rule in found.items())
    return result
