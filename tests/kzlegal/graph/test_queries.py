"""The named queries: what each answers, what is said of wrong parameters, how values are bound."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery

from kzlegal.graph import (
    GraphError,
    Iri,
    Literal,
    MemoryStore,
    NamedQuery,
    Names,
    Quad,
    Rows,
    ask,
    check_query,
    choose,
    load_queries,
    load_store,
    read_query,
)
from kzlegal.graph.rdf import A as RDF_TYPE
from kzlegal.norms.nodes import YamlError
from tests.kzlegal.graph import query_table
from tests.kzlegal.graph.ai_law import LAW, ai_law_graph
from tests.kzlegal.graph.conftest import ROOT

QUERIES = load_queries(ROOT / "corpus")

HEAD = """\
# title: {eng: a, rus: b, kaz: c}
# answers: {eng: A., rus: B., kaz: C.}
# parameters:
# - {name: on, kind: day, example: 2026-01-18}
"""


@pytest.fixture(scope="module")
def store(corpus_quads: tuple[Quad, ...]) -> MemoryStore:
    return load_store(corpus_quads)


def answer(store: MemoryStore, name: str, **parameters: str) -> Rows:
    return ask(store, choose(QUERIES, name), parameters)


def column(rows: Rows, name: str) -> list[str]:
    at = rows.columns.index(name)
    return [cell.value if (cell := row[at]) is not None else "" for row in rows.rows]


def examples(chosen: NamedQuery) -> dict[str, str]:
    return {parameter.name: parameter.example for parameter in chosen.parameters}


# What they answer


def test_the_duties_of_a_role_on_a_day(store: MemoryStore) -> None:
    before = answer(store, "duties-of-role", role="owner", on="2026-01-17")
    after = answer(store, "duties-of-role", role="owner", on="2026-01-18")
    assert before.rows == ()
    assert {"8(1)", "15(2)(3)", "18(2)"} <= set(column(after, "pinpoint"))
    named = dict(zip(column(after, "pinpoint"), column(after, "named"), strict=True))
    assert (named["15(2)(3)"], named["7(1)"]) == ("true", "false")
    maker = answer(store, "duties-of-role", role="creator-or-operator", on="2026-01-18")
    assert set(column(maker, "type")) == {"obligation", "prohibition"}
    # Not the duties of others.
    assert "16(2)(2)" not in column(after, "pinpoint")
    user = answer(store, "duties-of-role", role="user", on="2026-01-18")
    assert "16(2)(2)" in column(user, "pinpoint")


def test_the_duties_of_a_role_are_the_same_norms_in_every_language(store: MemoryStore) -> None:
    found = {
        code: answer(store, "duties-of-role", role="possessor", on="2026-02-01", language=code)
        for code in ("rus", "kaz", "eng")
    }
    assert column(found["rus"], "norm") == column(found["kaz"], "norm")
    assert column(found["rus"], "norm") == column(found["eng"], "norm")
    assert column(found["rus"], "action") != column(found["kaz"], "action")


@pytest.mark.parametrize("form", [f"{LAW}/~art_{{}}", "230-VIII/art_{}", "230-VIII/{}"])
def test_what_cites_a_unit_or_a_part_of_it(store: MemoryStore, form: str) -> None:
    eid = "eid" if "art_" in form else "pin"
    parts = {"eid": ("17", "17__para_3", "17__para_1"), "pin": ("17", "17(3)", "17(1)")}[eid]
    whole, part, other = (answer(store, "cites-unit", unit=form.format(p)) for p in parts)
    assert "18(2)" in column(whole, "pinpoint")
    assert "18(2)" in column(part, "pinpoint")
    assert "18(2)" not in column(other, "pinpoint")


def test_which_duties_rest_on_a_fact(store: MemoryStore) -> None:
    rows = answer(store, "duties-on-fact", fact="risk_degree")
    assert ("15(2)(3)", "condition") in list(
        zip(column(rows, "pinpoint"), column(rows, "place"), strict=True)
    )


def test_what_is_known_to_be_missing_at_a_unit(store: MemoryStore) -> None:
    rows = answer(store, "missing-at-unit", unit="230-VIII/17(1)")
    assert any("256-VIII" in label for label in column(rows, "label"))
    below = answer(store, "missing-at-unit", unit="230-VIII/17(1)(3)")
    assert set(column(below, "gap")) == set(column(rows, "gap"))


def test_which_powers_wait_for_an_act(store: MemoryStore) -> None:
    rows = answer(store, "powers-without-act")
    states = dict(zip(column(rows, "pinpoint"), column(rows, "state"), strict=True))
    assert states["12(3)"] == "no act known yet"
    assert states["13(1)(5)"] == "known, text not held"


def test_what_an_act_changed(store: MemoryStore) -> None:
    rows = answer(store, "changed-by-act", act="232-VIII")
    assert column(rows, "pinpoint") == ["641-1", "692-3"]
    assert set(column(rows, "kind")) == {"insertion"}
    assert set(column(rows, "since")) == {"2026-01-18"}
    assert set(column(rows, "announced")) == {"false"}
    assert column(rows, "provision")[0].endswith("/232-VIII/~art_1__point_1")


def test_what_an_act_that_nobody_here_has_read_is_said_to_change(store: MemoryStore) -> None:
    rows = answer(store, "changed-by-act", act="256-VIII", language="ru")
    assert {uri.rpartition("/")[2] for uri in column(rows, "changed")} == {"230-VIII", "94-V"}
    assert set(column(rows, "announced")) == {"true"}


def test_the_history_of_a_unit_has_texts_changes_and_what_is_announced(store: MemoryStore) -> None:
    rows = answer(store, "history-of-unit", unit="94-V/8")
    told = list(
        zip(column(rows, "day"), column(rows, "what"), column(rows, "pinpoint"), strict=True)
    )
    assert ("2025-11-17", "text", "8") in told
    assert ("2026-01-18", "change", "8(5)") in told
    assert ("2026-01-18", "text", "8") in told
    assert ("2026-07-12", "announced", "8(1)") in told
    days = [day for day, _, _ in told]
    assert days == sorted(days)


def test_the_history_of_a_unit_that_came_later_begins_with_it(store: MemoryStore) -> None:
    rows = answer(store, "history-of-unit", unit="235-V/641-1")
    assert min(column(rows, "day")) == "2026-01-18"
    assert "footnoted" in column(rows, "evidence")


def test_the_terms_of_an_act_stand_in_three_languages(store: MemoryStore) -> None:
    rows = answer(store, "terms-of-act", act="230-VIII")
    assert ("система искусственного интеллекта", "AI system") in list(
        zip(column(rows, "ru"), column(rows, "en"), strict=True)
    )
    assert all(column(rows, "kk"))
    assert answer(store, "terms-of-act", act="Z2500000230") == rows


def test_which_readings_are_not_the_plain_text(store: MemoryStore) -> None:
    rows = answer(store, "readings-in-doubt", act="230-VIII")
    assert set(column(rows, "status")) <= {"interpretation", "unverified", "contested"}
    assert "7(1)" in column(rows, "pinpoint")
    assert all(column(rows, "why"))


def test_what_begins_to_apply_in_a_span_of_days(store: MemoryStore) -> None:
    day = answer(store, "begins-or-ends", since="2026-01-18", before="2026-01-19")
    found = list(zip(column(day, "pinpoint"), column(day, "what"), strict=True))
    assert ("15(2)(3)", "begins") in found
    assert ("15(2)(3)", "ends") not in found
    assert answer(store, "begins-or-ends", since="2026-01-17", before="2026-01-18").rows == ()


def test_which_sanctions_follow(store: MemoryStore) -> None:
    rows = answer(store, "sanctions-of-norm", norm="230-VIII/art_21__para_3", language="en")
    fines = list(
        zip(*(column(rows, c) for c in ("pinpoint", "offender", "first", "repeated")), strict=True)
    )
    assert ("641-1(1)(1)", "natural person", "15", "30") in fines
    assert ("641-1(2)", "natural person", "", "30") in fines
    assert set(column(rows, "unit")) == {"MCI"}


def test_the_words_of_a_unit_are_those_of_the_day(store: MemoryStore) -> None:
    before = answer(store, "text-of-unit", unit="94-V/8", on="2026-01-17", language="ru")
    after = answer(store, "text-of-unit", unit="94-V/8", on="2026-01-18", language="ru")
    assert "8(5)" not in column(before, "pinpoint")
    assert "8(5)" in column(after, "pinpoint")
    assert {pin.partition("(")[0].partition("/")[0] for pin in column(after, "pinpoint")} == {"8"}
    assert set(column(after, "value")) == {"unofficial"}
    assert {text.split("@")[1][:10] for text in column(before, "text")} == {"2025-11-17"}
    assert answer(store, "text-of-unit", unit="230-VIII/15", on="2025-11-16").rows == ()
    (point,) = answer(store, "text-of-unit", unit="230-VIII/15(2)(3)", on="2026-03-01").rows
    words = point[1]
    assert words is not None
    assert "documentation" in words.value


def test_the_norms_of_a_unit_and_of_its_parts(store: MemoryStore) -> None:
    rows = answer(store, "norms-at-unit", unit="230-VIII/15(2)")
    assert all(pin.startswith("15(2)") for pin in column(rows, "pinpoint"))
    told = set(
        zip(*(column(rows, c) for c in ("pinpoint", "type", "bearer", "implied")), strict=True)
    )
    assert ("15(2)(3)", "obligation", "owner", "false") in told
    assert ("15(2)(3)", "obligation", "possessor", "false") in told
    silent = answer(store, "norms-at-unit", unit="230-VIII/7(1)")
    assert set(column(silent, "implied")) == {"true"}


def test_the_words_on_which_a_norm_rests_stand_in_three_languages(store: MemoryStore) -> None:
    rows = answer(store, "quotes-of-norm", norm="230-VIII/art_21__para_3")
    assert set(column(rows, "language")) == {"en", "kk", "ru"}
    assert all(source.endswith("~art_21__para_3") for source in column(rows, "source"))


def test_where_the_two_official_texts_differ(store: MemoryStore) -> None:
    rows = answer(store, "divergences-of-act", act="230-VIII")
    assert "1(2)" in column(rows, "pinpoint")
    assert set(column(rows, "weight")) == {"A", "B"}


# What holds of all


@pytest.mark.parametrize("name", QUERIES)
def test_every_named_query_is_one_that_anybody_could_ask(name: str) -> None:
    chosen = QUERIES[name]
    check_query(chosen.text)
    for text in chosen.answers.json().values():
        assert text.endswith(".")
    assert "ORDER BY" in chosen.text  # the same answer in every store


@pytest.mark.parametrize("name", QUERIES)
def test_every_named_query_answers_its_own_example_in_a_moment(
    store: MemoryStore, name: str
) -> None:
    chosen = QUERIES[name]
    took = []
    for _ in range(3):
        start = time.process_time()
        rows = ask(store, chosen, examples(chosen))
        took.append(time.process_time() - start)
    assert rows.rows, "the example answers nothing"
    assert min(took) < 0.1  # the bar is 20 ms on a quiet machine: bench/sparql.py


def test_queries_follow_the_base_of_the_graph() -> None:
    names = Names("https://law.example/kz/")
    store = load_store(ai_law_graph(names), names)
    rows = answer(store, "duties-of-role", role="owner", on="2026-02-01")
    assert rows.rows
    assert all(norm.startswith("https://law.example/kz/id/norm/") for norm in column(rows, "norm"))


def test_the_table_of_the_documentation_is_current() -> None:
    held = query_table.PAGE.read_text("utf-8")
    assert held == query_table.page(held), "run: make docs"


# Wrong parameters


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("duties-of-rol", {}, "did you mean duties-of-role"),
        ("duties-of-role", {"role": "owner"}, "needs the parameter 'on'"),
        ("duties-of-role", {"role": "owner", "on": "2026-02-30"}, "is no day"),
        ("duties-of-role", {"role": "ownr", "on": "2026-02-01"}, "did you mean owner"),
        ("duties-of-role", {"role": 'x" . }', "on": "2026-02-01"}, "has no role"),
        ("duties-of-role", {"role": "a> b <c", "on": "2026-02-01"}, "has no role"),
        ("duties-of-role", {"roles": "owner"}, "did you mean role"),
        ("duties-of-role", {"when": "now"}, "has no parameter 'when'"),
        ("duties-on-fact", {"fact": "risk_degre"}, "did you mean risk_degree"),
        ("duties-on-fact", {"fact": "risk_degree", "language": 'en" || true'}, "no language"),
        ("cites-unit", {"unit": "art_17"}, "is no unit of an act"),
        ("cites-unit", {"unit": "230-VIII/17(33)"}, r"did you mean 17\(3\)"),
        ("cites-unit", {"unit": "230-VII/17(3)"}, "did you mean 230-VIII"),
        ("cites-unit", {"unit": f"{LAW}/~art_99"}, "has no unit"),
        ("terms-of-act", {"act": "/akn/kz/act/1999-01-01/1"}, "has no act"),
        ("changed-by-act", {"act": "232-VII"}, "did you mean 232-VIII"),
        ("sanctions-of-norm", {"norm": "230-VIII/art_21__para_33"}, "art_21__para_3"),
    ],
)
def test_a_named_query_says_what_is_wrong_with_its_parameters(
    store: MemoryStore, name: str, parameters: dict[str, str], words: str
) -> None:
    with pytest.raises(GraphError, match=words) as caught:
        answer(store, name, **parameters)
    assert caught.value.problem.code == "GR104"
    assert caught.value.problem.hint


def test_a_number_that_several_acts_have_is_not_guessed() -> None:
    names = Names()
    acts = [names.akn(f"/akn/kz/act/{day}/7") for day in ("2020-01-02", "2024-05-06")]
    graph, kind = names.graph("g"), Iri("http://data.europa.eu/eli/ontology#LegalResource")
    store = load_store(Quad(act, RDF_TYPE, kind, graph) for act in acts)
    with pytest.raises(GraphError, match="2 acts have the number '7'") as caught:
        answer(store, "changed-by-act", act="7")
    assert "/akn/kz/act/2020-01-02/7" in caught.value.problem.hint
    assert answer(store, "changed-by-act", act="/akn/kz/act/2020-01-02/7").rows == ()


# Binding


NASTY = ('" . } #', "\\", '\\"', "'''", "?x", "$role", "}")
_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@given(value=st.one_of(_TEXTS, st.sampled_from(NASTY)))
@settings(max_examples=80, deadline=None)
def test_no_value_changes_the_query_that_it_is_bound_into(value: str) -> None:
    chosen = QUERIES["duties-on-fact"]
    fact = Iri("https://w3id.org/kzlegal/id/fact/x")
    values: Mapping[str, Iri | Literal] = {"fact": fact, "language": Literal(value)}
    plain = chosen.bound({"fact": fact, "language": Literal("en")})
    bound = chosen.bound(values)
    assert len(bound) - len(plain) == len(str(Literal(value))) - len('"en"')
    where = parseQuery(f"PREFIX kz: <urn:k#> PREFIX rdfs: <urn:r#> {bound}")
    as_is = parseQuery(f"PREFIX kz: <urn:k#> PREFIX rdfs: <urn:r#> {plain}")
    assert shape_of(where) == shape_of(as_is)


def shape_of(tree: object) -> object:
    """Give the kinds of a query's parts in their order, without what they say."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(tree, CompValue):
        return (str(tree.name), [(key, shape_of(value)) for key, value in tree.items()])
    if isinstance(tree, (ParseResults, list, tuple)):
        return [shape_of(item) for item in tree]
    return type(tree).__name__


