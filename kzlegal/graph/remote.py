"""Owns RemoteStore: a graph on a server that speaks SPARQL 1.1 (protocol and graph store).

Only the addresses that the user names are asked; no redirect is followed and no proxy of the
environment is used. Queries name our graphs as their data set (SPARQL 1.1 Protocol, 2.1.4), so that
a server that holds more, or that has no union of graphs, gives the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from kzlegal.graph.names import Names
from kzlegal.graph.rdf import GraphError, Iri, Quad
from kzlegal.graph.rows import MAX_ROWS, TRIPLE, Rows, limited, read_sparql_json
from kzlegal.graph.store import Progress, own

if TYPE_CHECKING:
    import httpx

_LARGEST = 64 * 1024 * 1024
"""Bytes of an answer that are taken, at most."""
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers: the address for queries, and that of its graph store for loading."""

    query: str
    graphs: str = ""
    """Address of the SPARQL 1.1 Graph Store; empty where nothing is loaded."""
    connect: float = 5.0
    """Seconds for a connection."""
    seconds: float = 30.0
    """Seconds for an answer."""

    def __post_init__(self) -> None:
        for address in filter(None, (self.query, self.graphs)):
            try:
                parts = urlsplit(address)
                wrong = parts.scheme not in ("http", "https") or not parts.hostname
                _ = parts.port
            except ValueError:
                wrong = True
            if wrong:
                message = f"'{shown(address)}' is no address of an endpoint"
                hint = "write http://127.0.0.1:7878/query"
                raise GraphError("GR106", message, hint=hint)

    @classmethod
    def of(cls, address: str, graphs: str = "") -> Endpoint:
        """Give the endpoint of one address, its graph store beside it as oxigraph has it.

        ``http://host:7878`` means ``…/query`` and ``…/store``. Other servers have other names
        for the graph store (Fuseki: ``/dataset/data``), which are then given as `graphs`.
        """
        cls(address)
        parts = urlsplit(address)
        path = parts.path if parts.path not in ("", "/") else "/query"
        beside = f"{path.rstrip('/').rpartition('/')[0]}/store"
        query = urlunsplit(parts._replace(path=path))
        return cls(query, graphs or urlunsplit(parts._replace(path=beside, query="")))


