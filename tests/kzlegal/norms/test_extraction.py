"""Extraction in Russian and English: spans stand, equal input gives equal norms, faults told."""

from __future__ import annotations

import builtins
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from akn.model import Document
from akn.problem import LegalTextError
from akn.provision import provisions
from akn.xml import read
from kzlegal.corpus import read_source
from kzlegal.corpus.roots import data_root
from kzlegal.grammar import parse
from kzlegal.norms.extract import (
    CandidateNorm,
    Extraction,
    Words,
    extract,
    load_lexicon,
    statements,
)
from kzlegal.norms.extract.packs import pack_of
from kzlegal.norms.extract.statement import sentences
from kzlegal.norms.model import NORM_TYPES, NormsError
from kzlegal.norms.nlp import pipeline
from kzlegal.norms.nlp.matching import GAP, WordPatterns
from kzlegal.norms.nlp.tree import sound_heads

LAW = "akn/kz/act/restatement/2025-11-17/230-VIII/{}@2025-11-17.xml"


def law(language: str) -> Document:
    path = data_root() / LAW.format(language)
    return read(path.read_bytes(), str(path))


@cache
def extracted(language: str) -> Extraction:
    lexicon = load_lexicon(data_root() / "vocab" / "bearer_words.yaml", language)
    return extract(law(language), language, lexicon)


def words_of(norm: CandidateNorm) -> tuple[Words, ...]:
    cue = () if norm.cue is None else (norm.cue,)
    limits = (*norm.conditions, *norm.exceptions, *norm.deadlines)
    return (*norm.bearer_words, norm.action, *limits, *cue)


@pytest.mark.parametrize("language", ["rus", "eng"])
def test_all_words_stand_where_the_candidate_says(language: str) -> None:
    own = {unit.eid: unit.own_text for unit in provisions(law(language))}
    for norm in extracted(language).norms:
        assert norm.type in NORM_TYPES
        assert norm.bearer
        for words in words_of(norm):
            assert own[words.eid][words.start : words.end] == words.text


@pytest.mark.parametrize("language", ["rus", "eng"])
def test_every_statement_is_read_or_listed(language: str) -> None:
    found = extracted(language)
    heard = {norm.eid for norm in found.norms} | {unread.eid for unread in found.unread}
    said = {s.eid for s in statements(law(language)) if s.kind != "lead"}
    assert said <= heard


@pytest.mark.parametrize("language", ["rus", "eng"])
def test_equal_input_gives_equal_norms(language: str) -> None:
    lexicon = load_lexicon(data_root() / "vocab" / "bearer_words.yaml", language)
    again = extract(law(language), language, lexicon)
    assert json.dumps(again.json()) == json.dumps(extracted(language).json())


def test_progress_is_told_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    lexicon = load_lexicon(data_root() / "vocab" / "bearer_words.yaml", "eng")
    extract(law("eng"), "eng", lexicon, lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] == len(seen) > 100


@needs_texts
def test_the_official_text_is_read_whole() -> None:
    path = SHARED / "texts/official/Z2500000230.2025-11-17.rus.docx"
    parsed = parse(read_source(path), "rus", generated=date(2026, 11, 24))
    lexicon = load_lexicon(data_root() / "vocab" / "bearer_words.yaml", "rus")
    found = extract(parsed.document, "rus", lexicon)
    assert found.unread == ()
    assert {n.type for n in found.norms} == set(NORM_TYPES)


# Statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Одно. Другое.", ["Одно.", "Другое."]),
        ("См. ст. 5 и п. 3. Далее иное.", ["См. ст. 5 и п. 3.", "Далее иное."]),
        (
            "Совет при Л. Толстом создан. Он работает.",
            ["Совет при Л. Толстом создан.", "Он работает."],
        ),
        ("Сведения об их. Затем иное.", ["Сведения об их.", "Затем иное."]),
        ("без точки", ["без точки"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


@given(st.text(alphabet="АБвг .!?;:«»1)", max_size=60))
def test_sentences_lose_no_character(text: str) -> None:
    ranges = sentences(text)
    assert "".join(text[a:b] for a, b in ranges).replace(" ", "") == "".join(text.split())
    assert all(a < b for a, b in ranges)


def test_the_first_part_of_a_unit_is_the_unit() -> None:
    """Law on legal acts, art. 23: the opening text of a point is its part one."""
    found = {s.words.eid: s.eid for s in statements(law("rus"))}
    assert found["art_17__para_4__subpara_1"] == "art_17__para_4"
    assert found["art_17__para_4__subpara_2"] == "art_17__para_4__subpara_2"


# The door to the parsers


@given(st.lists(st.integers(min_value=-2, max_value=12), max_size=10))
def test_sound_heads_reach_a_root(heads: list[int]) -> None:
    sound = sound_heads(heads)
    for start in range(len(sound)):
        at, steps = start, 0
        while sound[at] != at:
            at, steps = sound[at], steps + 1
            assert steps <= len(sound)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="обязан не, (или) Орган1.\u00a0", max_size=40))
def test_a_parse_keeps_every_word(text: str) -> None:
    doc = pipeline("rus")(text)
    assert "".join(token.text for token in doc) == "".join(text.split())


def test_one_set_of_relations_serves_both_languages() -> None:
    russian = pipeline("rus")("Владельцы обязаны хранить журнал.")
    english = pipeline("eng")("The log is kept by the owner.")
    assert "nsubj" in {token.dep_ for token in russian}
    owner = next(token for token in english if token.text == "owner")
    assert (owner.dep_, owner.head.text) == ("obl", "kept")
    assert next(t for t in english if t.text == "by").dep_ == "case"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name.split(".")[0] == "slovnet":
            raise ModuleNotFoundError("No module named 'slovnet'", name="slovnet")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    pipeline.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(LegalTextError) as caught:
        pipeline("rus")
    monkeypatch.undo()
    pipeline.cache_clear()
    assert caught.value.problem.code == "NLP001"
    assert "slovnet" in caught.value.problem.message
    assert "kzlegal[nlp]" in caught.value.problem.hint


def test_languages_without_rules_are_refused() -> None:
    with pytest.raises(LegalTextError, match="'uzb'"):
        pack_of("uzb")
    with pytest.raises(LegalTextError, match="'uzb'"):
        pipeline("uzb")


def test_a_gap_ends_at_a_semicolon() -> None:
    found = WordPatterns({"x": [[{"LOWER": "keep"}, {GAP: 5}, {"LOWER": "log"}]]})
    parse_english = pipeline("eng")
    assert found.find(parse_english("They keep a very long log.")) == (("x", 1, 6),)
    assert found.find(parse_english("They keep it; the log is long.")) == ()
    assert found.find(parse_english("They keep a b c d e f log.")) == ()


def test_a_lexicon_entry_without_head_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bearer_words.yaml"
    file.write_text("bearers:\n- id: owner\n  rus: [{of: база}]\n", "utf-8")
    with pytest.raises(NormsError) as caught:
        load_lexicon(file, "rus")
    assert [(p.code, p.line) for p in caught.value.problems] == [("NORM041", 3)]
