"""Owns the table of languages whose norms can be extracted."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from akn.problem import LegalTextError, Problem
from kzlegal.norms.extract.pack import Pack

PACKS: Mapping[str, str] = {
    "rus": "kzlegal.norms.extract.packs.rus",
    "kaz": "kzlegal.norms.extract.packs.kaz",
    "eng": "kzlegal.norms.extract.packs.eng",
}
"""The module of each language; its `PACK` is loaded when it is asked for."""


def pack_of(language: str) -> Pack:
    """Give the pack of a language (``rus``, ``kaz``, ``eng``); LegalTextError for any other."""
    if language not in PACKS:
        message = f"no rules read norms in the language {language!r}"
        raise LegalTextError(Problem("NORM042", message, hint=f"one of: {', '.join(PACKS)}"))
    return cast("Pack", import_module(PACKS[language]).PACK)
