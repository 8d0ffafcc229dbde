"""Owns the page that describes the API: the routes of the OpenAPI document, read by people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from .frame import page_answer
from .language import Language
from .pages import render
from .service import Service

_EXAMPLE = """\
curl -s http://127.0.0.1:8000/v1/assess -H 'Content-Type: application/json' \\
  -d '{"facts": {"role_owner": true, "risk_degree": "high"}, "on": "2026-11-22", "lang": "en"}'"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a route."""

    name: str
    place: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Route:
    """One route as the page shows it."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]


def docs_page(
    service: Service, request: Request, openapi: Mapping[str, Any], language: Language
) -> Response:
    """Give the page for an OpenAPI document."""
    body = render(
        service,
        "docs.html",
        language,
        "",
        "/docs",
        routes=tuple(routes(openapi)),
        example=_EXAMPLE,
    )
    return page_answer(request, body, language)


def routes(openapi: Mapping[str, Any]) -> Iterator[Route]:
    """Yield the routes of an OpenAPI document in its order."""
    for path, methods in openapi["paths"].items():
        for method, described in methods.items():
            parameters = tuple(
                Parameter(
                    given["name"],
                    given["in"],
                    given.get("description", ""),
                    str(next(iter(given["schema"].get("examples", ())), "")),
                )
                for given in described.get("parameters", ())
            )
            yield Route(method.upper(), path, described.get("summary", ""), parameters)
