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
from kzlegal.amend.derivation.derive import derive
from kzlegal.amend.derivation.explain import Explanation, explain
from kzlegal.amend.derivation.pieces import law_text, piece
from kzlegal.amend.derivation.trial import carried_out
from kzlegal.amend.execute import Order, execute
from kzlegal.amend.read import read
from kzlegal.corpus import read_source
from kzlegal.grammar import GRAMMARS, Parsed, parse
from kzlegal.grammar.line import lines
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


@pytest.fixture(scope="module")
def explanation(pair: Pair) -> Explanation:
    return explain(pair.old.document, pair.new.document, "rus")


def test_all_changed_articles_are_named_with_their_laws(explanation: Explanation) -> None:
    found = {unit.eid: [law.number for law in unit.laws] for unit in explanation.units}
    assert found == {
        eid: ["211-VIII"] if eid == "art_124" else ["196-VIII"] for eid in EIDS
    }  # art. 124 by the law of 16.07.2025, all others by that of 24.06.2025
    assert explanation.unattributed == ()
    assert explanation.without_change == ()
    assert explanation.problems == ()


def test_each_law_with_what_the_note_says_of_its_application(explanation: Explanation) -> None:
    applied_from_2026 = {u.eid for u in explanation.units if "01.01.2026" in u.laws[0].application}
    assert applied_from_2026 == {"art_188", "art_190"}
    assert {u.laws[0].iri for u in explanation.units} == {
        "/akn/kz/act/2025-06-24/196-VIII",
        "/akn/kz/act/2025-07-16/211-VIII",
    }


def test_differences_of_typography_are_told_apart(explanation: Explanation) -> None:
    told = [c.eid for u in explanation.units for c in u.changes if c.weight == "typography"]
    assert told == ["art_138__para_5__subpara_4", "art_138__para_7__subpara_1"]


def test_the_proposals_applied_by_another_hand_give_the_new_text(pair: Pair) -> None:
    found = derive(pair.old.document, pair.new.document)
    assert found.problems == ()
    result = articles(applied(pair.old.document, found.proposals))
    assert result == articles(pair.new.document)


def test_written_out_read_again_and_carried_out_they_give_the_new_text_exactly(
    pair: Pair, explanation: Explanation, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(explanation.draft, "utf-8")
    reading = read(lines(read_source(draft), GRAMMARS["rus"]), "rus", str(draft))
    assert reading.unparsed == ()
    assert len(reading.instructions) == len(explanation.proposals) == 28
    orders = [
        Order("/akn/kz/act/2025-06-24/196-VIII", i, date(2026, 1, 1)) for i in reading.instructions
    ]
    done = execute(pair.old.document, orders, "rus")
    assert (done.refused, done.problems) == ((), ())
    result, new = articles(done.document), articles(pair.new.document)
    assert [eid for eid in EIDS if result.get(eid) != new[eid]] == []  # 13 of 13
    assert law_text(done.document) == law_text(pair.new.document)


def test_without_typography_only_those_two_places_differ(pair: Pair) -> None:
    plain = explain(pair.old.document, pair.new.document, "rus", typography=False)
    assert len(plain.proposals) == 26
    made, refused = carried_out(pair.old.document, plain.proposals)
    assert not refused
    result, new = articles(made), articles(pair.new.document)
    assert [eid for eid in EIDS if result.get(eid) != new[eid]] == ["art_138"]
