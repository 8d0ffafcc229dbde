"""Owns expectations: what somebody says an assessment must show, and where ours differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzlegal.assess.assessment import Assessment
from kzlegal.assess.citing import cited
from kzlegal.assess.result import NormResult, Outcome
from kzlegal.refs.pinpoint import PinpointError, from_pinpoint


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
    act: str = ""
    """Slug of the act whose units are named plainly; those of others stand as "94-V 19-1(1)".
    Without one every act is looked at and all pinpoints are plain."""


def results_at(assessment: Assessment, pinpoint: str, act: str = "") -> tuple[NormResult, ...]:
    """Give the results of a unit's own norms; where it has none, those of the units below it.

    `act` is the slug of the act meant; a pinpoint may name another one before it: "94-V 19-1(1)".
    Without either, units of every act are meant. A unit none of whose norms is put to profiles
    gives nothing. Raises PinpointError for what is no pinpoint at all.
    """
    slug, unit = _parted(assessment, pinpoint)
    results = _of_act(assessment, slug or act)
    try:
        eid = from_pinpoint(unit, _units(results))
    except PinpointError:
        from_pinpoint(unit)
        return ()
    own = tuple(r for r in results if r.norm.eid == eid)
    return own or tuple(r for r in results if r.norm.eid.startswith(f"{eid}__"))


def _parted(assessment: Assessment, pinpoint: str) -> tuple[str, str]:
    first, _, rest = pinpoint.partition(" ")
    named = rest and any(r.norm.slug == first for r in assessment.norms)
    return (first, rest) if named else ("", pinpoint)


def _of_act(assessment: Assessment, act: str) -> tuple[NormResult, ...]:
    return tuple(r for r in assessment.norms if not act or r.norm.slug == act)


def _units(results: tuple[NormResult, ...]) -> frozenset[str]:
    # Units above a norm's unit are citable too: "14" means whatever stands in article 14.
    found: set[str] = set()
    for result in results:
        steps = result.norm.eid.split("__")
        found.update("__".join(steps[: i + 1]) for i in range(len(steps)))
    return frozenset(found)


def disagreements(assessment: Assessment, expectation: Expectation) -> tuple[str, ...]:
    """Say in one sentence each where the assessment differs from what is expected."""
    return tuple(_disagreements(assessment, expectation))


def _disagreements(assessment: Assessment, expectation: Expectation) -> Iterator[str]:
    act = expectation.act
    for expected in expectation.applies:
        found = results_at(assessment, expected.pinpoint, act)
        applying = [r for r in found if r.status == "applies"]
        if not applying:
            yield f"{expected.pinpoint} should apply; we say {_said(found)}"
        elif expected.outcome and all(r.outcome != expected.outcome for r in applying):
            said = applying[0].outcome or "nothing"
            yield f"{expected.pinpoint} should be {expected.outcome}; we say {said}"
    for pinpoint in expectation.does_not_apply:
        found = results_at(assessment, pinpoint, act)
        if any(r.status == "applies" for r in found):
            yield f"{pinpoint} should not apply; we say {_said(found)}"
    for pinpoint, missing in expectation.depends_on:
        found = results_at(assessment, pinpoint, act)
        needs = {fact for r in found if r.open for fact in r.needs}
        if not any(r.open for r in found) or any(r.status == "applies" for r in found):
            yield f"{pinpoint} should be open for {', '.join(missing)}; we say {_said(found)}"
        elif lacking := [fact for fact in missing if fact not in needs]:
            waits = ", ".join(sorted(needs))
            yield f"{pinpoint} should wait for {', '.join(lacking)}; we wait for {waits}"
    if expectation.prohibited_by is not None:
        ours = {cited(r.norm, act) for r in assessment.prohibited_by()}
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
