"""Runs the SHACL shapes with pyshacl over a graph that stays in memory, and breaks constraints.

`MUTATIONS` has one way to break each kind of constraint. `constraints` reads from the shapes file
what there is to break, so that a new shape is tested as soon as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyshacl.validator
import rdflib
from pyshacl.graph_abstraction import DataGraph
from rdflib import RDF, SH, XSD, Literal, URIRef
from rdflib.term import Node

SHAPES = Path(__file__).resolve().parents[3] / "corpus" / "vocab" / "shapes.ttl"
NOT_CONSTRAINTS = {
    SH.path,
    SH.qualifiedValueShape,
    SH.severity,
    SH.message,
    SH.name,
    SH.description,
}
NOWHERE = URIRef("urn:kzlegal:mutant")


@dataclass(frozen=True)
class Constraint:
    """One constraint of one property shape of one node shape."""

    shape: URIRef
    rule: Node
    path: URIRef
    kind: URIRef
    value: Node

    def __str__(self) -> str:
        shape, path = (re.split("[#/]", term)[-1] for term in (self.shape, self.path))
        return f"{shape}-{path}-{re.split('#', self.kind)[-1]}"


@dataclass(frozen=True)
class Result:
    """One fault that a shape reports."""

    focus: Node
    path: Node
    component: str


class Checker:
    """The shapes, ready to be run over one graph, as a whole or at one node."""

    def __init__(self, data: rdflib.Graph, shapes: rdflib.Graph) -> None:
        self.shapes = shapes
        self.data = data
        self._graph = DataGraph.from_rdflib(data)
        self._validator = pyshacl.validator.Validator(
            self._graph, shacl_graph=self.shapes, options={"inplace": True, "advanced": False}
        )
        self._by_node = {shape.node: shape for shape in self._validator.shacl_graph.shapes}
        self._focus: dict[Node, list[Node]] = {}

    def all(self) -> tuple[bool, str]:
        """Say whether the graph conforms, with the report."""
        conforms, _, text = self._validator.run()
        return bool(conforms), str(text)

    def at(self, shape: Node, focus: Node) -> frozenset[Result]:
        """Give what one node shape reports at one node."""
        executor = self._validator.make_executor()
        _, reports = self._by_node[shape].validate(executor, self._graph, focus=[focus])
        return frozenset(_result(triples) for _, _, triples in reports)

    def focus_nodes(self, shape: Node) -> list[Node]:
        """Give the nodes that a shape speaks of, in order."""
        if shape not in self._focus:
            self._focus[shape] = sorted(self._by_node[shape].focus_nodes(self._graph))
        return self._focus[shape]


def _result(triples: Any) -> Result:
    found = {p: o[1] if isinstance(o, tuple) else o for _, p, o in triples}
    component = str(found[SH.sourceConstraintComponent]).rsplit("#", 1)[-1]
    return Result(found[SH.focusNode], found.get(SH.resultPath, NOWHERE), component)


def constraints(shapes: rdflib.Graph) -> Iterator[Constraint]:
    """Read every constraint from the shapes file; node shapes hold property shapes only."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape)):
        rules = list(shapes.objects(shape, SH.property))
        assert rules, shape
        for rule in rules:
            path = shapes.value(rule, SH.path)
            assert isinstance(path, URIRef), (shape, path)
            for kind, value in shapes.predicate_objects(rule):
                if kind not in NOT_CONSTRAINTS:
                    yield Constraint(shape, rule, path, kind, value)


def component(constraint: Constraint) -> str:
    """Give the name of the constraint component that reports a parameter."""
    name = str(constraint.kind).rsplit("#", 1)[-1]
    if name == "qualifiedMinCount":
        return "QualifiedMinCountConstraintComponent"
    return f"{name[0].upper()}{name[1:]}ConstraintComponent"


Mutation = Callable[[Checker, Constraint, Node], None]


