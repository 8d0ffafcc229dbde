"""Owns the tie between two states of an act: the acts that made one of the other, carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import akn.xml
from akn.model import Document, Element
from kzlegal.amend import read
from kzlegal.amend.commencement import Dates
from kzlegal.amend.dated import dated
from kzlegal.amend.execute import Executed, Order, execute
from kzlegal.amend.markup import Marked, marked_mods
from kzlegal.amend.model import Reading
from kzlegal.corpus import Act, Corpus, CorpusError, Edition
from kzlegal.grammar import GRAMMARS, Language
from kzlegal.grammar.line import lines
from kzlegal.library.markup import marked_up

_OF_CHANGES = ("lifecycle", "analysis", "temporalData", "references")
"""Parts of ``meta`` that tell of changes, in the order of the schema."""


def instructed(corpus: Corpus, act: Act, language: Language, document: Document) -> Marked:
    """Mark up the instructions of our edition of an amending act."""
    reading, printed = _read(corpus, act, language)
    return marked_mods(document, reading, printed, language)


def _read(corpus: Corpus, act: Act, language: Language) -> tuple[Reading, dict[int, str]]:
    source = corpus.edition(act, language)
    found = lines(source, GRAMMARS[language])
    return read(found, language, source.path), {line.line: line.text for line in found}


def orders(
    corpus: Corpus, maker: Act, act: Act, language: Language, document: Document
) -> tuple[Order, ...]:
    """Give what an amending act orders for one act; `document` is the amending act as parsed."""
    reading, printed = _read(corpus, maker, language)
    days = dated(
        reading, language, Dates(signed=maker.signed, published=maker.published), act=maker.iri
    ).days
    sources = marked_mods(document, reading, printed, language).sources
    return tuple(
        Order(maker.iri, i, days.get(i.n, maker.signed), sources.get(i.n, ""))
        for i in reading.instructions
        if i.act is not None and i.act.iri == act.iri
    )


def carried_out(
    act: Act, language: Language, before: Document, ordered: tuple[Order, ...], generated: date
) -> Executed:
    """Carry orders out on a state of an act."""
    numbered = "part" if act.units == "code" else "point"
    return execute(before, ordered, language, numbered, generated=generated)


def tied(
    corpus: Corpus,
    act: Act,
    edition: Edition,
    language: Language,
    before: Document,
    after: Document,
    ordered: tuple[Order, ...],
    generated: date,
) -> Document:
    """Give a state with the changes that made it in its metadata, linked to their sources.

    Carrying the orders out on the state before must give this state, byte for byte. Raises
    CorpusError (COR041), which names the first unit that is another, where it does not.
    """
    done = carried_out(act, language, before, ordered, generated)
    made = marked_up(corpus, act, done.document, language).document
    if (unit := _first_other(made, after)) is not None or done.refused:
        raise CorpusError(
            "COR041",
            f"{act.slug} of {edition.version} in '{language}' is not what its makers make of the "
            f"state before: {_why(done, unit)}",
            path=edition.file,
            hint="correct one of the three texts",
        )
    return _with_changes(after, made)


def _why(done: Executed, unit: str | None) -> str:
    refused = next((str(p) for p in done.problems), "")
    return refused if done.refused else f"{unit or 'the body'} is another"


def _first_other(made: Document, after: Document) -> str | None:
    """Give the eId of the smallest unit that comes first among those that differ."""
    ours, theirs = after.body, made.body
    if ours is None or theirs is None or _bytes(ours) == _bytes(theirs):
        return None if ours and theirs else ""
    units = {e.eid: e for e in ours.walk() if e.eid}
    for element in theirs.walk():
        own = units.pop(element.eid, None) if element.eid else None
        leaf = bool(element.eid) and not any(e.eid for e in element.walk() if e is not element)
        if leaf and _bytes(own) != _bytes(element):
            return element.eid
    return next(iter(units), "")


def _bytes(element: Element | None) -> bytes:
    return b"" if element is None else akn.xml.write(Document(element))


def _with_changes(after: Document, made: Document) -> Document:
    meta, other = after.meta, made.meta
    if meta is None or other is None:
        return after
    own = {e.eid for e in (meta.first("references") or meta).elements()}
    parts: list[Element] = [e for e in meta.elements() if e.name not in _OF_CHANGES]
    for name in _OF_CHANGES:
        told = other.first(name)
        held = meta.first(name)
        if name == "references" and told is not None and held is not None:
            new = tuple(e for e in told.elements() if e.eid not in own)
            told = held.with_children(*held.children, *new)
        if told is not None:
            parts.append(told)
    whole = meta.with_children(*parts)
    children = tuple(whole if c is meta else c for c in after.root.children)
    return replace(after, root=after.root.with_children(*children))
