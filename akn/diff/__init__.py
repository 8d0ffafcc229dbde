"""Owns the difference of two documents: which units came, went, changed or moved, word by word."""

from __future__ import annotations

from akn.diff.difference import Difference, Kind, Piece, UnitChange, compare
from akn.diff.printing import Labels, to_dict, to_html, unified

__all__ = [
    "Difference",
    "Kind",
    "Labels",
    "Piece",
    "UnitChange",
    "compare",
    "to_dict",
    "to_html",
    "unified",
]
