"""Owns the choice of Wording by language."""

from __future__ import annotations

from functools import cache

from kzlegal.amend.wording import Wording


@cache
def wording(language: str) -> Wording:
    """Give the wording of a language (``rus``, ``kaz``). Raises ValueError for another."""
    if language == "rus":
        from kzlegal.amend.wording_ru import RU

        return RU
    if language == "kaz":
        from kzlegal.amend.wording_kk import KK

        return KK
    if language == "eng":
        from kzlegal.amend.wording_en import EN

        return EN
    raise ValueError(f"no amending wording in '{language}'")
