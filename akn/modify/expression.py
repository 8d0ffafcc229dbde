"""Owns what the identification says of a changed text: its version, its day, its title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from akn.model import Document, Element, Node
from akn.uri import FrbrUri, UriError, Version

_LEVELS = ("FRBRExpression", "FRBRManifestation")


def version_of(document: Document) -> date | None:
    """Give the version day of a document; None where it names none."""
    meta = document.meta
    identification = None if meta is None else meta.first("identification")
    expression = None if identification is None else identification.first("FRBRExpression")
    if expression is None:
        return None
    for name in ("FRBRuri", "FRBRdate"):
        element = expression.first(name)
        if element is None:
            continue
        try:
            if name == "FRBRdate":
                return date.fromisoformat(element.get("date")[:10])
            version = FrbrUri.parse(element.get("value")).version
            if version is not None and version.date:
                return date.fromisoformat(version.date)
        except (UriError, ValueError):
            continue
    return None


def dated(
    element: Element, version: date | None, generated: date | None, changed: bool = True
) -> Element:
    """Give a tree whose every ``meta`` (of the document, of its annexes) names the version.

    The version stands in the IRIs of expression and manifestation and is the day of the
    expression, which, if its text is `changed`, is authoritative no more: a consolidation is
    nobody's official text. `generated` is the day of the new manifestation; None keeps the old.
    """
    if element.name == "meta":
        identification = element.first("identification")
        if identification is None:
            return element
        made = identification.with_children(
            *(_level(c, version, generated, changed) for c in identification.children)
        )
        return element.with_children(
            *(made if c is identification else c for c in element.children)
        )
    children = tuple(
        dated(c, version, generated, changed)
        if isinstance(c, Element) and c.name in ("meta", "attachments", "attachment", "doc")
        else c
        for c in element.children
    )
    if all(a is b for a, b in zip(children, element.children, strict=True)):
        return element
    return replace(element, children=children)


def _level(node: Node, version: date | None, generated: date | None, changed: bool) -> Node:
    if not isinstance(node, Element) or node.name not in _LEVELS:
        return node
    day = version if node.name == "FRBRExpression" else generated
    children: list[Node] = []
    for child in node.children:
        if isinstance(child, Element):
            if child.name in ("FRBRthis", "FRBRuri") and version is not None:
                child = _versioned(child, version)
            elif child.name == "FRBRdate" and day is not None:
                child = child.with_attributes(date=day.isoformat())
            elif changed and child.name == "FRBRauthoritative" and node.name == "FRBRExpression":
                child = child.with_attributes(value="false")
        children.append(child)
    return node.with_children(*children)


def _versioned(element: Element, version: date) -> Element:
    try:
        uri = FrbrUri.parse(element.get("value"))
        made = replace(uri, version=Version(date=version.isoformat()))
    except UriError:
        return element  # akn.checks says what is wrong with it
    return element.with_attributes(value=str(made))


def title_of(root: Element) -> str:
    """Give the title of a document (``docTitle``) as one line; empty without one."""
    preface = root.first("preface")
    titles = [] if preface is None else [e for e in preface.walk() if e.name == "docTitle"]
    return " ".join(" ".join(title.text().split()) for title in titles)


def titled(element: Element, old: str, new: str) -> Element:
    """Let the alias that gives the title of the expression follow a changed title."""
    if element.name == "FRBRalias":
        same = element.get("name") == "title" and element.get("value") == old
        return element.with_attributes(value=new) if same else element
    if element.name not in ("meta", "identification", "FRBRExpression"):
        return element
    return element.with_children(
        *(titled(c, old, new) if isinstance(c, Element) else c for c in element.children)
    )
