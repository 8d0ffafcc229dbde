"""Owns Words: what the rules have to know of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kzlegal.grammar import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, as patterns over normalised text."""

    this: re.Pattern[str]
    """Says that a reference means the act or unit in which it stands."""
    amending: re.Pattern[str]
    """Title of an act that changes others: its bare unit numbers are those of other acts."""
    joint: re.Pattern[str]
    """A conjunction at the end of a list item, after its semicolon."""


WORDS: Mapping[Language, Words] = {
    "rus": Words(
        this=re.compile(r"\bнастоящ", re.I),
        amending=re.compile(r"\bо внесени\w (?:изменени|дополнени)", re.I),
        joint=re.compile(r"[;,]?\s+(?:и|или|либо|и \(или\)|а также)\s?;?$"),
    ),
    "kaz": Words(
        this=re.compile(r"\bосы\b", re.I),
        amending=re.compile(r"(?:өзгерістер|толықтырулар|өзгеріс|толықтыру)\b.*\bенгізу", re.I),
        joint=re.compile(r"[;,]?\s+(?:және|немесе|сондай-ақ)\s?;?$"),
    ),
    "eng": Words(
        this=re.compile(r"\bthis\b", re.I),
        amending=re.compile(r"\bamend(?:ing|ments?)\b", re.I),
        joint=re.compile(r"[;,]?\s+(?:and|or|and \(or\)|and/or)\s?;?$"),
    ),
}
"""By language."""
