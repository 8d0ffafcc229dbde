"""Fingerprints: what is hashed, that one word is noticed at its unit, that files read back."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from akn.model import Document, Element
from kzlegal.corpus import (
    ManifestError,
    compare,
    fingerprints,
    read_fingerprints,
    read_source,
    write_fingerprints,
)
from kzlegal.corpus.fingerprint import normalise

SAME = [
    ("сад", "  сад\n"),
    ("сад и лес", "сад\u00a0и\t\n лес"),
    ("сад", "са\u00adд"),
    ("й", "и\u0306"),
]
OTHER = [("ёлка", "елка"), ("сад", "cад"), ("«сад»", '"сад"'), ("Сад", "сад"), ("а б", "аб")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_what_is_the_same_text(one: str, two: str) -> None:
    assert normalise(one) == normalise(two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_what_is_another_text(one: str, two: str) -> None:
    assert normalise(one) != normalise(two)


@given(st.text())
def test_normal_form_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


def words(name: str, text: str) -> Element:
    return Element(name, (), (Element("p", (), (text,)),))


def unit(name: str, eid: str, *children: Element) -> Element:
    return Element(name, (("eId", eid),), children)


def act(second: str = "сад;") -> Document:
    remark = Element(
        "p", (), (Element("remark", (("status", "editorial"),), ("Сноска. Изменён.",)),)
    )
    article = unit(
        "article",
        "art_1",
        Element("num", (), ("Статья 1.",)),
        Element("heading", (), ("Слова",)),
        Element("intro", (), (remark, Element("p", (), ("Здесь значат:",)))),
        unit("point", "art_1__point_1", Element("num", (), ("1)",)), words("content", second)),
        unit("point", "art_1__point_2", Element("num", (), ("2)",)), words("content", "лес.")),
    )
    title = words("preface", "")
    title = Element("preface", (), (Element("p", (), (Element("docTitle", (), ("О садах",)),)),))
    return Document(Element("act", (), (title, Element("body", (), (article,)))))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_what_is_hashed() -> None:
    assert fingerprints(act()) == {
        "title": digest("О садах"),
        "art_1/heading": digest("Слова"),
        "art_1": digest("Здесь значат:"),
        "art_1__point_1": digest("сад;"),
        "art_1__point_2": digest("лес."),
    }


def test_one_changed_word_is_found_at_its_unit() -> None:
    known = fingerprints(act())
    result = compare(act("двор;"), known)
    assert result.changed == ("art_1__point_1",)
    assert (result.texts_matched, result.texts, result.same) == (2, 3, False)
    assert compare(act("\u00a0сад; "), known).same


def test_missing_and_added_units() -> None:
    known = fingerprints(act())
    del known["art_1__point_2"]
    known["art_9"] = digest("нет")
    result = compare(act(), known)
    assert (result.missing, result.added, result.changed) == (("art_9",), ("art_1__point_2",), ())


def test_file_reads_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "x" / "230-VIII.rus.toml"
    facts = {
        "act": "/akn/kz/act/2025-11-17/230-VIII",
        "language": "rus",
        "source_sha256": digest("источник"),
    }
    written = write_fingerprints(path, act(), version=date(2025, 11, 17), **facts)
    first = path.read_bytes()
    assert read_fingerprints(path) == written
    assert compare(act(), read_fingerprints(path)).same
    write_fingerprints(path, act(), version=date(2025, 11, 17), **facts)
    assert path.read_bytes() == first
    assert list(tmp_path.rglob("*.tmp")) == []


def test_damaged_file_names_its_key(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    facts = {"act": "/akn/kz/act/2025-11-17/1", "language": "rus", "source_sha256": digest("x")}
    write_fingerprints(path, act(), version=date(2025, 11, 17), **facts)
    path.write_text(path.read_text("utf-8").replace(digest("лес."), "abc"), "utf-8")
    with pytest.raises(ManifestError, match=r"texts\.art_1__point_2 is not a SHA-256"):
        read_fingerprints(path)


@needs_texts
def test_official_docx_has_169_text_blocks_and_a_changed_word_is_found() -> None:
    from kzlegal.grammar import parse

    assert SHARED is not None
    source = read_source(SHARED / "texts/official/Z2500000230.2025-11-17.rus.docx")
    known = fingerprints(parse(source, "rus", generated=date(2026, 1, 1)).document)
    texts = [key for key in known if key != "title" and not key.endswith("/heading")]
    assert len(texts) == 169
    assert len(known) == 169 + 1 + 31 + 6
    place = next(n for n, b in enumerate(source.blocks) if b.text.strip().startswith("2) изготов"))
    changed = replace(source.blocks[place], text=source.blocks[place].text.replace(" – ", " – не "))
    other = replace(source, blocks=(*source.blocks[:place], changed, *source.blocks[place + 1 :]))
    result = compare(parse(other, "rus", generated=date(2026, 1, 1)).document, known)
    assert result.changed == ("art_1__point_2",)
    assert (result.texts_matched, result.missing, result.added) == (168, (), ())
