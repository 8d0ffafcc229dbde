"""Owns metadata as values: identification, lifecycle, references, and the ``meta`` element of them.

`meta_element` prints values in the order of the XSD; `identification_of`, `events_of` and
`references_of` read them back. No date is invented here: the day of generation is a field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Literal, get_args

from akn.model import Document, Element, Node
from akn.problem import LegalTextError, Problem
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
    end: str = ""
    """eId of the event that ends it; empty while it is open."""
    refers_to: str = ""


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


def meta_element(
    identification: Identification,
    *,
    publication: Publication | None = None,
    events: Iterable[Event] = (),
    analysis: Element | None = None,
    periods: Iterable[TemporalGroup] = (),
    references: Iterable[Reference] = (),
    further: Iterable[Element] = (),
) -> Element:
    """Give the ``meta`` element, children in the order of the XSD.

    `further` are ready children (classification, workflow, notes, proprietary …); each is put at
    its place. Raises `MetaError` for one that ``meta`` does not allow.
    """
    source = _local(identification.source)
    children = [identification_element(identification), *further]
    if publication is not None:
        children.append(_publication(publication))
    if made := tuple(_event(e) for e in events):
        children.append(_element("lifecycle", *made, source=source))
    if analysis is not None:
        children.append(analysis)
    if made := tuple(_period(p) for p in periods):
        children.append(_element("temporalData", *made, source=source))
    if made := tuple(_element(r.kind, eId=r.eid, href=r.href, showAs=r.label) for r in references):
        children.append(_element("references", *made, source=source))
    for child in children:
        if child.name not in META_ORDER:
            raise MetaError(f"'{child.name}' is no child of meta", code="AKN303")
    return _element("meta", *sorted(children, key=lambda c: META_ORDER.index(c.name)))


def identification_element(identification: Identification) -> Element:
    """Give the ``identification`` element: three levels, FRBRthis with the component."""
    work, expression, manifestation = (
        identification.work,
        identification.expression,
        identification.manifestation,
    )
    uri, component = identification.uri, identification.component
    return _element(
        "identification",
        _level("FRBRWork", uri.work(), component, work, *_work(work)),
        _level("FRBRExpression", uri, component, expression, *_expression(expression)),
        _element(
            "FRBRManifestation",
            _value("FRBRthis", uri.with_component(component).manifestation(manifestation.format)),
            _value("FRBRuri", uri.manifestation("akn")),
            *_core(manifestation),
            _value("FRBRformat", manifestation.format),
        ),
        source=_local(identification.source),
    )


def _level(
    name: str, uri: FrbrUri, component: str, level: Work | Expression, *rest: Element
) -> Element:
    this = _value("FRBRthis", uri.with_component(component))
    return _element(name, this, _value("FRBRuri", uri), *_core(level), *rest)


def _core(level: Work | Expression | Manifestation) -> list[Element]:
    author = _element("FRBRauthor", href=_local(level.author), **{"as": _local(level.role)})
    return [
        *(_element("FRBRalias", name=a.name, value=a.value) for a in level.aliases),
        _element("FRBRdate", date=level.date.isoformat(), name=level.date_name),
        author,
    ]


def _work(work: Work) -> list[Element]:
    uri = work.uri
    return [
        _value("FRBRcountry", uri.country),
        *([_value("FRBRsubtype", uri.subtype)] if uri.subtype else []),
        *([_value("FRBRnumber", uri.number)] if uri.number else []),
        *_flag("FRBRprescriptive", work.prescriptive),
        *_flag("FRBRauthoritative", work.authoritative),
    ]


def _expression(expression: Expression) -> list[Element]:
    made = [
        *_flag("FRBRauthoritative", expression.authoritative),
        _element("FRBRlanguage", language=expression.language),
    ]
    if (translation := expression.translation) is not None:
        made.append(
            _element(
                "FRBRtranslation",
                href=translation.href,
                fromLanguage=translation.from_language,
                authoritative=_bool(translation.authoritative),
                by=_local(translation.by),
            )
        )
    return made


def _publication(publication: Publication) -> Element:
    return _element(
        "publication",
        date=publication.date.isoformat(),
        name=publication.name,
        showAs=publication.label or publication.name,
        number=publication.number,
    )


def _event(event: Event) -> Element:
    return _element(
        "eventRef",
        eId=event.eid,
        date=event.date.isoformat(),
        type=event.type,
        source=_local(event.source),
        refersTo=_local(event.refers_to),
        originatingExpression="true" if event.originating else "",
    )


def _period(period: TemporalGroup) -> Element:
    interval = _element(
        "timeInterval",
        start=_local(period.start),
        end=_local(period.end),
        refersTo=_local(period.refers_to),
    )
    return _element("temporalGroup", interval, eId=period.eid)


def _element(tag: str, /, *children: Node, **attributes: str) -> Element:
    return Element(tag, tuple((n, v) for n, v in attributes.items() if v), children)


def _value(name: str, value: object) -> Element:
    return _element(name, value=str(value))


def _flag(name: str, value: bool | None) -> list[Element]:
    return [] if value is None else [_value(name, _bool(value))]


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _local(eid: str) -> str:
    return f"#{eid}" if eid else ""


def identification_of(document: Document | Element) -> Identification:
    """Read the identification of a document, or of the element that holds a ``meta``.

    Raises `MetaError` where an element is missing or malformed and `akn.uri.UriError` for an IRI.
    The work's number is that of its IRI. Contradictions are the business of `akn.checks`.
    """
    owner = document.root if isinstance(document, Document) else document
    meta = _need(owner, "meta")
    identification = _need(meta, "identification")
    work = _need(identification, "FRBRWork")
    expression = _need(identification, "FRBRExpression")
    manifestation = _need(identification, "FRBRManifestation")
    uri = FrbrUri.parse(_attribute(_need(expression, "FRBRuri"), "value"))
    this = FrbrUri.parse(_attribute(_need(work, "FRBRthis"), "value"))
    form = manifestation.first("FRBRformat")
    translation = expression.first("FRBRtranslation")
    return Identification(
        source=identification.get("source").removeprefix("#"),
        work=Work(
            uri=FrbrUri.parse(_attribute(_need(work, "FRBRuri"), "value")).work(),
            author=_author(work, "href"),
            date=_date(_need(work, "FRBRdate")),
            date_name=_need(work, "FRBRdate").get("name"),
            role=_author(work, "as"),
            aliases=_aliases(work),
            prescriptive=_flag_of(work, "FRBRprescriptive"),
            authoritative=_flag_of(work, "FRBRauthoritative"),
        ),
        expression=Expression(
            language=_attribute(_need(expression, "FRBRlanguage"), "language"),
            version=uri.version,
            date=_date(_need(expression, "FRBRdate")),
            author=_author(expression, "href"),
            date_name=_need(expression, "FRBRdate").get("name"),
            role=_author(expression, "as"),
            aliases=_aliases(expression),
            authoritative=_flag_of(expression, "FRBRauthoritative"),
            translation=None if translation is None else _translation(translation),
        ),
        manifestation=Manifestation(
            date=_date(_need(manifestation, "FRBRdate")),
            author=_author(manifestation, "href"),
            date_name=_need(manifestation, "FRBRdate").get("name"),
            role=_author(manifestation, "as"),
            format="xml" if form is None else form.get("value", "xml"),
            aliases=_aliases(manifestation),
        ),
        component=this.component or "main",
    )


def events_of(document: Document) -> tuple[Event, ...]:
    """Read the lifecycle's events in document order. Raises `MetaError` for a malformed one."""
    found: list[Event] = []
    for event in _meta_walk(document, "eventRef"):
        kind: EventType | None = next((t for t in _EVENT_TYPES if t == event.get("type")), None)
        if kind is None:
            raise _fault(
                event,
                f"eventRef has type '{event.get('type')}'",
                "Use generation, amendment or repeal.",
            )
        found.append(
            Event(
                event.eid,
                _date(event),
                kind,
                event.get("source").removeprefix("#"),
                event.get("refersTo").removeprefix("#"),
                event.get("originatingExpression") == "true",
            )
        )
    return tuple(found)


