"""Owns the computation of days: from a rule and the days known to the day of application."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from akn.problem import Problem, Severity
from kzlegal.amend.commencement.rule import (
    AfterTerm,
    AtOnce,
    Dates,
    FromDay,
    Rule,
    SaidElsewhere,
    Silence,
    Since,
    WithAct,
)

_DEFAULT_DAYS = 10  # law on legal acts, art. 42(3)
PENAL_DAYS = 10
"""Liability: not before ten calendar days after publication have run (art. 42(5))."""
PERMIT_DAYS = 21
"""Permits and notifications: not before twenty-one calendar days have run (art. 42(6))."""

_NAMES: dict[Since, str] = {
    "publication": "first official publication",
    "signature": "signature",
    "registration": "state registration",
}


def day(rule: Rule, dates: Dates) -> date | Problem:
    """Give the first day of application, or the Problem that says which date is needed.

    A term runs from the day after the event (Civil Code, art. 173), whether the words are "after
    the day of" or, in older acts, "from the day of"; the first day of application is the day after
    its last. A term of months ends on the same number of the last month, or on that month's last
    day where it has no such number (art. 175).
    """
    if isinstance(rule, FromDay):
        return rule.day
    if isinstance(rule, SaidElsewhere):
        return Problem(
            "AMD203",
            f"the order of application is said elsewhere: {rule.place}",
            Severity.WARNING,
            hint="look it up there, and give the day",
        )
    if isinstance(rule, WithAct):
        known = dates.acts.get(rule.act) if rule.act else None
        if known is None:
            named = rule.act or f"«{rule.words}», which the table of acts does not know"
            return _needed(f"the day of {rule.what} of {named}")
        return _after(known, 1) if rule.after else known
    since: Since = "publication" if isinstance(rule, Silence) else rule.since
    start = _known(since, dates)
    if start is None:
        return _needed(f"the day of {_NAMES[since]}")
    if isinstance(rule, AtOnce):
        return start
    if isinstance(rule, Silence):
        return _after(start, _DEFAULT_DAYS + 1)
    if isinstance(rule, AfterTerm) and rule.unit != "day":
        months = rule.amount * (12 if rule.unit == "year" else 1)
        last = _months_after(_after(start, 1), months)
        return _too_far() if isinstance(last, Problem) else _after(last, 1)
    return _after(start, rule.amount + 1)


def force_day(dates: Dates, *, registered: bool) -> date | Problem:
    """Give the day of entry into force: of state registration where the act needs it, else of
    signature (law on legal acts, art. 42).
    """
    since: Since = "registration" if registered else "signature"
    return _known(since, dates) or _needed(f"the day of {_NAMES[since]}")


def too_early(applies: date, dates: Dates, days: int) -> Problem | None:
    """Report an application before a floor of `PENAL_DAYS` or `PERMIT_DAYS` has run.

    None where the floor is kept, or where publication is not known and nothing can be said.
    """
    if dates.published is None:
        return None
    floor = _after(dates.published, days + 1)
    if isinstance(floor, Problem) or applies >= floor:
        return None
    return Problem(
        "AMD205",
        f"application on {applies.isoformat()} is earlier than {floor.isoformat()}, when {days} "
        f"calendar days after first official publication have run",
        Severity.WARNING,
        hint="liability needs 10 days (law on legal acts, art. 42(5)), permits 21 (art. 42(6))",
    )


def _known(since: Since, dates: Dates) -> date | None:
    return {
        "publication": dates.published,
        "signature": dates.signed,
        "registration": dates.registered,
    }[since]


def _needed(what: str) -> Problem:
    return Problem(
        "AMD201",
        f"the day of application cannot be computed without {what}",
        Severity.WARNING,
        hint="give that date",
    )


def _too_far() -> Problem:
    return Problem("AMD204", "the term ends after the last day of the calendar")


def _after(start: date, days: int) -> date | Problem:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return _too_far()


def _months_after(start: date | Problem, months: int) -> date | Problem:
    if isinstance(start, Problem):
        return start
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return _too_far()
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
