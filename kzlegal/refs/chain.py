"""Owns chains of units as they are read: levels, lists, brackets, and the tails that they share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kzlegal.refs.citation import UnitNames
from kzlegal.refs.context import Named
from kzlegal.refs.unit import Kind, Step

ORDER: tuple[Kind, ...] = (
    "al",
    "indent",
    "subpara",
    "point",
    "para",
    "hcontainer",
    "att",
    "art",
    "sec",
    "chp",
    "subpart",
    "part",
)
"""From small to large; a unit of a chain can only stand inside a larger one."""

_SMALLER_HOLDERS: Mapping[Kind, tuple[Kind, ...]] = {
    "point": ("subpara", "point"),
    "para": ("subpara",),
}
HOLDERS: Mapping[Kind, frozenset[Kind]] = {
    kind: frozenset((*ORDER[i + 1 :], *_SMALLER_HOLDERS.get(kind, ())))
    for i, kind in enumerate(ORDER)
}
"""What may hold a unit: any larger one; a numbered unit also a part ("subpoint 1) of part one"),
a subpoint another subpoint."""

TWICE: frozenset[Kind] = frozenset(("subpara", "point"))
"""Kinds that a chain may name twice: a part of a point of a part, a subpoint of a subpoint."""


@dataclass(frozen=True, slots=True)
class Item:
    """One number in a list of units."""

    number: str
    start: int
    end: int
    ranges: bool = False
    """True where this number begins a range that the next one ends."""
    bracket: Bracket | None = None
    stop: int = 0
    """End of the brackets after the number; 0 where there are none."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Units in brackets after a number: «93 (parts two and five)», «94-2 (except point 6)»."""

    chains: tuple[Chain, ...]
    excepts: bool
    """True where they are left out, not singled out."""


