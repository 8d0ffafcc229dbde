"""References of law 230-VIII against the shared facts: the official text and our editions."""

from __future__ import annotations

import pytest

from tests.kzlegal.refs.law230 import EDITION, Language, document, measure, report
from tests.shared import SHARED, needs_texts

OFFICIAL = "Z2500000230.2025-11-17.rus.docx"


@needs_texts
@pytest.mark.parametrize("language", ["official", "rus", "kaz", "eng"])
def test_precision_and_recall(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert SHARED is not None
    if language == "official":
        spoken: Language = "rus"
        path = SHARED / "texts" / "official" / OFFICIAL
    else:
        spoken = language  # type: ignore[assignment]
        path = EDITION / f"230-VIII.{language}.txt"
    law = document(path, spoken)
    with capsys.disabled():
        print(f"\n{path.name}\n{report(law, spoken)}")
    for kind, (precision, recall, _, _) in measure(law, spoken).items():
        wanted = 0.95 if kind == "blanket" else 1.0
        assert precision >= wanted, kind
        assert recall >= wanted, kind
