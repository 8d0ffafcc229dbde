"""Shares of references: own text, and the official ones, whose figures are bars."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kzlegal.evaluation.references import ReferenceReport, evaluate_references
from kzlegal.library import Library
from tests.shared import SHARED, needs_texts

DRAFT = """Закон Республики Казахстан от 5 марта 2025 года № 1-VIII ЗРК
О журнале проверок

Статья 1. Журнал

1. Журнал ведется по статье 2 настоящего Закона и пункту 9 статьи 2.

2. Хранитель следует законодательству Республики Казахстан о маяках и Гражданскому кодексу
Республики Казахстан, Закону Республики Казахстан «О маяках» и пункту 1 указанной статьи.

Статья 2. Хранение

1. Журнал хранится три года.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("cache")
    return Library.open(today=date(2026, 6, 1), user=folder, cache=folder)


def test_every_reference_is_counted_and_the_rest_listed(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT.replace("\nРеспублики Казахстан, ", " Республики Казахстан, "), "utf-8")
    report = evaluate_references(library, path, "ru")
    shares = {(s.kind, s.cls): (s.resolved, s.found) for s in report.shares}
    assert shares == {
        ("internal", "unit"): (1, 3),
        ("external", "code"): (1, 1),
        ("external", "law"): (0, 1),
        ("blanket", "legislation_field"): (0, 1),
    }
    assert sorted(p.code for p in report.rest) == ["REF301", "REF302", "REF305", "REF307"]
    assert all(p.line and p.eid for p in report.rest)
    printed = report.json()
    assert len(printed["rest"]) == 4  # type: ignore[arg-type]


OFFICIAL = [
    # file, language, (found, resolved) of references to units inside the act
    ("K1400000235.rus.txt", "ru", (5174, 5155)),
    ("Z070000319_.kaz.txt", "kk", (132, 128)),
    ("Z070000319_.rus.txt", "ru", (131, 127)),
    ("Z100000274_.kaz.txt", "kk", (38, 37)),
    ("Z100000274_.rus.txt", "ru", (38, 37)),
    ("Z1300000088.kaz.html", "kk", (9, 9)),
    ("Z1300000094.kaz.txt", "kk", (33, 33)),
    ("Z1300000094.rus.txt", "ru", (33, 33)),
    ("Z2300000193.kaz.txt", "kk", (2, 2)),
    ("Z2300000193.rus.txt", "ru", (2, 2)),
    ("Z2500000230.2025-11-17.rus.docx", "ru", (3, 3)),
    ("Z950002529_.kaz.html", "kk", (20, 20)),
]


@needs_texts
@pytest.mark.parametrize(("name", "language", "bar"), OFFICIAL)
def test_published_law(library: Library, name: str, language: str, bar: tuple[int, int]) -> None:
    assert SHARED is not None
    report = evaluate_references(library, SHARED / "texts/official" / name, language)
    units = next(s for s in report.shares if (s.kind, s.cls) == ("internal", "unit"))
    assert (units.found, units.resolved) == bar


@needs_texts
@pytest.mark.parametrize("name", ["Z1300000094", "Z100000274_", "Z2300000193"])
def test_both_languages_refer_alike(library: Library, name: str) -> None:
    assert SHARED is not None
    folder = SHARED / "texts/official"

    def own(report: ReferenceReport) -> dict[tuple[str, str], tuple[int, int]]:
        return {
            (s.kind, s.cls): (s.found, s.resolved) for s in report.shares if s.kind != "blanket"
        }

    russian = own(evaluate_references(library, folder / f"{name}.rus.txt", "ru"))
    assert own(evaluate_references(library, folder / f"{name}.kaz.txt", "kk")) == russian
