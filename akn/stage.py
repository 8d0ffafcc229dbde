"""Owns Stage: one stretch in the life of a provision, its words, and how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.eid import HIERARCHY
from akn.model import Document, Element, Interval
from akn.modify.apply import Outcome
from akn.modify.modification import EfficacyModification, Modification, Source, TextualModification
from akn.text import blocks

Change = Literal[
    "original",
    "inserted",
    "restated",
    "changed",
    "renumbered",
    "repealed",
    "removed",
    "suspended",
    "temporary",
    "restored",
    "delayed",
    "unchanged",
]
"""How a stage of a provision came about."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage in the life of a provision."""

    interval: Interval
    text: str
    """Its words, one block a line; empty where it is not there or repealed."""
    change: Change
    sources: tuple[Source, ...]
    """The provisions of modifying acts that brought the stage about."""
    eid: str
    """Its eId in this stage."""


WITHOUT_EFFECT = frozenset({"endOfEfficacy", "inapplication", "postponementOfEfficacy"})
_OF_THE_UNIT_ALONE = frozenset(("num", "heading", "title", "preamble"))
"""Parts whose change leaves the units inside as they are."""
DELAYS = frozenset({"postponementOfEfficacy"})


def words(unit: Element) -> str:
    """Give the words of a provision, one block a line, the publisher's remarks left out."""
    return "\n".join(str(b) for b in blocks(unit) if b.kind != "remark")


def change_of(
    last: Stage | None,
    text: str,
    unit: Element | None,
    about: Sequence[Modification],
    day: date,
    eid: str,
) -> Change:
    """Say how a unit came to its words of a day; `about` are the modifications of that day."""
    if unit is None:
        return "removed"
    if last is None:
        return "original"
    ended = any(m.end == day for m in about)
    if unit.get("status") == "removed":
        return "repealed"
    if last.change == "removed":
        return "inserted"
    if ended:
        return "restored"
    if any(m.end is not None and m.application == day for m in about):
        return "temporary"
    if last.change in ("suspended", "delayed") and last.text == text:
        return "restored"
    if last.eid != eid:
        return "renumbered"
    if last.text == text:
        return "unchanged"
    whole = any(
        isinstance(m, TextualModification)
        and m.target == eid
        and m.old is None
        and isinstance(m.new, tuple)
        and m.kind != "insertion"
        for m in about
    )
    return "restated" if whole else "changed"


def goes_on(last: Stage, stage: Stage) -> bool:
    """Say whether a stage only goes on with the one before."""
    if last.eid != stage.eid or last.text != stage.text:
        return False
    if stage.change in ("suspended", "delayed"):
        return last.change == stage.change and last.sources == stage.sources
    return stage.change in ("unchanged", "removed", "repealed") and (
        stage.change == "unchanged" or last.change == stage.change
    )


def holds(target: str, eid: str, document: Document) -> bool:
    """Say whether a unit is the target or stands in it."""
    if not target or target == eid or eid.startswith(f"{target}__"):
        return True
    unit = document.find(target)
    return unit is not None and unit.name in HIERARCHY and any(e.eid == eid for e in unit.walk())


def concerns(outcome: Outcome, eid: str) -> bool:
    """Say whether a modification changed a unit, one in it, or one around it."""
    if isinstance(outcome.modification, EfficacyModification):
        return False
    touched = (outcome.modification.target, *outcome.units)
    if outcome.modification.part in _OF_THE_UNIT_ALONE:
        # a new heading of an article makes none of its paragraphs what they are
        return any(f"{unit}__".startswith(f"{eid}__") for unit in touched)
    beside = outcome.modification.kind == "insertion" and isinstance(
        outcome.modification.new, tuple
    )
    return any(
        f"{unit}__".startswith(f"{eid}__") or (eid.startswith(f"{unit}__") and not beside)
        for unit in (outcome.units if beside else touched)
    ) or (beside and any(eid.startswith(f"{unit}__") for unit in outcome.units))


def ends(change: Modification, day: date, eid: str) -> bool:
    """Say whether a temporary text of a unit, of one in it or around it ends on a day."""
    unit = change.target
    return change.end == day and (
        f"{unit}__".startswith(f"{eid}__") or f"{eid}__".startswith(f"{unit}__")
    )
