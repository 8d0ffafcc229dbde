"""Owns the findings: the results of an assessment as groups of cards, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kzlegal.assess import (
    GROUPS,
    Assessment,
    Because,
    Facts,
    Manner,
    NormResult,
    Review,
    cited,
    group_of,
    would_change_if,
)
from kzlegal.assess.sanction import penalty_json, sanctions_json
from kzlegal.assess.sanction_words import fine_lines, measures_line
from kzlegal.norms import Bearer, Norm, Truth
from kzlegal.norms.penalty import OFFENDER_FACT
from kzlegal.refs.pinpoint import citation, to_pinpoint

from .interview import label
from .language import Language
from .text import day, phrase

OPEN_GROUPS = frozenset(("prohibited", "review", "duties", "liability", "judgment", "rights"))
"""Groups that are shown unfolded."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of a because-tree in words; a leaf has a question and an answer."""

    lead: str
    question: str = ""
    answer: str = ""
    wanted: str = ""
    source: str = ""
    parts: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One norm's result in words."""

    id: str
    act: str
    """Work IRI of the act."""
    eid: str
    pinpoint: str
    citation: str
    type: str
    status: str
    outcome: str
    action: str
    bearer: str
    implied: bool
    deadline: str
    frequency: str
    reasons: tuple[tuple[str, Reason], ...]
    """Each deciding part (its name in words) with its tree."""
    note: str
    """What decides where no fact does: the date, or that there is no condition."""
    quote: str
    iri: str
    """The unit in the dated expression that is quoted."""
    review: tuple[str, ...]
    """Why the norm needs review, a sentence each."""
    changes: tuple[tuple[tuple[str, str], ...], ...]
    """Sets of changes, each of (question, answer)."""
    needs: tuple[str, ...]
    why: str
    source: str
    divergence: str
    sanctions: tuple[str, ...]
    """Each with what it does not cover."""
    fines: tuple[tuple[str, str], ...]
    """Of a liability norm: fines and what it does not reach, each with its name."""
    delegates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading."""

    key: str
    unfolded: bool
    cards: tuple[Card, ...]


def findings(
    assessment: Assessment,
    language: Language,
    bearers: Mapping[str, Bearer],
    rules: Manner,
) -> tuple[Group, ...]:
    """Give the groups that have cards; `rules` says how norms are quoted, cited and sanctioned."""
    sorted_out: dict[str, list[NormResult]] = {}
    for result in assessment.norms:
        sorted_out.setdefault(group_of(result), []).append(result)
    saying = _Saying(assessment.facts, assessment.on, language, bearers, rules)
    return tuple(
        Group(key, key in OPEN_GROUPS, tuple(map(saying.card, sorted_out[key])))
        for key in GROUPS
        if key in sorted_out
    )


@dataclass(frozen=True, slots=True)
class _Saying:
    facts: Facts
    on: date
    language: Language
    bearers: Mapping[str, Bearer]
    rules: Manner

    def card(self, result: NormResult) -> Card:
        norm = result.norm
        named = tuple(b for b in norm.bearer if b != "none")
        implied = not named and bool(norm.bearer_implied)
        text = self.rules.quoting(norm) if self.rules.quoting is not None else None
        place = citation(norm.eid, self.language)
        return Card(
            id=norm.id,
            act=norm.act,
            eid=norm.eid,
            pinpoint=cited(norm, self.rules.main),
            citation=place if norm.slug == self.rules.main else f"{norm.slug}: {place}",
            type=norm.type,
            status=result.status,
            outcome=result.outcome,
            action=norm.action.get(self.language),
            bearer=self.who(named or norm.bearer_implied, norm.connective),
            implied=implied,
            deadline=norm.deadline,
            frequency=norm.frequency,
            reasons=tuple(
                (phrase(f"because_{part.name}", self.language), self.reason(part.because))
                for part in result.because
            ),
            note=self.note(result),
            quote=text.words.get(norm.eid, "") if text else "",
            iri=f"{text.iri}/~{norm.eid}" if text else "",
            review=tuple(self.review(reason) for reason in result.review),
            changes=tuple(
                tuple(self.said(fact, value) for fact, value in change)
                for change in would_change_if(result, self.facts)
            ),
            needs=tuple(
                self.question(fact)
                for fact in dict.fromkeys((*result.needs, *result.outcome_needs))
            ),
            why=norm.why,
            source=norm.status,
            divergence=norm.divergence,
            sanctions=tuple(self.sanctions(norm)),
            fines=self.fines(norm),
            delegates=norm.delegates,
        )

    def who(self, roles: tuple[str, ...], connective: str) -> str:
        names = [self.bearers[r].label.get(self.language) for r in roles if r in self.bearers]
        if not names:
            return phrase("bearer_none", self.language)
        if len(names) == 1 or connective == "none":
            return ", ".join(names)
        word = phrase(f"join_{connective}", self.language)
        return f"{', '.join(names[:-1])} {word} {names[-1]}"

    def sanctions(self, norm: Norm) -> Iterator[str]:
        rules = self.rules
        for sanction in sanctions_json(norm, rules.norms, self.language, rules.main):
            told = f"{sanction['pinpoint']}: {sanction['action']}"
            left = sanction["does_not_cover"]
            words = phrase("not_covered", self.language)
            yield f"{told}. {words}: {'; '.join(left)}" if isinstance(left, list) and left else told

    def fines(self, norm: Norm) -> tuple[tuple[str, str], ...]:
        printed = penalty_json(norm, self.facts, self.on, self.rules.indices, self.language)
        if printed is None:
            return ()
        offender = self.facts.catalogue.by_id.get(OFFENDER_FACT)
        found = [("fine", line) for line in fine_lines(printed, offender, self.language)]
        if measures := measures_line(printed, self.language):
            found.append(("measures", measures))
        if norm.penalty is not None:
            for key, texts in (
                ("not_covered", norm.penalty.does_not_cover),
                ("not_if", norm.penalty.not_if),
            ):
                if texts:
                    found.append((key, "; ".join(text.get(self.language) for text in texts)))
        return tuple((phrase(key, self.language), told) for key, told in found)

    def review(self, reason: Review) -> str:
        units = ", ".join(to_pinpoint(eid) for eid in reason.eids)
        return phrase(f"review_{reason.kind}", self.language, units=units, iri=reason.iri)

    def note(self, result: NormResult) -> str:
        if result.status in ("not-yet-applied", "no-longer-applied"):
            start = day(result.norm.applies_from)
            return phrase("because_date", self.language, **{"from": start})
        return "" if result.because else phrase("because_always", self.language)

    def question(self, fact: str) -> str:
        return self.facts.catalogue.by_id[fact].question.get(self.language)

    def said(self, fact: str, value: str | None) -> tuple[str, str]:
        definition = self.facts.catalogue.by_id[fact]
        return definition.question.get(self.language), label(definition, value, self.language)

    def reason(self, node: Because) -> Reason:
        if node.kind != "fact":
            lead = phrase(f"because_{node.kind}", self.language)
            parts = tuple(self.reason(part) for part in node.parts)
            # A joint of one part says no more than the part.
            if len(parts) == 1 and node.kind != "not":
                return parts[0]
            if not parts:
                return Reason(phrase("because_always", self.language))
            return Reason(lead, parts=parts)
        definition = self.facts.catalogue.by_id[node.fact]
        question, answer = self.said(node.fact, node.value)
        wanted = ""
        if node.truth is not Truth.YES and definition.values != ("yes", "no"):
            values = ", ".join(label(definition, v, self.language) for v in node.asked)
            wanted = phrase("asked_for", self.language, values=values)
        source = next((d.source for d in self.facts.derived if d.fact == node.fact), "")
        told = (
            phrase("follows_from", self.language, question=self.question(source)) if source else ""
        )
        return Reason("", question, answer, wanted, told)
