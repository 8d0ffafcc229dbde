"""Owns the step from a chain of units to the eIds that it names, in the act that it names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import product

from kzlegal.refs.chain import HOLDERS, Chain, Place, completed, in_names, places
from kzlegal.refs.context import Context
from kzlegal.refs.model import Class, Reference
from kzlegal.refs.model import Kind as TargetKind
from kzlegal.refs.unit import CONTAINERS, Kind, Step, citable, eid_of

Path = tuple[Step, ...]

_OF_ARTICLES = ("law", "code", "constitution")
"""Acts whose points stand in articles."""


def references_of(
    group: Sequence[Chain], context: Context, *, first_bears_list: bool
) -> list[Reference]:
    """Give the references of chains joined by commas and "and"; a shared tail serves all of them.

    `first_bears_list`: True where the smallest unit stands first (ru, eng), False for kaz. In a
    list each number is a reference of its own; the words of the tail go with the number next to it.
    """
    found: list[Reference] = []
    for chain in completed(group, first_bears_list=first_bears_list):
        names = chain.act.unit_names if chain.act else context.unit_names
        named = in_names(chain, names)
        head = _anchor(named, context)
        if head and named.levels[-1].kind != chain.levels[-1].kind and not chain.anchored:
            # In codes "part two", said in a note, is the part of the article and not of the note.
            head = tuple(u for u in head if u.kind != "hcontainer")
        for place in places(named):
            found.append(_reference(named, place, head, context))
    return found


def _reference(chain: Chain, place: Place, head: Path | None, context: Context) -> Reference:
    external = chain.act is not None
    known = None if external else context.known
    codes = (chain.act.unit_names if chain.act else context.unit_names).paragraph == "part"
    kind: TargetKind = "external" if external else "internal"
    cls: Class = chain.act.cls if chain.act and head is not None else "unit"

    def reference(
        targets: Sequence[str] = (), up_to: str = "", readings: tuple[str, ...] = ()
    ) -> Reference:
        return context.reference(
            place.start,
            place.end,
            kind,
            cls,
            targets[0] if targets else "",
            up_to,
            more=tuple(targets[1:]),
            excepted=place.excepted,
            readings=readings,
        )

    def href(path: Path) -> str:
        # A bracket may have brought an article of its own.
        own = head is None or (place.bracketed and path[0].kind == "art")
        eid = eid_in(path if own else (*(head or ()), *path), known, codes=codes)
        if chain.act is None:
            return f"#{eid}"
        return f"{chain.act.iri}/~{eid}" if chain.act.iri else ""

    if head is None or chain.elsewhere:
        return reference()
    if place.up_to:
        return reference([href(place.paths[0])], href(place.up_to))
    if place.plural and len(place.paths) == 1 and (ends := _range(place.paths[0])):
        inserted, first, last = (href(p) for p in (place.paths[0], *ends))
        here = known is None or inserted[1:] in known
        both = known is None or (first[1:] in known and last[1:] in known)
        if both and not here:
            return reference([first], last)
        if both and place.alone:
            return reference(readings=(inserted, f"{first} – {last}"))
    return reference([href(path) for path in place.paths])


def _range(path: Path) -> tuple[Path, Path] | None:
    """Give both ends of the range that a number such as 3-6 may stand for; None for other ones."""
    first, _, last = path[-1].number.partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last)):
        return None
    kind = path[-1].kind
    return (*path[:-1], Step(kind, first)), (*path[:-1], Step(kind, last))


def _anchor(chain: Chain, context: Context) -> Path | None:
    """Give the units above the chain's largest; None where the text does not say them."""
    largest = chain.levels[-1].kind
    inner = largest not in (*CONTAINERS, "art")
    annex = annexed(context)
    if annex and (chain.rules or (largest == "art" and not chain.anchored)):
        number = chain.levels[-1].items[0].number
        within = eid_of((*annex, Step(largest, number)))
        if chain.rules or context.known is None or within in context.known:
            return annex
    if chain.this_act and inner:
        # Only an act without articles has points of its own.
        return None if any(u.kind == "art" for u in citable(context.here)) else ()
    if chain.act is not None:
        # In a law a point alone is nowhere; rules and orders have points of their own.
        return None if inner and chain.act.cls in _OF_ARTICLES else ()
    if chain.this_act:
        return ()
    if context.amending and chain.self_kind is None:
        return None
    if chain.self_kind is None and not inner:
        return _around(largest, context)
    if not context.here:
        return None
    if chain.self_kind is not None:
        return own_unit(chain.self_kind, context)
    kept: list[Step] = []
    for step in citable(context.here):
        if step.kind not in HOLDERS[largest] or step.kind in (largest, "subpara"):
            break
        if step.kind not in CONTAINERS or not kept:
            kept.append(step)
    return tuple(kept) or None


