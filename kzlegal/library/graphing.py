"""Owns the making of the graph from the library's acts, norms and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzlegal.library import Library


def print_graph(library: Library, format: str) -> bytes:
    """Print the graph as ``turtle`` or ``nquads``."""
    raise NotImplementedError


def count_graph(library: Library) -> dict[str, object]:
    """Count quads and subjects."""
    raise NotImplementedError
