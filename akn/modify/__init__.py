"""Owns modifications: what they are, and (in `akn.modify.apply`) what they do to a document."""

from __future__ import annotations

from akn.modify.modification import (
    EfficacyKind,
    EfficacyModification,
    Modification,
    Position,
    Source,
    TextualKind,
    TextualModification,
)

__all__ = [
    "EfficacyKind",
    "EfficacyModification",
    "Modification",
    "Position",
    "Source",
    "TextualKind",
    "TextualModification",
]
