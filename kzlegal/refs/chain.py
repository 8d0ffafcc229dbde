"""Owns chains of units: from "subpoints 2) and 3) of part one" to the eIds they name."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kzlegal.refs.context import Context, Named
from kzlegal.refs.model import Reference
from kzlegal.refs.unit import CONTAINERS, Kind, Step, citable, eid_of

_ORDER: tuple[Kind, ...] = ("al", "indent", "subpara", "point", "para", "art", "sec", "chp", "part")
"""From small to large; a unit of a chain can only stand inside a larger one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One number in a list of units."""

    number: str
    start: int
    end: int
    ranges: bool = False
    """True where this number begins a range that the next one ends."""


@dataclass(frozen=True, slots=True)
class Level:
    """Units of one kind in a chain: "subpoints 2) and 3)"."""

    kind: Kind
    items: tuple[Item, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Units from small to large, and where they are anchored."""

    levels: tuple[Level, ...]
    start: int
    end: int
    self_kind: Kind | None = None
    """The unit of "this point"; None where the chain does not end in one."""
    this_act: bool = False
    act: Named | None = None

    @property
    def anchored(self) -> bool:
        """True where the text says which act or which own unit the chain belongs to."""
        return self.self_kind is not None or self.this_act or self.act is not None


def resolve(group: Sequence[Chain], context: Context, *, first_bears_list: bool) -> list[Reference]:
    """Give the references of chains joined by commas and "and"; a shared tail serves all of them.

    `first_bears_list`: True where the smallest unit stands first (ru, eng), False for kaz. In a
    list each number is a reference of its own; the words of the tail go with the number next to it.
    """
    found: list[Reference] = []
    for i, chain in enumerate(group):
        later = group[i + 1 :] if first_bears_list else group[:i][::-1]
        found.extend(_references(_complete(chain, later), context, first_bears_list))
    return found


def _complete(chain: Chain, later: Sequence[Chain]) -> Chain:
    """Lend a chain the larger units and the act that it shares with a neighbour."""
    levels, self_kind = chain.levels, chain.self_kind
    this_act, act = chain.this_act, chain.act
    for other in later:
        if self_kind is not None or this_act or act is not None:
            break
        if not any(level.kind == "art" for level in levels):
            last = levels[-1].kind
            kinds = [level.kind for level in other.levels]
            if last in kinds:
                levels += other.levels[kinds.index(last) + 1 :]
            else:
                larger = _ORDER.index(last)
                levels += tuple(u for u in other.levels if _ORDER.index(u.kind) > larger)
            self_kind = other.self_kind
        this_act, act = other.this_act, other.act
    return Chain(levels, chain.start, chain.end, self_kind, this_act, act)


def _references(chain: Chain, context: Context, first: bool) -> list[Reference]:
    names = chain.act.unit_names if chain.act else context.unit_names
    part: Kind = "para" if names.paragraph == "part" else "subpara"
    smallest, *larger = chain.levels
    tail = [
        Step(part if level.kind == "subpara" else level.kind, level.items[0].number)
        for level in reversed(larger)
    ]
    # "point 2 of Articles 5 and 6" is one text with two targets; it stays unresolved.
    single = all(len(level.items) == 1 for level in larger)
    head = _anchor(chain, context)
    kind = part if smallest.kind == "subpara" else smallest.kind
    external = chain.act is not None
    found: list[Reference] = []
    last = len(smallest.items) - 1
    skip = False
    for i, item in enumerate(smallest.items):
        if skip:
            skip = False
            continue
        end_item = smallest.items[i + 1] if item.ranges and i < last else item
        skip = end_item is not item
        at_end = end_item is smallest.items[-1]
        start = item.start
        end = end_item.end
        if first:
            start = smallest.start if i == 0 else start
            end = chain.end if at_end else end
        else:
            start = chain.start if i == 0 else start
            end = chain.end if at_end else end
        targets = ["", ""]
        if head is not None and single:
            for n, one in enumerate((item, end_item)):
                eid = _eid(
                    (*head, *tail, Step(kind, one.number)), None if external else context.known
                )
                targets[n] = _href(chain, eid)
        found.append(
            context.reference(
                start,
                end,
                "external" if external else "internal",
                chain.act.cls if chain.act else "unit",
                targets[0],
                targets[1] if skip else "",
            )
        )
    return found


def _href(chain: Chain, eid: str) -> str:
    if chain.act is None:
        return f"#{eid}"
    return f"{chain.act.iri}/~{eid}" if chain.act.iri else ""


def _anchor(chain: Chain, context: Context) -> tuple[Step, ...] | None:
    """Give the units above the chain's largest; None where the text does not say them."""
    largest = chain.levels[-1].kind
    if chain.this_act and largest in ("al", "indent", "subpara", "point", "para"):
        # Only an act without articles has points of its own.
        return None if any(u.kind == "art" for u in citable(context.here)) else ()
    if chain.act is not None or chain.this_act:
        return ()
    if chain.self_kind is None and (largest == "art" or largest in CONTAINERS):
        return ()
    if not context.here:
        return None
    wanted = chain.self_kind
    if wanted is not None:
        return own_unit(wanted, context)
    kept: list[Step] = []
    for step in citable(context.here):
        if step.kind in _ORDER and _ORDER.index(step.kind) <= _ORDER.index(largest):
            break
        if step.kind not in CONTAINERS or not kept:
            kept.append(step)
    return tuple(kept) or None


def own_unit(kind: Kind, context: Context) -> tuple[Step, ...] | None:
    """Give the unit of this kind around the text: "this point"; None where there is none."""
    for eid in context.containers:
        # Articles are numbered through the act, so that their eIds do not say the chapter.
        if (around := citable(eid)) and around[-1].kind == kind:
            return around
    if not context.here:
        return None
    if kind == "subpara" and context.unit_names.paragraph == "part":
        kind = "para"
    units = citable(context.here)
    for i, unit in enumerate(units):
        if unit.kind == kind:
            return units[: i + 1]
    if kind == "subpara":
        # A lone part has no element: it is the unit itself.
        return tuple(u for u in units if u.kind in (*CONTAINERS, "art", "para"))
    return None


def _eid(units: tuple[Step, ...], known: Container[str] | None) -> str:
    """Put units into the order of the eId; a first or lone part that has no element falls away.

    Points are numbered through their unit, not through its parts, so that "subpoint 2) of part
    one" is ``para_2__point_2``; only where `known` says otherwise does the part stay.
    """
    seen: list[Step] = []
    for unit in units:
        if all(unit.kind != u.kind for u in seen):
            seen.append(unit)
    last = seen[-1].kind
    parts = [u for u in seen if u.kind == "subpara"]
    full = eid_of(tuple(seen))
    without = eid_of(tuple(u for u in seen if u.kind != "subpara"))
    readings = [full]
    if parts and (last in ("point", "indent") or parts[0].number == "1"):
        readings.append(without)
    if last == "al" and not parts:
        # "paragraph two of point 1" stands in its first part where the point has several.
        readings.append(eid_of((*seen[:-1], Step("subpara", "1"), seen[-1])))
    if known is not None:
        return next((eid for eid in readings if eid in known), full)
    return without if parts and last in ("point", "indent", "al") and len(readings) > 1 else full
