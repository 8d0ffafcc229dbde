"""Comparisons: two days, two profiles, two sets of norms; the matrix of roles and duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kzlegal.assess import (
    BINDING,
    Facts,
    Review,
    changed_norms,
    cited,
    compare_dates,
    compare_norms,
    compare_profiles,
    matrix,
)
from kzlegal.norms import Bearer, Catalogue, Is, Norm, load_bearers

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
MAIN = "/akn/kz/act/2025-11-17/230-VIII"
EVE, FIRST, LATER = date(2026, 1, 17), date(2026, 1, 18), date(2026, 6, 1)


def facts(catalogue: Catalogue, **given: object) -> Facts:
    return Facts.from_mapping(given, catalogue)


def named(norms: tuple[Norm, ...], name: str) -> Norm:
    return next(norm for norm in norms if norm.id == name)


# Two days


def test_what_begins_on_the_first_day(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    found = compare_dates(norms, facts(catalogue, role_owner=True), EVE, FIRST)
    duty = next(d for d in found.norms if d.norm.id == "230-VIII/art_15__para_2__point_1")
    assert duty.before is not None
    assert duty.after is not None
    assert (duty.before.status, duty.after.status) == ("not-yet-applied", "applies")
    assert (duty.cause, duty.day) == ("begins", FIRST)
    ended = next(d for d in found.norms if d.cause == "ends")
    assert (ended.norm.type, ended.day) == ("application", FIRST)
    assert {d.cause for d in found.norms} == {"begins", "ends"}


@pytest.mark.parametrize(("one", "other"), [(EVE, EVE), (FIRST, LATER)])
def test_days_of_the_same_law_differ_in_nothing(
    norms: tuple[Norm, ...], catalogue: Catalogue, one: date, other: date
) -> None:
    found = compare_dates(norms, facts(catalogue, role_owner=True), one, other)
    assert found.norms == ()
    assert found.same == sum(not n.not_assessed for n in norms)


def test_a_comparison_can_look_back(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    there = compare_dates(norms, facts(catalogue), EVE, FIRST)
    back = compare_dates(norms, facts(catalogue), FIRST, EVE)
    assert [(d.before, d.after) for d in there.norms] == [(d.after, d.before) for d in back.norms]


def test_other_words_on_the_second_day_are_the_cause(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    name = "230-VIII/art_15__para_2__point_1"
    reason = Review("changed", f"{MAIN}/rus@2026-07-12", "rus", ("art_15__para_2__point_1",))
    reviews = ({}, {name: (reason,)})
    found = compare_dates(norms, facts(catalogue, role_owner=True), FIRST, LATER, reviews)
    (only,) = found.norms
    assert only.after is not None
    assert (only.cause, only.after.status) == ("text", "needs-review")


# Two profiles


def test_facts_that_differ_and_what_comes_of_it(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    before = facts(catalogue, role_owner=True, ai_goods_or_services=False)
    after = facts(catalogue, role_owner=True, ai_goods_or_services=True)
    found = compare_profiles(norms, before, after, LATER)
    (fact,) = found.facts
    assert (fact.fact, fact.before, fact.after) == ("ai_goods_or_services", "no", "yes")
    told = next(d for d in found.norms if d.norm.id == "230-VIII/art_21__para_1")
    assert told.facts == ("ai_goods_or_services",)
    assert {d.cause for d in found.norms} == {"facts"}
    assert all("ai_goods_or_services" in d.facts for d in found.norms)


def test_a_fact_that_only_follows_is_marked(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    found = compare_profiles(
        norms, facts(catalogue), facts(catalogue, special_state_body=True), LATER
    )
    follows = {fact.fact: fact.follows for fact in found.facts}
    assert follows["special_state_body"] is False
    assert follows["role_state_body"] is True


# Two sets of norms


def test_what_two_sets_of_norms_say_otherwise(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    duty = named(norms, "230-VIII/art_15__para_2__point_1")
    stricter = replace(duty, conditions=Is("risk_degree", ("high",)), why="read again")
    gone = named(norms, "230-VIII/art_21__para_1")
    earlier = tuple(stricter if n is duty else n for n in norms)
    now = tuple(n for n in norms if n is not gone)
    changes = {change.id: change for change in changed_norms(earlier, now)}
    assert set(changes) == {duty.id, gone.id}
    assert changes[duty.id].members == ("conditions", "why")
    assert changes[gone.id].after is None
    profile = facts(catalogue, role_owner=True, risk_degree="minimal")
    found = {d.norm.id: d for d in compare_norms(earlier, now, profile, profile, LATER).norms}
    assert (found[duty.id].cause, found[gone.id].cause) == ("norm", "norm-gone")


# Pinpoints


def test_only_other_acts_are_named_in_a_pinpoint(norms: tuple[Norm, ...]) -> None:
    duty = named(norms, "230-VIII/art_15__para_2__point_1")
    assert cited(duty, "230-VIII") == cited(duty) == "15(2)(1)"
    assert cited(duty, "94-V") == "230-VIII 15(2)(1)"


# The matrix


@pytest.fixture(scope="module")
def bearers(catalogue: Catalogue) -> dict[str, Bearer]:
    return dict(load_bearers(CORPUS / "vocab" / "bearers.yaml", catalogue))


MATRIX = [
    ("230-VIII/art_15__para_2__point_1", "owner", {}, "applies"),
    ("230-VIII/art_15__para_2__point_1", "possessor", {}, "applies"),
    ("230-VIII/art_15__para_2__point_1", "user", {}, "no"),
    ("230-VIII/art_16__para_2__point_1", "user", {}, "applies"),
    ("230-VIII/art_16__para_2__point_1", "owner", {}, "no"),
    ("230-VIII/art_19__para_2", "owner", {}, "depends"),
    ("230-VIII/art_19__para_2", "owner", {"seeks_trusted_list": False}, "no"),
    ("230-VIII/art_19__para_2", "auditor", {}, "no"),
]


@pytest.mark.parametrize(("name", "role", "profile", "cell"), MATRIX)
def test_a_cell_of_the_matrix(
    norms: tuple[Norm, ...],
    catalogue: Catalogue,
    bearers: dict[str, Bearer],
    name: str,
    role: str,
    profile: dict[str, object],
    cell: str,
) -> None:
    found = matrix(norms, bearers, facts(catalogue, **profile), LATER)
    row = next(row for row in found.rows if row.norm.id == name)
    column = [b.id for b in found.roles].index(role)
    assert row.cells[column] == cell
    assert bool(row.needs[column]) == (cell == "depends")


def test_the_roles_of_the_profile_do_not_colour_the_columns(
    norms: tuple[Norm, ...], catalogue: Catalogue, bearers: dict[str, Bearer]
) -> None:
    plain = matrix(norms, bearers, facts(catalogue), LATER)
    owner = matrix(norms, bearers, facts(catalogue, role_owner=True), LATER)
    assert [row.cells for row in plain.rows] == [row.cells for row in owner.rows]
    assert {row.norm.type for row in plain.rows} <= set(BINDING)


def test_before_the_first_day_the_matrix_says_so(
    norms: tuple[Norm, ...], catalogue: Catalogue, bearers: dict[str, Bearer]
) -> None:
    found = matrix(norms, bearers, facts(catalogue), EVE)
    assert {cell for row in found.rows for cell in row.cells} == {"no", "not-yet-applied"}


def test_a_role_without_duties_is_named(
    norms: tuple[Norm, ...], catalogue: Catalogue, bearers: dict[str, Bearer]
) -> None:
    own = [norm for norm in norms if norm.eid.startswith("art_15__")]
    found = matrix(own, bearers, facts(catalogue), LATER)
    idle = {role.id for role in found.without_duties()}
    assert "user" in idle
    assert not {"owner", "possessor"} & idle
