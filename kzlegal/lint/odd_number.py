"""Owns KZ106: a line that begins like a unit whose sign was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_HEAD = re.compile(r"(?P<n>\d{1,3}(?:-\d{1,2})?)(?P<sign>,|\s?\.,|:|\s\)|)\s?(?=[^\W\d_])")


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
        While the text is read, and again here: the number must be the next one after the numbered
        unit in which the paragraph stands, so that «30 days» at the head of a line is no finding.
    """
    seen = set()
    for finding in draft.reported("KZ106"):
        seen.add(finding.line)
        yield finding
    for passage in draft.passages:
        if passage.role != "p" or passage.unit is None or not passage.text[:1].isdigit():
            continue
        match = _HEAD.match(passage.text)
        if match is None:
            continue
        key = tuple(int(n) for n in match["n"].split("-"))
        unit: Unit | None = passage.unit
        while unit is not None and unit.kind not in ("point", "paragraph"):
            unit = unit.parent
        if unit is None or len(key) != 1 or key != (unit.last_key[0] + 1, *unit.last_key[1:]):
            continue
        finding = draft.at(
            "KZ106",
            Severity.WARNING,
            passage,
            0,
            f"«{match['n']}» looks like the unit after «{unit.num}», without its sign",
            "write «N.» or «N)»; it was read as unnumbered text",
        )
        if finding.line not in seen:
            yield finding


RULE = Rule(("KZ106",), "Looks like a number", odd_number)
