"""What is read from the publisher's notes: class, laws cited, place; and what becomes a link."""

from __future__ import annotations

from datetime import date

import pytest
from spec_runner import GENERATED

from kzlegal.corpus import read_source
from kzlegal.grammar import GRAMMARS, Parsed, parse
from kzlegal.grammar.notes import citations, is_stub


def parsed(text: str, language: str = "rus") -> Parsed:
    return parse(read_source("notes.txt", text.encode()), language, generated=GENERATED)


NOTE = (
    "Статья 1. Журнал\n\nЖурнал ведется ежегодно.\n\n"
    "Сноска. Статья 1 с изменениями, внесенными законами РК от 05.03.2024 № 1-VIII; "
    "от 06.03.2024 № 2-VІ; постановлением от 26.02.2025 № 67-НП; от 07.03.2024 № 188.\n"
)


def test_only_a_law_with_its_convocation_becomes_a_link() -> None:
    """A Constitutional Court's number is not ASCII and names no law; «№ 188» names no one law."""
    document = parsed(NOTE).document
    hrefs = [e.get("href") for e in document.walk() if e.name == "ref"]
    assert hrefs == ["/akn/kz/act/2024-03-05/1-VIII", "/akn/kz/act/2024-03-06/2-VI"]


def test_a_note_knows_its_place_and_its_laws() -> None:
    (note,) = parsed(NOTE).notes
    assert (note.cls, note.eid, note.line) == ("pastChange", "art_1", 5)
    assert [(c.date, c.number) for c in note.citations] == [
        (date(2024, 3, 5), "1-VIII"),
        (date(2024, 3, 6), "2-VI"),
        (date(2025, 2, 26), "67-НП"),
        (date(2024, 3, 7), "188"),
    ]
    first = note.citations[0]
    assert note.text[first.start : first.end] == "05.03.2024 № 1-VIII"


def test_a_date_that_does_not_exist_is_no_citation() -> None:
    assert citations("от 31.02.2024 № 1-VIII", GRAMMARS["rus"]) == ()


@pytest.mark.parametrize(
    ("text", "language", "stub"),
    [
        ("Исключен Законом РК от 05.03.2025 № 1-VIII.", "rus", True),
        ("исключена.", "rus", True),
        ("Исключить лишние записи.", "rus", False),
        ("исключен из журнала хранителем;", "rus", False),
        ("Утратил силу Законом РК от 05.03.2025 № 1-VIII", "rus", True),
        ("алып тасталды – ҚР 05.03.2025 № 1-VIII Заңымен", "kaz", True),
        ("алып тасталған парақтар сақталады.", "kaz", False),
        ("Excluded by the Law dated 05.03.2025 № 1-VIII", "eng", True),
        ("Excluded sheets are kept.", "eng", False),
    ],
)
def test_a_stub_cites_its_law_or_says_nothing_else(text: str, language: str, stub: bool) -> None:
    assert is_stub(text, GRAMMARS[language]) is stub
