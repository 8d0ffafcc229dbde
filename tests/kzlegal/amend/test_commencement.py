"""Days of application: confirmed dates as a table, calendars by property, floors, exceptions."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from akn.problem import Problem
from kzlegal.amend.commencement import (
    PENAL_DAYS,
    PERMIT_DAYS,
    AfterTerm,
    AtOnce,
    Commencement,
    Dates,
    Excepted,
    FromDay,
    Item,
    Rule,
    SaidElsewhere,
    Silence,
    WithAct,
    day,
    find_commencement,
    force_day,
    read_commencement,
    read_rule,
    rule_json,
    said,
    too_early,
)

PUBLISHED = st.dates(date(1991, 12, 16), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("published", "rule", "applies"),
    [
        # confirmed by the publisher's own version dates
        ("2025-11-18", AfterTerm(60, "day"), "2026-01-18"),
        ("2026-06-25", AfterTerm(60, "day"), "2026-08-25"),
        ("2026-01-10", AfterTerm(6, "month"), "2026-07-12"),
        # by the same rules
        ("2026-01-10", AfterTerm(10, "day"), "2026-01-21"),
        ("2026-01-10", Silence(), "2026-01-21"),
        ("2026-01-10", AtOnce(), "2026-01-10"),
        ("2026-01-10", AfterTerm(0, "day"), "2026-01-11"),
        ("2026-01-10", FromDay(date(2018, 1, 1)), "2018-01-01"),
        # a month without the number ends on its last day
        ("2025-08-30", AfterTerm(6, "month"), "2026-03-01"),
        ("2027-08-30", AfterTerm(6, "month"), "2028-03-01"),
        ("2024-02-28", AfterTerm(1, "year"), "2025-03-01"),
        ("2023-02-28", AfterTerm(1, "year"), "2024-03-02"),
    ],
)
def test_the_day_of_application(published: str, rule: Rule, applies: str) -> None:
    assert day(rule, Dates(published=date.fromisoformat(published))) == date.fromisoformat(applies)


@given(PUBLISHED, st.integers(0, 400))
def test_a_term_of_days_leaves_exactly_its_days_between(published: date, days: int) -> None:
    applies = day(AfterTerm(days, "day"), Dates(published=published))
    assert applies == published + timedelta(days=days + 1)


@given(PUBLISHED, st.integers(1, 48))
def test_a_term_of_months_ends_in_its_month_and_never_earlier_for_a_later_day(
    published: date, months: int
) -> None:
    applies = day(AfterTerm(months, "month"), Dates(published=published))
    next_day = day(AfterTerm(months, "month"), Dates(published=published + timedelta(days=1)))
    assert isinstance(applies, date)
    assert isinstance(next_day, date)
    assert published < applies <= next_day
    begun, last = published + timedelta(days=1), applies - timedelta(days=1)
    assert (last.year * 12 + last.month) - (begun.year * 12 + begun.month) == months
    # the same number, or the last day of a shorter month
    assert last.day == begun.day or (last.day < begun.day and applies.day == 1)


@given(PUBLISHED, st.integers(1, 20))
def test_a_year_is_twelve_months(published: date, years: int) -> None:
    dates = Dates(published=published)
    assert day(AfterTerm(years, "year"), dates) == day(AfterTerm(12 * years, "month"), dates)


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (AfterTerm(10, "day"), "publication"),
        (Silence(), "publication"),
        (AtOnce("signature"), "signature"),
        (AtOnce("registration"), "registration"),
        (WithAct("Закона", "/akn/kz/act/2025-03-05/190-VIII"), "/akn/kz/act/2025-03-05/190-VIII"),
        (WithAct("соответствующих изменений"), "соответствующих изменений"),
    ],
)
def test_what_cannot_be_computed_says_which_date_is_needed(rule: Rule, needed: str) -> None:
    problem = day(rule, Dates())
    assert isinstance(problem, Problem)
    assert problem.code == "AMD201"
    assert needed in problem.message


def test_an_order_said_elsewhere_is_not_computed() -> None:
    problem = day(SaidElsewhere("ст. 2"), Dates(published=date(2026, 1, 10)))
    assert isinstance(problem, Problem)
    assert problem.code == "AMD203"
    assert "ст. 2" in problem.message


def test_a_term_beyond_the_calendar_is_a_problem() -> None:
    for unit in ("day", "month", "year"):
        rule = AfterTerm(9999, unit)  # type: ignore[arg-type]
        found = day(rule, Dates(published=date(9990, 1, 1)))
        assert isinstance(found, Problem)
        assert found.code == "AMD204"


def test_entry_into_force_is_another_date() -> None:
    dates = Dates(signed=date(2025, 11, 17), published=date(2025, 11, 18))
    assert force_day(dates, registered=False) == date(2025, 11, 17)
    missing = force_day(dates, registered=True)
    assert isinstance(missing, Problem)
    assert "registration" in missing.message


@pytest.mark.parametrize(
    ("days", "applies", "early"),
    [
        (PENAL_DAYS, "2026-01-20", True),
        (PENAL_DAYS, "2026-01-21", False),
        (PERMIT_DAYS, "2026-01-31", True),
        (PERMIT_DAYS, "2026-02-01", False),
    ],
)
def test_floors_of_liability_and_permits(days: int, applies: str, early: bool) -> None:
    """Law on legal acts, art. 42(5) and 42(6)."""
    dates = Dates(published=date(2026, 1, 10))
    problem = too_early(date.fromisoformat(applies), dates, days)
    assert (problem is not None and problem.code == "AMD205") is early
    assert too_early(date.fromisoformat(applies), Dates(), days) is None


@pytest.mark.parametrize(
    ("item", "eid", "covered"),
    [
        (Item("art_1__para_2"), "art_1__para_2", True),
        (Item("art_1__para_2"), "art_1__para_2__point_3", True),
        (Item("art_1__para_2"), "art_1__para_21", False),
        (Item("art_1__para_1__al_3", "art_1__para_1__al_6"), "art_1__para_1__al_4", True),
        (Item("art_1__para_1__al_3", "art_1__para_1__al_6"), "art_1__para_1__al_7", False),
        (Item("art_1__para_1__al_3", "art_1__para_1__al_6"), "art_1__para_2__al_4", False),
        (Item("art_1__point_1", "art_1__point_3"), "art_1__point_2-1__al_2", True),
    ],
)
def test_what_an_exception_covers(item: Item, eid: str, covered: bool) -> None:
    assert item.covers(eid) is covered


def test_the_narrower_exception_is_meant() -> None:
    wide, narrow = FromDay(date(2027, 1, 1)), FromDay(date(2028, 1, 1))
    commencement = Commencement(
        Silence(),
        (
            Excepted((Item("art_1__para_2__point_3"),), narrow, until=date(2029, 1, 1)),
            Excepted((Item("art_1__para_2"),), wide),
        ),
    )
    assert commencement.rule_for("art_1__para_2__point_1") == wide
    assert commencement.rule_for("art_1__para_2__point_3") == narrow
    assert commencement.until_for("art_1__para_2__point_3") == date(2029, 1, 1)
    assert commencement.rule_for("art_1__para_1") == Silence()


def test_a_date_that_the_calendar_does_not_have_is_not_read() -> None:
    assert read_rule("вводится в действие с 31.02.2026", "rus") is None
    found, problems = read_commencement(
        "Настоящий Закон вводится в действие с 31 февраля 2026 года.", "rus"
    )
    assert found is None
    assert [p.code for p in problems] == ["AMD202"]


def test_a_closing_mark_that_is_missing_does_not_hide_the_act_s_own_clause() -> None:
    clause = find_commencement(
        [
            "Статью 9 изложить в следующей редакции:",
            "«Статья 9. Журнал ведется ежегодно.",
            "Настоящий Закон вводится в действие с 1 января 2028 года.",
        ],
        "rus",
    )
    assert clause is not None
    assert clause.first == 2


@pytest.mark.parametrize(
    "rule",
    [
        AfterTerm(60, "day"),
        FromDay(date(2028, 1, 1)),
        AtOnce("signature"),
        WithAct("Закона", what="force", after=True),
        Silence(),
        SaidElsewhere("ст. 2"),
    ],
)
def test_every_rule_can_be_said(rule: Rule) -> None:
    printed = rule_json(rule)
    assert printed is not None
    assert printed["said"] == said(rule) != ""


_PIECES = (
    *" ,.:;()«»\n123",
    "Настоящий Закон ",
    "пункта 2 статьи 1, ",
    "за исключением ",
    "который вводится в действие ",
    "вводится в действие ",
    "вступает в силу ",
    "с 1 января 2027 года",
    "по истечении десяти календарных дней после дня его официального опубликования",
    "действует до 1 января 2028 года",
    "распространяется на отношения, возникшие с 1 января 2026 года",
    "қолданысқа енгізілетін ",
    "2027 жылғы 1 қаңтардан бастап ",
    "қоспағанда, ",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_any_words_give_a_rule_or_a_problem(text: str) -> None:
    for language in ("rus", "kaz", "eng"):
        found, problems = read_commencement(text, language)  # type: ignore[arg-type]
        assert found is not None or problems
        if found is not None:
            isolated = Dates(published=date(2026, 1, 10), signed=date(2026, 1, 9))
            assert day(found.general, isolated) is not None
