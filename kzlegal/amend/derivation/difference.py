"""Owns Difference: what changed in a unit, and the instructions for it; how each is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from akn.modify.sentence import sentences
from kzlegal.amend.derivation.edits import Edit, edits, share
from kzlegal.amend.derivation.pieces import Piece, stripped
from kzlegal.amend.derivation.proposal import Change, Part, Proposal, Weight
from kzlegal.amend.derivation.words import typographic

HALF = 0.5
"""A unit of whose words more than this share changes is written anew."""


@dataclass(slots=True)
class Difference:
    """What the comparison of one unit gave."""

    changes: list[Change] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    whole: bool = False
    """True where the difference cannot be said in parts: the unit around is to be restated."""

    def add(self, other: Difference) -> None:
        """Take in the difference of a part of the unit."""
        self.changes += other.changes
        self.proposals += other.proposals
        self.whole = self.whole or other.whole


def repealed(old: Piece, new: Piece) -> Difference:
    """Give the difference of a unit in whose place a stub stands now."""
    return Difference(
        [Change(old.eid, "repealed", old.text, None)],
        [Proposal("exclude_unit", old.eid, remark=new.remark)],
    )


def gone(old: Piece) -> Difference:
    """Give the difference of a unit that is there no more."""
    return Difference(
        [Change(old.eid, "removed", old.text, None)], [Proposal("exclude_unit", old.eid)]
    )


def restated(old: Piece, new: Piece) -> Proposal:
    """Propose to restate a unit as a whole."""
    element = stripped(new.element)
    return Proposal(
        "restate",
        old.eid,
        new="\n".join(new.lines),
        units=(element,),
        weight=weight_of(old.text, new.text),
    )


def added(target: str, units: Sequence[Piece], ordinal: int | None = None) -> Proposal:
    """Propose to add units to a target; `ordinal` is the place of those without a number."""
    return Proposal(
        "add_unit",
        target,
        new="\n".join(line for u in units for line in u.lines),
        units=tuple(stripped(u.element) for u in units),
        added=tuple(u.eid for u in units),
        ordinal=ordinal,
    )


def weight_of(old: str, new: str) -> Weight:
    """Tell what a difference of words is: typography, the final mark, or words."""
    if typographic(old, new):
        return "typography"
    if len(old) > 1 and old[:-1] == new[:-1] and {old[-1], new[-1]} <= set(".;,:"):
        return "punctuation"
    return "text"


def heading(old: Piece, new: Piece) -> Difference:
    """Give the difference of two headings; one that came or went is no part's affair."""
    if old.heading == new.heading:
        return Difference()
    if not old.heading or not new.heading:
        change = Change(new.eid, "changed", old.heading or None, new.heading or None, "heading")
        return Difference([change], whole=True)
    found = words(old.eid, new.eid, "heading", old.heading, new.heading, (), leaf=True)
    if found.whole:
        found.proposals = [Proposal("restate", old.eid, "heading", new=new.heading)]
        found.whole = False
    return found


def words(
    target: str,
    eid: str,
    part: Part,
    old: str,
    new: str,
    others: Sequence[str],
    leaf: bool,
) -> Difference:
    """Say the difference of one paragraph; `whole` where its words cannot be named."""
    weight = weight_of(old, new)
    change = Change(eid, "changed", old, new, part, weight)
    said: tuple[Edit, ...] = ()
    if share(old, new) <= HALF:
        said = edits(old, new, others, leaf)
    count = len(sentences(old))
    proposals = [
        Proposal(
            e.kind,
            target,
            part,
            e.old,
            e.new,
            ordinal=count + 1 if e.kind == "add_sentence" else None,
            weight=_edit_weight(e),
        )
        for e in said
    ]
    return Difference([change], proposals, whole=not said)


def _edit_weight(edit: Edit) -> Weight:
    if edit.kind != "replace_words" or edit.old is None or edit.new is None:
        return "text"
    return weight_of(edit.old, edit.new)
