"""Owns the graph of the facts catalogue: questions, their answers, what follows, what cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kzlegal.graph.concept import translations
from kzlegal.graph.condition import condition_node
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import RDFS, SKOS, XSD, A, Iri, Literal, Triple
from kzlegal.norms import Catalogue, Derivation, Exclusion, FactDefinition, Implication

PLAIN = frozenset({"yes", "no", "not_applicable"})
"""Answers that all facts share."""


LAW = "230-VIII"
"""Short name of the act whose units facts and rules name by eId alone (see corpus/facts.yaml)."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the units stand that make a fact matter: work IRIs of the acts held, by short name."""

    by_slug: Mapping[str, str]

    def units(self, names: Names, basis: Iterable[str], elsewhere: Iterable[str]) -> list[Iri]:
        """Give the units named by eId in law 230-VIII, and by ``94-V/art_1`` in other acts."""
        named = [(LAW, eid) for eid in basis]
        named += [(slug, eid) for slug, _, eid in (place.partition("/") for place in elsewhere)]
        return [names.unit(self.by_slug[s], eid) for s, eid in named if s in self.by_slug]


def catalogue_triples(
    names: Names,
    catalogue: Catalogue,
    places: Places,
    roles: Collection[str],
    named: Collection[Iri] = (),
) -> Iterator[Triple]:
    """Yield the facts, their values as SKOS concepts, and the rules between facts.

    `roles` are the ids of the declared roles. The answers to a fact are a scheme; one that is not
    among `named` is called by the question.
    """
    for fact in catalogue.facts:
        yield from _fact(names, fact, places, roles)
        scheme = names.thing("scheme", fact.id)
        if not set(fact.values) <= PLAIN and scheme not in named:
            yield from translations(scheme, SKOS("prefLabel"), fact.question)
    for implication in catalogue.implications:
        yield from _implication(names, implication)
    for derivation in catalogue.derivations:
        yield from _derivation(names, derivation, places)
    for exclusion in catalogue.exclusions:
        yield from _exclusion(names, exclusion, places)


def _fact(
    names: Names, fact: FactDefinition, places: Places, roles: Collection[str]
) -> Iterator[Triple]:
    ns, iri = names.ns, names.thing("fact", fact.id)
    yield iri, A, ns("Fact")
    yield iri, SKOS("notation"), Literal(fact.id)
    yield iri, ns("answerKind"), Literal(fact.kind)
    yield from translations(iri, RDFS("label"), fact.question)
    yield from translations(iri, ns("help"), fact.help)
    if fact.answered_by:
        yield iri, ns("answeredBy"), Literal(fact.answered_by)
    for example in fact.examples:
        yield from translations(iri, SKOS("example"), example)
    for unit in places.units(names, fact.basis, fact.elsewhere):
        yield iri, ns("basis"), unit
    for role in fact.roles:
        # A profile may state a role that no norm has for its bearer, such as the maker of a model.
        yield iri, ns("roleName"), Literal(role)
        if role in roles:
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
    yield iri, A, ns("Rule")
    yield iri, A, ns("Implication")
    yield iri, ns("ifFact"), names.thing("fact", rule.fact)
    yield iri, ns("ifValue"), names.value(rule.fact, rule.value)
    yield iri, ns("thenFact"), names.thing("fact", rule.then_fact)
    yield iri, ns("thenValue"), names.value(rule.then_fact, rule.then_value)
    if rule.why:
        yield iri, RDFS("comment"), Literal(rule.why, "en")


def _derivation(names: Names, rule: Derivation, places: Places) -> Iterator[Triple]:
    ns, iri = names.ns, names.thing("rule", rule.id)
    yield from _rule(names, iri, rule, places)
    yield iri, A, ns("Derivation")
    node, triples = condition_node(names, rule.when)
    yield iri, ns("when"), node
    yield from triples
    yield iri, ns("thenFact"), names.thing("fact", rule.then_fact)
    yield iri, ns("thenValue"), names.value(rule.then_fact, rule.then_value)
    # False: where the condition does not hold, nothing follows.
    says = "true" if rule.iff else "false"
    yield iri, ns("ifAndOnlyIf"), Literal(says, datatype=XSD("boolean").value)


def _exclusion(names: Names, rule: Exclusion, places: Places) -> Iterator[Triple]:
    iri = names.thing("rule", rule.id)
    yield from _rule(names, iri, rule, places)
    yield iri, A, names.ns("Exclusion")
    node, triples = condition_node(names, rule.never)
    yield iri, names.ns("never"), node
    yield from triples


def _rule(names: Names, iri: Iri, rule: Derivation | Exclusion, places: Places) -> Iterator[Triple]:
    yield iri, A, names.ns("Rule")
    yield iri, SKOS("notation"), Literal(rule.id)
    yield iri, RDFS("comment"), Literal(rule.why, "en")
    for unit in places.units(names, rule.basis, ()):
        yield iri, names.ns("basis"), unit
