"""The JSON-LD context that ships: made from the vocabulary, and harmless to every statement."""

from __future__ import annotations

import json
import os

import pyoxigraph
import pytest

from kzlegal.graph import Iri, Literal, Names, Quad, context_file, jsonld, read_context
from kzlegal.graph.context import context_of
from tests.kzlegal.graph.conftest import ROOT

FILE = ROOT / "corpus" / "vocab" / "context.jsonld"


def test_the_context_that_ships_is_made_from_the_vocabulary(vocabulary: str) -> None:
    if os.environ.get("UPDATE_DOCS"):
        FILE.write_bytes(context_file(vocabulary))
    assert FILE.read_bytes() == context_file(vocabulary), "run: make docs"


def test_every_class_and_property_of_ours_has_a_short_name(
    vocabulary: str, corpus_quads: tuple[Quad, ...]
) -> None:
    own = Names().ns.value
    context = context_of(vocabulary)
    used = {q.predicate.value for q in corpus_quads if q.predicate.value.startswith(own)}
    assert {iri.removeprefix(own) for iri in used} - context.keys() == set()
    assert context["Norm"] == "kz:Norm"
    assert context["bearer"] == {"@id": "kz:bearer", "@type": "@id"}
    assert context["validFrom"] == {"@id": "kz:validFrom", "@type": "xsd:date"}
    assert context["pinpoint"] == {"@id": "kz:pinpoint"}


def test_jsonld_by_the_context_reads_back_as_the_same_quads(
    corpus_quads: tuple[Quad, ...],
) -> None:
    quads = corpus_quads
    data = jsonld(quads, context=read_context(FILE.read_bytes()))
    found = {str(q) for q in pyoxigraph.parse(input=data, format=pyoxigraph.RdfFormat.JSON_LD)}
    assert found == {str(quad)[:-2] for quad in quads}
    assert data == jsonld(reversed(quads), context=read_context(FILE.read_bytes()))
    # nothing is fetched: the context is an object, here and in every node
    assert isinstance(json.loads(data)["@context"], dict)


def test_a_norm_reads_like_data_of_a_program(quads: tuple[Quad, ...]) -> None:
    shown = json.loads(jsonld(quads, context=read_context(FILE.read_bytes())))
    nodes = {node["@id"]: node for graph in shown["@graph"] for node in graph["@graph"]}
    norm = nodes[Names().thing("norm", "230-VIII", "art_15__para_2__point_3").value]
    assert set(norm["@type"]) == {"Norm", "Obligation"}
    assert norm["validFrom"] == "2026-01-18"
    assert norm["pinpoint"] == "15(2)(3)"
    assert Names().thing("role", "owner").value in norm["bearer"]
    assert set(nodes[norm["action"]]["label"]) == {"en", "ru", "kk"}


NS = Names().ns
_DAY = "http://www.w3.org/2001/XMLSchema#date"


@pytest.mark.parametrize(
    "quads",
    [
        # values that do not fit the definition of the short name keep their own type
        [("bearer", Literal("nobody"))],
        [("validFrom", Literal("soon")), ("validFrom", Literal("2026-01-18", datatype=_DAY))],
        [("validFrom", Iri("urn:day"))],
        [("pinpoint", Literal("5", "en"))],
        [("pinpoint", Iri("urn:x"))],
        [("deadline", Literal("a", "en")), ("deadline", Literal("b", "en"))],
        [("deadline", Literal("a", "en")), ("deadline", Literal("b"))],
        [("deadline", Literal("a", "en")), ("deadline", Literal("b", "ru-cyrl"))],
        [("bearer", Iri("urn:a:b")), ("bearer", Iri("mailto:a@b"))],
    ],
)
def test_what_does_not_fit_the_context_is_still_told_as_it_is(
    quads: list[tuple[str, Iri | Literal]],
) -> None:
    names = Names()
    thing, graph = names.thing("x", "1"), names.graph("g")
    said = tuple(Quad(thing, NS(name), value, graph) for name, value in quads)
    data = jsonld(said, context=read_context(FILE.read_bytes()))
    found = {str(q) for q in pyoxigraph.parse(input=data, format=pyoxigraph.RdfFormat.JSON_LD)}
    assert found == {str(quad)[:-2] for quad in said}


def test_the_context_follows_the_base_of_the_graph() -> None:
    names = Names("https://law.example/kz/")
    context = read_context(FILE.read_bytes(), names)
    assert context["kz"] == "https://law.example/kz/ns#"
    said = (
        Quad(
            names.thing("x", "1"),
            names.ns("bearer"),
            names.thing("role", "owner"),
            names.graph("g"),
        ),
    )
    (found,) = pyoxigraph.parse(
        input=jsonld(said, names, context), format=pyoxigraph.RdfFormat.JSON_LD
    )
    assert found.predicate.value == "https://law.example/kz/ns#bearer"
