"""Owns the law of an amending act: its lines without the publisher's notes."""

from __future__ import annotations

from collections.abc import Sequence

from kzlegal.amend.wording import Wording
from kzlegal.grammar import GRAMMARS
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import mark


def law(lines: Sequence[Line], words: Wording) -> list[Line]:
    """Give the lines without the publisher's notes.

    A remark on a coming change is worded like an instruction; it is one only under its label.
    """
    kept: list[Line] = []
    before: str | None = None
    for line, note in zip(lines, mark(lines, GRAMMARS[words.language]), strict=True):
        bare = note == "futureChange" and before is None and words.instruction.match(line.text)
        if note is None or bare:
            kept.append(line)
            note = None
        before = note
    return kept
