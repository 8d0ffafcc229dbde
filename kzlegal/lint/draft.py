"""Owns Draft: a parsed draft as the rules see it: units, passages of law, places in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from akn.eid import HIERARCHY
from akn.model import Document, Element
from akn.problem import Severity
from kzlegal.corpus import SourceDocument
from kzlegal.grammar import Language, Parsed, alpha3, parse
from kzlegal.grammar.opening import number, order
from kzlegal.lint.finding import Finding
from kzlegal.lint.words import WORDS, Words

_NUMBER = r"\d+(?:-\d+)*(?:\.\d+)*[¹²³⁴⁵⁶⁷⁸⁹⁰]*"
_PRINTED = re.compile(
    rf"(?P<n>{_NUMBER})(?:[.)]\s?[-–,]\s?(?P<to>{_NUMBER})[.)])?|(?P<roman>\b[IVXLCMІХС]+(?:-\d+)?\b)"
    r"|^(?P<letter>[^\W\d_])\)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit of the draft's hierarchy."""

    element: Element
    kind: str
    """Name of the element, or of the hcontainer (``note``)."""
    num: str
    """As printed; empty for a unit without a number."""
    key: tuple[int, ...]
    """Its number as a sort key: 12-1 is (12, 1)."""
    last_key: tuple[int, ...]
    """The same, but of the last number where one unit stands for a range: «3)–5)»."""
    parent: Unit | None
    annex: str
    """eId of the annex in which it stands; empty in the body."""
    removed: bool
    """True for the stub of a repealed unit, and for what stands under one."""

    @property
    def eid(self) -> str:
        """Its eId."""
        return self.element.eid


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One paragraph of law, heading or number; the publisher's notes are none."""

    element: Element
    eid: str
    """Unit in which it stands; empty in the head of the act."""
    text: str
    role: str
    """``p``, ``num``, ``heading``, ``cell``."""
    containers: tuple[str, ...]
    """eIds of the parts, chapters, annexes around it, the largest first."""
    unit: Unit | None


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A draft, read once for all rules."""

    source: SourceDocument
    parsed: Parsed
    language: Language
    units: tuple[Unit, ...]
    """In document order."""
    passages: tuple[Passage, ...]
    """In document order, body and annexes; headings and numbers too."""
    title: str
    """The lines before the first unit: title, kind, date and number of the act."""
    block_lines: tuple[int, ...]
    """Line of each block of the source, to find a place without reading the whole file again."""
    unit_lines: tuple[tuple[int, str], ...]
    """Line and eId of each unit that has a place, in order."""

    @property
    def document(self) -> Document:
        """The parsed document."""
        return self.parsed.document

    @property
    def words(self) -> Words:
        """The words of its language."""
        return WORDS[self.language]

    @property
    def amending(self) -> bool:
        """True for an act that changes others."""
        return self.words.amending.search(self.title) is not None

    def reported(self, *codes: str) -> Iterator[Finding]:
        """Give what the grammar reported under these codes while it read the draft."""
        for problem in self.parsed.problems:
            if problem.code in codes:
                yield Finding.of(replace(problem, eid=problem.eid or self._eid_at(problem.line)))

    def _eid_at(self, line: int) -> str:
        """Give the eId of the unit in which a line of the file stands."""
        at = bisect_right(self.unit_lines, line, key=lambda pair: pair[0])
        return self.unit_lines[at - 1][1] if at else ""

    def siblings(self) -> Iterator[Sequence[Unit]]:
        """Give the units that stand side by side, by kind: the points of one list …"""
        groups: dict[tuple[int, str], list[Unit]] = {}
        for unit in self.units:
            groups.setdefault((id(unit.parent), unit.kind), []).append(unit)
        yield from groups.values()

    def at_unit(
        self, code: str, severity: Severity, unit: Unit, message: str, hint: str = ""
    ) -> Finding:
        """Make a finding at the first word of a unit."""
        span = unit.element.span
        line, column = (span.line, span.column) if span else (0, 0)
        return Finding(code, severity, self.source.path, line, column, unit.eid, message, hint)

    def at(
        self, code: str, severity: Severity, passage: Passage, offset: int, message: str,
        hint: str = "",
    ) -> Finding:  # fmt: skip
        """Make a finding at a character of a passage."""
        line, column = self.place(passage, offset)
        return Finding(code, severity, self.source.path, line, column, passage.eid, message, hint)

    def place(self, passage: Passage, offset: int) -> tuple[int, int]:
        """Give line and column of a character of a passage, in the drafter's own file."""
        span = passage.element.span
        if span is None and passage.unit is not None:
            span = passage.unit.element.span
        if span is None:
            return 0, 0
        wanted = sum(not c.isspace() for c in passage.text[:offset])
        first = bisect_left(self.block_lines, span.line)
        blocks = self.source.blocks[first : bisect_right(self.block_lines, span.end_line)]
        labelled = any(b.label for b in blocks if b.line == span.line)
        if passage.role == "heading" and passage.unit is not None and not labelled:
            wanted += sum(not c.isspace() for c in passage.unit.num)
        # counted without white space: the file may hold runs of it, and a paragraph may be several
        # lines of a text copy
        for block in blocks:
            start = span.column - block.column if block.line == span.line else 0
            for i, char in enumerate(block.text[max(start, 0) :], max(start, 0)):
                if char.isspace():
                    continue
                if wanted == 0:
                    return block.line, block.column + i
                wanted -= 1
        return span.line, span.column


