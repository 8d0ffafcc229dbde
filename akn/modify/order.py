"""Owns the legal order of modifications: the visible key by which they are applied.

1. Text for good before temporary text: a temporary wording lies over the lasting one, which other
   acts go on changing beneath it and which comes back when it ends.
2. The day of application: what applies earlier is applied earlier.
3. The date of the modifying act, then its number (``9-VIII`` before ``10-VIII``): of two acts that
   apply on one day the later one speaks of the text as the earlier one left it.
4. The place of the instruction in the modifying act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from akn.modify.modification import EfficacyModification, Modification, TextualModification
from akn.uri import FrbrUri, UriError

WorkKey = tuple[str, tuple[tuple[int, str], ...], str]
"""Date, pieces of the number, IRI of a work."""
Key = tuple[bool, str, WorkKey, int, tuple[str, ...]]
"""Temporary, application day, modifying work, index in it; then what tells equal ones apart."""

_PIECE = re.compile(r"[0-9]+|[^0-9]+")


def key(modification: Modification) -> Key:
    """Give the sort key of a modification; see the module for its parts."""
    return (
        modification.end is not None and isinstance(modification, TextualModification),
        modification.application.isoformat(),
        work_key(modification.source.work),
        modification.source.index,
        _content(modification),
    )


def _content(modification: Modification) -> tuple[str, ...]:
    """Give what orders modifications of one place in one act: no order is left to chance."""
    if isinstance(modification, EfficacyModification):
        return (modification.source.eid, modification.target, modification.kind)
    new = modification.new
    return (
        modification.source.eid,
        modification.target,
        modification.kind,
        modification.part,
        modification.position,
        modification.old or "",
        new if isinstance(new, str) else " ".join(e.text() for e in new or ()),
    )


def in_order(modifications: Iterable[Modification]) -> tuple[Modification, ...]:
    """Give modifications in the legal order."""
    return tuple(sorted(modifications, key=key))


@lru_cache(maxsize=4096)
def work_key(work: str) -> WorkKey:
    """Give what orders works: by date, then by number as people count, then by IRI."""
    try:
        uri = FrbrUri.parse(work)
    except UriError:
        return ("", (), work)
    pieces = tuple(
        (int(piece), "") if piece.isdecimal() else (0, piece)
        for piece in _PIECE.findall(uri.number)
    )
    return (uri.date, pieces, work)
