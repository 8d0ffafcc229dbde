"""Owns the choice of a language's words, loaded when a text of the language comes."""

from __future__ import annotations

from functools import cache

from kzlegal.amend.evidence.words import Words
from kzlegal.refs.unit import Language


@cache
def words_of(language: Language) -> Words | None:
    """Give the words of a language; None where its notes cannot be read."""
    if language == "rus":
        from kzlegal.amend.evidence.ru import WORDS as RU

        return RU
    if language == "kaz":
        from kzlegal.amend.evidence.kk import WORDS as KK

        return KK
    return None
