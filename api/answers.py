"""Owns the routes that answer: search, assessment, facts, norms, coverage, health."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from kzlegal.norms import FactDefinition, norms_json
from kzlegal.refs.pinpoint import citation, to_pinpoint

from .applicability_schemas import AssessOut
from .language import TAGS, language_of, preferred
from .limits import LIMITS
from .negotiate import PRIVATE, answer
from .problems import KINDS, TYPES_PATH, ApiError, types
from .profile import day_of, facts_in
from .schemas import (
    AssessIn,
    CoverageOut,
    FactOut,
    FactsOut,
    HitOut,
    NormsOut,
    ProblemOut,
    SearchOut,
)
from .service import Service
from .shapes import gap_shape

INVALID: dict[int | str, dict[str, object]] = {422: {"model": ProblemOut}}

Lang = Annotated[str, Query(description="ru, kk or en", examples=["en"])]


def answers_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter()
    limits = service.limits

    @router.get(
        "/v1/search",
        response_model=SearchOut,
        responses=INVALID,
        tags=["search"],
        summary="Provisions nearest to a question",
    )
    def search(
        request: Request,
        q: Annotated[
            str,
            Query(
                description=f"The question, up to {LIMITS.query_characters} characters.",
                examples=["Who decides the risk degree of a system?"],
            ),
        ] = "",
        lang: Lang = "",
        limit: Annotated[int, Query(ge=1, le=LIMITS.hits, examples=[5])] = 5,
    ) -> Response:
        language = language_of(lang) if lang else preferred(_accepted(request))
        found = service.search(q, language, limit)
        act = service.library.acts[0]
        shown = service.expression(act, language)
        body = SearchOut(
            query=q,
            language=language,
            hits=[
                HitOut(
                    eid=hit.eid,
                    pinpoint=hit.pinpoint,
                    citation=citation(hit.eid, language),
                    score=hit.score,
                    parts=dict(hit.parts),
                    heading=hit.heading,
                    text=hit.text,
                    act=act.iri,
                    iri=f"{shown.iri}/~{hit.eid}",
                    official=shown.official,
                    announced=[
                        gap_shape(gap)
                        for gap in service.library.announced(shown, hit.eid, service.today())
                    ],
                )
                for hit in found.hits
            ],
            answer=found.answer,
            notices=[problem.message for problem in found.problems],
        )
        return answer(
            request,
            body.model_dump_json(indent=2).encode() + b"\n",
            "application/json",
            vary="Accept-Language",
        )

    @router.post(
        "/v1/assess",
        response_model=AssessOut,
        responses={**INVALID, 413: {"model": ProblemOut}, 415: {"model": ProblemOut}},
        tags=["assessment"],
        summary="Which norms bind a profile on a day, and why",
    )
    def assess(request: Request, profile: AssessIn) -> Response:
        language = language_of(profile.lang)
        result = service.assess(profile.facts, profile.on or service.today(), profile.acts)
        return assessed(service, request, service.library.assessment_json(result, language))

    @router.get(
        "/v1/assess",
        response_model=AssessOut,
        responses=INVALID,
        tags=["assessment"],
        summary="The same by address: ?f.role_owner=yes&on=2026-11-22",
    )
    def assess_by_address(
        request: Request,
        on: str = "",
        lang: Lang = "",
        act: Annotated[list[str] | None, Query(description="Only norms of these acts.")] = None,
    ) -> Response:
        language = language_of(lang) if lang else preferred(_accepted(request))
        facts = facts_in(request.query_params.multi_items(), limits.facts)
        result = service.assess(facts, day_of(on, "on", service.today()), act or ())
        return assessed(service, request, service.library.assessment_json(result, language))

    @router.get(
        "/v1/facts", response_model=FactsOut, tags=["assessment"], summary="The facts catalogue"
    )
    def facts(request: Request) -> Response:
        shown = FactsOut(facts=[_fact(f) for f in service.library.catalogue.facts])
        return answer(request, shown.model_dump_json(indent=2).encode() + b"\n", "application/json")

    @router.get("/v1/norms", response_model=NormsOut, tags=["assessment"], summary="The norms")
    def norms(
        request: Request,
        type: Annotated[str, Query(examples=["obligation"])] = "",
        bearer: Annotated[str, Query(examples=["owner"])] = "",
        eid: Annotated[str, Query(description="A unit and all in it.", examples=["art_17"])] = "",
    ) -> Response:
        every = service.library.norms
        found = [
            norm
            for norm in every
            if (not type or norm.type == type)
            and (not bearer or bearer in (*norm.bearer, *norm.bearer_implied))
            and (not eid or norm.eid == eid or norm.eid.startswith(f"{eid}__"))
        ]
        rows = [norms_json(norm, to_pinpoint(norm.eid)) for norm in found]
        body = _dump({"norms": rows, "total": len(every)})
        return answer(request, body, "application/json")

    @router.get(
        "/v1/coverage", response_model=CoverageOut, tags=["service"], summary="What is loaded"
    )
    def coverage(request: Request) -> Response:
        shown = {**service.library.coverage().to_json(), "dataset": service.dataset}
        return answer(request, _dump(shown), "application/json")

    @router.get("/v1/problems", tags=["service"], summary="Every type of problem")
    def problems(request: Request) -> Response:
        return answer(request, _dump(types()), "application/json")

    @router.get(TYPES_PATH + "{name}", tags=["service"], summary="One type of problem")
    def problem(request: Request, name: str) -> Response:
        if name not in KINDS:
            raise ApiError("unknown-problem", f"there is no problem type '{name[:60]}'")
        kind = KINDS[name]
        shown = {"type": TYPES_PATH + name, "status": kind.status, "title": kind.title}
        return answer(request, _dump({**shown, "meaning": kind.meaning}), "application/json")

    @router.get("/healthz", tags=["service"], summary="Whether the process answers")
    def health() -> dict[Literal["status"], str]:
        return {"status": "ok"}

    @router.get(
        "/readyz",
        responses={503: {"model": ProblemOut}},
        tags=["service"],
        summary="Whether texts and norms can be read",
    )
    def ready() -> Response:
        try:
            texts = {
                act.slug: [TAGS[code] for code in service.languages(act)]
                for act in service.library.acts
            }
            norms = len(service.library.norms)
        except Exception:
            raise ApiError("not-ready", "the texts or the norms cannot be read") from None
        if not norms or not all(texts.values()):
            raise ApiError("not-ready", "there is no text or no norm to answer from")
        return JSONResponse({"status": "ready", "texts": texts, "norms": norms})

    return router


def assessed(service: Service, request: Request, printed: dict[str, object]) -> Response:
    """Answer with an assessment; it was made from somebody's facts, so nobody stores it."""
    return answer(request, _dump(printed), "application/json", cache=PRIVATE)


def _accepted(request: Request) -> str:
    return request.headers.get("accept-language", "")


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _fact(fact: FactDefinition) -> FactOut:
    return FactOut(
        id=fact.id,
        kind=fact.kind,
        values=list(fact.values),
        labels={value: label.json() for value, label in fact.value_labels.items()},
        question=fact.question.json(),
        help=fact.help.json(),
        answered_by=fact.answered_by,
        basis=list(fact.basis),
    )
