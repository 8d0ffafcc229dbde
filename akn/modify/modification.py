"""Owns Modification: one change that one act makes to another, as a value.

The kinds are those of the schema: ``textualMod`` (simple type TextualMods) and ``efficacyMod``
(EfficacyMods). A modification names its target by eId in the document as it stands on the day the
modification is applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from akn.model import Element, Node

TextualKind = Literal[
    "repeal", "substitution", "insertion", "replacement", "renumbering", "split", "join"
]
"""The seven kinds of ``textualMod`` in the schema."""

EfficacyKind = Literal[
    "entryIntoEfficacy",
    "endOfEfficacy",
    "inapplication",
    "retroactivity",
    "extraefficacy",
    "postponementOfEfficacy",
    "prorogationOfEfficacy",
]
"""The kinds of ``efficacyMod`` in the schema."""

Position = Literal["before", "after", "start", "end", "inside", "unspecified"]
"""Where, seen from the target or from the old words (attribute ``pos`` of the schema)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which provision of which act orders the modification."""

    work: str
    """Work IRI of the modifying act."""
    eid: str = ""
    """eId of the provision that orders it (its ``mod``, else its unit)."""
    index: int = 0
    """Running number of the modification in the modifying act, from 1: its order there."""


@dataclass(frozen=True, slots=True)
class TextualModification:
    """A change of text. What it does follows from which of its parts are given.

    ============  =====  =========  ==========================================================
    kind          old    new        meaning
    ============  =====  =========  ==========================================================
    substitution  None   elements   the target is replaced by these units
    substitution  None   words      the `part` of the target (heading, sentence, title …) is
    substitution  words  words      the old words in the target give way to the new ones
    insertion     None   elements   units come into the target (``inside``: at the place that
                                    their number or `ordinal` asks for; ``start``, ``end``), or
                                    ``before`` / ``after`` it
    insertion     None   words      words come at the ``start`` or ``end`` of the target, at the
                                    end before its final punctuation
    insertion     words  words      words come ``before`` or ``after`` the old ones, which stay
    repeal        None   None       the target is repealed: its number stays, its words go, the
                                    `remark` says so
    repeal        words  None       the old words go
    renumbering   None   words      the target gets another number
    replacement   None   elements   a whole component (annex) gives way to another
    split         None   elements   the target becomes several units
    join          None   elements   the units from the target to `up_to` become one
    ============  =====  =========  ==========================================================
    """

    kind: TextualKind
    target: str
    """eId of the unit; empty for the whole document."""
    source: Source
    application: date
    """First day on which the new text applies (which need not be the day on
    which the modifying act enters into force)."""
    part: str = ""
    """A part of the target that has no eId: ``num``, ``heading``, ``intro``, ``wrapUp``, ``title``
    (docTitle), ``preamble``, ``sentence_2``, ``row_5``; empty for the target as a whole."""
    position: Position = "unspecified"
    old: str | None = None
    new: str | tuple[Element, ...] | None = None
    """Units stand without eIds; a unit carries its ``num``."""
    times: int | None = 1
    """How often the old words must stand in the target; None: every time, and at least once."""
    ordinal: int | None = None
    """For units without a number: which of their siblings the first inserted one becomes, from 1,
    the opening words counting as the first."""
    up_to: str = ""
    """eId of the last unit of a stretch, for ``join`` and for a repeal of several."""
    remark: str | tuple[Node, ...] = ""
    """What the editor writes in place of repealed words, as words or as inline nodes (a ``ref`` to
    the modifying act); empty for nothing."""
    force: date | None = None
    """Day on which the modifying act entered into force; None when not known."""
    end: date | None = None
    """First day on which the new text applies no more (temporary text); None for good."""


@dataclass(frozen=True, slots=True)
class EfficacyModification:
    """A change of when a text applies, its words staying as they are."""

    kind: EfficacyKind
    target: str
    """eId of the unit; empty for the whole document."""
    source: Source
    application: date
    """First day of the change."""
    end: date | None = None
    """First day on which it is over; None for good."""
    force: date | None = None


Modification: TypeAlias = TextualModification | EfficacyModification
