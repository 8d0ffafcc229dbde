"""Owns the settling of days among several amending acts: one may apply together with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from akn.problem import Problem
from kzlegal.amend.commencement import WithAct, day
from kzlegal.amend.dated import dated
from kzlegal.library.amending import AmendingAct

if TYPE_CHECKING:
    from kzlegal.library import Library


def settled(
    library: Library, acts: Sequence[AmendingAct]
) -> tuple[list[AmendingAct], list[Problem]]:
    """Give the acts with the days that follow from each other, and AMD414 for a cycle.

    Days of other acts are those of the manifest and those that the acts given say themselves. Where
    acts wait for each other no day follows: none of them gets one.
    """
    known = {a.iri: a.applied for a in library.corpus.manifest.acts if a.applied is not None}
    made = list(acts)
    for _ in made:
        for act in made:
            first = _general(act, known)
            if act.work and first is not None:
                known.setdefault(act.work, first)
        made = [_redated(act, known) for act in made]
    waiting = {a.work: rule.act for a in made if (rule := _waits(a, known)) is not None}
    problems = [
        Problem(
            "AMD414",
            f"{work} applies with {other}, and that one waits for it in turn",
            path=next(a.path for a in made if a.work == work),
            hint="give the day of one of them with --application",
        )
        for work, other in waiting.items()
        if _in_cycle(work, waiting)
    ]
    return made, problems


def _general(act: AmendingAct, known: dict[str, date]) -> date | None:
    first = day(act.dated.commencement.general, replace(act.dates, acts=known))
    return None if isinstance(first, Problem) else first


def _redated(act: AmendingAct, known: dict[str, date]) -> AmendingAct:
    rules = [act.dated.commencement.general, *(e.rule for e in act.dated.commencement.excepted)]
    if not any(isinstance(r, WithAct) and r.act in known for r in rules):
        return act
    again = dated(
        act.reading, act.language, replace(act.dates, acts=known), act=act.work, path=act.path
    )
    kept = tuple(p for p in act.problems if p not in act.dated.problems)
    return replace(act, dated=again, problems=(*kept, *again.problems))


def _waits(act: AmendingAct, known: dict[str, date]) -> WithAct | None:
    rule = act.dated.commencement.general
    return rule if isinstance(rule, WithAct) and rule.act and rule.act not in known else None


def _in_cycle(work: str, waiting: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = work
    while at in waiting and at not in seen:
        seen.add(at)
        at = waiting[at]
    return at == work
