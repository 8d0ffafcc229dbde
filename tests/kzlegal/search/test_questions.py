"""The questions file and the passages made with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from akn.model import Document
from kzlegal.corpus import read_source
from kzlegal.embed import default_embedder
from kzlegal.grammar import parse
from kzlegal.search import Index, Passage, QuestionsError, load_questions, passages

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
KEPT = load_questions(CORPUS / "questions" / "230-VIII.yaml")
LANGUAGES = ("rus", "kaz", "eng")


def edition(language: str) -> Document:
    path = CORPUS / "editions" / f"230-VIII.{language}.txt"
    source = read_source(path.name, path.read_bytes())
    return parse(source, language, generated=date(2026, 1, 1)).document


@pytest.fixture(scope="module")
def units() -> tuple[Passage, ...]:
    return passages({language: edition(language) for language in LANGUAGES}, KEPT)


def test_every_unit_has_three_versions_and_questions_in_three_languages(
    units: tuple[Passage, ...],
) -> None:
    for unit in units:
        assert tuple(unit.shown) == LANGUAGES, unit.eid
        assert all(unit.shown.values()), unit.eid
        assert tuple(unit.extra) == LANGUAGES, unit.eid
        for expansion in unit.extra.values():
            assert expansion.questions, unit.eid
            assert expansion.keywords, unit.eid


def test_every_unit_of_the_questions_file_is_in_the_act(units: tuple[Passage, ...]) -> None:
    assert set(KEPT.units) == {unit.eid for unit in units}


def test_passages_know_their_place(units: tuple[Passage, ...]) -> None:
    by_eid = {u.eid: u for u in units}
    item = by_eid["art_15__para_2__point_3"]
    assert item.pinpoint == "15(2)(3)"
    assert item.encloses == 0
    assert len(item.headings["kaz"]) == 2
    assert item.lead["eng"] == by_eid["art_15__para_2"].text["eng"] != ""
    assert item.text["rus"] in item.shown["rus"]
    assert by_eid["art_15__para_2"].encloses == 5
    assert by_eid["art_15"].text["rus"] == ""
    assert by_eid["art_15"].shown["rus"].count(";") > 3


def test_no_question_stands_at_two_units() -> None:
    seen: dict[str, str] = {}
    for eid, unit in KEPT.units.items():
        for expansion in unit.values():
            for question in expansion.questions:
                assert seen.setdefault(question.casefold(), eid) == eid, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_questions_find_their_unit(units: tuple[Passage, ...], language: str) -> None:
    """By words only: a sanity check of the file, not a measure of quality."""
    index = Index.build(units, None)
    asked = [(e, x.questions[0]) for e, unit in KEPT.units.items() if (x := unit[language])]
    found = [
        any(e == h.eid or e.startswith(f"{h.eid}__") or h.eid.startswith(f"{e}__") for h in hits)
        for e, q in asked
        for hits in [index.search(q, language, 5).hits]
    ]
    assert sum(found) / len(found) > 0.97


def test_what_the_law_is_silent_on_is_said(units: tuple[Passage, ...]) -> None:
    embedder, reason = default_embedder()
    if embedder is None:
        pytest.skip(reason)
    # A few units are enough to tell one from the other and keep the test short.
    few = [u for u in units if u.eid in ("art_1__point_3", "art_24__para_2", "art_31")]
    index = Index.build(few, embedder, silences=KEPT.silences[:3])
    for query, answers in (
        ("сколько стоит лицензия на нейросеть", False),
        ("нужен ли сертификат соответствия", False),
        ("что закон понимает под искусственным интеллектом", True),
        ("insurance of liability", True),
    ):
        assert index.search(query).answer is answers, query


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("units: [", r":1:|not YAML|:2:"),
        ("- a", "no mapping 'units'"),
        ("units: {art_1: [a]}", "art_1.*a unit is a mapping"),
        ("units: {art_1: {deu: {ask: []}}}", "rus, kaz, eng"),
        ("units: {art_1: {rus: {asked: []}}}", "ask, words"),
        ("units: {art_1: {rus: {ask: word}}}", "list of strings"),
        ("units: {art_1: {rus: {words: [a]}}}", "one string"),
        ("units: {}\nsilences: {tax: {rus: [1]}}", "tax.*list of strings"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(QuestionsError, match=message) as caught:
        load_questions(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match=r"nowhere\.yaml cannot be read"):
        load_questions(tmp_path / "nowhere.yaml")


def test_units_of_one_version_only_come_too() -> None:
    both = passages({"rus": edition("rus")})
    assert all(tuple(u.text) == ("rus",) and not u.extra for u in both)
    assert len(both) == len(passages({"kaz": edition("kaz"), "rus": edition("rus")}))
