"""Owns Note: what the publisher added to the text, told apart from the law.

Two kinds matter: a footnote on past changes (``Сноска.``, ``Ескерту.``) stands after what it
concerns; a remark on a future change or on application (``Примечание ИЗПИ!``) stands before it.
``Примечание:`` without the publisher's name is the legislator's own and stays law.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akn.model import Document, Element
from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import opening
from kzlegal.grammar.pack import Grammar, roman


@dataclass(frozen=True, slots=True)
class Citation:
    """A law named in a note by date and number; ``[start, end)`` is its place in the text."""

    date: date
    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """One publisher's note with what could be read from it."""

    cls: str
    """pastChange, futureChange, application, repealed, constitutionalReview, notice, edition,
    footer, remark."""
    text: str
    citations: tuple[Citation, ...]
    eid: str
    """eId of the unit in which it stands; empty in the head and foot of the act."""
    line: int


def citations(text: str, grammar: Grammar) -> tuple[Citation, ...]:
    """Find the laws that a note names by date and number.

    A date the calendar does not know is not read as a citation; the words stay as they are.
    """
    found: list[Citation] = []
    for match in grammar.law_citation.finditer(text):
        parts = [int(p) for p in match["date"].split(".")]
        day, month, year = reversed(parts) if parts[0] > 1000 else parts
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        found.append(Citation(when, roman(match["number"]), match.start(), match.end()))
    return tuple(found)


def notes_of(document: Document, grammar: Grammar) -> tuple[Note, ...]:
    """Collect the publisher's notes of a document, in order, with the unit in which each stands."""
    found: list[Note] = []

    def visit(element: Element, eid: str) -> None:
        pending: list[str] = []
        cls = ""
        line = 0

        def shut() -> None:
            if pending:
                text = " ".join(pending)
                found.append(Note(cls, text, citations(text, grammar), eid, line))
                pending.clear()

        for child in element.children:
            if not isinstance(child, Element):
                continue
            remark = child.first("remark") if child.name == "p" else None
            if remark is None:
                shut()
                inside = "" if child.get("name") == "remark" else child.eid
                visit(child, inside or eid)
                continue
            text = remark.text()
            begins = grammar.note_label.match(text) or grammar.footnote.match(text)
            if begins or remark.get("class") != cls:
                shut()
            if not pending:
                cls = remark.get("class")
                line = child.span.line if child.span else 0
            pending.append(text)
        shut()

    visit(document.root, "")
    return tuple(found)


def classify(text: str, grammar: Grammar, default: str) -> str:
    """Say what a note is about, by its first words: no publisher's note is longer than a page."""
    text = text[:3000]
    for pattern, cls in grammar.note_classes:
        if pattern.search(text):
            return cls
    return default


def is_stub(text: str, grammar: Grammar) -> bool:
    """Say whether a unit's text is the publisher's stub for a repealed or expired unit.

    The verb alone is not enough («1) исключен из реестра» is law): a law must be cited, or nothing
    else be said.
    """
    text = text.lstrip("(")
    match = grammar.stub.match(text)
    if match is None:
        return False
    return len(text) - match.end() < 3 or grammar.law_citation.search(text) is not None


def mark(lines: Sequence[Line], grammar: Grammar) -> list[str | None]:
    """Give for each line the class of note it belongs to, or None for law."""
    marks: list[str | None] = [None] * len(lines)
    openers = _openers(grammar)
    i = 0
    count = len(lines)
    while i < count:
        line = lines[i]
        text = line.text
        kind = line.pieces[0][1].kind
        if kind == "body" and text[0] not in openers:
            i += 1
            continue
        if kind in ("footer", "contents"):
            marks[i] = "footer" if kind == "footer" else "notice"
            i += 1
            continue
        if match := grammar.note_label.match(text):
            if match.end() < len(text):
                marks[i] = classify(text, grammar, "remark")
                i += 1
                continue
            i = _labelled(lines, i, marks, grammar)
            continue
        if kind == "note" and not _stub_unit(line, grammar):
            marks[i] = _class_of(text, grammar)
            i += 1
            continue
        if text[0] not in openers:
            i += 1
            continue
        if grammar.footnote.match(text) and not _legal(text, grammar):
            marks[i] = cls = classify(text[:60], grammar, "pastChange")
            i = _continue(lines, i, marks, cls, grammar)
            continue
        for pattern, cls in grammar.bare_note:
            if pattern.match(text):
                marks[i] = cls
                break
        i += 1
    return marks


def next_mark(marks: Sequence[str | None], wanted: str | None) -> list[int]:
    """Give for each line the index of the next line with one mark, itself included.

    Where there is none, and one past the end, it is the number of lines.
    """
    found = [len(marks)] * (len(marks) + 1)
    for i in range(len(marks) - 1, -1, -1):
        found[i] = i if marks[i] == wanted else found[i + 1]
    return found


def _legal(text: str, grammar: Grammar) -> bool:
    """Say whether a word that the publisher uses too opens the legislator's own note.

    «Ескерту:» with a colon is law unless it cites a law by date and number.
    """
    return bool(grammar.legal_note.match(text)) and not grammar.law_citation.search(text)


def _openers(grammar: Grammar) -> frozenset[str]:
    """First letters of all note patterns, to refuse most lines at once."""
    return {
        "rus": frozenset("ПСВДОНп©"),
        "kaz": frozenset("ЗРЕҚМБбk©"),
        "eng": frozenset("NFUTC©"),
    }[grammar.language]


def _class_of(text: str, grammar: Grammar) -> str:
    if grammar.footnote.match(text):
        return "pastChange"
    for pattern, cls in grammar.bare_note:
        if pattern.match(text):
            return cls
    return classify(text, grammar, "remark")


def _stub_unit(line: Line, grammar: Grammar) -> bool:
    found = opening(line, grammar)
    return (
        found is not None
        and found.kind in ("article", "paragraph", "point", "chapter")
        and is_stub(line.text[found.rest :], grammar)
    )


def _labelled(lines: Sequence[Line], i: int, marks: list[str | None], grammar: Grammar) -> int:
    """Mark a bare label and the paragraph that it owns; give the index after them."""
    marks[i] = "remark"
    j = i + 1
    if j >= len(lines):
        return j
    text = lines[j].text
    if grammar.note_label.match(text) or grammar.footnote.match(text):
        return j
    head = opening(lines[j], grammar)
    if head is not None and head.kind in ("article", "chapter", "part", "section", "subpart"):
        return j
    cls = classify(text, grammar, "remark")
    marks[i] = marks[j] = cls
    return _continue(lines, j, marks, cls, grammar)


def _continue(
    lines: Sequence[Line], i: int, marks: list[str | None], cls: str, grammar: Grammar
) -> int:
    """Mark what goes on from an unfinished note: it ended with ``:`` or ``;``."""
    while (
        lines[i].text[-1] in ":;"
        and i + 1 < len(lines)
        and opening(lines[i + 1], grammar) is None
        and not grammar.note_label.match(lines[i + 1].text)
        and not grammar.footnote.match(lines[i + 1].text)
    ):
        i += 1
        marks[i] = cls
    return i + 1
