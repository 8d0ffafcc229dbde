"""Owns what an assessment says of sanctions: the fine that fits, and what a sanction leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kzlegal.assess.citing import cited
from kzlegal.assess.facts import Facts
from kzlegal.norms.model import Norm
from kzlegal.norms.penalty import OFFENDER_FACT, Fine, IndexValue, in_tenge


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of fines: in units, and in tenge where the day's value of the unit is held."""

    fine: Fine
    first: Decimal | None
    repeated: Decimal | None
    own: bool
    """Whether the profile says that the subject is an offender of this kind."""


def amounts(norm: Norm, facts: Facts, on: date, values: Iterable[IndexValue]) -> tuple[Amount, ...]:
    """Give the fines of a norm on a day: the subject's own line where the profile says which.

    Empty for a norm that threatens none. Nothing is said in tenge for a day without a value.
    """
    if norm.penalty is None:
        return ()
    held, unit = tuple(values), norm.penalty.unit
    own = facts.known.get(OFFENDER_FACT)

    def tenge(amount: int | None) -> Decimal | None:
        return None if amount is None else in_tenge(amount, unit, on, held)

    lines = tuple(
        Amount(fine, tenge(fine.first), tenge(fine.repeated), fine.offender == own)
        for fine in norm.penalty.fines
    )
    return tuple(line for line in lines if line.own) or lines


def penalty_json(
    norm: Norm, facts: Facts, on: date, values: Iterable[IndexValue], language: str
) -> dict[str, object] | None:
    """Print what a norm threatens, and what it does not reach; None where it threatens nothing."""
    penalty = norm.penalty
    if penalty is None:
        return None
    return {
        "unit": penalty.unit,
        "fines": [
            {
                "offender": line.fine.offender,
                "first": line.fine.first,
                "repeated": line.fine.repeated,
                "first_tenge": _printed(line.first),
                "repeated_tenge": _printed(line.repeated),
            }
            for line in amounts(norm, facts, on, values)
        ],
        "repeated_measures": list(penalty.repeated_measures),
        "covers": [text.get(language) for text in penalty.covers],
        "does_not_cover": [text.get(language) for text in penalty.does_not_cover],
        "not_if": [text.get(language) for text in penalty.not_if],
    }


def sanctions_json(
    norm: Norm, by_id: Mapping[str, Norm], language: str, main: str
) -> list[dict[str, object]]:
    """Print the sanctions that answer a breach of a norm, each with what it does not cover."""
    found = (by_id[name] for name in norm.sanctions if name in by_id)
    return [
        {
            "id": sanction.id,
            "act": sanction.act,
            "pinpoint": cited(sanction, main),
            "action": sanction.action.get(language),
            "does_not_cover": [text.get(language) for text in sanction.penalty.does_not_cover]
            if sanction.penalty
            else [],
        }
        for sanction in found
    ]


def _printed(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"
