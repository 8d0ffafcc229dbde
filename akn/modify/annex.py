"""Owns what an annex needs besides words: a ``doc`` with metadata of its own, and a stub of it."""

from __future__ import annotations

from dataclasses import replace

from akn.meta import REFERENCE_ELEMENTS
from akn.model import Element, Node
from akn.modify.run import Run
from akn.number import number, printed_number
from akn.uri import FrbrUri, UriError

_DOCUMENTS = frozenset({"act", "bill", "doc", "statement"})


def with_metadata(run: Run, annex: Element, old: Element | None = None) -> Element:
    """Give an annex whose document says what it is: a component of the document around.

    It keeps metadata that it brings; else it takes those of the annex in whose place it comes, else
    the identification of the whole document, with its own component. Words that stand without a
    ``doc`` around them get one.
    """
    inner = next((c for c in annex.elements() if c.name in _DOCUMENTS), None)
    if inner is None:
        head = [c for c in annex.children if isinstance(c, Element) and c.name in _HEAD]
        rest = tuple(c for c in annex.children if c not in head)
        inner = Element("doc", (("name", "annex"),), (Element("mainBody", (), rest),))
        annex = annex.with_children(*head, inner)
    if inner.first("meta") is not None:
        return annex
    before = None if old is None else next((c for c in old.elements() if c.first("meta")), None)
    meta = None if before is None else before.first("meta")
    if meta is None:
        main = run.tree.document_given.meta
        if main is None:
            return annex
        meta = _component(main, _name(run, annex))
    made = inner.with_children(meta, *inner.children)
    return annex.with_children(*(made if c is inner else c for c in annex.children))


_HEAD = frozenset({"num", "heading", "subheading"})


def _name(run: Run, annex: Element) -> str:
    """Give the name of the component: the number of the annex, else its place among all."""
    said = number(printed_number(annex), run.letters)
    count = sum(1 for e in run.tree.units.values() if e.name == "attachment")
    return f"annex_{said or count + 1}"


def _component(main: Element, component: str) -> Element:
    """Give the identification of a document as that of one of its components."""
    children: list[Node] = []
    for child in main.elements():
        if child.name == "identification":
            children.append(_renamed(child, component))
        elif child.name == "references":
            named = tuple(
                e for e in child.elements() if e.name.startswith("TLC") and _is_agent(e, main)
            )
            if named:
                children.append(child.with_children(*named))
    return Element("meta", (), tuple(children))


def _is_agent(entry: Element, main: Element) -> bool:
    identification = main.first("identification")
    pointer = f"#{entry.eid}"
    return (
        entry.name in REFERENCE_ELEMENTS
        and identification is not None
        and any(value == pointer for e in identification.walk() for _, value in e.attributes)
    )


def _renamed(element: Element, component: str) -> Element:
    if element.name == "FRBRthis":
        try:
            uri = FrbrUri.parse(element.get("value"))
        except UriError:
            return element
        return element.with_attributes(value=str(replace(uri, component=component)))
    return element.with_children(
        *(_renamed(c, component) if isinstance(c, Element) else c for c in element.children)
    )


def stub_document(annex: Element, blocks: tuple[Node, ...]) -> Element:
    """Give a repealed annex: its number and metadata stay, the remark stands for its words."""
    children: list[Node] = []
    for child in annex.children:
        if isinstance(child, Element) and child.name in _DOCUMENTS:
            meta = child.first("meta")
            body = Element("mainBody", (), blocks or (Element("p"),))
            children.append(child.with_children(*([meta] if meta else []), body))
        elif isinstance(child, Element) and child.name == "num":
            children.append(child)
    return annex.with_children(*children)
