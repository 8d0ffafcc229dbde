"""Owns KZ105: an article without the word for article."""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def article_word(draft: Draft) -> Iterator[Finding]:
    """Find a heading of an article that lost its word (KZ105).

    What it does:
        Reports a line that carries the number of the next article, but not the word.

    Why it matters:
        It reads as a point of the article before, and every reference to it fails.

    Example:
        Article 7. Journal … / 8. Answers to applicants

    Use instead:
        Article 7. Journal … / Article 8. Answers to applicants

    Source:
        Law on legal acts, art. 23(1), (9).

    How it is checked:
        While the text is read: a heading without indent and final full stop whose number follows
        the article before and cannot be that of a point.
    """
    yield from draft.reported("KZ105")


RULE = Rule(("KZ105",), "Word for article missing", article_word)
