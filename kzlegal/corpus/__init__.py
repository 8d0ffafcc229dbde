"""Owns what the laws say: source files, our editions, the manifest, imported official texts."""

from __future__ import annotations

from kzlegal.corpus.limits import LIMITS, Limits, SourceError
from kzlegal.corpus.read import read_source
from kzlegal.corpus.source import Block, Cell, Link, SourceDocument

__all__ = [
    "LIMITS",
    "Block",
    "Cell",
    "Limits",
    "Link",
    "SourceDocument",
    "SourceError",
    "read_source",
]
