"""Owns KAZAKH: the conventions by which `akn.checks` reads numbers of Kazakh acts."""

from __future__ import annotations

from akn.checks import Conventions
from kzlegal.grammar.pack import LETTERS

KAZAKH = Conventions(letters=LETTERS)
"""The default conventions, with the letters that acts use in numbers."""
