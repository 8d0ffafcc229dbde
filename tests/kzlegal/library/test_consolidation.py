"""Editions that amending acts make: executed, linked both ways, and what was written by hand."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

import akn.checks
import akn.schema
import akn.xml
from akn.model import Document
from akn.modify import Modification
from akn.modify.apply import apply_all
from kzlegal.amend.execute import ALIKE
from kzlegal.corpus import Act, Corpus, CorpusError
from kzlegal.grammar import alpha3
from kzlegal.grammar.pack import LETTERS
from kzlegal.library import build, build_document
from kzlegal.library.consolidation import Consolidation, body_bytes, consolidate
from kzlegal.library.restatement import edition

ROOT = Path(__file__).resolve().parents[3] / "corpus"
CORPUS = Corpus.open(ROOT)
MADE = [(act, held) for act in CORPUS.manifest.acts for held in act.editions if held.made_by]
IDS = [f"{act.slug}-{held.language}" for act, held in MADE]
CASES = [(act, alpha3(held.language)) for act, held in MADE]


def consolidation(act: Act, language: str) -> Consolidation:
    return consolidate(CORPUS, act, alpha3(language))


def applied(document: Document, changes: list[Modification]) -> Document:
    return apply_all(document, changes, alike=ALIKE, letters=LETTERS).document


def test_three_acts_in_three_languages_are_made() -> None:
    assert {act.slug for act, _ in MADE} == {"94-V", "274-IV", "235-V"}
    assert len(MADE) == 9


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_executing_gives_the_edition_written_by_hand(act: Act, language: str) -> None:
    found = consolidation(act, language)
    last = act.versions(language)[-1]
    written = edition(CORPUS, act, alpha3(language), last.version).document
    assert body_bytes(found.timeline.at(last.version)) == body_bytes(written)
    assert found.executed.refused == ()
    assert found.problems == ()


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_applied_twice_nothing_changes_and_it_is_said(act: Act, language: str) -> None:
    found = consolidation(act, language)
    once = applied(found.timeline.original, list(found.modifications))
    again = apply_all(once, found.modifications, alike=ALIKE, letters=LETTERS)
    assert akn.xml.write(again.document) == akn.xml.write(once)
    assert {p.code for p in again.problems} == {"AKN504"}
    assert all("already applied" in p.message for p in again.problems)
    assert len(again.problems) == len(found.modifications)


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_the_order_of_disjoint_instructions_does_not_matter(act: Act, language: str) -> None:
    """Given in any order, and carried out one after the other in any order."""
    found = consolidation(act, language)
    changes = list(found.modifications)
    whole = akn.xml.write(applied(found.timeline.original, changes))
    for seed in range(5):
        random.Random(seed).shuffle(changes)
        assert akn.xml.write(applied(found.timeline.original, changes)) == whole
        document = found.timeline.original
        for change in changes:
            document = applied(document, [change])
        # each finds its place by its number; beside which unit it came is said in the metadata
        assert body_bytes(document) == body_bytes(akn.xml.read(whole)), seed


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_one_instruction_at_a_time_is_one_step(act: Act, language: str) -> None:
    found = consolidation(act, language)
    document = found.timeline.original
    for change in found.modifications:
        document = applied(document, [change])
    whole = applied(found.timeline.original, list(found.modifications))
    assert akn.xml.write(document) == akn.xml.write(whole)


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_both_acts_name_each_change_and_its_place(act: Act, language: str) -> None:
    """From the passive modification to the ``mod`` of the amending act, and back by its name."""
    made = build_document(CORPUS, act, alpha3(language))
    passive = [e for e in made.walk() if e.name == "textualMod"]
    assert len(passive) == len(consolidation(act, language).modifications)
    for entry in passive:
        source, new = entry.first("source"), entry.first("new")
        assert source is not None
        assert new is not None
        work, _, eid = source.get("href").partition("/~")
        maker = build_document(CORPUS, CORPUS.act(work), alpha3(language))
        mod = maker.find(eid)
        assert mod is not None
        assert mod.name == "mod"
        active = maker.find(source.get("wId"))
        assert active is not None, source.get("wId")
        back = active.first("source")
        assert back is not None
        assert back.get("href") == f"#{eid}"
        target = active.first("destination")
        assert target is not None
        assert target.get("href").startswith(act.iri)
        assert made.find(new.get("href")[1:]) is not None
        period = made.find(entry.get("period")[1:])
        assert period is not None
        interval = period.first("timeInterval")
        assert interval is not None
        event = made.find(interval.get("start")[1:])
        assert event is not None
        assert (event.get("date"), event.get("type")) == ("2026-01-18", "amendment")


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_what_is_made_is_valid_and_level_2_clean(act: Act, language: str) -> None:
    for other in (act, *(CORPUS.act(iri) for iri in act.versions(language)[-1].made_by)):
        document = build_document(CORPUS, other, alpha3(language))
        assert akn.schema.validate(akn.xml.write(document)) == ()
        found = akn.checks.check(document)
        assert [str(p) for p in found if p.code != "AKN404" or "__" in p.eid] == []


@pytest.mark.parametrize(("act", "language"), CASES, ids=IDS)
def test_the_note_at_the_head_is_that_of_its_own_state(act: Act, language: str) -> None:
    last = act.versions(language)[-1]
    made = build_document(CORPUS, act, alpha3(language))
    note = next(e.text() for e in made.walk() if e.get("class") == "edition")
    assert note in [block.text for block in CORPUS.edition(act, language, last.version).blocks]


# Faults of the corpus


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Give a copy of the corpus to spoil."""
    skipped = shutil.ignore_patterns("vectors", "fingerprints")
    return shutil.copytree(ROOT, tmp_path / "corpus", ignore=skipped)


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) >= 1, old
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "said"),
    [
        (
            "editions/94-V.eng@2026-01-18.txt",
            "including biometric data",
            "including biological data",
            "COR041",
            ["art_1__point_2", "«metric", "«logical", "231-VIII"],
        ),
        (
            "editions/94-V.eng@2026-01-18.txt",
            "11. Collecting and processing",
            "11-1. Collecting and processing",
            "COR041",
            ["art_7__para_11"],
        ),
        (
            "editions/231-VIII.eng.txt",
            "in Article 27 add point 6 as follows",
            "in Article 270 add point 6 as follows",
            "COR042",
            ["231-VIII cannot be carried out", "270"],
        ),
        (
            "editions/231-VIII.eng.txt",
            "sixty calendar days",
            "ten calendar days",
            "COR042",
            ["by their own commencement they apply from 2025-11-29"],
        ),
    ],
)
def test_a_state_that_its_makers_do_not_make_breaks_the_build(
    broken: Path, file: str, old: str, new: str, code: str, said: list[str]
) -> None:
    spoil(broken / file, old, new)
    with pytest.raises(CorpusError) as caught:
        list(build(Corpus.open(broken)))
    problem = caught.value.problem
    assert problem.code == code
    for words in said:
        assert words in problem.message
    assert problem.path
    assert problem.hint