class RemoteStore:
    """A graph on a server. Raises GraphError: GR105 for an answer that is none, GR106 for a fault
    of address, connection or server, GR108 for an answer that takes too long.
    """

    def __init__(
        self, endpoint: Endpoint, names: Names | None = None, client: httpx.Client | None = None
    ) -> None:
        import httpx

        self.endpoint = endpoint
        self._names = names or Names()
        self._client = client or httpx.Client(
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(endpoint.seconds, connect=endpoint.connect),
        )
        self._graphs: tuple[str, ...] | None = None

    @property
    def names(self) -> Names:
        """The naming of the graph."""
        return self._names

    def load(self, quads: Iterable[Quad], progress: Progress | None = None) -> None:
        """Put a graph in the place of the one that is held, one named graph after the other.

        Graphs of ours that are no longer there are deleted; those of others are left alone. A fault
        may leave some of the graphs new and some old: load again.
        """
        if not self.endpoint.graphs:
            hint = "name the address of its graph store"
            raise GraphError("GR106", "the endpoint has no graph store to load into", hint=hint)
        by_graph: dict[str, list[Quad]] = {}
        for quad in quads:
            by_graph.setdefault(quad.graph.value, []).append(quad)
        gone = [graph for graph in self._held() if graph not in by_graph]
        done, whole = 0, sum(map(len, by_graph.values()))
        for graph, held in sorted(by_graph.items()):
            lines = sorted({f"{q.subject} {q.predicate} {q.object} ." for q in held})
            body = "".join(f"{line}\n" for line in lines).encode()
            kind = {"Content-Type": "application/n-triples"}
            self._ask("PUT", self.endpoint.graphs, params={"graph": graph}, body=body, headers=kind)
            done += len(held)
            if progress is not None:
                progress(done, whole)
        for graph in gone:
            self._ask("DELETE", self.endpoint.graphs, params={"graph": graph})
        self._graphs = tuple(sorted(by_graph))

    def answer(self, text: str, limit: int = MAX_ROWS) -> Rows:
        """Answer a query."""
        if self._graphs is None:
            self._graphs = self._held()
        if not self._graphs:
            message = f"the server holds no graph below {self._names.graph('').value}"
            hint = "load it: kzlegal graph load --endpoint URL"
            raise GraphError("GR106", message, hint=hint)
        return self._query(text, self._graphs, limit)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _held(self) -> tuple[str, ...]:
        """Give the named graphs of ours that the server holds."""
        head = self._names.graph("").value
        text = (
            "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } "
            f'FILTER (STRSTARTS(STR(?g), "{head}")) }} ORDER BY ?g'
        )
        rows = self._query(text, (), MAX_ROWS).rows
        return tuple(cell.value for row in rows for cell in row if isinstance(cell, Iri))

    def _query(self, text: str, graphs: tuple[str, ...], limit: int) -> Rows:
        prologue = " ".join(f"PREFIX {k}: <{v}>" for k, v in self._names.prefixes().items())
        form: dict[str, str | list[str]] = {"query": f"{prologue} {text}"}
        if graphs:
            form |= {"default-graph-uri": list(graphs), "named-graph-uri": list(graphs)}
        headers = {"Accept": _ACCEPT}
        kind, body = self._ask("POST", self.endpoint.query, form=form, headers=headers)
        if kind == "application/n-triples":
            return _triples(body, limit)
        return read_sparql_json(body, limit)

    def _ask(
        self,
        method: str,
        address: str,
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str | list[str]] | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[str, bytes]:
        """Ask the server and give the media type and the bytes of its answer."""
        import httpx

        at = shown(address)
        try:
            with self._client.stream(
                method, address, params=params, data=form, content=body, headers=headers
            ) as response:
                parts, size = [], 0
                for part in response.iter_bytes():
                    parts.append(part)
                    size += len(part)
                    if size > _LARGEST:
                        message = f"{at} answers with more than {_LARGEST:,} bytes"
                        raise GraphError("GR105", message, hint="ask for less: add a LIMIT")
                status, kind = response.status_code, response.headers.get("content-type", "")
        except httpx.TimeoutException:
            seconds = self.endpoint.seconds
            message = f"{at} did not answer within {seconds:g} seconds"
            raise GraphError("GR108", message, hint="ask for less, or allow more time") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            message = f"{at} cannot be reached: {str(error)[:160] or type(error).__name__}"
            hint = "check that the server runs and the address is right"
            raise GraphError("GR106", message, hint=hint) from None
        if status == 404 and method == "DELETE":
            return "", b""
        if 300 <= status < 400:
            message = f"{at} sends us to another address, which is not followed"
            raise GraphError("GR106", message, hint="name the address itself")
        if status >= 400:
            said = b"".join(parts).decode("utf-8", "replace").strip().splitlines()
            why = f": {said[0][:160]}" if said and "<" not in said[0][:1] else ""
            if status == 400 and method == "POST":
                raise GraphError("GR101", f"the query is not SPARQL{why}")
            message = f"{at} answers {status}{why}"
            raise GraphError("GR106", message, hint="check the address and your rights there")
        return kind.partition(";")[0].strip().lower(), b"".join(parts)


def shown(address: str) -> str:
    """Give an address without user name, password and query, for messages."""
    head, at, tail = address.partition("://")
    place = tail.partition("?")[0].rpartition("@")[2] if at else head
    return f"{head}{at}{place}"[:160] if at else place[:160]


def _triples(body: bytes, limit: int) -> Rows:
    import pyoxigraph

    try:
        found = {
            (own(t.subject), own(t.predicate), own(t.object))
            for t in pyoxigraph.parse(input=body, format=pyoxigraph.RdfFormat.N_TRIPLES)
        }
    except SyntaxError:
        message = "the answer is not N-Triples"
        raise GraphError("GR105", message, hint="check the address of the endpoint") from None
    return limited(TRIPLE, sorted(found, key=lambda t: tuple(map(str, t))), limit)
