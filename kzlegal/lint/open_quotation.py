"""Owns KZ111: a quotation that is not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Passage
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_MARK = re.compile('[«»„“”"]')


def open_quotation(draft: Draft) -> Iterator[Finding]:
    """Find an opening quotation mark without its closing one, or the reverse (KZ111).

    What it does:
        Reports the mark that has no partner in its article.

    Why it matters:
        In an act that changes others the marks say which words become law. Without the closing
        mark the rest of the act would.

    Example:
        In Article 5 replace the words «the owner by the words «the possessor».

    Use instead:
        In Article 5 replace the words «the owner» by the words «the possessor».

    Source:
        Project rule MR-5 (docs/check.md).

    How it is checked:
        Over all paragraphs of an article (of the act, where it has none), since a quoted provision
        has several. In one paragraph one closing mark may close a name inside a name, as printers
        do. Straight marks are told apart by the space before them.
    """
    scope: list[Passage] = []
    home: object = None
    for passage in draft.passages:
        if passage.role == "num":
            continue
        unit = passage.unit
        while unit is not None and unit.kind != "article":
            unit = unit.parent
        if scope and home is not unit:
            yield from _scope(draft, scope)
            scope = []
        home = unit
        scope.append(passage)
    yield from _scope(draft, scope)


def _scope(draft: Draft, scope: Sequence[Passage]) -> Iterator[Finding]:
    opened: list[tuple[Passage, int]] = []
    pardoned = 0
    for passage in scope:
        inside = 0
        for match in _MARK.finditer(passage.text):
            at = match.start()
            if _opens(passage.text, at, bool(opened)):
                opened.append((passage, at))
            elif opened:
                inside += opened.pop()[0] is passage
            elif pardoned:
                pardoned -= 1
            else:
                yield _finding(draft, passage, at, "closing", "opening")
        # «Radio «Volna»: one mark closed both names. If the outer one goes on after all (a quoted
        # provision of several paragraphs), its closing mark is still expected.
        while inside and opened and opened[-1][0] is passage:
            opened.pop()
            pardoned += 1
            inside -= 1
    for passage, at in opened[:1]:
        yield _finding(draft, passage, at, "opening", "closing")


def _opens(text: str, at: int, inside: bool) -> bool:
    """Say whether a mark opens: straight and curly ones are told by the space before them."""
    mark = text[at]
    if mark in "«„":
        return True
    if mark in "»”":
        return False
    if mark == "“" and inside and at > 0 and not text[at - 1].isspace():
        return False  # the closing mark of „…“
    before = text[at - 1] if at else " "
    return before.isspace() or before in "(«["


def _finding(draft: Draft, passage: Passage, i: int, has: str, lacks: str) -> Finding:
    mark = f"the {has} quotation mark" if has else "the quotation mark"
    words = passage.text[max(0, i) : i + 30] if has != "closing" else passage.text[:i][-30:]
    return draft.at(
        "KZ111",
        Severity.WARNING,
        passage,
        i,
        f"{mark} at «{words.strip(' «»')}» has no {lacks} one",
        "close the quotation where the quoted words end",
    )


RULE = Rule(("KZ111",), "Quotation not closed", open_quotation)
