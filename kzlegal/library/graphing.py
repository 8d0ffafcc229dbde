"""Owns the making of the graph from the library's acts, texts, amendments, norms and terms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from akn.problem import LegalTextError, Problem
from kzlegal.amend.evidence import Event
from kzlegal.corpus import Act
from kzlegal.graph import (
    PRINTERS,
    ActGraphInput,
    ActText,
    Impact,
    Quad,
    act_input,
    cited_labels,
    counts,
    jsonld,
    read_context,
    to_graph,
)
from kzlegal.library.consolidation import Consolidation
from kzlegal.library.view import Expression
from kzlegal.library.wordings import made_of
from kzlegal.norms import load_index_values

if TYPE_CHECKING:
    from kzlegal.library import Library
    from kzlegal.library.texts import Texts

_KINDS = {
    "entryIntoEfficacy": "entry-into-efficacy",
    "endOfEfficacy": "end-of-efficacy",
    "postponementOfEfficacy": "postponement",
    "prorogationOfEfficacy": "prorogation",
}
"""Ids in the scheme ``amendment-kind`` of kinds of `akn.modify`; the others are called alike."""
_NOTED = {
    "restated": "substitution",
    "renamed": "substitution",
    "words_replaced": "substitution",
    "added": "insertion",
    "repealed": "repeal",
    "expired": "end-of-efficacy",
    "suspended": "inapplication",
}
"""The same of what a publisher's note says; that a unit was amended does not say how."""
_BASIS = {"footnote": "footnoted", "inferred": "inferred", "assumed": "assumed"}


def quads(library: Library, texts: Texts, engine: str) -> tuple[Quad, ...]:
    """Give the graph of the corpus as quads, sorted; equal data give equal quads.

    Every text held is in it, of every state of an act; our edition stays beside an imported text,
    since quotes of norms are its words.
    """
    return graph_of(library, inputs(library, texts), engine)


def graph_of(library: Library, given: Sequence[ActGraphInput], engine: str) -> tuple[Quad, ...]:
    """Give the graph of versions of acts with the norms, facts and vocabularies of a library."""
    root = library.corpus.root
    return to_graph(
        given,
        library.norms,
        library.catalogue,
        library.bearers,
        engine=engine,
        vocabulary=(root / "vocab" / "kzlegal.ttl").read_text("utf-8"),
        labels=cited_labels(root),
        indices=load_index_values(root / "vocab" / "indices.yaml"),
    )


def inputs(library: Library, texts: Texts) -> tuple[ActGraphInput, ...]:
    """Give every version of every act, with its texts and with what changed the act."""
    root = library.corpus.root
    found = []
    for act in library.acts:
        shown = {
            expression.iri: expression
            for code in act.languages
            for expression in _held(texts, act, code)
        }
        impacts = tuple(_impacts(library, texts, act, tuple(shown.values())))
        for version in sorted({e.version for e in shown.values()}):
            of_version = tuple(
                ActText(e.document, e.official, hashlib.sha256(e.xml).hexdigest())
                for e in shown.values()
                if e.version == version
            )
            found.append(act_input(root, act, version, of_version, impacts))
    return tuple(found)


def _held(texts: Texts, act: Act, language: str) -> Iterator[Expression]:
    for wording in texts.ours(act, language):
        yield texts.edition(act, language, wording.start)
    for wording in texts.wordings(act, language):
        if wording.official:
            yield texts.expression(act, language, wording.start)


def _impacts(
    library: Library, texts: Texts, act: Act, shown: Sequence[Expression]
) -> Iterator[Impact]:
    """Yield what changed an act: orders carried out here, then what publisher's notes say."""
    for language in act.languages:
        consolidation = texts.consolidation(act, language)
        if consolidation is not None:
            of_day = {e.version: e.iri for e in shown if e.language == language and not e.official}
            yield from _executed(library, act, language, consolidation, of_day)
    for expression in shown:
        evidence = texts.evidence(expression)
        for event in evidence.events if evidence is not None else ():
            yield _noted(event, expression)


def _executed(
    library: Library,
    act: Act,
    language: str,
    consolidation: Consolidation,
    of_day: dict[date, str],
) -> Iterator[Impact]:
    timeline = consolidation.timeline
    for modification in timeline.modifications:
        outcomes = timeline.applied(modification.application).outcomes
        done = next((o for o in outcomes if o.modification == modification), None)
        if done is None or not done.applied:
            continue
        for made in made_of(library.corpus.manifest, act, ((modification, done.units),)):
            path = of_day.get(modification.application)
            yield Impact(
                "executed",
                made.work,
                made.eid,
                made.units,
                _KINDS.get(modification.kind, modification.kind),
                modification.application,
                modification.end,
                getattr(modification, "part", ""),
                _BASIS.get(made.basis or "", ""),
                made.note,
                language,
                (path,) if path else (),
            )


def _noted(event: Event, expression: Expression) -> Impact:
    return Impact(
        "noted",
        event.law.iri if event.law is not None else "",
        "",
        (event.eid,) if event.eid else (),
        _NOTED.get(event.action, "unspecified"),
        event.applies,
        event.until,
        event.part or ("title" if event.action == "renamed" else ""),
        "footnoted",
        (),
        expression.language,
        (expression.iri,),
    )


def print_graph(found: Sequence[Quad], format: str, root: Path) -> bytes:
    """Print the graph in one of the formats of `kzlegal.graph.PRINTERS`, JSON-LD by our context.

    Raises LegalTextError (KZ140) for a format that is none of them.
    """
    if format not in PRINTERS:
        raise LegalTextError(
            Problem(
                "KZ140", f"the graph has no format '{format}'", hint=f"one of {', '.join(PRINTERS)}"
            )
        )
    if format == "jsonld":
        context = read_context((root / "vocab" / "context.jsonld").read_bytes())
        return jsonld(found, context=context)
    return PRINTERS[format](found)


def count_graph(found: Sequence[Quad]) -> dict[str, int]:
    """Count what the graph holds."""
    return counts(found)
