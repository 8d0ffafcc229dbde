"""Owns Rows: the answer to a query, read and printed in the forms that SPARQL 1.1 defines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

from kzlegal.graph.rdf import STRING, XSD, GraphError, Iri, Literal, Term

MAX_ROWS = 10_000
"""Rows of an answer, at most; the rest is cut off and `Rows.cut` says so."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: names of columns, rows of terms; an ASK has one column and one row.

    A CONSTRUCT or DESCRIBE gives the columns subject, predicate, object, sorted. A blank node that
    the query itself made stands as ``urn:blank:…``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False
    """Whether there were more rows than are shown."""

    def records(self) -> list[dict[str, str | None]]:
        """Give each row as a mapping by column, of plain values."""
        return [
            {c: None if v is None else v.value for c, v in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]


TRIPLE = ("subject", "predicate", "object")
"""Columns of a CONSTRUCT or DESCRIBE."""


def yes_or_no(answer: bool) -> Rows:
    """Give the answer to an ASK."""
    said = Literal("true" if answer else "false", datatype=XSD("boolean").value)
    return Rows(("answer",), ((said,),))


def limited(columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]], limit: int) -> Rows:
    """Take rows up to a limit; what comes after it is not computed."""
    taken: list[tuple[Term | None, ...]] = []
    for row in rows:
        if len(taken) >= limit:
            return Rows(columns, tuple(taken), cut=True)
        taken.append(row)
    return Rows(columns, tuple(taken))


def sparql_json(rows: Rows) -> bytes:
    """Print as SPARQL 1.1 Query Results JSON; a cut answer has ``"cut": true`` in its head."""
    head: dict[str, object] = {"vars": list(rows.columns)}
    if rows.cut:
        head["cut"] = True
    found = [
        {c: _json(v) for c, v in zip(rows.columns, row, strict=True) if v is not None}
        for row in rows.rows
    ]
    shown = {"head": head, "results": {"bindings": found}}
    return f"{json.dumps(shown, ensure_ascii=False, indent=1)}\n".encode()


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    shown = {"type": "literal", "value": term.value}
    if term.language:
        shown["xml:lang"] = term.language
    elif term.datatype not in ("", STRING):
        shown["datatype"] = term.datatype
    return shown


def read_sparql_json(data: bytes, limit: int = MAX_ROWS) -> Rows:
    """Read SPARQL 1.1 Query Results JSON. Raises GraphError (GR105) for what is none."""
    try:
        shown = json.loads(data)
        if "boolean" in shown:
            return yes_or_no(bool(shown["boolean"]))
        columns = tuple(str(c) for c in shown["head"]["vars"])
        cut = bool(shown["head"].get("cut"))
        rows = limited(columns, (_row(b, columns) for b in shown["results"]["bindings"]), limit)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "the answer is not SPARQL results in JSON"
        raise GraphError("GR105", message, hint="check the address of the endpoint") from None
    return Rows(rows.columns, rows.rows, rows.cut or cut)


def _row(binding: dict[str, dict[str, str]], columns: tuple[str, ...]) -> tuple[Term | None, ...]:
    return tuple(_term(binding[c]) if c in binding else None for c in columns)


def _term(shown: dict[str, str]) -> Term:
    value = shown["value"]
    match shown["type"]:
        case "uri":
            return Iri(value)
        case "bnode":
            return Iri(f"urn:blank:{value}")
    language = shown.get("xml:lang", "").lower()
    datatype = "" if language else shown.get("datatype", "")
    return Literal(value, language, "" if datatype == STRING else datatype)


def table_csv(rows: Rows) -> bytes:
    """Print as SPARQL 1.1 Query Results CSV: plain values, lines ended by CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(rows.columns)
    writer.writerows(["" if v is None else v.value for v in row] for row in rows.rows)
    return out.getvalue().encode()


def table_tsv(rows: Rows) -> bytes:
    """Print as SPARQL 1.1 Query Results TSV: terms as in Turtle, each row one line."""
    lines = ["\t".join(f"?{c}" for c in rows.columns)]
    lines += ["\t".join("" if v is None else str(v) for v in row) for row in rows.rows]
    return "".join(f"{line}\n" for line in lines).encode()
