"""Owns the shapes of what the API takes and gives, as OpenAPI describes them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Tag = Literal["rus", "kaz", "eng"]


class Shape(BaseModel):
    """Base of all shapes: no member beyond those declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Application(Shape):
    """Whether the act is applied on a day."""

    on: date
    state: Literal["not-yet-adopted", "not-yet-applied", "applied", "unknown"]
    applied_from: date | None


class GapOut(Shape):
    """Something known to exist whose text is not held."""

    kind: str = Field(examples=["amendment"])
    status: str = Field(examples=["announced, text not held"])
    subject: dict[str, str]
    since: date | None
    work: str | None
    units: list[str]
    source: str
    language: str | None = None
    knowledge: str | None = Field(
        description="seen, footnoted, press, inferred, not found: how the act is known."
    )


class ActOut(Shape):
    """One act."""

    slug: str = Field(examples=["230-VIII"])
    iri: str = Field(examples=["/akn/kz/act/2025-11-17/230-VIII"])
    adilet: str = Field(examples=["Z2500000230"])
    titles: dict[str, str] = Field(examples=[{"eng": "On Artificial Intelligence"}])
    signed: date
    published: date | None
    applied: date | None
    application_rule: str
    extract: ExtractOut | None = Field(description="What is held, where it is a part only.")
    expressions: list[ExpressionRef]
    amends: list[ChangeOut]
    missing: list[GapOut]
    application: Application | None = None


class ExtractOut(Shape):
    """Says that a part of the act is held only, and which."""

    units: list[str]
    note: dict[str, str]


class ChangeOut(Shape):
    """One change that an amending act makes, and how we know of it."""

    act: str
    units: list[str]
    part: str | None = Field(description="heading, where only the heading changes.")
    by: str
    basis: str = Field(examples=["footnote"], description="footnote, inferred or assumed.")
    note: dict[str, str]


class ExpressionRef(Shape):
    """One text that is held."""

    language: Tag
    iri: str
    version: date
    official: bool
    href: str


class ActsOut(Shape):
    """All acts."""

    acts: list[ActOut]


class MadeOut(Shape):
    """The provision of an amending act that made something, and how that is known."""

    act: str = Field(examples=["/akn/kz/act/2025-11-17/231-VIII"])
    provision: str = Field(examples=["art_1__para_2__point_4"])
    units: list[str]
    basis: str | None = Field(description="footnote, inferred, assumed; null where not said.")
    note: dict[str, str]


class Days(Shape):
    """A stretch of days."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: date = Field(alias="from", description="First day.")
    to: date | None = Field(description="Last day; null where it goes on.")


class WordingOut(Days):
    """One text of an act in one language, and the days of which it is the text held."""

    iri: str
    official: bool
    source: str | None
    made_by: list[MadeOut] = Field(
        description="Empty for the first wording, and for copies of an official text: what lies "
        "between two copies is not guessed."
    )


class UnitOut(Shape):
    """One unit of a text, with its own words only."""

    eid: str = Field(examples=["art_15__para_2__point_3"])
    pinpoint: str | None = Field(examples=["15(2)(3)"])
    name: str = Field(examples=["point"])
    num: str
    heading: str
    text: str
    inside: str | None


class ExpressionOut(Shape):
    """A whole text, unit by unit."""

    act: str
    iri: str
    language: Tag
    version: date
    official: bool
    notice: str
    wording: WordingOut
    changed: list[str] = Field(
        description="eIds where an imported text differs from the fingerprinted official one."
    )
    title: str
    announced: list[GapOut] = Field(
        description="Changes announced after this version; none is applied."
    )
    units: list[UnitOut]
    application: Application | None = None


class DivergenceOut(Shape):
    """A difference between the Russian and the Kazakh official text."""

    eids: list[str]
    weight: str
    rus: str
    kaz: str
    effect: str


class ProvisionOut(Shape):
    """One unit as it is cited and read."""

    eid: str = Field(examples=["art_17__para_3"])
    pinpoint: str = Field(examples=["17(3)"])
    citation: str
    name: str
    num: str
    heading: str
    headings: list[str]
    text: str
    language: Tag
    iri: str
    cite: str = Field(examples=["/akn/kz/act/2025-11-17/230-VIII/~art_17__para_3"])
    official: bool
    notice: str
    wording: WordingOut
    divergences: list[DivergenceOut]
    announced: list[GapOut] = Field(
        description="Changes announced after the text's version that a day may fall under; "
        "their text is not held and none is applied."
    )
    by_laws: list[GapOut] = Field(
        description="By-laws that the unit calls for and whose text is not held."
    )
    application: Application | None = None


class HitOut(Shape):
    """One provision found."""

    eid: str
    pinpoint: str
    citation: str
    score: float
    parts: dict[str, float]
    heading: str
    text: str
    act: str
    iri: str
    official: bool
    announced: list[GapOut] = Field(
        description="Changes that may concern the unit today; their text is not held."
    )


class SearchOut(Shape):
    """What was found; `answer` is false where the law seems silent."""

    query: str
    language: Tag
    hits: list[HitOut]
    answer: bool
    notices: list[str]


class AssessIn(Shape):
    """A profile to assess."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "facts": {
                        "role_owner": True,
                        "risk_degree": "high",
                        "personal_data": "unknown",
                    },
                    "on": "2026-11-22",
                    "lang": "en",
                }
            ]
        },
    )

    facts: dict[str, bool | str | None] = Field(
        default_factory=dict,
        description="Answers by the name of the fact, see /v1/facts. Leave out what is not known.",
    )
    on: date | None = Field(None, description="Day of the question; today where it is left out.")
    lang: str = Field("ru", description="ru, kk or en")
    acts: list[str] = Field(
        default_factory=list,
        max_length=20,
        description="Only norms of these acts (230-VIII, 94-V …); all where it is left out.",
    )


class FactOut(Shape):
    """One declared fact."""

    id: str = Field(examples=["role_owner"])
    kind: Literal["data", "judgment"]
    values: list[str]
    labels: dict[str, dict[str, str]]
    question: dict[str, str]
    help: dict[str, str]
    answered_by: str
    basis: list[str]


class FactsOut(Shape):
    """The facts catalogue."""

    facts: list[FactOut]


class NormsOut(Shape):
    """Norms of the acts, after the filters."""

    norms: list[dict[str, Any]]
    total: int


class QueryParameterOut(Shape):
    """A parameter of a named query; with a default it may be left out."""

    name: str
    kind: str
    example: str
    default: str


class QueryOut(Shape):
    """A named query, what it answers in three languages, and its SPARQL."""

    name: str
    title: dict[str, str]
    answers: dict[str, str]
    parameters: list[QueryParameterOut]
    sparql: str


class QueriesOut(Shape):
    """The named queries."""

    queries: list[QueryOut]


class CoverageOut(Shape):
    """What is loaded, in which editions, and what is known to be missing."""

    model_config = ConfigDict(extra="allow")

    engine: str
    search: str
    dataset: str
    acts: list[dict[str, Any]]


class ProblemOut(Shape):
    """RFC 9457 problem details."""

    type: str = Field(examples=["/v1/problems/unknown-fact"])
    title: str = Field(examples=["Unknown fact"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["No fact is called 'role_ownr'."])
    remedy: str = Field(examples=["Did you mean role_owner?"])
    instance: str = Field(examples=["/v1/assess"])
    code: str | None = None
    errors: list[dict[str, str]] | None = None


ActOut.model_rebuild()
ActsOut.model_rebuild()
