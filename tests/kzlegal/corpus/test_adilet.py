"""Identifiers of adilet: their two forms, addresses, and the nearest right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.corpus import AdiletId, AdiletIdError, adilet_id

GOOD = [
    ("Z2500000230", "Z", 2025, 230),
    ("K1400000235", "K", 2014, 235),
    ("Z100000274_", "Z", 2010, 274),
    ("Z950002529_", "Z", 1995, 2529),
    ("V2300033048", "V", 2023, 33048),
    ("https://adilet.zan.kz/rus/docs/Z070000319_#z5", "Z", 2007, 319),
    ("/kaz/docs/Z2500000230/compare", "Z", 2025, 230),
]


@pytest.mark.parametrize(("text", "letter", "year", "number"), GOOD)
def test_identifier_is_taken_apart(text: str, letter: str, year: int, number: int) -> None:
    found = adilet_id(text)
    assert (found.letter, found.year, found.number) == (letter, year, number)
    assert adilet_id(str(found)) == found


BAD = [
    ("z2500000230", "did you mean Z2500000230?"),
    ("Z230000193", "did you mean Z2300000193?"),
    ("Z100000274", "did you mean Z100000274_?"),
    ("К1400000235", "did you mean K1400000235?"),  # a Cyrillic К
    ("Z25 230", "did you mean Z2500000230?"),
    ("230-VIII", "it looks like Z2500000230"),
    ("", "it looks like Z2500000230"),
    ("V16UL003811", "it looks like Z2500000230"),
    ("Z25" + "0" * 5000, "it looks like Z2500000230"),
]


@pytest.mark.parametrize(("text", "hint"), BAD)
def test_wrong_identifier_names_the_nearest(text: str, hint: str) -> None:
    with pytest.raises(AdiletIdError) as caught:
        adilet_id(text)
    assert hint in caught.value.problem.hint
    assert len(str(caught.value)) < 250


@given(st.sampled_from("KZUPV"), st.integers(11, 36), st.integers(1, 99_999_999))
def test_every_new_identifier_reads_back(letter: str, year: int, number: int) -> None:
    text = f"{letter}{year:02d}{number:08d}"
    assert adilet_id(text) == AdiletId(letter, 2000 + year, number, text)
