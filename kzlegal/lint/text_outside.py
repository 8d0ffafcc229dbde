"""Owns KZ190: text outside every unit."""

from __future__ import annotations

from collections.abc import Iterator

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def text_outside(draft: Draft) -> Iterator[Finding]:
    """Find words in the body of the act that belong to no unit (KZ190).

    What it does:
        Reports a paragraph under a chapter, or in the body, that stands in no article or point.

    Why it matters:
        It cannot be cited or amended, and nobody can say whether it is law.

    Example:
        Chapter 2. Duties / The owner keeps a journal. / Article 5. …

    Use instead:
        Chapter 2. Duties / Article 5. … / The owner keeps a journal.

    Source:
        Law on legal acts, art. 23(1), (2): laws are built of articles.

    How it is checked:
        While the text is read. Title, preamble, signature, annexes and the publisher's notes are
        other places, not this one.
    """
    yield from draft.reported("KZ190")


RULE = Rule(("KZ190",), "Text outside every unit", text_outside)
