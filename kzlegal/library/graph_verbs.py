"""Owns GraphVerbs: what Library says of its graph, and of its norms for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from akn.problem import LegalTextError, Problem

if TYPE_CHECKING:
    from kzlegal.corpus import Corpus
    from kzlegal.graph import Allowance, DiskStore, NamedQuery, Quad, Rows, Store
    from kzlegal.library import Library
    from kzlegal.library.texts import Texts
    from kzlegal.norms import Norm

ENGINE = "kzlegal 0.1.0"


class GraphVerbs:
    """The verbs of `Library` that ask or print the graph; a class of its own for its length."""

    corpus: Corpus
    _texts: Texts

    @property
    def _library(self) -> Library:
        return cast("Library", self)

    @cached_property
    def _quads(self) -> tuple[Quad, ...]:
        from kzlegal.library.graphing import quads

        return quads(self._library, self._texts, ENGINE)

    def quads(self) -> tuple[Quad, ...]:
        """Give the knowledge graph as quads, sorted; made once."""
        return self._quads

    def graph(self, format: str = "turtle") -> bytes:
        """Print the knowledge graph: ``turtle``, ``nquads`` or ``jsonld``."""
        from kzlegal.library.graphing import print_graph

        return print_graph(self._quads, format, self.corpus.root)

    def graph_counts(self) -> dict[str, int]:
        """Count what the graph holds."""
        from kzlegal.library.graphing import count_graph

        return count_graph(self._quads)

    @cached_property
    def queries(self) -> Mapping[str, NamedQuery]:
        """The named queries, by name."""
        from kzlegal.graph import load_queries

        return load_queries(self.corpus.root)

    def graph_store(self, progress: Callable[[int, int], None] | None = None) -> DiskStore:
        """Give the graph as a store in the cache, made anew when anything in it has changed.

        Raises GraphError (GR107) where the cache cannot be written.
        """
        if "_graph_store" not in self.__dict__:
            from kzlegal.library.keeping import kept_graph

            self.__dict__["_graph_store"] = kept_graph(self._library, progress)
        store: DiskStore = self.__dict__["_graph_store"]
        return store

    def ask(
        self,
        name: str,
        parameters: Mapping[str, str],
        store: Store | None = None,
        *,
        limit: int = 10_000,
    ) -> Rows:
        """Answer a named query, from another store where one is given, with so many rows at most.

        Raises GraphError (GR104) for a query, parameter or value that there is not.
        """
        from kzlegal.graph import ask, choose

        chosen = choose(self.queries, name)
        return ask(store or self.graph_store(), chosen, parameters, limit=limit)

    def sparql(self, text: str, allowance: Allowance | None = None) -> Rows:
        """Answer a free query in a process of its own, within limits of time and memory.

        Raises what `kzlegal.graph.query_apart` raises.
        """
        from kzlegal.graph import query_apart

        return query_apart(self.graph_store().folder, text, allowance)

    def norms_file(self, format: str, norms: Sequence[Norm] | None = None) -> bytes:
        """Print norms, all where none are given, for other programs: ``csv`` or ``legalruleml``.

        Raises LegalTextError (KZ140) for another format.
        """
        from kzlegal.graph import NORM_PRINTERS

        if format not in NORM_PRINTERS:
            hint = f"one of {', '.join(NORM_PRINTERS)}"
            raise LegalTextError(
                Problem("KZ140", f"norms have no format '{format[:40]}'", hint=hint)
            )
        return NORM_PRINTERS[format](self._library.norms if norms is None else norms)
