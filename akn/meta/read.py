"""Owns the reading of metadata: values out of a document's ``meta``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import get_args

from akn.meta.values import (
    REFERENCE_ELEMENTS,
    Alias,
    Event,
    EventType,
    Expression,
    Identification,
    Manifestation,
    MetaError,
    Reference,
    TemporalGroup,
    Translation,
    Work,
)
from akn.model import Document, Element
from akn.problem import Problem
from akn.uri import FrbrUri


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
                    intervals[0].get("refersTo").removeprefix("#"),
                    intervals[-1].get("end").removeprefix("#"),
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
