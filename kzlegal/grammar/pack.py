"""Owns Grammar: everything one language brings to the parser, as a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["rus", "kaz", "eng"]
"""ISO 639-2 alpha-3 codes of the languages that have a grammar."""

# What a heading word opens, widest first; the numbers are depths in the tree.
DEPTH: Mapping[str, int] = {
    "hcontainer": 0,  # a general or special part of a code, which has no number
    "part": 10,  # раздел / бөлім
    "subpart": 20,  # подраздел / кіші бөлім
    "chapter": 30,  # глава / тарау
    "section": 40,  # параграф
    "article": 50,  # статья / бап
    "note": 55,  # примечание / ескертпе: legal text of the article
    "paragraph": 60,  # пункт / тармақ (часть in codes of procedure and of offences)
    "point": 70,  # подпункт / тармақша
    "indent": 80,  # lettered item
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words and patterns of one language; the parser is the same for all."""

    language: Language
    name: str
    """The language's English name, for messages."""
    words: Mapping[str, str]
    """Heading word in lower case to the unit it opens (key of `DEPTH`, or ``attachment``)."""
    number_first: bool
    """True where the number stands before the word: ``12-1-бап``."""
    unnumbered: Mapping[str, str]
    """Whole line in lower case that opens a unit without a number (parts of a code)."""
    stub: re.Pattern[str]
    """Start of the text of a unit that was repealed or has expired; its number stays."""
    note_label: re.Pattern[str]
    """Label of a publisher's remark, which owns the paragraph after it when it stands alone."""
    footnote: re.Pattern[str]
    """Start of a publisher's footnote on past changes."""
    bare_note: tuple[tuple[re.Pattern[str], str], ...]
    """Publisher's remarks without a label: pattern and class."""
    note_classes: tuple[tuple[re.Pattern[str], str], ...]
    """What a remark is about: pattern and class, first match wins."""
    adds_inside: re.Pattern[str]
    """Remark on a future unit smaller than an article, which stands at the end of its article."""
    legal_note: re.Pattern[str]
    """``Примечание:`` of the legislator, which is law."""
    law_citation: re.Pattern[str]
    """Date and number of a law in a remark; groups ``date`` and ``number``."""
    act_line: re.Pattern[str]
    """The line that names the act; groups ``kind``, ``day``, ``month``, ``year``, ``number``."""
    months: Mapping[str, int]
    title_start: re.Pattern[str]
    """How a title begins or ends in this language."""
    office: re.Pattern[str]
    """A line that opens or continues the signature: an office."""
    signatory: re.Pattern[str]
    """The name of the one who signs."""
    attachment: re.Pattern[str]
    """First line of an annex; group ``number`` may be missing."""
    attached_to: re.Pattern[str] | None
    """Line before the first line of an annex that names the act it is annexed to; None where the
    language names the act after."""
    names_unit: re.Pattern[str] | None
    """Line that begins with a number and opens no unit: it names the unit that an instruction is
    about («2) тармақша … жазылсын:»); None where the language puts the word before the number."""
    look_alikes: Mapping[int, str]
    """`str.translate` table from look-alike letters to this language's own, for matching only."""
    letters: frozenset[str]
    """Letters that only this language of the three has; used to tell the language of a text."""


ROMAN = {"І": "I", "і": "I", "Х": "X", "х": "X", "С": "C", "М": "M", "Ⅰ": "I", "Ⅱ": "II"}
"""Cyrillic and compatibility characters that stand for Roman digits in acts' numbers."""

_ROMAN_TABLE = str.maketrans(ROMAN)


def roman(text: str) -> str:
    """Write the Roman digits of an act's or section's number in Latin: «321-VІ» to ``321-VI``."""
    return text.translate(_ROMAN_TABLE)


def look_alikes(foreign: str, own: str) -> dict[int, str]:
    """Give a `str.translate` table from look-alike letters to a language's own."""
    return {ord(a): b for a, b in zip(foreign, own, strict=True)}


def pairs(text: str) -> dict[str, str]:
    """Read ``a:b`` pairs parted by spaces."""
    table: dict[str, str] = {}
    for pair in text.split():
        left, _, right = pair.partition(":")
        table[left] = right
    return table


def months(names: str) -> dict[str, int]:
    """Number the names of the months, given in order with spaces between."""
    return {name: i for i, name in enumerate(names.split(), 1)}


LETTERS = pairs(
    "а:a б:b в:v г:g д:d е:e ё:jo ж:zh з:z и:i й:j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f "
    "х:x ц:c ч:ch ш:sh щ:shh ы:y э:eh ю:yu я:ya ә:ae ғ:gh қ:q ң:ng ө:oe ұ:uu ү:ue һ:h і:ii "
    "І:I Х:X С:C М:M"
)
"""Transliteration of lettered items, and capitals that acts print for Roman digits: ASCII eIds."""
