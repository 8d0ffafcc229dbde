"""Owns the profile in an address or a form: which parameters are facts, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from .problems import ApiError

PREFIX = "f."
"""Facts stand as ``f.role_owner=yes`` beside ``on`` and ``lang``."""


def facts_in(parameters: Iterable[tuple[str, str]], limit: int) -> dict[str, str]:
    """Give the answered facts among parameters; an empty answer is none, "unknown" says so.

    Raises ApiError where one fact has two answers, and for more facts than the limit.
    """
    found: dict[str, str] = {}
    for name, value in parameters:
        if not name.startswith(PREFIX) or not value.strip():
            continue
        fact = name.removeprefix(PREFIX)
        if found.get(fact, value) != value:
            raise ApiError(
                "contradicting-facts",
                f"the fact '{fact[:60]}' has two answers in one request",
                "keep one of them",
            )
        found[fact] = value
    check_size(found, limit)
    return found


def check_size(facts: Mapping[str, object], limit: int) -> None:
    """Raise ApiError for more facts than the limit."""
    if len(facts) > limit:
        raise ApiError(
            "invalid-request",
            f"the profile has {len(facts)} facts, more than {limit}",
            "send only the facts that are answered",
        )


def query_of(facts: Mapping[str, object], on: date | None, tag: str) -> str:
    """Give the query string that stands for a profile, the same for the same profile."""
    pairs = [("lang", tag)] + ([("on", on.isoformat())] if on else [])
    pairs += [(PREFIX + name, _plain(value)) for name, value in sorted(facts.items())]
    return urlencode(pairs)


def day_of(text: str, name: str, default: date) -> date:
    """Give the date of a parameter, the default where it is empty; raises ApiError."""
    if not text.strip():
        return default
    try:
        if len(text.strip()) != 10:
            raise ValueError(text)
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ApiError(
            "invalid-date",
            f"'{text[:40]}' under '{name}' is no date of the calendar",
            "write it as 2026-01-18",
        ) from None


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
