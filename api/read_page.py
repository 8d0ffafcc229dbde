"""Owns the page of an act: the text in one language or two, with what belongs at its units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kzlegal.refs.pinpoint import PinpointError, citation, to_pinpoint

from .frame import page_answer
from .language import TAGS, Language
from .pages import data_block, render
from .problems import ApiError
from .reading import Row, Section
from .service import Service
from .text import day, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act
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
    units: tuple[tuple[str, str], ...]
    """eId and pinpoint of each unit that it concerns."""


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


def read_page(
    service: Service, request: Request, act: Act, language: Language, second: Language | None
) -> Response:
    """Give the page of an act, with a second language beside it where one is held."""
    held = service.languages(act)
    if language not in held and held:
        language = held[0]
    shown = service.expression(act, language)
    languages: tuple[Language, ...] = (language,)
    if second is not None and second != language and second in held:
        languages = (language, second)
    tag = TAGS[language]
    address = f"/read/{act.slug}"
    beside = TAGS[languages[1]] if len(languages) == 2 else ""
    sides = [("", f"{address}?lang={tag}", not beside)]
    sides += [
        (TAGS[code], f"{address}?lang={tag}&beside={TAGS[code]}", TAGS[code] == beside)
        for code in held
        if code != language
    ]
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
        {"beside": beside} if beside else {},
        slug=act.slug,
        title=act.title(language),
        beside=beside,
        beside_title=act.title(languages[1]) if beside else "",
        version=day(shown.version),
        official=shown.official,
        banner=_banner(shown, language),
        changed=[(eid, _pinpoint(eid)) for eid in shown.changed],
        dates=dates,
        later=_gaps(act, language),
        sides=sides,
        sections=_sections(service, act, languages),
        linked=data_block(_linked(act, shown, language)),
    )
    return page_answer(request, body, language)


def _sections(service: Service, act: Act, languages: tuple[Language, ...]) -> tuple[Shown, ...]:
    return tuple(
        _shown(service, act, languages[0], section) for section in service.sections(act, languages)
    )


def _shown(service: Service, act: Act, language: Language, unit: Section | Row) -> Shown:
    also = unit.also if isinstance(unit, Row) else ()
    own = () if isinstance(unit, Row) and unit.depth == 0 else (unit.eid,)
    differing = [d for eid in (*also, *own) for d in _divergences(service, act, eid, language)]
    pinpoint = _pinpoint(unit.eid)
    cited = citation(unit.eid, language) if pinpoint else ""
    return Shown(
        eid=unit.eid,
        kind="row" if isinstance(unit, Row) else unit.kind,
        headings=() if isinstance(unit, Row) else unit.headings,
        depth=unit.depth if isinstance(unit, Row) else 0,
        also=also,
        texts=unit.texts if isinstance(unit, Row) else (),
        rows=()
        if isinstance(unit, Row)
        else tuple(_shown(service, act, language, row) for row in unit.rows),
        pinpoint=pinpoint,
        cited=f"{cited}, {_act_short(act, language)}" if cited else "",
        divergences=tuple(dict.fromkeys(_differing(d) for d in differing)),
        gaps=_gaps(act, language, (*also, *own)),
    )


def _pinpoint(eid: str) -> str:
    """Give a unit's pinpoint; empty for what nobody cites."""
    try:
        return to_pinpoint(eid)
    except PinpointError:
        return ""


def _gaps(act: Act, language: Language, eids: tuple[str, ...] | None = None) -> tuple[Gap, ...]:
    """Give what is missing of an act, or only what concerns some of its units."""
    return tuple(
        Gap(
            gap.kind,
            dict(gap.subject).get(language, ""),
            day(gap.since) if gap.since else "",
            tuple((eid, to_pinpoint(eid)) for eid in gap.units),
        )
        for gap in act.missing
        if eids is None or set(gap.units) & set(eids)
    )


def _divergences(
    service: Service, act: Act, eid: str, language: Language
) -> tuple[Divergence, ...]:
    try:
        return service.provision(act, eid, language).divergences
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


def _linked(act: Act, shown: Expression, language: Language) -> Mapping[str, object]:
    """Give schema.org metadata of the act."""
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": act.iri,
        "legislationIdentifier": act.slug,
        "name": act.title(language),
        "inLanguage": TAGS[language],
        "legislationDate": act.signed.isoformat(),
        "legislationJurisdiction": "KZ",
        "legislationLegalValue": "https://schema.org/"
        + ("OfficialLegalValue" if shown.official else "UnofficialLegalValue"),
    }
