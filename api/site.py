"""Owns the routes of the web pages: ask, read, assess."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from .ask_page import ask_page
from .assess_page import assess_page, download, form_of, receipt_file
from .compare_page import compare_page, matrix_page
from .docs_page import docs_page
from .frame import page_answer, page_language
from .language import TAGS, language_of
from .negotiate import CHECKED, IMMUTABLE, answer
from .pages import STATIC, render, static
from .problems import ApiError
from .profile import day_of
from .read_page import read_page
from .service import Service
from .text import day
from .versions import First, Last, two_days
from .versions_page import diff_page, history_page, last_two


def site_router(service: Service) -> APIRouter:
    """Give the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def ask(request: Request, q: str = "", lang: str = "") -> Response:
        return ask_page(service, request, " ".join(q.split()), page_language(request, lang))

    @router.get("/read")
    def acts(request: Request, lang: str = "") -> Response:
        language = page_language(request, lang)
        every = service.library.acts
        if len(every) == 1:
            target = f"/read/{every[0].slug}?lang={TAGS[language]}"
            return RedirectResponse(target, 303, {"Vary": "Accept-Language"})
        rows = [
            {
                "slug": a.slug,
                "title": a.title(language),
                "signed": day(a.signed),
                "extract": a.extract is not None,
            }
            for a in every
        ]
        body = render(service, "acts.html", language, "read", "/read", acts=rows)
        return page_answer(request, body, language)

    @router.get("/read/{slug}")
    def read(
        request: Request, slug: str, lang: str = "", beside: str = "", on: str = ""
    ) -> Response:
        language = page_language(request, lang)
        second = language_of(beside) if beside else None
        asked = day_of(on, "on", date.min) if on.strip() else None
        return read_page(service, request, service.act(slug), language, second, asked)

    @router.get("/read/{slug}/history")
    def history(request: Request, slug: str, lang: str = "", unit: str = "") -> Response:
        language = page_language(request, lang)
        return history_page(service, request, service.act(slug), language, unit.strip())

    @router.get("/read/{slug}/diff")
    def diff(
        request: Request, slug: str, lang: str = "", unit: str = "", first: First = "",
        last: Last = "",
    ) -> Response:  # fmt: skip
        language, act = page_language(request, lang), service.act(slug)
        days = two_days(first, last) if first or last else last_two(service, act, language)
        return diff_page(service, request, act, language, days, unit.strip())

    @router.get("/assess")
    def assess(request: Request, lang: str = "", on: str = "") -> Response:
        language = page_language(request, lang)
        return assess_page(service, request, request.query_params.multi_items(), on, language)

    @router.post("/assess")
    async def assess_form(request: Request) -> Response:
        pairs, on, language = await form_of(service, request)
        return await run_in_threadpool(assess_page, service, request, pairs, on, language)

    @router.post("/assess.json")
    async def assess_download(request: Request) -> Response:
        pairs, on, language = await form_of(service, request)
        return await run_in_threadpool(download, service, request, pairs, on, language)

    @router.post("/receipt.json")
    async def receipt_download(request: Request) -> Response:
        pairs, on, language = await form_of(service, request)
        return await run_in_threadpool(receipt_file, service, request, pairs, on, language)

    @router.get("/compare")
    def compare(
        request: Request,
        lang: str = "",
        on: str = "",
        last: Annotated[str, Query(alias="and")] = "",
    ) -> Response:
        language, pairs = page_language(request, lang), request.query_params.multi_items()
        return compare_page(service, request, pairs, (on, last), language)

    @router.post("/compare")
    async def compare_form(request: Request) -> Response:
        pairs, on, language = await form_of(service, request)
        days = (on, dict(reversed(pairs)).get("and", ""))
        return await run_in_threadpool(compare_page, service, request, pairs, days, language)

    @router.get("/matrix")
    def matrix(request: Request, lang: str = "", on: str = "") -> Response:
        language, pairs = page_language(request, lang), request.query_params.multi_items()
        return matrix_page(service, request, pairs, on, language)

    @router.post("/matrix")
    async def matrix_form(request: Request) -> Response:
        pairs, on, language = await form_of(service, request)
        return await run_in_threadpool(matrix_page, service, request, pairs, on, language)

    @router.get("/docs")
    def docs(request: Request, lang: str = "") -> Response:
        openapi = request.app.openapi()
        return docs_page(service, request, openapi, page_language(request, lang))

    @router.get("/static/{name}")
    def static_file(request: Request, name: str) -> Response:
        if name not in STATIC:
            raise ApiError("not-found", f"there is no file '{name[:60]}'")
        cache = IMMUTABLE if request.url.query else CHECKED
        return answer(request, static(name), STATIC[name], cache=cache)

    return router
