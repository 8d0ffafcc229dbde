"""Owns the page where a question is asked and the nearest provisions are shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from akn.html import to_html
from akn.problem import LegalTextError
from kzlegal.refs.pinpoint import citation

from .frame import page_answer
from .language import TAGS, Language
from .pages import Fault, render
from .reading import without_ids
from .service import Service
from .text import TEXT, phrase

if TYPE_CHECKING:
    from kzlegal.corpus import Act
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
    """HTML fragment."""
    href: str
    score: float
    parts: tuple[tuple[str, float], ...]
    announced: tuple[str, ...]
    """Changes announced that may concern the unit today; none is in the text."""


def ask_page(service: Service, request: Request, q: str, language: Language) -> Response:
    """Give the page; without a question it is the way in."""
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
            found = tuple(_found(service, act, hit, language) for hit in given.hits)
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
    return page_answer(request, body, language, 422 if fault else 200)


def _found(service: Service, act: Act, hit: Hit, language: Language) -> Found:
    element = service.expression(act, language).document.find(hit.eid)
    text = escape(hit.text)
    if element is not None:
        # Two hits may hold one unit, and an id may stand once in a page.
        text = to_html(without_ids(element), lang=TAGS[language], level=4)
    parts = tuple(
        (phrase(f"part_{name}", language), value)
        for name, value in hit.parts.items()
        if f"part_{name}" in TEXT
    )
    href = f"/read/{act.slug}?lang={TAGS[language]}#{hit.eid}"
    cited = citation(hit.eid, language)
    announced = service.announced(act, language, service.today(), hit.eid)
    return Found(hit.pinpoint, cited, hit.heading, text, href, hit.score, parts, announced)
