"""Owns NamedQuery: SPARQL kept as data, with what it answers and typed parameters.

A file of ``corpus/vocab/queries`` is a query in SPARQL below a head of comment lines; the head,
without its ``#``, is YAML::

    # title: {eng: …, rus: …, kaz: …}
    # answers: {eng: …, rus: …, kaz: …}
    # parameters:
    # - {name: role, kind: role, example: owner}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal as Choice
from typing import get_args

from kzlegal.graph.guard import TOKEN
from kzlegal.graph.rdf import GraphError, Term
from kzlegal.norms import Translated
from kzlegal.norms.nodes import Node, file_text, read_nodes

Kind = Choice["role", "fact", "act", "unit", "norm", "day", "language"]
"""What the text of a parameter names; `kzlegal.graph.ask` reads it."""

KINDS: tuple[str, ...] = get_args(Kind)
FORMS: Mapping[str, str] = {
    "role": "id of a role",
    "fact": "id of a fact",
    "act": "number, adilet id or IRI of an act",
    "unit": "IRI of a unit, or act and unit: 230-VIII/15(2), 230-VIII/art_15",
    "norm": "id of a norm: 230-VIII/art_7__para_1",
    "day": "YYYY-MM-DD",
    "language": "ru, kk or en",
}
"""How each kind is written."""

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; in the query it stands as the variable of its name."""

    name: str
    kind: Kind
    example: str
    default: str = ""
    """What stands where it is not given; empty where it must be given."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A documented SELECT query, cut at the places where parameters stand."""

    name: str
    title: Translated
    answers: Translated
    """What it answers, in one sentence."""
    parameters: tuple[Parameter, ...]
    text: str
    """The query as written, with its parameters as variables."""
    pieces: tuple[str, ...]
    """Text and parameter names by turns, beginning and ending with text."""

    def bound(self, values: Mapping[str, Term]) -> str:
        """Give the query with a term in the place of each parameter.

        A term prints with all its escapes, as one token, and takes the place of one token: whatever
        it says, it never ends what it stands in. Raises KeyError for a parameter without a value.
        """
        return "".join(
            str(values[piece]) if at % 2 else piece for at, piece in enumerate(self.pieces)
        )


def load_queries(root: Path) -> dict[str, NamedQuery]:
    """Read the named queries of a corpus, by name. Raises what `read_query` raises."""
    folder = root / "vocab" / "queries"
    paths = sorted(folder.glob("*.rq"))
    return {path.stem: read_query(file_text(path), path.stem, str(path)) for path in paths}


def read_query(text: str, name: str, path: str = "") -> NamedQuery:
    """Read one named query.

    Raises GraphError (GR110), with file and line, where the head lacks something or names a
    parameter that the query does not use; YamlError where the head is not YAML.
    """
    lines = text.splitlines()
    size = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = read_nodes("\n".join(line[1:].removeprefix(" ") for line in lines[:size]), path)
    body = "\n".join(lines[size:]).strip() + "\n"
    if not _NAME.fullmatch(name):
        raise _broken(f"'{name[:60]}' is no name of a query", path, 1, "small letters and hyphens")
    parameters = tuple(_parameter(node, path) for node in head.list_at("parameters"))
    names = [parameter.name for parameter in parameters]
    for parameter in names:
        if names.count(parameter) > 1:
            raise _broken(f"the parameter '{parameter}' stands twice", path, 1, "keep one of them")
    pieces = _pieces(body, names)
    for parameter in names:
        if parameter not in pieces[1::2]:
            message = f"the query does not use its parameter '{parameter}'"
            raise _broken(message, path, size + 1, f"write ?{parameter}, or take it out")
    title, answers = _said(head, "title", path), _said(head, "answers", path)
    return NamedQuery(name, title, answers, parameters, body, pieces)


def _pieces(body: str, names: list[str]) -> tuple[str, ...]:
    """Cut a query where a parameter stands as a token, not where a string or comment says it."""
    pieces, start = [], 0
    for match in TOKEN.finditer(body):
        variable = match["variable"]
        if variable and variable[1:] in names:
            pieces += [body[start : match.start()], variable[1:]]
            start = match.end()
    return (*pieces, body[start:])


def _parameter(node: Node, path: str) -> Parameter:
    name, kind, example = node.string("name"), node.string("kind"), node.string("example")
    if not re.fullmatch(r"[a-z]\w*", name) or not example:
        message = "a parameter has no name or no example"
        raise _broken(message, path, node.line, "write name, kind, example")
    default = node.string("default")
    match kind:
        case "role" | "fact" | "act" | "unit" | "norm" | "day" | "language":
            return Parameter(name, kind, example, default)
    message = f"the parameter '{name}' has no kind '{kind[:40]}'"
    raise _broken(message, path, node.line, f"one of {', '.join(KINDS)}")


def _said(head: Node, key: str, path: str) -> Translated:
    node = head.get(key)
    texts = {code: node.string(code) if node else "" for code in ("rus", "kaz", "eng")}
    absent = [code for code, text in texts.items() if not text]
    if absent:
        line = node.line if node else 1
        raise _broken(f"{key} lacks {', '.join(absent)}", path, line, "say it in three languages")
    return Translated(**texts)


def _broken(message: str, path: str, line: int, hint: str) -> GraphError:
    return GraphError("GR110", message, path=path, line=line, hint=hint)
