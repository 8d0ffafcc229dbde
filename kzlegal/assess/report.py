"""Owns the JSON form of an assessment: same keys, same order, same bytes for the same input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kzlegal.assess.assessment import Assessment
from kzlegal.assess.because import Because
from kzlegal.assess.change import would_change_if
from kzlegal.assess.citing import cited
from kzlegal.assess.facts import Facts
from kzlegal.assess.grouping import group_of
from kzlegal.assess.result import NormResult, Part, Question
from kzlegal.assess.review import Review, Text
from kzlegal.assess.sanction import penalty_json, sanctions_json
from kzlegal.norms.facts import FactDefinition
from kzlegal.norms.model import Norm
from kzlegal.norms.penalty import IndexValue
from kzlegal.refs.pinpoint import to_pinpoint

Quoting = Callable[[Norm], Text | None]
"""Gives the dated expression that a norm is quoted from; None where none is held."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an assessment is printed."""

    language: str = "eng"
    """Of our words: actions, questions, help (rus, kaz, eng)."""
    quoting: Quoting | None = None
    """With it each unit is quoted beside its reasons, with the IRI of the expression."""
    main: str = ""
    """Slug of the act whose pinpoints are printed bare; the first one where it is empty."""
    norms: Mapping[str, Norm] = field(default_factory=dict)
    """Norms by id, in which sanctions are found; without it they are not told."""
    indices: tuple[IndexValue, ...] = ()
    """Dated values of the units of fines; without that of the day nothing is said in tenge."""


def assessment_json(assessment: Assessment, manner: Manner | None = None) -> dict[str, object]:
    """Print an assessment as JSON values."""
    manner = manner or Manner()
    acts = assessment.acts()
    slugs = {r.norm.act: r.norm.slug for r in assessment.norms}
    manner = replace(manner, main=manner.main or next(iter(slugs.values()), ""))
    facts = assessment.facts
    return {
        "act": acts[0] if len(acts) == 1 else list(acts),
        "on": assessment.on.isoformat(),
        **_application(assessment, acts[0] if acts else ""),
        "acts": [{"act": a, "number": slugs[a], **_application(assessment, a)} for a in acts],
        "facts": {
            **dict(facts.given),
            **{d.fact: d.value for d in facts.derived},
        },
        "declined": list(facts.declined),
        "norms": [result_json(r, assessment, manner) for r in assessment.norms],
        "binding": dict(zip(("applies", "open"), assessment.binding(), strict=True)),
        "prohibited_by": [cited(r.norm, manner.main) for r in assessment.prohibited_by()],
        "needs_review": [cited(r.norm, manner.main) for r in assessment.norms if r.review],
        "questions": [question_json(q, facts, manner.language) for q in assessment.questions],
    }


def _application(assessment: Assessment, act: str) -> dict[str, object]:
    own = [r for r in assessment.norms if r.norm.act == act]
    # The unit on commencement itself speaks before the rest of the act applies.
    lasting = [r for r in own if r.norm.applies_until is None]
    starts = min((r.norm.applies_from for r in lasting), default=assessment.on)
    return {
        "applies_from": starts.isoformat(),
        "applied": any(r.status != "not-yet-applied" for r in lasting),
    }


def result_json(result: NormResult, assessment: Assessment, manner: Manner) -> dict[str, object]:
    """Print one norm's result."""
    norm, facts, language, main = result.norm, assessment.facts, manner.language, manner.main
    text = manner.quoting(norm) if manner.quoting is not None else None
    quote = text.words.get(norm.eid) if text is not None else None
    place = f"{text.iri}/~{norm.eid}" if text is not None and quote is not None else None
    return {
        "id": norm.id,
        "act": norm.act,
        "eid": norm.eid,
        "pinpoint": cited(norm, main),
        "iri": place,
        "official": text.official if text is not None else None,
        "type": norm.type,
        "status": result.status,
        "outcome": result.outcome or None,
        "group": group_of(result),
        "bearer": list(norm.bearer),
        "connective": norm.connective,
        "bearer_implied": list(norm.bearer_implied),
        "capacity": result.capacity,
        "action": norm.action.get(language),
        "deadline": norm.deadline or None,
        "frequency": norm.frequency or None,
        "because": [_part(part, norm, facts, place, main) for part in result.because],
        "quote": quote,
        "needs": list(result.needs),
        "outcome_needs": list(result.outcome_needs),
        "would_change_if": [dict(change) for change in would_change_if(result, facts)],
        "review": [review_json(reason) for reason in result.review],
        "source": norm.status,
        "why": norm.why,
        "divergence": norm.divergence or None,
        "sanctions": sanctions_json(norm, manner.norms, language, main),
        "penalty": penalty_json(norm, facts, assessment.on, manner.indices, language),
        "applies_from": norm.applies_from.isoformat(),
        "applies_until": norm.applies_until.isoformat() if norm.applies_until else None,
    }


def review_json(reason: Review) -> dict[str, object]:
    """Print one reason why a norm needs review."""
    return {
        "kind": reason.kind,
        "iri": reason.iri,
        "language": reason.language,
        "eids": list(reason.eids),
        "pinpoints": [to_pinpoint(eid) for eid in reason.eids],
    }


def question_json(question: Question, facts: Facts, language: str = "eng") -> dict[str, object]:
    """Print one question with its answers and what each of them settles."""
    fact = facts.catalogue.by_id[question.fact]
    return {
        "fact": fact.id,
        "question": fact.question.get(language),
        "help": fact.help.get(language),
        "kind": fact.kind,
        "answered_by": fact.answered_by,
        "values": list(fact.values),
        "labels": {v: label.get(language) for v, label in fact.value_labels.items()},
        "settles": question.settles,
        "by_answer": dict(question.by_answer),
        "outcomes": question.outcomes,
        "declined": question.declined,
        "basis": basis_of(fact),
    }


def basis_of(fact: FactDefinition) -> list[str]:
    """Give the pinpoints of the units that make a fact matter; those of other acts name them."""
    places = ((*place.split("/", 1),) for place in fact.elsewhere)
    return [
        *(to_pinpoint(eid) for eid in fact.basis),
        *(f"{slug} {to_pinpoint(eid)}" for slug, eid in places),
    ]


def _part(part: Part, norm: Norm, facts: Facts, place: str | None, main: str) -> dict[str, object]:
    return {
        "part": part.name,
        "pinpoint": cited(norm, main),
        "iri": place,
        **_tree(part.because, facts),
    }


def _tree(node: Because, facts: Facts) -> dict[str, object]:
    if node.kind != "fact":
        return {"kind": node.kind, "parts": [_tree(part, facts) for part in node.parts]}
    source = next((d for d in facts.derived if d.fact == node.fact), None)
    return {
        "kind": "fact",
        "fact": node.fact,
        "asked": list(node.asked),
        "value": node.value or "unknown",
        "from": source.source if source else None,
        "judgment": facts.catalogue.by_id[node.fact].kind == "judgment",
        "basis": basis_of(facts.catalogue.by_id[node.fact]),
    }
