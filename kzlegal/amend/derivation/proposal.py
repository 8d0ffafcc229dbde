"""Owns Change and Proposal: a difference of two texts of an act, and the instruction for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.model import Element
from akn.modify import Source, TextualModification
from akn.problem import Problem

ChangeKind = Literal["changed", "added", "repealed", "removed", "restored"]
"""The words differ; the unit is new; a publisher's stub stands in its place; it is gone and nothing
stands in its place; it stands where a stub stood."""

Weight = Literal["text", "punctuation", "typography"]
"""What a difference is: words; the mark at the end of a list item; or only how the words are set
(white space, kinds of quotation marks and dashes), which is no change of the law."""

ProposalKind = Literal[
    "restate",
    "replace_words",
    "insert_after",
    "append_words",
    "add_sentence",
    "exclude_words",
    "add_unit",
    "exclude_unit",
]
"""What the instruction does, in the names of `kzlegal.amend.model.KindName` (a sentence is added by
``add_unit`` there)."""

Part = Literal["", "heading", "intro", "title", "preamble"]
"""A part of a unit without an eId; ``intro`` is its opening words (абзац первый)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the old and the new text, in the smallest unit that holds it."""

    eid: str
    """eId in the new text; in the old one for a unit that is gone. Empty for the act itself."""
    kind: ChangeKind
    old: str | None
    """The words before, paragraphs parted by a line break; None for a unit that was not there."""
    new: str | None
    """The words after; None for a unit that is there no more."""
    part: Part = ""
    weight: Weight = "text"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One instruction that would make the change; its eIds are those of the old text."""

    kind: ProposalKind
    target: str
    """eId of the unit; for a unit that is added the unit that gets it. Empty for the act."""
    part: Part = ""
    old: str | None = None
    """Words that stand exactly once in the target: replaced, excluded, or followed by new ones."""
    new: str | None = None
    """New words; for whole units their text as printed, paragraphs parted by a line break."""
    units: tuple[Element, ...] = ()
    """Whole units, without eIds, that are added or that take the target's place."""
    added: tuple[str, ...] = ()
    """eIds that the added units will have."""
    ordinal: int | None = None
    """For added units without a number: which of their siblings the first becomes, from 1; for a
    sentence: which of its unit it becomes."""
    remark: str = ""
    """What the publisher wrote in place of an excluded unit."""
    weight: Weight = "text"


@dataclass(frozen=True, slots=True)
class Derivation:
    """What `derive` finds, in the order of the text, and what it cannot say."""

    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def modification(proposal: Proposal, source: Source, application: date) -> TextualModification:
    """Give the modification that a proposal stands for."""
    words: str | tuple[Element, ...] | None = proposal.units or proposal.new
    match proposal.kind:
        case "restate" | "replace_words":
            return TextualModification(
                "substitution",
                proposal.target,
                source,
                application,
                part=proposal.part,
                old=proposal.old,
                new=words,
            )
        case "insert_after" | "append_words":
            return TextualModification(
                "insertion",
                proposal.target,
                source,
                application,
                part=proposal.part,
                position="after" if proposal.kind == "insert_after" else "end",
                old=proposal.old,
                new=proposal.new,
            )
        case "add_sentence":
            return TextualModification(
                "insertion",
                proposal.target,
                source,
                application,
                position="end",
                new=f" {proposal.new}",
            )
        case "add_unit":
            return TextualModification(
                "insertion",
                proposal.target,
                source,
                application,
                position="inside",
                new=proposal.units,
                ordinal=proposal.ordinal,
            )
        case "exclude_words" | "exclude_unit":
            return TextualModification(
                "repeal",
                proposal.target,
                source,
                application,
                part=proposal.part,
                old=proposal.old,
                remark=proposal.remark,
            )
