"""Owns the routes of applicability beside the assessment: comparisons, the matrix, receipts."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kzlegal.assess import matrix_csv
from kzlegal.norms.model import NORM_TYPES

from .applicability_schemas import CompareIn, CompareOut, MatrixOut, ReceiptOut, VerifyOut
from .language import language_of, preferred
from .negotiate import CHECKED, PRIVATE, answer
from .problems import ApiError
from .profile import check_size, day_of, facts_in
from .schemas import AssessIn, ProblemOut
from .service import Service

_INVALID: dict[int | str, dict[str, object]] = {422: {"model": ProblemOut}}
_BODY: dict[int | str, dict[str, object]] = {
    **_INVALID,
    413: {"model": ProblemOut},
    415: {"model": ProblemOut},
}
Types = Annotated[list[str] | None, Query(description="Only norms of these types.")]
Acts = Annotated[list[str] | None, Query(description="Only norms of these acts: 230-VIII …")]


def applicability_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(tags=["assessment"])
    library, limits = service.library, service.limits

    @router.post(
        "/v1/compare",
        response_model=CompareOut,
        responses=_BODY,
        summary="What differs for a profile between two days, or from a second profile",
    )
    def compare(request: Request, asked: CompareIn) -> Response:
        if (asked.last is None) == (asked.other is None):
            raise ApiError(
                "invalid-request",
                "a comparison needs one of 'and' (a second day) and 'other' (a second profile)",
            )
        language = language_of(asked.lang)
        check_size(asked.facts, limits.facts)
        facts, day = library.profile(asked.facts), asked.on or service.today()
        if asked.other is not None:
            check_size(asked.other, limits.facts)
            second = library.profile(asked.other)
            found = library.applicability.compare_profiles(facts, second, day, asked.acts)
        else:
            last = asked.last or day
            found = library.applicability.compare_dates(facts, day, last, asked.acts)
        printed = library.applicability.difference_json(found, language)
        return answer(request, _dump(printed), "application/json", cache=PRIVATE)

    @router.get(
        "/v1/matrix",
        response_model=MatrixOut,
        responses=_INVALID,
        summary="Roles against duties on a day; f.FACT=… says the rest of the profile",
    )
    def matrix(
        request: Request, on: str = "", lang: str = "", type: Types = None, act: Acts = None
    ) -> Response:
        language = lang or preferred(request.headers.get("accept-language", ""))
        printed = _matrix(request, on, language, type or [], act or [])
        return answer(request, _dump(printed), "application/json", cache=_cache(on, printed))

    @router.get("/v1/matrix.csv", responses=_INVALID, summary="The same as CSV")
    def matrix_table(
        request: Request, on: str = "", lang: str = "", type: Types = None, act: Acts = None
    ) -> Response:
        printed = _matrix(request, on, lang or "en", type or [], act or [])
        return answer(request, matrix_csv(printed).encode(), "text/csv", cache=_cache(on, printed))

    def _matrix(
        request: Request, on: str, lang: str, types: list[str], acts: list[str]
    ) -> dict[str, object]:
        for name in types:
            if name not in NORM_TYPES:
                raise ApiError(
                    "invalid-request",
                    f"no type of norm is called '{name[:40]}'",
                    f"one of: {', '.join(NORM_TYPES)}",
                )
        facts = library.profile(facts_in(request.query_params.multi_items(), limits.facts))
        day = day_of(on, "on", service.today())
        found = library.applicability.matrix(facts, day, acts, tuple(types))
        return library.applicability.matrix_json(found, language_of(lang))

    @router.get(
        "/v1/review",
        responses=_INVALID,
        summary="Which texts stand under the norms on a day, and which norms need review",
    )
    def review(request: Request, on: str = "") -> Response:
        printed = library.applicability.review_json(day_of(on, "on", service.today()))
        return answer(request, _dump(printed), "application/json")

    @router.post(
        "/v1/receipt",
        response_model=ReceiptOut,
        responses=_BODY,
        summary="The receipt of an assessment, which anybody can run again",
    )
    def receipt(request: Request, profile: AssessIn) -> Response:
        language = language_of(profile.lang)
        result = service.assess(profile.facts, profile.on or service.today(), profile.acts)
        printed = library.applicability.receipt(result, language).json()
        return answer(request, _dump(printed), "application/json", cache=PRIVATE)

    @router.post(
        "/v1/receipt/verify",
        response_model=VerifyOut,
        responses=_BODY,
        summary="Run a receipt again, and say exactly what differs",
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/ReceiptOut"}}
                },
            }
        },
    )
    async def verify(request: Request) -> Response:
        # The bytes themselves are read: a parser that forgives would hide what was altered.
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise ApiError("unsupported-media-type", "the receipt is not sent as application/json")
        try:
            text = (await request.body()).decode("utf-8")
        except UnicodeDecodeError:
            raise ApiError("malformed-json", "the receipt is not UTF-8 text") from None
        found = await run_in_threadpool(library.applicability.verify, text)
        return answer(request, _dump(found.json()), "application/json", cache=PRIVATE)

    return router


def _cache(on: str, printed: dict[str, object]) -> str:
    """Let only what was made from nobody's facts be kept."""
    return CHECKED if on and not printed["facts"] else PRIVATE


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
