"""Owns the knowledge graph: from acts, norms and facts to quads, their printing, and SPARQL."""

from __future__ import annotations

from kzlegal.graph.build import counts, to_graph
from kzlegal.graph.names import BASE, Names
from kzlegal.graph.printing import PRINTERS, jsonld, nquads, turtle
from kzlegal.graph.queries import QUERIES, NamedQuery
from kzlegal.graph.rdf import GraphError, Iri, Literal, Quad
from kzlegal.graph.sources import (
    ActGraphInput,
    ActText,
    Divergence,
    GlossaryTerm,
    Impact,
    act_input,
    cited_labels,
    read_divergences,
)
from kzlegal.graph.store import Rows, ask, check_query, load_store, query

__all__ = [
    "BASE",
    "PRINTERS",
    "QUERIES",
    "ActGraphInput",
    "ActText",
    "Divergence",
    "GlossaryTerm",
    "GraphError",
    "Impact",
    "Iri",
    "Literal",
    "NamedQuery",
    "Names",
    "Quad",
    "Rows",
    "act_input",
    "ask",
    "check_query",
    "cited_labels",
    "counts",
    "jsonld",
    "load_store",
    "nquads",
    "query",
    "read_divergences",
    "to_graph",
    "turtle",
]
