"""SPARQL over the loaded graph: the named queries, free ones, and what is refused."""

from __future__ import annotations

import re
import time

import pytest
from rdflib import Dataset

from kzlegal.graph import QUERIES, GraphError, Names, Quad, ask, check_query, load_store, query
from kzlegal.graph.store import MAX_QUERY
from tests.kzlegal.graph.ai_law import LAW


@pytest.fixture(scope="module")
def store(quads: tuple[Quad, ...]) -> Dataset:
    return load_store(quads)


def column(rows, name: str) -> list[str]:  # type: ignore[no-untyped-def]
    at = rows.columns.index(name)
    return [row[at].value for row in rows.rows]


def test_the_store_holds_every_quad(store: Dataset, quads: tuple[Quad, ...]) -> None:
    rows = query(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert column(rows, "n") == [str(len(quads))]


def test_the_duties_of_a_role_on_a_day(store: Dataset) -> None:
    before = ask(store, "duties-of-role", role="owner", on="2026-01-17")
    after = ask(store, "duties-of-role", role="owner", on="2026-01-18")
    assert before.rows == ()
    assert {"8(1)", "15(2)(3)", "18(2)"} <= set(column(after, "pinpoint"))
    named = dict(zip(column(after, "pinpoint"), column(after, "named"), strict=True))
    assert (named["15(2)(3)"], named["7(1)"]) == ("true", "false")
    maker = ask(store, "duties-of-role", role="creator-or-operator", on="2026-01-18")
    assert set(column(maker, "type")) == {"obligation", "prohibition"}
    # Not the duties of others.
    assert "16(2)(2)" not in column(after, "pinpoint")
    user = ask(store, "duties-of-role", role="user", on="2026-01-18")
    assert "16(2)(2)" in column(user, "pinpoint")


def test_the_duties_of_a_role_are_the_same_norms_in_every_language(store: Dataset) -> None:
    found = {
        code: ask(store, "duties-of-role", role="possessor", on="2026-02-01", language=code)
        for code in ("rus", "kaz", "eng")
    }
    assert column(found["rus"], "norm") == column(found["kaz"], "norm")
    assert column(found["rus"], "norm") == column(found["eng"], "norm")
    assert column(found["rus"], "action") != column(found["kaz"], "action")


def test_what_cites_a_unit_or_a_part_of_it(store: Dataset) -> None:
    whole = ask(store, "cites-unit", unit=f"{LAW}/~art_17")
    part = ask(store, "cites-unit", unit=f"{LAW}/~art_17__para_3")
    other = ask(store, "cites-unit", unit=f"{LAW}/~art_17__para_1")
    assert "18(2)" in column(whole, "pinpoint")
    assert "18(2)" in column(part, "pinpoint")
    assert "18(2)" not in column(other, "pinpoint")


def test_which_duties_rest_on_a_fact(store: Dataset) -> None:
    rows = ask(store, "duties-on-fact", fact="risk_degree")
    assert ("15(2)(3)", "condition") in list(
        zip(column(rows, "pinpoint"), column(rows, "place"), strict=True)
    )


def test_what_is_known_to_be_missing_at_a_unit(store: Dataset) -> None:
    rows = ask(store, "missing-at-unit", unit=f"{LAW}/~art_17__para_1")
    assert any("256-VIII" in label for label in column(rows, "label"))
    below = ask(store, "missing-at-unit", unit=f"{LAW}/~art_17__para_1__point_3")
    assert set(column(below, "gap")) == set(column(rows, "gap"))


@pytest.mark.parametrize("name", QUERIES)
def test_every_named_query_is_one_that_anybody_could_ask(name: str) -> None:
    check_query(QUERIES[name].text)
    used = set(re.findall(r"\?(\w+)", QUERIES[name].text))
    assert {key for key, _ in QUERIES[name].parameters} <= used
    assert QUERIES[name].answers.endswith(".")


def test_every_named_query_answers_in_a_moment(store: Dataset) -> None:
    given = {
        "role": "owner",
        "on": "2026-02-01",
        "unit": f"{LAW}/~art_17",
        "fact": "risk_degree",
        "language": "rus",
    }
    for name, chosen in QUERIES.items():
        parameters = {key: given[key] for key, _ in chosen.parameters}
        took = []
        for _ in range(3):
            start = time.process_time()
            ask(store, name, **parameters)
            took.append(time.process_time() - start)
        assert min(took) < 0.1, name  # the bar is 20 ms on a quiet machine


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("duties-of-rol", {}, "did you mean duties-of-role"),
        ("duties-of-role", {"role": "owner"}, "needs the parameter 'on'"),
        ("duties-of-role", {"role": "owner", "on": "2026-02-30"}, "is no day"),
        ("duties-of-role", {"role": "ownr", "on": "2026-02-01"}, "did you mean owner"),
        ("duties-of-role", {"role": 'x" . }', "on": "2026-02-01"}, "has no role"),
        ("duties-of-role", {"role": "a> b <c", "on": "2026-02-01"}, "has no role"),
        ("duties-of-role", {"when": "now"}, "has no parameter 'when'"),
        ("duties-on-fact", {"fact": "risk_degre"}, "did you mean risk_degree"),
        ("duties-on-fact", {"fact": "risk_degree", "language": 'en" || true'}, "no language"),
        ("cites-unit", {"unit": "art_17"}, "no IRI of a unit"),
        ("cites-unit", {"unit": f"{LAW}/~art_99"}, "has no unit"),
    ],
)
def test_a_named_query_says_what_is_wrong_with_its_parameters(
    store: Dataset, name: str, parameters: dict[str, str], words: str
) -> None:
    with pytest.raises(GraphError, match=words) as caught:
        ask(store, name, **parameters)
    assert caught.value.problem.code == "GR104"


