"""Owns the graph of amendments as events: which act does what to which units, from when, and how
that is known.

An event of its own, after jolux:LegalResourceImpact, since one amending act changes many units in
many ways on several days; ``eli:amends`` beside it is the short cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzlegal.corpus import Act, Missing
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import AUTHORITY, ELI, RDFS, A, Iri, Literal, Triple, day_literal
from kzlegal.graph.sources import TAGS, Impact

_CLASSES = {"executed": "ExecutedAmendment", "noted": "NotedAmendment"}


def amendment_triples(names: Names, act: Act, impacts: Iterable[Impact]) -> Iterator[Triple]:
    """Yield the events by which other acts changed an act.

    The same change read in texts of several languages is one event with several `kz:readIn`.
    """
    ns, changed = names.ns, names.akn(act.iri)
    for impact in impacts:
        parts = (impact.by, impact.provision, act.iri, *impact.units)
        how = (impact.event, impact.kind, impact.part, str(impact.since), str(impact.until))
        iri = names.content("amendment", *parts, *how)
        yield iri, A, ns("Amendment")
        yield iri, A, ns(_CLASSES[impact.event])
        units = [names.unit(act.iri, eid) for eid in impact.units]
        yield from _aim(names, iri, impact.by, act.iri, impact.units)
        yield iri, ns("impactKind"), names.thing("amendment-kind", impact.kind)
        if impact.part:
            yield iri, ns("impactPart"), Literal(impact.part)
        if impact.since is not None:
            yield iri, ns("impactFromDay"), day_literal(impact.since)
        if impact.until is not None:
            yield iri, ns("impactUntilDay"), day_literal(impact.until)
        if impact.evidence:
            yield iri, ns("evidence"), names.thing("evidence", impact.evidence)
        for code, note in impact.notes:
            yield iri, RDFS("comment"), Literal(note, TAGS[code])
        if impact.language:
            yield iri, ns("readIn"), AUTHORITY(f"language/{impact.language.upper()}")
        for path in impact.texts:
            yield iri, ns("consolidatedBy"), names.akn(path)
        if not impact.by:
            continue
        by = names.akn(impact.by)
        yield by, A, ELI("LegalResource")
        yield from _amends(by, changed)
        if impact.provision:
            provision = names.unit(impact.by, impact.provision)
            yield iri, ns("impactFrom"), provision
            # The short cut cannot say how sure it is, so an assumption gets none.
            for unit in (units or [changed]) if impact.evidence != "assumed" else ():
                yield from _amends(provision, unit)


def announcement_triples(names: Names, act: Act, gap: Missing, iri: Iri) -> Iterator[Triple]:
    """Yield a change that is announced or reported, as an event; its words have not been read.

    No ``eli:amends`` is stated of it.
    """
    ns = names.ns
    yield iri, A, ns("Amendment")
    yield from _aim(names, iri, gap.work, act.iri, gap.units)
    yield iri, ns("impactKind"), names.thing("amendment-kind", "unspecified")
    if gap.since is not None:
        yield iri, ns("impactFromDay"), day_literal(gap.since)
    if gap.knowledge is not None:
        yield iri, ns("evidence"), names.thing("evidence", gap.knowledge.replace(" ", "-"))


def _aim(names: Names, iri: Iri, by: str, act: str, units: tuple[str, ...]) -> Iterator[Triple]:
    ns = names.ns
    if by:
        yield iri, ns("impactFromAct"), names.akn(by)
    yield iri, ns("impactToAct"), names.akn(act)
    for eid in units or ("",):
        yield iri, ns("impactTo"), names.unit(act, eid)


def _amends(by: Iri, changed: Iri) -> Iterator[Triple]:
    yield by, ELI("amends"), changed
    yield changed, ELI("amended_by"), by
