"""Owns phrases: where words stand in a text, and what the formulas of amending acts do to it.

A phrase stands in a text as whole words. White space, the kinds of quotation marks and of dashes
are held equal for finding it (amending acts and the texts they change are set by different hands);
what is written is written exactly.
"""

from __future__ import annotations

import re

_EQUAL = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("–—−‑‒", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t", " "),
    }
)
_CLOSING = frozenset(",.;:!?)»”%…")
"""Marks before which no space is written."""
_FINAL = ".;:,"


def plain(text: str) -> str:
    """Give a text in the form in which phrases are compared; its length is the same."""
    return text.translate(_EQUAL)


def typographic(old: str, new: str) -> bool:
    """Say whether two texts differ only in white space and the kinds of marks."""
    return "".join(plain(old).split()) == "".join(plain(new).split())


def places(phrase: str, text: str) -> tuple[tuple[int, int], ...]:
    """Give the places ``[start, end)`` at which a phrase stands in a text as whole words."""
    words = plain(phrase).split()
    if not words:
        return ()
    body = r"\s+".join(map(re.escape, words))
    before = r"(?<!\w)(?<!\d-)" if words[0][0].isalnum() else ""
    after = r"(?!\w)(?!-\d)" if words[-1][-1].isalnum() else ""
    return tuple(m.span() for m in re.finditer(before + body + after, plain(text)))


def replaced(text: str, phrase: str, words: str) -> str:
    """Replace the one place of a phrase: «слова … заменить словами …»."""
    start, end = _only(phrase, text)
    return text[:start] + words + text[end:]


def followed(text: str, phrase: str, words: str) -> str:
    """Put words after the one place of a phrase: «после слов … дополнить словами …»."""
    _, end = _only(phrase, text)
    return text[:end] + _glue(words) + words + text[end:]


def appended(text: str, words: str) -> str:
    """Put words at the end, before the final mark: «дополнить словами …»."""
    end = len(text.rstrip(_FINAL))
    return text[:end] + _glue(words) + words + text[end:]


def without(text: str, phrase: str) -> str:
    """Take the one place of a phrase out: «слова … исключить»; no double space stays."""
    start, end = _only(phrase, text)
    left, right = text[:start], text[end:]
    if not left:
        return right.lstrip(" ")
    if left.endswith(" ") and (not right or right[0] == " " or right[0] in _CLOSING):
        left = left[:-1]
    return left + right


def _only(phrase: str, text: str) -> tuple[int, int]:
    found = places(phrase, text)
    if len(found) != 1:
        raise ValueError(f"the phrase stands {len(found)} times")
    return found[0]


def _glue(words: str) -> str:
    return "" if words[0] in _CLOSING else " "
