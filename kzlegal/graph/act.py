"""Owns the graph of an act after ELI: work, units, texts, dates, references, announced changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from akn.meta import identification_of
from akn.model import Document, Element
from akn.provision import Provision, provisions
from akn.uri import FrbrUri, UriError
from kzlegal.corpus import Act, Missing
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import (
    AUTHORITY,
    DCT,
    ELI,
    LOC,
    MEDIA,
    PROV,
    RDFS,
    SKOS,
    XSD,
    A,
    Iri,
    Literal,
    Triple,
)
from kzlegal.graph.sources import TAGS, ActGraphInput, ActText, Divergence
from kzlegal.refs.pinpoint import PinpointError, to_pinpoint

Labels = Mapping[str, Mapping[str, str]]
"""Names by language, of acts and concepts by IRI path."""

_GAPS = {"edition": "MissingText", "amendment": "AnnouncedChange", "by-law": "MissingByLaw"}


def units_of(given: ActGraphInput) -> dict[str, Provision]:
    """Give the units of an act by eId: those of its first text, then what only others have."""
    found: dict[str, Provision] = {}
    for text in given.texts:
        for unit in provisions(text.document):
            if unit.eid:
                found.setdefault(unit.eid, unit)
    return found


def act_triples(names: Names, given: ActGraphInput, labels: Labels) -> Iterator[Triple]:
    """Yield what is said of an act, of our restatement of it, and of their texts."""
    act, units = given.act, units_of(given)
    yield from _work(names, act)
    yield from _subdivisions(names, act.iri, units)
    restated = False
    for text in given.texts:
        yield from _text(names, act, text)
        if not text.official and act.restatement and not restated:
            restated = True
            yield from _restatement(names, act, units)
        yield from _references(names, act, text.document, units, labels)
    for gap in act.missing:
        yield from _gap(names, act, gap)
    for divergence in given.divergences:
        yield from _divergence(names, act, divergence)


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
            yield work, ELI(term), Literal(day.isoformat(), datatype=XSD("date").value)
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


def text_path(text: ActText) -> str:
    """Give the path of a text's IRI: of an expression, ``/akn/…/rus@2025-11-17``."""
    return str(identification_of(text.document).uri)


def _text(names: Names, act: Act, text: ActText) -> Iterator[Triple]:
    identity = identification_of(text.document)
    path, work = str(identity.uri), str(identity.work.uri)
    language = identity.expression.language
    tag = TAGS.get(language, language)
    said: tuple[tuple[Iri, Iri | Literal], ...] = (
        (A, ELI("LegalExpression")),
        (ELI("language"), AUTHORITY(f"language/{language.upper()}")),
        (
            ELI("version_date"),
            Literal(identity.expression.date.isoformat(), datatype=XSD("date").value),
        ),
        (ELI("legal_value"), ELI(f"LegalValue-{'official' if text.official else 'unofficial'}")),
    )
    whole = names.akn(path)
    yield whole, ELI("realizes"), names.akn(work)
    yield names.akn(work), ELI("is_realized_by"), whole
    yield whole, ELI("title"), Literal(act.title(language), tag)
    for predicate, value in said:
        yield whole, predicate, value
    file = names.akn(f"{path}.xml")
    yield file, A, ELI("Format")
    yield file, ELI("embodies"), whole
    yield file, ELI("format"), MEDIA("application/akn+xml")
    yield whole, ELI("is_embodied_by"), file
    for unit in provisions(text.document):
        if not unit.eid:
            continue
        iri, of = names.unit(path, unit.eid), names.unit(work, unit.eid)
        yield iri, ELI("realizes"), of
        yield of, ELI("is_realized_by"), iri
        above = unit.ancestors[-1] if unit.ancestors else ""
        yield iri, ELI("is_part_of"), names.unit(path, above)
        for predicate, value in said:
            yield iri, predicate, value
        if unit.heading:
            yield iri, ELI("title"), Literal(unit.heading, tag)
        if unit.own_text:
            yield iri, names.ns("text"), Literal(unit.own_text, tag)


def _references(
    names: Names, act: Act, document: Document, units: Mapping[str, Provision], labels: Labels
) -> Iterator[Triple]:
    ns = names.ns
    for mark, eid in _marks(document, units):
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
                yield from _cited(names, here, target, href, labels)


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


def _cited(names: Names, here: Iri, target: Iri, href: str, labels: Labels) -> Iterator[Triple]:
    for code, label in labels.get(href, {}).items():
        yield target, RDFS("label"), Literal(label, TAGS.get(code, code))
    try:
        uri = FrbrUri.parse(href)
    except UriError:
        # A blanket reference: to a field of legislation or to a kind of document, not to an act.
        yield target, A, SKOS("Concept")
        return
    yield here, ELI("cites"), target
    if uri.portion:
        work = str(uri.work())
        yield target, A, ELI("LegalResourceSubdivision")
        yield target, ELI("is_part_of"), names.akn(work)
        for code, label in labels.get(work, {}).items():
            yield names.akn(work), RDFS("label"), Literal(label, TAGS.get(code, code))
    yield names.akn(str(uri.work())), A, ELI("LegalResource")


def _gap(names: Names, act: Act, gap: Missing) -> Iterator[Triple]:
    ns = names.ns
    parts = (gap.kind, act.iri, gap.work, gap.language, str(gap.since), *gap.units)
    subject = "".join(text for _, text in gap.subject)
    iri = names.content("gap", *parts, subject)
    yield iri, A, ns("Gap")
    yield iri, A, ns(_GAPS[gap.kind])
    yield iri, ns("ofAct"), names.akn(act.iri)
    for code, text in gap.subject:
        yield iri, RDFS("label"), Literal(text, TAGS[code])
    if gap.since is not None:
        yield iri, ns("since"), Literal(gap.since.isoformat(), datatype=XSD("date").value)
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


def _divergence(names: Names, act: Act, divergence: Divergence) -> Iterator[Triple]:
    ns = names.ns
    said = (divergence.weight, divergence.rus, divergence.kaz, divergence.effect, divergence.part)
    iri = names.content("divergence", act.iri, *divergence.eids, *said)
    yield iri, A, ns("Divergence")
    yield iri, ns("weight"), Literal(divergence.weight)
    yield iri, ns("russianReading"), Literal(divergence.rus, "en")
    yield iri, ns("kazakhReading"), Literal(divergence.kaz, "en")
    yield iri, ns("effect"), Literal(divergence.effect, "en")
    if divergence.part:
        yield iri, ns("partOfUnit"), Literal(divergence.part)
    for eid in divergence.eids:
        yield iri, ns("concernsUnit"), names.unit(act.iri, eid)
