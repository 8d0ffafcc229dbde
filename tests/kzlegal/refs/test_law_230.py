"""References of law 230-VIII against the shared facts: the official text and our editions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from kzlegal.refs.pinpoint import from_pinpoint, to_pinpoint
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


@needs_texts
def test_pinpoints_are_the_paths_of_the_facts() -> None:
    assert SHARED is not None
    index = document(EDITION / "230-VIII.rus.txt", "rus").index()
    facts = yaml.safe_load((SHARED / "facts" / "ai-law-structure.yaml").read_text("utf-8"))
    paths = {str(path) for path in _paths(facts["articles"])}
    units = [
        eid
        for eid, element in index.items()
        if element.name in ("chapter", "article", "paragraph", "point", "subparagraph", "alinea")
    ]
    for eid in units:
        assert from_pinpoint(to_pinpoint(eid), index) == eid
    printed = {to_pinpoint(eid) for eid in units}
    assert paths <= printed
    # What the facts do not list: chapters, articles with points, a first part under its point.
    assert all(p.startswith("ch. ") or p.isdecimal() or p.endswith("/p1") for p in printed - paths)


def _paths(node: object) -> Iterator[object]:
    if isinstance(node, list):
        for item in node:
            yield from _paths(item)
    elif isinstance(node, dict):
        if "path" in node:
            yield node["path"]
        for value in node.values():
            yield from _paths(value)
