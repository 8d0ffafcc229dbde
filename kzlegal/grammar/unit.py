"""Owns Unit and Tree: an act's units under construction, before they become Akoma Ntoso."""

from __future__ import annotations

from dataclasses import dataclass, field

from akn.problem import Problem
from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import Opening


@dataclass(slots=True, eq=False)
class Paragraph:
    """Words of the law on one line, or part of a line."""

    text: str
    line: Line
    start: int = 0
    under: list[Unit | Remark] = field(default_factory=list)
    """A list that an абзац introduces, with numbers of its own."""


@dataclass(slots=True, eq=False)
class Remark:
    """Words of the publisher: lines of one note, and its class."""

    cls: str
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """Cells of one table, in order."""

    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Part:
    """One часть of a unit: its paragraphs (the first is the lead), and what stands under it."""

    items: list[Paragraph | Remark | Table | Unit] = field(default_factory=list)
    lead: Paragraph | None = None
    last: str = ""
    """Last words added, to see whether the sentence is unfinished."""
    has_units: bool = False
    host: Paragraph | None = None
    """The абзац whose list is open; None when none is."""

    def join(self, line: Line) -> None:
        """Add a line to the lead, whose sentence a paragraph break had cut."""
        assert self.lead is not None
        before = self.lead.line
        self.lead.line = before.followed_by(line)
        self.lead.text = f"{self.lead.text} {line.text}"
        self.last = line.text[-1:]


@dataclass(slots=True, eq=False)
class Unit:
    """A unit under construction."""

    kind: str
    num: str
    number: str
    depth: int
    line: Line | None
    heading: str = ""
    removed: bool = False
    parts: list[Part] = field(default_factory=lambda: [Part()])
    key: tuple[int, ...] = ()
    start: int = 0
    """Offset in `line` at which the unit begins; above 0 for a second heading on one line."""
    heading_at: int = 0
    """Offset in `line` at which the heading begins."""


@dataclass(slots=True, eq=False)
class Tree:
    """What the lines of one text gave: head, body, foot, annexes, problems."""

    preface: list[Paragraph | Remark] = field(default_factory=list)
    preamble: list[Paragraph | Remark] = field(default_factory=list)
    body: Unit = field(default_factory=lambda: Unit("body", "", "", -1, None))
    conclusions: list[Paragraph | Remark] = field(default_factory=list)
    attachments: list[tuple[Opening, Line, Tree]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unrecognised: int = 0


def text_of_bare_articles(unit: Unit) -> None:
    """Make text of the heading of an article that holds nothing else and ends like a sentence.

    «Статья 2. Настоящий Закон вводится в действие …»: an article of an amending act has no
    heading, its words stand beside its number.
    """
    for part in unit.parts:
        for item in part.items:
            if not isinstance(item, Unit):
                continue
            if item.kind != "article":
                text_of_bare_articles(item)
                continue
            first = item.parts[0]
            bare = len(item.parts) == 1 and not first.items and not item.removed
            if bare and item.heading.endswith(".") and item.line is not None:
                if item.line.text[item.heading_at :].strip() != item.heading:
                    continue  # a heading of several lines is no sentence beside a number
                first.lead = Paragraph(item.heading, item.line, item.heading_at)
                first.items.append(first.lead)
                item.heading = ""
