"""Owns the printing of a graph: N-Quads, Turtle, JSON-LD; equal quads give equal bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping

from kzlegal.graph.context import Compactor, Definition
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import STRING, A, Iri, Literal, Quad, Term

_LOCAL = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


def nquads(quads: Iterable[Quad]) -> bytes:
    """Print as sorted N-Quads: one statement a line, UTF-8, canonical escapes (RDFC-1.0)."""
    lines = sorted({str(quad) for quad in quads})
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def turtle(quads: Iterable[Quad], names: Names | None = None) -> bytes:
    """Print as Turtle, grouped by subject and predicate, everything sorted.

    Turtle has no named graphs: the statements of all graphs are printed, each once.
    """
    names = names or Names()
    short = _Short(names)
    grouped = _grouped(quads)
    blocks = []
    for subject in sorted(grouped, key=lambda i: i.value):
        rows = []
        for predicate, values in sorted(grouped[subject].items(), key=_type_first):
            verb = "a" if predicate == A else short(predicate)
            said = sorted(short.term(value) for value in values)
            rows.append(f"{verb} {' , '.join(said)}")
        body = " ;\n    ".join(rows)
        blocks.append(f"{short(subject)} {body} .\n")
    head = [f"@base <{names.base}> .\n"]
    head += [f"@prefix {name}: <{short.prefixes[name]}> .\n" for name in sorted(short.used)]
    return ("".join(head) + "\n" + "\n".join(blocks)).encode("utf-8")


def jsonld(
    quads: Iterable[Quad],
    names: Names | None = None,
    context: Mapping[str, Definition] | None = None,
) -> bytes:
    """Print as JSON-LD 1.1, one object for each named graph; the context stands in the file.

    `context` is the one that ships (`kzlegal.graph.context`); without it, terms have prefixes only.
    No context is fetched from anywhere.
    """
    names = names or Names()
    short = _Short(names)
    compactor = Compactor(context or {})
    graphs: dict[Iri, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph, []).append(quad)
    printed = []
    for graph in sorted(graphs, key=lambda i: i.value):
        grouped = _grouped(graphs[graph])
        ordered = sorted(grouped, key=lambda i: i.value)
        nodes = [_node(subject, grouped[subject], short, compactor) for subject in ordered]
        printed.append({"@id": graph.value, "@graph": nodes})
    used = {name: short.prefixes[name] for name in sorted(short.used)}
    head = dict(context) if context else used
    text = json.dumps({"@context": head, "@graph": printed}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


PRINTERS: Mapping[str, Callable[[Iterable[Quad]], bytes]] = {
    "turtle": turtle,
    "nquads": nquads,
    "jsonld": jsonld,
}
"""The formats by name; a new one is one more entry."""

_Grouped = dict[Iri, dict[Iri, set[Term]]]


def _grouped(quads: Iterable[Quad]) -> _Grouped:
    grouped: _Grouped = {}
    for quad in quads:
        grouped.setdefault(quad.subject, {}).setdefault(quad.predicate, set()).add(quad.object)
    return grouped


def _type_first(item: tuple[Iri, set[Term]]) -> tuple[bool, str]:
    return item[0] != A, item[0].value


class _Short:
    """Shortens IRIs by prefixes, and by the base in Turtle; remembers the prefixes it used."""

    def __init__(self, names: Names) -> None:
        self.base = names.base
        self.prefixes = {k: v for k, v in names.prefixes().items() if k not in ("role", "fact")}
        self.spaces = {space: name for name, space in self.prefixes.items()}
        self.used: set[str] = set()
        self.known: dict[str, str] = {}

    def __call__(self, iri: Iri) -> str:
        value = iri.value
        if value not in self.known:
            self.known[value] = self._short(value)
        return self.known[value]

    def _short(self, value: str) -> str:
        if name := self.compact(value):
            return name
        return f"<{value.removeprefix(self.base)}>"

    def compact(self, value: str) -> str:
        """Give ``prefix:local``, or nothing where no prefix fits."""
        cut = max(value.rfind("#"), value.rfind("/")) + 1
        name = self.spaces.get(value[:cut])
        if name is None or not _LOCAL.fullmatch(value[cut:]):
            return ""
        self.used.add(name)
        return f"{name}:{value[cut:]}"

    def term(self, term: Term) -> str:
        if isinstance(term, Iri):
            return self(term)
        if term.datatype in ("", STRING):
            return str(term)
        return f"{Literal(term.value)}^^{self(Iri(term.datatype))}"


def _node(
    subject: Iri, said: Mapping[Iri, set[Term]], short: _Short, compactor: Compactor
) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject.value}
    for predicate, values in sorted(said.items(), key=_type_first):
        if entry := compactor.entry(predicate, values):
            node[entry[0]] = entry[1]
            continue
        key = "@type" if predicate == A else short.compact(predicate.value) or predicate.value
        ordered = sorted(values, key=str)
        if predicate == A:
            node[key] = [compactor.classes.get(v.value) or _value(v, short, True) for v in ordered]
        else:
            node[key] = [_value(value, short, False) for value in ordered]
    return node


def _value(term: Term, short: _Short, is_type: bool) -> object:
    if isinstance(term, Iri):
        name = short.compact(term.value) or term.value
        return name if is_type else {"@id": name}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype in ("", STRING):
        return {"@value": term.value}
    return {"@value": term.value, "@type": short.compact(term.datatype) or term.datatype}
