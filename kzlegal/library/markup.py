"""Owns the marking up of a parsed act: references and defined terms, in the text and in meta."""

from __future__ import annotations

from dataclasses import replace

from akn.model import Document, Element
from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import Language
from kzlegal.refs import annotate, load_terms, references_for


def marked_up(corpus: Corpus, act: Act, document: Document, language: Language) -> Document:
    """Give the document with references, definitions and terms marked up; words stay the same.

    References always name the act itself, also in our restatement. Terms are marked where the
    corpus has a glossary of the act.
    """
    path = corpus.root / "terms" / f"{act.slug}.yaml"
    terms = load_terms(path) if path.is_file() else ()
    marked = annotate(document, language, act=act.iri, terms=terms)
    return _with_entries(marked, references_for(marked, language, terms))


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
