"""Owns units that are announced in their own place: a number, and no words yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from akn.model import Element
from kzlegal.amend.commencement import read_rule
from kzlegal.amend.evidence.law import Cited, cited
from kzlegal.amend.evidence.place import Units
from kzlegal.amend.evidence.words import Words
from kzlegal.grammar import Note
from kzlegal.refs.unit import Language

_LONGEST = 400
"""Characters of the longest stub."""


def announced_units(units: Units, words: Words, language: Language) -> Iterator[tuple[Note, Cited]]:
    """Find stubs such as «9-5) вводится в действие с … в соответствии с Законом РК …».

    Each is given as a note in the unit that it announces, with its law.
    """
    for eid, element in units.known.items():
        text = _words(element)
        folded = text.translate(words.fold)
        if not 0 < len(text) <= _LONGEST or not words.announced.match(folded):
            continue
        laws = cited(text, folded, words, language, None)
        if not laws:
            continue
        rule = read_rule(text[: laws[0].start], language) or read_rule(text, language)
        line = element.span.line if element.span else 0
        yield (
            Note("futureChange", text, (), eid, line),
            replace(laws[0], rules=(rule,) if rule else ()),
        )


def _words(element: Element) -> str:
    """Give the one paragraph of a numbered unit; empty where it holds more, or notes."""
    content = element.first("content")
    blocks = tuple(content.elements()) if content is not None else ()
    if len(blocks) != 1 or element.first("num") is None or blocks[0].first("remark") is not None:
        return ""
    return blocks[0].text()
