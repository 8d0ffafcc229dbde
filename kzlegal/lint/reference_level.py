"""Owns KZ202: a reference that names the right number at the wrong level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    levels = Levels(draft.units)
    found = (
        one for one in resolved(draft) if one.unit is None and levels.other(one.target) is not None
    )
    for one in joined(found):
        there = levels.other(one.target)
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


class Levels:
    """The units of a draft, to be asked for a number at another level."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: dict[str, Unit] = {}
        self.inside: dict[tuple[str, str], Unit] = {}
        """Subpoints by the eId of the unit around their point, and their own last step."""
        for unit in units:
            self.units.setdefault(unit.eid, unit)
            grand = unit.parent.parent if unit.parent is not None else None
            if unit.kind == "point" and grand is not None:
                self.inside.setdefault((grand.eid, unit.eid.rpartition("__")[2]), unit)

    def other(self, target: str) -> Unit | None:
        """Give the unit of the target's number at the level beside it, or one step further in.

        One step further in: "subpoint 3) of this article", where it stands in a point of it.
        """
        above, _, last = target.rpartition("__")
        if (found := self.inside.get((above, last))) is not None:
            return found
        kind, _, number = last.partition("_")
        for named, beside in _SWAPS:
            if kind == named and (there := self.units.get(f"{above}__{beside}_{number}")):
                return there
        return None


RULE = Rule(("KZ202",), "Reference to the wrong level", reference_level)
