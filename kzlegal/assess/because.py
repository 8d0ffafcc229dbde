"""Owns the because-tree: of a condition, only what decided its truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kzlegal.norms.condition import All, AnyOf, Condition, Is, Not, Truth


@dataclass(frozen=True, slots=True)
class Because:
    """One node of the tree. A leaf names the fact, the values asked for and the value found."""

    kind: Literal["all", "any", "not", "fact"]
    truth: Truth
    parts: tuple[Because, ...] = ()
    fact: str = ""
    asked: tuple[str, ...] = ()
    value: str | None = None

    def leaves(self) -> Iterator[Because]:
        """Yield the deciding leaves in order."""
        if self.kind == "fact":
            yield self
        for part in self.parts:
            yield from part.leaves()


def because(condition: Condition, known: Mapping[str, str]) -> Because:
    """Explain a condition's truth by the fewest leaves.

    A true "all" and a false "any" rest on every part; a false "all" and a true "any" on one part,
    the one with the fewest leaves; an unknown one on its unknown parts.
    """
    match condition:
        case Is(fact, values):
            return Because("fact", condition.truth(known), (), fact, values, known.get(fact))
        case Not(part):
            return Because("not", condition.truth(known), (because(part, known),))
        case All(parts):
            return _joined("all", parts, known, condition.truth(known), Truth.NO)
        case AnyOf(parts):
            return _joined("any", parts, known, condition.truth(known), Truth.YES)


def _joined(
    kind: Literal["all", "any"],
    parts: tuple[Condition, ...],
    known: Mapping[str, str],
    truth: Truth,
    decisive: Truth,
) -> Because:
    same = [because(part, known) for part in parts if part.truth(known) is truth]
    if truth is decisive:
        return min(same, key=lambda node: sum(1 for _ in node.leaves()))
    if len(same) == 1 and truth is Truth.UNKNOWN:
        return same[0]
    return Because(kind, truth, tuple(same))
