"""Owns penalties: fines in calculation indices by kind of offender, and what they do not reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal, cast, get_args

from akn.problem import LegalTextError, Problem
from kzlegal.norms.facts import LANGUAGES, Translated, translated
from kzlegal.norms.nodes import Node, file_text, read_nodes
from kzlegal.norms.trees import Fault, near

OffenderKind = Literal[
    "natural-person", "small-business-or-ngo", "medium-business", "large-business"
]
"""The kinds of offender between which the Code of Administrative Offences tells fines apart."""

Measure = Literal["suspension", "prohibition"]
"""What may come on top of a fine."""

Unit = Literal["MCI"]
"""Monthly calculation index (МРП, АЕК)."""

OFFENDER_FACT = "offender_kind"
"""The fact whose answer chooses the line of a fine; its values are the kinds of offender."""

OFFENDERS: tuple[str, ...] = get_args(OffenderKind)
MEASURES: tuple[str, ...] = get_args(Measure)
UNITS: tuple[str, ...] = get_args(Unit)
PENALTY_KEYS = frozenset(
    ("unit", "fines", "repeated_measures", "covers", "does_not_cover", "not_if")
)


class IndexValuesError(LegalTextError):
    """The table of index values is broken."""


@dataclass(frozen=True, slots=True)
class Fine:
    """The fine of one kind of offender, in the penalty's unit."""

    offender: OffenderKind
    first: int | None
    """For the first offence; None where the norm is about repetition only."""
    repeated: int | None


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a liability norm threatens, whom and what it covers and what it does not."""

    unit: Unit
    fines: tuple[Fine, ...]
    repeated_measures: tuple[Measure, ...]
    """On repetition, beside the fine: one of these."""
    covers: tuple[Translated, ...]
    does_not_cover: tuple[Translated, ...]
    not_if: tuple[Translated, ...]
    """What takes the act out of this liability though all else is there."""

    def json(self) -> dict[str, object]:
        """Print as JSON values in a fixed order."""
        return {
            "unit": self.unit,
            "fines": [
                {"offender": f.offender, "first": f.first, "repeated": f.repeated}
                for f in self.fines
            ],
            "repeated_measures": list(self.repeated_measures),
            "covers": [text.json() for text in self.covers],
            "does_not_cover": [text.json() for text in self.does_not_cover],
            "not_if": [text.json() for text in self.not_if],
        }


@dataclass(frozen=True, slots=True)
class IndexValue:
    """What one unit is worth in tenge during a time, and where that was seen."""

    unit: Unit
    tenge: Decimal
    since: date
    until: date
    """The first day on which the value no longer holds."""
    source: str
    line: int = 0


def in_tenge(amount: int, unit: Unit, on: date, values: Iterable[IndexValue]) -> Decimal | None:
    """Give an amount in tenge on a day; None where the day's value is not held."""
    for value in values:
        if value.unit == unit and value.since <= on < value.until:
            return amount * value.tenge
    return None


def load_index_values(path: Path) -> tuple[IndexValue, ...]:
    """Read the dated values of the indices; raises IndexValuesError with file and line."""
    text, name = file_text(path), str(path)
    found: list[IndexValue] = []
    for node in read_nodes(text, name).list_at("values"):
        unit = node.string("unit")
        try:
            value = IndexValue(
                cast(Unit, unit),
                Decimal(node.string("tenge")),
                date.fromisoformat(node.string("from")),
                date.fromisoformat(node.string("until")),
                node.string("source"),
                node.line,
            )
        except (ValueError, InvalidOperation):
            raise _broken("an index value needs tenge, from and until", node, name) from None
        if unit not in UNITS or not value.source or value.since >= value.until:
            raise _broken("an index value needs unit, source, and from before until", node, name)
        if any(v.unit == unit and v.since < value.until and value.since < v.until for v in found):
            raise _broken("two values of one index overlap", node, name)
        found.append(value)
    return tuple(found)


def read_penalty(node: Node, fault: Fault) -> Penalty:
    """Read a norm's penalty; what is wrong goes to `fault`."""
    for key, _ in node.pairs:
        if key.text not in PENALTY_KEYS:
            fault(
                "NORM002", f"a penalty has no key {key.text!r}", key, near(key.text, PENALTY_KEYS)
            )
    unit = node.string("unit")
    if unit not in UNITS:
        fault("NORM003", f"the unit of a fine cannot be {unit!r}", node, f"one of: {UNITS}")
    fines_node = node.get("fines")
    fines = tuple(
        _fine(kind, value, fault) for kind, value in (fines_node.pairs if fines_node else ())
    )
    if {fine.offender for fine in fines} != set(OFFENDERS):
        wanted = ", ".join(OFFENDERS)
        fault("NORM002", "a penalty names the fine of every kind of offender", node, wanted)
    measures = node.strings("repeated_measures")
    for measure in measures:
        if measure not in MEASURES:
            hint = f"one of: {', '.join(MEASURES)}"
            fault("NORM003", f"no measure is called {measure!r}", node, hint)
    return Penalty(
        cast(Unit, unit),
        fines,
        cast("tuple[Measure, ...]", measures),
        _texts(node, "covers", fault),
        _texts(node, "does_not_cover", fault),
        _texts(node, "not_if", fault),
    )


def _fine(kind: Node, value: Node, fault: Fault) -> Fine:
    if kind.text not in OFFENDERS:
        fault("NORM003", f"no offender is called {kind.text!r}", kind, near(kind.text, OFFENDERS))
    amounts: list[int | None] = []
    for key in ("first", "repeated"):
        text = value.string(key)
        if text and not text.isdecimal():
            fault("NORM003", f"{text!r} is no number of indices", value, "write a whole number")
        amounts.append(int(text) if text.isdecimal() else None)
    if amounts == [None, None]:
        fault("NORM002", f"the fine of {kind.text} says neither first nor repeated", value, "")
    return Fine(cast(OffenderKind, kind.text), amounts[0], amounts[1])


def _texts(node: Node, key: str, fault: Fault) -> tuple[Translated, ...]:
    found: list[Translated] = []
    for item in node.list_at(key):
        text = translated(item)
        for language in LANGUAGES:
            if not text.get(language):
                fault("NORM011", f"{key} is missing in {language}", item, "add it")
        found.append(text)
    return tuple(found)


def _broken(message: str, node: Node, path: str) -> IndexValuesError:
    return IndexValuesError(
        Problem("NORM002", message, path=path, line=node.line, column=node.column)
    )
