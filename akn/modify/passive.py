"""Owns the passive modifications in the metadata: marks read from XML, marks written to XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, get_args

from akn.meta import META_ORDER
from akn.model import Element
from akn.modify.marks import Mark
from akn.modify.modification import EfficacyKind, Position, Source, TextualKind
from akn.modify.order import work_key
from akn.uri import FrbrUri, UriError

APPLICATION, FORCE = "application", "force"
Period = tuple[date, date | None, str, str]
"""First day, first day after or None, modifying work, concept."""
_CONCEPTS = {APPLICATION: "application", FORCE: "in force"}
_ONTOLOGY = "/akn/ontology/concept"
_POSITIONS: tuple[Position, ...] = get_args(Position)
_KINDS = frozenset(get_args(TextualKind)) | frozenset(get_args(EfficacyKind))


@dataclass(frozen=True, slots=True)
class Reading:
    """The marks of a document, and its metadata without them."""

    meta: Element | None
    marks: tuple[Mark, ...] = ()
    periods: Mapping[Period, str] = field(default_factory=dict)
    """eIds of the temporal groups that the marks had."""


def read_marks(meta: Element | None) -> Reading:
    """Take the marks made by `akn.modify` out of the metadata; others' stay where they are."""
    if meta is None:
        return Reading(None)
    analysis = meta.first("analysis")
    passive = None if analysis is None else analysis.first("passiveModifications")
    if analysis is None or passive is None:
        return Reading(meta)
    entries = {e.eid: e for e in meta.walk() if e.eid}
    found: list[Mark] = []
    used: set[str] = set()
    kept: list[Element] = []
    labels: dict[Period, str] = {}
    for element in passive.elements():
        read = _mark(element, entries)
        if read is None:
            kept.append(element)
            continue
        mark, pointed = read
        found.append(mark)
        for period, entry in pointed.items():
            labels[period] = entry[0]
            used.update(entry)
    if not found:
        return Reading(meta)
    others = (c for c in meta.elements() if c is not analysis)
    beside = (c for c in analysis.elements() if c is not passive)
    pointed_at = frozenset(_pointers((*others, *beside, *kept), used))
    return Reading(_without(meta, used - pointed_at, passive, kept), tuple(found), labels)


def _pointers(elements: Iterable[Element], used: set[str]) -> Iterator[str]:
    """Yield the labels to which elements point, those of the marks' own entries left out."""
    for element in elements:
        if element.eid in used:
            continue
        for name, value in element.attributes:
            if value[:1] == "#" and name not in ("href", "refersTo"):
                yield value[1:]
        yield from _pointers(element.elements(), used)


def _mark(
    element: Element, entries: Mapping[str, Element]
) -> tuple[Mark, dict[Period, tuple[str, ...]]] | None:
    """Read one mark with the labels of its periods; None for one that others made."""
    sources = tuple(element.elements("source"))
    destination = element.first("destination")
    kind = element.get("type")
    if len(sources) != 1 or destination is None or kind not in _KINDS:
        return None
    try:
        uri = FrbrUri.parse(sources[0].get("href"))
        applied = _period(element.first("application"), entries)
        force = element.first("force")
        in_force = None if force is None else _period(force, entries)
    except (UriError, ValueError):
        return None
    if applied is None or (in_force is None) != (force is None) or element.eid[:5] != "pmod_":
        return None
    work = str(uri.work())
    here = _local(destination.get("href"))
    position = next((p for p in _POSITIONS if p == destination.get("pos")), None)
    index = sources[0].get("wId").removeprefix("amod_")
    new = tuple(_local(n.get("href")) for n in element.elements("new"))
    mark = Mark(
        kind,
        Source(work, uri.portion, int(index) if index.isdecimal() else 0),
        here,
        applied.start,
        position,
        destination.get("upTo").removeprefix("#"),
        new,
        tuple(FrbrUri.parse(o.get("href")).portion for o in element.elements("old")),
        None if in_force is None else in_force.start,
        applied.end,
    )
    labels = {(applied.start, applied.end, work, APPLICATION): applied.labels}
    if in_force is not None:
        labels[in_force.start, None, work, FORCE] = in_force.labels
    return mark, labels


class _Days(NamedTuple):
    start: date
    end: date | None
    labels: tuple[str, ...]
    """eIds of the group, its events and their references."""


