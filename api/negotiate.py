"""Owns content negotiation and the form of an answer: suffix, Accept, ETag, caching."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from .problems import ApiError

MEDIA: Mapping[str, tuple[str, ...]] = {
    "json": ("application/json",),
    "html": ("text/html", "application/xhtml+xml"),
    "xml": ("application/xml", "application/akn+xml", "text/xml"),
    "txt": ("text/plain",),
    "ttl": ("text/turtle",),
    "nq": ("application/n-quads",),
    "jsonld": ("application/ld+json",),
    "csv": ("text/csv",),
    "srj": ("application/sparql-results+json", "application/json"),
    "tsv": ("text/tab-separated-values",),
    "lrml": ("application/xml",),
}
"""Media types of each suffix; the first one is what the suffix itself is answered with."""

_SUFFIX = re.compile(r"\.([a-z]{2,6})\Z")
IMMUTABLE = "public, max-age=31536000, immutable"
"""Cache-Control of what never changes under its address."""
CHECKED = "public, no-cache"
"""Cache-Control of what may change: kept, and asked after by its ETag."""
PRIVATE = "no-store"
"""Cache-Control of what was made from somebody's facts."""


def split_suffix(name: str, offered: Iterable[str]) -> tuple[str, str]:
    """Take the suffix off a name: ``rus@2025-11-17.xml`` gives the name and ``xml``.

    The suffix is empty where there is none. Raises ApiError (406) for one that is not offered.
    """
    match = _SUFFIX.search(name)
    if match is None:
        return name, ""
    if match[1] not in offered:
        raise not_acceptable(f"there is no .{match[1]} form of this", offered)
    return name[: match.start()], match[1]


def choose(accept: str, suffix: str, offered: tuple[str, ...]) -> tuple[str, str]:
    """Give the format and the media type to answer with; the suffix wins over Accept.

    The first offered format answers ``*/*``. Raises ApiError (406).
    """
    if suffix:
        return suffix, MEDIA[suffix][0]
    if not accept.strip():
        return offered[0], MEDIA[offered[0]][0]
    ranges = tuple(_ranges(accept))
    best: tuple[float, str, str] = (0.0, "", "")
    for name in offered:
        for media in MEDIA[name]:
            # The most specific range that fits decides on a type (RFC 9110, 12.5.1).
            fits = [(specific, q) for pattern, specific, q in ranges if _fits(pattern, media)]
            quality = max(fits)[1] if fits else 0.0
            if quality > best[0]:
                best = (quality, name, media)
    if not best[1]:
        raise not_acceptable("no form of this is among those that Accept allows", offered)
    return best[1], best[2]


def not_acceptable(detail: str, offered: Iterable[str]) -> ApiError:
    """Give the error for a form that there is not."""
    forms = ", ".join(f".{name} ({MEDIA[name][0]})" for name in offered)
    return ApiError("not-acceptable", detail, f"ask for one of: {forms}")


def answer(
    request: Request,
    body: bytes,
    media: str,
    *,
    cache: str = CHECKED,
    status: int = 200,
    language: str = "",
    vary: str = "",
    links: Iterable[tuple[str, Mapping[str, str]]] = (),
) -> Response:
    """Give the response with a strong ETag, or 304 where the client has these very bytes."""
    text = media.startswith("text/") or media.endswith(("xml", "json")) or "quads" in media
    headers = {"Cache-Control": cache}
    if vary:
        headers["Vary"] = vary
    if language:
        headers["Content-Language"] = language
    shown = [f"<{target}>" + "".join(f'; {k}="{v}"' for k, v in at.items()) for target, at in links]
    if shown:
        headers["Link"] = ", ".join(shown)
    if cache != PRIVATE:
        headers["ETag"] = etag(body)
        if status == 200 and _matches(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
    plain = media in ("application/json", "application/ld+json", "application/problem+json")
    headers["Content-Type"] = f"{media}; charset=utf-8" if text and not plain else media
    return Response(body, status, headers)


def etag(body: bytes) -> str:
    """Give the strong entity tag of a body: the head of its SHA-256."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _matches(header: str, tag: str) -> bool:
    tags = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in tags or tag in tags


def _ranges(accept: str) -> Iterable[tuple[str, int, float]]:
    for part in accept.split(","):
        pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        specific = 0 if pattern == "*/*" else 1 if pattern.endswith("/*") else 2
        yield pattern, specific, quality


def _fits(pattern: str, media: str) -> bool:
    return pattern in ("*/*", media) or (
        pattern.endswith("/*") and media.startswith(pattern.removesuffix("*"))
    )
