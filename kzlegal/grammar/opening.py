"""Owns Opening: what a line opens (a chapter, an article, a point …), by ordered rules.

Each rule refuses quickly or gives one `Opening`. The words come from the language's `Grammar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kzlegal.grammar.line import Line
from kzlegal.grammar.pack import Grammar, roman


@dataclass(slots=True, eq=False)
class Opening:
    """A unit that begins at a line. Not frozen for speed; nobody changes one."""

    kind: str
    """Key of `kzlegal.grammar.pack.DEPTH`, or ``attachment``."""
    num: str
    """The number as printed, with its word and punctuation: «Статья 12-1.», «3)»."""
    number: str
    """The number alone, normalised: ``12-1``; empty for units without one."""
    rest: int
    """Offset in the line's text at which heading or text begins."""
    end: int = -1
    """Offset at which its words end; -1 = at the end of the line (two headings on a line)."""
    fault: str = ""
    """Code of a fault of form, empty if none."""


# No unit of any act has a number of more than five digits; a longer one is something else.
_NUMBER = r"\d{1,5}(?!\d)(?:[-–]\d{1,5}(?!\d)){0,5}(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})?"
_POINT = re.compile(rf"(?P<n>{_NUMBER}(?:\.\d{{1,5}}){{0,5}})\s?\.(?!\d)\s*")
_SUBPOINT = re.compile(rf"(?P<n>{_NUMBER})\s?\)\s*")
_RANGE = re.compile(rf"(?P<n>{_NUMBER})(?P<mark>[.)])\s?[-–,]\s?(?P<to>{_NUMBER})(?P=mark)\s+")
_RANGE_SIGNS = ("-", "–", ",")
_LETTER = re.compile(r"(?P<n>[а-яёәғқңөұүһіa-z])\)\s+")
_HEAD_NUMBER = re.compile(
    rf"(?:№\s?)?(?P<n>{_NUMBER}(?:\.\d{{1,5}}){{0,5}}|[IVXLCМІХС]{{1,12}}(?:-\d{{1,5}})?)"
    r"(?:(?P<dot>\s?[.:])\s*|\s+|$)"
)
_NUMBER_FIRST = re.compile(
    rf"(?P<n>{_NUMBER}|[IVXLCІХС]{{1,12}}(?:-\d{{1,5}})?)[- ]\s?(?P<w>кіші бөлім|[^\W\d]{{1,20}})"
    r"(?:(?P<dot>\s?[.:])\s*|\s+|$)"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def number(printed: str) -> str:
    """Normalise a printed number: dash to hyphen, superscript to ``-n``, Roman digits to Latin."""
    if printed.isascii():
        return printed
    plain = printed.replace("–", "-")
    digits = plain.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    if len(digits) != len(plain):
        plain = f"{digits}-{plain[len(digits) :].translate(_SUPERSCRIPT)}"
    return roman(plain)


@lru_cache(maxsize=4096)
def order(num: str) -> tuple[int, ...]:
    """Give a sort key for a normalised number: ``12-1`` comes after ``12`` and before ``13``."""
    parts: list[int] = []
    for part in re.split(r"[-.]", num):
        if part.isdecimal():
            parts.append(int(part))
        elif value := _roman_value(part):
            parts.append(value)
        else:
            parts.extend(ord(c) for c in part)
    return tuple(parts)


_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _roman_value(text: str) -> int:
    if not text or any(c not in _ROMAN_DIGITS for c in text):
        return 0
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_DIGITS[here]
        total += -value if after and _ROMAN_DIGITS[after] > value else value
    return total


def opening(line: Line, grammar: Grammar) -> Opening | None:
    """Tell what a line opens, or None for a paragraph without a number of its own."""
    text = line.text
    first = text[0]
    if first in _INVISIBLE:
        return _behind_invisible(line, grammar)
    if first.isdigit():
        if grammar.number_first:
            if found := _numbered_heading(text, grammar):
                return found
            if len(text) < 40 and (match := grammar.attachment.match(text)):
                return Opening("attachment", text, match["number"] or "", len(text))
            if grammar.names_unit is not None and grammar.names_unit.match(text):
                return None
        return _numbered(text)
    if first.islower():
        if match := _LETTER.match(text):
            return Opening("indent", match[0].rstrip(), match["n"], match.end())
        return None
    return _word_heading(text, grammar, line.level)


_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Zero-width characters that word processors leave at the start of a paragraph."""


def _behind_invisible(line: Line, grammar: Grammar) -> Opening | None:
    rest = line.text.lstrip(_INVISIBLE + " ")
    if not rest:
        return None
    skipped = len(line.text) - len(rest)
    found = opening(Line(rest, line.pieces), grammar)
    if found is not None:
        found.num = line.text[:skipped] + found.num
        found.rest += skipped
    return found


def _numbered(text: str) -> Opening | None:
    kind = "point"
    match = _SUBPOINT.match(text)
    if match is None:
        kind = "paragraph"
        match = _POINT.match(text)
        if match is None:
            return None
    end = match.end()
    if text[end : end + 1] in _RANGE_SIGNS and (span := _RANGE.match(text)):
        return Opening(kind, span[0].rstrip(), number(span["n"]), span.end())
    return Opening(kind, text[:end].rstrip(), number(match["n"]), end)


def _word_heading(text: str, grammar: Grammar, level: int) -> Opening | None:
    word, _, rest = text.partition(" ")
    plain = word.translate(grammar.look_alikes).casefold() if grammar.look_alikes else word.lower()
    kind = grammar.words.get(plain) if not grammar.number_first else None
    if kind is not None and rest:
        match = _HEAD_NUMBER.match(rest)
        if match is None:
            return None
        after = len(word) + 1 + match.end()
        follows = text[after : after + 1]
        # «Статья 214 предусматривается …» is a remark that begins like a heading: without the
        # full stop only a capital letter can begin a heading, or the stub of a repealed unit.
        begins = match["dot"] or not follows or follows.isupper() or follows in '«"'
        if not begins and not _stub(text, after, grammar):
            return None
        fault = "" if match["dot"] or not follows or kind != "article" else "KZ104"
        return Opening(kind, text[:after].rstrip(), number(match["n"]), after, fault=fault)
    if len(text) < 40 and (kind := grammar.unnumbered.get(text.casefold().rstrip("."))):
        return Opening(kind, "", "", 0)
    if (
        grammar.number_first
        and text[0] in "IVXLCІХС"
        and (found := _numbered_heading(text, grammar))
    ):
        return found
    if len(text) < 160 and (match := grammar.attachment.match(text)):
        # The number of an annex is «Приложение 1», what stands after it is its heading.
        number_ends = match.end() if match["number"] else len(text)
        return Opening("attachment", text, match["number"] or "", number_ends)
    if match := grammar.legal_note.match(text):
        return Opening("note", match[0], "", match.end())
    return None


def _stub(text: str, at: int, grammar: Grammar) -> bool:
    return bool(grammar.stub.match(text, at) and grammar.law_citation.search(text, at))


def _numbered_heading(text: str, grammar: Grammar) -> Opening | None:
    match = _NUMBER_FIRST.match(text)
    if match is None:
        return None
    word = match["w"].translate(grammar.look_alikes).casefold()
    kind = grammar.words.get(word)
    if kind is None:
        return None
    follows = text[match.end() : match.end() + 1]
    begins = match["dot"] or not follows or follows.isupper() or follows in '«"'
    if not begins and not _stub(text, match.end(), grammar):
        return None
    fault = "" if match["dot"] or not follows or kind != "article" else "KZ104"
    return Opening(kind, match[0].rstrip(), number(match["n"]), match.end(), fault=fault)


def second_heading(text: str, first: Opening, grammar: Grammar) -> Opening | None:
    """Find an article heading on the same line as a chapter heading.

    «Глава 5. ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ Статья 15. Порядок …»: copies that lost their line breaks.
    """
    if first.kind not in ("part", "subpart", "chapter", "section"):
        return None
    for pattern in _second(grammar):
        if match := pattern.search(text, first.rest):
            inner = opening_at(text, match.start(1), grammar)
            if inner is not None and inner.kind in ("article", "chapter", "section"):
                return inner
    return None


def first_paragraph(text: str, note: Opening) -> Opening | None:
    """Find the paragraph 1 that stands on the line of its note: «Примечания. 1. Под …»."""
    match = _POINT.match(text, note.rest + (text[note.rest : note.rest + 1] == " "))
    if match is None or match["n"] != "1":
        return None
    return Opening("paragraph", match[0].rstrip(), "1", match.end())


def opening_at(text: str, start: int, grammar: Grammar) -> Opening | None:
    """Tell what opens inside a line at `start`; offsets count from the start of the line."""
    rest = text[start:]
    found = (
        _numbered_heading(rest, grammar)
        if grammar.number_first
        else _word_heading(rest, grammar, 0)
    )
    if found is not None:
        found.rest += start
    return found


_SECOND: dict[str, tuple[re.Pattern[str], ...]] = {}


def _second(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    if grammar.language not in _SECOND:
        words = [w for w, kind in grammar.words.items() if kind in ("article", "chapter")]
        alternatives = "|".join(words)
        if grammar.number_first:
            shape = rf"\s(\d+(?:-\d+)*-(?:{alternatives})\s?\.\s)"
        else:
            shape = rf"\s((?:{alternatives})\s+\d+(?:-\d+)*\s?\.\s)"
        _SECOND[grammar.language] = (re.compile(shape, re.I),)
    return _SECOND[grammar.language]
