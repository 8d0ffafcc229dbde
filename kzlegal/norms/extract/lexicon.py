"""Owns the lexicon of who may bear a norm: bearer ids and the words that name them, by language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akn.problem import Problem
from kzlegal.norms.model import NormsError
from kzlegal.norms.nodes import Node, file_text, read_nodes

LANGUAGES = ("rus", "kaz", "eng")


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a language names a bearer: ``head``, and what it is the head ``of``."""

    bearer: str
    head: str
    """Words in the nominative singular: «собственник», «уполномоченный орган»."""
    of: str = ""
    """What follows the head in the text, in the nominative: «система искусственного интеллекта».
    Empty where the head alone names the bearer."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names of one language, and which bearers are public bodies (they have powers)."""

    language: str
    names: tuple[Name, ...]
    public: frozenset[str]


def load_lexicon(path: Path, language: str) -> Lexicon:
    """Read ``vocab/bearer_words.yaml`` for one language; raises NormsError or YamlError."""
    names: list[Name] = []
    public: set[str] = set()
    problems: list[Problem] = []
    for node in read_nodes(file_text(path), str(path)).list_at("bearers"):
        bearer = node.string("id")
        if not bearer:
            problems.append(_fault(path, node, "an entry has no id"))
        if node.string("public") == "yes":
            public.add(bearer)
        for entry in node.list_at(language):
            name = _name(bearer, entry)
            if not name.head:
                problems.append(_fault(path, entry, f"a name of {bearer} has no head"))
            names.append(name)
    if problems:
        raise NormsError(tuple(problems))
    return Lexicon(language, tuple(names), frozenset(public))


def _name(bearer: str, node: Node) -> Name:
    if node.kind == "scalar":
        return Name(bearer, node.text)
    return Name(bearer, node.string("head"), node.string("of"))


def _fault(path: Path, node: Node, message: str) -> Problem:
    hint = 'write: {id: …, rus: ["head", {head: …, of: …}]}'
    return Problem(
        "NORM041", message, path=str(path), line=node.line, column=node.column, hint=hint
    )
