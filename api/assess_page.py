"""Owns the page of an assessment: the interview, the answer, and its download."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from akn.problem import LegalTextError
from kzlegal.assess import UNKNOWN

from .describe import FIELD, Reading, reading
from .findings import Group, findings
from .frame import page_answer, page_language
from .interview import interview, plain_form
from .language import TAGS, Language
from .negotiate import PRIVATE, answer
from .pages import Fault, render
from .problems import ApiError, as_api_error
from .profile import PREFIX, day_of, facts_in, query_of
from .service import Service
from .text import day, phrase


async def form_of(
    service: Service, request: Request
) -> tuple[list[tuple[str, str]], str, Language]:
    """Give the fields of a posted form, its date and its language.

    Raises ApiError for another media type and for too many fields.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ApiError(
            "unsupported-media-type",
            "the form is not sent as application/x-www-form-urlencoded",
            "send it from the page, or send JSON to /v1/assess",
        )
    text = (await request.body()).decode("utf-8", "replace")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=2 * service.limits.facts)
    except ValueError:
        raise ApiError("invalid-request", "the form has too many fields") from None
    values = dict(reversed(pairs))
    return pairs, values.get("on", ""), page_language(request, values.get("lang", ""))


def download(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    """Give the assessment of a form as a JSON file; raises what the library raises."""
    result = service.assess(
        facts_in(pairs, service.limits.facts), day_of(on, "on", service.today())
    )
    body = json.dumps(
        service.library.assessment_json(result, language), ensure_ascii=False, indent=2
    )
    response = answer(request, body.encode() + b"\n", "application/json", cache=PRIVATE)
    response.headers["Content-Disposition"] = f'attachment; filename="assessment-{result.on}.json"'
    return response


def receipt_file(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    """Give the receipt of a form's assessment as a JSON file; raises what the library raises."""
    result = service.assess(
        facts_in(pairs, service.limits.facts), day_of(on, "on", service.today())
    )
    printed = service.library.applicability.receipt(result, language).json()
    body = json.dumps(printed, ensure_ascii=False, indent=2)
    response = answer(request, body.encode() + b"\n", "application/json", cache=PRIVATE)
    response.headers["Content-Disposition"] = f'attachment; filename="receipt-{result.on}.json"'
    return response


def assess_page(
    service: Service,
    request: Request,
    pairs: list[tuple[str, str]],
    on: str,
    language: Language,
) -> Response:
    """Give the page; a profile that cannot be used comes back with what is wrong in it."""
    given: dict[str, str] = {}
    chosen = service.today()
    fault: Fault | None = None
    first: date | None = None
    status = 200
    act = service.library.acts[0]
    groups: tuple[Group, ...] = ()
    read: Reading | None = None
    described = dict(pairs).get(FIELD, "") if request.method == "POST" else ""
    nothing, answered = "", False
    catalogue = service.library.catalogue
    try:
        given = facts_in(pairs, service.limits.facts)
        chosen = day_of(on, "on", chosen)
        result = service.assess(given, chosen)
        read = reading(service, described, given, language)
        lasting = [r for r in result.norms if r.norm.applies_until is None]
        if all(r.status == "not-yet-applied" for r in lasting):
            first = min((r.norm.applies_from for r in lasting), default=None)
    except LegalTextError as error:
        known = as_api_error(error)
        fault, status = Fault.of(known.problem), known.status
        form = plain_form(catalogue.facts, given, language)
    else:
        declined = dict.fromkeys(result.facts.declined, UNKNOWN)
        given = {**dict(result.facts.given), **declined}
        # Before the law is applied nothing is open; its first day shows what will be asked.
        asked = result if first is None else service.assess(given, first)
        form = interview(asked, language)
        answered = bool(result.facts.given)
        if answered:
            applicability = service.library.applicability
            groups = findings(
                result,
                language,
                service.bearers,
                applicability.manner(language, chosen),
            )
            binding = result.binding()
            if not binding[0]:
                key = "nothing_yet" if binding[1] else "nothing_binds"
                nothing = phrase(key, language, n=binding[1])
    applied = day(first) if first else ""
    rest = service.library.applicability.facts_under_review(chosen) if answered else {}
    ruled = {norm.act for norm in service.library.norms}
    slugs = {a.iri: a.slug for a in service.library.acts if a.iri in ruled}
    body = render(
        service,
        "assess.html",
        language,
        "assess",
        "/assess",
        {"on": chosen.isoformat()} if on else {},
        fault=fault,
        form=form,
        description=described,
        described=read,
        given=[(PREFIX + name, value) for name, value in given.items()],
        on=chosen.isoformat(),
        on_shown=day(chosen),
        applied=first.isoformat() if first else "",
        applied_shown=applied,
        not_yet=phrase("not_yet", language, date=day(chosen), **{"from": applied}) if first else "",
        empty=not answered,
        groups=groups,
        nothing_binds=nothing,
        facts_review="; ".join(
            catalogue.by_id[fact].question.get(language) for fact in sorted(rest)
        ),
        announced=service.announced_of(slugs, language, chosen) if answered else (),
        share=f"/assess?{query_of(given, chosen, TAGS[language])}",
        official=service.expression(act, language).official,
        unit_href=lambda eid, iri=act.iri: f"/read/{slugs[iri]}?lang={TAGS[language]}#{eid}",
    )
    return page_answer(request, body, language, status, PRIVATE)
