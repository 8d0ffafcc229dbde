"""Owns TargetAct and Aim: the act that is changed, and the finding of a target in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from akn.model import Document, Element
from akn.problem import Problem, Severity
from kzlegal.amend.locate import Place, locate, nearest
from kzlegal.amend.model import Instruction, Target
from kzlegal.refs.unit import Step, eid_of

Language = Literal["rus", "kaz", "eng"]


@dataclass(slots=True)
class TargetAct:
    """The act that is changed, as it stands: its document, eIds, and how it calls its units."""

    document: Document
    language: Language
    numbered: str = "point"
    """What it calls the numbered units of its articles: ``point``, ``part``."""
    known: dict[str, Element] = field(default_factory=dict)
    """eIds of the document and, as instructions are read, of the units that they add."""

    def __post_init__(self) -> None:
        if not self.known:
            self.known = dict(self.document.index())


@dataclass(frozen=True, slots=True)
class Aim:
    """One instruction aimed at an act: where its targets stand, or the Problem."""

    instruction: Instruction
    act: TargetAct

    def problem(
        self, code: str, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """Make a problem of this instruction, at its place in the amending act."""
        span = self.instruction.span
        return Problem(
            code,
            f"instruction {self.instruction.n} ({self.instruction.kind}): {message}",
            severity,
            span.path,
            span.line,
            span.column,
            eid_of(self.instruction.target.steps),
            hint,
        )

    def place(self, target: Target) -> Place | Problem:
        """Find a target: AMD401 where the act has none, AMD404 where it is repealed."""
        if target.ranged and (between := self._between(target)):
            return self.problem(
                "AMD403",
                f"the range may also mean {between}, which stands between its ends",
                "list the units one by one",
            )
        found = locate(target.steps, self.act.known, self.act.numbered)
        if found is None:
            near = nearest(target, self.act.known)
            return self.problem(
                "AMD401",
                f"the act has no unit {eid_of(target.steps)}",
                f"the nearest is {near}" if near else "check the target and the version of the act",
            )
        element = self.act.known.get(found.eid)
        if element is not None and element.get("status") == "removed":
            return self.problem(
                "AMD404", f"{found.eid} is repealed", "name a unit that is in force on that day"
            )
        return found

    def _between(self, target: Target) -> str:
        """Find a unit inserted after this one inside the range, which no number of it names."""
        last = target.steps[-1]
        if not last.number.isdecimal():
            return ""
        inserted = eid_of((*target.steps[:-1], Step(last.kind, f"{last.number}-1")))
        return inserted if inserted in self.act.known else ""

    def part(self, target: Target, place: Place) -> str:
        """Give the part of the unit in the words of `akn.modify`; empty for the unit itself."""
        if target.part == "text":
            return ""
        if target.part == "heading" and not place.eid:
            return "title"
        if target.part:
            return f"{target.part}_{target.number}" if target.number else target.part
        return "intro" if place.part == "intro" else ""

    def in_first_part(self, place: Place) -> Place | Problem:
        """Find the words in a first part that has no element: in its opening words or one point."""
        unit = self.act.known[place.eid]
        wanted = _plain(self.instruction.old or "")
        found: list[Place] = []
        for child in unit.elements():
            if wanted in _plain(child.text()):
                if child.name == "intro":
                    found.append(Place(place.eid, "intro"))
                elif child.eid and child.name != "subparagraph":
                    found.append(Place(child.eid))
        if len(found) == 1:
            return found[0]
        where = ", ".join(p.eid for p in found) or "none of its units"
        return self.problem(
            "AMD403",
            f"the words «{self.instruction.old}» are looked for in the first part of {place.eid} "
            f"and stand in {where}",
            "name the unit that holds them",
        )


def _plain(text: str) -> str:
    """Give words as they are compared here: one space, one kind of quotation marks."""
    return " ".join(re.sub('[«»“”„"]', '"', text).split())
