"""Owns words in a paragraph: what the formulas of amending acts do to them.

Finding and spacing are those of `akn.modify`, so that an instruction is tried here as it will be
carried out; what is written is written exactly.
"""

from __future__ import annotations

from akn.modify.comparison import Comparison, Found
from akn.modify.spacing import after, final_mark, without
from kzlegal.amend.execute import ALIKE


def comparison() -> Comparison:
    """Give the way in which words are compared; it remembers the texts that it has seen."""
    return Comparison(ALIKE)


def typographic(old: str, new: str) -> bool:
    """Say whether two texts differ only in white space and the kinds of marks."""
    plain = Comparison()
    return plain.key(old).replace(" ", "") == plain.key(new).replace(" ", "")


def replaced(text: str, place: Found, words: str) -> str:
    """Put words in a place: «слова … заменить словами …»."""
    return text[: place.start] + words + text[place.end :]


def followed(text: str, place: Found, words: str) -> str:
    """Put words after a place: «после слов … дополнить словами …»."""
    rest = text[place.end :]
    return text[: place.end] + after(words, rest) + rest


def appended(text: str, words: str) -> str:
    """Put words at the end, before the final mark: «дополнить словами …»."""
    mark = final_mark(text)
    return text[: mark.start] + after(words, "") + text[mark.start :]


def taken_out(text: str, place: Found) -> str:
    """Take the words of a place out: «слова … исключить»; no double space stays."""
    start, end = without(text, place)
    return text[:start] + text[end:]
