"""Owns Builder: grows the tree of an act's units from its lines, in one pass.

How paragraphs without a number of their own are attached (law on legal acts, art. 23(1)): a *часть*
begins with a capital letter, an *абзац* goes on an unfinished sentence. A paragraph after a list
belongs to the unit that holds the list, unless the list goes on after it: then to the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from akn.problem import Problem, Severity
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import is_stub, next_mark
from kzlegal.grammar.numbers import (
    article_without_word,
    in_note,
    lettered,
    open_article,
    point_depth,
)
from kzlegal.grammar.opening import Opening, first_paragraph, opening, order, second_heading
from kzlegal.grammar.pack import DEPTH, Grammar
from kzlegal.grammar.quotation import quoted_lines
from kzlegal.grammar.remarks import place_remark
from kzlegal.grammar.unit import (
    Paragraph,
    Part,
    Remark,
    Table,
    Tree,
    Unit,
    text_of_bare_articles,
)

UNFINISHED = (":", ";", ",", "–", "-", "—")


class Builder:
    """Reads lines in order and grows the tree; one pass, no backtracking."""

    def __init__(
        self, lines: Sequence[Line], marks: Sequence[str | None], grammar: Grammar, path: str
    ) -> None:
        self.lines = lines
        self.marks = marks
        self.grammar = grammar
        self.path = path
        self.tree = Tree()
        self.annex = False
        """True while an annex is read: there text needs no unit around it."""
        self.stack: list[Unit] = [self.tree.body]
        grids = _grids(lines)
        self.openings = [
            None
            if mark or (line.cell is not None and line.cell.table in grids)
            else opening(line, grammar)
            for line, mark in zip(lines, marks, strict=True)
        ]
        self.quoted = quoted_lines(lines, marks, self.openings)
        for i in self.quoted:
            self.openings[i] = None
        self.following = self._following()
        self.law = next_mark(marks, None)
        """For each line the first line from it on that is law."""
        self.footnotes = next_mark(marks, "pastChange")
        """For each line the first line from it on that is a footnote on past changes."""

    def _following(self) -> list[int]:
        """Index of the next line that opens a unit, for each line (itself excluded)."""
        following = [len(self.lines)] * (len(self.lines) + 1)
        for i in range(len(self.lines) - 1, -1, -1):
            following[i] = i + 1
            if i + 1 < len(self.lines) and self.openings[i + 1] is None:
                following[i] = following[i + 1]
        return following

    def build(self, start: int, end: int) -> Tree:
        """Build the body from ``lines[start:end]``."""
        i = start
        while i < end:
            mark = self.marks[i]
            if mark is not None:
                i = place_remark(self, i, end, mark)
                continue
            line = self.lines[i]
            if line.cell is not None and self.openings[i] is None:
                i = self._table(i, end)
                continue
            found = self.openings[i]
            if found is None or not self._open(i, found):
                self._text(i)
            i += 1
        text_of_bare_articles(self.tree.body)
        return self.tree

    # Opening of units

    def is_article(self, i: int, found: Opening) -> bool:
        """Say whether a numbered line is an article whose word is missing."""
        follower = self.following[i]
        after = self.openings[follower] if follower < len(self.lines) else None
        return article_without_word(self.stack, self.lines[i], found, after)

    def depth_of_point(self, i: int, found: Opening) -> int:
        """Give the depth at which the point at line `i` will stand."""
        return point_depth(self.stack, found, self.openings, i)

    def _open(self, i: int, found: Opening) -> bool:
        line = self.lines[i]
        kind = found.kind
        if kind == "indent":
            if not lettered(self.stack, found):
                return False
        elif kind == "paragraph" and self.is_article(i, found):
            kind = "article"
            self._problem(
                "KZ105",
                line,
                f"the word for article is missing before «{found.num}»",
                "read as an article, because its number follows the article before",
            )
        if kind == "article" and self._repeated_heading(line, found):
            return True
        stack = self.stack
        depth = self.depth_of_point(i, found) if kind == "point" else DEPTH.get(kind, 90)
        while stack[-1].depth >= depth:
            stack.pop()
        if (
            kind == "paragraph"
            and stack[-1].kind == "note"
            and not in_note(stack, stack[-1], found)
        ):
            stack.pop()
        if found.fault:
            self._problem(
                found.fault,
                line,
                f"no full stop after the number in «{found.num}»",
                "write the full stop; the heading was read as one",
            )
        at = 0
        while True:  # a line that lost its breaks holds several headings
            second = self._next_on_line(line, found, kind)
            at = self._unit(line, found, kind, depth, at, second)
            if second is None:
                return True
            found, kind, depth = second, second.kind, DEPTH[second.kind]
            while stack[-1].depth >= depth:
                stack.pop()

    def _next_on_line(self, line: Line, found: Opening, kind: str) -> Opening | None:
        if kind == "note":
            return first_paragraph(line.text, found)
        if DEPTH.get(kind, 90) >= DEPTH["article"] or len(line.text) <= 20:
            return None
        return second_heading(line.text, found, self.grammar)

    def _unit(
        self, line: Line, found: Opening, kind: str, depth: int, at: int, after: Opening | None
    ) -> int:
        """Put the unit that begins at `at` of a line on the stack; give where the next begins."""
        text = line.text
        end = len(text) if after is None else text.rfind(after.num, found.rest, after.rest)
        unit = Unit(kind, found.num, found.number, depth, line, key=order(found.number), start=at)
        rest = text[found.rest : end].strip()
        if rest:
            if is_stub(rest, self.grammar):
                unit.removed = True
                unit.parts[0].items.append(Remark("repealed", [line.cut(found.rest, end)]))
            elif depth < DEPTH["article"] or (kind == "article" and not rest.endswith(":")):
                unit.heading = rest
                unit.heading_at = found.rest
            else:
                self._add_text(unit, Paragraph(rest, line, found.rest))
        self._attach(unit)
        self.stack.append(unit)
        return end

    def _attach(self, unit: Unit) -> None:
        """Put a unit under the open one, in the часть or абзац whose list it belongs to."""
        part = self.stack[-1].parts[-1]
        if unit.kind in ("point", "indent"):
            last = part.items[-1] if part.items else None
            if part.host is not None and unit.key > _last_key(part.host.under):
                part.host.under.append(unit)
                return
            if (
                isinstance(last, Paragraph)
                and last is not part.lead
                and last.text.endswith(":")
                and unit.key == (1,)
            ):
                part.host = last
                last.under.append(unit)
                return
        part.host = None
        if unit.kind == "paragraph" and part.lead is not None and len(self.stack[-1].parts) > 1:
            # Numbered paragraphs after several unnumbered parts are the article's own, not the
            # last part's.
            part = Part()
            self.stack[-1].parts.append(part)
        part.items.append(unit)
        part.has_units = True
        part.last = ""

    def _repeated_heading(self, line: Line, found: Opening) -> bool:
        """A heading printed twice in a row is one article; the second print is set aside."""
        article = open_article(self.stack)
        if (
            article is None
            or article.number != found.number
            or article.parts[0].items
            or article.heading != line.text[found.rest :].strip()
        ):
            return False
        self._problem(
            "KZ107",
            line,
            f"the heading of article {found.number} is printed twice",
            "the second print is kept as a remark",
        )
        article.parts[0].items.append(Remark("repeatedHeading", [line]))
        return True

    # Text and tables

    def _text(self, i: int) -> None:
        line = self.lines[i]
        text = line.text
        top = self.stack[-1]
        if self._goes_on_heading(top, line, i):
            top.heading = f"{top.heading} {text}".strip()
            return
        paragraph = Paragraph(text, line)
        if top.kind == "body":
            if not self.annex:
                self.tree.unrecognised += 1
                self._problem("KZ190", line, "text outside every unit", "kept where it stands")
            self._add_text(top, paragraph)
            return
        if i in self.quoted:
            # Where a quotation begins says to what unit all of it belongs.
            while (
                i - 1 not in self.quoted
                and top.depth > DEPTH["paragraph"]
                and not top.parts[-1].last.endswith(UNFINISHED)
            ):
                self.stack.pop()
                top = self.stack[-1]
            self._add_text(top, paragraph, forced=True)
            return
        if text[0].isdigit():
            self._odd_number(line)
        if _breaks_sentence(top.parts[-1], text):
            top.parts[-1].join(line)
            return
        while top.depth >= DEPTH["point"] and not self._stays(top, i, text):
            self.stack.pop()
            top = self.stack[-1]
        self._add_text(top, paragraph)

    def _odd_number(self, line: Line) -> None:
        """A line that begins with a number without ``.`` or ``)``: likely a lost sign."""
        head = line.text.split(" ", 1)[0]
        if head.replace("-", "").isdigit() and not line.block.label and line.indented:
            self.tree.unrecognised += 1
            self._problem(
                "KZ106",
                line,
                f"«{head}» looks like a unit's number without its sign",
                "write «N.» or «N)»; read as unnumbered text",
                Severity.WARNING,
            )

    def _stays(self, top: Unit, i: int, text: str) -> bool:
        """Say whether an unnumbered paragraph belongs to the list item before it."""
        follower = self.following[i]
        if follower < len(self.lines):
            found = self.openings[follower]
            if found is not None and found.kind == top.kind and order(found.number) > top.key:
                return True
        last = top.parts[-1].last
        if last.endswith(":"):
            return True
        return last.endswith(";") and len(top.parts[-1].items) > 1

    def _goes_on_heading(self, unit: Unit, line: Line, i: int) -> bool:
        """Say whether a line is the heading, or the rest of the heading, of the open unit.

        An article's heading may stand under its number too; then it is no sentence, and text or
        units follow it.
        """
        text = line.text
        if unit.depth > DEPTH["article"] or unit.kind == "body" or unit.parts[0].items:
            return False
        if unit.removed:
            return False
        if unit.heading and text[0].islower() and not {unit.heading[-1], text[-1]} & set(".;:"):
            return True
        if unit.kind == "article":
            return (
                not unit.heading
                and len(text) < 300
                and text[-1] not in ".;:,–-—!?"
                and i not in self.quoted
                and i + 1 < len(self.lines)
                and not self.lines[i + 1].text[0].islower()
            )
        if not unit.heading:
            return not text.endswith((".", ";", ":")) or line.level > 0
        return _capitals(text) and _capitals(unit.heading)

    def _add_text(self, unit: Unit, paragraph: Paragraph, forced: bool = False) -> None:
        """Add words to a unit: as its lead, as an абзац of its open часть, or as a new часть."""
        part = unit.parts[-1]
        part.host = None
        if part.lead is None and not part.has_units:
            part.lead = paragraph
        elif not forced and _begins_part(paragraph.text) and not part.last.endswith(UNFINISHED):
            part = Part(lead=paragraph)
            unit.parts.append(part)
        part.items.append(paragraph)
        part.last = paragraph.text[-1:]

    def _table(self, i: int, end: int) -> int:
        cell = self.lines[i].cell
        assert cell is not None
        table = Table()
        while i < end:
            here = self.lines[i].cell
            if here is None or here.table != cell.table:
                break
            table.lines.append(self.lines[i])
            i += 1
        top = self.stack[-1]
        top.parts[-1].items.append(table)
        top.parts[-1].last = "."
        return i

    def _problem(
        self,
        code: str,
        line: Line,
        message: str,
        hint: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        span = line.span(self.path)
        self.tree.problems.append(
            Problem(code, message, severity, self.path, span.line, span.column, hint=hint)
        )


def _grids(lines: Sequence[Line]) -> frozenset[int]:
    """Find the tables with several columns: what is numbered in their cells is no unit.

    A table of one column is a frame around text.
    """
    return frozenset(
        line.cell.table for line in lines if line.cell is not None and line.cell.column > 0
    )


def _begins_part(text: str) -> bool:
    """Say whether words begin like a часть: with a capital letter or a figure."""
    for char in text:
        if char.isalpha():
            return char.isupper()
        if char.isdigit():
            return True
        if char in "–—-":
            return False
    return True


def _last_key(items: Sequence[Unit | Remark]) -> tuple[int, ...]:
    return next((i.key for i in reversed(items) if isinstance(i, Unit)), ())


def _breaks_sentence(part: Part, text: str) -> bool:
    """Say whether words go on a sentence that a paragraph break cut: «… и» + «журнал.»."""
    return (
        part.lead is not None
        and part.items[-1] is part.lead
        and (part.lead.text[-1].islower() or part.lead.text[-1].isdigit())
        and text[0].islower()
        and not _LETTERED.match(text)
    )


_LETTERED = re.compile(r"\w\)")


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
