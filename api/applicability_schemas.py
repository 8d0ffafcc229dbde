"""Owns the shapes of comparisons, the matrix and receipts, as OpenAPI describes them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field

from .schemas import AssessIn, Shape


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
