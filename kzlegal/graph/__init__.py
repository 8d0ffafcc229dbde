"""Owns the knowledge graph: from acts, norms and facts to quads, their printing, and SPARQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kzlegal.graph.apart import Allowance, query_apart
from kzlegal.graph.asking import ask, choose
from kzlegal.graph.build import counts, to_graph
from kzlegal.graph.context import context_file, read_context
from kzlegal.graph.disk import DiskStore
from kzlegal.graph.guard import check_query
from kzlegal.graph.legalruleml import legalruleml
from kzlegal.graph.names import BASE, Names
from kzlegal.graph.norm_table import norms_csv
from kzlegal.graph.printing import PRINTERS, jsonld, nquads, turtle
from kzlegal.graph.queries import NamedQuery, Parameter, load_queries, read_query
from kzlegal.graph.rdf import GraphError, Iri, Literal, Quad
from kzlegal.graph.remote import Endpoint, RemoteStore
from kzlegal.graph.rows import Rows, sparql_json, table_csv, table_tsv
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
from kzlegal.graph.store import MemoryStore, Store, load_store, query, to_dataset
from kzlegal.norms import Norm

NORM_PRINTERS: Mapping[str, Callable[[Sequence[Norm]], bytes]] = {
    "csv": norms_csv,
    "legalruleml": legalruleml,
}
"""The formats of norms for other programs, by name; a new one is one more entry."""

__all__ = [
    "BASE",
    "NORM_PRINTERS",
    "PRINTERS",
    "ActGraphInput",
    "ActText",
    "Allowance",
    "DiskStore",
    "Divergence",
    "Endpoint",
    "GlossaryTerm",
    "GraphError",
    "Impact",
    "Iri",
    "Literal",
    "MemoryStore",
    "NamedQuery",
    "Names",
    "Parameter",
    "Quad",
    "RemoteStore",
    "Rows",
    "Store",
    "act_input",
    "ask",
    "check_query",
    "choose",
    "cited_labels",
    "context_file",
    "counts",
    "jsonld",
    "legalruleml",
    "load_queries",
    "load_store",
    "norms_csv",
    "nquads",
    "query",
    "query_apart",
    "read_context",
    "read_divergences",
    "read_query",
    "sparql_json",
    "table_csv",
    "table_tsv",
    "to_dataset",
    "to_graph",
    "turtle",
]
