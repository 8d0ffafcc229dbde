"""Formats of Word's numbers, against tables written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.corpus.numbering import format_number

TABLE = [
    ("decimal", {1: "1", 12: "12", 0: "0"}),
    ("decimalZero", {1: "01", 12: "12"}),
    ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 1994: "mcmxciv", 0: "0"}),
    ("upperRoman", {8: "VIII", 49: "XLIX"}),
    ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
    ("upperLetter", {2: "B", 28: "BB"}),
    # ё, й, ъ and ь are passed over: after и comes к.
    ("russianLower", {1: "а", 7: "ж", 9: "и", 10: "к", 25: "щ", 26: "ы", 29: "я", 30: "аа"}),
    ("russianUpper", {3: "В"}),
    ("none", {5: ""}),
    ("aiueo", {5: "5"}),
]


@pytest.mark.parametrize(
    ("form", "value", "printed"), [(f, v, s) for f, row in TABLE for v, s in row.items()]
)
def test_formats(form: str, value: int, printed: str) -> None:
    assert format_number(value, form) == printed


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(value: int) -> None:
    signs = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [signs[c] for c in format_number(value, "lowerRoman")]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-a if a < b else a for a, b in pairs) == value