@dataclass(frozen=True, slots=True)
class Level:
    """Units of one kind in a chain: "subpoints 2) and 3)"."""

    kind: Kind
    items: tuple[Item, ...]
    start: int
    end: int
    plural: bool = False
    """True where the noun stands in the plural."""

    @property
    def entries(self) -> tuple[tuple[Item, Item], ...]:
        """The list with each range as one entry: (first, last), the same for a single number."""
        found: list[tuple[Item, Item]] = []
        opened: Item | None = None
        for item in self.items:
            if opened is not None:
                found.append((opened, item))
                opened = None
            elif item.ranges:
                opened = item
            else:
                found.append((item, item))
        if opened is not None:
            found.append((opened, opened))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Chain:
    """Units from small to large, and where they are anchored."""

    levels: tuple[Level, ...]
    start: int
    end: int
    self_kind: Kind | None = None
    """The unit of "this point"; None where the chain does not end in one."""
    this_act: bool = False
    rules: bool = False
    """True where "this" is said of rules, which may be an annex of the act: "of these Rules"."""
    act: Named | None = None
    elsewhere: bool = False
    """True where the words point at a unit or an act named before, or at an act not known."""

    @property
    def anchored(self) -> bool:
        """True where the text says which act or which own unit the chain belongs to."""
        return self.self_kind is not None or self.this_act or self.act is not None or self.elsewhere


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a chain that point at one target, or at the same place in several units."""

    start: int
    end: int
    paths: tuple[tuple[Step, ...], ...]
    """Units from large to small, as the words give them."""
    up_to: tuple[Step, ...] = ()
    """End of a range that begins at the one path."""
    bracketed: bool = False
    """True for units in brackets after a number of the chain."""
    excepted: bool = False
    plural: bool = False
    """True where the noun stands in the plural: a number such as 3-6 may be a range then."""
    alone: bool = True
    """True where the number is the only one of its noun."""


def completed(group: Sequence[Chain], *, first_bears_list: bool) -> tuple[Chain, ...]:
    """Lend each chain of a group the larger units and the act that it shares with a neighbour.

    `first_bears_list`: True where the smallest unit stands first (ru, eng): the tail of a later
    chain serves the earlier ones; in Kazakh the head of an earlier chain serves the later ones.
    """
    ordered = list(group[::-1] if first_bears_list else group)
    done: list[Chain] = []
    for chain in ordered:
        done.append(_lend(chain, done[-1]) if done else chain)
    return tuple(done[::-1] if first_bears_list else done)


def _lend(chain: Chain, other: Chain) -> Chain:
    if chain.anchored:
        return chain
    levels, self_kind = chain.levels, chain.self_kind
    if not any(level.kind == "art" for level in levels):
        last = levels[-1].kind
        kinds = [level.kind for level in other.levels]
        # The smallest unit of the neighbour is a member of the list, what holds it is the tail:
        # "point 3 and Article 5" share nothing.
        shared = len(kinds) - kinds[::-1].index(last) if last in kinds else 1
        levels += tuple(u for u in other.levels[shared:] if u.kind in HOLDERS[last])
        self_kind = other.self_kind
    return replace(
        chain,
        levels=levels,
        self_kind=self_kind,
        this_act=other.this_act,
        rules=other.rules,
        act=other.act,
        elsewhere=other.elsewhere,
    )


_AFTER_NUMBER = re.compile(r"\d\)?\s?\($")


def placed(group: tuple[Chain, ...], text: str, end: int) -> tuple[Chain, ...]:
    """Mark chains that cannot be leaned on the unit around the text, though they name no other.

    They stand in a bracket after a number that was not read, or right behind another chain (its
    end is `end`) in an order that the language does not have: whose they are is not said.
    """
    start = group[0].start
    loose = (end and text[end:start].isspace()) or _AFTER_NUMBER.search(
        text, max(0, start - 4), start
    )
    if not loose:
        return group
    return tuple(c if c.anchored else replace(c, elsewhere=True) for c in group)


def in_names(chain: Chain, names: UnitNames) -> Chain:
    """Give the chain with the numbered units of an article under their kind, whatever their name.

    In codes "part two of Article 5" is the numbered unit 2; a part of a point stays a part.
    """
    if names.paragraph != "part":
        return chain
    levels = [replace(level, items=_items_in(level.items, names)) for level in chain.levels]
    if not any(level.kind == "para" for level in levels):
        largest = [i for i, level in enumerate(levels) if level.kind == "subpara"][-1:]
        for i in largest:
            levels[i] = replace(levels[i], kind="para")
    return replace(chain, levels=tuple(levels))


def _items_in(items: tuple[Item, ...], names: UnitNames) -> tuple[Item, ...]:
    if all(item.bracket is None for item in items):
        return items
    return tuple(
        replace(
            item,
            bracket=replace(
                item.bracket, chains=tuple(in_names(c, names) for c in item.bracket.chains)
            ),
        )
        if item.bracket is not None
        else item
        for item in items
    )


def places(chain: Chain) -> tuple[Place, ...]:
    """Give the places of a chain in the order of the text; each number of a list is one.

    The words before the first number go with it, those after the last with the last. Where two
    levels bear lists, each number of the smaller one points at all units of the larger.
    """
    levels = chain.levels
    several = [i for i, level in enumerate(levels) if len(level.entries) > 1]
    split = several[0] if several else 0
    found: list[Place] = []
    entries = levels[split].entries
    for n, (first, last) in enumerate(entries):
        start = chain.start if n == 0 else first.start
        closing = n == len(entries) - 1 and last.bracket is None and chain.end != last.stop
        numbers = [
            [first.number] if i == split else _numbers(level) for i, level in enumerate(levels)
        ]
        paths = tuple(
            tuple(
                Step(level.kind, number)
                for level, number in zip(levels[::-1], reversed(row), strict=True)
            )
            for row in product(*numbers)
        )
        up_to: tuple[Step, ...] = ()
        if last is not first:
            depth = len(levels) - 1 - split
            ending = Step(levels[split].kind, last.number)
            up_to = (*paths[0][:depth], ending, *paths[0][depth + 1 :])
        end = chain.end if closing else last.end
        plural = levels[split].plural
        found.append(Place(start, end, paths, up_to, plural=plural, alone=len(entries) == 1))
        if last.bracket is not None:
            # The numbers in brackets stand inside this unit, whatever is smaller in the chain.
            above = tuple(path[: len(levels) - split] for path in paths)
            found.extend(_bracketed(last.bracket, above))
    return tuple(found)


def _bracketed(bracket: Bracket, above: tuple[tuple[Step, ...], ...]) -> tuple[Place, ...]:
    found: list[Place] = []
    for chain in bracket.chains:
        for place in places(chain):
            # A chain that names its own article does not lean on the number before the bracket.
            own = any(step.kind == "art" for step in place.paths[0])
            heads = ((),) if own else above
            up_to = (*heads[0], *place.up_to) if place.up_to else ()
            paths = tuple((*head, *path) for head in heads for path in place.paths)
            found.append(
                replace(place, paths=paths, up_to=up_to, bracketed=True, excepted=bracket.excepts)
            )
    return tuple(found)


def _numbers(level: Level) -> list[str]:
    """Give all numbers of a level; a range of whole numbers is counted out."""
    found: list[str] = []
    for first, last in level.entries:
        found.extend(counted(first.number, last.number))
    return found


_WIDEST = 200
"""Members that a range is counted out to; a longer one is given by its ends."""


def counted(first: str, last: str) -> tuple[str, ...]:
    """Count out a range of whole numbers; where it cannot be, give its ends."""
    if first == last:
        return (first,)
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _WIDEST:
        return tuple(str(n) for n in range(int(first), int(last) + 1))
    return (first, last)
