"""The curated cases beside the acts that they test, and that a wrong expectation is noticed."""

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
    coverage,
    coverage_page,
    disagreements,
    load_cases,
    results_at,
)
from kzlegal.norms import Catalogue, Norm, load_facts
from kzlegal.refs.pinpoint import PinpointError

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
FACTS = load_facts(CORPUS / "facts.yaml")
CASES = tuple(
    case for path in sorted((CORPUS / "cases").glob("*.yaml")) for case in load_cases(path, FACTS)
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_holds(case: Case, norms: tuple[Norm, ...]) -> None:
    assert check_case(case, norms) == ()
    assert case.given
    assert case.why


def test_the_press_claims_are_among_them() -> None:
    ids = {case.id for case in CASES}
    assert len(ids) == len(CASES) >= 60
    assert {"press-audit-for-all", "press-fine-for-everyone", "press-national-platform"} <= ids
    assert {"empty-profile", "day-before", "no-social-scoring", "press-fine-for-posting"} <= ids


def test_every_act_with_norms_has_cases(norms: tuple[Norm, ...]) -> None:
    assert {norm.slug for norm in norms} == {case.expectation.act for case in CASES}


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


def test_every_norm_has_a_case_for_every_answer(norms: tuple[Norm, ...]) -> None:
    lacking = [c.norm.id for c in coverage(norms, CASES) if not c.whole]
    assert lacking == []


def test_a_norm_without_one_of_the_three_answers_is_noticed(norms: tuple[Norm, ...]) -> None:
    first_day = [case for case in CASES if case.id == "first-day"]
    covered = {c.norm.id: c for c in coverage(norms, first_day)}
    ban = covered["230-VIII/art_17__para_3__point_6"]
    assert (ban.applies, ban.does_not_apply, ban.open) == (("first-day",), (), ())
    assert not ban.whole
    page = coverage_page(covered.values(), 1)
    assert "| 17(3)(6) | prohibition | first-day | **none** | **none** | 1 |" in page


def test_units_of_another_act_are_named_with_it(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    facts = Facts.from_mapping({"role_owner": True, "special_state_body": True}, catalogue)
    assessment = assess(norms, facts, date(2026, 6, 1))
    assert [r.norm.id for r in results_at(assessment, "27(6)", "274-IV")] == [
        "274-IV/art_27__para_6"
    ]
    assert results_at(assessment, "27(6)", "230-VIII") == ()
    assert results_at(assessment, "274-IV 27(6)", "230-VIII") == results_at(assessment, "27(6)")
    with pytest.raises(PinpointError):
        results_at(assessment, "275-IV 27(6)", "230-VIII")
    said = disagreements(assessment, Expectation(applies=(Expected("94-V 17(3)"),), act="230-VIII"))
    assert said == ("94-V 17(3) should apply; we say does-not-apply",)


def test_bans_of_another_act_belong_to_the_whole_list(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    facts = Facts.from_mapping(
        {"scrapes_public_sources": True, "extraction_untargeted": True}, catalogue
    )
    assessment = assess(norms, facts, date(2026, 6, 1))
    wanted = Expectation(prohibited_by=(), act="230-VIII")
    assert disagreements(assessment, wanted) == (
        "94-V 7(11) should not be reported as a ban; it is",
    )
