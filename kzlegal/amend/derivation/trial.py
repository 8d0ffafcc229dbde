"""Owns the trial: proposed instructions, carried out on the old text, must give the new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from akn.model import Document, Element
from akn.modify import Source, apply_all
from kzlegal.amend.derivation.pieces import piece
from kzlegal.amend.derivation.proposal import Proposal, modification
from kzlegal.amend.execute import ALIKE
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


def unfaithful(
    old: Document, new: Document, proposals: Sequence[Proposal]
) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    """Give the instructions that are refused, and the articles that do not get their new text."""
    made, refused = carried_out(old, proposals)
    got, wanted = _articles(made), _articles(new)
    return (
        tuple(p for n, p in enumerate(proposals) if n in refused),
        tuple(eid for eid, unit in wanted.items() if not _same(got.get(eid), unit)),
    )


def _articles(document: Document) -> dict[str, Element]:
    return {e.eid: e for e in document.walk() if e.name == "article"}


def _same(got: Element | None, wanted: Element) -> bool:
    """Say whether an article has the words that it should; notes and marks do not count."""
    if got is None or got == wanted:
        return got is not None
    return piece(got).text == piece(wanted).text
