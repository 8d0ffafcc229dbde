"""Owns Phrase: what a phrase of units names; and the joining of its chains, for every language."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kzlegal.amend.model import Part, Target
from kzlegal.refs.unit import Kind, Step

Noun = Literal[
    "part",
    "subpart",
    "chp",
    "sec",
    "att",
    "art",
    "para",
    "subpara",
    "point",
    "indent",
    "al",
    "hcontainer",
    "intro",
    "heading",
    "title",
    "toc",
    "preamble",
    "sentence",
    "row",
    "column",
    "text",
]
"""What a noun of a phrase names: a unit, by its name in an eId, or a part of one."""

ORDER: tuple[Noun, ...] = (
    "row",
    "sentence",
    "al",
    "intro",
    "indent",
    "point",
    "subpara",
    "para",
    "hcontainer",
    "art",
    "sec",
    "chp",
    "subpart",
    "part",
    "att",
)
"""From small to large."""

_PARTS: Mapping[str, Part] = {
    "heading": "heading",
    "title": "title",
    "toc": "toc",
    "preamble": "preamble",
    "sentence": "sentence",
    "row": "row",
    "column": "column",
    "text": "text",
}
_ONE = frozenset(("att", "hcontainer"))
"""Units that a text may name without a number: «приложение», «примечание»."""
_COUNTED = frozenset(("sentence", "row", "column"))
"""Parts that say nothing without a number or a name."""
_NEXT = frozenset(("al", "subpara", "point", "para", "row", "sentence"))
"""Units that may come in without a number, as the next of their kind: «дополнить абзацем»."""


@dataclass(frozen=True, slots=True)
class Level:
    """Units of one kind: «подпункты 8) и 9)»."""

    noun: Noun
    numbers: tuple[str, ...] = ()
    ranged: bool = False
    """True where some of the numbers come from a range in words («1) – 3)»)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The targets that a phrase names, in its order."""

    targets: tuple[Target, ...]


def joined(
    chains: Sequence[Sequence[Level]],
    numbered: str,
    component: str = "",
    *,
    share: bool,
    bare: bool | None = None,
) -> Phrase:
    """Give the targets of chains, each from small to large, in the order of the text.

    A chain without an article borrows the larger units of the next one that has them («пункты 1 и
    подпункт 2) пункта 3 статьи 5»); in a phrase of new units (`share` False) none is lent.
    `bare`: new units may be named without a number; as a rule where none is lent.
    `numbered` is what the act calls its numbered units: ``point`` or ``part``.
    """
    bare = not share if bare is None else bare
    found: list[Target] = []
    for i, chain in enumerate(chains):
        levels = list(chain)
        if share:
            for other in chains[i + 1 :]:
                if any(level.noun in ("art", "att", "title") for level in levels):
                    break
                levels += _lent(levels, other)
        found += _targets(levels, numbered, component, bare=bare)
    return Phrase(tuple(dict.fromkeys(found)))


def _lent(levels: Sequence[Level], other: Sequence[Level]) -> list[Level]:
    last = levels[-1].noun
    nouns = [level.noun for level in other]
    if last in nouns:
        return list(other[nouns.index(last) + 1 :])
    if last in ("heading", "text"):
        return (
            [level for level in other if ORDER.index(level.noun) >= ORDER.index("art")]
            if all(level.noun in ORDER for level in other)
            else []
        )
    if last not in ORDER:
        return []
    larger = ORDER.index(last)
    return [u for u in other if u.noun in ORDER and ORDER.index(u.noun) > larger]


def _targets(
    levels: Sequence[Level], numbered: str, component: str, *, bare: bool = False
) -> Iterable[Target]:
    part: Part = ""
    numbers: tuple[str, ...] = ("",)
    units: list[list[Step]] = []
    ranged = any(level.ranged for level in levels)
    for level in levels:
        if level.noun in _PARTS:
            if part == "column" and level.noun == "row":
                # «графа 3 строки 5»: the smaller is named first
                part = "cell"
                numbers = tuple(f"{row}.{n}" for row in level.numbers for n in numbers)
                continue
            part = _PARTS[level.noun]
            if part in _COUNTED and not level.numbers and not bare:
                return
            numbers = level.numbers or ("",)
            continue
        kind: Kind = level.noun  # type: ignore[assignment]
        if kind == "subpara" and numbered == "part":
            kind = "para"
        if kind == "intro":
            units.append([Step("intro")])
            continue
        given = level.numbers or (("1",) if level.noun in _ONE else ())
        if not given and bare and level is levels[0] and level.noun in _NEXT:
            given = ("",)
        units.append([Step(kind, number) for number in given])
    if any(not choice for choice in units):
        return
    # the smallest unit varies fastest in the text, so it comes last in the product
    for steps in itertools.product(*reversed(units)):
        for number in numbers:
            yield Target(tuple(steps), part, number, component, ranged)


def expanded(first: str, last: str) -> tuple[str, ...]:
    """Give the numbers of a range of whole numbers; the two ends where it has inserted ones."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < 200:
        return tuple(str(n) for n in range(int(first), int(last) + 1))
    head, dash, tail = first.rpartition("-")
    other, _, end = last.rpartition("-")
    if dash and head == other and tail.isdecimal() and end.isdecimal() and int(tail) < int(end):
        return tuple(f"{head}-{n}" for n in range(int(tail), int(end) + 1))
    return (first, last)
