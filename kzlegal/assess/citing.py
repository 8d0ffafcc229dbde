"""Owns how units of several acts are cited in one answer: the main act's stay bare."""

from __future__ import annotations

from kzlegal.norms.model import Norm
from kzlegal.refs.pinpoint import to_pinpoint


def cited(norm: Norm, main: str = "") -> str:
    """Give a norm's pinpoint, with its act before it where that is not `main` (a slug).

    ``15(2)(3)`` in the main act, ``94-V 19-1(2)`` in another. Without a main act all are bare.
    """
    pinpoint = to_pinpoint(norm.eid)
    return pinpoint if not main or norm.slug == main else f"{norm.slug} {pinpoint}"
