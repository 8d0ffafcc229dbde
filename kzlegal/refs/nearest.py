"""Owns nearest_unit: which unit of an act was likely meant by an eId that the act lacks."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from kzlegal.refs.unit import citable

_FIGURES = re.compile(r"\d{1,6}")
_BESIDE = {
    "para": ("point", "subpara"),
    "point": ("para",),
    "subpara": ("para",),
    "al": ("subpara",),
}
"""Kinds that people take for each other."""


def nearest_unit(eid: str, units: Iterable[str]) -> str:
    """Give the unit of an act that an eId without a unit comes nearest to; empty where none does.

    First the same number further in or at the level beside it, then a number like it in
    the same unit («art_99» of 31 articles gives the last), then the unit around it.
    """
    held = tuple(units)
    known = frozenset(held)
    above, _, last = eid.rpartition("__")
    kind, _, number = last.partition("_")
    inside = [u for u in held if u.startswith(f"{above}__") and u.endswith(f"__{last}")]
    if above and len(inside) == 1:
        return inside[0]
    for other in _BESIDE.get(kind, ()):
        if (beside := f"{above}__{other}_{number}") in known:
            return beside
    prefix = f"{above}__{kind}_" if above else f"{kind}_"
    alike = [u for u in held if u.startswith(prefix) and "__" not in u[len(prefix) :]]
    if alike and (not above or above in known):
        return min(alike, key=lambda u: _distance(u[len(prefix) :], number))
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        if eid in known:
            return eid
    return "" if not citable(eid) else next(iter(difflib.get_close_matches(eid, held, n=1)), "")


def _distance(one: str, other: str) -> tuple[int, int]:
    """Compare numbers by their leading figures, then by all of them."""
    first, second = _FIGURES.match(one), _FIGURES.match(other)
    if first and second:
        return abs(int(first[0]) - int(second[0])), int(one != other)
    return int(one != other), 0
