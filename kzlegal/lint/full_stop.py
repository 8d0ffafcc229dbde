"""Owns KZ104: no full stop after the number of an article."""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def full_stop(draft: Draft) -> Iterator[Finding]:
    """Find the number of an article without its full stop (KZ104).

    What it does:
        Reports an article's heading whose number is followed by a word at once.

    Why it matters:
        A sentence may begin with the same words; a program, and a hurried reader, cannot tell
        a heading from a reference.

    Example:
        Article 7 Journal

    Use instead:
        Article 7. Journal

    Source:
        The form of all published laws; the law on legal acts shows it in art. 23 by its own form.

    How it is checked:
        While the text is read: word, number, then a capital letter. The line was read as a heading.
    """
    yield from draft.reported("KZ104")


RULE = Rule(("KZ104",), "Full stop missing after an article's number", full_stop)
