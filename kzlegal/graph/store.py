"""Owns the store and its questions: rdflib on oxigraph, and SPARQL that reads this store alone.

Both engines fetch what ``SERVICE`` and ``FROM`` name, from the network or from the disk. So a
query is read before it runs, twice: its tree as rdflib parses it, and its words as they stand.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kzlegal.graph.names import Names
from kzlegal.graph.printing import nquads
from kzlegal.graph.queries import QUERIES, NamedQuery, Parameter
from kzlegal.graph.rdf import XSD, GraphError, Iri, Literal, Quad, Term
from kzlegal.graph.sources import TAGS

if TYPE_CHECKING:
    from rdflib import Dataset

MAX_QUERY = 10_000
"""Characters of a query, at most."""
MAX_DEPTH = 16
"""Brackets inside one another in a query, at most; the parsers call themselves for each."""
MAX_ROWS = 10_000
"""Rows of an answer, at most; the rest is cut off and `Rows.cut` says so."""

_TOKEN = re.compile(
    r"""(?P<skip>\#[^\r\n]*
      |<[^<>"{}|^`\\\x00-\x20]*>
      |\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'
      |[?$]\w+|@[\w-]+)
      |(?P<word>\w[\w.-]*+)(?P<local>:(?:[\w.%:-]|\\.)*)?
      |:(?:[\w.%:-]|\\.)*
      |(?P<open>["'])
      |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
"""Tokens of SPARQL, coarsely: what cannot hold a keyword, bare words, quotes that do not close."""
_REFUSED = {
    "SERVICE": "SERVICE asks another computer",
    "FROM": "FROM reads other data",
    **dict.fromkeys(
        ("LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"),
        "it is an update",
    ),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: names of columns, rows of terms; an ASK has one column and one row.

    A blank node that the query itself made stands as ``urn:blank:…``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False
    """Whether there were more rows than are shown."""


def load_store(quads: Iterable[Quad], names: Names | None = None) -> Dataset:
    """Load a graph into memory: an rdflib Dataset on oxigraph; queries see all named graphs."""
    import pyoxigraph
    from oxrdflib import OxigraphStore
    from rdflib import Dataset, URIRef

    inner = pyoxigraph.Store()
    inner.bulk_load(input=nquads(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    dataset = Dataset(store=OxigraphStore(store=inner), default_union=True)
    for name, space in (names or Names()).prefixes().items():
        dataset.bind(name, URIRef(space), replace=True)
    return dataset


def query(store: Dataset, text: str, *, limit: int = MAX_ROWS) -> Rows:
    """Answer a SELECT, ASK or CONSTRUCT query from a store of `load_store`, and from nothing else.

    The prefixes of the store need no declaration. Raises GraphError: GR101 for what is not SPARQL,
    GR102 for an update or a query that would leave the store, GR103 for one that is too long. There
    is no time limit: a public service runs this in a process that can be killed.
    """
    check_query(text)
    return _rows(store, text, limit)


def _rows(store: Dataset, text: str, limit: int = MAX_ROWS) -> Rows:
    try:
        result: Any = store.query(text)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise GraphError("GR101", f"the query is not SPARQL: {_first_line(error)}") from None
    if result.type == "ASK":
        answer = "true" if result.askAnswer else "false"
        return Rows(("answer",), ((Literal(answer, datatype=XSD("boolean").value),),))
    columns = tuple(str(v) for v in result.vars or ("subject", "predicate", "object"))
    rows: list[tuple[Term | None, ...]] = []
    # SELECT is read row by row, so that the limit cuts before the rest is computed.
    for row in result if result.type == "SELECT" else sorted(result.graph):
        if len(rows) >= limit:
            return Rows(columns, tuple(rows), cut=True)
        rows.append(tuple(_own(cell) for cell in row))
    return Rows(columns, tuple(rows))


def ask(store: Dataset, name: str, names: Names | None = None, **parameters: str) -> Rows:
    """Answer a named query, e.g. ``ask(store, "duties-of-role", role="owner", on="2026-02-01")``.

    A language that is not given is ``eng``. Raises GraphError (GR104) for a query, parameter or
    value that does not exist.
    """
    names = names or Names()
    chosen = QUERIES.get(name)
    if chosen is None:
        raise GraphError("GR104", f"there is no query '{name[:80]}'", hint=_near(name, QUERIES))
    expected = dict(chosen.parameters)
    for given in parameters:
        if given not in expected:
            hint = f"it takes {', '.join(expected)}"
            raise GraphError("GR104", f"the query {name} has no parameter '{given}'", hint=hint)
    values = {k: _parameter(chosen, k, kind, parameters, names) for k, kind in expected.items()}
    for key, kind in expected.items():
        if isinstance(values[key], Iri) and not _mentioned(store, values[key]):
            what = f"the graph has no {kind} '{parameters[key][:80]}'"
            raise GraphError("GR104", what, hint=_near_thing(store, kind, parameters[key]))
    text = chosen.text
    for key, value in values.items():
        # A term prints with all escapes, so that a value never ends what it stands in.
        text = re.sub(rf"\?{key}\b", str(value).replace("\\", "\\\\"), text)
    return _rows(store, text)  # our own query: a test puts each of them through check_query


def check_query(text: str) -> None:
    """Refuse what is no query or reaches beyond the store; raises GraphError as `query` does."""
    if len(text) > MAX_QUERY:
        message = f"the query has {len(text)} characters, more than {MAX_QUERY}"
        raise GraphError("GR103", message, hint="shorten it")
    if re.search(r"\\[uU]", text):
        # Such an escape may stand for any letter of a keyword, and engines undo it at other times.
        hint = "write the character itself"
        raise GraphError("GR102", "the query has an escaped character (\\u)", hint=hint)
    depth = 0
    for match in _TOKEN.finditer(text):
        if match["open"]:
            raise GraphError("GR101", "the query is not SPARQL: a quote is not closed")
        if match["word"] and not match["local"]:
            _check_words(match["word"].upper())
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(match["other"] or "", 0)
        if depth > MAX_DEPTH:
            message = f"the query has more than {MAX_DEPTH} brackets inside one another"
            raise GraphError("GR103", message, hint="simplify it")
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
    except (ParseException, ValueError, RecursionError) as error:
        hint = "SELECT, ASK and CONSTRUCT are answered"
        message = f"the query is not SPARQL: {_first_line(error)}"
        raise GraphError("GR101", message, hint=hint) from None
    for kind in _kinds(tree):
        if kind == "ServiceGraphPattern":
            raise _refused(_REFUSED["SERVICE"])
        if kind == "DatasetClause":
            raise _refused(_REFUSED["FROM"])


def _check_words(words: str) -> None:
    # A keyword may follow a number or a full stop without a space.
    for word in re.split("[.-]", words):
        for keyword, why in _REFUSED.items():
            if word.endswith(keyword):
                raise _refused(why)


def _kinds(tree: object) -> Iterator[str]:
    """Yield the kinds of all nodes of a tree of rdflib's parser."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, CompValue):
            yield str(node.name)
            stack.extend(node.values())
        elif isinstance(node, (ParseResults, list, tuple)):
            stack.extend(node)


def _refused(why: str) -> GraphError:
    hint = "ask with SELECT, ASK or CONSTRUCT over the graph that is loaded"
    return GraphError("GR102", f"the query is refused: {why}", hint=hint)


def _parameter(
    chosen: NamedQuery, key: str, kind: Parameter, given: dict[str, str], names: Names
) -> Term:
    text = given.get(key, "eng" if kind == "language" else "")
    if not text:
        raise GraphError("GR104", f"the query {chosen.name} needs the parameter '{key}'")
    match kind:
        case "role" | "fact":
            return names.thing(kind, text)
        case "unit":
            path, _, eid = text.partition("/~")
            if not path.startswith("/akn/"):
                hint = "write /akn/kz/act/2025-11-17/230-VIII/~art_5"
                raise GraphError("GR104", f"'{text[:80]}' is no IRI of a unit", hint=hint)
            return names.unit(path, eid)
        case "day":
            try:
                day = date.fromisoformat(text)
            except ValueError:
                hint = "write YYYY-MM-DD"
                raise GraphError("GR104", f"'{text[:80]}' is no day", hint=hint) from None
            return Literal(day.isoformat(), datatype=XSD("date").value)
        case "language":
            if text not in TAGS and text not in TAGS.values():
                hint = "write rus, kaz or eng"
                raise GraphError("GR104", f"'{text[:80]}' is no language here", hint=hint)
            return Literal(TAGS.get(text, text))


def _mentioned(store: Dataset, term: Term) -> bool:
    return bool(store.query(f"ASK {{ {term} ?p ?o }}").askAnswer)


def _near(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"


def _near_thing(store: Dataset, kind: str, name: str) -> str:
    if kind == "unit":
        return "see kzlegal outline for the units of an act"
    text = f"SELECT ?id WHERE {{ ?thing a kz:{kind.capitalize()} ; skos:notation ?id }}"
    rows = _rows(store, text).rows
    return _near(name, (cell.value for row in rows for cell in row if cell is not None))


def _own(cell: Any) -> Term | None:
    import rdflib

    if cell is None:
        return None
    if isinstance(cell, rdflib.Literal):
        language = (cell.language or "").lower()
        return Literal(str(cell), language, "" if language else str(cell.datatype or ""))
    return Iri(str(cell) if isinstance(cell, rdflib.URIRef) else f"urn:blank:{cell}")


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
