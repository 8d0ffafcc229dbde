"""The commands of the graph as a user meets them: graph, graph load, sparql, norms for others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kzlegal.cli.graphing import _plain
from kzlegal.corpus import Corpus
from kzlegal.graph import load_queries
from tests.kzlegal.graph.server import binary, serving

Run = Callable[..., tuple[int, str, str]]
DUTIES = ("sparql", "--query", "duties-of-role", "--param", "role=owner", "--param")


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Keep the graph of the cache between the tests of this file: it is made once."""
    place = tmp_path_factory.getbasetemp() / "graph-cache"
    monkeypatch.setenv("KZLEGAL_CACHE", str(place))
    monkeypatch.setenv("KZLEGAL_DATA", str(place / "data"))
    return run


def ok(result: tuple[int, str, str]) -> str:
    code, out, err = result
    assert code == 0, err
    return out


def refused(result: tuple[int, str, str]) -> str:
    code, out, err = result
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    return err


# Named queries


def test_the_list_names_every_query_with_its_parameters(run: Run) -> None:
    names = set(load_queries(Corpus.open().root))
    lines = ok(run("sparql", "--list")).splitlines()
    assert {line.split("\t")[0] for line in lines} == names
    shown = json.loads(ok(run("sparql", "--list", "--json")))["queries"]
    assert {query["name"] for query in shown} == names
    (duties,) = (query for query in shown if query["name"] == "duties-of-role")
    assert set(duties["title"]) == {"rus", "kaz", "eng"}
    assert [p["name"] for p in duties["parameters"]] == ["role", "on", "language"]


def test_a_named_query_answers_as_a_table_and_in_the_forms_of_the_standard(run: Run) -> None:
    lines = [line.split("\t") for line in ok(run(*DUTIES, "on=2026-01-18")).splitlines()]
    assert lines[0] == ["norm", "unit", "pinpoint", "type", "named", "action"]
    assert "15(2)(3)" in {line[2] for line in lines}
    shown = json.loads(ok(run(*DUTIES, "on=2026-01-18", "--json")))
    assert len(shown["results"]["bindings"]) == len(lines) - 1
    assert len(ok(run(*DUTIES, "on=2026-01-18", "--format", "csv")).splitlines()) == len(lines)
    assert ok(run(*DUTIES, "on=2026-01-18", "--format", "tsv")).startswith("?norm\t?unit")
    assert len(ok(run(*DUTIES, "on=2026-01-17")).splitlines()) == 1
    code, out, err = run(*DUTIES, "on=2026-01-18", "--limit", "3")
    assert (code, len(out.splitlines())) == (0, 4)
    assert "cut after 3 rows" in err


def test_a_table_on_a_terminal_is_laid_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run("sparql", "--query", "powers-without-act")
    assert code == 0
    assert "12(3)" in out
    assert "rows" in err
    assert max(len(line) for line in out.splitlines()) <= 80


