"""Owns the step from instructions to modifications: the act that is changed is looked at here.

An instruction names its target as people cite it; a modification names an eId of the document as it
stands on that day. What does not fit the document becomes a Problem and no modification.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from akn.model import Element, Node
from akn.modify import EfficacyModification, Modification, Source, TextualModification
from akn.problem import Problem, Severity
from kzlegal.amend.aim import Aim, TargetAct
from kzlegal.amend.locate import Place
from kzlegal.amend.model import Instruction, Target
from kzlegal.amend.quoted import quoted_units, row_of
from kzlegal.amend.remark import repealed
from kzlegal.refs.unit import Step, citable, eid_of

Language = Literal["rus", "kaz", "eng"]

_HEAD = re.compile(
    r"(?:Статья|Глава|Раздел|Подраздел|Параграф)\s+[\dIVXLC]+(?:-\d+)*\.?\s+"
    r"|\d+(?:-\d+)*-(?:бап|тарау|бөлім|параграф)\.?\s+"
    r"|(?:Article|Chapter|Section)\s+[\dIVXLC]+(?:-\d+)*\.?\s+",
    re.IGNORECASE,
)
"""The number that stands before a quoted heading."""
_HEADS = ("num", "heading", "subheading")


def modifications(
    instruction: Instruction, target: TargetAct, work: str, application: date
) -> tuple[Modification, ...] | Problem:
    """Give what an instruction does to an act, or the Problem for which it can do nothing.

    `work` is the IRI of the amending act, `application` the first day of the new text. Problems
    are AMD401 (no such unit), AMD402 (the quotation is not such a unit), AMD403 (cannot be carried
    out as worded), AMD404 (repealed already), AMD405 (not part of the text held).
    """
    aim = Aim(instruction, target)
    run = _Run(instruction, target, work, application, aim)
    if instruction.problems:
        first = instruction.problems[0]
        return aim.problem("AMD403", f"not carried out: {first.message}", first.hint)
    if instruction.inflected:
        return aim.problem(
            "AMD403",
            "other forms of the words are asked for and not listed",
            "list every form that is meant",
        )
    if instruction.target.component == "toc" or instruction.target.part == "toc":
        return aim.problem(
            "AMD405", "the contents table is not part of the text held", severity=Severity.INFO
        )
    if instruction.target.component and instruction.kind != "restate":
        return aim.problem(
            "AMD405",
            f"the text of «{instruction.target.component[:80]}» is not held apart from its act",
            "apply to the file of that document",
        )
    return run.made()


@dataclass(slots=True)
class _Run:
    instruction: Instruction
    target: TargetAct
    work: str
    application: date
    aim: Aim

    @property
    def source(self) -> Source:
        return Source(self.work, self.instruction.item, self.instruction.n)

    def made(self) -> tuple[Modification, ...] | Problem:
        """Choose by kind."""
        i = self.instruction
        match i.kind:
            case "replace_words" | "insert_after" | "insert_before" | "exclude_words":
                return self.words()
            case "append_words":
                return self.appended()
            case "restate":
                return self.restated()
            case "rename":
                return self._one("substitution", Place(""), part="title", new=i.new or "")
            case "add_unit":
                return self.added()
            case "add_heading":
                return self.aim.problem(
                    "AMD405", "the contents table is not part of the text held", "", Severity.INFO
                )
            case "exclude_unit":
                return self.excluded()
            case "repeal":
                return self.lost()
            case "renumber":
                place = self.aim.place(i.target)
                if isinstance(place, Problem):
                    return place
                return self._one("renumbering", place, new=i.new or "")
            case "suspend" | "time_limit":
                return self.timed()

    # Words

    def words(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        place = self.aim.place(i.target)
        if isinstance(place, Place) and place.part == "first":
            place = self.aim.in_first_part(place)
        if isinstance(place, Problem):
            return place
        kind: Literal["substitution", "insertion", "repeal"] = "substitution"
        position: Literal["unspecified", "before", "after"] = "unspecified"
        if i.kind in ("insert_after", "insert_before"):
            kind = "insertion"
            position = "after" if i.kind == "insert_after" else "before"
        elif i.kind == "exclude_words":
            kind = "repeal"
        return (
            TextualModification(
                kind,
                place.eid,
                self.source,
                self.application,
                part=self.aim.part(i.target, place),
                position=position,
                old=i.old,
                new=i.new,
                times=None if i.throughout else 1,
            ),
        )

    def appended(self) -> tuple[Modification, ...] | Problem:
        place = self.aim.place(self.instruction.target)
        if isinstance(place, Problem):
            return place
        return (
            TextualModification(
                "insertion",
                place.eid,
                self.source,
                self.application,
                part=self.aim.part(self.instruction.target, place),
                position="end",
                new=self.instruction.new,
            ),
        )

    # Units

    def restated(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        if i.new is None:
            return self.aim.problem(
                "AMD402", f"the new text ({i.annex or 'an annex'}) was not found", "give the annex"
            )
        if i.target.component:
            return self.aim.problem(
                "AMD405",
                f"«{i.target.component[:80]}» is restated as a whole",
                "load the new text as a document of its own",
            )
        if i.target.part:
            place = self.aim.place(i.target)
            if isinstance(place, Problem):
                return place
            new: str | tuple[Element, ...] = i.new
            if i.target.part == "heading":
                new = _HEAD.sub("", i.new, count=1)
            elif i.target.part == "row":
                new = (row_of(i.new),)
            return self._one("substitution", place, part=self.aim.part(i.target, place), new=new)
        place = self.aim.place(i.target)
        if isinstance(place, Problem):
            return place
        if place.part == "intro":
            return self._one("substitution", place, part="intro", new=i.new)
        last = i.target.steps[-1] if i.target.steps else Step("art")
        if place.part == "first" or not i.target.steps:
            return self.aim.problem(
                "AMD403",
                "a first part with points in it, or a whole act, cannot be restated alone",
                "restate the unit that holds it",
            )
        element = self.target.known[place.eid]
        step = _as_held(last, element)
        units = quoted_units(i.new, step, self.target.language)
        if isinstance(units, str):
            return self.aim.problem("AMD402", units, "correct the quotation or the target")
        if element.name == "attachment":
            units = (_under_its_head(units[0], element),)
        return self._one("substitution", place, new=units)

    def added(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        if i.new is None:
            return self.aim.problem(
                "AMD402", f"the new text ({i.annex or 'an annex'}) was not found", "give the annex"
            )
        if i.target.part in ("sentence", "row", "heading", "preamble", "text"):
            place = self.aim.place(replace(i.target, part="", number=""))
            if isinstance(place, Problem):
                return place
            if i.target.part == "sentence":
                return self._one("insertion", place, new=f" {i.new}", position="end")
            if i.target.part == "row":
                return self._one("insertion", place, new=(row_of(i.new),), position="inside")
            return self.aim.problem(
                "AMD403", f"a {i.target.part} cannot be added", "restate the unit instead"
            )
        new = i.target.steps[-1]
        holder = Target(i.target.steps[:-1])
        place = self.aim.place(holder) if holder.steps else Place("")
        if isinstance(place, Problem):
            return place
        if place.part:
            place = Place(place.eid)
        if self.target.numbered == "part" and new.kind == "subpara":
            new = Step("para", new.number)
        if new.kind == "para" and not re.match(rf"{re.escape(new.number)}\.", i.new):
            new = Step("subpara", new.number)  # parts without a number, also in codes
        if place.eid and new.kind == "art":
            into_chapter = self.target.known[place.eid].name in ("chapter", "section", "part")
            place = place if into_chapter else Place("")
        units = quoted_units(i.new, new, self.target.language)
        if isinstance(units, str):
            return self.aim.problem("AMD402", units, "correct the quotation or the number")
        counted = new.kind in ("al", "subpara") and new.number.isdecimal()
        ordinal = int(new.number) if counted else None
        above = citable(place.eid) if place.eid and new.kind != "art" else ()
        self.target.known.setdefault(eid_of((*above, new)), units[0])
        return (
            TextualModification(
                "insertion",
                place.eid,
                self.source,
                self.application,
                position="inside",
                new=units,
                ordinal=ordinal,
            ),
        )

    def excluded(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        place = self.aim.place(i.target)
        if isinstance(place, Problem):
            return place
        if not place.eid and not i.target.part:
            return self.aim.problem("AMD401", "no unit is named that could go", "name the unit")
        part = self.aim.part(i.target, place)
        if part or place.part:
            return self._one("repeal", place, part=part)
        element = self.target.known[place.eid]
        if element.get("status") == "removed":
            return self.aim.problem("AMD404", f"{place.eid} is repealed already")
        remark = repealed(
            element.name,
            self.work,
            self.application,
            self.target.language,
            force=i.kind == "repeal",
        )
        return self._one("repeal", place, remark=remark)

    def lost(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        place = self.aim.place(i.target)
        if isinstance(place, Problem):
            return place
        if place.eid:
            return self.excluded()
        return (EfficacyModification("endOfEfficacy", "", self.source, self.application),)

    def timed(self) -> tuple[Modification, ...] | Problem:
        i = self.instruction
        place = self.aim.place(i.target)
        if isinstance(place, Problem):
            return place
        since = date.fromisoformat(i.since) if i.since else self.application
        end = date.fromisoformat(i.until) if i.until else None
        if end is not None and end <= since:
            return self.aim.problem(
                "AMD403", f"it ends on {end}, not after it begins on {since}", "correct the days"
            )
        if i.kind == "time_limit":
            if end is None:
                return (EfficacyModification("entryIntoEfficacy", place.eid, self.source, since),)
            return (EfficacyModification("endOfEfficacy", place.eid, self.source, end),)
        made: list[Modification] = [
            EfficacyModification("inapplication", place.eid, self.source, since, end)
        ]
        if i.new:
            element = self.target.known[place.eid]
            units = quoted_units(i.new, _as_held(i.target.steps[-1], element), self.target.language)
            if isinstance(units, str):
                return self.aim.problem("AMD402", units, "correct the quotation")
            made.append(
                TextualModification(
                    "substitution", place.eid, self.source, since, new=units, end=end
                )
            )
        return tuple(made)

    def _one(
        self,
        kind: Literal["substitution", "insertion", "repeal", "renumbering"],
        place: Place,
        *,
        part: str = "",
        new: str | tuple[Element, ...] | None = None,
        position: Literal["unspecified", "end", "inside"] = "unspecified",
        remark: str | tuple[Node, ...] = "",
    ) -> tuple[Modification, ...]:
        return (
            TextualModification(
                kind,
                place.eid,
                self.source,
                self.application,
                part=part,
                position=position,
                new=new,
                remark=remark,
            ),
        )


def _under_its_head(annex: Element, held: Element) -> Element:
    """Give a new annex under number and heading of the one that it replaces."""
    head = tuple(c for c in held.children if isinstance(c, Element) and c.name in _HEADS)
    rest = tuple(c for c in annex.children if not (isinstance(c, Element) and c.name in _HEADS))
    return annex.with_children(*head, *rest)


def _as_held(step: Step, element: Element) -> Step:
    """Give the kind of unit that the document holds there: часть may be numbered or not."""
    kinds: Mapping[str, str] = {"paragraph": "para", "subparagraph": "subpara", "alinea": "al"}
    kind = kinds.get(element.name)
    return Step(kind, step.number) if kind else step  # type: ignore[arg-type]
