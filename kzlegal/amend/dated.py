"""Owns the dates of instructions: each its own day of application, by the act's commencement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from akn.problem import Problem, Severity
from kzlegal.amend.commencement import SILENT, Commencement, Dates, day, read_commencement
from kzlegal.amend.model import Reading

Language = Literal["rus", "kaz", "eng"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading with the days of its instructions."""

    reading: Reading
    commencement: Commencement
    days: Mapping[int, date]
    """First day of application by the instruction's running number, where it could be settled."""
    problems: tuple[Problem, ...]


def dated(
    reading: Reading,
    language: Language,
    dates: Dates,
    *,
    act: str = "",
    path: str = "",
    application: date | None = None,
) -> Dated:
    """Give each instruction its first day of application.

    The commencement clause is the act's own; silence means the default of the law on legal acts
    (art. 42(3)). `application` overrides the general rule, not the exceptions. Where a day needs a
    date that is not known, the instruction has none and one Problem says which date to give.
    """
    problems: list[Problem] = []
    commencement: Commencement = SILENT
    if reading.commencement:
        text = "\n".join(reading.commencement)
        found, faults = read_commencement(text, language, act=act)
        problems += [replace(p, path=p.path or path) for p in faults]
        commencement = found or SILENT
        if found is None and application is None:
            return Dated(reading, SILENT, {}, tuple(problems))
    days: dict[int, date] = {}
    missing: dict[str, Problem] = {}
    for instruction in reading.instructions:
        rule = commencement.rule_for(instruction.item)
        if application is not None and rule == commencement.general:
            days[instruction.n] = application
            continue
        first = day(rule, dates)
        if isinstance(first, Problem):
            missing.setdefault(first.message, first)
        else:
            days[instruction.n] = first
    for problem in missing.values():
        problems.append(
            replace(problem, path=path, severity=Severity.INFO)
            if problem.severity is not Severity.ERROR
            else replace(problem, path=path)
        )
    instructions = tuple(
        replace(i, date=days[i.n].isoformat()) if i.n in days else i for i in reading.instructions
    )
    return Dated(replace(reading, instructions=instructions), commencement, days, tuple(problems))