def _period(pointing: Element | None, entries: Mapping[str, Element]) -> _Days | None:
    """Read a period whose events a modifying act has made; None for any other."""
    pointer = "" if pointing is None else pointing.get("period")
    group = entries.get(pointer.removeprefix("#"))
    interval = None if group is None else group.first("timeInterval")
    if group is None or interval is None:
        return None
    labels = [group.eid]
    days: list[date | None] = []
    for side in ("start", "end"):
        event = entries.get(interval.get(side).removeprefix("#"))
        if event is None:
            days.append(None)
            continue
        reference = entries.get(event.get("source").removeprefix("#"))
        if reference is None or reference.name != "passiveRef":
            return None
        labels += [event.eid, reference.eid]
        days.append(date.fromisoformat(event.get("date")[:10]))
    start, end = days
    return None if start is None else _Days(start, end, tuple(labels))


def _local(href: str) -> str:
    return href[1:] if href.startswith("#") else ""


def _without(meta: Element, gone: set[str], passive: Element, kept: list[Element]) -> Element:
    """Give the metadata without the entries named, and without containers left empty."""
    children: list[Element] = []
    for child in meta.elements():
        if child.name in ("lifecycle", "temporalData", "references"):
            rest = tuple(e for e in child.elements() if e.eid not in gone)
            if rest:
                children.append(child.with_children(*rest))
        elif child.name == "analysis":
            rest = tuple(
                e.with_children(*kept) if e is passive else e
                for e in child.elements()
                if e is not passive or kept
            )
            if rest:
                children.append(child.with_children(*rest))
        else:
            children.append(child)
    return meta.with_children(*children)


class _Labels:
    """eIds of the metadata: what is taken, the next free number of each kind."""

    def __init__(self, meta: Element) -> None:
        self.taken = {e.eid for e in meta.walk() if e.eid}
        self.next: dict[str, int] = {}

    def new(self, ref: str, glue: str = "_") -> str:
        """Give the first free label of a kind."""
        count = self.next.get(ref, 1)
        while f"{ref}{glue}{count}" in self.taken:
            count += 1
        self.next[ref] = count + 1
        label = f"{ref}{glue}{count}"
        self.taken.add(label)
        return label


def written(
    marks: Iterable[Mark], meta: Element, version: date | None
) -> tuple[Element, Mapping[Period, str]]:
    """Give the metadata with the marks in it, and the label of each period.

    `version` is the day of the new expression: its events made it.
    """
    ordered = sorted(set(marks), key=Mark.key)
    if not ordered:
        return meta, {}
    labels = _Labels(meta)
    identification = meta.first("identification")
    who = "" if identification is None else identification.get("source")
    work, language = _names(identification)
    concepts = _concepts(meta, ordered)
    references = {
        w: labels.new("rp", "") for w in sorted({m.source.work for m in ordered}, key=work_key)
    }
    repeals = {
        (m.application, m.source.work)
        for m in ordered if m.kind == "repeal" and not m.destination
    }  # fmt: skip
    days = {(day, m.source.work) for m in ordered for day in (m.application, m.end, m.force) if day}
    events = {
        at: labels.new("eref")
        for at in sorted(days, key=lambda at: (at[0].isoformat(), work_key(at[1])))
    }
    periods: dict[Period, str] = {}
    for mark in ordered:
        for period in _periods(mark):
            if period not in periods:
                periods[period] = labels.new("tmpg")
    made: dict[str, list[Element]] = {
        "lifecycle": [
            _element(
                "eventRef",
                eId=label,
                date=day.isoformat(),
                type="repeal" if (day, act) in repeals else "amendment",
                source=f"#{references[act]}",
                originatingExpression="true" if day == version else "",
            )
            for (day, act), label in events.items()
        ],
        "temporalData": [
            _element(
                "temporalGroup",
                _element(
                    "timeInterval",
                    start=f"#{events[start, act]}",
                    end=f"#{events[end, act]}" if end else "",
                    refersTo=f"#{concepts[concept].eid}",
                ),
                eId=label,
            )
            for (start, end, act, concept), label in periods.items()
        ],
        "references": [
            *(c for c in concepts.values() if c.eid not in labels.taken),
            *(
                _element("passiveRef", eId=label, href=act, showAs=FrbrUri.parse(act).number or act)
                for act, label in references.items()
            ),
        ],
    }
    passive = [_passive(m, labels.new("pmod"), periods, work, language) for m in ordered]
    return _filled(meta, made, passive, who), periods


