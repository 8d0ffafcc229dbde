"""Owns what the specs of dates and notes expect: clauses and evidence, printed line by line.

A commencement clause may be followed by a line ``=====`` and the days that are known
(``published 2025-11-18``); the day of application is printed then. It stands in art_2 of an act.
"""

from __future__ import annotations

from datetime import date

from spec_runner import GENERATED

from akn import schema
from akn.problem import Problem
from kzlegal.amend.commencement import (
    Dates,
    Rule,
    day,
    find_commencement,
    read_commencement,
    said,
)
from kzlegal.amend.evidence import Event, Pending, read_evidence, with_history
from kzlegal.corpus import read_source
from kzlegal.grammar import alpha3, parse

ACT = "/akn/kz/act/2026-06-15/300-VIII"


def commencement(text: str, language: str) -> str:
    """Find and read a commencement clause; print its rules, units, days and problems."""
    words, _, known = text.partition("\n=====\n")
    code = alpha3(language)
    clause = find_commencement(words.strip().split("\n"), code)
    if clause is None:
        return "no clause\n"
    found, problems = read_commencement(clause.text, code, here="art_2", act=ACT)
    dates = _dates(known)
    lines: list[str] = []
    if found is not None:
        lines.append(f"applies {_rule(found.general, dates, bool(known))}")
        if found.force is not None:
            lines.append(f"in force {_rule(found.force, dates, bool(known))}")
        for one in found.excepted:
            items = ", ".join(f"{i.eid} – {i.up_to}" if i.up_to else i.eid for i in one.items)
            until = f", until {one.until}" if one.until else ""
            lines.append(f"except {items}: {_rule(one.rule, dates, bool(known))}{until}")
        if found.retroactive:
            lines.append(f"retroactive {found.retroactive_from or 'from no day named'}")
        if found.until:
            lines.append(f"until {found.until}")
    lines += [f"! {p.code}" for p in problems]
    return "\n".join(lines) + "\n"


def _dates(known: str) -> Dates:
    days: dict[str, date] = {}
    acts: dict[str, date] = {}
    for line in known.split("\n"):
        name, _, value = line.partition(" ")
        if name.startswith("/"):
            acts[name] = date.fromisoformat(value)
        elif name:
            days[name] = date.fromisoformat(value)
    return Dates(days.get("signed"), days.get("published"), days.get("registered"), acts)


def _rule(rule: Rule, dates: Dates, asked: bool) -> str:
    if not asked:
        return said(rule)
    found = day(rule, dates)
    return f"{said(rule)} = {found.code if isinstance(found, Problem) else found}"


def evidence(text: str, language: str) -> str:
    """Parse an act and print what its notes say, one fact a line."""
    code = alpha3(language)
    document = parse(read_source("spec.txt", text.encode()), code, generated=GENERATED).document
    found = read_evidence(document, code)
    assert schema.validate(with_history(document, found)) == (), "the history is valid"
    lines = [_event(e) for e in found.events]
    lines += [_pending(p) for p in found.pending]
    lines += [f"{r.says}: {r.eid or 'act'}" for r in found.remarks]
    lines += [f"! {p.code} line {p.line}" for p in found.problems]
    lines.append(
        f"past {found.past.read} of {found.past.notes}, "
        f"future {found.future.read} of {found.future.notes}"
    )
    return "\n".join(lines) + "\n"


def _event(event: Event) -> str:
    return f"{_unit(event)} {event.action} by {_law(event)}{_when(event)}{_words(event)}"


def _pending(pending: Pending) -> str:
    after = f" after {pending.after}" if pending.after else ""
    return (
        f"announced: {_unit(pending)} {pending.kind}{after} by {_law(pending)}{_when(pending)}"
        f"{_words(pending)}"
    )


def _unit(one: Event | Pending) -> str:
    return f"{one.eid or 'act'}{f' {one.part}' if one.part else ''}"


def _law(one: Event | Pending) -> str:
    return f"{one.law.date} {one.law.number}" if one.law else "?"


def _when(one: Event | Pending) -> str:
    rule = f", {said(one.rule)}" if one.rule else ""
    until = f", until {one.until}" if isinstance(one, Event) and one.until else ""
    back = ", retroactive" if isinstance(one, Event) and one.retroactive else ""
    return rule + until + back


def _words(one: Event | Pending) -> str:
    return "".join(f" «{r.old}»→«{r.new}»" for r in one.replacements)
