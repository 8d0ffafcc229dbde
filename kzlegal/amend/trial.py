"""Owns the trial: proposed instructions, carried out on the old text, must give the new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from akn.model import Document
from akn.modify import Source, apply_all
from kzlegal.amend.drafting import article_of
from kzlegal.amend.execute import ALIKE
from kzlegal.amend.pieces import piece
from kzlegal.amend.proposal import Proposal, modification
from kzlegal.grammar.pack import LETTERS

_WORK = "/akn/kz/act/1991-12-16/draft"
_DAY = date(1991, 12, 16)
"""Stand for an amending act and a day that nobody knows yet."""


def carried_out(old: Document, proposals: Sequence[Proposal]) -> tuple[Document, frozenset[int]]:
    """Carry instructions out; the second value are the places in the list of those refused."""
    wanted = [modification(p, Source(_WORK, "art_1", n), _DAY) for n, p in enumerate(proposals, 1)]
    made = apply_all(old, wanted, alike=ALIKE, letters=LETTERS)
    refused = frozenset(o.modification.source.index - 1 for o in made.outcomes if not o.applied)
    return made.document, refused


def unfaithful(old: Document, new: Document, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Give the instructions that are refused, or whose article does not get its new text."""
    made, refused = carried_out(old, proposals)
    got, wanted = _articles(made), _articles(new)
    wrong = {eid for eid in wanted if got.get(eid) != wanted[eid]}
    return tuple(
        p for n, p in enumerate(proposals) if n in refused or article_of(p.target) in wrong
    )


def _articles(document: Document) -> dict[str, str]:
    return {e.eid: piece(e).text for e in document.walk() if e.name == "article"}
