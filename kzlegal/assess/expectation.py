"""Owns expectations: what somebody says an assessment must show, and where ours differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzlegal.assess.assessment import Assessment
from kzlegal.assess.result import NormResult, Outcome
from kzlegal.refs.pinpoint import PinpointError, from_pinpoint, to_pinpoint


@dataclass(frozen=True, slots=True)
class Expected:
    """A unit that must apply, and what must be said of its fulfilment (empty: not said)."""

    pinpoint: str
    outcome: Outcome = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an assessment must show; a unit listed nowhere is not looked at."""

    applies: tuple[Expected, ...] = ()
    does_not_apply: tuple[str, ...] = ()
    """Pinpoints that must not be reported as applying; reported as open is allowed."""
    depends_on: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pinpoints that must be open, each with facts that must be among those it waits for."""
    prohibited_by: tuple[str, ...] | None = None
    """The whole list of bans; None where nothing is said of them."""


def results_at(assessment: Assessment, pinpoint: str) -> tuple[NormResult, ...]:
    """Give the results of a unit's own norms; where it has none, those of the units below it.

    A unit none of whose norms is put to profiles gives nothing. Raises PinpointError for what is no
    pinpoint at all.
    """
    units = _units(assessment)
    try:
        eid = from_pinpoint(pinpoint, units)
    except PinpointError:
        from_pinpoint(pinpoint)
        return ()
    own = tuple(r for r in assessment.norms if r.norm.eid == eid)
    return own or tuple(r for r in assessment.norms if r.norm.eid.startswith(f"{eid}__"))


def _units(assessment: Assessment) -> frozenset[str]:
    # Units above a norm's unit are citable too: "14" means whatever stands in article 14.
    found: set[str] = set()
    for result in assessment.norms:
        steps = result.norm.eid.split("__")
        found.update("__".join(steps[: i + 1]) for i in range(len(steps)))
    return frozenset(found)


def disagreements(assessment: Assessment, expectation: Expectation) -> tuple[str, ...]:
    """Say in one sentence each where the assessment differs from what is expected."""
    return tuple(_disagreements(assessment, expectation))


def _disagreements(assessment: Assessment, expectation: Expectation) -> Iterator[str]:
    for expected in expectation.applies:
        found = results_at(assessment, expected.pinpoint)
        applying = [r for r in found if r.status == "applies"]
        if not applying:
            yield f"{expected.pinpoint} should apply; we say {_said(found)}"
        elif expected.outcome and all(r.outcome != expected.outcome for r in applying):
            said = applying[0].outcome or "nothing"
            yield f"{expected.pinpoint} should be {expected.outcome}; we say {said}"
    for pinpoint in expectation.does_not_apply:
        found = results_at(assessment, pinpoint)
        if any(r.status == "applies" for r in found):
            yield f"{pinpoint} should not apply; we say {_said(found)}"
    for pinpoint, missing in expectation.depends_on:
        found = results_at(assessment, pinpoint)
        needs = {fact for r in found if r.open for fact in r.needs}
        if not any(r.open for r in found) or any(r.status == "applies" for r in found):
            yield f"{pinpoint} should be open for {', '.join(missing)}; we say {_said(found)}"
        elif lacking := [fact for fact in missing if fact not in needs]:
            waits = ", ".join(sorted(needs))
            yield f"{pinpoint} should wait for {', '.join(lacking)}; we wait for {waits}"
    if expectation.prohibited_by is not None:
        ours = {to_pinpoint(r.norm.eid) for r in assessment.prohibited_by()}
        theirs = set(expectation.prohibited_by)
        for pinpoint in sorted(theirs - ours):
            yield f"{pinpoint} should be reported as a ban; it is not"
        for pinpoint in sorted(ours - theirs):
            yield f"{pinpoint} should not be reported as a ban; it is"


def _said(found: tuple[NormResult, ...]) -> str:
    if not found:
        return "nothing of that unit"
    words = []
    for result in found:
        waits = f" (needs {', '.join(result.needs)})" if result.needs else ""
        words.append(f"{result.status}{waits}")
    return "; ".join(dict.fromkeys(words))
