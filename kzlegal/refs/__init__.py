"""Owns references and pinpoints: which words point where, and how a unit is cited."""

from __future__ import annotations

from kzlegal.refs.annotate import Annotated, Found, annotate, annotated, references_for
from kzlegal.refs.find import find_references
from kzlegal.refs.known import Held, HeldActs, Known, units_of
from kzlegal.refs.model import Reference
from kzlegal.refs.nearest import nearest_unit
from kzlegal.refs.phrase import Phrase, read_units
from kzlegal.refs.resolve import Resolution, Target, resolve
from kzlegal.refs.terms import Term, load_terms

__all__ = [
    "Annotated",
    "Found",
    "Held",
    "HeldActs",
    "Known",
    "Phrase",
    "Reference",
    "Resolution",
    "Target",
    "Term",
    "annotate",
    "annotated",
    "find_references",
    "load_terms",
    "nearest_unit",
    "read_units",
    "references_for",
    "resolve",
    "units_of",
]
