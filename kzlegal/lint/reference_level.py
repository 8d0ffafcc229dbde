"""Owns KZ202: a reference that names the right number at the wrong level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.references import joined, resolved
from kzlegal.lint.rule import Rule

_SWAPS = (("para", "point"), ("point", "para"), ("subpara", "para"), ("para", "subpara"))


def reference_level(draft: Draft) -> Iterator[Finding]:
    """Find a reference that calls a unit by the word for another level (KZ202).

    What it does:
        Where the target does not exist, but a unit of the same number does at the level beside it,
        it says so: point for subpoint, part for point, the reverse, and a subpoint whose point is
        not named.

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
    found = (
        one
        for one in resolved(draft)
        if one.unit is None and other_level(one.target, units) is not None
    )
    for one in joined(found):
        there = other_level(one.target, units)
        if there is None:
            continue
        named = f"«{there.num}» ({there.eid})" if there.num else there.eid
        # A subpoint whose point is not named is found by a careful reader; another word is wrong.
        inside = there.eid.count("__") > one.target.count("__")
        yield draft.at(
            "KZ202",
            Severity.WARNING if inside else Severity.ERROR,
            one.passage,
            one.start,
            f"«{one.words}» names another level: the unit of that number is {named}",
            "name the unit by the word for its level, and each unit around it",
        )


def other_level(target: str, units: Mapping[str, Unit]) -> Unit | None:
    """Give the unit of the target's last number at the level beside it, or one step further in.

    One step further in: "subpoint 3) of this article", where it stands in a point of the article.
    """
    above, _, last = target.rpartition("__")
    kind, _, number = last.partition("_")
    if kind == "point":
        holder = units.get(above)
        inside = f"__point_{number}"
        for unit in units.values():
            if unit.kind == "point" and unit.parent is not None and unit.eid.endswith(inside):
                grand = unit.parent.parent
                if grand is not None and grand is holder:
                    return unit
    for named, other in _SWAPS:
        if kind == named and (found := units.get(f"{above}__{other}_{number}")) is not None:
            return found
    return None


RULE = Rule(("KZ202",), "Reference to the wrong level", reference_level)
