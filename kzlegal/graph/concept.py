"""Owns the graph of shared concepts: roles, facts and their values, what follows, the glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kzlegal.graph.condition import condition_node
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import ELI, RDFS, SKOS, A, Iri, Literal, Triple
from kzlegal.graph.sources import TAGS, ActGraphInput
from kzlegal.norms import Bearer, Catalogue, FactDefinition, Implication, Translated

NOBODY = "none"
"""Id of the bearer vocabulary for a text that names nobody; no role in the graph."""


PLAIN = frozenset({"yes", "no", "not_applicable"})
"""Answers that all facts share."""


def top_concept(concept: Iri, scheme: Iri) -> Iterator[Triple]:
    """Yield what makes a concept a top concept of its scheme: no scheme here has levels."""
    yield concept, SKOS("topConceptOf"), scheme
    yield scheme, SKOS("hasTopConcept"), concept


def translations(subject: Iri, predicate: Iri, text: Translated) -> Iterator[Triple]:
    """Yield a text in each of its languages."""
    for code, said in text.json().items():
        if said:
            yield subject, predicate, Literal(said, TAGS[code])


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


def fact_triples(
    names: Names, catalogue: Catalogue, act: str, named: Collection[Iri] = ()
) -> Iterator[Triple]:
    """Yield the facts catalogue; `act` is the work IRI whose units are the facts' basis.

    The answers to a fact are a scheme; one that is not among `named` is called by the question.
    """
    for fact in catalogue.facts:
        yield from _fact(names, fact, act)
        scheme = names.thing("scheme", fact.id)
        if not set(fact.values) <= PLAIN and scheme not in named:
            yield from translations(scheme, SKOS("prefLabel"), fact.question)
    for rule in catalogue.implications:
        yield from _implication(names, rule)


def _fact(names: Names, fact: FactDefinition, act: str) -> Iterator[Triple]:
    ns, iri = names.ns, names.thing("fact", fact.id)
    yield iri, A, ns("Fact")
    yield iri, SKOS("notation"), Literal(fact.id)
    yield iri, ns("answerKind"), Literal(fact.kind)
    yield from translations(iri, RDFS("label"), fact.question)
    yield from translations(iri, ns("help"), fact.help)
    if fact.answered_by:
        yield iri, ns("answeredBy"), Literal(fact.answered_by)
    for eid in fact.basis if act else ():
        yield iri, ns("basis"), names.unit(act, eid)
    for role in fact.roles:
        yield iri, ns("statesRole"), names.thing("role", role)
    plain = set(fact.values) <= PLAIN
    scheme = names.thing("scheme", "answers" if plain else fact.id)
    if not plain:
        yield scheme, A, SKOS("ConceptScheme")
        yield scheme, ns("ofFact"), iri
    for value in fact.values:
        concept = names.value(fact.id, value)
        yield iri, ns("allowedValue"), concept
        yield concept, A, SKOS("Concept")
        own = names.thing("scheme", "answers") if value in PLAIN else scheme
        yield concept, SKOS("inScheme"), own
        yield concept, SKOS("notation"), Literal(value)
        if value in fact.value_labels:
            yield from translations(concept, SKOS("prefLabel"), fact.value_labels[value])


def _implication(names: Names, rule: Implication) -> Iterator[Triple]:
    ns = names.ns
    iri = names.content("implication", rule.fact, rule.value, rule.then_fact, rule.then_value)
    yield iri, A, ns("Implication")
    yield iri, ns("ifFact"), names.thing("fact", rule.fact)
    yield iri, ns("ifValue"), names.value(rule.fact, rule.value)
    yield iri, ns("thenFact"), names.thing("fact", rule.then_fact)
    yield iri, ns("thenValue"), names.value(rule.then_fact, rule.then_value)
    if rule.why:
        yield iri, RDFS("comment"), Literal(rule.why, "en")


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
        iri = names.akn(term.path)
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
