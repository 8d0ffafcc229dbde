"""Owns labels of a tree that change: the eIds themselves, and what points at them."""

from __future__ import annotations

from collections.abc import Mapping

from akn.model import Element


def relabelled(element: Element, labels: Mapping[str, str]) -> Element:
    """Rename labels that an attachment's meta shares with the document's."""
    attributes = tuple(
        (n, labels.get(v, v)) if n == "eId" else (n, v) for n, v in element.attributes
    )
    children = tuple(
        relabelled(c, labels) if isinstance(c, Element) else c for c in element.children
    )
    return Element(element.name, attributes, children, element.span)


def follow(element: Element, renamed: Mapping[str, str]) -> Element:
    """Let what points at labels (``#old``) follow them."""
    attributes = tuple(
        (n, f"#{renamed[v[1:]]}") if v.startswith("#") and v[1:] in renamed else (n, v)
        for n, v in element.attributes
    )
    children = tuple(follow(c, renamed) if isinstance(c, Element) else c for c in element.children)
    return Element(element.name, attributes, children, element.span)
