"""The graph prints to the same bytes always, and what is printed reads back as the same graph."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzlegal.graph import (
    BASE,
    GraphError,
    Iri,
    Literal,
    Names,
    Quad,
    jsonld,
    nquads,
    to_graph,
    turtle,
)
from kzlegal.norms import Catalogue
from tests.kzlegal.graph.ai_law import ai_law_graph, ai_law_input

ROOT = Path(__file__).resolve().parents[3]


def read(data: bytes, form: pyoxigraph.RdfFormat) -> set[str]:
    return {str(quad) for quad in pyoxigraph.parse(input=data, format=form)}


def triples(quads: tuple[Quad, ...]) -> set[str]:
    return {f"{q.subject} {q.predicate} {q.object}" for q in quads}


def test_two_processes_with_other_hash_seeds_print_the_same_bytes() -> None:
    def digests(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tests.kzlegal.graph.ai_law"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        return done.stdout

    first, second = digests("1"), digests("2")
    assert len(first.split()) == 10
    assert first == second


def test_the_graph_is_sorted_has_no_quad_twice_and_no_blank_node(quads: tuple[Quad, ...]) -> None:
    lines = [str(quad) for quad in quads]
    assert lines == sorted(set(lines))
    assert b"_:" not in nquads(quads).replace(b'"_:', b"")
    assert nquads(reversed(quads)) == nquads(quads)


def test_nquads_read_back_as_the_same_quads(quads: tuple[Quad, ...]) -> None:
    assert read(nquads(quads), pyoxigraph.RdfFormat.N_QUADS) == {str(q)[:-2] for q in quads}


def test_turtle_reads_back_with_rdflib_as_the_same_triples(quads: tuple[Quad, ...]) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=turtle(quads), format="turtle")
    assert {" ".join(term.n3() for term in triple) for triple in graph} == {
        " ".join(_rdflib(term).n3() for term in (q.subject, q.predicate, q.object)) for q in quads
    }


def _rdflib(term: Iri | Literal):  # type: ignore[no-untyped-def]
    import rdflib

    if isinstance(term, Iri):
        return rdflib.URIRef(term.value)
    datatype = rdflib.URIRef(term.datatype) if term.datatype else None
    return rdflib.Literal(term.value, lang=term.language or None, datatype=datatype)


def test_turtle_says_each_statement_once_although_graphs_share_some(
    quads: tuple[Quad, ...],
) -> None:
    assert read(turtle(quads), pyoxigraph.RdfFormat.TURTLE) == triples(quads)


def test_jsonld_reads_back_as_the_same_quads_without_fetching_a_context(
    quads: tuple[Quad, ...],
) -> None:
    data = jsonld(quads)
    assert read(data, pyoxigraph.RdfFormat.JSON_LD) == {str(q)[:-2] for q in quads}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_every_printer(text: str) -> None:
    thing = Iri(f"{BASE}id/x")
    said = (
        Quad(thing, Iri(f"{BASE}ns#why"), Literal(text, "ru"), Iri(f"{BASE}graph/g")),
        Quad(thing, Iri(f"{BASE}ns#pinpoint"), Literal(text), Iri(f"{BASE}graph/g")),
    )
    for printer, form in (
        (nquads, pyoxigraph.RdfFormat.N_QUADS),
        (turtle, pyoxigraph.RdfFormat.TURTLE),
        (jsonld, pyoxigraph.RdfFormat.JSON_LD),
    ):
        found = list(pyoxigraph.parse(input=printer(said), format=form))
        assert sorted(quad.object.value for quad in found) == [text, text]


@pytest.mark.parametrize("value", ["", "no scheme", "a:b c", "a:<b>", 'a:"', "a:\n", "#x"])
def test_what_is_no_absolute_iri_is_refused(value: str) -> None:
    with pytest.raises(GraphError, match="absolute IRI"):
        Iri(value)


@pytest.mark.parametrize(
    "path",
    ["/akn/kz/act/2026/95 НҚ", "/akn/kz/act/2025/7/~art_3->art_5", "/akn/kz/act/2025/7/?x#y"],
)
def test_every_path_gives_an_iri_that_survives_printing(path: str) -> None:
    iri = Names().akn(path)
    said = (Quad(iri, iri, iri, iri),)
    for printer, form in (
        (turtle, pyoxigraph.RdfFormat.TURTLE),
        (nquads, pyoxigraph.RdfFormat.N_QUADS),
    ):
        (found,) = pyoxigraph.parse(input=printer(said), format=form)
        assert found.subject.value == iri.value


def test_the_base_moves_every_iri_of_ours_and_nothing_else(quads: tuple[Quad, ...]) -> None:
    moved = ai_law_graph(Names("https://law.example/kz/"))
    text = nquads(moved)
    assert BASE.encode() not in text
    assert len(moved) == len(quads)
    assert b"<http://data.europa.eu/eli/ontology#LegalResource>" in text


@pytest.mark.parametrize("base", ["https://law.example", "law.example/", "https://a/#/"])
def test_a_base_that_cannot_be_one_is_refused(base: str) -> None:
    with pytest.raises(GraphError):
        Names(base)


def test_a_graph_without_norms_and_facts_is_a_graph() -> None:
    quads = to_graph([ai_law_input()], [], Catalogue(()), {}, engine="kzlegal test")
    assert read(turtle(quads), pyoxigraph.RdfFormat.TURTLE) == triples(quads)


def test_the_law_is_built_in_under_two_seconds(
    quads: tuple[Quad, ...], record_property: Callable[[str, object], None]
) -> None:
    ai_law_input()
    start = time.process_time()
    ai_law_graph()
    took = time.process_time() - start
    record_property("seconds", took)
    assert took < 2
