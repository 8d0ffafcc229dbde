"""Owns the routes of the web pages: ask, read, assess."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from akn.problem import LegalTextError
from kzlegal.refs.pinpoint import PinpointError, citation, to_pinpoint

from .findings import Group, findings
from .interview import interview, plain_form
from .language import TAGS, Language, LanguageError, language_of, preferred
from .negotiate import CHECKED, IMMUTABLE, PRIVATE, answer
from .pages import STATIC, Fault, data_block, render, static
from .problems import ApiError, as_api_error
from .profile import PREFIX, day_of, facts_in, query_of
from .reading import Row, Section
from .service import Service
from .text import TEXT, day, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act
    from kzlegal.library import Divergence, Expression
    from kzlegal.search import Hit

HITS = 7
"""How many provisions the page shows for a question."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the page shows it."""

    pinpoint: str
    citation: str
    heading: str
    text: str
    href: str
    score: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """A divergence as the page shows it."""

    weight: str
    pinpoints: str
    rus: str
    kaz: str
    effect: str


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


def site_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def ask(request: Request, q: str = "", lang: str = "") -> Response:
        return _ask(service, request, " ".join(q.split()), _language(request, lang))

    @router.get("/read")
    def acts(request: Request, lang: str = "") -> Response:
        language = _language(request, lang)
        every = service.library.acts
        if len(every) == 1:
            target = f"/read/{every[0].slug}?lang={TAGS[language]}"
            return RedirectResponse(target, 303, {"Vary": "Accept-Language"})
        rows = [
            {"slug": a.slug, "title": a.title(language), "signed": day(a.signed)} for a in every
        ]
        body = render(service, "acts.html", language, "read", "/read", acts=rows)
        return _page(request, body, language)

    @router.get("/read/{slug}")
    def read(request: Request, slug: str, lang: str = "", beside: str = "") -> Response:
        language = _language(request, lang)
        second = language_of(beside) if beside else None
        return _read(service, request, service.act(slug), language, second)

    @router.get("/assess")
    def assess(request: Request, lang: str = "", on: str = "") -> Response:
        language = _language(request, lang)
        return _assess(service, request, request.query_params.multi_items(), on, language)

    @router.post("/assess")
    async def assess_form(request: Request) -> Response:
        pairs, on, language = await _form(service, request)
        return await run_in_threadpool(_assess, service, request, pairs, on, language)

    @router.post("/assess.json")
    async def assess_download(request: Request) -> Response:
        pairs, on, language = await _form(service, request)
        return await run_in_threadpool(_download, service, request, pairs, on, language)

    @router.get("/static/{name}")
    def static_file(request: Request, name: str) -> Response:
        if name not in STATIC:
            raise ApiError("not-found", f"there is no file '{name[:60]}'")
        cache = IMMUTABLE if request.url.query else CHECKED
        return answer(request, static(name), STATIC[name], cache=cache)

    return router


def _language(request: Request, lang: str) -> Language:
    """Give the page's language; an unknown one is no reason to show no page."""
    try:
        return language_of(lang) if lang else preferred(request.headers.get("accept-language", ""))
    except LanguageError:
        return "rus"


def _page(
    request: Request, body: bytes, language: Language, status: int = 200, cache: str = CHECKED
) -> Response:
    return answer(
        request,
        body,
        "text/html",
        cache=cache,
        status=status,
        language=TAGS[language],
        vary="Accept-Language",
    )


# Ask


def _ask(service: Service, request: Request, q: str, language: Language) -> Response:
    found: tuple[Found, ...] = ()
    notices: list[str] = []
    silent, fault = False, None
    act = service.library.acts[0]
    if q:
        try:
            given = service.search(q, language, HITS)
        except LegalTextError as error:
            fault = Fault.of(error.problem)
            if len(q) > service.limits.query_characters:
                fault = Fault(phrase("too_long", language, n=service.limits.query_characters), "")
        else:
            found = tuple(_found(act, hit, language) for hit in given.hits)
            notices = [problem.message for problem in given.problems]
            silent = not given.answer
    body = render(
        service,
        "ask.html",
        language,
        "ask",
        "/",
        {"q": q} if q else {},
        q=q,
        found=found,
        notices=notices,
        silent=silent,
        fault=fault,
        official=service.expression(act, language).official,
        longest=service.limits.query_characters,
    )
    return _page(request, body, language, 422 if fault else 200)


def _found(act: Act, hit: Hit, language: Language) -> Found:
    parts = tuple(
        (phrase(f"part_{name}", language), value)
        for name, value in hit.parts.items()
        if f"part_{name}" in TEXT
    )
    href = f"/read/{act.slug}?lang={TAGS[language]}#{hit.eid}"
    cited = citation(hit.eid, language)
    return Found(hit.pinpoint, cited, hit.heading, hit.text, href, hit.score, parts)


