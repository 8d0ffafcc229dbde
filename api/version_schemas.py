"""Owns the shapes of histories and differences, as OpenAPI describes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from .schemas import Days, GapOut, MadeOut, Shape, Tag, WordingOut


class StageOut(Days):
    """One stretch in the life of a unit."""

    change: str = Field(
        examples=["inserted"],
        description="original, inserted, restated, changed, renumbered, repealed, removed, "
        "suspended, temporary, restored, delayed, unchanged.",
    )
    eid: str
    text: str
    iri: str
    official: bool
    made_by: list[MadeOut]


class PendingOut(MadeOut):
    """A change that is held and not yet applied today."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: date = Field(alias="from")
    kind: str = Field(examples=["insertion"])


class NoteOut(Shape):
    """What a publisher's note says has happened to a unit."""

    eid: str
    action: str
    law: str | None
    applies: date | None


class HistoryOut(Shape):
    """Every wording of an act, or every stage of one unit, and what is still to come."""

    act: str
    language: Tag
    unit: str | None
    signed: date
    published: date | None
    applied: date | None = Field(description="First day of application of the act as a whole.")
    wordings: list[WordingOut]
    stages: list[StageOut] | None = Field(None, description="Of the unit, where one is asked for.")
    pending: list[PendingOut]
    announced: list[GapOut] = Field(
        description="Changes whose text is not held; none is in any wording."
    )
    notes: list[NoteOut] = Field(description="Of the newest official text imported.")
    problems: list[str]


class SideOut(Shape):
    """One of the two texts compared."""

    day: date
    iri: str
    version: date
    official: bool


class PieceOut(Shape):
    """A run of words with what became of it."""

    mark: Literal["same", "deleted", "inserted"]
    text: str


class UnitChangeOut(Shape):
    """One unit that differs."""

    kind: Literal["added", "removed", "changed", "moved"]
    old_eid: str
    new_eid: str
    old: str
    new: str
    pieces: list[PieceOut]


class DiffOut(Shape):
    """The texts of two days compared."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    act: str
    language: Tag
    unit: str | None
    from_: SideOut = Field(alias="from")
    to: SideOut
    same_text: bool = Field(description="True where one and the same text is held for both days.")
    changes: list[UnitChangeOut]
    announced: list[GapOut] = Field(
        description="Changes that may fall between the later text and its day; in neither text."
    )
