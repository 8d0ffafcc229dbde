"""Owns the graph of penalties: fines by offender and repetition, what they reach and what not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzlegal.graph.concept import translations
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import RDFS, XSD, A, Iri, Literal, Triple, day_literal
from kzlegal.norms import IndexValue, Penalty
from kzlegal.norms.penalty import OFFENDER_FACT


def penalty_triples(names: Names, norm: Iri, name: str, penalty: Penalty) -> Iterator[Triple]:
    """Yield the penalty of a liability norm; `name` is the norm's id.

    Amounts are numbers of indices and not of tenge: what an index is worth depends on the day.
    """
    ns, iri = names.ns, names.thing("penalty", *name.split("/"))
    yield norm, ns("penalty"), iri
    yield iri, A, ns("Penalty")
    yield iri, ns("fineUnit"), names.thing("fine-unit", penalty.unit)
    for fine in penalty.fines:
        node = names.thing("penalty", *name.split("/"), fine.offender)
        yield iri, ns("fine"), node
        yield node, A, ns("Fine")
        yield node, ns("offender"), names.value(OFFENDER_FACT, fine.offender)
        for term, amount in (("first", fine.first), ("repeated", fine.repeated)):
            if amount is not None:
                number = Literal(str(amount), datatype=XSD("integer").value)
                yield node, ns(f"{term}Amount"), number
    for measure in penalty.repeated_measures:
        yield iri, ns("repeatedMeasure"), names.thing("measure", measure)
    for term, texts in (
        ("covers", penalty.covers),
        ("doesNotCover", penalty.does_not_cover),
        ("notIf", penalty.not_if),
    ):
        for text in texts:
            node = names.content("case", *text.json().values())
            yield iri, ns(term), node
            yield node, A, ns("Case")
            yield from translations(node, RDFS("label"), text)


def index_triples(names: Names, values: Iterable[IndexValue]) -> Iterator[Triple]:
    """Yield what an index was worth, from a day up to a day; other days have no value here."""
    ns = names.ns
    for value in values:
        iri = names.thing("index-value", value.unit, value.since.isoformat())
        yield iri, A, ns("IndexValue")
        yield iri, ns("fineUnit"), names.thing("fine-unit", value.unit)
        yield iri, ns("tenge"), Literal(str(value.tenge), datatype=XSD("decimal").value)
        yield iri, ns("validFrom"), day_literal(value.since)
        yield iri, ns("validUntil"), day_literal(value.until)
        yield iri, ns("knownFrom"), Literal(value.source)
