"""Owns Store, the door to a loaded graph, and its first kind: the graph in memory, on oxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from kzlegal.graph.guard import check_query, first_line
from kzlegal.graph.names import Names
from kzlegal.graph.printing import nquads
from kzlegal.graph.rdf import STRING, GraphError, Iri, Literal, Quad, Term
from kzlegal.graph.rows import MAX_ROWS, TRIPLE, Rows, limited, yes_or_no

if TYPE_CHECKING:
    import pyoxigraph
    from rdflib import Dataset

Progress = Callable[[int, int], None]
"""Hears of work done and of all work while a graph is loaded."""


class Store(Protocol):
    """A graph that answers SPARQL; queries see the union of its named graphs.

    `kzlegal.graph.query` is the way to ask it what a stranger wrote, `kzlegal.graph.ask` a named
    query: `answer` runs what it is given.
    """

    @property
    def names(self) -> Names:
        """The naming of the graph, with the prefixes that queries need not declare."""

    def load(self, quads: Iterable[Quad], progress: Progress | None = None) -> None:
        """Put a graph in the place of the one that is held."""

    def answer(self, text: str, limit: int = MAX_ROWS) -> Rows:
        """Answer a query. Raises GraphError (GR101) for what is not SPARQL."""

    def close(self) -> None:
        """Let go of what the store holds."""


def query(store: Store, text: str, *, limit: int = MAX_ROWS) -> Rows:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query from a store, and from nothing else.

    Prefixes of the graph need no declaration. Raises GraphError as `check_query` does, and what the
    store's `answer` raises. There is no time limit here: `kzlegal.graph.query_apart` has one.
    """
    check_query(text)
    return store.answer(text, limit)


class MemoryStore:
    """A graph in memory; gone with the process."""

    def __init__(self, names: Names | None = None) -> None:
        import pyoxigraph

        self._names = names or Names()
        self._inner = pyoxigraph.Store()

    @property
    def names(self) -> Names:
        """The naming of the graph."""
        return self._names

    def load(self, quads: Iterable[Quad], progress: Progress | None = None) -> None:
        """Put a graph in the place of the one that is held."""
        import pyoxigraph

        held = tuple(quads)
        fresh = pyoxigraph.Store()
        fresh.bulk_load(input=nquads(held), format=pyoxigraph.RdfFormat.N_QUADS)
        self._inner = fresh
        if progress is not None:
            progress(len(held), len(held))

    def answer(self, text: str, limit: int = MAX_ROWS) -> Rows:
        """Answer a query. Raises GraphError (GR101) for what is not SPARQL."""
        return answer_from(self._inner, self._names, text, limit)

    def close(self) -> None:
        """Forget the graph."""
        import pyoxigraph

        self._inner = pyoxigraph.Store()


def load_store(quads: Iterable[Quad], names: Names | None = None) -> MemoryStore:
    """Load a graph into memory."""
    store = MemoryStore(names)
    store.load(quads)
    return store


def answer_from(inner: pyoxigraph.Store, names: Names, text: str, limit: int) -> Rows:
    """Answer a query from a store of oxigraph, in memory or on disk."""
    import pyoxigraph

    try:
        found = inner.query(text, prefixes=names.prefixes(), use_default_graph_as_union=True)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return yes_or_no(bool(found))
        if isinstance(found, pyoxigraph.QueryTriples):
            triples = {(own(t.subject), own(t.predicate), own(t.object)) for t in found}
            return limited(TRIPLE, sorted(triples, key=lambda t: tuple(map(str, t))), limit)
        columns = tuple(variable.value for variable in found.variables)
        # Read row by row, so that the limit cuts before the rest is computed.
        rows = (tuple(None if c is None else own(c) for c in row) for row in found)
        return limited(columns, rows, limit)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise GraphError("GR101", f"the query is not SPARQL: {first_line(error)}") from None


def own(cell: object) -> Term:
    """Give a term of oxigraph as a value of ours."""
    import pyoxigraph

    if isinstance(cell, pyoxigraph.NamedNode):
        return Iri(cell.value)
    if isinstance(cell, pyoxigraph.Literal):
        language = (cell.language or "").lower()
        datatype = "" if language else cell.datatype.value
        return Literal(cell.value, language, "" if datatype == STRING else datatype)
    return Iri(f"urn:blank:{str(cell).removeprefix('_:')}")


def to_dataset(quads: Iterable[Quad], names: Names | None = None) -> Dataset:
    """Load a graph into an rdflib Dataset on oxigraph, for programs that work with rdflib."""
    import pyoxigraph
    from oxrdflib import OxigraphStore
    from rdflib import Dataset, URIRef

    inner = pyoxigraph.Store()
    inner.bulk_load(input=nquads(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    dataset = Dataset(store=OxigraphStore(store=inner), default_union=True)
    for name, space in (names or Names()).prefixes().items():
        dataset.bind(name, URIRef(space), replace=True)
    return dataset
