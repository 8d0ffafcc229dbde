"""Owns the JSON of an alignment: two language texts of one amending act, side by side by target."""

from __future__ import annotations

from kzlegal.amend import Instruction
from kzlegal.amend.align import Alignment
from kzlegal.library.amending import AmendingAct


def print_alignment(
    alignment: Alignment, first: AmendingAct, second: AmendingAct
) -> dict[str, object]:
    """Print the units changed with the instructions of both texts, differences, unread lines."""
    return {
        "languages": [first.language, second.language],
        "pairs": [
            {
                "act": pair.act,
                "target": list(pair.target),
                "first": [_brief(i) for i in pair.first],
                "second": [_brief(i) for i in pair.second],
            }
            for pair in alignment.pairs
        ],
        "differences": [
            {
                "code": p.code,
                "path": p.path,
                "line": p.line,
                "target": p.eid,
                "message": p.message,
            }
            for p in alignment.problems
        ],
        "unparsed": [
            {"path": act.path, "line": u.line, "text": u.text, "reason": u.reason}
            for act in (first, second)
            for u in act.reading.unparsed
        ],
    }


def _brief(i: Instruction) -> dict[str, object]:
    return {
        "n": i.n,
        "kind": i.kind,
        "old": i.old,
        "new": i.new,
        "date": i.date or None,
        "line": i.span.line,
        "text": i.text,
    }
