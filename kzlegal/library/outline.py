"""Owns Outline: the units of a document, one row each, as a reader of the law counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.eid import HIERARCHY
from akn.model import Document, Element

_AGAIN = re.compile(r"(?<=[0-9A-Z])v\d+$")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit."""

    type: str
    """Its element: chapter, article, paragraph (пункт), point (подпункт), subparagraph (часть)…"""
    number: str
    """Its number, normalised; empty for an unnumbered unit."""
    eid: str
    text: str
    """Its heading, else its first three words."""
    label: str
    """Its number as printed, else its type."""
    depth: int


def outline(document: Document, everything: bool = False) -> tuple[Row, ...]:
    """List the units in document order.

    The first часть of a unit is the unit's own opening text, so its wrapper (``subpara_1``) is left
    out, and so are the publisher's notes, unless `everything` is asked for.
    """
    rows: list[Row] = []

    def visit(element: Element, depth: int) -> None:
        for child in element.elements():
            name = child.name
            if name == "meta":
                continue
            if name not in HIERARCHY and name != "attachment":
                visit(child, depth)
                continue
            remark = name == "hcontainer" and child.get("name") == "remark"
            wrapper = name == "subparagraph" and child.eid.endswith("subpara_1")
            listed = everything or not (remark or wrapper)
            if listed:
                rows.append(_row(child, depth))
            visit(child, depth + 1 if listed else depth)

    visit(document.root, 0)
    return tuple(rows)


def _row(element: Element, depth: int) -> Row:
    num = element.first("num")
    heading = element.first("heading")
    printed = num.text() if num is not None else ""
    words = _opening(element).split() if heading is None else [heading.text()]
    text = " ".join(words[:3])
    kind = element.name
    if kind == "hcontainer":
        kind = element.get("name")
    tail = element.eid.rpartition("__")[2].partition("_")[2]
    # where a number stands twice, the later eId is marked: 3v2; the number is 3 all the same
    tail = _AGAIN.sub("", tail)
    return Row(
        kind,
        tail if printed else "",
        element.eid,
        text,
        printed or kind,
        depth,
    )


def _opening(element: Element) -> str:
    for child in element.elements("intro", "content"):
        return child.text()
    for child in element.elements():
        if child.name != "num":
            return _opening(child)
    return ""
