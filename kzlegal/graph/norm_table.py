"""Owns the table of norms: CSV with one row a norm, stable columns, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable

from kzlegal.norms import Norm, condition_json
from kzlegal.refs.pinpoint import to_pinpoint

_LISTED = "; "


def _quotes(norm: Norm, language: str) -> str:
    return " … ".join(anchor.quote for anchor in norm.anchors if anchor.language == language)


def _json(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


COLUMNS: tuple[tuple[str, Callable[[Norm], str]], ...] = (
    ("id", lambda n: n.id),
    ("act", lambda n: n.act),
    ("eid", lambda n: n.eid),
    ("pinpoint", lambda n: to_pinpoint(n.eid)),
    ("type", lambda n: n.type),
    ("bearer", lambda n: _LISTED.join(n.bearer)),
    ("connective", lambda n: n.connective),
    ("bearer_implied", lambda n: _LISTED.join(n.bearer_implied)),
    ("counterparty", lambda n: _LISTED.join(n.counterparty)),
    ("action_ru", lambda n: n.action.rus),
    ("action_kk", lambda n: n.action.kaz),
    ("action_en", lambda n: n.action.eng),
    ("object", lambda n: _LISTED.join(n.object)),
    ("conditions", lambda n: _json(condition_json(n.conditions))),
    ("exceptions", lambda n: _json(condition_json(n.exceptions))),
    ("fulfilment", lambda n: _json(condition_json(n.fulfilment))),
    ("deadline", lambda n: n.deadline),
    ("frequency", lambda n: n.frequency),
    ("applies_from", lambda n: n.applies_from.isoformat()),
    ("applies_until", lambda n: n.applies_until.isoformat() if n.applies_until else ""),
    ("status", lambda n: n.status),
    ("why", lambda n: n.why),
    ("divergence", lambda n: n.divergence),
    ("sanctions", lambda n: _LISTED.join(n.sanctions)),
    ("penalty", lambda n: _json(n.penalty.json() if n.penalty else None)),
    ("delegates", lambda n: _LISTED.join(n.delegates)),
    ("not_assessed", lambda n: n.not_assessed),
    ("quote_ru", lambda n: _quotes(n, "rus")),
    ("quote_kk", lambda n: _quotes(n, "kaz")),
    ("quote_en", lambda n: _quotes(n, "eng")),
)
"""The columns in their order. A new one goes to the end: programs of others count them."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def norms_csv(norms: Iterable[Norm]) -> bytes:
    """Print norms as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it.

    Conditions and penalties are JSON, as in the norm files. Lists are parted by ``; ``. A cell that
    a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(name for name, _ in COLUMNS)
    for norm in norms:
        writer.writerow(plain(give(norm)) for _, give in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
