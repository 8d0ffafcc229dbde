"""Owns the reading of condition trees from YAML: ``all``, ``any``, ``not``, or one fact: value."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from kzlegal.norms.condition import All, AnyOf, Condition, Is, Not
from kzlegal.norms.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterable


class Answers(Protocol):
    """What a leaf has to know of a fact: its name and its values."""

    @property
    def id(self) -> str:
        """The fact's name."""
        ...

    @property
    def values(self) -> tuple[str, ...]:
        """The values that it can have."""
        ...


Fault = Callable[[str, str, Node, str], None]
"""Told of each fault: code, message, node, hint."""


def plain_value(text: str) -> str:
    """Give a value in the catalogue's spelling: true, True, YES are "yes"; false is "no"."""
    lowered = text.strip().lower()
    if lowered in ("true", "yes", "y", "1", "on"):
        return "yes"
    if lowered in ("false", "no", "n", "0", "off"):
        return "no"
    if lowered in ("n/a", "na", "not applicable", "not-applicable"):
        return "not_applicable"
    return lowered


def near(name: str, known: Iterable[str]) -> str:
    """Give "did you mean X?" for the nearest known name, or nothing."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {found[0]!r}?" if found else ""


def read_condition(
    node: Node | None, facts: Mapping[str, Answers], fault: Fault
) -> Condition | None:
    """Read a tree over declared facts; what is wrong goes to `fault` and is left out."""
    if node is None:
        return None
    if node.kind != "mapping" or len(node.pairs) != 1:
        message = "a condition is one of: all, any, not, or one fact: value"
        fault("NORM003", message, node, "nest several under all: or any:")
        return None
    name, value = node.pairs[0]
    match name.text:
        case "all":
            return All(_parts(value, facts, fault))
        case "any":
            return AnyOf(_parts(value, facts, fault))
        case "not":
            part = read_condition(value, facts, fault)
            return None if part is None else Not(part)
    return _leaf(name, value, facts, fault)


def _parts(node: Node, facts: Mapping[str, Answers], fault: Fault) -> tuple[Condition, ...]:
    if not node.items:
        fault("NORM003", "all and any need a list of conditions", node, "")
    read = (read_condition(item, facts, fault) for item in node.items)
    return tuple(part for part in read if part is not None)


def _leaf(name: Node, value: Node, facts: Mapping[str, Answers], fault: Fault) -> Condition | None:
    fact = facts.get(name.text)
    if fact is None:
        fault("NORM004", f"no fact is called {name.text!r}", name, near(name.text, facts))
        return None
    texts = [value] if value.kind == "scalar" else list(value.items)
    values = tuple(plain_value(text.text) for text in texts)
    for text, given in zip(texts, values, strict=True):
        if given not in fact.values:
            hint = f"one of: {', '.join(fact.values)}"
            fault("NORM005", f"{fact.id} cannot be {given!r}", text, hint)
    return Is(fact.id, values)
