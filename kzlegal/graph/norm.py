"""Owns the graph of norms: who must, must not or may do what, when, unless, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kzlegal.corpus import Act
from kzlegal.graph.act import divergence_iri, gap_iri
from kzlegal.graph.concept import NOBODY, term_iri, translations
from kzlegal.graph.condition import condition_node
from kzlegal.graph.names import Names
from kzlegal.graph.penalty import penalty_triples
from kzlegal.graph.quote import quote_triples
from kzlegal.graph.rdf import ELI, RDFS, A, Iri, Literal, Triple, day_literal
from kzlegal.graph.sources import Divergence
from kzlegal.graph.text import HeldText
from kzlegal.norms import Norm, facts_of
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

_STATES = {"not found": "no-act-known"}
"""State of a delegated act by what is known of the by-law; the rest is reported, not held."""


def norm_iri(names: Names, norm: Norm) -> Iri:
    """Give the IRI of a norm: ``…/id/norm/230-VIII/art_7__para_1``."""
    return named_norm(names, norm.id)


def named_norm(names: Names, name: str) -> Iri:
    """Give the IRI of a norm by its id, ``230-VIII/art_7__para_1``."""
    return names.thing("norm", *name.split("/"))


def norm_triples(
    names: Names,
    norm: Norm,
    act: Act,
    texts: Sequence[HeldText],
    divergences: Iterable[Divergence] = (),
) -> Iterator[Triple]:
    """Yield what is said of one norm; `texts` are those that it may quote, the best one first."""
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
    yield from translations(action, RDFS("label"), norm.action)
    for term in norm.object:
        yield iri, ns("object"), term_iri(names, term)
    yield from _conditions(names, iri, norm)
    yield iri, ns("validFrom"), day_literal(norm.applies_from)
    if norm.applies_until is not None:
        yield iri, ns("validUntil"), day_literal(norm.applies_until)
    yield iri, ns("readingStatus"), names.thing("reading-status", norm.status)
    for key, text in (
        ("deadline", norm.deadline),
        ("frequency", norm.frequency),
        ("why", norm.why),
        ("divergenceNote", norm.divergence),
        ("notAssessed", norm.not_assessed),
    ):
        if text:
            yield iri, ns(key), Literal(text, "en")
    for sanction in norm.sanctions:
        yield iri, ns("sanction"), named_norm(names, sanction)
    if norm.penalty is not None:
        yield from penalty_triples(names, iri, norm.id, norm.penalty)
    for delegate in norm.delegates:
        node = names.content("delegated-act", norm.act, norm.eid, delegate)
        yield iri, ns("delegates"), node
        yield node, A, ns("DelegatedAct")
        yield node, RDFS("label"), Literal(delegate, "en")
        yield from _by_law(names, node, norm, act)
    for divergence in divergences:
        if _diverges(divergence, norm):
            yield iri, ns("divergence"), divergence_iri(names, norm.act, divergence)
    for anchor in norm.anchors:
        yield from quote_triples(names, iri, anchor, texts)


def _by_law(names: Names, node: Iri, norm: Norm, act: Act) -> Iterator[Triple]:
    """Yield whether the by-law is known: the corpus records what it looked for, unit by unit."""
    ns = names.ns
    yield node, ns("calledForBy"), names.unit(norm.act, norm.eid)
    around = f"{norm.eid}__"
    gaps = [
        gap
        for gap in act.missing
        if gap.kind == "by-law" and any(around.startswith(f"{unit}__") for unit in gap.units)
    ]
    states = {_STATES.get(gap.knowledge or "", "reported") for gap in gaps} or {"not-recorded"}
    for state in states:
        yield node, ns("delegationState"), names.thing("delegation-state", state)
    for gap in gaps:
        yield node, ns("recordedAs"), gap_iri(names, act, gap)
        if gap.work:
            yield names.akn(gap.work), ELI("based_on"), names.unit(norm.act, norm.eid)


def _diverges(divergence: Divergence, norm: Norm) -> bool:
    """Say whether the texts differ at the norm's unit, around it, or inside it."""
    if divergence.part == "heading":
        return norm.eid in divergence.eids
    return any(
        f"{norm.eid}__".startswith(f"{eid}__") or eid.startswith(f"{norm.eid}__")
        for eid in divergence.eids
    )


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
