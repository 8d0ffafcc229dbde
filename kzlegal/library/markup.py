"""Owns the marking up of a parsed act: references and defined terms, in the text and in meta."""

from __future__ import annotations

from dataclasses import dataclass, replace

from akn.model import Document, Element, Node
from akn.problem import Problem, Severity
from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import Language
from kzlegal.refs import annotate, load_terms, references_for


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its references marked up, and those that lead nowhere."""

    document: Document
    unresolved: tuple[Problem, ...]
    """KZ191, one for each reference to a unit that the text does not have."""


def marked_up(
    corpus: Corpus, act: Act, document: Document, language: Language, path: str = ""
) -> Marked:
    """Mark up references, definitions and terms; the words stay the same.

    References always name the act itself, also in our restatement. Terms are marked where the
    corpus has a glossary of the act. A reference to a unit of this text that it does not have stays
    plain words and is reported: a link that leads nowhere would be worse than none. Out of an
    extract it leads to the unit of the act itself, which is not held here.
    """
    glossary = corpus.root / "terms" / f"{act.slug}.yaml"
    terms = load_terms(glossary) if glossary.is_file() else ()
    marked = annotate(document, language, act=act.iri, terms=terms)
    known = {e.eid for e in marked.walk() if e.eid}
    problems: list[Problem] = []
    if act.extract is not None:
        root = _outward(marked.root, act.iri, known)
    else:
        root = _without_dangling(marked.root, "", known, path, problems)
    marked = _with_entries(replace(marked, root=root), references_for(marked, language, terms))
    return Marked(marked, tuple(problems))


def _without_dangling(
    element: Element, eid: str, known: set[str], path: str, problems: list[Problem]
) -> Element:
    """Give the element with every ``ref`` that leads nowhere turned back into words."""
    children: list[Node] = []
    changed = False
    for child in element.children:
        if isinstance(child, str):
            _append_words(children, (child,))
            continue
        if not isinstance(child, Element) or child.name == "meta":
            children.append(child)
            continue
        if child.name in ("ref", "rref") and (lost := _lost(child, known)):
            span = element.span
            problems.append(
                Problem(
                    "KZ191",
                    f"«{child.text()}» points at {lost}, which this text does not have",
                    Severity.INFO,
                    path,
                    span.line if span else 0,
                    span.column if span else 0,
                    eid,
                    "it stays plain words",
                )
            )
            _append_words(children, child.children)
            changed = True
            continue
        new = _without_dangling(child, child.eid or eid, known, path, problems)
        changed = changed or new is not child
        children.append(new)
    return element.with_children(*children) if changed else element


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


def _append_words(children: list[Node], words: tuple[Node, ...]) -> None:
    for node in words:
        if isinstance(node, str) and children and isinstance(children[-1], str):
            children[-1] += node
        else:
            children.append(node)


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
