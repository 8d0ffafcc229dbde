"""Owns KZ106: a line that begins like a unit whose sign was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_HEAD = re.compile(r"(?P<n>\d{1,3})(?P<sign>,|\s?\.,|:|\s\)|)\s?(?=[^\W\d_])")


def odd_number(draft: Draft) -> Iterator[Finding]:
    """Find a line that begins with a number without full stop or bracket (KZ106).

    What it does:
        Reports a paragraph that begins with the number the row of units asks for next, but with
        the wrong sign or none.

    Why it matters:
        It was read as unnumbered text of the unit before; its number cannot be cited.

    Example:
        1) keep a journal; / 2 answer applicants.

    Use instead:
        1) keep a journal; / 2) answer applicants.

    Source:
        Law on legal acts, art. 23(4), (5).

    How it is checked:
        While the text is read, and again here: the number must be the next one after the last
        numbered unit of the article, so that «30 days» at the head of a line is no finding.
    """
    seen = set()
    for finding in draft.reported("KZ106"):
        seen.add(finding.line)
        yield finding
    row: dict[str, Unit] = {}
    for passage in draft.passages:
        unit = passage.unit
        if unit is not None and passage.role == "num":
            if unit.kind in ("article", "paragraph"):
                row = {kind: u for kind, u in row.items() if kind != "point"}
            if unit.kind == "article":
                row = {}
            row[unit.kind] = unit
        if passage.role != "p" or not (match := _HEAD.match(passage.text)):
            continue
        before = _before(row, int(match["n"]))
        if before is None:
            continue
        finding = draft.at(
            "KZ106",
            Severity.WARNING,
            passage,
            0,
            f"«{match['n']}» looks like the unit after «{before.num}», without its sign",
            "write «N.» or «N)»; it was read as unnumbered text",
        )
        if finding.line not in seen:
            yield finding


def _before(row: Mapping[str, Unit], number: int) -> Unit | None:
    """Give the unit after which a number would go on: the last subpoint, or the last point."""
    for kind in ("point", "paragraph"):
        unit = row.get(kind)
        if unit is not None and unit.last_key[:1] == (number - 1,):
            return unit
    return None


RULE = Rule(("KZ106",), "Looks like a number", odd_number)
