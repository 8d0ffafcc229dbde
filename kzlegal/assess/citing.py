"""Owns how units of several acts are cited in one answer: the main act's stay bare."""

from __future__ import annotations

from kzlegal.norms.model import Norm
from kzlegal.refs.pinpoint import to_pinpoint


def act_number(act: str) -> str:
    """Give the number of an act from its IRI: ``94-V``."""
    return act.rpartition("/")[2]


def cited(norm: Norm, main: str) -> str:
    """Give a norm's pinpoint, with its act's number where that is not `main`.

    ``15(2)(3)`` in the main act, ``94-V 19-1(2)`` in another.
    """
    pinpoint = to_pinpoint(norm.eid)
    return pinpoint if norm.act == main else f"{act_number(norm.act)} {pinpoint}"
