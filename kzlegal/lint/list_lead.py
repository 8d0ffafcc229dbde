"""Owns KZ109: the lead of a list without its colon."""

from __future__ import annotations

from collections.abc import Iterator

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Passage
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


def list_lead(draft: Draft) -> Iterator[Finding]:
    """Find a list of subpoints whose lead does not end in a colon (KZ109).

    What it does:
        Reports the sentence before subpoint 1) where it ends in anything but «:».

    Why it matters:
        Without the colon nobody can say whether the items go on the sentence (who must do this)
        or stand alone.

    Example:
        The owner must 1) keep a journal; 2) answer applicants.

    Use instead:
        The owner must: 1) keep a journal; 2) answer applicants.

    Source:
        Rules of punctuation; law on legal acts, art. 23(1).

    How it is checked:
        The last paragraph before the first of two or more subpoints that begin in lower case, in
        the same unit. A list right under a heading has no lead.
    """
    last: Passage | None = None
    firsts = {id(row[0]) for row in draft.siblings() if row[0].kind == "point" and len(row) > 1}
    seen: set[int] = set()
    for passage in draft.passages:
        unit = passage.unit
        if passage.role == "num" or unit is None:
            continue
        if passage.role == "p" and id(unit) in firsts and id(unit) not in seen and not unit.removed:
            seen.add(id(unit))
            if (
                last is not None
                and last.unit is unit.parent
                and last.role == "p"
                and unit.key == (1,)
                and passage.text[:1].islower()
                and not last.text.rstrip(' »"').endswith(":")
            ):
                yield draft.at(
                    "KZ109",
                    Severity.WARNING,
                    last,
                    max(len(last.text.rstrip()) - 1, 0),
                    f"the lead of the list that begins with «{unit.num}» does not end in a colon",
                    "end the lead in a colon, or give the items numbers of their own",
                )
        last = passage


RULE = Rule(("KZ109",), "Lead of a list without colon", list_lead)
