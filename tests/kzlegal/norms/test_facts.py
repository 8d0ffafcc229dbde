"""The facts catalogue: what it declares, and what it refuses."""

from __future__ import annotations

import pytest

from akn.problem import LegalTextError
from kzlegal.norms import Catalogue, CatalogueError, Norm, facts_of, read_facts
from kzlegal.norms.penalty import OFFENDER_FACT, OFFENDERS

TEXTS = "question: {rus: В, kaz: С, eng: Q}, help: {rus: П, kaz: К, eng: H}"


def declare(*facts: str) -> str:
    return "facts:\n" + "\n".join(f"- {{{fact}, {TEXTS}}}" for fact in facts)


def test_every_fact_is_asked_in_three_languages_and_has_a_basis(catalogue: Catalogue) -> None:
    assert len(catalogue.facts) >= 50
    for fact in catalogue.facts:
        assert fact.basis, fact.id
        assert fact.answered_by, fact.id
        assert len({fact.question.rus, fact.question.kaz, fact.question.eng}) == 3, fact.id
        assert set(fact.value_labels) in (set(), set(fact.values)), fact.id
        assert len(fact.examples) >= 2, fact.id
        for language in ("rus", "kaz", "eng"):
            told = [example.get(language) for example in fact.examples]
            assert len(set(told)) == len(told), fact.id


def test_a_role_that_a_profile_may_name_is_one_fact(catalogue: Catalogue) -> None:
    named = [role for fact in catalogue.facts for role in fact.roles]
    assert len(named) == len(set(named))


def test_every_basis_is_a_unit_of_the_act(
    catalogue: Catalogue, texts: dict[tuple[str, str], str]
) -> None:
    units = {eid for _, eid in texts}
    assert {eid for fact in catalogue.facts for eid in fact.basis} - units == set()


def test_every_fact_decides_something(catalogue: Catalogue, norms: tuple[Norm, ...]) -> None:
    used = {
        fact
        for norm in norms
        for condition in (*(c for _, c in norm.applicability()), norm.fulfilment)
        if condition is not None
        for fact in facts_of(condition)
    }
    # Some facts decide through others, one chooses the line of a fine.
    used |= {fact for rule in catalogue.derivations for fact in facts_of(rule.when)}
    used |= {rule.fact for rule in catalogue.implications if rule.then_fact in used}
    assert OFFENDER_FACT not in used
    assert [f.id for f in catalogue.facts if f.id not in used | {OFFENDER_FACT}] == []
    assert catalogue.by_id[OFFENDER_FACT].values == OFFENDERS


def test_what_follows_and_what_is_excluded_go_both_ways(catalogue: Catalogue) -> None:
    after = {
        start: {(fact, value) for fact, value, _ in found}
        for start, found in catalogue.consequences.items()
    }
    assert ("synthetic_results", "yes") in after["distributes_synthetic", "yes"]
    assert ("distributes_synthetic", "no") in after["synthetic_results", "≠yes"]
    # A body that is no state body is not the authorised body either.
    assert ("role_authorized_body", "no") in after["role_state_body", "≠yes"]


def test_the_reverse_to_a_many_valued_fact_rules_out_one_value() -> None:
    text = declare(
        "id: a, kind: data, implies: [{then: {d: high}}]", "id: d, kind: data, values: [low, high]"
    )
    catalogue = read_facts(text)
    follows = {
        state: [(f, v) for f, v, _ in then] for state, then in catalogue.consequences.items()
    }
    assert follows == {("a", "yes"): [("d", "high")], ("d", "≠high"): [("a", "≠yes")]}


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        (declare("id: a, kind: guess"), "NORM003", 2, "data or judgment"),
        (declare("kind: data"), "NORM002", 2, "no id"),
        (declare("id: a, kind: data", "id: a, kind: data"), "NORM009", 3, "twice"),
        ("facts:\n- {id: a, kind: data}", "NORM011", 2, "in rus"),
        (declare("id: a, kind: data, implies: [{then: {b: yes}}]"), "NORM004", 2, "'b'"),
        (
            declare("id: a, kind: data, implies: [{then: {b: high}}]", "id: b, kind: data"),
            "NORM005",
            2,
            "yes, no",
        ),
        (
            declare(
                "id: a, kind: data, implies: [{then: {b: yes}}]",
                "id: b, kind: data, implies: [{then: {c: yes}}]",
                "id: c, kind: data, implies: [{then: {a: yes}}]",
            ),
            "NORM010",
            4,
            "a=yes → b=yes → c=yes → a=yes",
        ),
        (declare("id: a, kind: data, examples: [{rus: а, eng: a}]"), "NORM011", 2, "in kaz"),
        ("facts:\n- [a", "NORM001", 2, "not YAML"),
        ("facts: 1\nfacts: 2", "NORM001", 2, "twice"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, code: str, line: int, words: str) -> None:
    with pytest.raises(LegalTextError) as caught:
        read_facts(text, "facts.yaml")
    problem = caught.value.problem
    assert (problem.code, problem.path) == (code, "facts.yaml")
    assert problem.line in (line, line + 1) if code == "NORM001" else problem.line == line
    assert words in problem.message


def test_the_error_is_of_the_catalogue() -> None:
    with pytest.raises(CatalogueError):
        read_facts(declare("id: a, kind: data", "id: a, kind: data"))
