"""The measurement over scenario files: it agrees where it should, and notices where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared import SHARED, needs_texts

from akn.problem import LegalTextError
from kzlegal.evaluation import evaluate_scenarios
from kzlegal.norms import Catalogue, Norm, load_facts, load_norms

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


@pytest.fixture(scope="module")
def norms() -> tuple[Norm, ...]:
    return load_norms(CORPUS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_facts(CORPUS / "facts.yaml")


@needs_texts
def test_the_development_scenarios(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    assert SHARED is not None
    result = evaluate_scenarios(SHARED / "eval" / "scenarios-dev.yaml", norms, catalogue)
    assert [(s.id, s.disagreements) for s in result.scenarios if not s.agree] == []
    assert (result.agree, len(result.scenarios)) == (10, 10)
    assert sum(s.variants for s in result.scenarios) == 1


SMALL = """
baselines:
  core: {role: owner, pins: ['15(2)(1)', '18(1)']}
scenarios:
- id: small
  date: '2026-03-02'
  facts: {role_owner: true, ai_goods_or_services: true, users_informed_of_ai: false}
  expected:
    applies: [{baseline: core}, {pin: '21(1)', note: not met on these facts}]
    does_not_apply: ['19(2)']
    depends_on: [{pin: '15(2)(3)', missing: [risk_degree]}]
    prohibited_by: []
  variants:
  - date: '2026-01-17'
    expected:
      applies: [{pin: '31'}]
      does_not_apply: ['baseline:core', '21(1)']
      prohibited_by: []
"""


def measured(
    tmp_path: Path, text: str, norms: tuple[Norm, ...], catalogue: Catalogue
) -> dict[str, object]:
    path = tmp_path / "scenarios.yaml"
    path.write_text(text, "utf-8")
    return evaluate_scenarios(path, norms, catalogue).json()


def test_the_form_of_the_answer(
    tmp_path: Path, norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    assert measured(tmp_path, SMALL, norms, catalogue) == {
        "agree": 1,
        "of": 1,
        "scenarios": [{"id": "small", "agree": True, "variants": 1, "disagreements": []}],
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "'18(1)'",
            "'27(1)/al2'",
            "27(1)/al2 should apply; we say cannot-say (needs role_library_owner)",
        ),
        ("not met on these facts", "met", "21(1) should be met; we say not-met"),
        ("['19(2)']", "['21(5)']", "21(5) should not apply; we say applies"),
        (
            "[risk_degree]",
            "[autonomy]",
            "15(2)(3) should wait for autonomy; we wait for risk_degree",
        ),
        ("{pin: '31'}", "{pin: '5'}", "on 2026-01-17: 5 should apply; we say not-yet-applied"),
    ],
)
def test_a_difference_is_said(
    tmp_path: Path,
    norms: tuple[Norm, ...],
    catalogue: Catalogue,
    old: str,
    new: str,
    said: str,
) -> None:
    assert old in SMALL
    answer = measured(tmp_path, SMALL.replace(old, new, 1), norms, catalogue)
    assert answer["agree"] == 0
    (scenario,) = answer["scenarios"]  # type: ignore[misc]
    assert said in scenario["disagreements"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("'2026-03-02'", "'soon'", "needs a date"),
        ("{baseline: core}", "{baseline: cor}", "no baseline"),
        ("role_owner: true", "role_ovner: true", "role_ovner"),
        ("scenarios:", "scenario:", "no scenarios"),
        ("'19(2)'", "'article nineteen'", "not a pinpoint"),
    ],
)
def test_a_bad_file_is_refused(
    tmp_path: Path,
    norms: tuple[Norm, ...],
    catalogue: Catalogue,
    old: str,
    new: str,
    words: str,
) -> None:
    with pytest.raises(LegalTextError, match=words):
        measured(tmp_path, SMALL.replace(old, new, 1), norms, catalogue)
