"""Owns the answer to a unit that an act does not have: which form was given, what comes nearest."""

from __future__ import annotations

from collections.abc import Iterable

from akn.problem import LegalTextError, Problem
from kzlegal.corpus import Act
from kzlegal.refs.nearest import nearest_unit
from kzlegal.refs.pinpoint import PinpointError, from_pinpoint, to_pinpoint
from kzlegal.refs.unit import eid_of, steps


def well_formed(unit: str) -> str:
    """Give the eId that a unit is named by, in eId or pinpoint form; empty where it is neither."""
    for read in (from_pinpoint, lambda text: eid_of(steps(text))):
        try:
            return read(unit)
        except PinpointError:
            continue
    return ""


def no_unit(act: Act, eid: str, units: Iterable[str]) -> LegalTextError:
    """Make the error KZ130 for an eId that an act lacks; it names the nearest unit."""
    near = nearest_unit(eid, units)
    hint = "see kzlegal outline"
    if near:
        try:
            hint = f"did you mean {near} ({to_pinpoint(near)})?"
        except PinpointError:
            hint = f"did you mean {near}?"
    return LegalTextError(Problem("KZ130", f"{act.slug} has no unit '{eid}'", hint=hint))
