"""Owns the JSON of versions that the surfaces share: wordings, histories, differences."""

from __future__ import annotations

from datetime import date

from akn.diff import to_dict
from kzlegal.amend.evidence import Event
from kzlegal.library.comparing import Comparison
from kzlegal.library.history import History, Pending
from kzlegal.library.printing import print_gap
from kzlegal.library.view import Expression
from kzlegal.library.wordings import Made, UnitStage, Wording


def print_history(history: History) -> dict[str, object]:
    """Print a history. ``to`` is the last day; null where the wording goes on."""
    printed: dict[str, object] = {
        "act": history.act.iri,
        "language": history.language,
        "unit": history.eid or None,
        "signed": history.act.signed.isoformat(),
        "published": _day(history.act.published),
        "applied": _day(history.act.applied),
        "wordings": [print_wording(w) for w in history.wordings],
    }
    if history.eid:
        printed["stages"] = [_stage(s) for s in history.stages]
    printed["pending"] = [_pending(p) for p in history.pending]
    printed["announced"] = [print_gap(gap) for gap in history.announced]
    printed["notes"] = [_note(event) for event in history.notes]
    printed["problems"] = [str(problem) for problem in history.problems]
    return printed


def print_wording(wording: Wording) -> dict[str, object]:
    """Print one wording with its days and what made it."""
    return {
        "iri": wording.iri,
        "from": wording.start.isoformat(),
        "to": _day(wording.last),
        "official": wording.official,
        "source": wording.source or None,
        "made_by": [print_made(made) for made in wording.made_by],
    }


def print_made(made: Made) -> dict[str, object]:
    """Print the provision of an amending act that made something, and how that is known."""
    return {
        "act": made.work,
        "provision": made.eid,
        "units": list(made.units),
        "basis": made.basis,
        "note": dict(made.note),
    }


def print_difference(comparison: Comparison) -> dict[str, object]:
    """Print a difference: both texts, whether they are one, each unit with its marked words."""
    return {
        "act": comparison.new.act.iri,
        "language": comparison.new.language,
        "unit": comparison.eid or None,
        "from": _side(comparison.old, comparison.days[0]),
        "to": _side(comparison.new, comparison.days[1]),
        "same_text": comparison.same_text,
        **to_dict(comparison.difference),
        "announced": [print_gap(gap) for gap in comparison.announced],
    }


def _side(expression: Expression, day: date) -> dict[str, object]:
    return {
        "day": day.isoformat(),
        "iri": expression.iri,
        "version": expression.version.isoformat(),
        "official": expression.official,
    }


def _stage(stage: UnitStage) -> dict[str, object]:
    start = stage.interval.start
    return {
        "from": _day(start),
        "to": _day(stage.last),
        "change": stage.change,
        "eid": stage.eid,
        "text": stage.text,
        "iri": stage.iri,
        "official": stage.official,
        "made_by": [print_made(made) for made in stage.made_by],
    }


def _pending(pending: Pending) -> dict[str, object]:
    return {"from": pending.since.isoformat(), "kind": pending.kind, **print_made(pending.made)}


def _note(event: Event) -> dict[str, object]:
    return {
        "eid": event.eid,
        "action": event.action,
        "law": event.law.iri or event.law.number if event.law else None,
        "applies": _day(event.applies),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