def test_a_value_never_steers_the_terminal() -> None:
    """A server may answer with anything."""
    assert (
        _plain("a\x1b[31m\x07b\nc\td")
        == "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}b c d"
    )
    assert _plain("ұлттық «платформа»") == "ұлттық «платформа»"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--query", "duties-of-rol"), "did you mean duties-of-role"),
        (("--query", "duties-of-role", "--param", "role=owner"), "needs the parameter 'on'"),
        (("--query", "duties-of-role", "--param", "role"), "has no '='"),
        (("--query", "terms-of-act", "--param", "act=a", "--param", "act=b"), "given twice"),
        (("--query", "terms-of-act", "--param", "act=230-VII"), "did you mean 230-VIII"),
        (("--query", "terms-of-act", "ASK { ?s ?p ?o }"), "one of them"),
        ((), "give a query"),
        (("ASK { ?s ?p ?o }", "--param", "a=b"), "belongs to --query"),
        (("ASK { ?s ?p ?o }", "--store", "a", "--endpoint", "http://b"), "either --store or"),
        (("-f", "nothing.rq"), "KZ012"),
        (("SELECT * WHERE { ?s ?p ?o",), "GR101"),
        (("DELETE WHERE { ?s ?p ?o }",), "GR102"),
        (("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",), "GR102"),
        (("ASK { ?s ?p ?o }", "--endpoint", "file:///etc/hosts"), "GR106"),
        (("ASK { ?s ?p ?o }", "--endpoint", "http://127.0.0.1:1/query"), "cannot be reached"),
        (("ASK { ?s ?p ?o }", "--store", "nowhere"), "kzlegal graph load --store"),
    ],
)
def test_a_wrong_question_is_told_in_one_line(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(run("sparql", *arguments))


# Free queries


def test_a_free_query_reads_the_graph(run: Run, tmp_path: Path) -> None:
    text = "SELECT ?p { ?n a kz:Prohibition ; kz:pinpoint ?p } ORDER BY ?p"
    out = ok(run("sparql", text, "--format", "csv"))
    assert out.splitlines()[:2] == ["p", "17(3)(1)"]
    file = tmp_path / "q.rq"
    file.write_text(f"# a comment\n{text}", "utf-8")
    assert ok(run("sparql", "-f", str(file), "--format", "csv")) == out
    code, cut, err = run("sparql", text, "--format", "csv", "--limit", "2")
    assert (code, len(cut.splitlines())) == (0, 3)
    assert "cut after 2 rows" in err


def test_a_query_without_end_is_stopped(run: Run) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert "GR108" in refused(run("sparql", text, "--seconds", "1.5"))


# Stores


def test_a_folder_is_loaded_and_asked(run: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "law")
    loaded = json.loads(ok(run("graph", "load", "--store", place, "--json")))
    assert loaded["loaded"] > 10_000
    assert loaded["graphs"] > 1
    here = ok(run(*DUTIES, "on=2026-01-18", "--store", place))
    assert here == ok(run(*DUTIES, "on=2026-01-18"))
    text = "ASK { ?n a kz:Norm }"
    assert ok(run("sparql", text, "--store", place)) == "answer\ntrue\n"


def test_a_folder_with_other_things_is_not_loaded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", "utf-8")
    assert "GR107" in refused(run("graph", "load", "--store", str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_server_is_loaded_and_asked(run: Run, tmp_path: Path) -> None:
    if not binary():
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with serving(tmp_path / "server") as address:
        assert "holds no graph" in refused(run("sparql", "ASK { ?s ?p ?o }", "--endpoint", address))
        code, _, err = run("graph", "load", "--endpoint", address)
        assert code == 0
        assert "statements" in err
        there = ok(run(*DUTIES, "on=2026-01-18", "--endpoint", address))
        free = ok(run("sparql", "ASK { ?n a kz:Norm }", "--endpoint", address))
    assert there == ok(run(*DUTIES, "on=2026-01-18"))
    assert free == "answer\ntrue\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "either --store or --endpoint"),
        (("--store", "a", "--endpoint", "http://b"), "either --store or --endpoint"),
        (("--endpoint", "nowhere"), "GR106"),
        (("--endpoint", "http://127.0.0.1:1"), "cannot be reached"),
    ],
)
def test_a_wrong_load_is_told_in_one_line(run: Run, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused(run("graph", "load", *arguments))


def test_the_graph_in_the_cache_is_made_anew_when_the_corpus_changes(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    root = tmp_path / "corpus"
    shutil.copytree(Corpus.open().root, root)
    monkeypatch.setenv("KZLEGAL_CORPUS", str(root))
    monkeypatch.setenv("KZLEGAL_CACHE", str(tmp_path / "cache"))
    ask = ("sparql", 'ASK { ?c skos:definition "Lawyers cannot agree."@en }')
    assert ok(run(*ask)) == "answer\nfalse\n"
    made = {path.name for path in (tmp_path / "cache" / "graph").iterdir()}
    assert ok(run(*ask)) == "answer\nfalse\n"
    assert {path.name for path in (tmp_path / "cache" / "graph").iterdir()} == made
    file = root / "vocab" / "kzlegal.ttl"
    text = file.read_text("utf-8")
    file.write_text(text + '\n<id/x> skos:definition "Lawyers cannot agree."@en .\n', "utf-8")
    assert ok(run(*ask)) == "answer\ntrue\n"
    for path in (tmp_path / "cache" / "graph").glob("*/store/CURRENT"):
        path.write_text("damaged", "utf-8")
    assert ok(run(*ask)) == "answer\ntrue\n"


# Norms for other programs


def test_norms_print_for_spreadsheets_and_rule_engines(run: Run, tmp_path: Path) -> None:
    out = ok(run("norms", "--csv", "--unit", "15(2)(3)"))
    assert out.lstrip("\ufeff").startswith("id,act,eid,pinpoint")
    assert "230-VIII/art_15__para_2__point_3" in out
    file = tmp_path / "norms.lrml"
    code, out, err = run("norms", "--legalruleml", "-o", str(file))
    assert (code, out) == (0, "")
    assert "norms" in err
    assert ElementTree.fromstring(file.read_bytes()).tag.endswith("LegalRuleML")
    assert "-o needs" in refused(run("norms", "-o", "x"))
    assert "either --json or --csv" in refused(run("norms", "--csv", "--json"))


def test_jsonld_of_the_graph_holds_its_context(run: Run) -> None:
    shown = json.loads(ok(run("graph", "--format", "jsonld")))
    assert shown["@context"]["bearer"] == {"@id": "kz:bearer", "@type": "@id"}
