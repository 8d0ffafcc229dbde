"""Owns the interview: every fact once, the next questions first, what was answered, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kzlegal.assess import UNKNOWN, Assessment
from kzlegal.norms import NOT_APPLICABLE, FactDefinition
from kzlegal.refs.pinpoint import to_pinpoint

from .language import Language
from .profile import PREFIX
from .text import phrase

NEXT = 6
"""How many of the ranked questions are shown open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given."""

    value: str
    """``unknown`` where the answer is not known; chosen only by whoever says so."""
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One fact as a question."""

    fact: str
    name: str
    """Name of the form field."""
    question: str
    help: str
    judgment: bool
    choices: tuple[Choice, ...]
    basis: tuple[tuple[str, str], ...]
    """eId and pinpoint of each unit that makes the fact matter."""
    settles: int = 0
    elsewhere: tuple[tuple[str, str, str], ...] = ()
    """Slug, eId and pinpoint of units of other acts that make the fact matter."""


@dataclass(frozen=True, slots=True)
class Following:
    """A fact that follows from an answer."""

    question: str
    answer: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Interview:
    """The whole form."""

    upcoming: tuple[Item, ...]
    answered: tuple[Item, ...]
    following: tuple[Following, ...]
    others: tuple[Item, ...]


def interview(assessment: Assessment, language: Language) -> Interview:
    """Give the form of an assessment: the next questions are the assessment's own ranking."""
    facts = assessment.facts
    # Who says that an answer is not known is not asked the same again.
    given = {**dict(facts.given), **dict.fromkeys(facts.declined, UNKNOWN)}
    derived = {d.fact for d in facts.derived}
    by_id = facts.catalogue.by_id
    ranked = [q for q in assessment.questions if q.fact not in given]
    upcoming = tuple(_item(by_id[q.fact], "", language, q.settles) for q in ranked[:NEXT])
    first = {item.fact for item in upcoming}
    settles = {q.fact: q.settles for q in ranked}
    rest = [
        f.id for f in facts.catalogue.facts if f.id not in given and f.id not in first | derived
    ]
    return Interview(
        upcoming,
        tuple(_item(by_id[fact], value, language) for fact, value in given.items()),
        tuple(
            Following(
                by_id[d.fact].question.get(language),
                label(by_id[d.fact], d.value, language),
                by_id[d.source].question.get(language),
                d.why,
            )
            for d in facts.derived
        ),
        tuple(_item(by_id[fact], "", language, settles.get(fact, 0)) for fact in rest),
    )


def plain_form(
    catalogue: Iterable[FactDefinition], given: dict[str, str], language: Language
) -> Interview:
    """Give the form without an assessment, for a profile that cannot be used as it stands."""
    known = tuple(catalogue)
    answered = tuple(_item(f, given[f.id], language) for f in known if f.id in given)
    others = tuple(_item(f, "", language) for f in known if f.id not in given)
    return Interview((), answered, (), others)


def label(fact: FactDefinition, value: str | None, language: Language) -> str:
    """Give an answer in words."""
    if value is None or value == "unknown":
        return phrase("answer_unknown", language)
    if value == NOT_APPLICABLE:
        return phrase("answer_not_applicable", language)
    if value in fact.value_labels:
        return fact.value_labels[value].get(language)
    return phrase(f"answer_{value}", language) if value in ("yes", "no") else value


def _item(fact: FactDefinition, value: str, language: Language, settles: int = 0) -> Item:
    choices = [Choice(v, label(fact, v, language), v == value) for v in fact.values]
    choices.append(Choice(UNKNOWN, label(fact, None, language), value == UNKNOWN))
    if value == NOT_APPLICABLE:
        choices.append(Choice(value, label(fact, value, language), True))
    basis = tuple((eid, to_pinpoint(eid)) for eid in fact.basis)
    return Item(
        fact.id,
        PREFIX + fact.id,
        fact.question.get(language),
        fact.help.get(language),
        fact.kind == "judgment",
        tuple(choices),
        basis,
        settles,
        tuple(
            (s, eid, to_pinpoint(eid)) for s, _, eid in (u.partition("/") for u in fact.elsewhere)
        ),
    )
