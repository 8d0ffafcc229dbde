"""Owns KZ103: numbers that skip or go back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_THROUGH_THE_ACT = ("article", "chapter", "part")
_BESIDE = ("section", "subpart", "paragraph", "point", "indent")


def number_sequence(draft: Draft) -> Iterator[Finding]:
    """Find a number that does not follow the one before it (KZ103).

    What it does:
        Reports a number that skips (1, 2, 4), goes back (1, 3, 2), or a list that does not begin
        at 1. Each fault of a row is reported once, at the unit after it.

    Why it matters:
        A gap is where a unit was lost or renumbered by hand; references then point at a neighbour.

    Example:
        1) keep a journal; 3) answer applicants.

    Use instead:
        1) keep a journal; 2) answer applicants. A repealed unit keeps its number and its stub.

    Source:
        Law on legal acts, art. 23(4), (5), 26(7), 27(6).

    How it is checked:
        After n comes n+1 or the inserted n-1; after n-k comes n-(k+1) or n+1. Articles, chapters
        and the sections above them are counted through the act, other units inside their own. A
        stub for a range «3)–5)» counts to its end. Quoted provisions of other acts are not looked
        at, and in an act that changes others a row may begin anywhere.
    """
    through: dict[tuple[str, str], list[Unit]] = {}
    for unit in draft.units:
        if unit.kind in _THROUGH_THE_ACT:
            through.setdefault((unit.kind, unit.annex), []).append(unit)
    for row in through.values():
        yield from _row(draft, row)
    for beside in draft.siblings():
        if beside[0].kind in _BESIDE:
            yield from _row(draft, beside)


def _row(draft: Draft, units: Sequence[Unit]) -> Iterator[Finding]:
    row = [u for u in units if u.key]
    if not row:
        return
    first = row[0]
    begins = first.key in ((1,), (ord("а"),), (ord("a"),)) or len(first.key) > 1
    if len(row) > 1 and not begins and not draft.amending:
        yield draft.at_unit(
            "KZ103",
            Severity.WARNING,
            first,
            f"the row begins at «{first.num}», not at 1",
            "look for a unit that lost its number or its line break",
        )
    highest = first.last_key
    before = first
    for unit in row[1:]:
        key = unit.key
        if key == before.key:  # KZ101, KZ102
            continue
        if key < highest:
            yield draft.at_unit(
                "KZ103",
                Severity.WARNING,
                unit,
                f"the number «{unit.num}» stands after «{before.num}»",
                "put the units in the order of their numbers",
            )
        elif not follows(before.last_key, key):
            yield draft.at_unit(
                "KZ103",
                Severity.WARNING,
                unit,
                f"numbers are missing: «{unit.num}» follows «{before.num}»",
                "number on without a gap, or leave the repealed unit's stub in its place",
            )
        highest = max(highest, unit.last_key)
        before = unit


def follows(before: tuple[int, ...], key: tuple[int, ...]) -> bool:
    """Say whether a number may stand right after another one."""
    for depth in range(len(before)):
        # n -> n+1, at any depth: after 4-1-2 come 4-1-3, 4-2 and 5
        if key == (*before[:depth], before[depth] + 1):
            return True
    # n -> n-1, n-1-1; a numbering that goes through two levels begins again: 1.3 -> 2.1
    if len(key) > len(before) and key[: len(before)] == before:
        return all(k == 1 for k in key[len(before) :])
    return len(key) > 1 and key[0] == before[0] + 1 and key[1:] == (1,) * len(key[1:])


RULE = Rule(("KZ103",), "Number missing or out of order", number_sequence)
