"""Owns the application: routes, errors and limits put together, and the server that runs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from akn.problem import LegalTextError

from .acts import acts_router
from .answers import answers_router
from .applicability import applicability_router
from .describe import describe_router
from .frame import error_page
from .graph import graph_router
from .guard import Guard
from .limits import LIMITS, Limits
from .problems import MEDIA_TYPE, ApiError, as_api_error, body_of
from .service import Service
from .site import site_router
from .versions import versions_router

if TYPE_CHECKING:
    from kzlegal.library import Library

_DATA = ("/v1", "/akn", "/healthz", "/readyz", "/static")
_DESCRIPTION = """\
Kazakhstan's law as data: texts in Akoma Ntoso, search, norms and applicability.

Every error is problem details (RFC 9457) whose `type` answers at its address. Answers carry a
strong ETag, and `X-Kzlegal-Dataset` names the data release they were made from. Facts of a profile
are neither logged nor stored.
"""


def create_app(library: Library, *, today: Callable[[], date], limits: Limits = LIMITS) -> FastAPI:
    """Give the application over a library; `today` is the day of questions without a date."""
    service = Service(library, today, limits)
    app = FastAPI(
        title="kzlegal",
        version="1",
        description=_DESCRIPTION,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        license_info={"name": "Apache-2.0 (code), CC BY 4.0 (data)"},
    )
    app.router.redirect_slashes = False
    for router in (
        acts_router(service),
        versions_router(service),
        answers_router(service),
        describe_router(service),
        graph_router(service),
        applicability_router(service),
        site_router(service),
    ):
        app.include_router(router)

    def failed(request: Request, error: ApiError) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if wants_page and not request.url.path.startswith(_DATA):
            response = error_page(service, request, error)
        else:
            body = body_of(error, request.url.path)
            response = Response(body, error.status, {"Cache-Control": "no-store"}, MEDIA_TYPE)
        response.headers.update(error.headers)
        return response

    @app.exception_handler(LegalTextError)
    def legal(request: Request, error: LegalTextError) -> Response:
        return failed(request, as_api_error(error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return failed(request, _of_status(request, error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return failed(request, _of_validation(request, error))

    @app.exception_handler(Exception)
    def unexpected(request: Request, _: Exception) -> Response:
        said = "the service has a fault and could not answer"
        return failed(
            request, ApiError("internal-error", said, "ask again; if it stays, report it")
        )

    app.state.service = service
    app.add_middleware(Guard, limits=limits, dataset=service.dataset)
    return app


def run(host: str, port: int, library: Library, today: Callable[[], date]) -> None:
    """Serve until interrupted. There is no access log, for an address may hold facts."""
    from threading import Thread

    import uvicorn

    app = create_app(library, today=today)
    Thread(target=app.state.service.warm, daemon=True).start()
    uvicorn.run(
        app, host=host, port=port, access_log=False, log_level="warning", server_header=False
    )


def _of_status(request: Request, error: HTTPException) -> ApiError:
    path = request.url.path[:120]
    headers = dict(error.headers or {})
    match error.status_code:
        case 404:
            return ApiError("not-found", f"nothing is served at {path}")
        case 405:
            allowed = headers.get("Allow", headers.get("allow", ""))
            remedy = f"use {allowed}" if allowed else ""
            return ApiError(
                "method-not-allowed",
                f"{path} does not take {request.method}",
                remedy,
                headers=headers,
            )
        case 400:
            return _unreadable(request)
    return ApiError("invalid-request", str(error.detail), headers=headers)


def _of_validation(request: Request, error: RequestValidationError) -> ApiError:
    faults = error.errors()
    if request.method == "POST" and not _is_json(request):
        sent = request.headers.get("content-type", "")[:60] or "no Content-Type"
        return ApiError("unsupported-media-type", f"the body is sent as {sent}, not as JSON")
    if any(fault["type"] == "json_invalid" for fault in faults):
        return _unreadable(request, str(faults[0].get("ctx", {}).get("error", "")))
    shown = tuple(
        {
            "place": "/".join(str(step) for step in fault["loc"]),
            "detail": str(fault["msg"]),
        }
        for fault in faults[:20]
    )
    kind = "invalid-request"
    if all(str(fault["type"]).startswith("date_") for fault in faults):
        kind = "invalid-date"
    first = shown[0]
    return ApiError(kind, f"{first['place']}: {first['detail']}", errors=shown)


def _unreadable(request: Request, why: str = "") -> ApiError:
    detail = f"the body is not JSON: {why}" if why else "the body cannot be read as JSON"
    return ApiError("malformed-json", detail, 'send an object such as {"facts": {}}')


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (
        kind.startswith("application/") and kind.endswith("+json")
    )