# Read


def _read(
    service: Service, request: Request, act: Act, language: Language, second: Language | None
) -> Response:
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
        dates=dates,
        later=[
            {
                "subject": dict(gap.subject).get(language, ""),
                "since": day(gap.since) if gap.since else "",
                "units": [(eid, to_pinpoint(eid)) for eid in gap.units],
            }
            for gap in act.missing
        ],
        sides=sides,
        sections=_sections(service, act, languages),
        linked=data_block(_linked(act, shown, language)),
    )
    return _page(request, body, language)


def _sections(service: Service, act: Act, languages: tuple[Language, ...]) -> tuple[Shown, ...]:
    return tuple(
        _shown(service, act, languages[0], section) for section in service.sections(act, languages)
    )


def _shown(service: Service, act: Act, language: Language, unit: Section | Row) -> Shown:
    also = unit.also if isinstance(unit, Row) else ()
    own = () if isinstance(unit, Row) and unit.depth == 0 else (unit.eid,)
    differing = [d for eid in (*also, *own) for d in _divergences(service, act, eid, language)]
    try:
        pinpoint, cited = to_pinpoint(unit.eid), citation(unit.eid, language)
    except PinpointError:
        pinpoint = cited = ""
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


# Assess


async def _form(service: Service, request: Request) -> tuple[list[tuple[str, str]], str, Language]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ApiError(
            "unsupported-media-type",
            "the form is not sent as application/x-www-form-urlencoded",
            "send it from the page, or send JSON to /v1/assess",
        )
    text = (await request.body()).decode("utf-8", "replace")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=2 * service.limits.facts)
    except ValueError:
        raise ApiError("invalid-request", "the form has too many fields") from None
    values = dict(reversed(pairs))
    return pairs, values.get("on", ""), _language(request, values.get("lang", ""))


def _download(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    result = service.assess(
        facts_in(pairs, service.limits.facts), day_of(on, "on", service.today())
    )
    body = json.dumps(
        service.library.assessment_json(result, language), ensure_ascii=False, indent=2
    )
    response = answer(request, body.encode() + b"\n", "application/json", cache=PRIVATE)
    response.headers["Content-Disposition"] = f'attachment; filename="assessment-{result.on}.json"'
    return response


def _assess(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    given: dict[str, str] = {}
    chosen = service.today()
    fault: Fault | None = None
    status = 200
    groups: tuple[Group, ...] = ()
    nothing = False
    catalogue = service.library.catalogue
    try:
        given = facts_in(pairs, service.limits.facts)
        chosen = day_of(on, "on", chosen)
        result = service.assess(given, chosen)
    except LegalTextError as error:
        known = as_api_error(error)
        fault, status = Fault.of(known.problem), known.status
        form = plain_form(catalogue.facts, given, language)
    else:
        given = dict(result.facts.given)
        form = interview(result, language)
        if given:
            groups = findings(
                result,
                language,
                service.bearers,
                lambda act, eid: service.words(act, eid, language),
            )
            nothing = not any(g.key in ("prohibited", "duties") for g in groups)
    act = service.library.acts[0]
    early = act.applied is not None and chosen < act.applied
    applied = day(act.applied) if act.applied else ""
    body = render(
        service,
        "assess.html",
        language,
        "assess",
        "/assess",
        {"on": chosen.isoformat()} if on else {},
        fault=fault,
        form=form,
        given=[(PREFIX + name, value) for name, value in given.items()],
        on=chosen.isoformat(),
        on_shown=day(chosen),
        applied=act.applied.isoformat() if act.applied else "",
        applied_shown=applied,
        not_yet=phrase("not_yet", language, date=day(chosen), **{"from": applied}) if early else "",
        empty=not given,
        groups=groups,
        nothing_binds=nothing,
        share=f"/assess?{query_of(given, chosen, TAGS[language])}",
        official=service.expression(act, language).official,
        unit_href=lambda eid: f"/read/{act.slug}?lang={TAGS[language]}#{eid}",
    )
    return _page(request, body, language, status, PRIVATE)


def error_page(service: Service, request: Request, error: ApiError) -> Response:
    """Give an error as a page."""
    language = _language(request, request.query_params.get("lang", ""))
    said = phrase("error_404" if error.status == 404 else "error_other", language)
    body = render(
        service, "error.html", language, "", "/", said=said, fault=Fault.of(error.problem)
    )
    return _page(request, body, language, error.status, PRIVATE)
