"""Published law gives few findings: noise makes a checker worthless."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kzlegal.corpus import read_source
from kzlegal.lint import check_draft
from tests.shared import SHARED, needs_texts

COUNTS: dict[str, dict[str, int]] = {
    "K1400000235.rus.txt": {
        **{"KZ103": 1, "KZ105": 1, "KZ108": 11, "KZ110": 5, "KZ111": 2},
        **{"KZ201": 1, "KZ202": 1, "KZ203": 2},
    },
    "Z070000319_.kaz.txt": {
        **{"KZ103": 1, "KZ106": 1, "KZ108": 2, "KZ110": 5, "KZ111": 2, "KZ201": 2, "KZ203": 1}
    },
    "Z070000319_.rus.txt": {"KZ108": 7, "KZ111": 1, "KZ201": 1, "KZ203": 1},
    "Z100000274_.kaz.txt": {"KZ107": 1, "KZ108": 1, "KZ110": 2},
    "Z100000274_.rus.txt": {"KZ111": 1},
    "Z1300000088.kaz.html": {"KZ110": 1},
    "Z1300000094.kaz.txt": {"KZ110": 1},
    "Z1300000094.rus.txt": {"KZ108": 2},
    "Z2300000193.kaz.txt": {"KZ110": 1, "KZ111": 1},
    "Z2300000193.rus.txt": {},
    "Z2500000230.2025-11-17.rus.docx": {},
    "Z950002529_.kaz.html": {"KZ105": 1, "KZ110": 2},
}
"""Findings by file and code; docs/check.md explains them."""


def found_in(path: Path) -> dict[str, int]:
    language = "kk" if ".kaz." in path.name else "ru"
    findings = check_draft(read_source(path), language, generated=date(2026, 1, 1))
    return dict(sorted(Counter(f.code for f in findings).items()))


@needs_texts
@pytest.mark.parametrize("name", COUNTS)
def test_published_law_gives_few_findings(name: str) -> None:
    assert SHARED is not None
    assert found_in(SHARED / "texts/official" / name) == COUNTS[name]


def test_our_own_editions_have_no_findings() -> None:
    root = Path(__file__).parents[3] / "corpus/editions"
    names = [("230-VIII.rus.txt", "ru"), ("230-VIII.kaz.txt", "kk"), ("230-VIII.eng.txt", "en")]
    for name, language in names:
        findings = check_draft(read_source(root / name), language, generated=date(2026, 1, 1))
        assert [str(f.problem()) for f in findings] == []
