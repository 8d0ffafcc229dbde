"""Owns the history in metadata: lifecycle, periods and passive modifications out of evidence.

Two dates stay two: the signing of an amending law is one event of the lifecycle, the application
of its changes another (refersTo ``#application``), as for the act itself. A footnote tells which
law changed a unit and not how, so the modifications have no text and are marked incomplete.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from akn.meta import (
    META_ORDER,
    Reference,
    TemporalGroup,
    events_of,
    identification_of,
    meta_element,
    periods_of,
    references_of,
)
from akn.meta import Event as LifecycleEvent
from akn.model import Document, Element
from kzlegal.amend.evidence.values import Action, Event, Evidence

_CONCEPT = "application"
_TYPES: dict[Action, str] = {
    "amended": "substitution",
    "restated": "substitution",
    "added": "insertion",
    "repealed": "repeal",
    "renamed": "substitution",
    "words_replaced": "substitution",
}
_EFFICACY: dict[Action, str] = {"expired": "endOfEfficacy", "suspended": "inapplication"}


@dataclass(frozen=True, slots=True)
class History:
    """What the notes add to the metadata of a document."""

    events: tuple[LifecycleEvent, ...] = ()
    periods: tuple[TemporalGroup, ...] = ()
    references: tuple[Reference, ...] = ()
    modifications: tuple[Element, ...] = ()
    """``textualMod`` and ``efficacyMod`` without text."""


def history(document: Document, evidence: Evidence) -> History:
    """Give lifecycle, periods and passive modifications of a document out of its notes.

    Only laws whose number names one law are there: an IRI must lead somewhere. Numbers of eIds go
    on where those of the document end.
    """
    told = [e for e in evidence.events if e.law is not None and e.law.iri]
    laws = sorted({(e.law.date, e.law.number, e.law.iri) for e in told if e.law is not None})
    if not laws:
        return History()
    known = references_of(document)
    sources = {r.href: r.eid for r in known if r.kind == "passiveRef"}
    references: list[Reference] = []
    for _, number, iri in laws:
        if iri not in sources:
            sources[iri] = f"rp{len(sources) + 1}"
            references.append(Reference("passiveRef", sources[iri], iri, number))
    if not any(r.eid == _CONCEPT for r in known) and any(e.applies or e.until for e in told):
        href = f"/akn/ontology/concept/kz/{_CONCEPT}"
        references.append(Reference("TLCConcept", _CONCEPT, href, _CONCEPT))
    days = {(day, iri, "") for day, _, iri in laws}
    for event in told:
        assert event.law is not None
        days |= {(d, event.law.iri, _CONCEPT) for d in (event.applies, event.until) if d}
    last = len(events_of(document))
    eids: dict[tuple[date, str, str], str] = {}
    events: list[LifecycleEvent] = []
    for one in sorted(days):
        day, iri, concept = one
        last += 1
        eids[one] = f"eref_{last}"
        kind = "repeal" if concept and _ends(told, iri, day) else "amendment"
        events.append(
            LifecycleEvent(eids[one], day, kind, sources[iri], concept)  # type: ignore[arg-type]
        )
    spans = {(e.law.iri, e.applies, e.until) for e in told if e.law is not None and e.applies}
    periods: dict[tuple[str, date | None, date | None], TemporalGroup] = {}
    first = len(periods_of(document))
    for span in sorted(spans, key=lambda s: (s[1] or date.min, s[0], s[2] or date.max)):
        law, start, end = span
        assert start is not None
        periods[span] = TemporalGroup(
            f"tmpg_{first + len(periods) + 1}",
            eids[start, law, _CONCEPT],
            _CONCEPT,
            eids[end, law, _CONCEPT] if end and end > start else "",
        )
    act = str(identification_of(document).work.uri)
    present = {e.eid for e in document.walk() if e.eid}
    modifications = tuple(
        _modification(e, f"pmod_{i}", act, present, periods) for i, e in enumerate(told, 1)
    )
    return History(tuple(events), tuple(periods.values()), tuple(references), modifications)


def with_history(document: Document, evidence: Evidence) -> Document:
    """Give the document with what its notes say in its metadata; the text stays as it is."""
    found = history(document, evidence)
    meta = document.meta
    if meta is None or not found.events:
        return document
    analysis = Element(
        "analysis",
        (("source", meta_source(document)),),
        (Element("passiveModifications", (), found.modifications),),
    )
    made = meta_element(
        identification_of(document),
        events=found.events,
        periods=found.periods,
        references=found.references,
        analysis=analysis,
    )
    children = {c.name: c for c in meta.elements()}
    order = [c for c in meta.children if not isinstance(c, Element)]
    for new in made.elements():
        old = children.get(new.name)
        if old is None:
            children[new.name] = new
        elif new.name in ("lifecycle", "temporalData", "references"):
            children[new.name] = old.with_children(*old.children, *new.children)
        elif new.name == "analysis":
            children[new.name] = _joined(old, new)
    elements = sorted(children.values(), key=lambda c: META_ORDER.index(c.name))
    whole = meta.with_children(*order, *elements)
    root = document.root.with_children(*(whole if c is meta else c for c in document.root.children))
    return replace(document, root=root)


def meta_source(document: Document) -> str:
    """Give who states the metadata, as the attribute ``source`` names it."""
    return f"#{identification_of(document).source}"


def _joined(old: Element, new: Element) -> Element:
    passive = old.first("passiveModifications")
    added = new.first("passiveModifications")
    assert added is not None
    if passive is None:
        return old.with_children(added, *old.children)
    grown = passive.with_children(*passive.children, *added.children)
    return old.with_children(*(grown if c is passive else c for c in old.children))


def _ends(told: list[Event], iri: str, day: date) -> bool:
    """Say whether this law ended the act as a whole."""
    return any(
        e.law is not None
        and e.law.iri == iri
        and e.applies == day
        and not e.eid
        and not e.part
        and e.action in ("repealed", "expired")
        for e in told
    )


def _modification(
    event: Event,
    eid: str,
    act: str,
    present: set[str],
    periods: dict[tuple[str, date | None, date | None], TemporalGroup],
) -> Element:
    assert event.law is not None
    name = "efficacyMod" if event.action in _EFFICACY else "textualMod"
    kind = _EFFICACY.get(event.action) or _TYPES[event.action]
    # a unit that this text shows no more is known by the one around it
    shown = event.eid
    while shown and shown not in present:
        shown = shown.rpartition("__")[0]
    target = f"#{shown}" if shown else act
    attributes = [("type", kind), ("eId", eid), ("incomplete", "true")]
    period = periods.get((event.law.iri, event.applies, event.until))
    if period is not None:
        attributes.append(("period", f"#{period.eid}"))
    return Element(
        name,
        tuple(attributes),
        (
            Element("source", (("href", event.law.iri),)),
            Element("destination", (("href", target),)),
        ),
    )
