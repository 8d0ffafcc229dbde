"""The curated cases beside law 230-VIII, and that a wrong expectation is noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kzlegal.assess import (
    Case,
    CaseError,
    Expectation,
    Expected,
    Facts,
    FactsError,
    assess,
    check_case,
    load_cases,
)
from kzlegal.norms import Catalogue, Norm, load_facts

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
CASES = load_cases(CORPUS / "cases" / "230-VIII.yaml", load_facts(CORPUS / "facts.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_holds(case: Case, norms: tuple[Norm, ...]) -> None:
    assert check_case(case, norms) == ()
    assert case.given
    assert case.why


def test_the_press_claims_are_among_them() -> None:
    ids = {case.id for case in CASES}
    assert len(ids) == len(CASES) >= 12
    assert {"press-audit-for-all", "press-fine-for-everyone", "press-national-platform"} <= ids
    assert {"empty-profile", "day-before", "no-social-scoring"} <= ids


WRONG = [
    (Expectation(applies=(Expected("21(3)"),)), "21(3) should apply; we say does-not-apply"),
    (Expectation(does_not_apply=("15(2)(1)",)), "15(2)(1) should not apply; we say applies"),
    (
        Expectation(depends_on=(("17(3)(3)", ("risk_degree",)),)),
        "17(3)(3) should wait for risk_degree; we wait for operates_ai_system,"
        " scores_behaviour_or_traits, scoring_allowed_by_law",
    ),
    (
        Expectation(depends_on=(("15(2)(1)", ("role_owner",)),)),
        "15(2)(1) should be open for role_owner; we say applies",
    ),
    (Expectation(prohibited_by=("17(3)(6)",)), "17(3)(6) should be reported as a ban; it is not"),
    (
        Expectation(applies=(Expected("21(1)", "met"),)),
        "21(1) should be met; we say not-met",
    ),
    (Expectation(applies=(Expected("3(1)"),)), "3(1) should apply; we say nothing of that unit"),
]


@pytest.mark.parametrize(("expectation", "said"), WRONG)
def test_a_wrong_expectation_is_said_in_one_sentence(
    expectation: Expectation, said: str, norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    profile = {
        "role_owner": True,
        "synthetic_results": False,
        "ai_goods_or_services": True,
        "users_informed_of_ai": False,
    }
    facts = Facts.from_mapping(profile, catalogue)
    case = Case("x", "given", "why", date(2026, 6, 1), facts, expectation)
    assert check_case(case, norms) == (said,)


def test_verdicts_on_an_answered_profile_are_noticed(norms: tuple[Norm, ...]) -> None:
    answered = next(c for c in CASES if c.id == "first-day")
    asked = replace(answered, only="questions", expectation=Expectation())
    early = replace(answered, only="not-yet-applied", expectation=Expectation())
    assert "should be open; we say" in check_case(asked, norms)[0]
    assert "should not be applied yet; we say" in check_case(early, norms)[0]


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("cases:\n- {id: a}\n", CaseError, 2),
        ("cases:\n- {id: a, on: 2026-02-30, then: {}}\n", CaseError, 2),
        ("cases:\n- {id: a, on: 2026-03-01, facts: {x: yes}, then: {}}\n", FactsError, 0),
    ],
)
def test_a_bad_file_is_refused(
    tmp_path: Path, catalogue: Catalogue, text: str, error: type[CaseError], line: int
) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(error) as caught:
        load_cases(path, catalogue)
    assert caught.value.problem.path == str(path)
    assert caught.value.problem.line == line


@pytest.mark.parametrize("seen", ["applies", "does-not-apply", "open"])
def test_every_norm_has_a_case_for_every_answer(seen: str, norms: tuple[Norm, ...]) -> None:
    found = {
        result.norm.id
        for case in CASES
        for result in assess(norms, case.facts, case.on).norms
        if seen == ("open" if result.open else result.status)
    }
    put = [n for n in norms if not n.not_assessed and n.applies_until is None]
    assert [n.id for n in put if n.id not in found] == []
