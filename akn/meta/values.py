"""Owns metadata as frozen values: identification, events, periods, references, publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Literal

from akn.problem import LegalTextError
from akn.uri import FrbrUri, Version

EventType = Literal["generation", "amendment", "repeal"]
"""Types of eventRef that the XSD knows."""

META_ORDER = (
    "identification",
    "publication",
    "classification",
    "lifecycle",
    "workflow",
    "analysis",
    "temporalData",
    "references",
    "notes",
    "proprietary",
    "presentation",
)
"""Children of ``meta`` in the order of the XSD."""

REFERENCE_ELEMENTS = frozenset(
    """original passiveRef activeRef jurisprudence hasAttachment attachmentOf TLCPerson
    TLCOrganization TLCConcept TLCObject TLCEvent TLCLocation TLCProcess TLCRole TLCTerm
    TLCReference""".split()  # noqa: SIM905
)
"""Children of ``references``."""


class MetaError(LegalTextError):
    """Metadata that cannot be read; carries the place of the element at fault."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of the thing: in another system, or its title."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Translation:
    """That the expression is a translation, and of what (FRBRtranslation)."""

    href: str
    """IRI of the expression translated."""
    from_language: str
    """ISO 639-2 alpha-3."""
    by: str
    """eId of the translator among the references."""
    authoritative: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """FRBRWork. Country, subtype and number are those of the IRI."""

    uri: FrbrUri
    author: str
    """eId of the author among the references."""
    date: Date
    """FRBRdate; the IRI names it, or its year."""
    date_name: str = "Generation"
    role: str = ""
    """eId of the author's role; empty when not said."""
    aliases: tuple[Alias, ...] = ()
    prescriptive: bool | None = None
    authoritative: bool | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """FRBRExpression."""

    language: str
    """ISO 639-2 alpha-3."""
    version: Version | None
    date: Date
    """FRBRdate: the day of the version."""
    author: str
    date_name: str = "Generation"
    role: str = ""
    aliases: tuple[Alias, ...] = ()
    authoritative: bool | None = None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Manifestation:
    """FRBRManifestation."""

    date: Date
    """Day on which the file was generated."""
    author: str
    date_name: str = "Generation"
    role: str = ""
    format: str = "xml"
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Identification:
    """The whole ``identification`` of one document or component."""

    source: str
    """eId of who states it, among the references."""
    work: Work
    expression: Expression
    manifestation: Manifestation
    component: str = "main"

    @property
    def uri(self) -> FrbrUri:
        """The expression's IRI as a whole."""
        expression = self.expression
        return replace(
            self.work.uri.work(), language=expression.language, version=expression.version
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One eventRef of the lifecycle."""

    eid: str
    date: Date
    type: EventType
    source: str
    """eId of the document behind it, among the references."""
    refers_to: str = ""
    """eId of a concept, e.g. of entry into force; empty when not said."""
    originating: bool = False
    """Whether this event made the expression."""


@dataclass(frozen=True, slots=True)
class TemporalGroup:
    """One period, from one event to another; what ``period`` attributes point at."""

    eid: str
    start: str
    """eId of the event that begins it."""
    refers_to: str
    """eId of the concept that holds in it, e.g. being in force; the XSD requires one."""
    end: str = ""
    """eId of the event that ends it; empty while it is open."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of ``references``: a document or an entity under a short eId."""

    kind: str
    """Its element, one of `REFERENCE_ELEMENTS`."""
    eid: str
    href: str
    label: str
    """showAs."""

    def __post_init__(self) -> None:
        if self.kind not in REFERENCE_ELEMENTS:
            raise MetaError(
                f"'{self.kind}' is no element of references",
                code="AKN303",
                hint=f"Use one of: {', '.join(sorted(REFERENCE_ELEMENTS))}.",
            )


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when the document was officially published."""

    date: Date
    name: str
    label: str = ""
    """showAs; the name when empty."""
    number: str = ""
