"""Owns references and pinpoints: which words point where, and how a unit is cited."""

from __future__ import annotations

from kzlegal.refs.annotate import annotate, references_for
from kzlegal.refs.find import find_references
from kzlegal.refs.model import Reference
from kzlegal.refs.terms import Term, load_terms

__all__ = ["Reference", "Term", "annotate", "find_references", "load_terms", "references_for"]
