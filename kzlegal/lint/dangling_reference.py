"""Owns KZ201: a reference to a unit that the draft does not have."""

from __future__ import annotations

from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.reference_level import Levels
from kzlegal.lint.references import joined, resolved
from kzlegal.lint.rule import Rule


def dangling_reference(draft: Draft) -> Iterator[Finding]:
    """Find a reference inside the draft that leads nowhere (KZ201).

    What it does:
        Resolves every reference to an article, point, subpoint, part or paragraph of the same act
        and reports those whose target does not exist.

    Why it matters:
        The reader lands nowhere. It is the commonest trace of renumbering: the rule that was meant
        stands under another number now.

    Example:
        … in the cases of point 4 of this article, where the article has three points.

    Use instead:
        The number under which the rule stands now.

    Source:
        Law on legal acts, art. 25(2); that an internal reference must resolve is ours.

    How it is checked:
        The words are read by the rules of the language and matched with the draft's own units.
        Words in quotation marks, bare numbers in annexes and, in an act that changes others,
        everything that does not say "this" are left out: they mean other texts. Where a unit of
        that number stands at another level, it is KZ202.
    """
    levels = Levels(draft.units)
    lost = (
        one
        for one in resolved(draft)
        if one.unit is None
        and levels.other(one.target) is None
        and not (one.nearest is not None and one.nearest.removed)  # KZ203
    )
    for one in joined(lost):
        where = f"«{one.nearest.num}»" if one.nearest and one.nearest.num else "this text"
        yield draft.at(
            "KZ201",
            Severity.ERROR,
            one.passage,
            one.start,
            f"«{one.words}» points at a unit that {where} does not have",
            "point at the unit that holds the rule now",
        )


RULE = Rule(("KZ201",), "Reference to a unit that does not exist", dangling_reference)
