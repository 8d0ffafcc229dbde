"""Owns the shapes of assessments, comparisons, the matrix and receipts, as OpenAPI has them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field

from .schemas import AssessIn, Shape


class QuestionOut(Shape):
    """A fact worth asking for next."""

    model_config = ConfigDict(extra="allow")

    fact: str
    question: str
    values: list[str]
    settles: int


class NormResultOut(Shape):
    """One norm's status for the profile, with its reasons."""

    model_config = ConfigDict(extra="allow")

    id: str
    act: str
    eid: str
    pinpoint: str = Field(
        examples=["15(2)(3)", "94-V 19-1(1)"],
        description="Bare in the main act, with the act's number in others.",
    )
    iri: str | None = Field(description="The quoted unit of a dated expression; null for none.")
    type: str
    status: Literal[
        "applies",
        "does-not-apply",
        "cannot-say",
        "turns-on-judgment",
        "not-yet-applied",
        "no-longer-applied",
        "needs-review",
    ]
    bearer: list[str]
    action: str
    because: list[dict[str, Any]]
    needs: list[str]
    would_change_if: list[dict[str, str]]


class AssessOut(Shape):
    """The answer for a profile on a day."""

    model_config = ConfigDict(extra="allow")

    act: str | list[str]
    on: date
    applied: bool = Field(description="Whether the first act is applied on the day.")
    applies_from: date
    acts: list[dict[str, Any]] = Field(description="The same of every act.")
    facts: dict[str, str] = Field(description="What was said, and what follows from it.")
    declined: list[str] = Field(description="Facts that were said to be unknown.")
    norms: list[NormResultOut]
    binding: dict[str, int] = Field(
        description="Duties, bans and liabilities on the subject: those that apply, those open."
    )
    prohibited_by: list[str]
    needs_review: list[str]
    facts_to_review: dict[str, list[dict[str, Any]]] = Field(
        description="Facts whose basis has other words than the fingerprinted ones."
    )
    texts: list[dict[str, Any]] = Field(
        description="The text under the norms of each act, the days held, what is announced."
    )
    questions: list[QuestionOut]


class CompareIn(AssessIn):
    """A profile, and one thing to hold it against: a second day or a second profile."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
        json_schema_extra={
            "examples": [
                {
                    "facts": {"role_owner": True},
                    "on": "2026-01-17",
                    "and": "2026-01-18",
                    "lang": "en",
                }
            ]
        },
    )

    last: date | None = Field(None, alias="and", description="The second day.")
    other: dict[str, bool | str | None] | None = Field(
        None, description="The facts of the second profile."
    )


class NormDifferenceOut(Shape):
    """One norm that comes out otherwise, and on what that rests."""

    model_config = ConfigDict(extra="allow")

    id: str
    act: str
    pinpoint: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    cause: Literal["begins", "ends", "facts", "text", "norm", "new-norm", "norm-gone"]
    day: date | None
    facts: list[str]
    by: list[dict[str, Any]] = Field(
        description="The provisions that made the unit what it is, as far as known."
    )


class CompareOut(Shape):
    """What differs, and how many norms do not."""

    model_config = ConfigDict(extra="allow")

    facts: list[dict[str, Any]]
    norms: list[NormDifferenceOut]
    same: int


class MatrixRowOut(Shape):
    """One norm against all roles."""

    model_config = ConfigDict(extra="allow")

    id: str
    act: str
    pinpoint: str
    roles: dict[
        str,
        Literal["applies", "depends", "no", "not-yet-applied", "no-longer-applied", "needs-review"],
    ]


class MatrixOut(Shape):
    """Roles against duties on a day."""

    on: date
    facts: dict[str, str]
    roles: list[dict[str, str]]
    without_duties: list[str] = Field(description="Roles on which no norm shown lays anything.")
    norms: list[MatrixRowOut]


class ReceiptOut(Shape):
    """What went into an assessment and what came out, under one hash."""

    format: str = Field(examples=["kzlegal receipt 1"])
    engine: str
    rules: dict[str, str]
    texts: dict[str, str]
    on: date
    language: str
    facts: dict[str, str]
    result: list[list[str]]
    sha256: str


class VerifyOut(Shape):
    """Whether running a receipt again gave the same, and each thing that differs."""

    equal: bool
    sha256: str
    now: str
    disagreements: list[dict[str, str | None]]
