"""Owns `amend apply`: amending acts read from files, carried out on one act in Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from akn.meta import Identification, MetaError, identification_of
from akn.model import Document
from akn.problem import Problem, Severity
from kzlegal.amend import Instruction
from kzlegal.amend.execute import Executed, Order, execute
from kzlegal.library.amending import AmendingAct, changed_act
from kzlegal.library.settling import settled
from kzlegal.refs.vocabulary import vocabulary

if TYPE_CHECKING:
    from kzlegal.library import Library

Language = Literal["rus", "kaz", "eng"]


@dataclass(frozen=True, slots=True)
class Amended:
    """The act after the amending acts, and what became of their instructions."""

    executed: Executed
    elsewhere: int
    """Instructions to other acts."""
    unread: int
    """Lines of the amending acts that were not read as instructions."""

    @property
    def document(self) -> Document:
        """The act with everything carried out that could be."""
        return self.executed.document

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, those of dates and targets first."""
        return self.executed.problems


def amend_document(
    library: Library,
    target: Document,
    acts: Sequence[AmendingAct],
    *,
    path: str = "",
    strict: bool = False,
    application: date | None = None,
) -> Amended:
    """Carry out on one act what amending acts order.

    Instructions to other acts are counted and left alone. A day of application that the act and
    the dates known do not settle is replaced by `application`, else by the day of the amending
    act's signature, else by today, and reported as such (AMD411): the words of the result do not
    depend on it, its version date does.
    """
    problems: list[Problem] = []
    try:
        known: Identification | None = identification_of(target)
    except MetaError as error:
        known = None
        problems.append(replace(error.problem, path=path, severity=Severity.INFO))
    work, language = _identity(known, acts)
    acts, cycles = settled(library, acts)
    problems += [*cycles, *_mutual(acts)]
    if not problems:
        acts = _changed_first(library, acts, problems)
    orders: list[Order] = []
    elsewhere = unread = 0
    if not any(p.code in ("AMD412", "AMD414") for p in problems):
        for act in acts:
            unread += len(act.reading.unparsed)
            day = application or _signed(act) or library.today
            if act.language != language and known is not None:
                problems.append(
                    Problem(
                        "AMD413",
                        f"the amending act is in '{act.language}', the act in '{language}'",
                        path=act.path,
                        hint="give the text of the same language",
                    )
                )
                continue
            mine, others, undated = _orders(act, work, known, day)
            orders += mine
            elsewhere += others
            works = {a.work for a in acts if a.work}
            if not mine and not any(c.iri in works for c in act.reading.acts):
                problems.append(_no_target(act, work))
            if undated:
                problems.append(
                    Problem(
                        "AMD411",
                        f"the day of application of {undated} instructions is not settled: the "
                        f"version is dated {day.isoformat()}",
                        Severity.INFO,
                        act.path,
                        hint="say --published, the day of the first official publication",
                    )
                )
    table = vocabulary()
    entry = library.corpus.manifest.find(work) if work else None
    numbered = (
        "part"
        if entry is not None and entry.units == "code"
        else (table.unit_names(work).paragraph)
    )
    if strict and any(p.severity is not Severity.INFO for p in problems):
        return Amended(Executed(target, (), tuple(orders), tuple(problems)), elsewhere, unread)
    executed = execute(target, orders, language, numbered, strict=strict, generated=library.today)
    executed = replace(executed, problems=(*problems, *executed.problems))
    return Amended(executed, elsewhere, unread)


def _identity(known: Identification | None, acts: Sequence[AmendingAct]) -> tuple[str, Language]:
    """Give work and language of the act; a restatement stands for the act that it retells."""
    if known is None:
        return "", acts[0].language if acts else "rus"
    derived = {a.name: a.value for a in known.work.aliases}.get("derivedFrom", "")
    return derived or str(known.work.uri), cast(Language, known.expression.language)


