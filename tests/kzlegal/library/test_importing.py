"""Import of an official text: matched unit by unit, then shown and quoted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from shared import SHARED, needs_texts

from kzlegal.corpus import read_source
from kzlegal.library import ImportRefused, Library

TODAY = date(2026, 11, 24)


def library(tmp_path: Path) -> Library:
    return Library.open(today=TODAY, user=tmp_path / "data", cache=tmp_path / "cache")


def official() -> Path:
    assert SHARED is not None
    return SHARED / "texts" / "official" / "Z2500000230.2025-11-17.rus.docx"


def as_text(path: Path) -> str:
    """Give the DOCX as a plain text copy, one paragraph a block."""
    return "\n\n".join(b.text.strip() for b in read_source(path).blocks)


@needs_texts
def test_every_block_of_the_official_docx_matches(tmp_path: Path) -> None:
    lib = library(tmp_path)
    report = lib.import_file(official(), "Z2500000230", "rus")
    assert report.comparison is not None
    assert report.comparison.texts_matched == report.comparison.texts == 169
    assert report.comparison.same
    assert report.problems == ()


@needs_texts
def test_an_imported_text_is_shown_and_quoted(tmp_path: Path) -> None:
    lib = library(tmp_path)
    act = lib.act("230-VIII")
    before = lib.provision(act, "art_30", "ru")
    assert not before.official
    lib.import_file(official(), "Z2500000230", "rus")
    after = lib.provision(act, "art_30", "ru")
    assert after.official
    assert after.iri == "/akn/kz/act/2025-11-17/230-VIII/rus@2025-11-17"
    assert after.text != before.text
    assert after.cite == before.cite == "/akn/kz/act/2025-11-17/230-VIII/~art_30"
    assert not lib.provision(act, "art_30", "kk").official


@needs_texts
def test_one_changed_word_is_reported_at_its_unit(tmp_path: Path) -> None:
    copy = as_text(official())
    changed = copy.replace("не реже одного раза в год", "не реже одного раза в месяц")
    assert changed != copy
    file = tmp_path / "law.txt"
    file.write_text(changed, "utf-8")
    report = library(tmp_path).import_file(file, "Z2500000230", "rus")
    assert report.comparison is not None
    assert report.comparison.changed == ("art_18__para_1__point_4",)
    assert report.comparison.texts_matched == 168
    assert report.comparison.missing == report.comparison.added == ()


@needs_texts
def test_a_lost_paragraph_is_reported_as_missing(tmp_path: Path) -> None:
    copy = as_text(official())
    blocks = [b for b in copy.split("\n\n") if not b.startswith("4) регулярное")]
    file = tmp_path / "law.txt"
    file.write_text("\n\n".join(blocks), "utf-8")
    report = library(tmp_path).import_file(file, "Z2500000230", "rus")
    assert report.comparison is not None
    assert report.comparison.missing == ("art_18__para_1__point_4",)


def test_a_text_that_names_another_act_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "act.txt"
    file.write_text(
        "О проверке\n\nЗакон Республики Казахстан от 5 марта 2024 года № 999-VIII\n\n"
        "Статья 1. Журнал\n\nВладелец ведет журнал и хранит его три года.\n",
        "utf-8",
    )
    lib = library(tmp_path)
    with pytest.raises(ImportRefused, match="999-VIII, not 230-VIII"):
        lib.import_file(file, "Z2500000230", "rus")
    assert lib.corpus.store.list() == ()
