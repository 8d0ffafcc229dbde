"""Owns the printing of metadata: the ``meta`` element of values, in the order of the XSD."""

from __future__ import annotations

from collections.abc import Iterable

from akn.meta.values import (
    META_ORDER,
    Event,
    Expression,
    Identification,
    Manifestation,
    MetaError,
    Publication,
    Reference,
    TemporalGroup,
    Work,
)
from akn.model import Element, Node
from akn.uri import FrbrUri


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
