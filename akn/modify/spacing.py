"""Owns the white space around words that come or go: no word glued, no space left double."""

from __future__ import annotations

from akn.modify.comparison import Found

_CLOSING = ",.;:!?)]}%\u00bb\u201d\u2026"
_OPENING = "([{\u00ab\u201e\u201c"
_FINAL = ".;:,!?\u2026"


def after(words: str, rest: str) -> str:
    """Give words as they stand after others; `rest` follows them."""
    words = words.strip()
    glued = words[:1] in _CLOSING or (words[:1] == "-" and words[1:2].isalnum())
    return f"{'' if glued else ' '}{words}{_gap(words, rest)}"


def before(words: str, rest: str) -> str:
    """Give words as they stand before others, with which `rest` begins."""
    words = words.strip()
    glued = words[-1:] in _OPENING or rest[:1] in _CLOSING
    return f"{words}{'' if glued else ' '}"


def _gap(words: str, rest: str) -> str:
    return " " if rest[:1].isalnum() and words[-1:] not in _OPENING else ""


def without(text: str, place: Found) -> Found:
    """Widen a stretch that goes by the white space that would be left over."""
    start, end = place
    left, right = text[start - 1 : start], text[end : end + 1]
    if right.isspace() and (not left or left.isspace()):
        while text[end : end + 1].isspace():
            end += 1
    elif left.isspace() and (not right or right in _CLOSING):
        while start and text[start - 1].isspace():
            start -= 1
    return Found(start, end)


def final_mark(text: str) -> Found:
    """Give the place of the punctuation at the end of a text; empty at its end without one."""
    end = len(text.rstrip())
    start = end
    while start and text[start - 1] in _FINAL:
        start -= 1
    return Found(start, end)
