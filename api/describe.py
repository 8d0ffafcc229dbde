"""Owns the reading of a description for the web: its route, and what the page offers to tick."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from akn.problem import Severity
from kzlegal.assess.describe import Description, Evidence

from .describe_schemas import DescribeIn, DescribeOut
from .interview import label
from .language import Language, language_of
from .negotiate import PRIVATE, answer
from .problems import ApiError
from .profile import PREFIX
from .schemas import ProblemOut
from .service import Service
from .text import phrase

FIELD = "description"
"""Name of the form's text field."""
AROUND = 60
"""Characters of the description shown on each side of the evidence."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Evidence in its surroundings."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One proposal to tick; unticked it is nothing."""

    name: str
    value: str
    question: str
    answer: str
    judgment: bool
    basis: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Words that speak to a fact and settle nothing."""

    question: str
    reason: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page shows of a description."""

    text: str
    offers: tuple[Offer, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    notices: tuple[str, ...] = ()


def describe_router(service: Service) -> APIRouter:
    """Give the route."""
    router = APIRouter()

    @router.post(
        "/v1/describe",
        response_model=DescribeOut,
        responses={422: {"model": ProblemOut}, 413: {"model": ProblemOut}},
        tags=["assessment"],
        summary="Facts that a description in free words proposes, for somebody to confirm",
    )
    def describe(request: Request, description: DescribeIn) -> Response:
        language = language_of(description.lang) if description.lang else None
        found = service.describe(description.text, language)
        refuse(found)
        shown = found.json(service.library.catalogue, found.language or "eng")
        body = json.dumps(shown, ensure_ascii=False, indent=2).encode() + b"\n"
        return answer(request, body, "application/json", cache=PRIVATE)

    return router


def refuse(found: Description) -> None:
    """Raise ApiError for a description that was not read."""
    for problem in found.problems:
        if problem.severity is Severity.ERROR:
            refused = ApiError("invalid-description", problem.message, problem.hint)
            refused.problem = problem
            raise refused


def reading(
    service: Service, text: str, given: dict[str, str], language: Language
) -> Reading | None:
    """Read what was written on the page; facts already answered are not offered again.

    None where nothing was written. Raises ApiError for a text that cannot be read.
    """
    if not text.strip():
        return None
    found = service.describe(text, None)
    refuse(found)
    by_id = service.library.catalogue.by_id
    return Reading(
        text,
        tuple(
            Offer(
                PREFIX + p.fact,
                p.value,
                by_id[p.fact].question.get(language),
                label(by_id[p.fact], p.value, language),
                p.kind == "judgment",
                phrase(f"describe_{p.basis.value}", language),
                tuple(_quotation(text, e) for e in p.evidence),
            )
            for p in found.proposals
            if p.fact not in given
        ),
        tuple(
            Noticed(
                by_id[m.fact].question.get(language),
                phrase(f"describe_{m.reason.value}", language),
                _quotation(text, m.evidence[0]),
            )
            for m in found.mentions
            if m.fact not in given
        ),
        tuple(problem.message for problem in found.problems),
    )


def _quotation(text: str, evidence: Evidence) -> Quotation:
    first = max(0, evidence.start - AROUND)
    last = min(len(text), evidence.end + AROUND)
    before = ("…" if first else "") + text[first : evidence.start]
    after = text[evidence.end : last] + ("…" if last < len(text) else "")
    return Quotation(before, evidence.text, after)
