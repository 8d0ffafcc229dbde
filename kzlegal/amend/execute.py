"""Owns the execution of amending acts on one act: day by day, act by act, in the legal order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from akn.model import Document
from akn.modify import Modification, Source
from akn.modify.apply import apply_all
from akn.problem import Problem, Severity
from kzlegal.amend.aim import TargetAct
from kzlegal.amend.model import Instruction
from kzlegal.amend.modifications import modifications
from kzlegal.grammar.pack import LETTERS

Language = Literal["rus", "kaz", "eng"]

ALIKE = ("іi", "ІI", "аa", "АA", "еe", "ЕE", "оo", "ОO", "сc", "СC", "рp", "РP", "хx", "ХX")
"""Letters that acts mix: Latin ones typed for the Cyrillic ones they look like."""


@dataclass(frozen=True, slots=True)
class Order:
    """One instruction that is to be carried out, with the act that gives it and its day."""

    work: str
    """Work IRI of the amending act."""
    instruction: Instruction
    application: date
    source: str = ""
    """eId of its ``mod`` in the amending act; the item's own eId where there is none."""


@dataclass(frozen=True, slots=True)
class Executed:
    """What became of an act."""

    document: Document
    done: tuple[tuple[Order, tuple[Modification, ...]], ...]
    """Instructions that were carried out, with their modifications, in the order of execution."""
    refused: tuple[Order, ...]
    """Instructions that were not; each has its Problem."""
    problems: tuple[Problem, ...]


def in_legal_order(orders: Iterable[Order]) -> list[Order]:
    """Sort by day of application, then date and number of the amending act, then its own order."""
    return sorted(orders, key=lambda o: (o.application, *_act_key(o.work), o.instruction.n))


def _act_key(work: str) -> tuple[str, int, str]:
    day, _, number = work.rpartition("/")
    head = number.split("-")[0]
    return day, int(head) if head.isdecimal() else 0, number


def execute(
    document: Document,
    orders: Sequence[Order],
    language: Language,
    numbered: str = "point",
    *,
    strict: bool = False,
    generated: date | None = None,
) -> Executed:
    """Carry instructions out on a document.

    The targets of one day's instructions of one act are looked up in the document as that act finds
    it. An instruction that does not fit changes nothing and gives a Problem at its place in the
    amending act; the others go on, unless `strict`, which gives the document back as it was.
    """
    done: list[tuple[Order, tuple[Modification, ...]]] = []
    refused: list[Order] = []
    problems: list[Problem] = []
    made = document
    for _, group in itertools.groupby(
        in_legal_order(orders), key=lambda o: (o.application, o.work)
    ):
        target = TargetAct(made, language, numbered)
        wanted: list[Modification] = []
        of: dict[Source, Order] = {}
        asked: list[Order] = []
        for order in group:
            found = modifications(order.instruction, target, order.work, order.application)
            if isinstance(found, Problem):
                problems.append(found)
                if found.severity is not Severity.INFO:
                    refused.append(order)
                continue
            named = tuple(replace(m, source=_source(order)) for m in found)
            wanted += named
            asked.append(order)
            of[_source(order)] = order
        applied = apply_all(made, wanted, alike=ALIKE, letters=LETTERS, generated=generated)
        failed: set[Source] = set()
        for outcome in applied.outcomes:
            order = of[outcome.modification.source]
            problems += [_at(p, order) for p in outcome.problems]
            if not outcome.applied:
                failed.add(outcome.modification.source)
        by_source: dict[Source, list[Modification]] = {}
        for outcome in applied.outcomes:
            by_source.setdefault(outcome.modification.source, []).append(outcome.modification)
        for order in asked:
            if _source(order) in failed:
                refused.append(order)
            else:
                done.append((order, tuple(by_source.get(_source(order), ()))))
        if strict and any(p.severity is not Severity.INFO for p in problems):
            return Executed(document, (), tuple(orders), tuple(problems))
        made = applied.document
    return Executed(made, tuple(done), tuple(refused), tuple(problems))


def _source(order: Order) -> Source:
    return Source(order.work, order.source or order.instruction.item, order.instruction.n)


def _at(problem: Problem, order: Order) -> Problem:
    """Give a problem of the applier with the place of the instruction in the amending act."""
    span = order.instruction.span
    i = order.instruction
    return replace(
        problem,
        message=f"instruction {i.n} ({i.kind}): {problem.message}",
        path=span.path,
        line=span.line,
        column=span.column,
    )
