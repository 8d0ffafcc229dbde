"""Owns the unit that a query names by number: ``17(3)``, «ст. 21 п. 2», «15-баптың 2-тармағы»."""

from __future__ import annotations

import re

_NUMBER = r"(\d{1,4}(?:-\d{1,3})?)"
_PINPOINT = re.compile(rf"(?<![\w(]){_NUMBER}((?:\({_NUMBER[1:-1]}\))+(?:/(?:p|al)\d+)?)(?!\w)")
_BARE = re.compile(r"\W*(\d{1,3}(?:-\d{1,3})?)\W*")
_ARTICLE = (
    re.compile(rf"\b(?:ст\.?|стать[а-я]{{1,4}}|art\.?|articles?)\s*{_NUMBER}\b"),
    re.compile(rf"\b{_NUMBER}-?\s*ба[пб][а-яәғқңөұүі]*"),
)
_POINT = (
    re.compile(rf"(?<!под)\b(?:п\.|п|пункт[а-я]{{0,3}}|para(?:graph)?\.?|point)\s*{_NUMBER}\b"),
    re.compile(rf"\b{_NUMBER}-?\s*тарма(?:қ|ғ)(?!ша)[а-яәғқңөұүі]*"),
)
_SUBPOINT = (
    re.compile(
        rf"\b(?:пп\.?|подп\.?|подпункт[а-я]{{0,3}}|sub-?point|subparagraph)\s*{_NUMBER}(?!\w)"
    ),
    re.compile(rf"\b{_NUMBER}[-)]?\s*тармақша[а-яәғқңөұүі]*"),
)


def cited(query: str) -> str:
    """Give the pinpoint that a query names, or an empty string.

    The form is that of `kzlegal.refs.pinpoint`: ``17``, ``17(3)``, ``17(3)(5)``, ``17(1)/p2``.
    """
    query = query.lower().strip()
    if found := _PINPOINT.search(query):
        return found.group(1) + found.group(2)
    if found := _BARE.fullmatch(query):
        return found.group(1)
    article = _first(_ARTICLE, query)
    if not article:
        return ""
    point, subpoint = _first(_POINT, query), _first(_SUBPOINT, query)
    return article + (f"({point})" if point else "") + (f"({subpoint})" if subpoint else "")


def _first(patterns: tuple[re.Pattern[str], ...], query: str) -> str:
    return next((m.group(1) for p in patterns if (m := p.search(query))), "")
