"""Owns modifications: what they are, what they do to a document, and the order in which they do."""

from __future__ import annotations

from akn.modify.active import with_active
from akn.modify.apply import Applied, Outcome, apply, apply_all
from akn.modify.modification import (
    EfficacyKind,
    EfficacyModification,
    Modification,
    Position,
    Source,
    TextualKind,
    TextualModification,
)
from akn.modify.order import in_order, key

__all__ = [
    "Applied",
    "EfficacyKind",
    "EfficacyModification",
    "Modification",
    "Outcome",
    "Position",
    "Source",
    "TextualKind",
    "TextualModification",
    "apply",
    "apply_all",
    "in_order",
    "key",
    "with_active",
]
