"""One contract for all stores: in memory, in a folder, on a server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from kzlegal.graph import (
    Allowance,
    DiskStore,
    Endpoint,
    GraphError,
    Iri,
    Literal,
    MemoryStore,
    Names,
    Quad,
    RemoteStore,
    Rows,
    Store,
    ask,
    load_queries,
    query,
    query_apart,
    sparql_json,
)
from kzlegal.graph.rows import read_sparql_json, table_csv, table_tsv
from tests.kzlegal.graph.conftest import ROOT
from tests.kzlegal.graph.server import binary, serving

QUERIES = load_queries(ROOT / "corpus")
SMALL = Names("https://law.example/kz/")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not binary():
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with serving(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="module", params=["memory", "disk", "remote"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def open_store(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Names], Store]:
    def opened(names: Names) -> Store:
        if kind == "memory":
            return MemoryStore(names)
        if kind == "disk":
            return DiskStore(tmp_path_factory.mktemp("disk") / "graph", names)
        return RemoteStore(Endpoint.of(request.getfixturevalue("address")), names)

    return opened


@pytest.fixture(scope="module")
def whole(open_store: Callable[[Names], Store], corpus_quads: tuple[Quad, ...]) -> Iterator[Store]:
    """The graph of the AI law in each of the stores."""
    store = open_store(Names())
    store.load(corpus_quads)
    yield store
    store.close()


@pytest.fixture(scope="module")
def memory(corpus_quads: tuple[Quad, ...]) -> MemoryStore:
    store = MemoryStore()
    store.load(corpus_quads)
    return store


def quad(subject: str, graph: str = "g", said: str = "x") -> Quad:
    names = SMALL
    return Quad(names.thing("a", subject), names.ns("why"), Literal(said, "en"), names.graph(graph))


def number(rows: Rows) -> int:
    (cell,) = rows.rows[0]
    assert cell is not None
    return int(cell.value)


def test_a_store_holds_every_quad(whole: Store, corpus_quads: tuple[Quad, ...]) -> None:
    assert number(query(whole, COUNT)) == len(corpus_quads)


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_query_gives_the_same_rows_in_every_store(
    whole: Store, memory: MemoryStore, name: str
) -> None:
    given = {p.name: p.example for p in QUERIES[name].parameters}
    assert ask(whole, QUERIES[name], given) == ask(memory, QUERIES[name], given)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n ?a WHERE { ?n a kz:Prohibition ; kz:action/rdfs:label ?a } ORDER BY ?n ?a",
        "SELECT ?n ?x WHERE { ?n a kz:Act OPTIONAL { ?n kz:nothing ?x } } ORDER BY ?n",
        "ASK { ?n a kz:Norm }",
        "ASK { ?n a kz:Nothing }",
        "CONSTRUCT { ?n kz:pinpoint ?p } WHERE { ?n kz:pinpoint ?p ; a kz:Prohibition }",
        "DESCRIBE role:owner",
        "PREFIX x: <https://w3id.org/kzlegal/ns#> SELECT ?n { ?n a x:Right } ORDER BY ?n",
        "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s a kz:Act } }",
    ],
)
def test_a_free_query_gives_the_same_rows_in_every_store(
    whole: Store, memory: MemoryStore, text: str
) -> None:
    assert query(whole, text) == query(memory, text)


def test_a_long_answer_is_cut_and_says_so(whole: Store) -> None:
    rows = query(whole, "SELECT * WHERE { ?s ?p ?o }", limit=10)
    assert (len(rows.rows), rows.cut) == (10, True)
    assert not query(whole, "SELECT * WHERE { ?s a kz:Act }", limit=10).cut


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SELECT * WHERE { ?s nope:x ?o }", "GR101"),
        ("SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "GR101"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "GR102"),
        ("DELETE WHERE { ?s ?p ?o }", "GR102"),
    ],
)
def test_a_wrong_query_is_the_same_fault_in_every_store(whole: Store, text: str, code: str) -> None:
    with pytest.raises(GraphError) as caught:
        query(whole, text)
    assert caught.value.problem.code == code
    assert "\n" not in str(caught.value)


def test_loading_again_replaces_what_was_held(open_store: Callable[[Names], Store]) -> None:
    store = open_store(SMALL)
    heard: list[tuple[int, int]] = []
    store.load(
        [quad("1"), quad("2"), quad("3", "h")], lambda done, all_: heard.append((done, all_))
    )
    assert heard[-1] == (3, 3)
    assert number(query(store, COUNT)) == 3
    store.load([quad("2", said='a "quoted"\nline \\ ру қаз')])
    rows = query(store, "SELECT ?s ?why WHERE { ?s kz:why ?why }")
    assert rows.rows == ((SMALL.thing("a", "2"), Literal('a "quoted"\nline \\ ру қаз', "en")),)
    assert number(query(store, COUNT)) == 1
    store.close()


# In a folder


def test_a_folder_keeps_its_graph(tmp_path: Path) -> None:
    first = DiskStore(tmp_path / "g", SMALL)
    assert first.digest == ""
    first.load([quad("1")], digest="abc")
    first.close()
    again = DiskStore(tmp_path / "g")
    assert (again.digest, again.names) == ("abc", SMALL)
    assert number(query(again, COUNT)) == 1


def test_two_may_read_a_folder_at_once(tmp_path: Path) -> None:
    DiskStore(tmp_path / "g", SMALL).load([quad("1")])
    one, two = DiskStore(tmp_path / "g"), DiskStore(tmp_path / "g")
    assert number(query(one, COUNT)) == number(query(two, COUNT)) == 1


def test_a_load_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    store = DiskStore(tmp_path / "g", SMALL)
    store.load([quad("1")])

    def fail(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load([quad("2"), quad("3")], fail)
    assert number(query(DiskStore(tmp_path / "g"), COUNT)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["g"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", "utf-8")
    with pytest.raises(GraphError, match="not a graph of kzlegal") as caught:
        DiskStore(tmp_path)
    assert caught.value.problem.code == "GR107"
    with pytest.raises(GraphError, match="is a file"):
        DiskStore(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text("utf-8") == "keep me"


def test_a_damaged_folder_is_said_to_be_damaged(tmp_path: Path) -> None:
    DiskStore(tmp_path / "g", SMALL).load([quad("1")])
    (tmp_path / "g" / "store" / "CURRENT").write_text("nonsense", "utf-8")
    with pytest.raises(GraphError, match="cannot be opened") as caught:
        DiskStore(tmp_path / "g")
    assert "\n" not in str(caught.value)


# In a process of its own


@pytest.fixture(scope="module")
def folder(corpus_quads: tuple[Quad, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("apart") / "g"
    DiskStore(place).load(corpus_quads)
    return place


def test_a_query_apart_gives_what_a_query_gives(folder: Path, memory: MemoryStore) -> None:
    for text in (
        "SELECT ?n ?a WHERE { ?n a kz:Right ; kz:action/rdfs:label ?a } ORDER BY ?n ?a",
        "ASK { ?n a kz:Norm }",
        "DESCRIBE role:owner",
    ):
        assert query_apart(folder, text) == query(memory, text)
    cut = query_apart(folder, "SELECT * WHERE { ?s ?p ?o }", Allowance(rows=5))
    assert (len(cut.rows), cut.cut) == (5, True)


ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_query_without_end_is_stopped(folder: Path) -> None:
    with pytest.raises(GraphError, match="seconds and was stopped") as caught:
        query_apart(folder, ENDLESS, Allowance(seconds=1.5))
    assert caught.value.problem.code == "GR108"


def test_a_query_that_takes_too_much_memory_is_stopped(folder: Path) -> None:
    text = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    with pytest.raises(GraphError, match="MiB of memory") as caught:
        query_apart(folder, text, Allowance(seconds=60, mebibytes=700))
    assert caught.value.problem.code == "GR108"


def test_faults_of_a_query_apart_come_back_as_they_are(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError) as caught:
        query_apart(folder, "SELECT * WHERE { ?s nope:x ?o }")
    assert caught.value.problem.code == "GR101"
    (tmp_path / "x").write_text("", "utf-8")
    with pytest.raises(GraphError) as caught:
        query_apart(tmp_path, "ASK { ?s ?p ?o }")
    assert caught.value.problem.code == "GR107"
    assert caught.value.problem.path == str(tmp_path)


# On a server


class Bad(BaseHTTPRequestHandler):
    """A server that answers with what the test wants."""

    reply: ClassVar[tuple[int, dict[str, str], bytes]] = (200, {}, b"")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        status, headers, body = self.reply
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def bad() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Bad)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    server.server_close()
    thread.join()


JSON = {"Content-Type": "application/sparql-results+json"}


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        ((200, JSON, b"<html>hello</html>"), "GR105", "not SPARQL results"),
        ((200, JSON, b'{"head": {"vars": ["x"]}, "results": 3}'), "GR105", "not SPARQL results"),
        ((200, JSON, b'{"head": {}, "results": {"bindings": [[]]}}'), "GR105", "not SPARQL"),
        (
            (200, JSON, b'{"head": {"vars": ["g"]}, "results": {"bindings": []}}'),
            "GR106",
            "no graph",
        ),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "GR106", "another address"),
        ((400, {}, b"parse error at 1:1"), "GR101", "parse error at 1:1"),
        ((401, {}, b"<html>who are you"), "GR106", "answers 401"),
        ((503, {}, b"later"), "GR106", "answers 503: later"),
    ],
)
def test_a_server_that_answers_badly_is_one_clear_fault(
    bad: str, reply: tuple[int, dict[str, str], bytes], code: str, words: str
) -> None:
    Bad.reply = reply
    store = RemoteStore(Endpoint(bad))
    with pytest.raises(GraphError, match=words) as caught:
        store.answer("ASK { ?s ?p ?o }")
    store.close()
    assert caught.value.problem.code == code
    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there_is_one_clear_fault() -> None:
    store = RemoteStore(Endpoint("http://user:secret@127.0.0.1:1/query"))
    with pytest.raises(GraphError, match="cannot be reached") as caught:
        store.answer("ASK { ?s ?p ?o }")
    store.close()
    assert caught.value.problem.code == "GR106"
    assert "secret" not in str(caught.value)


def test_a_server_that_is_slow_is_one_clear_fault() -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    client = httpx.Client(transport=httpx.MockTransport(slow))
    store = RemoteStore(Endpoint("http://127.0.0.1:1/query", seconds=2), client=client)
    with pytest.raises(GraphError, match="within 2 seconds") as caught:
        store.answer("ASK { ?s ?p ?o }")
    store.close()
    assert caught.value.problem.code == "GR108"


@pytest.mark.parametrize(
    "address",
    ["", "x", "file:///etc/hosts", "ftp://host/", "http://", "http://a:b:c/", "http:///x"],
)
def test_what_is_no_address_of_a_server_is_refused(address: str) -> None:
    with pytest.raises(GraphError) as caught:
        Endpoint.of(address)
    assert caught.value.problem.code == "GR106"


def test_the_addresses_of_a_server() -> None:
    assert Endpoint.of("http://h:7878").query == "http://h:7878/query"
    assert Endpoint.of("http://h:7878/").graphs == "http://h:7878/store"
    assert Endpoint.of("http://h/kz/sparql").graphs == "http://h/kz/store"
    assert Endpoint.of("http://h/kz/sparql", "http://h/kz/data").graphs == "http://h/kz/data"


def test_a_server_without_a_graph_store_takes_no_graph() -> None:
    store = RemoteStore(Endpoint("http://127.0.0.1:1/query"))
    with pytest.raises(GraphError, match="no graph store"):
        store.load([quad("1")])
    store.close()


def test_what_else_a_server_holds_is_neither_seen_nor_touched(address: str) -> None:
    foreign = {"graph": "https://other.example/graph/x"}
    triple = f'{SMALL.thing("a", "9")} {SMALL.ns("why")} "not ours"@en .'
    kind = {"Content-Type": "application/n-triples"}
    httpx.put(f"{address}/store", params=foreign, content=triple, headers=kind).raise_for_status()
    store = RemoteStore(Endpoint.of(address), SMALL)
    store.load([quad("1"), quad("2", "h")])
    assert number(query(store, COUNT)) == 2
    assert query(store, "ASK { ?s kz:why 'not ours'@en }").rows[0][0] == Literal(
        "false", datatype="http://www.w3.org/2001/XMLSchema#boolean"
    )
    store.load([quad("1")])
    assert number(query(store, COUNT)) == 1
    store.close()
    kept = httpx.get(
        f"{address}/store", params=foreign, headers={"Accept": "application/n-triples"}
    )
    assert kept.text.strip() == triple


# Prints of answers


def test_answers_print_in_the_forms_of_the_standard() -> None:
    rows = Rows(
        ("a", "b"),
        (
            (Iri("urn:x"), Literal('say "a,b"\n', "ru")),
            (Literal("3", datatype="http://www.w3.org/2001/XMLSchema#integer"), None),
        ),
        cut=True,
    )
    assert read_sparql_json(sparql_json(rows)) == rows
    assert json.loads(sparql_json(rows))["results"]["bindings"][0]["b"] == {
        "type": "literal",
        "value": 'say "a,b"\n',
        "xml:lang": "ru",
    }
    assert table_csv(rows) == b'a,b\r\nurn:x,"say ""a,b""\n"\r\n3,\r\n'
    assert table_tsv(rows).decode().splitlines() == [
        "?a\t?b",
        '<urn:x>\t"say \\"a,b\\"\\n"@ru',
        '"3"^^<http://www.w3.org/2001/XMLSchema#integer>\t',
    ]