def test_free_queries_select_ask_and_construct(store: Dataset) -> None:
    assert column(query(store, "ASK { ?n a kz:Norm }"), "answer") == ["true"]
    rows = query(store, "SELECT ?n WHERE { ?n a kz:Prohibition } ORDER BY ?n")
    assert len(rows.rows) == 7
    built = query(store, "CONSTRUCT { ?n kz:pinpoint ?p } WHERE { ?n kz:pinpoint ?p ; a kz:Norm }")
    assert built.columns == ("subject", "predicate", "object")
    unbound = query(store, "SELECT ?n ?x WHERE { ?n a kz:Act OPTIONAL { ?n kz:nothing ?x } }")
    assert unbound.rows[0][1] is None


def test_a_long_answer_is_cut_and_says_so(store: Dataset) -> None:
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
def test_what_leaves_the_store_or_changes_it_is_refused(store: Dataset, text: str) -> None:
    before = len(store)
    with pytest.raises(GraphError, match=r"refused|escaped") as caught:
        query(store, text)
    assert caught.value.problem.code == "GR102"
    assert len(store) == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?service WHERE { ?service rdfs:label "load from service"@en }',
        "SELECT * WHERE { ?s <urn:service/from#load> ?from } # from service",
        "PREFIX from: <urn:f#> SELECT * WHERE { ?s from:insert 'it\\'s from' }",
    ],
)
def test_words_that_only_look_like_keywords_are_no_fault(store: Dataset, text: str) -> None:
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
def test_what_is_no_query_is_refused_in_one_line(store: Dataset, text: str, code: str) -> None:
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


def test_queries_follow_the_base_of_the_graph() -> None:
    from tests.kzlegal.graph.ai_law import ai_law_graph

    names = Names("https://law.example/kz/")
    store = load_store(ai_law_graph(names), names)
    rows = ask(store, "duties-of-role", names, role="owner", on="2026-02-01")
    assert rows.rows
    assert all(norm.startswith("https://law.example/kz/id/norm/") for norm in column(rows, "norm"))
