"""Owns KZ107: a heading printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def heading_twice(draft: Draft) -> Iterator[Finding]:
    """Find the heading of an article printed twice in a row (KZ107).

    What it does:
        Reports the second print of a heading with the same number and the same words.

    Why it matters:
        It comes from pasting, and the text below may have come twice too.

    Example:
        Article 7. Journal / Article 7. Journal / The owner keeps a journal.

    Use instead:
        Article 7. Journal / The owner keeps a journal.

    Source:
        No rule of law; a unit has one heading (law on legal acts, art. 23(9)).

    How it is checked:
        While the text is read; the second print is set aside. With other words it is KZ101.
    """
    yield from draft.reported("KZ107")


RULE = Rule(("KZ107",), "Heading printed twice", heading_twice)
