"""Owns the errors of the service: RFC 9457 problem details, one documented type for each fault."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from akn.problem import LegalTextError, Problem

MEDIA_TYPE = "application/problem+json"
TYPES_PATH = "/v1/problems/"
"""A problem's `type` is this path and its name; the address answers with its description."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of problem."""

    status: int
    title: str
    """The same words whenever the type occurs."""
    meaning: str
    """When it occurs and what to do, for the documentation."""


KINDS: Mapping[str, Kind] = {
    "not-found": Kind(404, "No such page", "Nothing is served at this path. See /v1/openapi.json."),
    "unknown-act": Kind(
        404, "No such act", "The act is not loaded. /v1/acts lists those that are."
    ),
    "unknown-version": Kind(
        404,
        "No such version",
        "The act is loaded, but not in that language or not as of that date. The act's own page"
        " lists its versions.",
    ),
    "unknown-provision": Kind(
        404,
        "No such provision",
        "The act has no unit of that eId. The act's JSON form lists every eId.",
    ),
    "not-comparable": Kind(
        422,
        "Not comparable",
        "One of the two texts is our edition and the other an official copy: their words differ for"
        " another reason than a change of the law. Import an official text of the other day.",
    ),
    "unknown-query": Kind(404, "Unknown query", "No named query is called so. See /v1/queries."),
    "unknown-problem": Kind(404, "No such problem type", "See /v1/problems."),
    "method-not-allowed": Kind(
        405, "Method not allowed", "The path exists; the Allow header names its methods."
    ),
    "not-acceptable": Kind(
        406, "Not available in that form", "Change the suffix or the Accept header."
    ),
    "body-too-large": Kind(
        413, "Body too large", "Send a smaller body; the answer says the limit."
    ),
    "target-too-long": Kind(
        414, "Address too long", "Shorten the query string, or send the facts by POST."
    ),
    "unsupported-media-type": Kind(
        415, "Unsupported media type", "Send JSON with Content-Type: application/json."
    ),
    "malformed-json": Kind(
        400, "Malformed JSON", "The body is not JSON; the answer says at which line and column."
    ),
    "invalid-request": Kind(
        422,
        "Invalid request",
        "A parameter or a member is missing or has a wrong form; `errors` names each.",
    ),
    "invalid-date": Kind(422, "Invalid date", "The date does not exist. Write it as 2026-01-18."),
    "unknown-language": Kind(422, "Unknown language", "Languages are ru, kk and en."),
    "invalid-question": Kind(
        422, "Invalid question", "The search question is empty, too long or has no word in it."
    ),
    "invalid-description": Kind(
        422,
        "Invalid description",
        "The description has no words, is too long, or is in another language than was named.",
    ),
    "unconfirmed-facts": Kind(
        422,
        "Unconfirmed facts",
        "The profile holds proposals that nobody confirmed. Send the confirmed ones as facts.",
    ),
    "unknown-fact": Kind(
        422, "Unknown fact", "No fact has that name; /v1/facts lists all. The nearest is named."
    ),
    "invalid-fact": Kind(
        422,
        "Invalid answer to a fact",
        "The fact does not take that value; /v1/facts has those it does.",
    ),
    "contradicting-facts": Kind(
        422, "Facts contradict each other", "Two answers exclude each other; take one of them back."
    ),
    "invalid-receipt": Kind(
        422, "Not a receipt", "The body is not a receipt that /v1/receipt wrote."
    ),
    "altered-receipt": Kind(
        422, "The receipt was altered", "Its SHA-256 is not that of its content."
    ),
    "invalid-text": Kind(422, "The material is not usable", "The answer says where and why."),
    "internal-error": Kind(500, "Internal error", "A fault of the service; nothing was kept."),
    "overloaded": Kind(503, "Too many requests at a time", "Wait as Retry-After says."),
    "not-ready": Kind(503, "Not ready", "The texts or the norms cannot be read."),
}
"""Every type there is, by name."""

_BY_CODE: Mapping[str, str] = {
    "API001": "unknown-language",
    "COR011": "unknown-act",
    "COR013": "unknown-version",
    "COR040": "unknown-version",
    "FACT001": "unknown-fact",
    "FACT002": "invalid-fact",
    "FACT003": "contradicting-facts",
    "FACT004": "invalid-request",
    "FACT005": "invalid-date",
    "FACT006": "unknown-fact",
    "FACT007": "unconfirmed-facts",
    "GR104": "invalid-request",
    "KZ130": "unknown-provision",
    "KZ131": "not-comparable",
    "ASM001": "unknown-act",
    "RCP001": "invalid-receipt",
    "RCP002": "altered-receipt",
    "SEA001": "unknown-language",
    "SEA002": "invalid-request",
    "SEA003": "invalid-question",
}


class ApiError(LegalTextError):
    """A request that cannot be answered; `kind` is a name in `KINDS`."""

    def __init__(
        self,
        kind: str,
        detail: str,
        remedy: str = "",
        *,
        errors: tuple[Mapping[str, str], ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail, code="", hint=remedy)
        self.kind = kind
        self.errors = errors
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        """The HTTP status of its type."""
        return KINDS[self.kind].status


def as_api_error(error: LegalTextError) -> ApiError:
    """Give the API's form of any error of the library, its code, message and remedy kept."""
    if isinstance(error, ApiError):
        return error
    # A request has no lines.
    message = error.problem.message.replace(" (line 0)", "")
    problem = replace(error.problem, message=message)
    found = ApiError(kind_of(problem), problem.message, problem.hint)
    found.problem = problem
    return found


def kind_of(problem: Problem) -> str:
    """Give the type of a problem of the library."""
    return _BY_CODE.get(problem.code, "invalid-text")


def body_of(error: ApiError, instance: str) -> bytes:
    """Print an error as problem details; `instance` is the path of the request."""
    kind, problem = KINDS[error.kind], error.problem
    shown: dict[str, object] = {
        "type": TYPES_PATH + error.kind,
        "title": kind.title,
        "status": kind.status,
        "detail": sentence(problem.message),
        "remedy": sentence(problem.hint or kind.meaning),
        "instance": instance,
    }
    if problem.code:
        shown["code"] = problem.code
    if error.errors:
        shown["errors"] = [dict(fault) for fault in error.errors]
    return json.dumps(shown, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def types() -> dict[str, object]:
    """Give the documentation of every type."""
    return {
        "types": [
            {"type": TYPES_PATH + name, "status": k.status, "title": k.title, "meaning": k.meaning}
            for name, k in KINDS.items()
        ]
    }


def sentence(text: str) -> str:
    """Give a message as one sentence: a capital at the start, a full stop at the end."""
    text = " ".join(text.split())
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
