"""Owns the document model: Document, Element, Span, Interval; walk, find by eId, replace at.

The names of elements are Akoma Ntoso's own (OASIS Akoma Ntoso 1.0 Part 2, namespace
``http://docs.oasis-open.org/legaldocml/ns/akn/3.0``). A tree is a value: an edit makes a new tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, TypeAlias

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The namespace of Akoma Ntoso 3.0 (final OASIS standard)."""


class Span(NamedTuple):
    """Where words stand in a source file. Lines and columns are 1-based, the end is exclusive.

    A named tuple and not a dataclass: there are two for every paragraph, and it is made three times
    as fast.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open stretch of days ``[start, end)``; an open side is None."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Comment:
    """An XML comment, kept so that a foreign document is written back whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """An XML processing instruction, kept so that a foreign document is written back whole."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, attributes in document order, children in document order.

    `name` is bare for Akoma Ntoso (``article``) and in Clark notation for any other namespace
    (``{http://www.w3.org/1998/Math/MathML}math``); the same holds for attribute names.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()
    span: Span | None = field(default=None, compare=False)
    """Where the words came from; not part of equality, so that two readings compare by content."""

    def get(self, attribute: str, default: str = "") -> str:
        """Give an attribute's value, or the default where it is absent."""
        for name, value in self.attributes:
            if name == attribute:
                return value
        return default

    @property
    def eid(self) -> str:
        """The element's eId; empty when it has none."""
        return self.get("eId")

    def with_attributes(self, **values: str | None) -> Element:
        """Give a copy with attributes set in place or appended; None removes one."""
        kept = [(n, values[n]) if n in values else (n, v) for n, v in self.attributes]
        present = {n for n, _ in self.attributes}
        kept += [(n, v) for n, v in values.items() if n not in present]
        return replace(self, attributes=tuple((n, v) for n, v in kept if v is not None))

    def with_children(self, *children: Node) -> Element:
        """Give a copy with other children."""
        return replace(self, children=children)

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield child elements, only those of the given names when any are given."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> Element | None:
        """Give the first child element of one of the names."""
        return next(self.elements(*names), None)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in document order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def text(self) -> str:
        """Give all text below, in document order, exactly as stored (no white space added)."""
        parts: list[str] = []
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
            elif isinstance(node, Element):
                stack.extend(reversed(node.children))
        return "".join(parts)


Node: TypeAlias = "Element | Comment | Instruction | str"
"""A child of an element; a string is text."""


@dataclass(frozen=True, slots=True)
class Document:
    """One Akoma Ntoso document: the element under ``akomaNtoso`` and what stands beside it."""

    root: Element
    """The document element, e.g. ``act``, ``bill``, ``doc``; its name is the document type."""
    components: tuple[Element, ...] = ()
    """Further children of ``akomaNtoso`` (``components``), in order."""

    @property
    def type(self) -> str:
        """The document type of the standard: act, bill, doc, judgment …"""
        return self.root.name

    @property
    def meta(self) -> Element | None:
        """The ``meta`` block."""
        return self.root.first("meta")

    @property
    def body(self) -> Element | None:
        """The body, under whichever name this document type gives it."""
        return self.root.first("body", "mainBody", "debateBody", "judgmentBody", "amendmentBody")

    def walk(self) -> Iterator[Element]:
        """Yield every element in document order."""
        yield from self.root.walk()
        for component in self.components:
            yield from component.walk()

    def index(self) -> Mapping[str, Element]:
        """Map every eId to its element (the first one where an eId stands twice)."""
        found: dict[str, Element] = {}
        for element in self.walk():
            if (eid := element.eid) and eid not in found:
                found[eid] = element
        return found

    def find(self, eid: str) -> Element | None:
        """Give the element with this eId, or None."""
        return next((e for e in self.walk() if e.eid == eid), None)

    def replace_at(self, eid: str, edit: Callable[[Element], Element | None]) -> Document:
        """Give a document in which the element with this eId is edited, or removed for None.

        Raises KeyError where no element has the eId.
        """
        root, done = _replace(self.root, eid, edit)
        if not done:
            raise KeyError(eid)
        if root is None:
            raise ValueError("the document element cannot be removed")
        return replace(self, root=root)


def _replace(
    element: Element, eid: str, edit: Callable[[Element], Element | None]
) -> tuple[Element | None, bool]:
    if element.eid == eid:
        return edit(element), True
    for i, child in enumerate(element.children):
        if isinstance(child, Element):
            new, done = _replace(child, eid, edit)
            if done:
                middle: tuple[Node, ...] = () if new is None else (new,)
                children = element.children[:i] + middle + element.children[i + 1 :]
                return replace(element, children=children), True
    return element, False
