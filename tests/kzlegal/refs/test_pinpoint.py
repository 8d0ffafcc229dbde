"""Pinpoints and eIds are inverse; citations name units in the words of each language."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.refs.pinpoint import (
    CODE,
    LAW,
    PinpointError,
    UnitNames,
    citation,
    from_pinpoint,
    to_pinpoint,
)

COUNTED = ("subpara", "al")
RANK = {"para": 0, "subpara": 1, "point": 1, "indent": 2, "al": 3}
FORMS = [
    ("art_9", "9"),
    ("art_12-1", "12-1"),
    ("art_15__para_2", "15(2)"),
    ("art_15__para_2__point_3", "15(2)(3)"),
    ("art_1__point_4", "1(4)"),
    ("art_1__point_4-1", "1(4-1)"),
    ("art_17__para_1__subpara_2", "17(1)/p2"),
    ("art_12__subpara_2", "12/p2"),
    ("art_12__subpara_2__point_1", "12/p2(1)"),
    ("art_27__para_1__al_2", "27(1)/al2"),
    ("art_1__point_4__al_2", "1(4)/al2"),
    ("art_3__para_1__subpara_2__al_3", "3(1)/p2/al3"),
    ("art_3__para_1__point_2__indent_a", "3(1)(2)(a)"),
    ("art_3__point_2__indent_a", "3(2)(a)"),
    ("art_13__para_1__intro", "13(1)/intro"),
    ("art_9__hcontainer_1", "9/note1"),
    ("chp_2", "ch. 2"),
    ("part_1__chp_2", "part 1, ch. 2"),
    ("chp_3__sec_1", "ch. 3, sec. 1"),
    ("att_1", "annex 1"),
    ("att_1__para_3", "annex 1(3)"),
    ("att_1__art_3__para_2", "annex 1, 3(2)"),
    ("preamble", "preamble"),
]


@pytest.mark.parametrize(("eid", "pinpoint"), FORMS)
def test_both_ways(eid: str, pinpoint: str) -> None:
    assert to_pinpoint(eid) == pinpoint
    assert from_pinpoint(pinpoint, {eid}) == eid


numbers = st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?", fullmatch=True)
kinds = st.permutations(["para", "subpara", "point", "indent", "al"])


@given(kinds, st.integers(0, 5), st.lists(numbers, min_size=5, max_size=5), numbers)
def test_every_order_is_inverse_or_refused(
    order: list[str], length: int, given_numbers: list[str], article: str
) -> None:
    units = list(zip(order[:length], given_numbers, strict=False))
    eid = "__".join(
        [f"art_{article}", *(f"{k}_{n.split('-')[0] if k in COUNTED else n}" for k, n in units)]
    )
    if order[:length].count("al") and order[length - 1] != "al":
        with pytest.raises(PinpointError):
            to_pinpoint(eid)
        return
    try:
        pinpoint = to_pinpoint(eid)
    except PinpointError:
        # Out of order: something stands before the unit that holds it, or without it.
        ranks = [RANK[k] for k in order[:length]]
        assert ranks != sorted(ranks) or (
            "indent" in order[:length] and "point" not in order[:length]
        )
        return
    assert from_pinpoint(pinpoint, {eid}) == eid


def test_a_kind_stands_once() -> None:
    with pytest.raises(PinpointError):
        to_pinpoint("art_1__subpara_1__subpara_1")


def test_one_form_for_two_units() -> None:
    assert from_pinpoint("4(5)") == "art_4__para_5"
    assert from_pinpoint("4(5)", {"art_4__para_5", "art_4__point_5"}) == "art_4__para_5"
    assert from_pinpoint("4(5)", {"art_4__point_5"}) == "art_4__point_5"


def test_a_lone_part_is_the_unit_itself() -> None:
    assert from_pinpoint("17(4)/p1", {"art_17__para_4"}) == "art_17__para_4"
    assert from_pinpoint("27(1)/al1", {"art_27__para_1"}) == "art_27__para_1"


@pytest.mark.parametrize(
    "text", ["", "art. 5", "15(2", "15)2(", "15(2)(3)(4)(5)", "15/x2", "15 (2)"]
)
def test_other_forms_are_refused_with_the_valid_ones(text: str) -> None:
    with pytest.raises(PinpointError) as error:
        from_pinpoint(text)
    assert "15(2)(3)" in error.value.problem.hint


def test_a_unit_the_act_does_not_have() -> None:
    with pytest.raises(PinpointError, match=r"no unit 99\(1\)"):
        from_pinpoint("99(1)", {"art_1"})


@pytest.mark.parametrize(
    "eid", ["", "mod_1", "art_1__p_1", "art", "art_1__point", "ст_1", "intro_2"]
)
def test_what_is_no_citable_unit(eid: str) -> None:
    with pytest.raises(PinpointError):
        to_pinpoint(eid)


CITED: list[tuple[str, Literal["rus", "kaz", "eng"], str, UnitNames, str]] = [
    ("art_15__para_2__point_3", "rus", "", LAW, "подпункт 3) пункта 2 статьи 15"),
    ("art_15__para_2__point_3", "kaz", "", LAW, "15-баптың 2-тармағының 3) тармақшасы"),
    ("art_15__para_2__point_3", "eng", "", LAW, "subpoint 3) of point 2 of Article 15"),
    ("art_17__para_1__subpara_2", "rus", "", LAW, "часть вторая пункта 1 статьи 17"),
    ("art_17__para_1__subpara_2", "kaz", "", LAW, "17-баптың 1-тармағының екінші бөлігі"),
    ("art_17__para_1__subpara_2", "eng", "", LAW, "part two of point 1 of Article 17"),
    ("art_27__para_1__al_2", "rus", "", LAW, "абзац второй пункта 1 статьи 27"),
    ("art_27__para_1__al_23", "rus", "", LAW, "абзац двадцать третий пункта 1 статьи 27"),
    ("art_27__para_1__al_2", "kaz", "", LAW, "27-баптың 1-тармағының екінші абзацы"),
    ("art_1__point_4", "rus", "Закона", LAW, "подпункт 4) статьи 1 Закона"),
    ("art_1__point_4", "kaz", "Заңның", LAW, "Заңның 1-бабының 4) тармақшасы"),
    ("art_9", "kaz", "", LAW, "9-бап"),
    ("art_9", "eng", "the AI Law", LAW, "Article 9 of the AI Law"),
    ("chp_2", "kaz", "", LAW, "2-тарау"),
    ("chp_3__sec_1", "rus", "", LAW, "параграф 1 главы 3"),
    ("chp_3__art_7__para_1", "rus", "", LAW, "пункт 1 статьи 7"),
    ("art_5__para_1", "rus", "", CODE, "часть первая статьи 5"),
    ("art_5__para_2-1", "rus", "", CODE, "часть 2-1 статьи 5"),
    ("art_5__para_40__point_2", "rus", "", CODE, "подпункт 2) части сороковой статьи 5"),
    ("art_5__para_12", "kaz", "", CODE, "5-баптың он екінші бөлігі"),
]


@pytest.mark.parametrize(("eid", "language", "act", "names", "said"), CITED)
def test_citation(
    eid: str, language: Literal["rus", "kaz", "eng"], act: str, names: UnitNames, said: str
) -> None:
    assert citation(eid, language, act, unit_names=names) == said
