"""Owns the graph of norms: who must, must not or may do what, when, unless, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kzlegal.corpus import Act, Missing
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

ByLaws = tuple[tuple[Act, Missing], ...]
"""What is recorded of one by-law: acts of the corpus with what they miss."""

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
    texts: Sequence[HeldText],
    divergences: Iterable[Divergence] = (),
    by_laws: Mapping[str, ByLaws] | None = None,
) -> Iterator[Triple]:
    """Yield what is said of one norm.

    `texts` are those that it may quote, the best one first; `by_laws` is what `recorded_by_laws`
    gives.
    """
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
    for name in norm.delegates:
        yield from _by_law(names, iri, norm, name, (by_laws or {}).get(name, ()))
    for divergence in divergences:
        if _diverges(divergence, norm):
            yield iri, ns("divergence"), divergence_iri(names, norm.act, divergence)
    for anchor in norm.anchors:
        yield from quote_triples(names, iri, anchor, texts)


def recorded_by_laws(acts: Iterable[Act], norms: Iterable[Norm]) -> dict[str, ByLaws]:
    """Give what is recorded of each by-law that norms call for, by the name that they give it.

    Norms of several units and acts that name one by-law alike mean the same; it is enough that the
    corpus records it at one of the units.
    """
    missing = {act.iri: [(act, g) for g in act.missing if g.kind == "by-law"] for act in acts}
    found: dict[str, dict[tuple[Act, Missing], None]] = {}
    for norm in norms:
        around = f"{norm.eid}__"
        at_unit = {
            (act, gap): None
            for act, gap in missing.get(norm.act, ())
            if any(around.startswith(f"{unit}__") for unit in gap.units)
        }
        for name in norm.delegates:
            found.setdefault(name, {}).update(at_unit)
    return {name: tuple(gaps) for name, gaps in found.items()}


def _by_law(names: Names, iri: Iri, norm: Norm, name: str, recorded: ByLaws) -> Iterator[Triple]:
    ns, node = names.ns, names.content("delegated-act", name)
    yield iri, ns("delegates"), node
    yield node, A, ns("DelegatedAct")
    yield node, RDFS("label"), Literal(name, "en")
    yield node, ns("calledForBy"), names.unit(norm.act, norm.eid)
    states = {_STATES.get(gap.knowledge or "", "reported") for _, gap in recorded}
    # Where one record knows of the by-law, another that found nothing says no more than that.
    state = "reported" if "reported" in states else min(states, default="not-recorded")
    yield node, ns("delegationState"), names.thing("delegation-state", state)
    for act, gap in recorded:
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
