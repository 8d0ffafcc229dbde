"""Owns the graph of norms: who must, must not or may do what, when, unless, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from akn.provision import Provision
from kzlegal.graph.concept import NOBODY, texts
from kzlegal.graph.condition import condition_node
from kzlegal.graph.names import Names
from kzlegal.graph.rdf import OA, RDFS, XSD, A, Iri, Literal, Triple
from kzlegal.graph.sources import TAGS
from kzlegal.norms import Anchor, Norm, facts_of
from kzlegal.refs.pinpoint import to_pinpoint

CLASSES = {
    "obligation": "Obligation",
    "prohibition": "Prohibition",
    "right": "Right",
    "power": "Power",
    "definition": "Definition",
    "classification": "Classification",
    "condition": "ConditionOfLawfulness",
    "principle": "Principle",
    "liability": "Liability",
    "reference": "ReferenceNorm",
    "application": "ApplicationNorm",
}
"""Class of each type of norm; `kzlegal.ttl` aligns them with the standards."""

_AROUND = 32
"""Characters of `oa:prefix` and `oa:suffix`, at most."""

Quotable = Mapping[str, tuple[str, Mapping[str, Provision]]]
"""For each language the path of the text that is quoted and its units by eId."""


def norm_iri(names: Names, norm: Norm) -> Iri:
    """Give the IRI of a norm: ``…/id/norm/230-VIII/art_7__para_1``."""
    return names.thing("norm", *norm.id.split("/"))


def norm_triples(names: Names, norm: Norm, quotable: Quotable) -> Iterator[Triple]:
    """Yield what is said of one norm."""
    ns, iri = names.ns, norm_iri(names, norm)
    yield iri, A, ns("Norm")
    yield iri, A, ns(CLASSES[norm.type])
    yield iri, ns("normType"), Literal(norm.type)
    yield iri, ns("ofAct"), names.akn(norm.act)
    yield iri, ns("statedIn"), names.unit(norm.act, norm.eid)
    yield iri, ns("pinpoint"), Literal(to_pinpoint(norm.eid))
    yield iri, ns("connective"), Literal(norm.connective)
    yield from _roles(names, iri, norm)
    action = names.content("action", *norm.action.json().values())
    yield iri, ns("action"), action
    yield action, A, ns("Action")
    yield from texts(action, RDFS("label"), norm.action)
    yield from _conditions(names, iri, norm)
    day = XSD("date").value
    yield iri, ns("validFrom"), Literal(norm.applies_from.isoformat(), datatype=day)
    if norm.applies_until is not None:
        yield iri, ns("validUntil"), Literal(norm.applies_until.isoformat(), datatype=day)
    yield iri, ns("readingStatus"), names.thing("reading-status", norm.status)
    for term, text in (
        ("deadline", norm.deadline),
        ("frequency", norm.frequency),
        ("why", norm.why),
        ("divergenceNote", norm.divergence),
        ("notAssessed", norm.not_assessed),
    ):
        if text:
            yield iri, ns(term), Literal(text, "en")
    for sanction in norm.sanctions:
        node = names.content("sanction", sanction)
        yield iri, ns("sanction"), node
        yield node, A, ns("Sanction")
        yield node, RDFS("label"), Literal(sanction, "en")
    for delegate in norm.delegates:
        node = names.content("delegated-act", norm.act, norm.eid, delegate)
        yield iri, ns("delegates"), node
        yield node, A, ns("DelegatedAct")
        yield node, RDFS("label"), Literal(delegate, "en")
    for anchor in norm.anchors:
        yield from _quote(names, iri, anchor, quotable)


def _roles(names: Names, iri: Iri, norm: Norm) -> Iterator[Triple]:
    for term, roles in (
        ("bearer", norm.bearer),
        ("impliedBearer", norm.bearer_implied),
        ("counterparty", norm.counterparty),
        ("concerns", norm.concerns),
    ):
        for role in roles:
            if role != NOBODY:
                yield iri, names.ns(term), names.thing("role", role)


def _conditions(names: Names, iri: Iri, norm: Norm) -> Iterator[Triple]:
    ns = names.ns
    for term, condition in (
        ("bearerCondition", norm.bears),
        ("condition", norm.conditions),
        ("exception", norm.exceptions),
        ("fulfilment", norm.fulfilment),
    ):
        if condition is None:
            continue
        node, triples = condition_node(names, condition)
        yield iri, ns(term), node
        yield from triples
        # What shows a duty to be met does not decide whether it applies.
        if term != "fulfilment":
            for fact in facts_of(condition):
                yield iri, ns("restsOn"), names.thing("fact", fact)


def _quote(names: Names, iri: Iri, anchor: Anchor, quotable: Quotable) -> Iterator[Triple]:
    if anchor.language not in quotable:
        return
    path, units = quotable[anchor.language]
    source = names.unit(path, anchor.eid)
    exact = " ".join(anchor.quote.split())
    before, found, after = "", "", ""
    if anchor.eid in units:
        before, found, after = units[anchor.eid].text.partition(exact)
    prefix, suffix = (before[-_AROUND:], after[:_AROUND]) if found else ("", "")
    selector = names.content("selector", anchor.language, exact, prefix, suffix)
    quote = names.content("quote", source.value, exact)
    tag = TAGS[anchor.language]
    yield iri, names.ns("quote"), quote
    yield quote, A, OA("SpecificResource")
    yield quote, OA("hasSource"), source
    yield quote, OA("hasSelector"), selector
    yield selector, A, OA("TextQuoteSelector")
    yield selector, OA("exact"), Literal(exact, tag)
    if prefix:
        yield selector, OA("prefix"), Literal(prefix, tag)
    if suffix:
        yield selector, OA("suffix"), Literal(suffix, tag)
