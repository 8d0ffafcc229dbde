"""Owns the graph of an act after ELI: work, units, dates, references, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from akn.model import Document, Element
from akn.provision import Provision
from akn.uri import FrbrUri, UriError
from kzlegal.corpus import Act, Missing
from kzlegal.graph.amendment import amendment_triples, announcement_triples
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import (
    AUTHORITY,
    DCT,
    ELI,
    LOC,
    PROV,
    RDFS,
    SKOS,
    XSD,
    A,
    Iri,
    Literal,
    Triple,
    day_literal,
)
from kzlegal.graph.sources import TAGS, ActGraphInput, Divergence
from kzlegal.graph.text import HeldText, units_of
from kzlegal.refs.pinpoint import PinpointError, to_pinpoint

Labels = Mapping[str, Mapping[str, str]]
"""Names by language, of acts and concepts by IRI path."""

_GAPS = {"edition": "MissingText", "amendment": "AnnouncedChange", "by-law": "MissingByLaw"}


def act_triples(
    names: Names,
    act: Act,
    texts: Sequence[HeldText],
    units: Mapping[str, Provision],
    versions: Sequence[ActGraphInput],
) -> Iterator[Triple]:
    """Yield what is said of an act whatever its version: dates, units, what is missing, changes.

    `units` are those of all its texts. What a text of one version says is in `reference_triples`
    and `text_triples`.
    """
    yield from _work(names, act)
    yield from _subdivisions(names, act.iri, units)
    ours = [held for held in texts if not held.text.official]
    if act.restatement and ours:
        yield from _restatement(names, act, units_of(ours))
    for gap in act.missing:
        yield from _gap(names, act, gap)
    for given in versions:
        yield from amendment_triples(names, act, given.impacts)
        for divergence in given.divergences:
            yield from _divergence(names, act, divergence)


def reference_triples(
    names: Names,
    act: Act,
    held: HeldText,
    units: Mapping[str, Provision],
    labels: Labels,
    known: Collection[str] = (),
) -> Iterator[Triple]:
    """Yield to what the units of one text refer, and which terms they use.

    `known` are the paths of acts and units that the graph has anyway; of what else is cited it says
    what it is and of which act.
    """
    ns = names.ns
    for mark, eid in _marks(held.text.document, units):
        here = names.unit(act.iri, eid)
        if mark.name == "term":
            if mark.get("refersTo").startswith("#term-"):
                term = mark.get("refersTo").removeprefix("#term-")
                yield here, ns("usesTerm"), names.akn(f"/akn/ontology/term/kz/{term}")
            continue
        for href in _targets(mark, units):
            if href.startswith("#"):
                yield here, ns("refersTo"), names.unit(act.iri, href[1:])
            elif href.startswith("/akn/"):
                target = names.akn(href)
                yield here, ns("refersTo"), target
                yield from _cited(names, here, target, href, labels, known)


def _work(names: Names, act: Act) -> Iterator[Triple]:
    work, ns = names.akn(act.iri), names.ns
    yield work, A, ELI("LegalResource")
    yield work, A, ns("Act")
    yield work, ELI("jurisdiction"), AUTHORITY("country/KAZ")
    yield work, DCT("spatial"), LOC("KZ")
    yield work, ELI("type_document"), names.thing("act-kind", act.kind)
    for local in filter(None, (act.number, act.adilet)):
        yield work, ELI("id_local"), Literal(local)
    for code, title in act.titles:
        yield work, RDFS("label"), Literal(title, TAGS[code])
    for term, day in (
        ("date_document", act.signed),
        ("date_publication", act.published),
        ("first_date_entry_in_force", act.applied),
        ("date_applicability", act.applied),
    ):
        if day is not None:
            yield work, ELI(term), day_literal(day)
    for changed in sorted({change.act for change in act.amends}):
        yield work, ELI("amends"), names.akn(changed)
        yield names.akn(changed), ELI("amended_by"), work
    if act.application_rule:
        yield work, ns("applicationRule"), Literal(act.application_rule, "en")
    if act.application_unit:
        yield work, ns("applicationUnit"), names.unit(act.iri, act.application_unit)


def _subdivisions(names: Names, path: str, units: Mapping[str, Provision]) -> Iterator[Triple]:
    ns = names.ns
    for order, unit in enumerate(units.values(), 1):
        iri = names.unit(path, unit.eid)
        whole = names.unit(path, unit.ancestors[-1] if unit.ancestors else "")
        yield iri, A, ELI("LegalResourceSubdivision")
        yield iri, ELI("type_subdivision"), names.thing("unit-kind", unit.name)
        yield iri, ELI("is_part_of"), whole
        yield whole, ELI("has_part"), iri
        yield iri, ns("eId"), Literal(unit.eid)
        yield iri, ns("position"), Literal(str(order), datatype=XSD("integer").value)
        if number := unit.eid.rsplit("__", 1)[-1].partition("_")[2]:
            yield iri, ELI("number"), Literal(number)
        try:
            yield iri, ns("pinpoint"), Literal(to_pinpoint(unit.eid))
        except PinpointError:
            continue


def _restatement(names: Names, act: Act, units: Mapping[str, Provision]) -> Iterator[Triple]:
    # Our edition is a work of its own: whoever links to it never claims to link to the law.
    ours, work, ns = names.akn(act.restatement), names.akn(act.iri), names.ns
    yield ours, A, ELI("LegalResource")
    yield ours, A, ns("Restatement")
    yield ours, ns("restates"), work
    yield ours, PROV("wasDerivedFrom"), work
    if act.extract is not None:
        yield ours, A, ns("Extract")
        for code, note in act.extract.note:
            yield ours, RDFS("comment"), Literal(note, TAGS[code])
    for code, title in act.titles:
        yield ours, RDFS("label"), Literal(title, TAGS[code])
    yield from _subdivisions(names, act.restatement, units)
    for eid in units:
        yield names.unit(act.restatement, eid), ns("restates"), names.unit(act.iri, eid)


def _marks(document: Document, units: Mapping[str, Provision]) -> Iterator[tuple[Element, str]]:
    """Yield every reference and term of the body with the eId of the unit in which it stands."""
    stack = [(document.body, "")] if document.body is not None else []
    stack += [(component, "") for component in document.components]
    while stack:
        element, eid = stack.pop()
        if element.name in ("quotedStructure", "quotedText"):
            continue
        if element.name in ("ref", "rref", "term"):
            yield element, eid
        eid = element.eid if element.eid in units else eid
        stack.extend((child, eid) for child in reversed(tuple(element.elements())))


def _targets(mark: Element, units: Mapping[str, Provision]) -> tuple[str, ...]:
    """Give the targets of a reference; of a range between sisters, all of them."""
    if mark.name == "ref":
        return (mark.get("href"),)
    first, last = mark.get("from"), mark.get("upTo")
    a, b = units.get(first[1:]), units.get(last[1:])
    if a is None or b is None or a.ancestors != b.ancestors:
        return first, last
    sisters = [u.eid for u in units.values() if u.ancestors == a.ancestors and u.name == a.name]
    if b.eid not in sisters or sisters.index(a.eid) > sisters.index(b.eid):
        return first, last
    chosen = sisters[sisters.index(a.eid) : sisters.index(b.eid) + 1]
    return tuple(f"#{eid}" for eid in chosen)


def _cited(
    names: Names, here: Iri, target: Iri, href: str, labels: Labels, known: Collection[str]
) -> Iterator[Triple]:
    try:
        uri = FrbrUri.parse(href)
    except UriError:
        # A blanket reference: to a field of legislation or to a kind of document, not to an act.
        yield target, A, SKOS("Concept")
        yield from _named(target, labels.get(href, {}))
        return
    yield here, ELI("cites"), target
    if href in known:
        return
    work = str(uri.work())
    if uri.portion:
        yield target, A, ELI("LegalResourceSubdivision")
        yield target, ELI("is_part_of"), names.akn(work)
    if work not in known:
        yield names.akn(work), A, ELI("LegalResource")
        yield from _named(names.akn(work), labels.get(work, {}))


def _named(thing: Iri, labels: Mapping[str, str]) -> Iterator[Triple]:
    for code, label in labels.items():
        yield thing, RDFS("label"), Literal(label, TAGS.get(code, code))


def gap_iri(names: Names, act: Act, gap: Missing) -> Iri:
    """Give the IRI of something missing: it is named by what is said of it."""
    parts = (gap.kind, act.iri, gap.work, gap.language, str(gap.since), *gap.units)
    return names.content("gap", *parts, "".join(text for _, text in gap.subject))


def _gap(names: Names, act: Act, gap: Missing) -> Iterator[Triple]:
    ns, iri = names.ns, gap_iri(names, act, gap)
    if gap.kind == "amendment":
        yield from announcement_triples(names, act, gap, iri)
    yield iri, A, ns("Gap")
    yield iri, A, ns(_GAPS[gap.kind])
    yield iri, ns("ofAct"), names.akn(act.iri)
    for code, text in gap.subject:
        yield iri, RDFS("label"), Literal(text, TAGS[code])
    if gap.since is not None:
        yield iri, ns("since"), day_literal(gap.since)
    if gap.language:
        yield iri, ELI("language"), AUTHORITY(f"language/{gap.language.upper()}")
    if gap.source:
        yield iri, ns("knownFrom"), Literal(gap.source)
    if gap.knowledge is not None:
        yield iri, ns("knowledge"), Literal(gap.knowledge)
    if gap.work:
        # Announced, not read: so no eli:amends. It says what an act does, and nobody here read it.
        yield iri, ns("byAct"), names.akn(gap.work)
        yield names.akn(gap.work), A, ELI("LegalResource")
    for eid in gap.units:
        yield iri, ns("concernsUnit"), names.unit(act.iri, eid)


def divergence_iri(names: Names, act: str, divergence: Divergence) -> Iri:
    """Give the IRI of a divergence: it is named by what it says."""
    said = (divergence.weight, divergence.rus, divergence.kaz, divergence.effect, divergence.part)
    return names.content("divergence", act, *divergence.eids, *said)


def _divergence(names: Names, act: Act, divergence: Divergence) -> Iterator[Triple]:
    ns = names.ns
    iri = divergence_iri(names, act.iri, divergence)
    yield iri, A, ns("Divergence")
    yield iri, ns("ofAct"), names.akn(act.iri)
    yield iri, ns("weight"), Literal(divergence.weight)
    yield iri, ns("russianReading"), Literal(divergence.rus, "en")
    yield iri, ns("kazakhReading"), Literal(divergence.kaz, "en")
    yield iri, ns("effect"), Literal(divergence.effect, "en")
    if divergence.part:
        yield iri, ns("partOfUnit"), Literal(divergence.part)
    for eid in divergence.eids:
        yield iri, ns("concernsUnit"), names.unit(act.iri, eid)
