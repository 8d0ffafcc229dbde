"""Which texts extraction is measured on, with extractors made up for the purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from akn.model import Document
from akn.problem import LegalTextError
from akn.provision import provisions
from kzlegal.evaluation.annotated import ExtractionFigures, evaluate_extraction
from kzlegal.evaluation.gold import curated_gold
from kzlegal.library import Library
from tests.kzlegal.evaluation.test_extraction import Found
from tests.shared import SHARED, needs_texts


@dataclass(frozen=True)
class Extracted:
    norms: tuple[Found, ...] = ()
    unread: tuple[str, ...] = ()


def blind(document: Document, language: str) -> Extracted:
    """An extractor that reads nothing."""
    return Extracted(unread=("all of it",))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("user")
    return Library.open(today=date(2026, 6, 1), user=folder, cache=folder)


def named(figures: ExtractionFigures) -> list[tuple[str, str, str, str]]:
    return [(t.slug, t.language, t.half, t.source) for t in figures.texts]


def test_our_editions_are_measured_in_every_language(library: Library) -> None:
    figures = evaluate_extraction(library, blind, acts=("230-VIII",))
    assert named(figures) == [
        ("230-VIII", code, "", "our edition") for code in ("rus", "kaz", "eng")
    ]
    for text in figures.texts:
        assert text.measure.all_types.read == 153
        assert text.measure.macro_f1 == 0
        assert text.unread == 1


def test_an_extractor_that_gives_the_curated_norms_scores_one(library: Library) -> None:
    file = next(f for f in library.norm_files if f.slug == "230-VIII")

    def curated(document: Document, language: str) -> Extracted:
        gold = curated_gold(file, language, provisions(document))
        return Extracted(tuple(Found(n.eid, n.type, n.bearer) for n in gold.norms))

    for text in evaluate_extraction(library, curated, acts=("230-VIII",)).texts:
        assert (text.measure.macro_f1, text.measure.bearers.f1) == (1, 1)
        assert text.measure.mistakes == ()


def test_a_sample_whose_text_is_not_at_hand_is_named(library: Library, tmp_path: Path) -> None:
    (tmp_path / "Z1300000094.rus.txt").write_text("Статья 1. Другой текст\n\nДругой.\n", "utf-8")
    figures = evaluate_extraction(
        library, blind, languages=("rus",), acts=("319-III", "94-V"), texts=tmp_path
    )
    assert [t for t in figures.texts if t.half] == []
    lacking = [p for p in figures.absent if p.code == "EVA006"]
    assert [Path(p.path).name for p in lacking] == [
        f"{act}.rus.{half}.yaml" for act in ("319-III", "94-V") for half in ("tune", "tune2")
    ]
    assert "Z070000319_.rus.txt" in lacking[0].message


def test_what_cannot_be_measured_is_refused(library: Library, tmp_path: Path) -> None:
    for code, given in (
        ("EVA003", {"texts": tmp_path / "none"}),
        ("EVA008", {"acts": ("1-I",)}),
    ):
        with pytest.raises(LegalTextError) as raised:
            evaluate_extraction(library, blind, **given)  # type: ignore[arg-type]
        assert raised.value.problem.code == code
        assert raised.value.problem.hint


@needs_texts
def test_held_halves_are_measured_only_when_asked_and_keep_their_mistakes(
    library: Library,
) -> None:
    texts = SHARED / "texts" if SHARED else None
    acts = ("94-V", "319-III")
    ask = {"languages": ("rus",), "acts": acts, "texts": texts}
    tune = evaluate_extraction(library, blind, **ask)  # type: ignore[arg-type]
    assert {t.half for t in tune.texts if t.half} == {"tune", "tune2"}
    both = evaluate_extraction(library, blind, held=True, **ask)  # type: ignore[arg-type]
    assert [(t.slug, t.half) for t in both.texts if t.half] == [
        (act, half) for act in ("319-III", "94-V") for half in ("tune", "tune2", "held")
    ]
    assert both.pooled["rus", "held"].all_types.read == 79
    for text in both.texts:
        if text.half:
            assert text.measure.units == (60 if text.half == "tune2" else 45)
            listed = text.json()["mistake_list"]
            assert bool(listed) == (text.half != "held")
            assert text.json(show_held=True)["mistake_list"]


@needs_texts
def test_official_texts_of_a_curated_act_are_found_in_the_folder(library: Library) -> None:
    texts = SHARED / "texts" if SHARED else None
    figures = evaluate_extraction(library, blind, acts=("230-VIII",), texts=texts)
    assert ("230-VIII", "rus", "", "Z2500000230.2025-11-17.rus.docx") in named(figures)
    sources = {t.source: t.measure.all_types.read for t in figures.texts}
    assert set(sources.values()) == {153}
