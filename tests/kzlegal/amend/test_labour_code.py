"""The Labour Code of 2025-06 and of 2026-01: thirteen articles that one law or another changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shared import SHARED, needs_texts

from akn.model import Document
from kzlegal.amend.derive import derive
from kzlegal.amend.drafting import article_of
from kzlegal.amend.pieces import piece
from kzlegal.corpus import read_source
from kzlegal.grammar import Parsed, parse
from tests.kzlegal.amend.reference import applied

pytestmark = needs_texts

ARTICLES = (22, 57, 65, 66, 124, "124-2", 138, 144, 159, 186, 187, 188, 190)
EIDS = tuple(f"art_{n}" for n in ARTICLES)
HEAD = (
    "Трудовой кодекс Республики Казахстан",
    "Кодекс Республики Казахстан от 23 ноября 2015 года № 414-V",
)


@dataclass(frozen=True)
class Pair:
    old: Parsed
    new: Parsed
    old_file: Path
    new_file: Path


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    assert SHARED is not None
    data: Any = json.loads(
        (SHARED / "texts/pairs/labour-code-2025-06--2026-01.rus.json").read_text("utf-8")
    )
    folder = tmp_path_factory.mktemp("labour")
    parsed, files = [], []
    for side in ("old", "new"):
        lines = [*HEAD]
        for article in data["changed"]:
            lines += [*article[side], *article[f"{side}_notes"]]
        file = folder / f"{side}.txt"
        file.write_text("\n\n".join(lines) + "\n", "utf-8")
        files.append(file)
        parsed.append(parse(read_source(file), "rus", generated=date(2026, 1, 1)))
    return Pair(*parsed, *files)


def articles(document: Document) -> dict[str, str]:
    return {e.eid: piece(e).text for e in document.walk() if e.name == "article"}


def test_all_changed_articles_are_named(pair: Pair) -> None:
    found = derive(pair.old.document, pair.new.document)
    assert tuple(dict.fromkeys(article_of(c.eid) for c in found.changes)) == EIDS


def test_the_instructions_give_the_new_text_exactly(pair: Pair) -> None:
    found = derive(pair.old.document, pair.new.document)
    result = articles(applied(pair.old.document, found.proposals))
    new = articles(pair.new.document)
    assert [eid for eid in EIDS if result.get(eid) != new[eid]] == []
