"""Owns the condition tree of a norm: All, AnyOf, Not and Is over declared facts, and its truth.

Truth is three-valued (strong Kleene): a fact that nobody has answered stays unknown and makes only
that unknown which really rests on it. "Not applicable" is an answer: no value of that fact holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

NOT_APPLICABLE = "not_applicable"
"""The answer that a question does not arise for this system."""


class Truth(IntEnum):
    """Kleene's three values; "and" is the least of its parts, "or" the greatest."""

    NO = 0
    UNKNOWN = 1
    YES = 2


_NO, _UNKNOWN, _YES = Truth.NO, Truth.UNKNOWN, Truth.YES


def denied_value(value: str) -> str:
    """Give how the rules between facts write that a fact does not have a value: ``≠low``."""
    return f"≠{value}"


def ruled_out(fact: str, value: str) -> str:
    """Give the key under which what is known says that a fact cannot have a value.

    A mapping of known facts has it beside the facts: of an unanswered fact with more than two
    values one can be out of the question while the others stay open.
    """
    return f"{fact}≠{value}"


@dataclass(frozen=True, slots=True)
class Is:
    """A leaf: the fact has one of the values."""

    fact: str
    values: tuple[str, ...]
    _denials: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Made once: every assessment asks for it.
        denials = tuple(ruled_out(self.fact, value) for value in self.values)
        object.__setattr__(self, "_denials", denials)

    def truth(self, known: Mapping[str, str]) -> Truth:
        """Give the leaf's truth where `known` maps answered facts to their values.

        A fact without an answer makes it unknown, unless all its values are `ruled_out`.
        """
        value = known.get(self.fact)
        if value is None:
            for denial in self._denials:
                if denial not in known:
                    return _UNKNOWN
            return _NO
        return _YES if value in self.values else _NO

    def leaves(self) -> Iterator[Is]:
        """Yield the leaves in written order."""
        yield self


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of one condition."""

    part: Condition

    def truth(self, known: Mapping[str, str]) -> Truth:
        """Give the opposite truth; unknown stays unknown."""
        value = self.part.truth(known)
        if value is _UNKNOWN:
            return value
        return _NO if value is _YES else _YES

    def leaves(self) -> Iterator[Is]:
        """Yield the leaves in written order."""
        yield from self.part.leaves()


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; an empty one holds."""

    parts: tuple[Condition, ...]

    def truth(self, known: Mapping[str, str]) -> Truth:
        """Give the least truth of the parts."""
        result = _YES
        for part in self.parts:
            value = part.truth(known)
            if value is _NO:
                return _NO
            if value is _UNKNOWN:
                result = _UNKNOWN
        return result

    def leaves(self) -> Iterator[Is]:
        """Yield the leaves in written order."""
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; an empty one never holds."""

    parts: tuple[Condition, ...]

    def truth(self, known: Mapping[str, str]) -> Truth:
        """Give the greatest truth of the parts."""
        result = _NO
        for part in self.parts:
            value = part.truth(known)
            if value is _YES:
                return _YES
            if value is _UNKNOWN:
                result = _UNKNOWN
        return result

    def leaves(self) -> Iterator[Is]:
        """Yield the leaves in written order."""
        for part in self.parts:
            yield from part.leaves()


Condition: TypeAlias = Is | Not | All | AnyOf
"""A condition tree."""

ALWAYS = All(())
"""The condition that always holds."""

NEVER = AnyOf(())
"""The condition that never holds."""


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Give the facts that a condition asks for, each once, in written order."""
    return tuple(dict.fromkeys(leaf.fact for leaf in condition.leaves()))


def both(*conditions: Condition | None) -> Condition:
    """Join conditions by "and", leaving out those that always hold."""
    kept = tuple(c for c in conditions if c is not None and c != ALWAYS)
    return kept[0] if len(kept) == 1 else All(kept)


def condition_json(condition: Condition | None) -> object:
    """Print a tree in the form of the norm files: ``{"all": [{"risk_degree": ["high"]}]}``.

    None (no condition) prints as None; the values of a leaf always print as a list.
    """
    match condition:
        case None:
            return None
        case Is(fact, values):
            return {fact: list(values)}
        case Not(part):
            return {"not": condition_json(part)}
        case All(parts):
            return {"all": [condition_json(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_json(part) for part in parts]}
