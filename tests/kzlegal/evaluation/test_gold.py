"""Samples of annotated norms: what is refused, and that those of the corpus fit their texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from akn.provision import provisions
from bench.sample_norms import drawn, further, units
from kzlegal.corpus import read_source
from kzlegal.evaluation.gold import Gold, SampleError, misplaced, read_sample, sample_of
from kzlegal.grammar import parse
from kzlegal.norms import Bearer, load_bearers, load_facts, read_norms
from kzlegal.norms.model import NormsError
from kzlegal.norms.vocabulary import bearer_ids
from tests.shared import SHARED, needs_texts

ROOT = Path(__file__).parents[3]
VOCABULARY = ROOT / "corpus/vocab/bearers.yaml"
CATALOGUE = load_facts(ROOT / "corpus/facts.yaml")
BEARERS: Mapping[str, Bearer] = load_bearers(VOCABULARY, CATALOGUE)
SAMPLES = sorted((ROOT / "corpus/samples").glob("*.yaml"))
OF_A_HALF = 45
OTHER = {"rus": "kaz", "kaz": "rus"}
FURTHER = {"94-V": ("rus", 60), "319-III": ("rus", 60), "274-IV": ("kaz", 30)}
"""The language whose text the further units were drawn from, and how many."""

HEAD = """slug: 1-VIII
language: rus
half: tune
text: law.txt
sha256: 00
"""
GOOD = """norms:
- eid: art_1
  type: obligation
  bearer: [owner, other]
  connective: or
  action: "keep the book"
  conditions: [[3, 9], [12, 20]]
