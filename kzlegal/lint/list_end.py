"""Owns KZ108: the sign at the end of a list item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Passage, Unit
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_CLOSING = "»”\"')]"
_ENDS = ".;:!?…"


def list_end(draft: Draft) -> Iterator[Finding]:
    """Find a list item that does not end in a semicolon, or a last one without full stop (KZ108).

    What it does:
        Looks at the subpoints of one list. An item before the last ends in «;», the last in «.».

    Why it matters:
        A full stop in the middle cuts the sentence: whether the lead still governs what follows
        is then a matter of dispute. Without any sign the item may be cut off.

    Example:
        The owner: 1) keeps a journal. 2) answers applicants.

    Use instead:
        The owner: 1) keeps a journal; 2) answers applicants.

    Source:
        Law on legal acts, art. 23(1) (what follows of a sentence begins in lower case and ends in
        a semicolon, except the last).

    How it is checked:
        Only lists after a lead in «:», whose next item begins in lower case: items that are
        sentences of their own (capital letter, full stop) are another form, which codes use. Items
        that hold parts or lists of their own, quotations and stubs are left out. A conjunction
        after the semicolon is allowed. A last item in «;» is fine where a further paragraph of the
        same sentence follows.
    """
    order = {id(unit): i for i, unit in enumerate(draft.units)}
    texts: dict[int, list[Passage]] = {}
    for passage in draft.passages:
        if passage.role == "p" and passage.unit is not None:
            texts.setdefault(id(passage.unit), []).append(passage)
    holders = {id(u.parent) for u in draft.units if u.parent is not None}
    for row in draft.siblings():
        if row[0].kind not in ("point", "indent") or len(row) < 2:
            continue
        if not _governed(row[0], texts):
            continue
        yield from _row(draft, row, texts, holders, order)


def _governed(first: Unit, texts: dict[int, list[Passage]]) -> bool:
    lead = texts.get(id(first.parent), ())
    return any(p.text.rstrip().endswith(":") for p in lead)


def _row(
    draft: Draft,
    row: Sequence[Unit],
    texts: dict[int, list[Passage]],
    holders: set[int],
    order: dict[int, int],
) -> Iterator[Finding]:
    for unit, after in zip(row, [*row[1:], None], strict=True):
        own = texts.get(id(unit), [])
        if unit.removed or id(unit) in holders or len(own) != 1 or "«" in own[0].text[:1]:
            continue
        text = own[0].text.rstrip()
        bare = draft.words.joint.sub(";", text).rstrip(_CLOSING)
        if not bare:
            continue
        end = bare[-1]
        if after is not None:
            if after.removed or end == ";":
                continue
            following = texts.get(id(after), [])
            if not following or not following[0].text[:1].islower():
                continue
            if end in ".,:" or end.isalnum():
                yield draft.at(
                    "KZ108",
                    Severity.WARNING,
                    own[0],
                    len(text) - 1,
                    f"the list item «{unit.num}» ends in «{end}», and «{after.num}» follows",
                    "end every item but the last in a semicolon",
                )
        elif (end == ";" and _closes(draft, unit, order)) or end.isalnum() or end == ",":
            yield draft.at(
                "KZ108",
                Severity.WARNING,
                own[0],
                len(text) - 1,
                f"the last list item «{unit.num}» ends in «{end}»",
                "end the last item in a full stop, or complete the list",
            )


def _closes(draft: Draft, unit: Unit, order: dict[int, int]) -> bool:
    """Say whether nothing of the same sentence follows the last item."""
    i = order[id(unit)] + 1
    if i >= len(draft.units):
        return True
    following = draft.units[i]
    return following.kind in ("article", "paragraph", "chapter", "section", "part")


RULE = Rule(("KZ108",), "List item ends in the wrong sign", list_end)
