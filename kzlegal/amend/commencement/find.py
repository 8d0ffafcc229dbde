"""Owns the finding of commencement clauses among the paragraphs of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzlegal.amend.commencement.rules import words_of
from kzlegal.refs.unit import Language

_OPENING = '«"“'


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a commencement clause stands: paragraphs ``[first, end)``, joined in `text`."""

    first: int
    end: int
    text: str


def find_commencement(paragraphs: Sequence[str], language: Language) -> Clause | None:
    """Find the commencement clause among the paragraphs of an act, in their order.

    It is the last one that is not quoted text (an amending act quotes clauses of others), with the
    list that it opens and the paragraphs after it that say when some units apply.
    """
    words = words_of(language)
    folded = [p.translate(words.fold).strip() for p in paragraphs]
    last = next(
        (
            i
            for i in range(len(folded) - 1, -1, -1)
            if words.clause.search(folded[i]) and folded[i][0] not in _OPENING
        ),
        None,
    )
    if last is None:
        return None
    first = last
    # a clause of several paragraphs: "1. This Law …", "2. Point 3 of Article 1 …"
    while first > 0 and words.clause.search(folded[first - 1]):
        first -= 1
    end = last + 1
    if folded[last].endswith(":"):
        while end < len(folded) and folded[end - 1][-1:] not in (".", ""):
            end += 1
    return Clause(first, end, "\n".join(p.strip() for p in paragraphs[first:end]))
