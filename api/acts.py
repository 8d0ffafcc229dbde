"""Owns the routes of acts: acts, texts and provisions, by /v1 path and by Akoma Ntoso IRI."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from akn.text import to_text
from akn.uri import FrbrUri, Timing, UriError
from kzlegal.refs.pinpoint import PinpointError, to_pinpoint

from .language import TAGS, Language, language_of, preferred
from .negotiate import CHECKED, IMMUTABLE, MEDIA, answer, choose, split_suffix
from .pages import text_page
from .problems import ApiError
from .profile import day_of
from .schemas import (
    ActOut,
    ActsOut,
    Application,
    ChangeOut,
    DivergenceOut,
    ExpressionOut,
    ExpressionRef,
    ExtractOut,
    GapOut,
    ProblemOut,
    ProvisionOut,
    UnitOut,
)
from .service import Service
from .text import day, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act, Missing
    from kzlegal.library import Expression

TEXT_FORMS = ("json", "xml", "html", "txt")
UNIT_FORMS = ("json", "html", "txt")
VARY = "Accept, Accept-Language"

Slug = Annotated[str, Path(description="Slug or adilet id.", examples=["230-VIII"])]
Text = Annotated[
    str,
    Path(
        description="Language, `@` and a date for one version, and a suffix for one form.",
        examples=["rus", "kaz@2025-11-17.xml", "en.json"],
    ),
]
Day = Annotated[str, Query(description="Day of the question.", examples=["2026-11-22"])]
MISSING: dict[int | str, dict[str, object]] = {404: {"model": ProblemOut}}


def acts_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(tags=["acts"])

    @router.get("/v1/acts", response_model=ActsOut, summary="All acts")
    def acts(request: Request) -> Response:
        found = [_act(service, act, None) for act in service.library.acts]
        return _json(request, ActsOut(acts=found))

    @router.get("/v1/acts/{slug}", response_model=ActOut, responses=MISSING, summary="One act")
    def act(request: Request, slug: Slug, on: Day = "") -> Response:
        name, _ = split_suffix(slug, ("json",))
        found = service.act(name)
        return _json(request, _act(service, found, _asked(on)))

    @router.get(
        "/v1/acts/{slug}/{text}",
        response_model=ExpressionOut,
        responses={**MISSING, 406: {"model": ProblemOut}},
        summary="A whole text as JSON, Akoma Ntoso XML, HTML or plain text",
    )
    def expression(request: Request, slug: Slug, text: Text, on: Day = "") -> Response:
        found = service.act(slug)
        name, suffix = split_suffix(text, TEXT_FORMS)
        language, _, version = name.partition("@")
        shown = service.expression(found, language_of(language), version)
        return _text(service, request, shown, suffix, _asked(on))

    @router.get(
        "/v1/acts/{slug}/{text}/provisions/{eid}",
        response_model=ProvisionOut,
        responses={**MISSING, 406: {"model": ProblemOut}},
        summary="One provision by its eId",
    )
    def provision(
        request: Request,
        slug: Slug,
        text: Text,
        eid: Annotated[str, Path(examples=["art_17__para_3", "art_15.json"])],
        on: Day = "",
    ) -> Response:
        found = service.act(slug)
        name, suffix = split_suffix(eid, UNIT_FORMS)
        language, _, version = text.partition("@")
        shown = service.expression(found, language_of(language), version)
        return _unit(service, request, shown, name, suffix, _asked(on))

    @router.get(
        "/akn/{rest:path}",
        responses={**MISSING, 303: {"description": "The address of what is held"}},
        summary="Akoma Ntoso IRIs: works, expressions, portions",
    )
    def iri(
        request: Request,
        rest: Annotated[str, Path(examples=["kz/act/2025-11-17/230-VIII/rus@2025-11-17"])],
        lang: str = "",
    ) -> Response:
        return _iri(service, request, f"/akn/{rest}", lang)

    return router


def _iri(service: Service, request: Request, address: str, lang: str) -> Response:
    last = address.rpartition("/")[2]
    # A dot may stand in an act's number; only what follows a text or a portion is a suffix.
    name, suffix = address, ""
    if "@" in last or last.startswith("~") or last.partition(".")[0] in (*TAGS, "mul"):
        name, suffix = split_suffix(address, TEXT_FORMS)
    try:
        uri = FrbrUri.parse(name)
    except UriError as error:
        raise ApiError("unknown-act", error.problem.message, error.problem.hint) from None
    act = service.act(str(uri.work()))
    if not uri.language:
        if not uri.portion:
            return RedirectResponse(f"/v1/acts/{act.slug}", 303, {"Vary": VARY})
        wanted = request.headers.get("accept-language", "")
        language = language_of(lang) if lang else preferred(wanted)
        end = f".{suffix}" if suffix else ""
        target = f"/v1/acts/{act.slug}/{language}/provisions/{uri.portion}{end}"
        return RedirectResponse(target, 303, {"Vary": VARY})
    version = uri.version.date if uri.version is not None else ""
    virtual = uri.version is not None and uri.version.timing is Timing.VIRTUAL
    language = language_of(uri.language)
    if virtual and version:
        shown = service.before(act, language, version)
    else:
        shown = service.expression(act, language, "" if virtual else version)
    whole = FrbrUri.parse(shown.iri)
    if virtual or uri.work() != whole.work() or version != shown.version.isoformat():
        # Our restatement and the official text are two works: one never stands at the other's IRI.
        portion = f"/~{uri.portion}" if uri.portion else ""
        end = f".{suffix}" if suffix else ""
        return RedirectResponse(f"{shown.iri}{portion}{end}", 303, {"Vary": VARY})
    # An official wording of a date never changes; our edition may be revised under its date.
    cache = IMMUTABLE if shown.official else CHECKED
    if uri.portion:
        return _unit(service, request, shown, uri.portion, suffix, None, cache)
    return _text(service, request, shown, suffix, None, cache)


def _text(
    service: Service,
    request: Request,
    shown: Expression,
    suffix: str,
    on: date | None,
    cache: str = CHECKED,
) -> Response:
    form, media = choose(request.headers.get("accept", ""), suffix, TEXT_FORMS)
    act, language = shown.act, language_of(shown.language)
    match form:
        case "xml":
            body = shown.xml
        case "txt":
            body = f"{_notice(shown)}\n\n{to_text(shown.document)}".encode()
        case "html":
            body = text_page(service, shown, "", _notice(shown))
        case _:
            body = _printed(_expression(service, shown, on))
    here = f"/v1/acts/{act.slug}/{language}@{shown.version}"
    links: list[tuple[str, Mapping[str, str]]] = [(shown.iri, {"rel": "canonical"})]
    links += [
        (f"{here}.{name}", {"rel": "alternate", "type": MEDIA[name][0]})
        for name in TEXT_FORMS
        if name != form
    ]
    links += [
        (f"/v1/acts/{act.slug}/{code}", {"rel": "alternate", "hreflang": TAGS[code]})
        for code in service.languages(act)
        if code != language
    ]
    return answer(
        request, body, media, cache=cache, language=TAGS[language], vary=VARY, links=links
    )


def _unit(
    service: Service,
    request: Request,
    shown: Expression,
    eid: str,
    suffix: str,
    on: date | None,
    cache: str = CHECKED,
) -> Response:
    language = language_of(shown.language)
    view = service.provision(shown.act, eid, language, shown.version)
    form, media = choose(request.headers.get("accept", ""), suffix, UNIT_FORMS)
    match form:
        case "txt":
            element = shown.document.find(eid)
            words = to_text(element) if element is not None else view.text
            body = f"{_notice(shown)}\n\n{words}".encode()
        case "html":
            body = text_page(service, shown, eid, _notice(shown))
        case _:
            body = _printed(
                ProvisionOut(
                    eid=view.eid,
                    pinpoint=view.pinpoint,
                    citation=view.citation,
                    name=view.name,
                    num=view.num,
                    heading=view.heading,
                    headings=list(view.headings),
                    text=view.text,
                    language=language,
                    iri=f"{view.iri}/~{eid}",
                    cite=view.cite,
                    official=view.official,
                    notice=_notice(shown),
                    divergences=[
                        DivergenceOut(
                            eids=list(d.eids),
                            weight=d.weight,
                            rus=d.rus,
                            kaz=d.kaz,
                            effect=d.effect,
                        )
                        for d in view.divergences
                    ],
                    announced=_announced(service, shown, on, eid),
                    application=_application(shown.act, on),
                )
            )
    links = [
        (f"{shown.iri}/~{eid}", {"rel": "canonical"}),
        (f"/v1/acts/{shown.act.slug}/{language}@{shown.version}", {"rel": "up"}),
    ]
    return answer(
        request, body, media, cache=cache, language=TAGS[language], vary=VARY, links=links
    )


def _act(service: Service, act: Act, on: date | None) -> ActOut:
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
        missing=[_gap(gap) for gap in act.missing],
        application=_application(act, on),
    )


def _announced(service: Service, shown: Expression, on: date | None, eid: str = "") -> list[GapOut]:
    # Without a day all are named, each with its own: what an address answers must not turn with
    # the calendar.
    found = service.library.announced(shown, eid, on or date.max)
    return [_gap(gap) for gap in found]


def _gap(gap: Missing) -> GapOut:
    return GapOut(
        kind=gap.kind,
        status=gap.status,
        subject=dict(gap.subject),
        since=gap.since,
        work=gap.work or None,
        units=list(gap.units),
        source=gap.source,
        knowledge=gap.knowledge,
    )


def _expression(service: Service, shown: Expression, on: date | None) -> ExpressionOut:
    language: Language = language_of(shown.language)
    units = service.library.provisions(shown.act, language, shown.version).values()
    return ExpressionOut(
        act=shown.act.slug,
        iri=shown.iri,
        language=language,
        version=shown.version,
        official=shown.official,
        notice=_notice(shown),
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
        application=_application(shown.act, on),
    )


def _pinpoint(eid: str) -> str | None:
    try:
        return to_pinpoint(eid)
    except PinpointError:
        return None


def _application(act: Act, on: date | None) -> Application | None:
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


def _notice(shown: Expression) -> str:
    language = language_of(shown.language)
    if shown.official:
        return phrase("banner_official", language, date=day(shown.version))
    if extract := shown.act.extract:
        return phrase("banner_extract", language, note=dict(extract.note)[language])
    return phrase("banner_ours", language)


def _asked(on: str) -> date | None:
    return day_of(on, "on", date.min) if on.strip() else None


def _json(request: Request, shape: ActOut | ActsOut) -> Response:
    return answer(request, _printed(shape), "application/json", vary=VARY)


def _printed(shape: ActOut | ActsOut | ExpressionOut | ProvisionOut) -> bytes:
    return shape.model_dump_json(indent=2).encode() + b"\n"
