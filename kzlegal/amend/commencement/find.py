"""Owns the finding of commencement clauses among the paragraphs of an act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kzlegal.amend.commencement.rules import words_of
from kzlegal.amend.commencement.words import Words
from kzlegal.refs.unit import Language

_OPENING = '«"“'
_CLOSED = re.compile(r"[»\"”][.;,]{0,2}$")
_NUMBER = re.compile(r"^\d{1,3}[.)]\s*")


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
    quoted = _quoted(folded)
    own = [not quoted[i] and bool(words.clause.search(p)) for i, p in enumerate(folded)]
    if not any(own):
        return None
    last = len(own) - 1 - own[::-1].index(True)
    first = last
    while first > 0 and _goes_on(folded, own, quoted, words, first):
        first -= 1
    end = last + 1
    if folded[last].endswith(":"):
        while end < len(folded) and folded[end - 1][-1:] not in (".", ""):
            end += 1
    return Clause(first, end, "\n".join(p.strip() for p in paragraphs[first:end]))


def speaks_of_application(text: str, language: Language) -> bool:
    """Say whether a sentence tells when an act applies, in whatever words: its own act, a verb."""
    words = words_of(language)
    folded = text.translate(words.fold)
    if words.clause.search(folded):
        return True
    verb = words.applies.search(folded) or words.enters.search(folded)
    return verb is not None and words.own.search(folded) is not None


def _goes_on(
    folded: Sequence[str], own: Sequence[bool], quoted: Sequence[bool], words: Words, first: int
) -> bool:
    """Say whether the clause began before paragraph `first`.

    It did where the paragraph before speaks of application too ("1. This Law …", "2. Point 3 …"),
    or where this one is an item of a list whose lead names the act (Kazakh: the verb stands at the
    end of the list).
    """
    if own[first - 1]:
        return True
    before = folded[first - 1]
    begun = words.own.match(_NUMBER.sub("", folded[first]))
    return not begun and not quoted[first - 1] and before.endswith((":", ";", ","))


def _quoted(paragraphs: Sequence[str]) -> list[bool]:
    """Say of each paragraph whether it stands in a quotation that opens at a paragraph's start.

    A quotation that is never closed hides nothing: a mark is missing, and the clause that follows
    is the act's own.
    """
    found = [False] * len(paragraphs)
    start: int | None = None
    for i, text in enumerate(paragraphs):
        if start is None and text[:1] in _OPENING and text:
            start = i
        if start is not None and _CLOSED.search(text):
            found[start : i + 1] = [True] * (i + 1 - start)
            start = None
    return found