def _signed(act: AmendingAct) -> date | None:
    parts = act.work.split("/")
    try:
        return date.fromisoformat(parts[-2]) if len(parts) > 2 else None
    except ValueError:
        return None


def _orders(
    act: AmendingAct, work: str, known: Identification | None, day: date
) -> tuple[list[Order], int, int]:
    mine: list[Order] = []
    others = undated = 0
    only = len(act.reading.acts) <= 1
    for i in act.reading.instructions:
        if not _concerns(i, work, known, only):
            others += 1
            continue
        settled = act.dated.days.get(i.n)
        undated += settled is None
        mine.append(Order(act.work, i, settled or day, act.sources.get(i.n, "")))
    return mine, others, undated


def _concerns(i: Instruction, work: str, known: Identification | None, only: bool) -> bool:
    """Say whether an instruction is to this act: by IRI, else by number and title in the name."""
    if not work or (i.act is None and only):
        return True
    if i.act is None:
        return False
    if i.act.iri:
        return i.act.iri == work
    number = work.rpartition("/")[2]
    if number == "draft":
        return only
    title = ""
    if known is not None:
        title = {a.name: a.value for a in known.expression.aliases}.get("title", "")
    return number in i.act.text or bool(title and title.casefold() in i.act.text.casefold())


def _changed_first(
    library: Library, acts: Sequence[AmendingAct], problems: list[Problem]
) -> Sequence[AmendingAct]:
    """Give the acts with what others among them change in them carried out.

    A rule that does not apply yet is changed in the act that makes it (legislative technique): the
    amending act itself is the target then.
    """
    made: list[AmendingAct] = []
    for act in acts:
        others = [
            o for o in acts if o is not act and any(c.iri == act.work for c in o.reading.acts)
        ]
        if not act.work or not others:
            made.append(act)
            continue
        if act.plain is None:
            problems += [_no_target(o, act.work) for o in others]
            made.append(act)
            continue
        orders: list[Order] = []
        for other in others:
            day = _signed(other) or library.today
            orders += _orders(other, act.work, None, day)[0]
        executed = execute(act.plain, orders, act.language, generated=library.today)
        problems += executed.problems
        made.append(changed_act(act, executed.document))
    return made


def _no_target(act: AmendingAct, work: str) -> Problem:
    changed = ", ".join(a.iri or f"«{a.text[:60]}»" for a in act.reading.acts) or "no act"
    return Problem(
        "AMD410",
        f"the amending act changes {changed}, and not {work or 'this act'}",
        Severity.ERROR,
        act.path,
        hint="give the act that it changes: kzlegal import FILE loads one into the library",
    )


def _mutual(acts: Sequence[AmendingAct]) -> list[Problem]:
    """Find amending acts that change each other: no order of them is the right one."""
    changes = {a.work: {c.iri for c in a.reading.acts if c.iri} for a in acts if a.work}
    found: list[Problem] = []
    for act in acts:
        for other in sorted(changes.get(act.work, ())):
            if other in changes and act.work in changes[other]:
                found.append(
                    Problem(
                        "AMD412",
                        f"{act.work} and {other} change each other",
                        path=act.path,
                        hint="apply one of them to the other first, and give the result",
                    )
                )
    return found


def print_amended(amended: Amended) -> dict[str, object]:
    """Print what became of the instructions as JSON values."""
    return {
        "done": [
            {
                "act": order.work or None,
                "n": order.instruction.n,
                "kind": order.instruction.kind,
                "target": list(order.instruction.target.path),
                "eids": sorted({m.target for m in changes if m.target}),
                "date": order.application.isoformat(),
            }
            for order, changes in amended.executed.done
        ],
        "refused": [
            {
                "act": order.work or None,
                "n": order.instruction.n,
                "kind": order.instruction.kind,
                "target": list(order.instruction.target.path),
                "text": order.instruction.text,
            }
            for order in amended.executed.refused
        ],
        "elsewhere": amended.elsewhere,
        "unread": amended.unread,
        "problems": [p.json() for p in amended.problems],
    }
