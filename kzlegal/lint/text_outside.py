"""Owns KZ190: text outside every unit."""

from __future__ import annotations

from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_DIVISIONS = frozenset(("part", "subpart", "chapter", "section"))


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
        While the text is read, and then every paragraph that stands right under a chapter, section
        or the like. Title, preamble, signature, annexes and the publisher's notes are other places,
        not this one.
    """
    yield from draft.reported("KZ190")
    for passage in draft.passages:
        unit = passage.unit
        if passage.role == "p" and unit is not None and unit.kind in _DIVISIONS and not unit.annex:
            yield draft.at(
                "KZ190",
                Severity.WARNING,
                passage,
                0,
                f"this paragraph stands under «{unit.num}», in no article or point of it",
                "put it into a unit, or give it a number of its own",
            )


RULE = Rule(("KZ190",), "Text outside every unit", text_outside)