def _periods(mark: Mark) -> Iterator[Period]:
    yield mark.application, mark.end, mark.source.work, APPLICATION
    if mark.force is not None:
        yield mark.force, None, mark.source.work, FORCE


def _passive(
    mark: Mark,
    label: str,
    periods: Mapping[Period, str],
    work: FrbrUri | None,
    language: str,
) -> Element:
    source = f"{mark.source.work}/~{mark.source.eid}" if mark.source.eid else mark.source.work
    period = {p[3]: f"#{periods[p]}" for p in _periods(mark)}
    main = "" if work is None else str(work.with_component("main"))
    children = [
        _element(
            "source",
            wId=f"amod_{mark.source.index}" if mark.source.index else "",
            href=source,
        ),
        _element(
            "destination",
            href=f"#{mark.destination}" if mark.destination else main,
            pos=mark.position or "",
            upTo=f"#{mark.up_to}" if mark.up_to else "",
        ),
    ]
    if FORCE in period:
        children.append(_element("force", period=period[FORCE]))
    children.append(_element("application", period=period[APPLICATION]))
    if mark.is_textual:
        if work is not None and language:
            before = f"{work}/{language}:{mark.application}"
            children += [_element("old", href=f"{before}/~{e}" if e else before) for e in mark.old]
        children += [_element("new", href=f"#{e}" if e else main) for e in mark.new]
    name = "textualMod" if mark.is_textual else "efficacyMod"
    attributes = (("type", mark.kind), ("eId", label), ("period", period[APPLICATION]))
    return Element(name, attributes, tuple(children))


def _names(identification: Element | None) -> tuple[FrbrUri | None, str]:
    if identification is None:
        return None, ""
    level, expression = identification.first("FRBRWork"), identification.first("FRBRExpression")
    uri = None if level is None else level.first("FRBRuri")
    language = None if expression is None else expression.first("FRBRlanguage")
    try:
        work = None if uri is None else FrbrUri.parse(uri.get("value")).work()
    except UriError:
        return None, ""
    return work, "" if language is None else language.get("language")


def _concepts(meta: Element, marks: Iterable[Mark]) -> dict[str, Element]:
    """Give the concepts that periods refer to: those that are there, else new ones."""
    there = {e.eid: e for e in meta.walk() if e.eid}
    wanted = [APPLICATION]
    if any(m.force for m in marks):
        wanted.append(FORCE)
    found: dict[str, Element] = {}
    for name in wanted:
        known = there.get(name)
        label = name if known is None or known.name == "TLCConcept" else f"{name}_concept"
        found[name] = there.get(label) or _element(
            "TLCConcept", eId=label, href=f"{_ONTOLOGY}/{name}", showAs=_CONCEPTS[name]
        )
    return found


def _filled(
    meta: Element, made: Mapping[str, list[Element]], passive: list[Element], who: str
) -> Element:
    children = {child.name: child for child in meta.elements()}
    others = [c for c in meta.elements() if c.name not in (*made, "analysis")]
    out = list(others)
    for name, entries in made.items():
        known = children.get(name)
        attributes = (("source", who),) if known is None else known.attributes
        before = () if known is None else known.children
        out.append(Element(name, attributes, (*before, *entries)))
    analysis = children.get("analysis")
    if analysis is None:
        analysis = Element("analysis", (("source", who),))
    inside = {e.name: e for e in analysis.elements()}
    known = inside.get("passiveModifications", Element("passiveModifications"))
    inside["passiveModifications"] = known.with_children(*known.children, *passive)
    order = ("activeModifications", "passiveModifications")
    out.append(
        analysis.with_children(
            *(inside[n] for n in order if n in inside),
            *(e for e in analysis.elements() if e.name not in order),
        )
    )
    return meta.with_children(*sorted(out, key=lambda c: META_ORDER.index(c.name)))


def _element(tag: str, /, *children: Element, **attributes: str) -> Element:
    return Element(tag, tuple((n, v) for n, v in attributes.items() if v), children)
