"""Owns the saying of rules: one in English words, and one as JSON."""

from __future__ import annotations

from kzlegal.amend.commencement.rule import (
    AfterTerm,
    AtOnce,
    FromDay,
    Rule,
    SaidElsewhere,
    Silence,
    Since,
    WithAct,
)

_SINCE: dict[Since, str] = {
    "publication": "first official publication",
    "signature": "signature",
    "registration": "state registration",
}


def said(rule: Rule) -> str:
    """Say a rule in a few English words: ``60 days after first official publication``."""
    match rule:
        case AfterTerm(0, _, since):
            return f"the day after {_SINCE[since]}"
        case AfterTerm(amount, unit, since):
            plural = "" if amount == 1 else "s"
            return f"{amount} {unit}{plural} after {_SINCE[since]}"
        case FromDay(day):
            return f"from {day.isoformat()}"
        case AtOnce(since):
            return f"from the day of {_SINCE[since]}"
        case WithAct(words, act, what, after):
            return f"{'after' if after else 'together with'} the {what} of {act or words}"
        case Silence():
            return "nothing said: 10 days after first official publication"
        case SaidElsewhere(place):
            return f"said elsewhere: {place}"


def rule_json(rule: Rule | None) -> dict[str, object] | None:
    """Give a rule as JSON: its kind, its fields, and the same in words."""
    match rule:
        case None:
            return None
        case AfterTerm(amount, unit, since):
            fields: dict[str, object] = {
                "kind": "after_term",
                "amount": amount,
                "unit": unit,
                "since": since,
            }
        case FromDay(day):
            fields = {"kind": "from_day", "day": day.isoformat()}
        case AtOnce(since):
            fields = {"kind": "at_once", "since": since}
        case WithAct(words, act, what, after):
            fields = {
                "kind": "with_act",
                "words": words,
                "act": act,
                "what": what,
                "after": after,
            }
        case Silence():
            fields = {"kind": "silence"}
        case SaidElsewhere(place):
            fields = {"kind": "said_elsewhere", "place": place}
    return {**fields, "said": said(rule)}
