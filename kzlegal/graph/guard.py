"""Owns check_query: what is refused before a free query runs.

Engines fetch what ``SERVICE`` and ``FROM`` name, from the network or from the disk. So a query is
read before it runs, twice: its tree as rdflib parses it, and its words as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzlegal.graph.rdf import GraphError

MAX_QUERY = 10_000
"""Characters of a query, at most."""
MAX_DEPTH = 16
"""Brackets inside one another in a query, at most; the parsers call themselves for each."""

TOKEN = re.compile(
    r"""(?P<variable>[?$]\w+)
      |(?P<skip>\#[^\r\n]*
      |<[^<>"{}|^`\\\x00-\x20]*>
      |\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'
      |@[\w-]+)
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


def check_query(text: str) -> None:
    """Refuse what is no query or reaches beyond the store.

    Raises GraphError: GR101 for what is not SPARQL, GR102 for an update or a query that would leave
    the store, GR103 for one that is too long or too deeply nested.
    """
    if len(text) > MAX_QUERY:
        message = f"the query has {len(text)} characters, more than {MAX_QUERY}"
        raise GraphError("GR103", message, hint="shorten it")
    if re.search(r"\\[uU]", text):
        # Such an escape may stand for any letter of a keyword, and engines undo it at other times.
        hint = "write the character itself"
        raise GraphError("GR102", "the query has an escaped character (\\u)", hint=hint)
    depth = 0
    for match in TOKEN.finditer(text):
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
        message = f"the query is not SPARQL: {first_line(error)}"
        raise GraphError("GR101", message, hint=hint) from None
    for kind in _kinds(tree):
        if kind == "ServiceGraphPattern":
            raise _refused(_REFUSED["SERVICE"])
        if kind == "DatasetClause":
            raise _refused(_REFUSED["FROM"])


def first_line(error: BaseException) -> str:
    """Give the first line of what an engine says, short enough for one sentence."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


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
