"""Owns the pages of versions: the history of an act or a unit, and the difference of two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kzlegal.library.change_words import say, shown_days
from kzlegal.library.difference_page import announcement, difference_table, named

from .frame import page_answer
from .language import TAGS, Language
from .pages import render
from .service import Service
from .shapes import notice
from .text import day, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act
    from kzlegal.library import Expression, Wording
    from kzlegal.library.wordings import Made


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One wording in a list."""

    days: str
    href: str
    current: bool
    official: bool
    makers: str
    """Numbers of the amending acts; empty for the first."""
    compare: str
    """Address of the comparison with the wording before; empty where there is none to hold it
    against."""
    made_by: tuple[MadeRow, ...]


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One provision of an amending act and what it made."""

    number: str
    provision: str
    units: tuple[str, ...]
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of a unit."""

    days: str
    change: str
    lines: tuple[str, ...]
    official: bool
    made_by: tuple[MadeRow, ...]


def makers_of(wording: Wording) -> str:
    """Give the numbers of the acts that made a wording."""
    return ", ".join(dict.fromkeys(made.number for made in wording.made_by))


def wording_rows(service: Service, shown: Expression, language: Language) -> tuple[WordingRow, ...]:
    """Give every wording of an act, the newest first, with the way to its text and changes."""
    act, tag = shown.act, TAGS[language]
    every = service.library.wordings(act, shown.language)
    rows: list[WordingRow] = []
    before: Wording | None = None
    for wording in every:
        compare = ""
        if before is not None and before.official == wording.official:
            compare = f"/read/{act.slug}/diff?lang={tag}&from={before.start}&to={wording.start}"
        rows.append(
            WordingRow(
                shown_days(wording.start, wording.last, language),
                f"/read/{act.slug}?lang={tag}&on={wording.start}",
                wording.iri == shown.iri,
                wording.official,
                makers_of(wording),
                compare,
                tuple(_made(made, language) for made in wording.made_by),
            )
        )
        before = wording
    return tuple(reversed(rows))


def history_page(
    service: Service, request: Request, act: Act, language: Language, unit: str
) -> Response:
    """Give the history of an act, or of one unit of it."""
    language = _held(service, act, language)
    found = service.library.history(act, language, unit)
    shown = service.expression(act, language, found.wordings[-1].start.isoformat())
    stages = tuple(
        StageRow(
            shown_days(stage.interval.start, stage.last, language),
            say(stage.change, language),
            tuple(stage.text.splitlines()),
            stage.official,
            tuple(_made(made, language) for made in stage.made_by),
        )
        for stage in reversed(found.stages)
        if stage.interval.start is not None
    )
    pending = tuple(
        (day(p.since), p.made.number, ", ".join(named(u, language) for u in p.made.units))
        for p in found.pending
    )
    body = render(
        service,
        "history.html",
        language,
        "read",
        f"/read/{act.slug}/history",
        {"unit": unit} if unit else {},
        slug=act.slug,
        title=act.title(language),
        unit=named(unit, language) if unit else "",
        back=f"/read/{act.slug}?lang={TAGS[language]}" + (f"#{unit}" if unit else ""),
        banner=notice(shown),
        official=shown.official,
        wordings=wording_rows(service, shown, language),
        stages=stages,
        pending=pending,
        announced=tuple(announcement(gap, language) for gap in found.announced),
        data=f"/v1/acts/{act.slug}/{language}"
        + (f"/provisions/{unit}/history" if unit else "/history"),
    )
    return page_answer(request, body, language)


def diff_page(
    service: Service,
    request: Request,
    act: Act,
    language: Language,
    days: tuple[date, date],
    unit: str,
) -> Response:
    """Give the difference of the texts of two days, side by side."""
    language = _held(service, act, language)
    found = service.library.difference(act, language, *days, unit)
    query = f"lang={TAGS[language]}"
    more = f"&unit={unit}" if unit else ""
    body = render(
        service,
        "diff.html",
        language,
        "read",
        f"/read/{act.slug}/diff",
        {"from": str(days[0]), "to": str(days[1])} | ({"unit": unit} if unit else {}),
        slug=act.slug,
        title=act.title(language),
        unit=named(unit, language) if unit else "",
        unit_eid=unit,
        first=str(days[0]),
        last=str(days[1]),
        back=f"/read/{act.slug}?{query}&on={days[1]}",
        history=f"/read/{act.slug}/history?{query}{more}",
        banner=notice(found.new),
        official=found.new.official,
        announced=tuple(announcement(gap, language) for gap in found.announced),
        legend=say("legend", language) if found.difference else "",
        table=difference_table(found),
    )
    return page_answer(request, body, language)


def last_two(service: Service, act: Act, language: Language) -> tuple[date, date]:
    """Give the first days of the last two wordings; of the only one twice.

    Raises ApiError (404) where the act is not held in the language.
    """
    language = _held(service, act, language)
    newest = service.expression(act, language).version
    starts = [w.start for w in service.library.wordings(act, language)]
    return (starts[-2] if len(starts) > 1 else newest), starts[-1]


def _held(service: Service, act: Act, language: Language) -> Language:
    """Give the language itself, else one in which the act is held."""
    held = service.languages(act)
    return language if language in held or not held else held[0]


def _made(made: Made, language: Language) -> MadeRow:
    return MadeRow(
        phrase("law_number", language, number=made.number),
        named(made.eid, language),
        tuple(named(unit, language) for unit in made.units),
        say(made.basis, language) if made.basis else "",
        dict(made.note).get(language, "") if made.basis != "footnote" else "",
    )
