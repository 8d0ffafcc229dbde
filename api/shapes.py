"""Owns the making of the shapes of acts: an act, a text, a unit, and what must be known of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzlegal.library.dating import print_wording
from kzlegal.library.difference_page import announcement
from kzlegal.refs.pinpoint import PinpointError, to_pinpoint

from .language import Language, language_of
from .schemas import (
    ActOut,
    Application,
    ChangeOut,
    DivergenceOut,
    ExpressionOut,
    ExpressionRef,
    ExtractOut,
    GapOut,
    ProvisionOut,
    UnitOut,
    WordingOut,
)
from .service import Service
from .text import day, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act, Missing
    from kzlegal.library import Expression, ProvisionView


def act_shape(service: Service, act: Act, on: date | None) -> ActOut:
    """Give an act: names, dates, every text held, what it amends, what is missing."""
    texts = [text for code in service.languages(act) for text in service.states(act, code)]
    return ActOut(
        slug=act.slug,
        iri=act.iri,
        adilet=act.adilet,
        titles=dict(act.titles),
        signed=act.signed,
        published=act.published,
        applied=act.applied,
        application_rule=act.application_rule,
        extract=ExtractOut(units=list(act.extract.units), note=dict(act.extract.note))
        if act.extract
        else None,
        expressions=[
            ExpressionRef(
                language=language_of(e.language),
                iri=e.iri,
                version=e.version,
                official=e.official,
                href=f"/v1/acts/{act.slug}/{e.language}@{e.version}",
            )
            for e in texts
        ],
        amends=[
            ChangeOut(
                act=change.act,
                units=list(change.units),
                part=change.part or None,
                by=change.by,
                basis=change.basis,
                note=dict(change.note),
            )
            for change in act.amends
        ],
        missing=[gap_shape(gap) for gap in act.missing],
        application=application_of(act, on),
    )


def _announced(service: Service, shown: Expression, on: date | None, eid: str = "") -> list[GapOut]:
    # Without a day all are named, each with its own: what an address answers must not turn with
    # the calendar.
    found = service.library.announced(shown, eid, on or date.max)
    return [gap_shape(gap) for gap in found]


def gap_shape(gap: Missing) -> GapOut:
    """Give something known to exist whose text is not held."""
    return GapOut(
        kind=gap.kind,
        status=gap.status,
        subject=dict(gap.subject),
        since=gap.since,
        work=gap.work or None,
        units=list(gap.units),
        source=gap.source,
        language=gap.language or None,
        knowledge=gap.knowledge,
    )


def expression_shape(service: Service, shown: Expression, on: date | None) -> ExpressionOut:
    """Give a whole text, unit by unit."""
    language: Language = language_of(shown.language)
    units = service.library.provisions(shown.act, language, shown.version).values()
    return ExpressionOut(
        act=shown.act.slug,
        iri=shown.iri,
        language=language,
        version=shown.version,
        official=shown.official,
        notice=notice(shown),
        wording=_wording(service, shown),
        changed=list(shown.changed),
        title=shown.act.title(language),
        announced=_announced(service, shown, on),
        units=[
            UnitOut(
                eid=unit.eid,
                pinpoint=_pinpoint(unit.eid),
                name=unit.name,
                num=unit.num,
                heading=unit.heading,
                text=unit.own_text,
                inside=unit.ancestors[-1] if unit.ancestors else None,
            )
            for unit in units
        ],
        application=application_of(shown.act, on),
    )


def provision_shape(
    service: Service, shown: Expression, view: ProvisionView, on: date | None
) -> ProvisionOut:
    """Give one unit as it is cited and read."""
    return ProvisionOut(
        eid=view.eid,
        pinpoint=view.pinpoint,
        citation=view.citation,
        name=view.name,
        num=view.num,
        heading=view.heading,
        headings=list(view.headings),
        text=view.text,
        language=language_of(view.language),
        iri=f"{view.iri}/~{view.eid}",
        cite=view.cite,
        official=view.official,
        notice=notice(shown),
        wording=_wording(service, shown),
        divergences=[
            DivergenceOut(eids=list(d.eids), weight=d.weight, rus=d.rus, kaz=d.kaz, effect=d.effect)
            for d in view.divergences
        ],
        announced=_announced(service, shown, on, view.eid),
        by_laws=[gap_shape(gap) for gap in view.by_laws],
        application=application_of(shown.act, on),
    )


def _wording(service: Service, shown: Expression) -> WordingOut:
    return WordingOut.model_validate(print_wording(service.wording(shown)))


def _pinpoint(eid: str) -> str | None:
    try:
        return to_pinpoint(eid)
    except PinpointError:
        return None


def application_of(act: Act, on: date | None) -> Application | None:
    """Say whether the act is applied on a day; a day before it is an answer, not an error."""
    if on is None:
        return None
    if on < act.signed:
        return Application(on=on, state="not-yet-adopted", applied_from=act.applied)
    if act.applied is None:
        return Application(on=on, state="unknown", applied_from=None)
    state = "applied" if on >= act.applied else "not-yet-applied"
    return Application(
        on=on,
        state="applied" if state == "applied" else "not-yet-applied",
        applied_from=act.applied,
    )


def notice(shown: Expression) -> str:
    """Say whose words a text has, and that it is a part only where it is."""
    language = language_of(shown.language)
    if shown.official:
        return phrase("banner_official", language, date=day(shown.version))
    if extract := shown.act.extract:
        return phrase("banner_extract", language, note=dict(extract.note)[language])
    return phrase("banner_ours", language)


def heads(service: Service, shown: Expression, on: date | None, eid: str = "") -> tuple[str, ...]:
    """Give the lines that stand before a text in forms for people: whose it is, what is announced.

    With a day only what it may fall under is named; without one all, each with its own day.
    """
    language = language_of(shown.language)
    found = service.library.announced(shown, eid, on or date.max)
    return (notice(shown), *(announcement(gap, language) for gap in found))
