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
    code: re.Pattern[str]
    """Title or act line of a code, whose numbered units are parts."""
    numbered_part: re.Pattern[str]
    """A part named by a figure, which only codes have."""
    ordinal_part: re.Pattern[str]
    """A part named by an ordinal word."""
    article: re.Pattern[str]
    """A line in quotation marks that opens an article of another act."""
    joint: re.Pattern[str]
    """A conjunction at the end of a list item, after its semicolon."""


_NEVER = re.compile(r"(?!)")

WORDS: Mapping[Language, Words] = {
    "rus": Words(
        this=re.compile(r"\bнастоящ", re.I),
        amending=re.compile(r"\bо внесении (?:изменени|дополнени)", re.I),
        code=re.compile(r"\bкодекс", re.I),
        numbered_part=re.compile(r"\bчаст(?:ь|и|ью|ей|ям|ями|ях) \d"),
        ordinal_part=re.compile(r"\bчаст(?:ь|и|ью|ей|ям|ями|ях) (?:перв|втор|треть|четв|пят)"),
        article=re.compile(r"[«\"“]\s?Статья \d"),
        joint=re.compile(r"[;,]?\s+(?:и|или|либо|и \(или\)|а также)\s?;?$"),
    ),
    "kaz": Words(
        this=re.compile(r"\bосы\b", re.I),
        amending=re.compile(r"(?:өзгерістер|толықтырулар|өзгеріс|толықтыру)\b.*\bенгізу", re.I),
        code=re.compile(r"\bкодексі?\b", re.I),
        numbered_part=re.compile(r"\d-бөл[іи]"),
        ordinal_part=re.compile(r"(?:інші|ыншы|нші|ншы) бөл[іи]г"),
        article=re.compile(r"[«\"“]\s?\d+(?:-\d+)*-бап"),
        joint=re.compile(r"[;,]?\s+(?:және|немесе|сондай-ақ)\s?;?$"),
    ),
    "eng": Words(
        this=re.compile(r"\bthis\b", re.I),
        amending=re.compile(r"\bamend(?:ing|ments?)\b", re.I),
        code=re.compile(r"\bcode\b", re.I),
        numbered_part=re.compile(r"\bpart \d", re.I),
        ordinal_part=re.compile(r"\bpart (?:one|two|three|four)\b", re.I),
        article=re.compile(r"[«\"“]\s?Article \d"),
        joint=re.compile(r"[;,]?\s+(?:and|or|and \(or\)|and/or)\s?;?$"),
    ),
}
"""By language."""