without_norm: {art_2: lead-in}
"""


def test_a_sample_gives_its_norms_and_the_units_without_one() -> None:
    gold = sample_of(HEAD + GOOD, ("owner", "other"))
    assert (gold.slug, gold.language, gold.half, gold.sampled) == ("1-VIII", "rus", "tune", True)
    assert gold.norms[0].bearer == ("owner", "other")
    assert gold.norms[0].conditions == ((3, 9), (12, 20))
    assert gold.units == {"art_1", "art_2"}


FAULTS = [
    ("sha256: 00\n", "", "sha256"),
    ("half: tune", "half: best", "tune, tune2, held"),
    ("type: obligation", "type: duty", "'duty'"),
    ("[owner, other]", "[owner, keeper]", "'keeper'"),
    ("connective: or", "connective: nor", "connective"),
    ("[3, 9]", "[3]", "[start, end]"),
    ("[3, 9]", "[9, 3]", "holds nothing"),
    ("[3, 9]", "[3, x]", "[start, end]"),
    ("  action:", "  deed:", "'deed'"),
    ("art_2: lead-in", "art_1: lead-in", "art_1 holds a norm"),
]


@pytest.mark.parametrize(("old", "new", "named"), FAULTS)
def test_a_fault_is_named_with_its_line(old: str, new: str, named: str) -> None:
    with pytest.raises(SampleError) as raised:
        sample_of((HEAD + GOOD).replace(old, new), ("owner", "other"), "s.yaml")
    problem = next(p for p in raised.value.problems if named in p.message)
    assert problem.code == "EVA005"
    assert (problem.path, problem.line > 0) == ("s.yaml", True)


def test_a_span_outside_the_unit_and_a_unit_that_is_not_there_are_named() -> None:
    gold = sample_of(HEAD + GOOD, ("owner", "other"), "s.yaml")
    assert misplaced(gold, {"art_1": "x" * 20}) == ()
    assert "12-20" in misplaced(gold, {"art_1": "x" * 19})[0].message
    assert "art_1" in misplaced(gold, {"art_1": ""})[0].message


def test_ids_for_extraction_are_no_roles_of_a_profile() -> None:
    every = bearer_ids(VOCABULARY)
    assert {"database-owner", "teacher", "other", "none"} <= set(every)
    assert "teacher" not in BEARERS
    with pytest.raises(NormsError) as raised:
        read_norms(
            'act: a\nslug: b\nnorms:\n- {eid: art_1, type: right, bearer: [teacher], why: "x"}\n',
            CATALOGUE,
            BEARERS,
        )
    assert "NORM006" in {problem.code for problem in raised.value.problems}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_the_samples_of_the_corpus_have_no_faults(path: Path) -> None:
    gold = read_sample(path, bearer_ids(VOCABULARY))
    assert path.name == f"{gold.slug}.{gold.language}.{gold.half}.yaml"
    assert len(gold.units) == (FURTHER[gold.slug][1] if gold.half == "tune2" else OF_A_HALF)


@pytest.mark.parametrize(
    ("slug", "half"),
    [("94-V", "tune"), ("94-V", "held"), ("94-V", "tune2"), ("319-III", "tune2")],
)
def test_both_languages_of_a_law_are_sampled_at_the_same_units(slug: str, half: str) -> None:
    ru, kk = (
        read_sample(ROOT / f"corpus/samples/{slug}.{code}.{half}.yaml", bearer_ids(VOCABULARY))
        for code in ("rus", "kaz")
    )
    assert ru.units == kk.units
    assert [(n.eid, n.type) for n in ru.norms] == [(n.eid, n.type) for n in kk.norms]


def test_no_unit_stands_in_two_samples() -> None:
    taken: set[tuple[str, str, str]] = set()
    for gold in (read_sample(path, bearer_ids(VOCABULARY)) for path in SAMPLES):
        these = {(gold.slug, gold.language, eid) for eid in gold.units}
        assert not taken & these
        taken |= these


@needs_texts
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample_was_drawn_by_the_seed_and_fits_its_text(path: Path) -> None:
    gold = read_sample(path, bearer_ids(VOCABULARY))
    text = SHARED / "texts/official" / gold.text  # type: ignore[operator]
    pool = units(text, gold.language)
    if gold.half == "tune2":
        assert gold.units == set(drawn_later(gold.slug))
    else:
        halves = dict(zip(("tune", "held"), map(set, drawn(pool)), strict=True))
        assert gold.units == halves[gold.half]
    assert read_source(text).sha256 == gold.sha256
    assert misplaced(gold, {unit.eid: unit.own_text for unit in pool}) == ()
    assert_words_are_whole(gold, {unit.eid: unit.own_text for unit in pool})


def drawn_later(slug: str) -> list[str]:
    """Draw the further units of an act anew, beside its first samples."""
    language, size = FURTHER[slug]
    golds = [read_sample(path, bearer_ids(VOCABULARY)) for path in SAMPLES]
    act = next(gold for gold in golds if gold.slug == slug)
    official = SHARED / "texts/official"  # type: ignore[operator]
    pool, other = (
        units(official / f"{act.adilet}.{code}.txt", code) for code in (language, OTHER[language])
    )
    beside = [gold for gold in golds if gold.slug == slug and gold.half != "tune2"]
    return further(pool, beside, {unit.eid for unit in other if unit.own_text}, size)


def assert_words_are_whole(gold: Gold, own_text: Mapping[str, str]) -> None:
    """A span begins and ends with whole words, without the mark that closes it."""
    for norm in gold.norms:
        words = own_text[norm.eid]
        for start, end in (*norm.conditions, *norm.exceptions, *norm.deadlines):
            said = f"{norm.eid}: {words[start:end]}"
            assert not words[start - 1 : start].isalnum(), said
            assert not words[end : end + 1].isalnum(), said
            assert words[end - 1] not in " ,;.", said


def test_the_parser_behind_the_draw_is_the_one_that_users_have(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("Статья 1. Журнал\n\n1. Журнал ведётся:\n\n1) здесь;\n\n2) там.\n", "utf-8")
    parsed = parse(read_source(path), "rus", generated=date(2026, 1, 1))
    assert units(path, "ru") == provisions(parsed.document)
    tune, held = drawn(units(path, "ru"))
    items = {"art_1__para_1__point_1", "art_1__para_1__point_2"}
    assert sorted(tune + held) == ["art_1__para_1", *sorted(items)]
    assert items <= set(tune) or items <= set(held)  # a list is not dealt into both halves
