"""Owns KZ111: a quotation that is not closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.problem import Severity
from kzlegal.lint.draft import Draft, Passage
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule


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
        has several. One closing mark may close a name inside a name, as the printers do. Straight
        marks must be even in number; they are compared only where the article has no others.
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
    text = "".join(p.text for p in scope)
    if not any(mark in text for mark in "«»„“”"):
        yield from _straight(draft, scope, text)
        return
    opened: list[tuple[Passage, int]] = []
    nested = False
    for passage in scope:
        for i, char in enumerate(passage.text):
            if char in "«„":
                opened.append((passage, i))
                nested = len(opened) > 1
            elif char in "»":
                if opened:
                    opened.pop()
                elif not nested:
                    yield _finding(draft, passage, i, "closing", "opening")
        if opened and passage.text.rstrip(" .;,:").endswith("»"):
            # one mark closes both the inner and the outer name
            inner = len(opened)
            opened = opened[: inner - 1] if nested else opened
            nested = False
    for passage, i in opened[:1]:
        yield _finding(draft, passage, i, "opening", "closing")


def _straight(draft: Draft, scope: Sequence[Passage], text: str) -> Iterator[Finding]:
    if text.count('"') % 2 == 0:
        return
    passage = next(p for p in scope if p.text.count('"') % 2)
    yield _finding(draft, passage, passage.text.rindex('"'), "", "second")


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
