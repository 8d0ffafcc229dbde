"""The rules as a whole: no norm is dead, none binds everybody, no fact is read the wrong way."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kzlegal.assess.following import Clash, closed
from kzlegal.norms import All, Catalogue, Condition, Norm, Truth, facts_of


def reach(
    condition: Condition, wanted: Truth, catalogue: Catalogue, known: Mapping[str, str]
) -> Mapping[str, str] | None:
    """Find answers that give a condition the wanted truth; None where there are none."""
    truth = condition.truth(known)
    if truth is wanted:
        return known
    if truth is not Truth.UNKNOWN:
        return None
    fact = next(f for f in facts_of(condition) if f not in known)
    for value in catalogue.by_id[fact].values:
        found = closed(catalogue, {**known, fact: value})
        if not isinstance(found, Clash):
            answers = reach(condition, wanted, catalogue, found[0])
            if answers is not None:
                return answers
    return None


@pytest.mark.parametrize("wanted", [Truth.YES, Truth.NO])
def test_every_norm_can_apply_and_can_fail_to(
    norms: tuple[Norm, ...], catalogue: Catalogue, wanted: Truth
) -> None:
    put = [n for n in norms if not n.not_assessed and n.applies_until is None]
    dead = []
    for norm in put:
        whole = All(tuple(c for _, c in norm.applicability()))
        if reach(whole, wanted, catalogue, {}) is None:
            dead.append(norm.id)
    assert len(put) > 100
    assert dead == []


def test_every_outcome_can_be_reached_where_the_norm_applies(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    judged = [n for n in norms if n.fulfilment is not None]
    assert len(judged) >= 6
    for norm in judged:
        assert norm.fulfilment is not None
        applies = All(tuple(c for _, c in norm.applicability()))
        for wanted in (Truth.YES, Truth.NO):
            answers = reach(applies, Truth.YES, catalogue, {})
            assert answers is not None
            assert reach(norm.fulfilment, wanted, catalogue, answers) is not None, norm.id


def test_a_norm_that_is_not_put_to_profiles_asks_for_nothing(norms: tuple[Norm, ...]) -> None:
    for norm in norms:
        if norm.not_assessed:
            assert norm.conditions is norm.exceptions is norm.fulfilment is None, norm.id
            assert norm.type in ("definition", "principle", "reference"), norm.id


def test_duties_rights_and_bans_are_all_put_to_profiles(norms: tuple[Norm, ...]) -> None:
    bound = [n for n in norms if n.type in ("obligation", "prohibition", "right", "power")]
    assert [n.id for n in bound if n.not_assessed] == []
    assert [n.id for n in bound if not n.applicability()] == []
