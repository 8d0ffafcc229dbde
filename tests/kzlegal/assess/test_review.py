"""Review: a norm whose words were changed under it is shown as such and never applied."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzlegal.assess import OPEN, Facts, Text, assess, assessment_json, group_of, review, reviews
from kzlegal.norms import Catalogue, Norm

ACT = "/akn/kz/act/2025-11-17/230-VIII"
DUTY = "230-VIII/art_15__para_2__point_1"
EID = "art_15__para_2__point_1"
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def duty(norms: tuple[Norm, ...]) -> Norm:
    return next(norm for norm in norms if norm.id == DUTY)


def official(*changed: str, words: str = "слова") -> Text:
    held = {EID: words, "art_15": "слова"}
    return Text(ACT, "rus", f"{ACT}/rus@2026-07-12", True, held, frozenset(changed))


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ((), ()),
        ((EID,), (EID,)),
        (("art_15__para_2",), ("art_15__para_2",)),
        ((f"{EID}__indent_1",), (f"{EID}__indent_1",)),
        (("art_15__para_2__point_2",), ()),
        (("art_15__para_2__point_11",), ()),
        (("art_16",), ()),
        (("art_15/heading", "title"), ()),
    ],
    ids=["same", "own words", "opening words", "below", "beside", "like named", "other", "heading"],
)
def test_which_changed_units_a_norm_rests_on(
    duty: Norm, changed: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    found = review(duty, official(*changed))
    assert (found.eids if found else ()) == wanted
    assert found is None or found.kind == "changed"


def test_a_unit_that_is_gone_needs_review(duty: Norm) -> None:
    text = Text(ACT, "rus", f"{ACT}/rus@2026-07-12", True, {"art_15": ""}, frozenset())
    found = review(duty, text)
    assert found is not None
    assert (found.kind, found.eids) == ("no-unit", (EID,))


def test_without_fingerprints_an_official_text_is_not_called_changed(duty: Norm) -> None:
    text = Text(ACT, "kaz", f"{ACT}/kaz@2025-11-17", True, {EID: "сөздер"}, None)
    assert review(duty, text) is None


def test_our_edition_must_hold_the_quotes(duty: Norm) -> None:
    (quote,) = {a.quote for a in duty.anchors if a.language == "rus" and a.eid == EID} or {""}
    iri = "/akn/kz/act/restatement/2025-11-17/230-VIII/rus@2025-11-17"
    held = {a.eid: a.quote for a in duty.anchors if a.language == "rus"} | {EID: f"1) {quote};"}
    assert review(duty, Text(ACT, "rus", iri, False, held)) is None
    lost = review(duty, Text(ACT, "rus", iri, False, {**held, EID: "другое"}))
    assert lost is not None
    assert (lost.kind, lost.eids) == ("quote", (EID,))


def test_another_act_is_no_text_of_the_norm(duty: Norm) -> None:
    assert review(duty, Text("/akn/kz/act/2013-05-21/94-V", "rus", "", True, {})) is None


def test_it_is_neither_applied_nor_denied(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    own = tuple(n for n in norms if n.eid in (EID, "art_15__para_2__point_2"))
    found = reviews(own, [official(EID, words="иные слова")])
    facts = Facts.from_mapping({"role_owner": True}, catalogue)
    changed, kept = assess(own, facts, DAY, {DUTY: found[DUTY]}).norms
    assert (changed.status, changed.outcome, group_of(changed)) == ("needs-review", "", "review")
    assert changed.because, "what it would rest on is shown all the same"
    assert kept.status == "applies"
    printed = assessment_json(assess(own, facts, DAY, {DUTY: found[DUTY]}))
    assert printed["needs_review"] == ["15(2)(1)"]


def test_before_its_first_day_the_date_is_said_first(
    norms: tuple[Norm, ...], catalogue: Catalogue, duty: Norm
) -> None:
    found = reviews([duty], [official(EID)])
    (result,) = assess([duty], Facts.from_mapping({}, catalogue), date(2026, 1, 17), found).norms
    assert result.status == "not-yet-applied"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_answer_brings_a_norm_under_review_to_a_verdict(
    norms: tuple[Norm, ...], catalogue: Catalogue, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from([n.id for n in norms if not n.not_assessed])))
    fact = data.draw(st.sampled_from(catalogue.facts))
    value = data.draw(st.sampled_from(fact.values))
    reason = review(next(n for n in norms if n.id == DUTY), official(EID))
    assert reason is not None
    facts = Facts.from_mapping({fact.id: value}, catalogue)
    assessment = assess(norms, facts, DAY, dict.fromkeys(chosen, (reason,)))
    for result in assessment.norms:
        if result.norm.id in chosen and result.norm.applies_until is None:
            assert result.status == "needs-review"
            assert result.status not in OPEN
    assert not {r.norm.id for r in assessment.prohibited_by()} & chosen
