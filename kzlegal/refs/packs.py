"""Owns Pack: the rules of one language as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kzlegal.refs import en, kk, ru
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


_PACKS: dict[Language, Pack] = {
    "rus": Pack(ru.RULES, ru.named, acts_first=False),
    "kaz": Pack(kk.RULES, kk.named, acts_first=True),
    "eng": Pack(en.RULES, en.named, acts_first=False),
}


def pack(language: Language) -> Pack:
    """Give the rules of a language. Raises KeyError for one that has none."""
    return _PACKS[language]
