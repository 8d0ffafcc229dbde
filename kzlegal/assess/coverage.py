"""Owns the report on cases: for each norm the cases in which it applies, does not, or is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kzlegal.assess.assessment import assess
from kzlegal.assess.cases import Case
from kzlegal.assess.expectation import results_at
from kzlegal.norms.model import Norm
from kzlegal.refs.pinpoint import to_pinpoint

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Covered:
    """One norm with the ids of the cases for each answer, in the order of the cases."""

    norm: Norm
    applies: tuple[str, ...]
    does_not_apply: tuple[str, ...]
    open: tuple[str, ...]
    expected: int
    """How many cases name the norm's unit, or one around it, in what they expect."""

    @property
    def whole(self) -> bool:
        """Whether each of the three answers has a case; no open one where nothing is asked."""
        return bool(self.applies and self.does_not_apply and (self.open or not self.asks))

    @property
    def asks(self) -> bool:
        """Whether the norm's applicability rests on facts at all, not on the date alone."""
        return bool(self.norm.applicability())


def coverage(norms: Iterable[Norm], cases: Iterable[Case]) -> tuple[Covered, ...]:
    """Run all cases and give for every norm that is put to profiles which answers came out."""
    norms, cases = tuple(norms), tuple(cases)
    seen: dict[tuple[str, str], list[str]] = {}
    named: dict[str, int] = {}
    for case in cases:
        assessment = assess(norms, case.facts, case.on)
        for result in assessment.norms:
            # The date speaks for itself: before the first day every norm "does not apply yet".
            answer = "open" if result.open else result.status
            seen.setdefault((result.norm.id, answer), []).append(case.id)
        expectation = case.expectation
        pinpoints = (
            *(e.pinpoint for e in expectation.applies),
            *expectation.does_not_apply,
            *(pinpoint for pinpoint, _ in expectation.depends_on),
            *(expectation.prohibited_by or ()),
        )
        ids = {r.norm.id for p in pinpoints for r in results_at(assessment, p, expectation.act)}
        for name in ids:
            named[name] = named.get(name, 0) + 1
    return tuple(
        Covered(
            norm,
            tuple(seen.get((norm.id, "applies"), ())),
            tuple(seen.get((norm.id, "does-not-apply"), ()))
            or tuple(seen.get((norm.id, "no-longer-applied"), ())),
            tuple(seen.get((norm.id, "open"), ())),
            named.get(norm.id, 0),
        )
        for norm in norms
        if not norm.not_assessed
    )


def coverage_page(covered: Iterable[Covered], cases: int) -> str:
    """Give the report as a Markdown page; equal input gives equal text."""
    covered = tuple(covered)
    lacking = [c for c in covered if not c.whole]
    lines = [
        "# Cases for every norm",
        "",
        "Made by `kzlegal norms --coverage`; do not edit by hand. Every case of `corpus/cases/` is",
        "run, and for each norm that is put to profiles the cases are listed in which it applies,",
        "does not apply, and cannot be settled. *Named* counts the cases whose expectations name",
        "the norm's unit or one around it; the other cases were run and gave the answer beside.",
        "",
        f"{cases} cases, {len(covered)} norms, {len(lacking)} without all three answers.",
    ]
    for act in dict.fromkeys(c.norm.slug for c in covered):
        lines += ["", f"## {act}", "", "| Unit | Norm | Applies | Does not | Open | Named |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [_row(c) for c in covered if c.norm.slug == act]
    return "\n".join(lines) + "\n"


def coverage_json(covered: Iterable[Covered]) -> list[dict[str, object]]:
    """Print the report as JSON values."""
    return [
        {
            "norm": c.norm.id,
            "pinpoint": to_pinpoint(c.norm.eid),
            "applies": list(c.applies),
            "does_not_apply": list(c.does_not_apply),
            "open": list(c.open),
            "named": c.expected,
            "whole": c.whole,
        }
        for c in covered
    ]


def _row(c: Covered) -> str:
    name = c.norm.id.partition("/")[2]
    sentence = name.removeprefix(c.norm.eid).strip("/").replace("_", " ")
    unit = to_pinpoint(c.norm.eid) + (f", {sentence}" if sentence else "")
    opened = _some(c.open) if c.asks else "rests on the date alone"
    cells = (unit, c.norm.type, _some(c.applies), _some(c.does_not_apply), opened, str(c.expected))
    return f"| {' | '.join(cells)} |"


def _some(ids: tuple[str, ...]) -> str:
    if not ids:
        return "**none**"
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more