def periods_of(document: Document) -> tuple[TemporalGroup, ...]:
    """Read the temporal groups in document order; of several intervals the first and last count."""
    found: list[TemporalGroup] = []
    for group in _meta_walk(document, "temporalGroup"):
        intervals = tuple(group.elements("timeInterval"))
        if intervals:
            found.append(
                TemporalGroup(
                    group.eid,
                    intervals[0].get("start").removeprefix("#"),
                    intervals[-1].get("end").removeprefix("#"),
                    intervals[0].get("refersTo").removeprefix("#"),
                )
            )
    return tuple(found)


def references_of(document: Document) -> tuple[Reference, ...]:
    """Read the entries of ``references`` in document order."""
    return tuple(
        Reference(e.name, e.eid, e.get("href"), e.get("showAs"))
        for e in _meta_walk(document, *REFERENCE_ELEMENTS)
    )


_EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)


def _meta_walk(document: Document, *names: str) -> Iterable[Element]:
    meta = document.meta
    return () if meta is None else (e for e in meta.walk() if e.name in names)


def _fault(element: Element, message: str, hint: str = "") -> MetaError:
    span = element.span
    path, line, column = ("", 0, 0) if span is None else (span.path, span.line, span.column)
    return MetaError(
        Problem("AKN303", message, path=path, line=line, column=column, eid=element.eid, hint=hint)
    )


def _need(element: Element, name: str) -> Element:
    found = element.first(name)
    if found is None:
        raise _fault(element, f"{element.name} has no {name}", "Akoma Ntoso requires it.")
    return found


def _attribute(element: Element, name: str) -> str:
    value = element.get(name)
    if not value:
        raise _fault(element, f"{element.name} has no {name}", "Akoma Ntoso requires it.")
    return value


def _date(element: Element) -> Date:
    value = _attribute(element, "date")
    try:
        return Date.fromisoformat(value[:10])
    except ValueError:
        raise _fault(
            element,
            f"{element.name} has the date '{value}', which does not exist",
            "Use YYYY-MM-DD.",
        ) from None


def _author(level: Element, attribute: str) -> str:
    return _need(level, "FRBRauthor").get(attribute).removeprefix("#")


def _aliases(level: Element) -> tuple[Alias, ...]:
    return tuple(Alias(e.get("name"), e.get("value")) for e in level.elements("FRBRalias"))


def _flag_of(level: Element, name: str) -> bool | None:
    found = level.first(name)
    return None if found is None else found.get("value") in ("true", "1")


def _translation(element: Element) -> Translation:
    return Translation(
        _attribute(element, "href"),
        _attribute(element, "fromLanguage"),
        element.get("by").removeprefix("#"),
        element.get("authoritative") in ("true", "1"),
    )
