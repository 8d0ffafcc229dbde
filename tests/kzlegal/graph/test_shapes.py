"""The graph of the whole corpus fits the SHACL shapes, and no shape is there that notices nothing.

Each constraint of `corpus/vocab/shapes.ttl` is broken once, by the rule that `shacl.MUTATIONS` has
for its kind; the list is read from the file, so that no new shape goes untested. The table below
says the same of faults that a reader of law would name.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
import rdflib
from rdflib import RDF, RDFS, SH, SKOS, URIRef

from kzlegal.corpus import Corpus
from kzlegal.graph import BASE, Impact, Iri, Names, Quad, nquads
from kzlegal.graph.amendment import amendment_triples
from kzlegal.graph.condition import condition_node
from kzlegal.graph.rdf import ELI, OA, Triple
from kzlegal.norms import Is, Not
from tests.kzlegal.graph.shacl import (
    MUTATIONS,
    NOWHERE,
    SHAPES,
    Checker,
    Constraint,
    component,
    constraints,
    mutate,
)

KZ = f"{BASE}ns#"
WRITTEN = rdflib.Graph().parse(SHAPES, format="turtle")
CONSTRAINTS = tuple(constraints(WRITTEN))


def unusual() -> list[Triple]:
    """What no act of the corpus gives rise to: a negation, and a change known from a note alone."""
    _, negation = condition_node(Names(), Not(Is("autonomy", ("high",))))
    act = Corpus.open().act("94-V")
    noted = Impact(
        "noted",
        "/akn/kz/act/2020-06-25/347-VI",
        "",
        ("art_7",),
        "unspecified",
        date(2020, 7, 7),
        evidence="footnoted",
        language="rus",
        texts=(f"{act.restatement}/rus@2026-01-18",),
    )
    return [*negation, *amendment_triples(Names(), act, [noted])]


@pytest.fixture(scope="module")
def checker(corpus_quads: tuple[Quad, ...]) -> Checker:
    triples = [(q.subject, q.predicate, q.object) for q in corpus_quads] + unusual()
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
    return Checker(rdflib.Graph().parse(data=text, format="nt"), WRITTEN)


def test_the_graph_of_the_corpus_fits_the_shapes(checker: Checker) -> None:
    conforms, report = checker.all()
    assert conforms, report[:2000]


def test_the_shapes_use_core_constraints_that_can_be_broken() -> None:
    assert len(CONSTRAINTS) > 300
    assert {c.kind for c in CONSTRAINTS} - set(MUTATIONS) == set()
    assert set(WRITTEN.objects(None, SH.sparql)) == set()


def test_every_class_of_the_vocabulary_has_a_shape(vocabulary: str) -> None:
    declared = rdflib.Graph().parse(data=vocabulary, format="turtle")
    targets = set(WRITTEN.objects(None, SH.targetClass))
    for name in declared.subjects(RDF.type, RDFS.Class):
        above = set(declared.transitive_objects(name, RDFS.subClassOf))
        assert above & targets, f"{name} has no shape"


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=str)
def test_each_constraint_notices_its_fault(constraint: Constraint, checker: Checker) -> None:
    focus = checker.focus_nodes(constraint.shape)
    assert focus, "no node of the graph has this shape"
    assert checker.at(constraint.shape, focus[0]) == frozenset()
    found = mutate(checker, constraint, focus[0])
    assert (constraint.path, component(constraint)) in {(r.path, r.component) for r in found}
    assert checker.at(constraint.shape, focus[0]) == frozenset()


FAULTS = (
    ("an act without a date", "Act", ELI("date_document").value, None, "MinCount"),
    ("our edition restates nothing", "Restatement", f"{KZ}restates", NOWHERE, "Class"),
    ("a unit in no whole", "Subdivision", ELI("is_part_of").value, None, "MinCount"),
    ("a text in no language", "Expression", ELI("language").value, NOWHERE, "Pattern"),
    ("a change of no act", "Amendment", f"{KZ}impactToAct", NOWHERE, "Class"),
    ("a change by no act", "ExecutedAmendment", f"{KZ}impactFromAct", None, "MinCount"),
    ("an unread change that names a provision", "AnnouncedChange", f"{KZ}impactFrom", NOWHERE,
     "MaxCount"),
    ("a norm in no unit", "Norm", f"{KZ}statedIn", NOWHERE, "Class"),
    ("a norm of no type", "Norm", f"{KZ}normType", rdflib.Literal("wish"), "In"),
    ("a norm borne by no role", "Norm", f"{KZ}bearer", NOWHERE, "Class"),
    ("a norm from a season", "Norm", f"{KZ}validFrom", rdflib.Literal("spring"), "Datatype"),
    ("a norm without a quote", "Norm", f"{KZ}quote", None, "MinCount"),
    ("an action in no language", "Action", str(RDFS.label), None, "MinCount"),
    ("a condition on nothing", "FactCondition", f"{KZ}onFact", None, "MinCount"),
    ("a negation of nothing", "Negation", f"{KZ}part", None, "MinCount"),
    ("a fact of no kind", "Fact", f"{KZ}answerKind", rdflib.Literal("rumour"), "In"),
    ("a role without a name", "SchemeConcept", str(SKOS.prefLabel), None, "MinCount"),
    ("a term defined nowhere", "Term", f"{KZ}definedIn", NOWHERE, "Class"),
    ("a quote from nothing", "Quote", OA("hasSource").value, NOWHERE, "Class"),
    ("a quote of nothing", "QuoteSelector", OA("exact").value, rdflib.Literal(" "), "Pattern"),
    ("a by-law of which nothing is known", "DelegatedAct", f"{KZ}delegationState", None,
     "MinCount"),
    ("a divergence of no weight", "Divergence", f"{KZ}weight", rdflib.Literal("C"), "In"),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "shape", "path", "value", "noticed"), FAULTS)
def test_faults_that_a_reader_would_name(
    fault: str,
    shape: str,
    path: str,
    value: rdflib.term.Node | None,
    noticed: str,
    checker: Checker,
) -> None:
    node, predicate = URIRef(f"{BASE}shapes#{shape}"), URIRef(path)
    having = [n for n in checker.focus_nodes(node) if (n, predicate, None) in checker.data]
    focus = (having or checker.focus_nodes(node))[0]
    before = list(checker.data.triples((focus, predicate, None)))
    checker.data.remove((focus, predicate, None))
    if value is not None:
        checker.data.add((focus, predicate, value))
    found = checker.at(node, focus)
    checker.data.remove((focus, predicate, None))
    for triple in before:
        checker.data.add(triple)
    assert f"{noticed}ConstraintComponent" in {r.component for r in found if r.path == predicate}, (
        fault
    )


def test_the_graph_says_nothing_that_the_vocabulary_does_not_declare(
    corpus_quads: tuple[Quad, ...],
) -> None:
    text = nquads(corpus_quads).decode("utf-8")
    used = set(re.findall(rf"<{re.escape(KZ)}(\w+)>", text))
    declared = {
        q.subject.value.removeprefix(KZ)
        for q in corpus_quads
        if q.predicate.value == str(RDF.type)
        and isinstance(q.object, Iri)
        and q.object.value in (str(RDFS.Class), str(RDF.Property))
    }
    assert used - declared == set()


def test_the_shapes_name_only_terms_that_the_vocabulary_declares(vocabulary: str) -> None:
    named = set(re.findall(r"\bkz:(\w+)", SHAPES.read_text("utf-8")))
    assert named - set(re.findall(r"^kz:(\w+) a ", vocabulary, re.MULTILINE)) == set()