def _around(kind: Kind, context: Context) -> Path:
    """Give the units around "section 2", "paragraph 3" that are numbered anew in each chapter."""
    if kind in ("art", "att", "part") or context.known is None:
        return ()
    for eid in context.containers[::-1]:
        around = citable(eid)
        if around and around[-1].kind in HOLDERS[kind]:
            return around
    return ()


def annexed(context: Context) -> Path:
    """Give the annex that holds the text; empty where none does."""
    units = citable(context.here)
    return units[:1] if units and units[0].kind == "att" else ()


def own_act(context: Context, start: int, end: int, *, rules: bool) -> Reference:
    """Give the reference of "this Law"; "these Rules" in an annex are the annex."""
    annex = annexed(context) if rules else ()
    if annex:
        return context.reference(start, end, "internal", "unit", f"#{eid_of(annex)}")
    return context.reference(start, end, "internal", "whole_act", context.act)


def own_unit(kind: Kind, context: Context) -> Path | None:
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


def eid_in(path: Path, known: Container[str] | None, *, codes: bool = False) -> str:
    """Put units into the order of the eId; a first or lone part that has no element falls away.

    Points are numbered through their unit, not through its parts, so that "subpoint 2) of part
    one" is ``para_2__point_2``; only where `known` says otherwise does the part stay. In codes
    (`codes`) "абзац второй" of a part is its second unnumbered passage, which is a ``subpara``.
    """
    units = _once(path)
    full = eid_of(units)
    last = units[-1].kind
    parts = [i for i, u in enumerate(units) if u.kind == "subpara"]
    if known is not None:
        return next((eid for eid in _readings(units, parts, codes=codes) if eid in known), full)
    if parts and last in ("point", "indent"):
        return eid_of(tuple(u for u in units if u.kind != "subpara"))
    if parts and last == "al" and units[parts[-1]].number == "1":
        return eid_of(tuple(u for u in units if u != Step("subpara", "1")))
    return full


def _readings(units: Path, parts: list[int], *, codes: bool) -> Iterator[str]:
    """Give the eIds that these units may have, the nearest to the words first."""
    droppable = [
        i
        for i in parts
        if units[i].number == "1"
        or (i + 1 < len(units) and units[i + 1].kind in ("point", "indent"))
    ]
    for keep in product((True, False), repeat=len(droppable)):
        left = {i for i, kept in zip(droppable, keep, strict=True) if not kept}
        yield from _counted(tuple(u for i, u in enumerate(units) if i not in left), codes=codes)


def _counted(units: Path, *, codes: bool) -> Iterator[str]:
    yield eid_of(units)
    *above, last = units
    if last.kind != "al" or not above:
        return
    if above[-1].kind != "subpara":
        # "paragraph two of point 1" stands in its first part where the point has several.
        yield eid_of((*above, Step("subpara", "1"), last))
        if codes:
            yield eid_of((*above, Step("subpara", last.number)))
    if last.number == "1":
        # The opening words have no element of their own.
        yield eid_of(tuple(above))


_INSIDE = {("subpara", "point"), ("subpara", "indent"), ("point", "point")}
"""A kind that stands again inside another unit: a part of a point, a subpoint of a subpoint."""


def _once(path: Path) -> Path:
    """Leave out a unit that is named twice: by the text and by the unit that holds the text."""
    seen: list[Step] = []
    for unit in path:
        again = any(unit.kind == u.kind for u in seen)
        inside = (unit.kind, seen[-1].kind) in _INSIDE if seen else False
        if not again or inside:
            seen.append(unit)
    return tuple(seen)
