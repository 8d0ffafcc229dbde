"""Owns references and pinpoints: which words point where, and how a unit is cited."""

from __future__ import annotations

from kzlegal.refs.find import find_references
from kzlegal.refs.model import Reference

__all__ = ["Reference", "find_references"]
