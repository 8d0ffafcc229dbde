"""Owns the finding of a target in the act that is changed: from the units cited to its eId.

Citations and elements do not always agree: a lone part has no element, points are numbered through
their unit and not through its parts, opening words are a first part or a first paragraph, a code
calls parts what a law calls points. The conventions are those of docs/akn-conventions.md; where the
act has no such unit, nothing is guessed.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from akn.model import Element
from kzlegal.amend.model import Target
from kzlegal.refs.unit import CONTAINERS, Step, eid_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a target stands in the document."""

    eid: str
    """Empty for the act itself."""
    part: Literal["", "intro", "first"] = ""
    """``intro``: the opening words of the unit; ``first``: its first part, which has no element of
    its own because points stand in it: opening words and points, without the later parts."""


def locate(
    steps: Sequence[Step], known: Mapping[str, Element], numbered: str = "point"
) -> Place | None:
    """Find a unit by the steps that cite it; None where the document has none.

    `numbered` is what the act calls the numbered units of its articles (``point``, ``part``).
    """
    if not steps:
        return Place("")
    for units in _readings(tuple(steps), numbered):
        eid = eid_of(units)
        if eid in known:
            return Place(eid)
    last = steps[-1]
    above = locate(steps[:-1], known, numbered) if len(steps) > 1 else None
    if above is None or not above.eid:
        return None
    unit = known[above.eid]
    if last.kind == "intro" and unit.first("intro") is not None:
        return Place(above.eid, "intro")
    if last.number == "1" and last.kind in ("al", "subpara", "para"):
        return _first(last, above, unit)
    if last.kind == "al" and not above.part:
        # «абзац второй пункта 1» stands in its first part where the point has several
        within = (*steps[:-1], Step("subpara", "1"), last)
        for units in _readings(within, numbered):
            if (eid := eid_of(units)) in known:
                return Place(eid)
    return None


def _first(last: Step, above: Place, unit: Element) -> Place | None:
    """Find a first part or paragraph that has no element of its own."""
    if last.kind == "para" and unit.first("paragraph") is not None:
        return None
    opening = unit.first("intro")
    later = any(c.name in ("subparagraph",) for c in unit.elements())
    if last.kind == "al":
        if opening is not None:
            return Place(above.eid, "intro")
        return Place(above.eid) if not later else None
    if opening is not None and later:
        return Place(above.eid, "first")
    return Place(above.eid) if not later else None


def _readings(steps: tuple[Step, ...], numbered: str) -> list[tuple[Step, ...]]:
    """Give the units that steps may stand for, the most literal reading first."""
    article = next((i for i, s in enumerate(steps) if s.kind == "art"), None)
    if article is not None and not any(s.kind == "att" for s in steps):
        # articles are numbered through the act and carry no chapter
        steps = steps[article:]
    choices: list[tuple[Step | None, ...]] = []
    for i, step in enumerate(steps):
        options: list[Step | None] = [step]
        last = i == len(steps) - 1
        if step.kind == "subpara" and not last:
            options.append(None)
        if numbered == "part" and step.kind == "para":
            options.append(Step("subpara", step.number))
            if not last:
                options.append(None)
        if step.kind == "al":
            options.append(Step("indent", step.number))
        choices.append(tuple(options))
    found = [tuple(s for s in c if s is not None) for c in itertools.product(*choices)]
    if any(s.kind in CONTAINERS for s in steps) and len(steps) > 1:
        # chapters, too, are numbered through the act unless each group starts again
        for i, step in enumerate(steps):
            if step.kind in ("chp", "part") and i:
                found.append(steps[i:])
    return list(dict.fromkeys(found))


def nearest(target: Target, known: Mapping[str, Element]) -> str:
    """Give the eId of the document that is most like the one cited; empty where none is near."""
    wanted = eid_of(target.steps)
    near = difflib.get_close_matches(wanted, list(known)[:20000], n=1, cutoff=0.75)
    return near[0] if near else ""