def mutate(checker: Checker, constraint: Constraint, focus: Node) -> frozenset[Result]:
    """Break a constraint at a node, give what its shape reports, and mend the graph again."""
    before = set(checker.data.predicate_objects(focus))
    try:
        MUTATIONS[constraint.kind](checker, constraint, focus)
        return checker.at(constraint.shape, focus)
    finally:
        checker.data.remove((focus, None, None))
        for predicate, value in before:
            checker.data.add((focus, predicate, value))


def _values(checker: Checker, c: Constraint, focus: Node) -> list[Node]:
    return sorted(checker.data.objects(focus, c.path))


def _too_few(checker: Checker, c: Constraint, focus: Node) -> None:
    for value in _values(checker, c, focus)[int(str(c.value)) - 1 :]:
        checker.data.remove((focus, c.path, value))


def _too_many(checker: Checker, c: Constraint, focus: Node) -> None:
    missing = int(str(c.value)) + 1 - len(_values(checker, c, focus))
    for n in range(missing):
        checker.data.add((focus, c.path, URIRef(f"{NOWHERE}:{n}")))


def _leads_nowhere(checker: Checker, c: Constraint, focus: Node) -> None:
    checker.data.add((focus, c.path, NOWHERE))


def _no_iri(checker: Checker, c: Constraint, focus: Node) -> None:
    assert c.value == SH.IRI
    checker.data.add((focus, c.path, Literal("a text")))


def _other_datatype(checker: Checker, c: Constraint, focus: Node) -> None:
    other = Literal(1) if c.value != XSD.integer else Literal("one")
    checker.data.set((focus, c.path, other))


def _bad_text(checker: Checker, c: Constraint, focus: Node) -> None:
    checker.data.set((focus, c.path, Literal(" ")))


def _twice_in_a_language(checker: Checker, c: Constraint, focus: Node) -> None:
    for text in ("one", "other"):
        checker.data.add((focus, c.path, Literal(text, lang="en")))


def _foreign(checker: Checker, c: Constraint, focus: Node) -> None:
    checker.data.add((focus, c.path, Literal("un mot", lang="fr")))


def _backwards(checker: Checker, c: Constraint, focus: Node) -> None:
    later, earlier = (2, 1)
    values = [Literal(v, datatype=_number(checker, c)) for v in (later, earlier)]
    if values[0].datatype == XSD.date:
        values = [Literal(day, datatype=XSD.date) for day in ("2026-01-02", "2026-01-01")]
    checker.data.set((focus, c.path, values[0]))
    checker.data.set((focus, c.value, values[1]))


def _number(checker: Checker, c: Constraint) -> URIRef:
    datatype = checker.shapes.value(c.rule, SH.datatype)
    assert isinstance(datatype, URIRef)
    return datatype


def _unlike(checker: Checker, c: Constraint, focus: Node) -> None:
    checker.data.add((focus, c.value, NOWHERE))


def _none_of_the_class(checker: Checker, c: Constraint, focus: Node) -> None:
    wanted = checker.shapes.value(checker.shapes.value(c.rule, SH.qualifiedValueShape), SH["class"])
    for value in _values(checker, c, focus):
        if (value, RDF.type, wanted) in checker.data:
            checker.data.remove((focus, c.path, value))


MUTATIONS: dict[Node, Mutation] = {
    SH.minCount: _too_few,
    SH.maxCount: _too_many,
    SH["class"]: _leads_nowhere,
    SH["in"]: _leads_nowhere,
    SH["or"]: _leads_nowhere,
    SH.nodeKind: _no_iri,
    SH.datatype: _other_datatype,
    SH.pattern: _bad_text,
    SH.uniqueLang: _twice_in_a_language,
    SH.languageIn: _foreign,
    SH.lessThan: _backwards,
    SH.lessThanOrEquals: _backwards,
    SH.equals: _unlike,
    SH.qualifiedMinCount: _none_of_the_class,
}
