"""Owns Word's automatic numbers: the label that Word prints before a paragraph (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kzlegal.corpus.wordml import attribute, children, integer, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""ECMA-376 17.18.59 russianLower: without ё, й, ъ, ь."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: format, first number, text with places ``%1``, what restarts it."""

    format: str = "decimal"
    start: int = 1
    text: str = ""
    restart: int | None = None
    """0: never restarts; n: after a paragraph of level n or above; None: after any level above."""
    legal: bool = False
    """True: all numbers of the label are printed as decimals."""
    style: str = ""
    """Paragraph style that stands for this level."""


@dataclass(frozen=True, slots=True)
class List:
    """One ``w:num``: the abstract list whose count it shares, its levels, where it starts again."""

    abstract: str
    levels: tuple[Level, ...]
    overrides: tuple[tuple[int, int], ...] = ()
    """Level and number where this list starts again at its first use."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted; fed paragraph by paragraph."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _used: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, num: str, style: str) -> int:
        """Give the level of a list that a paragraph style stands for; 0 when none says so."""
        levels = self.lists[num].levels if num in self.lists else ()
        return next((n for n, level in enumerate(levels) if style and level.style == style), 0)

    def next_label(self, num: str, depth: int) -> str:
        """Count a paragraph of list `num` at level `depth` (from 0); give the label Word prints."""
        found = self.lists.get(num)
        if found is None or not 0 <= depth < len(found.levels):
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        for level, start in found.overrides:
            if level == depth and (num, level) not in self._used:
                self._used.add((num, level))
                counts[level] = start - 1
        for level in range(depth):
            if counts[level] is None:
                counts[level] = found.levels[level].start
        current = counts[depth]
        counts[depth] = found.levels[depth].start if current is None else current + 1
        for level in range(depth + 1, len(found.levels)):
            restart = found.levels[level].restart
            if restart is None or depth + 1 <= restart:
                counts[level] = None
        return _label(found.levels, counts, depth)


def read_numbering(root: _Element | None) -> Numbering:
    """Read ``word/numbering.xml``; an absent part gives no lists."""
    if root is None:
        return Numbering()
    abstracts: dict[str, tuple[Level, ...]] = {}
    links: dict[str, str] = {}
    styles: dict[str, str] = {}
    for element in children(root, "abstractNum"):
        key = attribute(element, "abstractNumId")
        abstracts[key] = _levels(element)
        for child in element:
            if name_of(child) == "numStyleLink":
                links[key] = attribute(child, "val")
            elif name_of(child) == "styleLink":
                styles[attribute(child, "val")] = key
    lists: dict[str, List] = {}
    for element in children(root, "num"):
        number = attribute(element, "numId")
        key = next((attribute(c, "val") for c in children(element, "abstractNumId")), "")
        key = styles.get(links.get(key, ""), key)
        levels = list(abstracts.get(key, ()))
        overrides: list[tuple[int, int]] = []
        for override in children(element, "lvlOverride"):
            depth = integer(attribute(override, "ilvl"), -1)
            if not 0 <= depth < LEVELS:
                continue
            for child in override:
                if name_of(child) == "startOverride":
                    overrides.append((depth, integer(attribute(child, "val"), 1)))
                elif name_of(child) == "lvl" and depth < len(levels):
                    levels[depth] = _level(child)
        if number != "0":
            lists[number] = List(key, tuple(levels), tuple(sorted(overrides)))
    return Numbering(lists)


def _levels(abstract: _Element) -> tuple[Level, ...]:
    levels = [Level(format="none")] * LEVELS
    for element in children(abstract, "lvl"):
        depth = integer(attribute(element, "ilvl"), -1)
        if 0 <= depth < LEVELS:
            levels[depth] = _level(element)
    return tuple(levels)


def _level(element: _Element) -> Level:
    level = Level(start=0)
    for child in element:
        value = attribute(child, "val")
        match name_of(child):
            case "numFmt":
                level = replace(level, format=value)
            case "AlternateContent":
                formats = [attribute(e, "val") for e in child.iter() if name_of(e) == "numFmt"]
                level = replace(level, format=formats[-1] if formats else "decimal")
            case "start":
                level = replace(level, start=integer(value, 0))
            case "lvlText":
                level = replace(level, text=value)
            case "lvlRestart":
                level = replace(level, restart=integer(value, 0))
            case "isLgl":
                level = replace(level, legal=value not in ("0", "false", "off"))
            case "pStyle":
                level = replace(level, style=value)
    return level


def _label(levels: tuple[Level, ...], counts: list[int | None], depth: int) -> str:
    here = levels[depth]
    if here.format == "bullet":
        return "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in here.text)
    if here.format == "none":
        return _PLACE.sub("", here.text)

    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        value = counts[place]
        if place > depth or value is None:
            return ""
        form = levels[place].format
        return format_number(value, "decimal" if here.legal and form != "none" else form)

    return _PLACE.sub(number, here.text)


def format_number(value: int, form: str) -> str:
    """Print a number in a format of ST_NumberFormat; one that we do not know prints as decimal."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "lowerRoman" | "upperRoman":
            roman = _roman(value)
            return roman.upper() if form == "upperRoman" else roman
        case "lowerLetter" | "upperLetter":
            letters = _letters(value, _LATIN)
            return letters.upper() if form == "upperLetter" else letters
        case "russianLower" | "russianUpper":
            letters = _letters(value, _RUSSIAN)
            return letters.upper() if form == "russianUpper" else letters
        case _:
            return str(value)


def _letters(value: int, alphabet: str) -> str:
    """Print a, b … z, aa, bb …: the letter repeats, as Word counts."""
    if not 0 < value <= 780:
        return str(value)
    turns, place = divmod(value - 1, len(alphabet))
    return alphabet[place] * (turns + 1)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    parts: list[str] = []
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        parts.append(sign * count)
    return "".join(parts)
