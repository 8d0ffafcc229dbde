"""The rules of a facts catalogue: what they refuse, each fault with its line."""

from __future__ import annotations

import pytest

from akn.problem import LegalTextError
from kzlegal.norms import Catalogue, facts_of, read_facts

TEXTS = "question: {rus: В, kaz: С, eng: Q}, help: {rus: П, kaz: К, eng: H}"
DECLARED = (
    *(f"id: {name}, kind: data" for name in "abc"),
    "id: d, kind: data, values: [low, high]",
)
FACTS = "\n".join(("facts:", *(f"- {{{fact}, {TEXTS}}}" for fact in DECLARED), "rules:", ""))


def with_rule(*rules: str) -> str:
    return FACTS + "\n".join(f"- {{{rule}}}" for rule in rules) + "\n"


GOOD = "id: r, when: {all: [{a: yes}, {b: no}]}, then: {c: yes}, why: w"


def test_a_rule_is_read_whole() -> None:
    catalogue = read_facts(
        with_rule(f"{GOOD}, iff: yes, basis: [art_1]", "id: n, never: {d: low}, why: w")
    )
    (derivation,), (exclusion,) = catalogue.derivations, catalogue.exclusions
    assert (derivation.then_fact, derivation.then_value, derivation.iff) == ("c", "yes", True)
    assert derivation.basis == ("art_1",)
    assert exclusion.id == "n"
    assert [rule.id for rule in catalogue.rules_on["c"]] == ["r"]
    assert [rule.id for rule in catalogue.rules_on["d"]] == ["n"]


@pytest.mark.parametrize(
    ("rules", "code", "line", "words"),
    [
        (["id: r, when: {a: yes}, then: {b: yes}"], "NORM002", 7, "why"),
        (["when: {a: yes}, then: {b: yes}, why: w"], "NORM002", 7, "id"),
        (["id: r, why: w"], "NORM002", 7, "either"),
        (["id: r, when: {a: yes}, never: {b: yes}, why: w"], "NORM002", 7, "either"),
        (["id: r, when: {a: yes}, why: w"], "NORM002", 7, "then"),
        (["id: r, when: {a: yes}, then: {b: yes, c: yes}, why: w"], "NORM002", 7, "then"),
        (["id: r, when: {aa: yes}, then: {b: yes}, why: w"], "NORM004", 7, "'aa'"),
        (["id: r, when: {a: yes}, then: {e: yes}, why: w"], "NORM004", 7, "'e'"),
        (["id: r, when: {a: high}, then: {b: yes}, why: w"], "NORM005", 7, "'high'"),
        (["id: r, when: {a: yes}, then: {d: mid}, why: w"], "NORM005", 7, "low, high"),
        (["id: r, when: {a: yes}, then: {d: low}, iff: yes, why: w"], "NORM003", 7, "iff"),
        ([GOOD, GOOD], "NORM009", 8, "twice"),
        (["id: n, never: {all: []}, why: w"], "NORM003", 7, "list"),
        # a circle over rules of two answers, and one that only the reverse of an iff closes
        (
            [
                "id: r, when: {all: [{a: yes}, {d: low}]}, then: {b: yes}, why: w",
                "id: s, when: {b: yes}, then: {a: yes}, why: w",
            ],
            "NORM010",
            8,
            "a=yes → b=yes → a=yes",
        ),
        (
            [
                "id: r, when: {a: yes}, then: {b: yes}, iff: yes, why: w",
                "id: s, when: {b: no}, then: {a: no}, why: w",
            ],
            "NORM010",
            8,
            "a=no → b=no → a=no",
        ),
    ],
)
def test_a_faulty_rule_is_named_with_its_line(
    rules: list[str], code: str, line: int, words: str
) -> None:
    with pytest.raises(LegalTextError) as caught:
        read_facts(with_rule(*rules), "facts.yaml")
    problem = caught.value.problem
    assert (problem.code, problem.path, problem.line) == (code, "facts.yaml", line)
    assert words in f"{problem.message} {problem.hint}"


def test_a_circle_of_an_implication_and_a_rule_is_found() -> None:
    facts = FACTS.replace("{id: b, kind: data,", "{id: b, kind: data, implies: [{then: {a: yes}}],")
    with pytest.raises(LegalTextError) as caught:
        read_facts(facts + "- {id: r, when: {a: yes}, then: {b: yes}, why: w}\n")
    assert caught.value.problem.code == "NORM010"


def test_every_rule_of_ours_has_a_reason_and_a_unit(
    catalogue: Catalogue, texts: dict[tuple[str, str], str]
) -> None:
    units = {eid for _, eid in texts}
    rules = (*catalogue.derivations, *catalogue.exclusions)
    assert len(rules) >= 20
    for rule in rules:
        assert rule.why.endswith("."), rule.id
        assert rule.basis, rule.id
        assert set(rule.basis) <= units, rule.id


def test_no_judgment_follows_from_plain_data_alone(catalogue: Catalogue) -> None:
    """Decision 10: what somebody must weigh is never computed; it may follow from a judgment."""
    kinds = {fact.id: fact.kind for fact in catalogue.facts}
    for rule in catalogue.derivations:
        if kinds[rule.then_fact] == "judgment":
            assert "judgment" in {kinds[fact] for fact in facts_of(rule.when)}, rule.id
    for implication in catalogue.implications:
        if kinds[implication.then_fact] == "judgment":
            assert kinds[implication.fact] == "judgment", implication
