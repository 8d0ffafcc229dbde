"""Owns where a publisher's note stands in the tree: in which unit, before or after what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import Opening
from kzlegal.grammar.pack import DEPTH, Grammar
from kzlegal.grammar.unit import Remark, Unit


class Growing(Protocol):
    """A tree under construction, as far as the placing of a note looks at it."""

    lines: Sequence[Line]
    marks: Sequence[str | None]
    grammar: Grammar
    stack: list[Unit]
    openings: list[Opening | None]
    following: list[int]
    """Index of the next line that opens a unit, for each line."""
    law: list[int]
    """Index of the next line that is law, for each line, itself included."""
    footnotes: list[int]
    """Index of the next footnote on past changes, for each line, itself included."""

    def is_article(self, i: int, found: Opening) -> bool:
        """Say whether a numbered line is an article whose word is missing."""
        ...

    def depth_of_point(self, i: int, found: Opening) -> int:
        """Give the depth at which the point at line `i` will stand."""
        ...


def place_remark(builder: Growing, i: int, end: int, cls: str) -> int:
    """Attach the note that begins at line `i` of class `cls`; give the index after it."""
    remark = Remark(cls, [builder.lines[i]])
    labelled = builder.grammar.note_label.match(builder.lines[i].text) is not None
    j = i + 1
    while j < end and builder.marks[j] == cls and _same_note(builder, j, labelled, remark):
        remark.lines.append(builder.lines[j])
        j += 1
    adds = any(builder.grammar.adds_inside.search(line.text) for line in remark.lines)
    part = _home(builder, j, end, cls, adds).parts[-1]
    found = builder.openings[j] if j < end else None
    if part.host is not None and found is not None and found.kind in ("point", "indent"):
        part.host.under.append(remark)
    else:
        part.items.append(remark)
    return j


def _same_note(builder: Growing, j: int, labelled: bool, remark: Remark) -> bool:
    grammar = builder.grammar
    text = builder.lines[j].text
    if grammar.note_label.match(text) or grammar.footnote.match(text):
        return False
    if labelled and len(remark.lines) == 1:
        return True
    return remark.lines[-1].text.endswith((":", ";"))


def _home(builder: Growing, j: int, end: int, cls: str, adds: bool) -> Unit:
    """Give the unit in which a note stands; close what it cannot stand in.

    A note on past changes closes its article, and so does one on the edition (that the text of the
    article is not in it); any other stands where the unit that follows will stand, because it is
    about that unit. Not so one that will add a smaller unit at the end of the article, nor one that
    the article's footnote still follows. `j` is the first line after the note.
    """
    after = min(builder.law[j], end)
    closes = cls in ("pastChange", "constitutionalReview", "edition")
    inside = adds or closes or builder.footnotes[j] < after
    j = after
    found = builder.openings[j] if j < end else None
    depth = DEPTH["note"]
    if j < end:
        depth = 99 if found is None else _depth(builder, j, found)
    if inside and depth <= DEPTH["article"]:
        depth = DEPTH["note"]
    if depth == 99 and cls == "pastChange":
        depth = DEPTH["note"] if _closes_article(builder, j) else 99
    while builder.stack[-1].depth >= depth:
        builder.stack.pop()
    return builder.stack[-1]


def _depth(builder: Growing, j: int, found: Opening) -> int:
    if found.kind == "paragraph" and builder.is_article(j, found):
        return DEPTH["article"]
    if found.kind == "point":
        return builder.depth_of_point(j, found)
    return DEPTH.get(found.kind, 0)


def _closes_article(builder: Growing, j: int) -> bool:
    follower = builder.following[j - 1]
    found = builder.openings[follower] if follower < len(builder.lines) else None
    return found is None or DEPTH.get(found.kind, 0) <= DEPTH["paragraph"]
