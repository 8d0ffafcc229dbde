"""Owns the JSON form of an assessment: same keys, same order, same bytes for the same input."""

from __future__ import annotations

from collections.abc import Mapping

from kzlegal.assess.because import Because
from kzlegal.assess.change import would_change_if
from kzlegal.assess.facts import Facts
from kzlegal.assess.assessment import Assessment
from kzlegal.assess.result import NormResult, Part, Question
from kzlegal.norms.model import Norm
from kzlegal.refs.pinpoint import to_pinpoint


def assessment_json(
    assessment: Assessment,
    language: str = "eng",
    quotes: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Print an assessment as JSON values.

    `language` (rus, kaz, eng) chooses our words: actions, questions, help. `quotes` maps eIds to
    the text of the loaded edition; a norm's unit is then quoted beside its reasons.
    """
    acts = tuple(dict.fromkeys(r.norm.act for r in assessment.norms))
    facts = assessment.facts
    # The unit on commencement itself speaks before the rest of the act applies.
    main = [r for r in assessment.norms if r.norm.applies_until is None]
    return {
        "act": acts[0] if len(acts) == 1 else list(acts),
        "on": assessment.on.isoformat(),
        "applies_from": min((r.norm.applies_from for r in main), default=assessment.on).isoformat(),
        "applied": any(r.status != "not-yet-applied" for r in main),
        "facts": {
            **dict(facts.given),
            **{d.fact: d.value for d in facts.derived},
        },
        "norms": [result_json(r, facts, language, quotes) for r in assessment.norms],
        "prohibited_by": [to_pinpoint(r.norm.eid) for r in assessment.prohibited_by()],
        "questions": [question_json(q, facts, language) for q in assessment.questions],
    }


def result_json(
    result: NormResult,
    facts: Facts,
    language: str = "eng",
    quotes: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Print one norm's result."""
    norm = result.norm
    return {
        "id": norm.id,
        "act": norm.act,
        "eid": norm.eid,
        "pinpoint": to_pinpoint(norm.eid),
        "type": norm.type,
        "status": result.status,
        "outcome": result.outcome or None,
        "bearer": list(norm.bearer),
        "connective": norm.connective,
        "bearer_implied": list(norm.bearer_implied),
        "capacity": result.capacity,
        "action": norm.action.get(language),
        "deadline": norm.deadline or None,
        "frequency": norm.frequency or None,
        "because": [_part(part, norm, facts) for part in result.because],
        "quote": (quotes or {}).get(norm.eid),
        "needs": list(result.needs),
        "outcome_needs": list(result.outcome_needs),
        "would_change_if": [dict(change) for change in would_change_if(result, facts)],
        "source": norm.status,
        "why": norm.why,
        "divergence": norm.divergence or None,
        "sanctions": list(norm.sanctions),
        "applies_from": norm.applies_from.isoformat(),
        "applies_until": norm.applies_until.isoformat() if norm.applies_until else None,
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
        "basis": [to_pinpoint(eid) for eid in fact.basis],
    }


def _part(part: Part, norm: Norm, facts: Facts) -> dict[str, object]:
    return {"part": part.name, "pinpoint": to_pinpoint(norm.eid), **_tree(part.because, facts)}


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
        "basis": [to_pinpoint(eid) for eid in facts.catalogue.by_id[node.fact].basis],
    }
