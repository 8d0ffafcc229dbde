"""Owns History: every wording of an act or of one unit, with what is pending and announced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from akn.model import Element, Interval
from akn.modify import Modification
from akn.problem import LegalTextError, Problem
from akn.stage import Change as HowChanged
from akn.stage import words
from akn.timeline import Timeline
from kzlegal.amend.evidence import Event
from kzlegal.corpus import Act, Manifest, Missing
from kzlegal.grammar import alpha3
from kzlegal.library.absent import no_unit
from kzlegal.library.announcing import noted
from kzlegal.library.consolidation import Consolidation
from kzlegal.library.view import Expression
from kzlegal.library.wordings import Made, UnitStage, Wording, made_of

if TYPE_CHECKING:
    from kzlegal.library import Library
    from kzlegal.library.texts import Texts


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that is held and not yet applied on the day of the question."""

    since: date
    kind: str
    made: Made


@dataclass(frozen=True, slots=True)
class History:
    """An act, or one unit of it, in one language, from the first wording held to what will come."""

    act: Act
    language: str
    eid: str
    """The unit; empty for the act as a whole."""
    wordings: tuple[Wording, ...]
    stages: tuple[UnitStage, ...] = ()
    """Of the unit; empty for an act as a whole."""
    pending: tuple[Pending, ...] = ()
    announced: tuple[Missing, ...] = ()
    """Changes whose text is not held and that no wording here has applied."""
    notes: tuple[Event, ...] = ()
    """What the publisher's notes in the newest official text say has happened to the unit."""
    problems: tuple[Problem, ...] = ()
    """What the amending acts here order and what could not be carried out."""


def history_of(library: Library, texts: Texts, act: Act, language: str, eid: str = "") -> History:
    """Give the history of an act, or of one unit of it. Raises as `Library.history` says."""
    code = alpha3(language)
    shown = texts.wordings(act, code)
    newest = texts.expression(act, code, shown[-1].start if shown else None)
    consolidation = texts.consolidation(act, code)
    manifest = library.corpus.manifest
    expressions = {w.iri: texts.expression(act, code, w.start) for w in shown}
    stages: tuple[UnitStage, ...] = ()
    if eid:
        stages = stages_of(manifest, act, eid, shown, consolidation, expressions)
        if not stages:
            raise no_unit(act, eid, texts.provisions(act, code, newest.version))
    evidence = texts.evidence(newest)
    return History(
        act,
        code,
        eid,
        shown,
        stages,
        pending_on(manifest, act, consolidation, library.today, eid),
        library.announced(newest, eid, date.max),
        noted(evidence, eid) if evidence is not None else (),
        consolidation.problems if consolidation is not None else (),
    )


def unit_in(library: Library, act: Act, language: str, unit: str) -> str:
    """Give the eId of a unit that some wording has, named by eId or pinpoint; newest first.

    Raises as `Library.eid` does for the newest wording where none has it.
    """
    shown = library.wordings(act, language)
    for wording in reversed(shown):
        try:
            return library.eid(act, unit, language, wording.start)
        except LegalTextError:
            continue
    return library.eid(act, unit, language, shown[-1].start if shown else None)


def pending_on(
    manifest: Manifest, act: Act, consolidation: Consolidation | None, day: date, eid: str = ""
) -> tuple[Pending, ...]:
    """Give what amending acts held here order for a later day."""
    if consolidation is None:
        return ()
    return tuple(
        Pending(m.application, m.kind, made)
        for m in consolidation.timeline.pending(day)
        if not eid or _about(m, eid)
        for made in made_of(manifest, act, ((m, _units(consolidation.timeline, m)),))
    )


def _about(modification: Modification, eid: str) -> bool:
    target = modification.target
    return not target or f"{eid}__".startswith(f"{target}__") or target.startswith(f"{eid}__")


def _units(timeline: Timeline, modification: Modification) -> tuple[str, ...]:
    outcomes = timeline.applied(modification.application).outcomes
    return next((o.units for o in outcomes if o.modification == modification), ())


def stages_of(
    manifest: Manifest,
    act: Act,
    eid: str,
    wordings: Iterable[Wording],
    consolidation: Consolidation | None,
    texts: Mapping[str, Expression],
) -> tuple[UnitStage, ...]:
    """Give the stages of a unit: of our edition as executed, of official copies as they are.

    `texts` are the expressions of the wordings by IRI. Our words and the official ones are never
    held against each other: the first official copy begins anew.
    """
    shown = tuple(wordings)
    ours = [w for w in shown if not w.official]
    stages: list[UnitStage] = []
    if consolidation is not None and ours:
        stages += _executed(manifest, act, eid, ours, consolidation)
    else:
        stages += _copied(eid, ours, texts)
    return (*stages, *_copied(eid, [w for w in shown if w.official], texts))


def _executed(
    manifest: Manifest, act: Act, eid: str, ours: list[Wording], consolidation: Consolidation
) -> Iterable[UnitStage]:
    timeline = consolidation.timeline
    for stage in timeline.history(eid):
        start = stage.interval.start
        wording = next((w for w in reversed(ours) if start is None or w.start <= start), ours[0])
        end = ours[-1].interval.end
        if end is not None and start is not None and start >= end:
            continue
        interval = stage.interval
        if end is not None and (interval.end is None or interval.end > end):
            interval = Interval(interval.start, end)
        changes = (
            (m, _inside(_units(timeline, m), stage.eid))
            for m in timeline.modifications
            if m.source in stage.sources
        )
        yield UnitStage(
            interval,
            stage.text,
            stage.change,
            stage.eid,
            wording.iri,
            official=False,
            made_by=made_of(manifest, act, changes),
        )


def _inside(units: Iterable[str], eid: str) -> tuple[str, ...]:
    """Give the units that are the one asked for or stand in it; where none does, that one."""
    return tuple(u for u in units if f"{u}__".startswith(f"{eid}__")) or (eid,)


def _copied(
    eid: str, wordings: list[Wording], texts: Mapping[str, Expression]
) -> Iterable[UnitStage]:
    """Give the stages of a unit through dated copies: equal neighbours are one."""
    found: list[UnitStage] = []
    for n, wording in enumerate(wordings):
        unit = texts[wording.iri].document.find(eid)
        text = "" if unit is None else words(unit)
        last = found[-1] if found else None
        change = _how(last, unit, text, first=n == 0)
        if last is not None and change == "unchanged":
            interval = Interval(last.interval.start, wording.interval.end)
            found[-1] = replace(last, interval=interval)
        elif last is not None or unit is not None:
            found.append(
                UnitStage(wording.interval, text, change, eid, wording.iri, wording.official)
            )
    return found


def _how(last: UnitStage | None, unit: Element | None, text: str, *, first: bool) -> HowChanged:
    """Say how a unit came to its words, from two neighbouring copies alone."""
    if unit is None:
        return "unchanged" if last is not None and last.change == "removed" else "removed"
    if last is None:
        return "original" if first else "inserted"
    if last.change == "removed":
        return "inserted"
    if last.text == text:
        return "unchanged"
    return "repealed" if unit.get("status") == "removed" else "changed"
