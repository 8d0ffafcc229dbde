"""Owns the JSON-LD context: short names of our terms, made from the vocabulary, and their use.

The context ships as ``corpus/vocab/context.jsonld`` and stands in every JSON-LD file that we print,
so that nobody ever fetches it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kzlegal.graph.names import BASE, Names
from kzlegal.graph.rdf import PREFIXES, RDF, RDFS, STRING, XSD, Iri, Literal, Term

_CLASS, _PROPERTY, _RANGE = RDFS("Class").value, RDF("Property").value, RDFS("range").value
_LABELS = {"label": "rdfs:label", "prefLabel": "skos:prefLabel", "comment": "rdfs:comment"}
"""Texts of other vocabularies that stand once in each language."""

Definition = str | dict[str, str]


def context_of(vocabulary: str) -> dict[str, Definition]:
    """Make the context from the vocabulary in Turtle: prefixes, classes, properties, sorted.

    A property whose range is a class leads to an IRI, one whose range is a datatype has values of
    it; a property without a range is a text by language.
    """
    import pyoxigraph

    own = f"{BASE}ns#"
    said: dict[str, dict[str, list[str]]] = {}
    for quad in pyoxigraph.parse(
        input=vocabulary.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE
    ):
        subject, value = quad.subject, quad.object
        if isinstance(subject, pyoxigraph.NamedNode) and isinstance(value, pyoxigraph.NamedNode):
            about = said.setdefault(subject.value, {})
            about.setdefault(quad.predicate.value, []).append(value.value)
    context: dict[str, Definition] = dict(sorted((PREFIXES | {"kz": own}).items()))
    terms: dict[str, Definition] = {
        name: {"@id": iri, "@container": "@language"} for name, iri in _LABELS.items()
    }
    for iri, about in said.items():
        name = iri.removeprefix(own)
        kinds = about.get(RDF("type").value, [])
        if name == iri:
            continue
        if _CLASS in kinds:
            terms[name] = f"kz:{name}"
        elif _PROPERTY in kinds:
            terms[name] = {"@id": f"kz:{name}"} | _coercion(about.get(_RANGE, [""])[0])
    return context | dict(sorted(terms.items()))


def _coercion(range_: str) -> dict[str, str]:
    if not range_:
        return {"@container": "@language"}
    if range_ == STRING:
        return {}
    datatype = range_.removeprefix(XSD.value)
    return {"@type": "@id" if datatype == range_ else f"xsd:{datatype}"}


def context_file(vocabulary: str) -> bytes:
    """Print the context as the file that ships."""
    shown = {"@context": context_of(vocabulary)}
    return f"{json.dumps(shown, ensure_ascii=False, indent=1)}\n".encode()


def read_context(data: bytes, names: Names | None = None) -> dict[str, Definition]:
    """Read the context that ships and move it to the base of `names`."""
    context: dict[str, Definition] = json.loads(data)["@context"]
    return context | {"kz": (names or Names()).ns.value}


@dataclass(frozen=True, slots=True)
class Short:
    """One property of the context."""

    name: str
    type: str
    by_language: bool


class Compactor:
    """Gives the key and the value of what is said of a node, by a context.

    What does not fit the definition of its short name keeps its full name and says its own type, so
    that no statement changes by being printed.
    """

    def __init__(self, context: Mapping[str, Definition]) -> None:
        self.prefixes = {k: v for k, v in context.items() if isinstance(v, str) and "://" in v}
        self.classes: dict[str, str] = {}
        self.terms: dict[str, Short] = {}
        for name, defined in context.items():
            if isinstance(defined, dict):
                term = Short(name, defined.get("@type", ""), "@container" in defined)
                self.terms[self._whole(defined["@id"])] = term
            elif name not in self.prefixes:
                self.classes[self._whole(defined)] = name

    def _whole(self, short: str) -> str:
        prefix, _, local = short.partition(":")
        return self.prefixes[prefix] + local

    def entry(self, predicate: Iri, values: Iterable[Term]) -> tuple[str, object] | None:
        """Give key and value under a short name; None where they do not fit its definition."""
        term = self.terms.get(predicate.value)
        if term is None:
            return None
        ordered = sorted(values, key=str)
        if term.by_language:
            texts = {v.language: v.value for v in ordered if isinstance(v, Literal) and v.language}
            return (term.name, texts) if len(texts) == len(ordered) else None
        shown = [self._plain(value, term.type) for value in ordered]
        if None in shown:
            return None
        return term.name, shown[0] if len(shown) == 1 else shown

    def _plain(self, value: Term, type_: str) -> str | None:
        if isinstance(value, Iri):
            return value.value if type_ == "@id" else None
        if type_ == "@id" or value.language:
            return None
        wanted = self._whole(type_) if type_ else STRING
        return value.value if (value.datatype or STRING) == wanted else None