def read_draft(source: SourceDocument, language: str, *, generated: date) -> Draft:
    """Parse a draft and prepare it for the rules.

    Unlike `parse` it goes on where an article's number stands twice: that is a finding, and the
    drafter wants the others too. Raises GrammarError for what is no act of that language.
    """
    code = alpha3(language)
    parsed = parse(source, code, generated=generated, refuse_twice=False)
    units: list[Unit] = []
    passages: list[Passage] = []
    for element in parsed.document.root.elements():
        if element.name in ("body", "attachments", "preamble"):
            _visit(element, None, (), units, passages)
    preface = parsed.document.root.first("preface")
    blocks = preface.elements() if preface is not None else ()
    title = " ".join(e.text() for e in blocks if e.first("remark") is None) or source.title
    places = ((u.element.span.line, u.eid) for u in units if u.element.span is not None)
    return Draft(
        source,
        parsed,
        code,
        tuple(units),
        tuple(passages),
        title,
        tuple(block.line for block in source.blocks),
        tuple(sorted(places)),
    )


_AROUND = frozenset(("part", "subpart", "chapter", "section", "attachment"))


def _visit(
    element: Element,
    unit: Unit | None,
    containers: tuple[str, ...],
    units: list[Unit],
    passages: list[Passage],
    annex: str = "",
) -> None:
    for child in element.elements():
        name = child.name
        if name == "meta" or child.get("status") == "editorial":
            continue
        if name == "attachment":
            _visit(child, None, (child.eid,), units, passages, child.eid)
        elif name in HIERARCHY:
            inner = _unit(child, unit, annex)
            units.append(inner)
            around = (*containers, child.eid) if name in _AROUND else containers
            _visit(child, inner, around, units, passages, annex)
        elif name in ("p", "num", "heading"):
            if child.first("remark") is not None:
                continue
            role = "cell" if element.name in ("td", "th") else name
            eid = unit.eid if unit is not None else (containers[-1] if containers else "")
            passages.append(Passage(child, eid, child.text(), role, containers, unit))
        else:
            _visit(child, unit, containers, units, passages, annex)


def _unit(element: Element, parent: Unit | None, annex: str) -> Unit:
    num = element.first("num")
    printed = num.text() if num is not None else ""
    key: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    if match := _PRINTED.search(printed):
        first = match["n"] or match["roman"] or match["letter"]
        key = order(number(first))
        last = order(number(match["to"])) if match["to"] else key
    kind = element.get("name") if element.name == "hcontainer" else element.name
    removed = element.get("status") == "removed" or (parent is not None and parent.removed)
    return Unit(element, kind, printed, key, last, parent, annex, removed)
