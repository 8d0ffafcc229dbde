"""Owns KZ203: a reference to a unit that is repealed."""

from __future__ import annotations

from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.references import resolved
from kzlegal.lint.rule import Rule


def repealed_target(draft: Draft) -> Iterator[Finding]:
    """Find a reference to a unit of which only the stub is left (KZ203).

    What it does:
        Reports a reference inside the act whose target, or the unit around it, is repealed.

    Why it matters:
        The rule that was relied on is gone; what shall hold instead is open.

    Example:
        … under point 3 of this article, where point 3 is repealed.

    Use instead:
        The unit that took over the rule, or no reference.

    Source:
        Law on legal acts, art. 27(6): repealed units keep their number with a note.

    How it is checked:
        As KZ201; the target is a stub, or lies in one. It is a warning: transitional rules may
        mean the repealed unit.
    """
    for one in resolved(draft):
        there = one.unit or one.nearest
        if there is None or not there.removed or (one.passage.unit and one.passage.unit.removed):
            continue
        yield draft.at(
            "KZ203",
            Severity.WARNING,
            one.passage,
            one.start,
            f"«{one.words}» points at «{there.num}», which is repealed",
            "point at the unit that took over the rule, or leave the reference out",
        )


RULE = Rule(("KZ203",), "Reference to a repealed unit", repealed_target)
