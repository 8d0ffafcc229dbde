"""Plain text: one block per line, gaps and joins are physical facts, no character is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from kzlegal.corpus import read_source
from kzlegal.corpus.text import read_text
from tests.kzlegal.corpus.files import INDENT

JOINS = [
    # (lines of a page copy, which of them go on from the line before)
    ([f"{INDENT}Сноска. Статья 2 изменена от 09.01.2026 ", "№ 256-VIII", " (вводится)."], "011"),
    ([f"{INDENT}Пункт изменён (", "вводится", " позднее) (", "вводится", ")."], "01111"),
    ([f"{INDENT}По статьям ", "157", ", ", "159-1", ","], "01111"),
    ([f"{INDENT}По статьям 214-1, 234-1,", "245", " и другим"], "011"),
    ([f"{INDENT}Законом № 241-VI", "II (вводится)."], "01"),
    ([f'{INDENT}Законом "', "О садах", '", принятым'], "011"),
    ([f"{INDENT}Сноска; № 8, ст. 44; ", "Закон", " о садах"], "011"),
    ([f"{INDENT}Порядок введения в действие см. ", "ст. 31"], "01"),
    (["1) исключён Законом от 13.11.2015 ", "№ 398-V", " (вводится);"], "011"),
    ([" Глава 1. САДЫ", "Статья 1. Сад"], "00"),
    ([" Глава 27. САДЫ,", "И ОГОРОДЫ", "Статья 1. Сад"], "000"),
    ([" 1-тарау. БАҚТАР", " 1-бап. Бақ"], "00"),
    ([" РАЗДЕЛ 1. САДЫ", "Глава 1. САД", "Статья 1. Сад"], "000"),
    ([" 10. Исключён Законом от 17.07.2009 ", "N 188", " (вводится)."], "011"),
    (["Примечание ИЗПИ!", "Порядок введения см. ", "ст.14"], "001"),
    ([f"{INDENT}Президент", "Республики"], "00"),
    ([f"{INDENT}1. Пункт.", f"{INDENT}2. Пункт."], "00"),
    ([f"{INDENT}Перечень:", "1) сад;", "2) огород."], "000"),
]


@pytest.mark.parametrize(("lines", "joined"), JOINS)
def test_joins_of_a_page_copy(lines: list[str], joined: str) -> None:
    text = "\n".join([f"{INDENT}Начало.", "", *lines, "", "Конец"])
    blocks = read_text(text, "a.txt")[1:-1]
    assert [b.text for b in blocks] == lines
    assert "".join(str(int(b.joined)) for b in blocks) == joined
    assert [b.gap for b in blocks] == [True] + [False] * (len(lines) - 1)


DRAFTS = [
    (["Статья 1. Сад ", "1. Пункт: ", "1) сад; ", "2) огород. ", "Текст."], "00000"),
    (["Статья 1. Сад", "Садом является участок", "с деревьями."], "000"),
    (["Лицо, которое владеет садом и поливает деревья, если", "сад не велик."], "01"),
    (["Тот, кто сломал дерево в общественном саду города, –", "влечёт штраф."], "00"),
    (["    1. Пункт", "    2. Пункт"], "00"),
]


@pytest.mark.parametrize(("lines", "joined"), DRAFTS)
def test_lines_of_a_draft_are_paragraphs_unless_hard_wrapped(lines: list[str], joined: str) -> None:
    blocks = read_text("\n".join(lines), "a.txt")
    assert "".join(str(int(b.joined)) for b in blocks) == joined


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(end: str) -> None:
    blocks = read_text(end.join(["a", "", "b\u2028c", "d"]), "a.txt")
    assert [(b.text, b.line, b.column) for b in blocks] == [
        ("a", 1, 1),
        ("b", 3, 1),
        ("c", 3, 3),
        ("d", 4, 1),
    ]


@given(st.text(st.sampled_from('аб1.) \u00a0\n\r\t\u2028;№("Ж'), max_size=80))
def test_no_character_is_lost_and_each_stands_at_its_place(text: str) -> None:
    blocks = read_text(text, "a.txt")
    assert "".join("".join(b.text for b in blocks).split()) == "".join(text.split())
    lines = re.split(r"\r\n|\n|\r", text)
    for block in blocks:
        start = block.column - 1
        assert lines[block.line - 1][start : start + len(block.text)] == block.text
        assert block.text.strip()
        assert not (block.gap and block.joined)


@needs_texts
@pytest.mark.parametrize(
    "path",
    sorted((SHARED / "texts/official").glob("*.txt")) if SHARED else [],
    ids=lambda path: path.name,
)
def test_official_copies_lose_nothing(path: Path) -> None:
    blocks = read_source(path).blocks
    assert "".join("".join(b.text for b in blocks).split()) == "".join(
        path.read_text("utf-8").split()
    )
    # A law number on a line of its own is a link inside a sentence, always.
    alone = [b for b in blocks if re.fullmatch(r"\s*№ \d+-[IVXІХ]+\s*", b.text)]
    assert alone
    assert all(b.joined for b in alone)
    # A line that opens an article never goes on from another line.
    opening = re.compile(r"\s*(?:[СC]татья \d[\d-]*\.|\d[\d-]*-бап\.) \w")
    assert not [b for b in blocks if b.joined and opening.match(b.text)]
