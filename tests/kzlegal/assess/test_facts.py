"""Profiles: what is read from them, and what is refused in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from kzlegal.assess import Facts, FactsError
from kzlegal.norms import Catalogue


def test_flat_and_nested_profiles_say_the_same(catalogue: Catalogue) -> None:
    flat = Facts.from_yaml("role_owner: yes\nrisk_degree: High\n", catalogue)
    nested = Facts.from_yaml("facts:\n  risk_degree: high\n  role_owner: true\n", catalogue)
    plain = Facts.from_mapping({"role_owner": True, "risk_degree": "high"}, catalogue)
    assert (
        flat.given
        == nested.given
        == plain.given
        == (("role_owner", "yes"), ("risk_degree", "high"))
    )


def test_unknown_is_the_same_as_silence(catalogue: Catalogue) -> None:
    said = Facts.from_yaml("role_owner: unknown\nautonomy:\nrole_user: ~\n", catalogue)
    assert said == Facts.from_yaml("", catalogue)
    assert said.known == {}


def test_roles_and_date(catalogue: Catalogue) -> None:
    facts = Facts.from_yaml("roles: [owner, user]\ndate: 2026-03-02\n", catalogue)
    assert facts.given == (("role_owner", "yes"), ("role_user", "yes"))
    assert facts.on == date(2026, 3, 2)
    denied = Facts.from_yaml("roles: {owner: no, possessor: yes}\n", catalogue)
    assert denied.given == (("role_owner", "no"), ("role_possessor", "yes"))


def test_a_scenario_is_a_profile_too(catalogue: Catalogue) -> None:
    text = "id: x\ndate: '2026-03-02'\nfacts: {role_owner: true}\nexpected: {applies: ['5']}\n"
    assert Facts.from_yaml(text, catalogue).given == (("role_owner", "yes"),)


def test_what_follows_is_known_and_marked(catalogue: Catalogue) -> None:
    facts = Facts.from_mapping({"special_state_body": True}, catalogue)
    assert facts.known["role_state_body"] == "yes"
    assert [(d.fact, d.source) for d in facts.derived][:1] == [
        ("role_state_body", "special_state_body")
    ]
    assert "role_state_body" not in dict(facts.given)


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("role_owner: yes\nrole_posessor: no\n", "FACT001", 2, "'role_possessor'"),
        ("risk_degree: extreme\n", "FACT002", 1, "minimal, medium, high, unknown, not_applicable"),
        ("role_owner: [yes, no]\n", "FACT002", 1, "one answer"),
        (
            "synthetic_results: no\ndistributes_synthetic: yes\n",
            "FACT003",
            2,
            "synthetic_results: no",
        ),
        ("facts: {role_owner: no}\nroles: [owner]\n", "FACT003", 2, "role_owner: no"),
        ("- role_owner\n", "FACT004", 1, "mapping"),
        ("facts: {}\nrole_owner: yes\n", "FACT004", 2, "beside"),
        ("date: 2026-02-30\n", "FACT005", 1, "2026-02-30"),
        ("roles: [ownr]\n", "FACT006", 1, "'owner'"),
        ("role_owner: yes\nrole_owner: no\n", "FACT004", 2, "twice"),
        ("role_owner: {\n", "FACT004", 2, "not YAML"),
    ],
)
def test_bad_profiles(catalogue: Catalogue, text: str, code: str, line: int, words: str) -> None:
    with pytest.raises(FactsError) as caught:
        Facts.from_yaml(text, catalogue, "profile.yaml")
    problem = caught.value.problem
    assert (problem.code, problem.path, problem.line) == (code, "profile.yaml", line)
    assert words in f"{problem.message} {problem.hint}"


def test_a_contradiction_shows_both_sides_and_the_rule(catalogue: Catalogue) -> None:
    with pytest.raises(FactsError) as caught:
        Facts.from_yaml("role_platform_operator: yes\nspecial_state_body: yes\n", catalogue)
    message = caught.value.problem.message
    assert "role_platform_operator: yes (line 1)" in message
    assert "special_state_body: yes (line 2)" in message
    assert "13(2)(2)" in message or "13(2)/p2" in message


def test_one_answer_changed(catalogue: Catalogue) -> None:
    facts = Facts.from_mapping({"synthetic_results": False}, catalogue)
    assert facts.with_fact("distributes_synthetic", "yes") is None
    changed = facts.with_fact("synthetic_results", "yes")
    assert changed is not None
    # A synthetic result is by definition made or changed by a system, and imitates (1(4)).
    assert changed.known == {
        "synthetic_results": "yes",
        "output_made_or_changed_by_system": "yes",
        "imitates_person_or_event": "yes",
    }
    assert changed.given == (("synthetic_results", "yes"),)
    taken_back = facts.with_fact("synthetic_results", None)
    assert taken_back is not None
    assert taken_back.known == {}
