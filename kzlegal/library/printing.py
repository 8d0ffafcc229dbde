"""Owns the JSON that the surfaces share: answers, assessments, facts, norms, coverage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzlegal.assess import Assessment
from kzlegal.corpus import Act, Change, Missing
from kzlegal.grammar import GRAMMARS, alpha3
from kzlegal.norms import norms_json
from kzlegal.refs.pinpoint import to_pinpoint

if TYPE_CHECKING:
    from kzlegal.library import Library
    from kzlegal.search import Answer


def print_norms(library: Library) -> list[dict[str, object]]:
    """Print all norms, in the order of the files."""
    return [norms_json(norm, to_pinpoint(norm.eid)) for norm in library.norms]


def print_assessment(library: Library, assessment: Assessment, language: str) -> dict[str, object]:
    """Print an assessment, each norm with the words of the text of its day, and which texts."""
    code = alpha3(language)
    printed = library.applicability.assessment_json(assessment, code)
    acts = [act for act in library.acts if act.iri in assessment.acts()]
    printed["texts"] = [_text_under(library, act, code, assessment.on) for act in acts]
    return printed


def _text_under(library: Library, act: Act, language: str, on: date) -> dict[str, object]:
    """Print which text of an act stands under its norms on a day, and what is held at all."""
    held = library.wordings(act, language)
    # Before the first text that is held, the first is named: it is what not-yet norms quote.
    day = max(on, held[0].start) if held else on
    shown = library.expression(act, language, day)
    text = library.applicability.text(act, language, day)
    return {
        "act": act.iri,
        "iri": shown.iri,
        "official": shown.official,
        "language": shown.language,
        "version": shown.version.isoformat(),
        "held": [wording.start.isoformat() for wording in held],
        "earlier_than_held": bool(held) and on < held[0].start,
        "fingerprinted": text is not None and text.changed is not None,
        "changed": sorted(text.changed or ()) if text is not None else [],
        "announced": [print_gap(gap) for gap in library.announced(shown, on=on)],
    }


def print_answer(library: Library, answer: Answer, language: str) -> dict[str, object]:
    """Print an answer: hits with pinpoint, citation, text and the parts of the score."""
    act = library.acts[0]
    hits = []
    for hit in answer.hits:
        view = library.provision(act, hit.eid, language)
        hits.append(
            {
                "eid": hit.eid,
                "pinpoint": hit.pinpoint,
                "score": hit.score,
                "citation": view.citation,
                "heading": hit.heading,
                "text": view.text,
                "iri": view.iri,
                "cite": view.cite,
                "official": view.official,
                "announced": [print_gap(gap) for gap in view.announced],
                "parts": dict(hit.parts),
            }
        )
    return {
        "hits": hits,
        "answer": answer.answer,
        "notices": [str(notice) for notice in answer.problems],
    }


def print_facts(library: Library, language: str) -> list[dict[str, object]]:
    """Print the declared facts in catalogue order."""
    code = alpha3(language)
    return [
        {
            "id": fact.id,
            "kind": fact.kind,
            "values": list(fact.values),
            "question": fact.question.get(code),
            "help": fact.help.get(code),
            "examples": [example.get(code) for example in fact.examples],
            "basis": [to_pinpoint(eid) for eid in fact.basis],
            "elsewhere": list(fact.elsewhere),
            "derived_from": list(library.catalogue.tests_of(fact.id)),
        }
        for fact in library.catalogue.facts
    ]


def print_act(library: Library, act: Act) -> dict[str, object]:
    """Print what is held of an act, in which editions, and what is known to be missing."""
    texts = []
    for code in dict.fromkeys((*act.languages, *GRAMMARS)):
        official = library.corpus.official(act, code)
        if official is None and act.edition(code) is None:
            continue
        expression = library.expression(act, code)
        texts.append(
            {
                "language": code,
                "iri": expression.iri,
                "version": expression.version.isoformat(),
                "official": expression.official,
                "source": expression.source or None,
                "matched": official.matched if official else None,
                "fingerprinted": official.fingerprinted if official else None,
                "changed": list(expression.changed),
            }
        )
    return {
        "slug": act.slug,
        "iri": act.iri,
        "adilet": act.adilet,
        "titles": dict(act.titles),
        "signed": act.signed.isoformat(),
        "published": act.published.isoformat() if act.published else None,
        "applied": act.applied.isoformat() if act.applied else None,
        "application_rule": act.application_rule,
        "extract": {"units": list(act.extract.units), "note": dict(act.extract.note)}
        if act.extract
        else None,
        "texts": texts,
        "states": [
            {
                "language": edition.language,
                "version": edition.version.isoformat(),
                "iri": library.corpus.edition_iri(act, edition.language, edition.version),
                "made_by": list(edition.made_by),
            }
            for edition in act.editions
        ],
        "amends": [print_change(change) for change in act.amends],
        "norms": sum(norm.act == act.iri for norm in library.norms),
        "missing": [print_gap(gap) for gap in act.missing],
    }


def print_change(change: Change) -> dict[str, object]:
    """Print one change that an amending act makes, with how we know of it."""
    return {
        "act": change.act,
        "units": list(change.units),
        "part": change.part or None,
        "by": change.by,
        "basis": change.basis,
        "note": dict(change.note),
    }


def print_gap(gap: Missing) -> dict[str, object]:
    """Print something that is known to exist, or announced, and whose text is not held."""
    return {
        "kind": gap.kind,
        "status": gap.status,
        "subject": dict(gap.subject),
        "since": gap.since.isoformat() if gap.since else None,
        "language": gap.language or None,
        "work": gap.work or None,
        "units": list(gap.units),
        "source": gap.source,
        "knowledge": gap.knowledge,
    }
