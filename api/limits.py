"""Owns Limits: how much one request may ask of the service."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a request; what is above one of them is refused before any work is done."""

    body_bytes: int = 65_536
    """Body of a request; above it 413."""
    target_bytes: int = 16_384
    """Path and query string together; above it 414."""
    query_characters: int = 500
    """Length of a search question; above it 422."""
    hits: int = 50
    """Most provisions that one search gives."""
    facts: int = 400
    """Most answers that one profile holds."""
    concurrency: int = 32
    """Requests in work at a time; above it 503 with Retry-After."""
    retry_seconds: int = 2
    """What Retry-After says."""


LIMITS = Limits()
"""The limits of a service that is not told otherwise."""
