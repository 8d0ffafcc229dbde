"""Owns what all pages share: their language, their response, and the page of an error."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from .language import TAGS, Language, LanguageError, language_of, preferred
from .negotiate import CHECKED, PRIVATE, answer
from .pages import Fault, render
from .problems import ApiError
from .service import Service
from .text import phrase


def page_language(request: Request, lang: str) -> Language:
    """Give the page's language; an unknown one is no reason to show no page."""
    try:
        return language_of(lang) if lang else preferred(request.headers.get("accept-language", ""))
    except LanguageError:
        return "rus"


def page_answer(
    request: Request, body: bytes, language: Language, status: int = 200, cache: str = CHECKED
) -> Response:
    """Give the response of a page."""
    return answer(
        request,
        body,
        "text/html",
        cache=cache,
        status=status,
        language=TAGS[language],
        vary="Accept-Language",
    )


def error_page(service: Service, request: Request, error: ApiError) -> Response:
    """Give an error as a page."""
    language = page_language(request, request.query_params.get("lang", ""))
    said = phrase("error_404" if error.status == 404 else "error_other", language)
    body = render(
        service, "error.html", language, "", "/", said=said, fault=Fault.of(error.problem)
    )
    return page_answer(request, body, language, error.status, PRIVATE)
