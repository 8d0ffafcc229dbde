"""Owns the check that an instruction as written is read again as the change that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from akn.model import Document
from akn.modify import Source, TextualModification
from kzlegal.amend.aim import TargetAct
from kzlegal.amend.derivation.drafting import DraftLanguage, amending_act
from kzlegal.amend.derivation.proposal import Proposal, modification
from kzlegal.amend.model import ActCited, Instruction
from kzlegal.amend.modifications import modifications
from kzlegal.amend.read import read
from kzlegal.corpus.source import Block, SourceDocument
from kzlegal.grammar import GRAMMARS
from kzlegal.grammar.line import lines
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.pinpoint import PinpointError

_WORK = "/akn/kz/act/1991-12-16/draft"
_DAY = date(1991, 12, 16)
"""Stand for an amending act and a day that nobody knows yet; neither is compared."""


def misread(
    proposals: Sequence[Proposal],
    document: Document,
    language: DraftLanguage,
    unit_names: UnitNames,
) -> tuple[Proposal, ...]:
    """Give the proposals that, written as an act of their own, are not read as what they are.

    Where each one is read well alone and their act as a whole is not, all of them are given.
    """
    known = dict(document.index())

    def well(some: Sequence[Proposal]) -> bool:
        # reading adds to what is known of the act: each reading begins with what it holds
        target = TargetAct(document, language, unit_names.paragraph, dict(known))
        return _read_well(some, target, language, unit_names)

    wrong = tuple(p for p in proposals if not well((p,)))
    return wrong if wrong or well(proposals) else tuple(proposals)


def instructions(
    draft: str, language: DraftLanguage, unit_names: UnitNames
) -> tuple[Instruction, ...]:
    """Read a draft of an act of one target; empty where a line of it is not understood."""
    blocks = tuple(Block(line, n) for n, line in enumerate(draft.split("\n"), 1) if line)
    source = SourceDocument("", "text", "", blocks)
    act = ActCited("", "", unit_names.paragraph)
    reading = read(lines(source, GRAMMARS[language])[2:], language, act=act)
    return () if reading.unparsed or reading.problems else reading.instructions


def _read_well(
    proposals: Sequence[Proposal],
    target: TargetAct,
    language: DraftLanguage,
    unit_names: UnitNames,
) -> bool:
    if not proposals:
        return True
    try:
        draft = amending_act(proposals, language, unit_names=unit_names)
    except PinpointError:
        return False  # the target has no name that people cite
    found = instructions(draft, language, unit_names)
    if len(found) != len(proposals):
        return False
    for proposal, instruction in zip(proposals, found, strict=True):
        made = modifications(instruction, target, _WORK, _DAY)
        wanted = modification(proposal, Source(_WORK), _DAY)
        if not isinstance(made, tuple) or len(made) != 1:
            return False
        [only] = made
        if not isinstance(only, TextualModification) or _said(only) != _said(wanted):
            return False
    return True


def _said(change: TextualModification) -> tuple[object, ...]:
    return (
        change.kind,
        change.target,
        change.part,
        change.position,
        change.old,
        change.new,
        change.times,
        change.ordinal,
    )
