"""Owns ShortName: what an act calls another act after naming it once («далее – Закон»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kzlegal.refs.alike import alike
from kzlegal.refs.context import Named
from kzlegal.refs.packs import pack
from kzlegal.refs.terms import inflected
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Vocabulary

_GIVEN = re.compile(
    r"\s*\((?:далее|бұдан\s+әрі|hereinafter|below)\s*[–—-]?\s*(?P<name>[^()«»\"]{3,80})\)"
)
_HINT = re.compile(r"\((?:далее|бұдан|hereinafter|below)\b")
_OWN = re.compile(r"(?:\bнастоящ[а-я]{2,3}|\bосы|\bthis)\s+$", re.IGNORECASE)
_LONGER = re.compile(r"\s+(?:Республик|РК\b|of\s+the\s+Republic)")


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name and the act it stands for, inside one act only."""

    name: str
    act: Named


def short_names(
    texts: Iterable[str], language: Language, table: Vocabulary, act: str
) -> tuple[ShortName, ...]:
    """Collect the short names that the texts of one act (Work IRI `act`) give to other acts."""
    found: dict[str, ShortName] = {}
    for text in texts:
        if _HINT.search(text) is None:
            continue
        read = alike(text, language)
        for named in pack(language).named(read, table, act):
            if (given := _GIVEN.match(read, named.end)) is not None:
                name = " ".join(given["name"].split())
                found.setdefault(name, ShortName(name, named))
    return tuple(found.values())


def mentions(
    text: str, language: Language, names: Sequence[ShortName], taken: Sequence[Named]
) -> list[Named]:
    """Find the short names in a text; `taken` are acts named in full, which win."""
    found: list[Named] = []
    for short in names:
        for match in _pattern(short.name, language).finditer(text):
            start, end = match.span()
            inside = any(a.start < end and start < a.end for a in taken)
            if inside or _LONGER.match(text, end) or _OWN.search(text, max(0, start - 14), start):
                continue
            act = short.act
            found.append(Named(start, end, act.cls, act.iri, act.unit_names))
    return found


@lru_cache(maxsize=64)
def _pattern(name: str, language: Language) -> re.Pattern[str]:
    # A short name keeps its capital: «Закон» is the act, «закон» any law.
    return re.compile(rf"(?=\b{re.escape(name[0])})(?i:{inflected(name, language)})")
