"""Owns the routes of acts: acts, texts and provisions, by /v1 path and by Akoma Ntoso IRI."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from akn.text import to_text
from akn.uri import FrbrUri, Timing, UriError
from kzlegal.library.schema_org import act_metadata, unit_metadata

from .language import TAGS, language_of, preferred
from .negotiate import CHECKED, IMMUTABLE, MEDIA, answer, choose, split_suffix
from .pages import text_page
from .problems import ApiError
from .profile import day_of
from .schemas import ActOut, ActsOut, ExpressionOut, ProblemOut, ProvisionOut, Shape
from .service import Service
from .shapes import act_shape, expression_shape, heads, provision_shape

if TYPE_CHECKING:
    from kzlegal.library import Expression

TEXT_FORMS = ("json", "xml", "html", "txt", "jsonld")
UNIT_FORMS = ("json", "html", "txt", "jsonld")
VARY = "Accept, Accept-Language"

Slug = Annotated[str, Path(description="Slug or adilet id.", examples=["230-VIII"])]
Text = Annotated[
    str,
    Path(
        description="Language, `@` and a date for one version, and a suffix for one form.",
        examples=["rus", "kaz@2025-11-17.xml", "en.json"],
    ),
]
Day = Annotated[
    str,
    Query(
        description="Day of the question: without a version in the path, the text of that day.",
        examples=["2026-11-22"],
    ),
]
MISSING: dict[int | str, dict[str, object]] = {404: {"model": ProblemOut}}


def acts_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(tags=["acts"])

    @router.get("/v1/acts", response_model=ActsOut, summary="All acts")
    def acts(request: Request) -> Response:
        found = [act_shape(service, act, None) for act in service.library.acts]
        return _json(request, ActsOut(acts=found))

    @router.get("/v1/acts/{slug}", response_model=ActOut, responses=MISSING, summary="One act")
    def act(request: Request, slug: Slug, on: Day = "") -> Response:
        name, _ = split_suffix(slug, ("json",))
        found = service.act(name)
        return _json(request, act_shape(service, found, _asked(on)))

    @router.get(
        "/v1/acts/{slug}/{text}",
        response_model=ExpressionOut,
        responses={**MISSING, 406: {"model": ProblemOut}},
        summary="A whole text as JSON, Akoma Ntoso XML, HTML, plain text or schema.org",
    )
    def expression(request: Request, slug: Slug, text: Text, on: Day = "") -> Response:
        found = service.act(slug)
        name, suffix = split_suffix(text, TEXT_FORMS)
        language, _, version = name.partition("@")
        asked = _asked(on)
        shown = service.expression(found, language_of(language), version, asked)
        return _text(service, request, shown, suffix, asked)

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
        asked = _asked(on)
        shown = service.expression(found, language_of(language), version, asked)
        return _unit(service, request, shown, name, suffix, asked)

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
    if uri.portion:
        return _unit(service, request, shown, uri.portion, suffix, None)
    return _text(service, request, shown, suffix, None, dated=True)


def _text(
    service: Service,
    request: Request,
    shown: Expression,
    suffix: str,
    on: date | None,
    *,
    dated: bool = False,
) -> Response:
    form, media = choose(request.headers.get("accept", ""), suffix, TEXT_FORMS)
    act, language = shown.act, language_of(shown.language)
    # An official wording of a date never changes; our edition may be revised under its date, and
    # the other forms say what is announced, which we may learn of later.
    cache = IMMUTABLE if dated and shown.official and form == "xml" else CHECKED
    match form:
        case "xml":
            body = shown.xml
        case "txt":
            said = "\n".join(heads(service, shown, on))
            body = f"{said}\n\n{to_text(shown.document)}".encode()
        case "html":
            body = text_page(service, shown, "", *heads(service, shown, on), on=on)
        case "jsonld":
            body = linked(act_metadata(service.library, shown, on or service.today()))
        case _:
            body = printed(expression_shape(service, shown, on))
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
    links += service.version_links(shown)
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
) -> Response:
    language = language_of(shown.language)
    view = service.provision(shown.act, eid, language, shown.version)
    form, media = choose(request.headers.get("accept", ""), suffix, UNIT_FORMS)
    match form:
        case "txt":
            element = shown.document.find(eid)
            words = to_text(element) if element is not None else view.text
            said = "\n".join(heads(service, shown, on, eid))
            body = f"{said}\n\n{words}".encode()
        case "html":
            body = text_page(service, shown, eid, *heads(service, shown, on, eid), on=on)
        case "jsonld":
            body = linked(unit_metadata(service.library, shown, eid, on or service.today()))
        case _:
            body = printed(provision_shape(service, shown, view, on))
    links = [
        (f"{shown.iri}/~{eid}", {"rel": "canonical"}),
        (f"/v1/acts/{shown.act.slug}/{language}@{shown.version}", {"rel": "up"}),
    ]
    return answer(request, body, media, language=TAGS[language], vary=VARY, links=links)


def _asked(on: str) -> date | None:
    return day_of(on, "on", date.min) if on.strip() else None


def _json(request: Request, shape: ActOut | ActsOut) -> Response:
    return answer(request, printed(shape), "application/json", vary=VARY)


def linked(metadata: Mapping[str, object]) -> bytes:
    """Print schema.org metadata."""
    return json.dumps(metadata, ensure_ascii=False, indent=2).encode() + b"\n"


def printed(shape: Shape) -> bytes:
    """Print a shape as JSON, ended by a line break."""
    return shape.model_dump_json(indent=2, by_alias=True).encode() + b"\n"
