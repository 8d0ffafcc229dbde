"""Owns the JSON form of comparisons and of the matrix of roles and duties."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

from kzlegal.assess.citing import cited
from kzlegal.assess.comparison import Difference, FactDifference, NormChange, NormDifference
from kzlegal.assess.matrix import Matrix
from kzlegal.assess.result import NormResult
from kzlegal.norms.model import Norm

Making = Callable[[Norm], list[dict[str, object]]]
"""Gives the provisions that made a norm's unit what it is: act, provision, basis."""


def difference_json(
    difference: Difference, language: str, main: str, making: Making | None = None
) -> dict[str, object]:
    """Print a comparison as JSON values: what differs in the facts, and norm by norm."""
    return {
        "before": {
            "on": difference.before.on.isoformat(),
            "facts": dict(difference.before.facts.given),
        },
        "after": {
            "on": difference.after.on.isoformat(),
            "facts": dict(difference.after.facts.given),
        },
        "facts": [_fact(f, difference, language) for f in difference.facts],
        "norms": [_norm(n, language, main, making) for n in difference.norms],
        "same": difference.same,
    }


def norm_changes_json(
    changes: tuple[NormChange, ...], language: str, main: str
) -> list[dict[str, object]]:
    """Print what two sets of norms say otherwise."""
    return [
        {
            "id": change.id,
            "act": change.norm.act,
            "pinpoint": cited(change.norm, main),
            "type": change.norm.type,
            "action": change.norm.action.get(language),
            "change": "new-norm"
            if change.before is None
            else "norm-gone"
            if change.after is None
            else "norm",
            "members": list(change.members),
        }
        for change in changes
    ]


def matrix_json(matrix: Matrix, language: str, main: str) -> dict[str, object]:
    """Print the matrix as JSON values: the roles, then each norm with its cell by role."""
    return {
        "on": matrix.on.isoformat(),
        "facts": dict(matrix.facts.given),
        "roles": [{"id": r.id, "label": r.label.get(language)} for r in matrix.roles],
        "without_duties": [r.id for r in matrix.without_duties()],
        "norms": [
            {
                "id": row.norm.id,
                "act": row.norm.act,
                "pinpoint": cited(row.norm, main),
                "type": row.norm.type,
                "action": row.norm.action.get(language),
                "applies_from": row.norm.applies_from.isoformat(),
                "source": row.norm.status,
                "roles": {
                    role.id: cell for role, cell in zip(matrix.roles, row.cells, strict=True)
                },
                "needs": {
                    role.id: list(needs)
                    for role, needs in zip(matrix.roles, row.needs, strict=True)
                    if needs
                },
            }
            for row in matrix.rows
        ],
    }


def matrix_csv(printed: Mapping[str, Any]) -> str:
    """Print the JSON values of a matrix as CSV: a norm a line, a role a column."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    roles = [role["id"] for role in printed["roles"]]
    rows.writerow(["act", "pinpoint", "id", "type", "applies_from", "action", *roles])
    for norm in printed["norms"]:
        head = (norm["act"], norm["pinpoint"], norm["id"], norm["type"], norm["applies_from"])
        rows.writerow([*head, norm["action"], *(norm["roles"][role] for role in roles)])
    return buffer.getvalue()


def _fact(fact: FactDifference, difference: Difference, language: str) -> dict[str, object]:
    definition = difference.after.facts.catalogue.by_id[fact.fact]
    return {
        "fact": fact.fact,
        "question": definition.question.get(language),
        "before": fact.before or "unknown",
        "after": fact.after or "unknown",
        "follows": fact.follows,
    }


def _norm(
    difference: NormDifference, language: str, main: str, making: Making | None
) -> dict[str, object]:
    norm = difference.norm
    return {
        "id": norm.id,
        "act": norm.act,
        "number": norm.slug,
        "eid": norm.eid,
        "pinpoint": cited(norm, main),
        "type": norm.type,
        "action": norm.action.get(language),
        "before": _side(difference.before),
        "after": _side(difference.after),
        "cause": difference.cause,
        "day": difference.day.isoformat() if difference.day else None,
        "facts": list(difference.facts),
        "by": making(norm) if making is not None else [],
        "source": norm.status,
    }


def _side(result: NormResult | None) -> dict[str, object] | None:
    if result is None:
        return None
    return {
        "status": result.status,
        "outcome": result.outcome or None,
        "needs": list(result.needs),
        "applies_from": result.norm.applies_from.isoformat(),
    }
