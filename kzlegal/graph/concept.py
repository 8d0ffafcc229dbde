"""Owns the graph of shared concepts: roles and the glossaries of acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzlegal.graph.condition import condition_node
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import ELI, SKOS, A, Iri, Literal, Triple
from kzlegal.graph.sources import TAGS, ActGraphInput
from kzlegal.norms import Bearer, Translated

NOBODY = "none"
"""Id of the bearer vocabulary for a text that names nobody; no role in the graph."""


def top_concept(concept: Iri, scheme: Iri) -> Iterator[Triple]:
    """Yield what makes a concept a top concept of its scheme: no scheme here has levels."""
    yield concept, SKOS("topConceptOf"), scheme
    yield scheme, SKOS("hasTopConcept"), concept


def translations(subject: Iri, predicate: Iri, text: Translated) -> Iterator[Triple]:
    """Yield a text in each of its languages."""
    for code, said in text.json().items():
        if said:
            yield subject, predicate, Literal(said, TAGS[code])


def term_iri(names: Names, term: str) -> Iri:
    """Give the IRI of a term by its id in the glossary, ``ai_system``."""
    return names.akn(f"/akn/ontology/term/kz/{term.replace('_', '-')}")


def role_triples(names: Names, bearers: Mapping[str, Bearer]) -> Iterator[Triple]:
    """Yield the roles as a SKOS scheme, each with the condition that makes somebody bear it."""
    scheme = names.thing("scheme", "roles")
    for bearer in bearers.values():
        if bearer.id == NOBODY:
            continue
        role = names.thing("role", bearer.id)
        yield role, A, SKOS("Concept")
        yield role, A, names.ns("Role")
        yield role, SKOS("inScheme"), scheme
        yield role, SKOS("notation"), Literal(bearer.id)
        yield from translations(role, SKOS("prefLabel"), bearer.label)
        if bearer.why:
            yield role, SKOS("scopeNote"), Literal(bearer.why, "en")
        node, triples = condition_node(names, bearer.roles)
        yield role, names.ns("roleCondition"), node
        yield from triples


def glossary_triples(names: Names, given: ActGraphInput) -> Iterator[Triple]:
    """Yield the glossary of an act as a SKOS scheme in three languages."""
    ns, act = names.ns, given.act
    scheme = names.thing("scheme", "terms", act.slug)
    if given.glossary:
        yield scheme, A, SKOS("ConceptScheme")
        yield scheme, ns("ofAct"), names.akn(act.iri)
        for code, title in act.titles:
            yield scheme, SKOS("prefLabel"), Literal(title, TAGS[code])
    for term in given.glossary:
        iri = term_iri(names, term.id)
        yield iri, A, SKOS("Concept")
        yield iri, A, ns("Term")
        yield iri, SKOS("inScheme"), scheme
        yield iri, SKOS("notation"), Literal(term.id)
        for code, label in term.labels:
            yield iri, SKOS("prefLabel"), Literal(label, TAGS[code])
        preferred = set(term.labels)
        for code, label in term.alternatives:
            if (code, label) not in preferred:
                yield iri, SKOS("altLabel"), Literal(label, TAGS[code])
        for kind in term.kind:
            yield iri, ns("termKind"), Literal(kind)
        if term.gloss:
            yield iri, SKOS("scopeNote"), Literal(term.gloss, "en")
        if term.defined_at:
            yield iri, ns("definedIn"), names.unit(act.iri, term.defined_at)
            yield names.unit(act.iri, term.defined_at), ELI("is_about"), iri
        if term.first_use:
            yield iri, ns("firstUsedIn"), names.unit(act.iri, term.first_use)