def test_a_parameter_is_bound_only_where_it_stands_as_a_variable() -> None:
    chosen = read_query(
        HEAD + 'SELECT ?x { ?x ?p ?on ; ?on2 "?on" . # ?on\n FILTER ($on = ?on) }', "q"
    )
    bound = chosen.bound({"on": Literal("v")})
    assert bound == 'SELECT ?x { ?x ?p "v" ; ?on2 "?on" . # ?on\n FILTER ("v" = "v") }\n'


# Files


@pytest.mark.parametrize(
    ("name", "text", "words", "line"),
    [
        ("q", "SELECT * { ?s ?p ?on }", "title lacks rus, kaz, eng", 1),
        ("q", HEAD.replace("rus: b, ", "") + "SELECT * { ?s ?p ?on }", "title lacks rus", 1),
        ("q", HEAD.replace("rus: B., ", "") + "SELECT * { ?s ?p ?on }", "answers lacks rus", 2),
        ("q", HEAD.replace("day", "date") + "SELECT * { ?s ?p ?on }", "no kind 'date'", 4),
        ("q", HEAD.replace(", example: 2026-01-18", "") + "ASK { ?on ?p ?o }", "no example", 4),
        ("q", HEAD + "SELECT * { ?s ?p ?one }", "does not use its parameter 'on'", 5),
        ("q", HEAD + "# - {name: on, kind: day, example: x}\nASK { ?on ?p ?o }", "stands twice", 1),
        ("q 1", HEAD + "ASK { ?on ?p ?o }", "is no name", 1),
    ],
)
def test_a_broken_query_file_is_told_with_its_line(
    name: str, text: str, words: str, line: int
) -> None:
    with pytest.raises(GraphError, match=words) as caught:
        read_query(text, name, "queries/q.rq")
    problem = caught.value.problem
    assert (problem.code, problem.path, problem.line) == ("GR110", "queries/q.rq", line)


def test_a_head_that_is_not_yaml_is_told_with_its_line() -> None:
    with pytest.raises(YamlError) as caught:
        read_query("# title: {eng: a\n# answers: x\nASK { ?s ?p ?o }", "q", "q.rq")
    assert caught.value.problem.path == "q.rq"
