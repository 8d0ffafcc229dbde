"""Owns the page of an act: the text in one language or two, with what belongs at its units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kzlegal.library.change_words import say, shown_days
from kzlegal.library.schema_org import act_metadata
from kzlegal.refs.pinpoint import PinpointError, citation, to_pinpoint

from .frame import page_answer
from .language import TAGS, Language
from .pages import data_block, render
from .problems import ApiError
from .reading import Row, Section
from .service import Service
from .text import day, phrase
from .versions_page import makers_of, wording_rows

if TYPE_CHECKING:
    from kzlegal.corpus import Act, Missing
    from kzlegal.graph import Divergence
    from kzlegal.library import Expression


@dataclass(frozen=True, slots=True)
class Differing:
    """A divergence as the page shows it."""

    weight: str
    pinpoints: str
    rus: str
    kaz: str
    effect: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something known to exist whose text is not held, as the page shows it."""

    kind: str
    subject: str
    since: str
    units: tuple[tuple[str, str, bool], ...]
    """eId and pinpoint of each unit that it concerns, and whether this text has it."""
    known: str
    """How it is known, in words; empty where nothing is said of it."""


@dataclass(frozen=True, slots=True)
class MadeHere:
    """Which law made a unit what it is in this wording, as the page shows it."""

    said: str
    basis: str
    note: str
    history: str
    """Address of the unit's history."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A section or a row as the page shows it: what it holds, and how it is cited."""

    eid: str
    kind: str
    headings: tuple[str, ...]
    depth: int
    also: tuple[str, ...]
    texts: tuple[str, ...]
    rows: tuple[Shown, ...]
    pinpoint: str
    cited: str
    divergences: tuple[Differing, ...]
    gaps: tuple[Gap, ...]
    made: tuple[MadeHere, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the units of one page need to know."""

    service: Service
    act: Act
    languages: tuple[Language, ...]
    on: date
    shown: Expression
    announced: tuple[Missing, ...]

    @property
    def language(self) -> Language:
        return self.languages[0]


def read_page(
    service: Service,
    request: Request,
    act: Act,
    language: Language,
    second: Language | None,
    on: date | None = None,
) -> Response:
    """Give the page of an act as of a day, with a second language beside it where one is held."""
    held = service.languages(act)
    if language not in held and held:
        language = held[0]
    shown = service.expression(act, language, on=on)
    asked = on or service.today()
    languages: tuple[Language, ...] = (language,)
    if second is not None and second != language and second in held:
        languages = (language, second)
    tag = TAGS[language]
    address = f"/read/{act.slug}"
    beside = TAGS[languages[1]] if len(languages) == 2 else ""
    day_kept = f"&on={on}" if on is not None else ""
    sides = [("", f"{address}?lang={tag}{day_kept}", not beside)]
    sides += [
        (TAGS[code], f"{address}?lang={tag}&beside={TAGS[code]}{day_kept}", TAGS[code] == beside)
        for code in held
        if code != language
    ]
    announced = service.library.announced(shown, on=asked)
    page = _Page(service, act, languages, max(asked, shown.version), shown, announced)
    wording = service.wording(shown)
    keep = {"beside": beside} if beside else {}
    if on is not None:
        keep["on"] = str(on)
    dates = [
        (phrase(name, language), day(value))
        for name, value in (
            ("signed", act.signed),
            ("published", act.published),
            ("applied", act.applied),
        )
        if value is not None
    ]
    body = render(
        service,
        "read.html",
        language,
        "read",
        address,
        keep,
        slug=act.slug,
        title=act.title(language),
        beside=beside,
        beside_title=act.title(languages[1]) if beside else "",
        version=day(shown.version),
        version_iso=shown.version.isoformat(),
        on=asked.isoformat(),
        on_shown=day(asked),
        days=shown_days(wording.start, wording.last, language),
        makers=makers_of(wording),
        not_yet=_not_yet(act, asked, language),
        wordings=wording_rows(service, shown, language),
        history=f"{address}/history?lang={tag}",
        announced=_printed(page, announced),
        official=shown.official,
        banner=_banner(shown, language),
        changed=[(eid, _pinpoint(eid)) for eid in shown.changed],
        dates=dates,
        later=_printed(page, (gap for gap in act.missing if gap not in announced)),
        sides=sides,
        sections=tuple(_shown(page, s) for s in service.sections(act, languages, page.on)),
        linked=data_block(act_metadata(service.library, shown, asked)),
    )
    return page_answer(request, body, language)


def _shown(page: _Page, unit: Section | Row) -> Shown:
    also = unit.also if isinstance(unit, Row) else ()
    own = () if isinstance(unit, Row) and unit.depth == 0 else (unit.eid,)
    here = (*also, *own)
    differing = [d for eid in here for d in _divergences(page, eid)]
    pinpoint = _pinpoint(unit.eid)
    cited = citation(unit.eid, page.language) if pinpoint else ""
    return Shown(
        eid=unit.eid,
        kind="row" if isinstance(unit, Row) else unit.kind,
        headings=() if isinstance(unit, Row) else unit.headings,
        depth=unit.depth if isinstance(unit, Row) else 0,
        also=also,
        texts=unit.texts if isinstance(unit, Row) else (),
        rows=() if isinstance(unit, Row) else tuple(_shown(page, row) for row in unit.rows),
        pinpoint=pinpoint,
        cited=f"{cited}, {_act_short(page.act, page.language)}" if cited else "",
        divergences=tuple(dict.fromkeys(_differing(d) for d in differing)),
        gaps=_printed(page, _beside(page, here)),
        made=_made(page, here),
    )


def _not_yet(act: Act, on: date, language: Language) -> str:
    """Say that the act is not adopted or not applied on a day; empty where it is."""
    if on < act.signed:
        return phrase("not_adopted", language, date=day(on), signed=day(act.signed))
    if act.applied is not None and on < act.applied:
        words = {"date": day(on), "from": day(act.applied)}
        return phrase("not_applied", language, **words)
    return ""


def _made(page: _Page, eids: tuple[str, ...]) -> tuple[MadeHere, ...]:
    """Give what made units what they are in this wording, and how that is known."""
    wording = page.service.wording(page.shown)
    language, tag = page.language, TAGS[page.language]
    return tuple(
        MadeHere(
            phrase("made_by", language, number=made.number, date=day(wording.start)),
            say(made.basis, language) if made.basis else "",
            dict(made.note).get(language, ""),
            f"/read/{page.act.slug}/history?lang={tag}&unit={eid}",
        )
        for made in wording.made_by
        for eid in eids
        if eid in made.units
    )


def _pinpoint(eid: str) -> str:
    """Give a unit's pinpoint; empty for what nobody cites."""
    try:
        return to_pinpoint(eid)
    except PinpointError:
        return ""


def _beside(page: _Page, eids: tuple[str, ...]) -> Iterable[Missing]:
    """Give what is missing at some units: announced changes of the day, and by-laws."""
    by_laws = (gap for gap in page.act.missing if gap.kind != "amendment")
    return (gap for gap in (*page.announced, *by_laws) if set(gap.units) & set(eids))


def _printed(page: _Page, gaps: Iterable[Missing]) -> tuple[Gap, ...]:
    """Give what is missing as the page shows it."""
    units = page.service.library.provisions(page.act, page.language, page.shown.version)
    return tuple(
        Gap(
            gap.kind,
            dict(gap.subject).get(page.language, ""),
            say("since", page.language, first=day(gap.since)) if gap.since else "",
            tuple((eid, _pinpoint(eid) or eid, eid in units) for eid in gap.units),
            phrase(f"known_{gap.knowledge.replace(' ', '_')}", page.language)
            if gap.knowledge
            else "",
        )
        for gap in gaps
    )


def _divergences(page: _Page, eid: str) -> tuple[Divergence, ...]:
    try:
        return page.service.provision(page.act, eid, page.language, page.shown.version).divergences
    except ApiError:
        return ()


def _differing(d: Divergence) -> Differing:
    pinpoints = ", ".join(to_pinpoint(eid) for eid in d.eids)
    return Differing(d.weight, pinpoints, d.rus, d.kaz, d.effect)


def _act_short(act: Act, language: Language) -> str:
    return f"{act.title(language)}, № {act.slug}, {day(act.signed)}"


def _banner(shown: Expression, language: Language) -> str:
    if shown.official:
        return phrase("banner_official", language, date=day(shown.version))
    if extract := shown.act.extract:
        return phrase("banner_extract", language, note=dict(extract.note)[language])
    return phrase("banner_ours", language)
