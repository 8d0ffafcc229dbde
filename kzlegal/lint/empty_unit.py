"""Owns KZ112: an article, point or subpoint without text."""

from __future__ import annotations

from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def empty_unit(draft: Draft) -> Iterator[Finding]:
    """Find a unit that has a number, and perhaps a heading, but no text (KZ112).

    What it does:
        Reports an article, point or subpoint below which nothing stands.

    Why it matters:
        A heading is no rule. Text was lost, or the number should not be there.

    Example:
        Article 7. Journal / Article 8. Answers / The body answers in ten days.

    Use instead:
        Give Article 7 its text, or take it out and number on.

    Source:
        Law on legal acts, art. 23(1): an article holds a rule.

    How it is checked:
        No words below number and heading. A table is text enough, and so is the stub of a repealed
        unit or a publisher's note below the heading, which says that it was repealed. A heading
        that ends like a sentence is the text: the articles of acts that change others have no
        heading (art. 23(9)).
    """
    filled: set[int] = set()
    for passage in draft.passages:
        if passage.role in ("p", "cell") and passage.text.strip():
            unit = passage.unit
            while unit is not None and id(unit) not in filled:
                filled.add(id(unit))
                unit = unit.parent
    for unit in draft.units:
        if unit.kind not in ("article", "paragraph", "point") or unit.removed:
            continue
        if id(unit) not in filled and not _explained(unit) and not _sentence(unit):
            yield draft.at_unit(
                "KZ112",
                Severity.ERROR,
                unit,
                f"«{unit.num}» has no text",
                "write its text, or take the number out",
            )


def _explained(unit: Unit) -> bool:
    return any(e.get("status") == "editorial" for e in unit.element.walk())


def _sentence(unit: Unit) -> bool:
    """Say whether the heading is the text itself: articles of amending acts have no heading."""
    heading = unit.element.first("heading")
    return heading is not None and heading.text().rstrip().endswith((".", ":", ";", "»"))


RULE = Rule(("KZ112",), "Unit without text", empty_unit)
