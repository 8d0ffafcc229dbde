"""Owns the routes of versions: history and difference, of an act and of one unit."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from kzlegal.library.dating import print_difference, print_history
from kzlegal.library.difference_page import difference_page

from .acts import MISSING, VARY, Slug, printed
from .language import TAGS, language_of
from .negotiate import answer, choose, split_suffix
from .problems import ApiError
from .profile import day_of
from .schemas import ProblemOut
from .service import Service
from .version_schemas import DiffOut, HistoryOut

DIFF_FORMS = ("json", "html")
"""The forms of a difference; a history is JSON only."""

Tongue = Annotated[str, Path(description="Language.", examples=["rus", "en"])]
Eid = Annotated[str, Path(examples=["art_7__para_11", "art_7"])]
First = Annotated[
    str, Query(alias="from", description="Day of the old text.", examples=["2025-12-01"])
]
Last = Annotated[
    str, Query(alias="to", description="Day of the new text.", examples=["2026-02-01"])
]
FAULTS: dict[int | str, dict[str, object]] = {
    **MISSING,
    406: {"model": ProblemOut},
    422: {"model": ProblemOut},
}


def versions_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(tags=["versions"])

    @router.get("/v1/acts/{slug}/{language}/history.json", include_in_schema=False)
    @router.get(
        "/v1/acts/{slug}/{language}/history",
        response_model=HistoryOut,
        responses=FAULTS,
        summary="Every wording of an act: its days, what made it, what is pending and announced",
    )
    def act_history(request: Request, slug: Slug, language: Tongue) -> Response:
        return _history(service, request, slug, language, "")

    @router.get("/v1/acts/{slug}/{language}/provisions/{eid}/history.json", include_in_schema=False)
    @router.get(
        "/v1/acts/{slug}/{language}/provisions/{eid}/history",
        response_model=HistoryOut,
        responses=FAULTS,
        summary="Every stage of one unit: its words, how they came about, which act made them",
    )
    def unit_history(request: Request, slug: Slug, language: Tongue, eid: Eid) -> Response:
        return _history(service, request, slug, language, eid)

    @router.get("/v1/acts/{slug}/{language}/diff.json", include_in_schema=False)
    @router.get("/v1/acts/{slug}/{language}/diff.html", include_in_schema=False)
    @router.get(
        "/v1/acts/{slug}/{language}/diff",
        response_model=DiffOut,
        responses=FAULTS,
        summary="The texts of two days compared, unit by unit and word by word",
    )
    def act_diff(
        request: Request, slug: Slug, language: Tongue, first: First = "", last: Last = ""
    ) -> Response:
        return _diff(service, request, slug, language, "", first, last)

    @router.get("/v1/acts/{slug}/{language}/provisions/{eid}/diff.json", include_in_schema=False)
    @router.get("/v1/acts/{slug}/{language}/provisions/{eid}/diff.html", include_in_schema=False)
    @router.get(
        "/v1/acts/{slug}/{language}/provisions/{eid}/diff",
        response_model=DiffOut,
        responses=FAULTS,
        summary="One unit on two days",
    )
    def unit_diff(
        request: Request,
        slug: Slug,
        language: Tongue,
        eid: Eid,
        first: First = "",
        last: Last = "",
    ) -> Response:
        return _diff(service, request, slug, language, eid, first, last)

    return router


def _history(service: Service, request: Request, slug: str, language: str, eid: str) -> Response:
    act, code = service.act(slug), language_of(language)
    shown = HistoryOut.model_validate(print_history(service.library.history(act, code, eid)))
    body = printed(shown)
    return answer(request, body, "application/json", language=TAGS[code], vary=VARY)


def _diff(
    service: Service,
    request: Request,
    slug: str,
    language: str,
    eid: str,
    first: str,
    last: str,
) -> Response:
    form, media = choose(
        request.headers.get("accept", ""), split_suffix(request.url.path, DIFF_FORMS)[1], DIFF_FORMS
    )
    act, code = service.act(slug), language_of(language)
    days = two_days(first, last)
    found = service.library.difference(act, code, *days, eid)
    if form == "html":
        body = difference_page(found).encode()
    else:
        body = printed(DiffOut.model_validate(print_difference(found)))
    return answer(request, body, media, language=TAGS[code], vary=VARY)


def two_days(first: str, last: str) -> tuple[date, date]:
    """Read the days of a comparison; raises ApiError where one is missing or they are crossed."""
    for name, text in (("from", first), ("to", last)):
        if not text.strip():
            raise ApiError(
                "invalid-request",
                f"the day '{name}' is missing",
                "give both: ?from=2025-12-01&to=2026-02-01",
            )
    days = day_of(first, "from", date.min), day_of(last, "to", date.min)
    if days[0] > days[1]:
        raise ApiError(
            "invalid-request", f"from {days[0]} is later than to {days[1]}", "exchange them"
        )
    return days
