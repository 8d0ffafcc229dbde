"""What follows from answers, and which cannot stand together: the tests of 17(1), 17(2), 1(4) …"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.assess import Clash, Facts, FactsError, closed
from kzlegal.norms import Catalogue, read_facts
from tests.kzlegal.norms.pages import CORPUS

CATALOGUE = read_facts((CORPUS / "facts.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        # 17(1): what happens when the system fails
        ("failure_emergency: yes", "risk_degree", "high"),
        ("failure_emergency: yes\nfailure_losses: no", "risk_degree", "high"),
        ("failure_emergency: no\nfailure_losses: yes", "risk_degree", "medium"),
        ("failure_emergency: no\nfailure_losses: no", "risk_degree", "minimal"),
        ("failure_losses: yes", "risk_degree", None),
        ("failure_emergency: no", "risk_degree", None),
        # 17(2): who decides, who can correct
        ("human_makes_final_choice: yes", "autonomy", "low"),
        ("human_makes_final_choice: yes", "solely_automated_decision", "no"),
        ("human_makes_final_choice: no\nhuman_can_correct: yes", "autonomy", "medium"),
        ("human_makes_final_choice: no\nhuman_can_correct: no", "autonomy", "high"),
        ("human_makes_final_choice: no", "autonomy", None),
        ("human_can_correct: yes", "autonomy", None),
        # 1(4): both elements, and without one of them nothing is synthetic
        (
            "output_made_or_changed_by_system: yes\nimitates_person_or_event: yes",
            "synthetic_results",
            "yes",
        ),
        ("imitates_person_or_event: no", "synthetic_results", "no"),
        ("output_made_or_changed_by_system: no", "distributes_synthetic", "no"),
        ("imitates_person_or_event: yes", "synthetic_results", None),
        # 17(4): open, closed, local
        ("parameters_free: yes\noperated_without_public_networks: no", "access_mode", "open"),
        ("parameters_limited: yes\ntrained_without_public_networks: no", "access_mode", "closed"),
        ("operated_without_public_networks: yes", "access_mode", None),
        (
            "operated_without_public_networks: yes\ntrained_without_public_networks: yes",
            "access_mode",
            "local",
        ),
        ("parameters_free: yes", "access_mode", None),
        # 15: owner and possessor
        ("how_held: own", "role_owner", "yes"),
        ("how_held: own", "role_possessor", None),
        ("how_held: given_possession", "role_possessor", "yes"),
        ("how_held: access_only", "role_owner", "no"),
        ("how_held: access_only", "role_user", None),
        # what the personal data law prohibits breaks the personal data legislation (17(3)(4))
        ("scrapes_public_sources: yes\nextraction_untargeted: yes", "personal_data_lawful", "no"),
        ("scrapes_public_sources: yes", "personal_data_lawful", None),
        ("solely_automated_decision: yes", "personal_data", "yes"),
    ],
)
def test_what_follows(catalogue: Catalogue, said: str, fact: str, value: str | None) -> None:
    assert Facts.from_yaml(said, catalogue).known.get(fact) == value


def test_what_follows_names_its_sources_and_its_rule(catalogue: Catalogue) -> None:
    facts = Facts.from_yaml("failure_emergency: no\nfailure_losses: yes", catalogue)
    (derived,) = facts.derived
    assert derived.sources == ("failure_emergency", "failure_losses")
    assert derived.basis == ("art_17__para_1__point_2",)
    assert "17(1)(2)" in derived.why
    assert catalogue.tests_of("risk_degree") == ("failure_emergency", "failure_losses")


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        # a stated degree against the tests: both sides and the rule
        (
            "risk_degree: minimal\nfailure_emergency: yes\n",
            2,
            ("failure_emergency: yes (line 2)", "risk_degree: minimal (line 1)", "17(1)(3)"),
        ),
        ("failure_emergency: no\nrisk_degree: high\n", 2, ("(line 1)", "(line 2)", "17(1)(3)")),
        ("risk_degree: minimal\nfailure_losses: yes\n", 2, ("risk_degree: minimal", "17(1)(1)")),
        ("risk_degree: medium\nfailure_losses: no\n", 2, ("failure_losses: no", "17(1)(2)")),
        ("autonomy: high\nhuman_can_correct: yes\n", 2, ("human_can_correct: yes", "17(2)(3)")),
        ("autonomy: low\nhuman_makes_final_choice: no\n", 2, ("autonomy: low", "17(2)(1)")),
        # through two rules: the human choice makes low autonomy, which rules the decision out
        (
            "solely_automated_decision: yes\nhuman_makes_final_choice: yes\n",
            2,
            ("solely_automated_decision: yes (line 1)", "human_makes_final_choice: yes (line 2)"),
        ),
        ("synthetic_results: yes\nimitates_person_or_event: no\n", 2, ("1(4)", "(line 2)")),
        ("distributes_synthetic: yes\nimitates_person_or_event: no\n", 2, ("(line 1)", "(line 2)")),
        ("parameters_free: yes\nparameters_limited: yes\n", 2, ("cannot all be", "17(4)/p2, p3")),
        ("access_mode: local\ntrained_without_public_networks: no\n", 2, ("17(4)/p6",)),
        ("role_owner: yes\nhow_held: access_only\n", 2, ("role_owner: yes", "Access")),
        (
            "personal_data_lawful: yes\nscrapes_public_sources: yes\nextraction_untargeted: yes\n",
            3,
            ("7(11)", "personal_data_lawful: yes (line 1)", "extraction_untargeted: yes (line 3)"),
        ),
        (
            "role_state_body: yes\noffender_kind: natural-person\n",
            2,
            ("role_state_body: yes (line 1)", "offender_kind: natural-person (line 2)"),
        ),
    ],
)
def test_what_cannot_stand_together(
    catalogue: Catalogue, said: str, line: int, words: tuple[str, ...]
) -> None:
    with pytest.raises(FactsError) as caught:
        Facts.from_yaml(said, catalogue, "profile.yaml")
    problem = caught.value.problem
    assert (problem.code, problem.path, problem.line) == ("FACT003", "profile.yaml", line)
    for word in words:
        assert word in problem.message
    assert problem.hint


ANSWERS = st.lists(
    st.sampled_from(CATALOGUE.facts).flatmap(
        lambda fact: st.tuples(st.just(fact.id), st.sampled_from((*fact.values, "not_applicable")))
    ),
    unique_by=lambda answer: answer[0],
    max_size=12,
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    answers: list[tuple[str, str]], random: object
) -> None:
    shuffled = list(answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (closed(CATALOGUE, dict(a)) for a in (answers, shuffled))
    if isinstance(first, Clash) or isinstance(second, Clash):
        assert isinstance(first, Clash)
        assert isinstance(second, Clash)
    else:
        assert first[0] == second[0]


@given(ANSWERS, ANSWERS)
def test_more_answers_never_take_back_what_followed(
    answers: list[tuple[str, str]], more: list[tuple[str, str]]
) -> None:
    fewer, all_of_them = dict(answers), {**dict(more), **dict(answers)}
    before, after = closed(CATALOGUE, fewer), closed(CATALOGUE, all_of_them)
    if isinstance(before, Clash):
        assert isinstance(after, Clash)
    elif not isinstance(after, Clash):
        for fact, value in before[0].items():
            # "Not applicable", once said, is not overridden by what would follow.
            assert after[0][fact] in (value, "not_applicable")


@given(ANSWERS)
def test_a_clash_names_answers_that_were_given(answers: list[tuple[str, str]]) -> None:
    found = closed(CATALOGUE, dict(answers))
    if isinstance(found, Clash):
        assert {*found.left, *found.right} <= set(answers)
        assert len({fact for fact, _ in (*found.left, *found.right)}) >= 2
        # The named answers contradict each other on their own.
        assert isinstance(closed(CATALOGUE, dict((*found.left, *found.right))), Clash)
