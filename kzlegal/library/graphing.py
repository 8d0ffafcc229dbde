"""Owns the making of the graph from the library's acts, norms and terms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from akn.problem import LegalTextError, Problem
from kzlegal.graph import (
    PRINTERS,
    ActText,
    Quad,
    act_input,
    cited_labels,
    counts,
    jsonld,
    read_context,
    to_graph,
)

if TYPE_CHECKING:
    from kzlegal.library import Library


def quads(library: Library, engine: str) -> tuple[Quad, ...]:
    """Give the graph of the corpus as quads, sorted; equal data give equal quads."""
    root = library.corpus.root
    inputs = []
    for act in library.acts:
        shown = [library.expression(act, code) for code in act.languages]
        # our edition stays in the graph beside an imported text: quotes of norms are its words
        shown += [library.edition(act, e.language) for e in shown if e.official]
        texts = tuple(ActText(e.document, e.official) for e in shown)
        inputs.append(act_input(root, act, shown[0].version, texts))
    return to_graph(
        inputs,
        library.norms,
        library.catalogue,
        library.bearers,
        engine=engine,
        vocabulary=(root / "vocab" / "kzlegal.ttl").read_text("utf-8"),
        labels=cited_labels(root),
    )


def print_graph(found: Sequence[Quad], format: str, root: Path) -> bytes:
    """Print the graph in one of the formats of `kzlegal.graph.PRINTERS`, JSON-LD by our context.

    Raises LegalTextError (KZ140) for a format that is none of them.
    """
    if format not in PRINTERS:
        raise LegalTextError(
            Problem(
                "KZ140", f"the graph has no format '{format}'", hint=f"one of {', '.join(PRINTERS)}"
            )
        )
    if format == "jsonld":
        context = read_context((root / "vocab" / "context.jsonld").read_bytes())
        return jsonld(found, context=context)
    return PRINTERS[format](found)


def count_graph(found: Sequence[Quad]) -> dict[str, int]:
    """Count what the graph holds."""
    return counts(found)
