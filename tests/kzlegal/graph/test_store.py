"""SPARQL over the loaded graph: free queries, and what is refused."""

from __future__ import annotations

import time

import pytest

from kzlegal.graph import GraphError, MemoryStore, Quad, check_query, load_store, query
from kzlegal.graph.guard import MAX_QUERY


@pytest.fixture(scope="module")
def store(quads: tuple[Quad, ...]) -> MemoryStore:
    return load_store(quads)


def column(rows, name: str) -> list[str]:  # type: ignore[no-untyped-def]
    at = rows.columns.index(name)
    return [row[at].value for row in rows.rows]


def test_the_store_holds_every_quad(store: MemoryStore, quads: tuple[Quad, ...]) -> None:
    rows = query(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert column(rows, "n") == [str(len(quads))]


def test_free_queries_select_ask_and_construct(store: MemoryStore) -> None:
    assert column(query(store, "ASK { ?n a kz:Norm }"), "answer") == ["true"]
    rows = query(store, "SELECT ?n WHERE { ?n a kz:Prohibition } ORDER BY ?n")
    assert len(rows.rows) == 7
    built = query(store, "CONSTRUCT { ?n kz:pinpoint ?p } WHERE { ?n kz:pinpoint ?p ; a kz:Norm }")
    assert built.columns == ("subject", "predicate", "object")
    unbound = query(store, "SELECT ?n ?x WHERE { ?n a kz:Act OPTIONAL { ?n kz:nothing ?x } }")
    assert unbound.rows[0][1] is None


def test_a_long_answer_is_cut_and_says_so(store: MemoryStore) -> None:
    rows = query(store, "SELECT * WHERE { ?s ?p ?o }", limit=10)
    assert (len(rows.rows), rows.cut) == (10, True)
    assert not query(store, "SELECT * WHERE { ?s a kz:Act }", limit=10).cut


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { { SELECT * { OPTIONAL { SERVICE ?x { ?s ?p ?o } } } } }",
        "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } }",
        "SELECT * FROM <file:///etc/hostname> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <urn:x> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "ASK FROM <urn:x> { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "SELECT * WHERE { ?s ?p ?o } ; LOAD <urn:x>",
        "SELECT * WHERE { # } \n SERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '#' . SERVICE <urn:x> { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p """a"#""" . SERVICE <urn:x> { ?s ?p ?o } }',
        "SELECT * WHERE { ?s <urn:a#b> ?o . SERVICE<urn:x>{ ?s ?p ?o } }",
        "SELECT * WHERE { ?s ex:a\\' SERVICE <urn:x> { ?s ?p ?o } ?s ex:b\\' ?o }",
        "SELECT * WHERE { ?s ?p 1.SERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT * WHERE { FILTER(1 <2) SERVICE <urn:x> { ?s ?p ?o } FILTER(3> 2) }",
    ],
)
def test_what_leaves_the_store_or_changes_it_is_refused(store: MemoryStore, text: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    before = query(store, count)
    with pytest.raises(GraphError, match=r"refused|escaped") as caught:
        query(store, text)
    assert caught.value.problem.code == "GR102"
    assert query(store, count) == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?service WHERE { ?service rdfs:label "load from service"@en }',
        "SELECT * WHERE { ?s <urn:service/from#load> ?from } # from service",
        "PREFIX from: <urn:f#> SELECT * WHERE { ?s from:insert 'it\\'s from' }",
    ],
)
def test_words_that_only_look_like_keywords_are_no_fault(store: MemoryStore, text: str) -> None:
    assert query(store, text).rows == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "GR101"),
        ("SELEC * WHERE { ?s ?p ?o }", "GR101"),
        ("SELECT * WHERE { ?s ?p ?o", "GR101"),
        ("SELECT * WHERE { ?s nope:x ?o }", "GR101"),
        ("SELECT * WHERE { ?s ?p 'open }", "GR101"),
        ("SELECT * WHERE " + "{" * 200 + "?s ?p ?o" + "}" * 200, "GR103"),
        ("#" * (MAX_QUERY + 1), "GR103"),
    ],
)
def test_what_is_no_query_is_refused_in_one_line(store: MemoryStore, text: str, code: str) -> None:
    with pytest.raises(GraphError) as caught:
        query(store, text)
    assert caught.value.problem.code == code
    assert "\n" not in str(caught.value)


def test_a_hostile_query_is_refused_in_a_moment() -> None:
    half = MAX_QUERY // 2
    for text in (
        *("'" * MAX_QUERY, '"\\' * half, "<" * MAX_QUERY, "a:" * half, "a." * half, "<a" * half),
        *('"""a' * (half // 2), "a\\" * half, "?" * MAX_QUERY, "{}" * half, "1-" * half),
    ):
        start = time.process_time()
        with pytest.raises(GraphError):
            check_query(text)
        assert time.process_time() - start < 2
