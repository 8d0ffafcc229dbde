"""Owns the references of a document to its own units that are called otherwise, or went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from akn.model import Document, Element, Node
from akn.modify.marks import renamed_eid
from akn.modify.tree import OpenTree
from akn.problem import Problem, Severity


def followed(tree: OpenTree, renamed: Mapping[str, str]) -> tuple[Document, tuple[Problem, ...]]:
    """Give the document with references that follow its units, and what to look at there.

    A reference to a unit that was renamed follows it; one to a unit that went with the unit around
    it leads to the latter (AKN515). The document is walked only if a unit was renamed or went.
    """
    document = tree.document()
    gone = {eid for eid in tree.gone if eid not in tree}
    if not renamed and not gone:
        return document, ()
    left: dict[str, str] = {}

    def target(eid: str) -> str:
        found = renamed_eid(eid, renamed)
        if found in tree or (eid not in gone and found not in gone):
            return found
        while found and found not in tree:
            found = found.rpartition("__")[0]
        if found:
            left[eid] = found
        return found or eid

    root = _followed(document.root, "href", target)
    problems = tuple(
        Problem(
            "AKN515",
            f"references to {old}, which went, lead to {new} now",
            Severity.INFO,
            eid=new,
            hint="The modifying act may have meant to change them too.",
        )
        for old, new in sorted(left.items())
    )
    return (document if root is document.root else replace(document, root=root)), problems


def _followed(element: Element, attribute: str, target: Callable[[str], str]) -> Element:
    attributes = element.attributes
    for i, (name, value) in enumerate(attributes):
        if name == attribute and value[:1] == "#":
            new = target(value[1:])
            if new != value[1:]:
                attributes = (*attributes[:i], (name, f"#{new}"), *attributes[i + 1 :])
    children: list[Node] | None = None
    for i, child in enumerate(element.children):
        if type(child) is Element and child.name != "meta":
            made = _followed(child, attribute, target)
            if made is not child:
                if children is None:
                    children = list(element.children)
                children[i] = made
    if children is None and attributes is element.attributes:
        return element
    return replace(
        element,
        attributes=attributes,
        children=element.children if children is None else tuple(children),
    )


def with_periods(root: Element, labels: Mapping[str, str]) -> Element:
    """Let the periods of units follow temporal groups that have another label now."""
    return _followed(root, "period", lambda label: labels.get(label, label))
