"""Owns KZ101 and KZ102: a number that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def number_twice(draft: Draft) -> Iterator[Finding]:
    """Find the number of an article twice in the act (KZ101), of another unit in its unit (KZ102).

    What it does:
        Reports the later of two units with the same number: an article anywhere in the act
        (error), a point, subpoint or chapter beside its like (warning).

    Why it matters:
        A pinpoint would name two rules, and nobody could amend one of them.

    Example:
        Article 4. Journal / Article 4. Answers

    Use instead:
        Article 4. Journal / Article 5. Answers; a unit put in between is 4-1.

    Source:
        Law on legal acts of 6 April 2016, art. 23(4), (5), read in the edition of 2023.

    How it is checked:
        While the text is read. Numbers are compared in normal form: a dash and a superscript are
        one way to write an inserted number. Points and subpoints are a warning because a list
        inside a list may restart unseen.
    """
    yield from draft.reported("KZ101", "KZ102")


RULE = Rule(("KZ101", "KZ102"), "Number twice", number_twice)
