"""Owns the shapes of descriptions in free words over HTTP: what comes in, what is proposed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from .schemas import Shape


class DescribeIn(Shape):
    """A description of a system in free words."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "Our clinic runs its own chatbot; a doctor always decides."}]
        },
    )

    text: str = Field(description="The description, up to 10,000 characters.")
    lang: str = Field("", description="ru, kk or en; recognised where it is left out.")


class EvidenceOut(Shape):
    """Words of the description: a half-open span of its characters (code points)."""

    start: int
    end: int
    text: str


class ProposalOut(Shape):
    """A value proposed for a fact; not a fact before somebody confirms it."""

    fact: str
    value: str
    kind: Literal["data", "judgment"]
    question: str
    basis: Literal["said", "denied"]
    evidence: list[EvidenceOut]
    phrase: str


class MentionOut(Shape):
    """Words that speak to a fact and settle nothing, with the reason."""

    fact: str
    kind: Literal["data", "judgment"]
    question: str
    reason: str
    evidence: list[EvidenceOut]


class DescribeOut(Shape):
    """What a description seems to say. Send what is confirmed to /v1/assess as facts."""

    language: Literal["rus", "kaz", "eng"]
    proposed: list[ProposalOut]
    not_proposed: list[MentionOut]
    confirmed: Literal[False]
    engine: str | None
    problems: list[dict[str, Any]]
