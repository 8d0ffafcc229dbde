"""Owns the marking up of a parsed act: references and defined terms, in the text and in meta."""

from __future__ import annotations

from dataclasses import dataclass, replace

from akn.model import Document, Element
from akn.problem import Problem, Severity
from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import Language
from kzlegal.refs import (
    Found,
    Held,
    HeldActs,
    Reference,
    annotated,
    load_terms,
    references_for,
    resolve,
    units_of,
)

_REPORTED = ("REF303", "REF305")
"""Problems of references that are worth a look when a text is converted, beside KZ191."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its references marked up, and those that lead nowhere."""

    document: Document
    unresolved: tuple[Problem, ...]
    """KZ191 for a reference to a unit that the text does not have; REF303, REF305 for words that
    can be read in two ways or do not say whose unit they mean."""


def marked_up(
    corpus: Corpus, act: Act, document: Document, language: Language, path: str = ""
) -> Marked:
    """Mark up references, definitions and terms; the words stay the same.

    References always name the act itself, also in our restatement. Terms are marked where the
    corpus has a glossary of the act. A reference to a unit of this text that it does not have stays
    plain words and is reported: a link that leads nowhere would be worse than none. Out of an
    extract it leads to the unit of the act itself, which is not held here. What an article of
    instructions calls «article 7» is one of the act to be changed, and no reference of this act.
    """
    glossary = corpus.root / "terms" / f"{act.slug}.yaml"
    terms = load_terms(glossary) if glossary.is_file() else ()
    units = units_of(document)
    known = HeldActs({act.iri: Held("", units)})

    instructing = _instructing(document)

    def keep(reference: Reference) -> bool:
        if reference.kind == "internal" and reference.eid.partition("__")[0] in instructing:
            return False
        if act.extract is not None:
            return True
        own = (target[1:] for target in reference.targets if target.startswith("#"))
        return all(eid in units for eid in own)

    marked = annotated(document, language, act=act.iri, terms=terms, keep=keep)
    entries = references_for(marked.document, language, terms)
    if act.extract is not None:
        # what an extract leaves out is in the act itself
        root = _outward(marked.document.root, act.iri, {e.eid for e in marked.document.walk()})
        return Marked(_with_entries(replace(marked.document, root=root), entries), ())
    problems = tuple(
        problem for found in marked.references for problem in _problems(found, known, act, path)
    )
    return Marked(_with_entries(marked.document, entries), problems)


def _instructing(document: Document) -> frozenset[str]:
    """Give the eIds of the articles that change other acts."""
    articles = (e for e in document.walk() if e.name == "article" and e.eid)
    return frozenset(a.eid for a in articles if any(e.name == "mod" for e in a.walk()))


def _outward(element: Element, act: str, known: set[str]) -> Element:
    """Give the element with every ``ref`` to a unit that is not held turned to the act itself."""
    children = tuple(
        _outward(child, act, known)
        if isinstance(child, Element) and child.name != "meta"
        else child
        for child in element.children
    )
    if element.name in ("ref", "rref") and _lost(element, known):
        attributes = tuple(
            (name, f"{act}/~{value[1:]}" if value[:1] == "#" and value[1:] not in known else value)
            for name, value in element.attributes
        )
        return replace(element, attributes=attributes, children=children)
    return replace(element, children=children) if children != element.children else element


def _lost(ref: Element, known: set[str]) -> str:
    """Give the first unit of this text that a reference names in vain; empty where it leads on."""
    for name in ("href", "from", "upTo"):
        target = ref.get(name)
        if target.startswith("#") and target[1:] not in known:
            return target[1:]
    return ""


def _problems(found: Found, known: HeldActs, act: Act, path: str) -> tuple[Problem, ...]:
    """Give what a reader of the conversion should see, KZ191 once for a reference."""
    read = resolve(
        found.reference,
        act.signed,
        known,
        act=act.iri,
        path=path,
        line=found.line,
        column=found.column,
    )
    lost = [p for p in read.problems if p.code == "REF301"]
    if lost:
        message = lost[0].message.rpartition(" on ")[0]
        hint = f"it stays plain words; {lost[0].hint}"
        return (replace(lost[0], code="KZ191", severity=Severity.INFO, message=message, hint=hint),)
    return tuple(replace(p, severity=Severity.INFO) for p in read.problems if p.code in _REPORTED)


def _with_entries(document: Document, entries: tuple[Element, ...]) -> Document:
    """Append entries to ``meta/references``; one that stands already is left as it is."""
    meta = document.meta
    references = meta.first("references") if meta is not None else None
    if meta is None or references is None or not entries:
        return document
    known = {e.eid for e in references.elements()}
    new = tuple(e for e in entries if e.eid not in known)
    grown = references.with_children(*references.children, *new)
    children = tuple(grown if c is references else c for c in meta.children)
    whole = meta.with_children(*children)
    root = document.root.with_children(*(whole if c is meta else c for c in document.root.children))
    return replace(document, root=root)
