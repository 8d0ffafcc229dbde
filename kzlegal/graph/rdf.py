"""Owns Iri, Literal, Quad: the values of the graph, and how one prints as N-Quads.

There is no blank node: whatever has no name of its own gets an IRI from its content, so that equal
input gives equal output without canonicalisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from akn.problem import LegalTextError, Problem

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_TAG = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {
    "\t": "\\t",
    "\b": "\\b",
    "\n": "\\n",
    "\r": "\\r",
    "\f": "\\f",
    '"': '\\"',
    "\\": "\\\\",
}
STRING = "http://www.w3.org/2001/XMLSchema#string"


class GraphError(LegalTextError):
    """Something of which no graph can be made, or a query that is not answered."""

    def __init__(
        self, code: str, message: str, *, path: str = "", line: int = 0, hint: str = ""
    ) -> None:
        super().__init__(Problem(code, message, path=path, line=line, hint=hint))


@dataclass(frozen=True, slots=True)
class Iri:
    """An absolute IRI. Raises GraphError (GR001) for a text that is none."""

    value: str

    def __post_init__(self) -> None:
        if not _ABSOLUTE.fullmatch(self.value):
            raise GraphError("GR001", f"'{self.value[:120]}' is not an absolute IRI")

    def __str__(self) -> str:
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True)
class Literal:
    """A text with a language tag (``ru``), or with a datatype, or plain (``xsd:string``)."""

    value: str
    language: str = ""
    datatype: str = ""

    def __post_init__(self) -> None:
        if self.language and (self.datatype or not _TAG.fullmatch(self.language)):
            raise GraphError("GR001", f"'{self.language}' is no language tag of a plain text")

    def __str__(self) -> str:
        text = f'"{_ESCAPED.sub(_escape, self.value)}"'
        if self.language:
            return f"{text}@{self.language}"
        return f"{text}^^<{self.datatype}>" if self.datatype not in ("", STRING) else text


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


Term: TypeAlias = "Iri | Literal"
Triple: TypeAlias = tuple[Iri, Iri, Term]


@dataclass(frozen=True, slots=True)
class Quad:
    """One statement and the named graph in which it stands; it prints as its line of N-Quads."""

    subject: Iri
    predicate: Iri
    object: Term
    graph: Iri

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} {self.graph} ."


@lru_cache(maxsize=4096)
def _term(namespace: str, local: str) -> Iri:
    return Iri(namespace + local)


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary; called with a local name it gives the IRI of the term."""

    value: str

    def __call__(self, local: str) -> Iri:
        """Give the IRI of a term."""
        return _term(self.value, local)


RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
LOC = Namespace("https://w3id.org/dpv/loc#")
AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = Namespace("http://www.iana.org/assignments/media-types/")

PREFIXES: dict[str, str] = {
    "dct": DCT.value,
    "dpv": "https://w3id.org/dpv#",
    "eli": ELI.value,
    "eu-aiact": "https://w3id.org/dpv/legal/eu/aiact#",
    "jolux": "http://data.legilux.public.lu/resource/ontology/jolux#",
    "loc": LOC.value,
    "lrmlmm": "http://docs.oasis-open.org/legalruleml/ns/mm/v1.0/",
    "oa": OA.value,
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV.value,
    "rdf": RDF.value,
    "rdfs": RDFS.value,
    "skos": SKOS.value,
    "xsd": XSD.value,
}
"""Prefixes of the vocabularies of others, by which graphs print and queries may be written."""

A = RDF("type")


def day_literal(day: date) -> Literal:
    """Give a day as an ``xsd:date``."""
    return Literal(day.isoformat(), datatype=XSD("date").value)
