"""The store of imported texts: at the path of the IRI, whole or not at all, damage is noticed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from kzlegal.corpus import Comparison, Corpus, CorpusError, Store, cache_dir, user_data

WORK = "/akn/kz/act/2025-11-17/230-VIII"
IRI = f"{WORK}/rus@2025-11-17"
DAY = date(2026, 11, 24)


def save(store: Store, iri: str = IRI, xml: bytes = b"<a/>") -> None:
    store.save(
        iri,
        xml,
        source_name='folder/текст "1".docx',
        source_sha256="0" * 64,
        imported=DAY,
        comparison=Comparison(("title", "art_1"), ("art_2",), (), ("art_3",)),
    )


def test_text_is_kept_at_the_path_of_its_iri(tmp_path: Path) -> None:
    store = Store(tmp_path)
    save(store)
    assert (tmp_path / "akn/kz/act/2025-11-17/230-VIII/rus@2025-11-17.xml").read_bytes() == b"<a/>"
    (found,) = store.list()
    assert found.read() == b"<a/>"
    assert (found.iri, found.work, found.language, found.version) == (
        IRI,
        WORK,
        "rus",
        "2025-11-17",
    )
    assert (found.source_name, found.imported) == ('текст "1".docx', DAY)
    assert (found.matched, found.fingerprinted) == (1, 2)
    assert (found.changed, found.added) == (("art_2",), ("art_3",))


def test_empty_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "none")
    assert store.list() == ()
    assert store.find(WORK, "rus") is None
    assert not store.remove(IRI)
    assert not (tmp_path / "none").exists()


def test_newest_of_a_day_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for iri in (IRI, f"{WORK}/rus@2026-07-12", f"{WORK}/kaz@2026-08-25"):
        save(store, iri)
    save(store, "/akn/kz/act/2025-11-17/231-VIII/rus@2027-01-01")

    def version(language: str, on: date | None = None) -> str:
        found = store.find(WORK, language, on)
        return found.version if found else ""

    assert version("rus") == "2026-07-12"
    assert version("rus", date(2026, 7, 11)) == "2025-11-17"
    assert version("kaz", date(2026, 7, 11)) == ""
    assert store.remove(f"{WORK}/rus@2026-07-12")
    assert version("rus") == "2025-11-17"


def test_second_import_replaces_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    save(store)
    save(store, xml=b"<b/>")
    assert [found.read() for found in store.list()] == [b"<b/>"]


def test_break_off_leaves_the_earlier_import_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    save(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(CorpusError, match="No space left"):
        save(store, xml=b"<b/>")
    monkeypatch.undo()
    assert [found.read() for found in store.list()] == [b"<a/>"]
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 2


def test_changed_or_lost_file_is_noticed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    save(store)
    (found,) = store.list()
    found.path.write_bytes(b"<c/>")
    with pytest.raises(CorpusError, match="was changed after it was imported"):
        found.read()
    found.path.unlink()
    with pytest.raises(CorpusError, match="is missing"):
        found.read()
    found.path.with_suffix(".toml").write_text("iri = 1")
    with pytest.raises(CorpusError, match="damaged: iri is not a string"):
        store.list()


@pytest.mark.parametrize(
    "iri", ["x", WORK, f"{WORK}/rus", f"{WORK}/rus@", "/akn/kz/act/../x/rus@2025-11-17"]
)
def test_only_dated_expressions_are_kept(tmp_path: Path, iri: str) -> None:
    with pytest.raises(CorpusError):
        save(Store(tmp_path), iri)
    assert list(tmp_path.iterdir()) == []


def test_folders_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KZLEGAL_DATA", raising=False)
    monkeypatch.delenv("KZLEGAL_CACHE", raising=False)
    assert user_data().name == cache_dir().name == "kzlegal"
    monkeypatch.setenv("KZLEGAL_DATA", str(tmp_path / "d"))
    monkeypatch.setenv("KZLEGAL_CACHE", str(tmp_path / "c"))
    assert (user_data(), cache_dir()) == (tmp_path / "d", tmp_path / "c")


def test_imported_text_is_shown_instead_of_our_edition(tmp_path: Path) -> None:
    corpus = Corpus.open(user=tmp_path)
    act = corpus.act("Z2500000230")
    assert corpus.edition_iri(act, "rus") == (
        "/akn/kz/act/restatement/2025-11-17/230-VIII/rus@2025-11-17"
    )
    assert corpus.edition(act, "kaz").blocks[0].text == act.title("kaz")
    save(corpus.store)
    assert corpus.expression(act, "rus") == (b"<a/>", True)
    assert corpus.official(act, "kaz") is None
    if corpus.built_path(act, "kaz").is_file():
        assert corpus.expression(act, "kaz") == (corpus.built(act, "kaz"), False)
    with pytest.raises(CorpusError, match="no edition of 193-VII"):
        corpus.edition(corpus.act("193-VII"), "rus")
    with pytest.raises(CorpusError, match="no edition of 94-V in 'rus' as early as 2025-11-16"):
        corpus.edition(corpus.act("94-V"), "rus", date(2025, 11, 16))
