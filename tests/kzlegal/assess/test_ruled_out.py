"""What follows from answers: forwards, backwards, and to what can no longer be."""

from __future__ import annotations

import pytest

from kzlegal.assess import Facts, FactsError
from kzlegal.norms import Catalogue, Truth
from kzlegal.norms.condition import Is


@pytest.mark.parametrize(
    ("given", "fact", "values", "truth"),
    [
        ({"human_makes_final_choice": "no"}, "autonomy", ("low",), Truth.NO),
        ({"human_makes_final_choice": "no"}, "autonomy", ("medium",), Truth.UNKNOWN),
        ({"human_makes_final_choice": "no"}, "autonomy", ("low", "high"), Truth.UNKNOWN),
        ({"human_can_correct": "yes"}, "autonomy", ("high",), Truth.NO),
        ({"failure_emergency": "no"}, "risk_degree", ("high",), Truth.NO),
        ({"failure_losses": "yes"}, "risk_degree", ("minimal",), Truth.NO),
        ({"failure_losses": "yes"}, "risk_degree", ("high",), Truth.UNKNOWN),
        ({"risk_degree": "minimal"}, "failure_emergency", ("yes",), Truth.NO),
        ({"operated_without_public_networks": "no"}, "access_mode", ("local",), Truth.NO),
        ({"synthetic_results": "yes"}, "imitates_person_or_event", ("yes",), Truth.YES),
        ({"imitates_person_or_event": "no"}, "synthetic_results", ("yes",), Truth.NO),
        ({"role_state_body": "not_applicable"}, "special_state_body", ("yes",), Truth.NO),
    ],
)
def test_what_is_out_of_the_question(
    catalogue: Catalogue,
    given: dict[str, str],
    fact: str,
    values: tuple[str, ...],
    truth: Truth,
) -> None:
    facts = Facts.from_mapping(given, catalogue)
    assert Is(fact, values).truth(facts.known) is truth


def test_what_is_ruled_out_says_from_what_it_follows(catalogue: Catalogue) -> None:
    facts = Facts.from_mapping({"human_makes_final_choice": "no"}, catalogue)
    found = [r for r in facts.ruled_out if r.fact == "autonomy"]
    assert [(r.value, r.source) for r in found] == [("low", "human_makes_final_choice")]
    assert "17(2)(1)" in found[0].why
    assert "autonomy" not in facts.known


@pytest.mark.parametrize(
    "given",
    [
        {"special_state_body": "yes", "role_state_body": "not_applicable"},
        {"human_makes_final_choice": "yes", "autonomy": "not_applicable"},
        {"distributes_synthetic": "yes", "synthetic_results": "not_applicable"},
    ],
)
def test_a_question_that_is_answered_by_a_rule_does_arise(
    catalogue: Catalogue, given: dict[str, str]
) -> None:
    with pytest.raises(FactsError, match="cannot both be"):
        Facts.from_mapping(given, catalogue)


def test_a_question_that_does_not_arise_agrees_with_no(catalogue: Catalogue) -> None:
    given = {"role_state_body": "no", "special_state_body": "not_applicable"}
    facts = Facts.from_mapping(given, catalogue)
    assert facts.known["special_state_body"] == "not_applicable"
