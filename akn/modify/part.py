"""Owns the parts of a unit that have no eId: heading, opening words, title, sentence, table row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akn.model import Element
from akn.modify.block import blocks_of, flat, is_block
from akn.modify.comparison import Found
from akn.modify.refusal import Refusal
from akn.modify.sentence import DoubtfulError, sentence, sentences
from akn.number import number

_COUNTED = re.compile(r"(sentence|row)_(\d+(?:-\d+)*)")
_PLAIN_NUMBER = re.compile(r"\d+(?:-\d+)*[.)]?")
CHILDREN = {"heading": "heading", "num": "num", "wrapUp": "wrapUp", "preamble": "preamble"}
"""Parts that are a child element of the target, or of the document."""


@dataclass(frozen=True, slots=True)
class Area:
    """A block in which words are looked for, whole or in one stretch of its flat text."""

    block: Element
    span: Found | None = None


def areas(unit: Element, eid: str, part: str) -> tuple[Area, ...]:
    """Give the blocks that a part of a unit is made of. Raises Refusal AKN506 for none."""
    if not part:
        return tuple(Area(b) for b in blocks_of(unit))
    if part == "title":
        found: list[Element] = list(title_blocks(unit))
    elif part == "intro":
        found = list(blocks_of(opening(unit) or Element("intro")))
    elif part in CHILDREN:
        child = unit.first(CHILDREN[part])
        found = [] if child is None else list(blocks_of(child, numbers=True))
    elif match := _COUNTED.fullmatch(part):
        if match[1] == "sentence":
            return (_sentence(unit, eid, int(match[2].split("-")[0])),)
        found = list(blocks_of(row(unit, eid, match[2])))
    else:
        raise Refusal("AKN505", f"'{part}' names no part of a unit", eid)
    if not found:
        raise _missing(unit, eid, part)
    return tuple(Area(b) for b in found)


def opening(unit: Element) -> Element | None:
    """Give the opening words of a unit: its intro, else its only text, else its first part's."""
    found = unit.first("intro", "content")
    if found is None:
        first = unit.first("subparagraph", "alinea")
        found = None if first is None else opening(first)
    return found


def title_blocks(root: Element) -> Iterator[Element]:
    """Yield the blocks that hold the title of a document (``docTitle``)."""
    preface = root.first("preface")
    for block in blocks_of(preface) if preface is not None else ():
        if any(e.name == "docTitle" for e in block.walk()):
            yield block


def own_blocks(unit: Element) -> tuple[Element, ...]:
    """Give the blocks of a unit's own words, the units inside left out."""
    if is_block(unit):
        return (unit,)
    holder = unit.first("content", "intro")
    return () if holder is None else tuple(blocks_of(holder))


def _sentence(unit: Element, eid: str, wanted: int) -> Area:
    left = wanted
    for block in own_blocks(unit):
        text = flat(block).text
        try:
            found = sentence(text, left)
        except DoubtfulError:
            raise Refusal(
                "AKN506",
                f"nobody can tell where sentence {wanted} of {eid or 'the document'} begins and "
                "ends: a stop after a short word or before a figure may end none",
                eid,
                "Name the words instead of the sentence.",
            ) from None
        if found is not None:
            return Area(block, found)
        left -= len(sentences(text))
    raise _missing(unit, eid, f"sentence_{wanted}")


def rows(unit: Element) -> tuple[Element, ...]:
    """Give the rows of all tables of a unit, in order."""
    return tuple(e for e in unit.walk() if e.name == "tr")


def row_number(row: Element) -> str:
    """Give the number that stands in the first cell of a row; empty without one."""
    cell = row.first("td", "th")
    said = "" if cell is None else " ".join(cell.text().split())
    return number(said) if _PLAIN_NUMBER.fullmatch(said) else ""


def row(unit: Element, eid: str, wanted: str) -> Element:
    """Give a row of a unit's tables: by the number in its first cell, else by counting.

    Where any first cell holds a number, rows are called by it, as the law calls them.
    """
    every = rows(unit)
    numbered = [r for r in every if row_number(r)]
    if numbered:
        named = [r for r in numbered if row_number(r) == wanted]
        if len(named) > 1:
            raise Refusal(
                "AKN506",
                f"{len(named)} rows of {eid} have the number {wanted}",
                eid,
                "Name the unit or the table more narrowly.",
            )
    else:
        named = [every[int(wanted) - 1]] if wanted.isdigit() and int(wanted) <= len(every) else []
    if not named:
        raise _missing(unit, eid, f"row_{wanted}")
    return named[0]


def _missing(unit: Element, eid: str, part: str) -> Refusal:
    has = [name for name in ("num", "heading", "intro", "content", "wrapUp") if unit.first(name)]
    return Refusal(
        "AKN506",
        f"{eid or 'the document'} has no {part.replace('_', ' ')}",
        eid,
        f"It has: {', '.join(has) or 'further units only'}.",
    )
