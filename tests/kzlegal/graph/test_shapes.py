"""The SHACL shapes parse, the graph of the law fits them, and a fault of each kind is found.

pyshacl is not among the dependencies yet, so the few core constraints that the shapes use are
checked here, by the definitions of the recommendation; an unknown constraint fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH, URIRef

from kzlegal.graph import BASE, Iri, Literal, Names, Quad, nquads
from kzlegal.graph.condition import condition_node
from kzlegal.graph.rdf import ELI, OA, RDFS, SKOS
from kzlegal.norms import Is, Not

ROOT = Path(__file__).resolve().parents[3]
KZ = f"{BASE}ns#"
TARGETS = {SH.targetClass, SH.targetSubjectsOf}
KNOWN = {
    *(SH.path, SH.minCount, SH.maxCount, SH.datatype, SH["class"], SH.nodeKind, SH.pattern),
    SH.uniqueLang,
}


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "corpus" / "vocab" / "shapes.ttl", format="turtle")


@pytest.fixture(scope="module")
def data(quads: tuple[Quad, ...]) -> rdflib.Graph:
    """The graph of the law, and one condition of a form that no norm of the law has."""
    _, negation = condition_node(Names(), Not(Is("autonomy", ("high",))))
    triples = [(q.subject, q.predicate, q.object) for q in quads] + list(negation)
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
    return rdflib.Graph().parse(data=text, format="nt")


def violations(
    shapes: rdflib.Graph, data: rdflib.Graph, only: URIRef | None = None
) -> Iterator[tuple[str, str, str]]:
    """Yield (focus, path, constraint) of everything, or of one node, that breaks a shape."""
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        focus = set()
        for target in shapes.objects(shape, SH.targetClass):
            focus |= set(data.subjects(RDF.type, target))
        for target in shapes.objects(shape, SH.targetSubjectsOf):
            focus |= set(data.subjects(target, None))
        chosen = focus if only is None else focus & {only}
        for rule in shapes.objects(shape, SH.property):
            for node in chosen:
                for name in _broken(shapes, rule, data, node):
                    yield str(node), str(shapes.value(rule, SH.path)), name


def _broken(shapes: rdflib.Graph, rule, data: rdflib.Graph, node) -> Iterator[str]:  # type: ignore[no-untyped-def]
    values = list(data.objects(node, shapes.value(rule, SH.path)))
    for kind, wanted in shapes.predicate_objects(rule):
        assert kind in KNOWN, kind
        if kind == SH.minCount and len(values) < int(wanted):
            yield "minCount"
        if kind == SH.maxCount and len(values) > int(wanted):
            yield "maxCount"
        if kind == SH.uniqueLang:
            tags = [value.language for value in values]
            if len(tags) != len(set(tags)):
                yield "uniqueLang"
        for value in values:
            if kind == SH.datatype:
                actual = getattr(value, "datatype", None) or rdflib.XSD.string
                if not isinstance(value, rdflib.Literal) or actual != wanted:
                    yield "datatype"
            if kind == SH["class"] and (value, RDF.type, wanted) not in data:
                yield "class"
            if kind == SH.nodeKind and not isinstance(value, URIRef):
                yield "nodeKind"
            if kind == SH.pattern and not re.search(str(wanted), str(value)):
                yield "pattern"


def test_every_shape_has_a_target_that_the_graph_has(
    shapes: rdflib.Graph, data: rdflib.Graph
) -> None:
    names = set(shapes.subjects(RDF.type, SH.NodeShape))
    assert len(names) >= 15
    for shape in names:
        targets = [(p, o) for p, o in shapes.predicate_objects(shape) if p in TARGETS]
        assert targets
        for kind, target in targets:
            pattern = (None, RDF.type, target) if kind == SH.targetClass else (None, target, None)
            assert next(iter(data.triples(pattern)), None), (shape, target)


def test_the_graph_of_the_law_fits_the_shapes(shapes: rdflib.Graph, data: rdflib.Graph) -> None:
    assert sorted(set(violations(shapes, data)))[:5] == []


MUTANTS = {
    "act-without-date": ("date_document", None, "minCount"),
    "restatement-of-nothing": (f"{KZ}restates", Iri("urn:no-act"), "class"),
    "unit-in-no-whole": ("is_part_of", None, "minCount"),
    "expression-in-no-language": ("language", Iri("urn:no-language"), "pattern"),
    "norm-in-no-unit": (f"{KZ}statedIn", Iri("urn:no-unit"), "class"),
    "norm-of-no-type": (f"{KZ}normType", Literal("wish"), "pattern"),
    "norm-borne-by-no-role": (f"{KZ}bearer", Iri("urn:no-role"), "class"),
    "norm-from-a-text": (f"{KZ}validFrom", Literal("spring"), "datatype"),
    "action-in-one-language": (RDFS("label").value, None, "minCount"),
    "condition-on-nothing": (f"{KZ}onFact", None, "minCount"),
    "negation-of-nothing": (f"{KZ}part", None, "minCount"),
    "fact-of-no-kind": (f"{KZ}answerKind", Literal("rumour"), "pattern"),
    "role-without-name": (SKOS("prefLabel").value, None, "minCount"),
    "term-defined-nowhere": (f"{KZ}definedIn", Iri("urn:no-unit"), "class"),
    "quote-from-nothing": (OA("hasSource").value, Iri("urn:no-text"), "class"),
    "quote-of-nothing": (OA("exact").value, Literal(" "), "pattern"),
    "gap-of-no-act": (f"{KZ}ofAct", Iri("urn:no-act"), "class"),
    "divergence-of-no-weight": (f"{KZ}weight", Literal("C"), "pattern"),
}
FOCUS = {
    "act-without-date": f"{KZ}Act",
    "restatement-of-nothing": f"{KZ}Restatement",
    "unit-in-no-whole": ELI("LegalResourceSubdivision").value,
    "expression-in-no-language": ELI("LegalExpression").value,
    "action-in-one-language": f"{KZ}Action",
    "condition-on-nothing": f"{KZ}FactCondition",
    "negation-of-nothing": f"{KZ}Negation",
    "fact-of-no-kind": f"{KZ}Fact",
    "role-without-name": f"{KZ}Role",
    "term-defined-nowhere": f"{KZ}Term",
    "quote-from-nothing": OA("SpecificResource").value,
    "quote-of-nothing": OA("TextQuoteSelector").value,
    "gap-of-no-act": f"{KZ}Gap",
    "divergence-of-no-weight": f"{KZ}Divergence",
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_fault_of_each_kind_is_found(name: str, shapes: rdflib.Graph, data: rdflib.Graph) -> None:
    path, value, constraint = MUTANTS[name]
    predicate = URIRef(path if ":" in path else ELI(path).value)
    target = URIRef(FOCUS.get(name, f"{KZ}Norm"))
    focus = min(n for n in data.subjects(RDF.type, target) if (n, predicate, None) in data)
    before = list(data.triples((focus, predicate, None)))
    assert not list(violations(shapes, data, focus))
    data.remove((focus, predicate, None))
    if value is not None:
        is_iri = isinstance(value, Iri)
        new = URIRef(value.value) if is_iri else rdflib.Literal(value.value)
        data.add((focus, predicate, new))
    found = set(violations(shapes, data, focus))
    data.remove((focus, predicate, None))
    for triple in before:
        data.add(triple)
    assert found == {(str(focus), str(predicate), constraint)}


def test_the_graph_says_nothing_that_the_vocabulary_does_not_declare(
    quads: tuple[Quad, ...],
) -> None:
    text = nquads(quads).decode("utf-8")
    used = set(re.findall(rf"<{re.escape(KZ)}(\w+)>", text))
    declared = {
        q.subject.value.removeprefix(KZ)
        for q in quads
        if q.predicate.value == str(RDF.type)
        and isinstance(q.object, Iri)
        and q.object.value in (str(rdflib.RDFS.Class), str(RDF.Property))
    }
    assert used - declared == set()
