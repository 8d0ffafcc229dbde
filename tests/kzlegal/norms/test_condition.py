"""Strong Kleene truth of condition trees."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.norms import (
    NOT_APPLICABLE,
    All,
    AnyOf,
    Condition,
    Is,
    Not,
    Truth,
    condition_json,
    facts_of,
)

N, U, Y = Truth.NO, Truth.UNKNOWN, Truth.YES
A, B = Is("a", ("yes",)), Is("b", ("yes",))


@pytest.mark.parametrize(
    ("known", "both", "either"),
    [
        ({"a": "yes", "b": "yes"}, Y, Y),
        ({"a": "yes"}, U, Y),
        ({"a": "yes", "b": "no"}, N, Y),
        ({"a": "no"}, N, U),
        ({}, U, U),
        ({"a": "no", "b": "no"}, N, N),
        ({"a": NOT_APPLICABLE}, N, U),
    ],
)
def test_the_tables_of_and_and_or(known: Mapping[str, str], both: Truth, either: Truth) -> None:
    assert All((A, B)).truth(known) is both
    assert AnyOf((A, B)).truth(known) is either


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert Not(A).truth({}) is U
    assert Not(A).truth({"a": "yes"}) is N
    assert Not(A).truth({"a": "no"}) is Y


def test_a_list_of_values_is_an_or() -> None:
    degree = Is("risk", ("medium", "high"))
    assert [degree.truth({"risk": v}) for v in ("minimal", "medium", "high")] == [N, Y, Y]


def test_facts_come_once_in_written_order() -> None:
    assert facts_of(All((B, AnyOf((A, B)), Not(A)))) == ("b", "a")


def test_json_has_the_form_of_the_files() -> None:
    tree = All((A, AnyOf((B, Not(A)))))
    assert condition_json(tree) == {
        "all": [{"a": ["yes"]}, {"any": [{"b": ["yes"]}, {"not": {"a": ["yes"]}}]}]
    }
    assert condition_json(None) is None


NAMES = ("a", "b", "c")
leaves = st.builds(Is, st.sampled_from(NAMES), st.sampled_from([("yes",), ("no",), ("yes", "no")]))
trees: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["yes", "no"]))


@given(trees, answers, st.sampled_from(NAMES), st.sampled_from(["yes", "no"]))
def test_one_more_answer_never_turns_a_settled_truth_round(
    tree: Condition, known: dict[str, str], fact: str, value: str
) -> None:
    before = tree.truth(known)
    after = tree.truth({fact: value, **known})
    assert before is U or after is before


@given(st.lists(trees, min_size=1, max_size=3), answers)
def test_de_morgan_holds_in_three_values(parts: list[Condition], known: dict[str, str]) -> None:
    left = Not(All(tuple(parts)))
    right = AnyOf(tuple(Not(p) for p in parts))
    assert left.truth(known) is right.truth(known)
