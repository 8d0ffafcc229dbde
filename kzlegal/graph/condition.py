"""Owns the graph of condition trees: one node a part, named by its content, shared where equal."""

from __future__ import annotations

import json

from kzlegal.graph.names import Names
from kzlegal.graph.rdf import A, Iri, Literal, Triple
from kzlegal.norms import All, AnyOf, Condition, Is, Not, condition_json


def condition_node(names: Names, condition: Condition) -> tuple[Iri, tuple[Triple, ...]]:
    """Give the node of a condition and everything said of it and of its parts."""
    ns = names.ns
    said = json.dumps(condition_json(condition), ensure_ascii=False, separators=(",", ":"))
    node = names.content("condition", said)
    kind: str
    parts: tuple[Condition, ...] = ()
    triples: list[Triple] = [(node, A, ns("Condition")), (node, ns("notation"), Literal(said))]
    match condition:
        case Is(fact, values):
            kind = "FactCondition"
            triples.append((node, ns("onFact"), names.thing("fact", fact)))
            triples += [(node, ns("hasValue"), names.value(fact, value)) for value in values]
        case Not(part):
            kind, parts = "Negation", (part,)
        case All(found):
            kind, parts = "Conjunction", found
        case AnyOf(found):
            kind, parts = "Disjunction", found
    triples.append((node, A, ns(kind)))
    for part in parts:
        below, more = condition_node(names, part)
        triples.append((node, ns("part"), below))
        triples += more
    return node, tuple(triples)
