"""Owns KZ202: a reference that names the right number at the wrong level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.references import resolved
from kzlegal.lint.rule import Rule

_SWAPS = (("para", "point"), ("point", "para"), ("subpara", "para"), ("para", "subpara"))


def reference_level(draft: Draft) -> Iterator[Finding]:
    """Find a reference that calls a unit by the word for another level (KZ202).

    What it does:
        Where the target does not exist, but a unit of the same number does at the level beside it,
        it says so: point for subpoint, part for point, and the reverse.

    Why it matters:
        The reader finds the rule, a program does not; and where both levels have that number some
        day, the reference changes its meaning.

    Example:
        point 2 of Article 5, where Article 5 has only subpoints 1) to 3).

    Use instead:
        subpoint 2) of Article 5

    Source:
        Law on legal acts, art. 23(1), 25(3).

    How it is checked:
        As KZ201; then the last step of the target is tried at the level beside it, in the same
        unit.
    """
    units = {unit.eid: unit for unit in draft.units}
    for one in resolved(draft):
        if one.unit is not None:
            continue
        there = other_level(one.target, units)
        if there is None:
            continue
        yield draft.at(
            "KZ202",
            Severity.ERROR,
            one.passage,
            one.start,
            f"«{one.words}» names another level: the unit of that number is «{there.num}» "
            f"({there.eid})" if there.num else
            f"«{one.words}» names another level: the unit of that number is {there.eid}",
            "name the unit by the word for its level",
        )  # fmt: skip


def other_level(target: str, units: Mapping[str, Unit]) -> Unit | None:
    """Give the unit that stands at the level beside the one that a target names."""
    above, _, last = target.rpartition("__")
    kind, _, number = last.partition("_")
    for named, other in _SWAPS:
        if kind == named and (found := units.get(f"{above}__{other}_{number}")) is not None:
            return found
    return None


RULE = Rule(("KZ202",), "Reference to the wrong level", reference_level)
