"""Owns Pack: the rules of one language as one value, loaded when a text of the language comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from kzlegal.refs.context import Named, Rule
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules of one language, in order of precedence, and how it names acts."""

    rules: tuple[Rule, ...]
    named: Callable[[str, Vocabulary, str], Sequence[Named]]
    """Acts named in a text: (text, vocabulary, IRI of the act that holds the text)."""
    acts_first: bool
    """True where the act is named before its unit (Kazakh)."""


@cache
def pack(language: Language) -> Pack:
    """Give the rules of a language.

    The languages are imported here, one by one, for their patterns are costly to compile and a
    caller that only prints pinpoints needs none.
    """
    if language == "rus":
        from kzlegal.refs import ru

        return Pack(ru.RULES, ru.named, acts_first=False)
    if language == "kaz":
        from kzlegal.refs import kk

        return Pack(kk.RULES, kk.named, acts_first=True)
    from kzlegal.refs import en

    return Pack(en.RULES, en.named, acts_first=False)
