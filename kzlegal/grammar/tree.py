"""Owns Builder: grows the tree of an act's units from its lines, in one pass.

How paragraphs without a number of their own are attached (law on legal acts, art. 23(1)): a *часть*
begins with a capital letter, an *абзац* goes on an unfinished sentence. A paragraph after a list
belongs to the unit that holds the list, unless the list goes on after it: then to the item.
"""

from __future__ import annotations

from collections.abc import Sequence

from akn.problem import Problem, Severity
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import is_stub
from kzlegal.grammar.opening import Opening, opening, order, second_heading
from kzlegal.grammar.pack import DEPTH, Grammar
from kzlegal.grammar.quotation import quoted_lines
from kzlegal.grammar.unit import Paragraph, Part, Remark, Table, Tree, Unit

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
        self.openings = [
            None if mark else opening(line, grammar)
            for line, mark in zip(lines, marks, strict=True)
        ]
        self.quoted = quoted_lines(lines, marks, self.openings)
        for i in self.quoted:
            self.openings[i] = None
        self.following = self._following()

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
                i = self._remark(i, end, mark)
                continue
            line = self.lines[i]
            if line.cell is not None and self.openings[i] is None:
                i = self._table(i, end)
                continue
            found = self.openings[i]
            if found is None or not self._open(i, found):
                self._text(i)
            i += 1
        return self.tree

    # Opening of units

    def _open(self, i: int, found: Opening) -> bool:
        line = self.lines[i]
        text = line.text
        kind = found.kind
        if kind == "indent":
            if not self._lettered(found):
                return False
        elif kind == "paragraph" and self._article_without_word(i, found):
            kind = "article"
        depth = DEPTH.get(kind, 90)
        stack = self.stack
        if kind == "article" and self._repeated_heading(line, found):
            return True
        if kind == "point":
            depth = self._point_depth(found)
        while stack[-1].depth >= depth:
            stack.pop()
        if (
            kind == "paragraph"
            and stack[-1].kind == "note"
            and not (self._in_note(stack[-1], found))
        ):
            stack.pop()
        unit = Unit(kind, found.num, found.number, depth, line, key=order(found.number))
        if found.fault:
            self._problem(
                found.fault,
                line,
                f"no full stop after the number in «{found.num}»",
                "write the full stop; the heading was read as one",
                Severity.WARNING,
            )
        second = second_heading(text, found, self.grammar) if len(text) > 20 and depth < 5 else None
        second_start = -1
        if second is not None:
            second_start = second.rest - len(second.num)
            second_start = text.rfind(second.num, 0, second.rest)
        rest = text[found.rest : second_start if second is not None else None].strip()
        heads = depth <= DEPTH["article"]
        if rest:
            if is_stub(rest, self.grammar):
                unit.removed = True
                unit.parts[0].items.append(Remark("repealed", [_slice(line, found.rest)]))
            elif heads:
                unit.heading = rest
            else:
                self._add_text(unit, Paragraph(rest, line, found.rest))
        self._attach(unit)
        stack.append(unit)
        if second is not None:
            self._second(line, second)
        return True

    def _second(self, line: Line, found: Opening) -> None:
        depth = DEPTH[found.kind]
        unit = Unit(found.kind, found.num, found.number, depth, line, key=order(found.number))
        unit.heading = line.text[found.rest :].strip()
        while self.stack[-1].depth >= depth:
            self.stack.pop()
        self._attach(unit)
        self.stack.append(unit)

    def _point_depth(self, found: Opening) -> int:
        """A list inside a list item begins again at 1 after a lead that ends with a colon."""
        nested = [u for u in self.stack if u.kind == "point"]
        if not nested:
            return DEPTH["point"]
        top = nested[-1]
        key = order(found.number)
        if top.parts[-1].last == ":" and key <= top.key and key[0] == 1:
            return top.depth + 1
        if len(nested) > 1 and key > top.key and self._last_words(top).endswith(";"):
            return top.depth
        return DEPTH["point"] if len(nested) == 1 else nested[0].depth

    def _last_words(self, unit: Unit) -> str:
        return unit.parts[-1].last

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
        part.items.append(unit)
        part.has_units = True
        part.last = ""

    def _repeated_heading(self, line: Line, found: Opening) -> bool:
        """A heading printed twice in a row is one article; the second print is set aside."""
        article = next((u for u in reversed(self.stack) if u.kind == "article"), None)
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

    def _lettered(self, found: Opening) -> bool:
        """A letter opens an item only in its order: а) after a lead, б) after а)."""
        for unit in reversed(self.stack):
            if unit.kind == "indent":
                return True
            if unit.kind in ("point", "paragraph", "article", "note"):
                return unit.parts[-1].last.endswith(":") and found.number in "аaә"
        return False

    def _in_note(self, note: Unit, found: Opening) -> bool:
        """Say whether a numbered paragraph after «Примечания.» belongs to the note."""
        inside = [u for p in note.parts for u in p.items if isinstance(u, Unit)]
        if inside:
            return order(found.number) > inside[-1].key
        article = next((u for u in reversed(self.stack) if u.kind == "article"), None)
        if article is None:
            return False
        before = [
            u
            for p in article.parts
            for u in p.items
            if isinstance(u, Unit) and u.kind == "paragraph"
        ]
        return (
            not before
            or order(found.number) <= before[-1].key
            or note.num.startswith(("Примечания", "Ескертпелер", "Notes"))
        )

    def _article_without_word(self, i: int, found: Opening) -> bool:
        """«173. Heading» without its word: the next article's number, no body indent, no body yet.

        For an inserted number (22-1) its first numbered paragraph must follow.
        """
        line = self.lines[i]
        text = line.text
        if line.block.label or line.indented or text.endswith((".", ";", ":")):
            return False
        article = next((u for u in reversed(self.stack) if u.kind == "article"), None)
        key = order(found.number)
        if article is None or not article.number or "." in found.number or key[0] < 3:
            return False
        if len(key) == 1:
            if key[0] != article.key[0] + 1:
                return False
        elif key[0] != article.key[0] or key <= article.key or not self._begins_at_one(i):
            return False
        last = [
            u
            for p in article.parts
            for u in p.items
            if isinstance(u, Unit) and u.kind == "paragraph"
        ]
        if last and last[-1].key and key[0] in (last[-1].key[0], last[-1].key[0] + 1):
            return False
        self._problem(
            "KZ105",
            line,
            f"the word for article is missing before «{found.num}»",
            "read as an article, because its number follows the article before",
        )
        return True

    def _begins_at_one(self, i: int) -> bool:
        follower = self.following[i]
        found = self.openings[follower] if follower < len(self.lines) else None
        return found is not None and found.kind == "paragraph" and found.number == "1"

    # Text, tables, remarks

    def _text(self, i: int) -> None:
        line = self.lines[i]
        text = line.text
        top = self.stack[-1]
        paragraph = Paragraph(text, line)
        division = top.depth <= DEPTH["section"] and top.kind != "body"
        if division and self._goes_on_heading(top, line):
            top.heading = f"{top.heading} {text}".strip()
            return
        if top.kind == "body":
            if not self.annex:
                self.tree.unrecognised += 1
                self._problem("KZ190", line, "text outside every unit", "kept where it stands")
            self._add_text(top, paragraph)
            return
        if text[0].isdigit() and i not in self.quoted:
            self._odd_number(line)
        if i in self.quoted:
            while top.depth > DEPTH["paragraph"] and not top.parts[-1].last.endswith(UNFINISHED):
                self.stack.pop()
                top = self.stack[-1]
            self._add_text(top, paragraph, forced=True)
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

    def _goes_on_heading(self, unit: Unit, line: Line) -> bool:
        if unit.parts[0].items:
            return False
        text = line.text
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

    def _remark(self, i: int, end: int, cls: str) -> int:
        """Attach the note that begins at line `i`; give the index after it."""
        remark = Remark(cls, [self.lines[i]])
        label = self.grammar.note_label.match(self.lines[i].text)
        j = i + 1
        while j < end and self.marks[j] == cls and self._same_note(j, label is not None, remark):
            remark.lines.append(self.lines[j])
            j += 1
        part = self._home(j, end, cls).parts[-1]
        found = self.openings[j] if j < end else None
        if part.host is not None and found is not None and found.kind in ("point", "indent"):
            part.host.under.append(remark)
        else:
            part.items.append(remark)
        return j

    def _same_note(self, j: int, labelled: bool, remark: Remark) -> bool:
        text = self.lines[j].text
        if self.grammar.note_label.match(text) or self.grammar.footnote.match(text):
            return False
        if labelled and len(remark.lines) == 1:
            return True
        return remark.lines[-1].text.endswith((":", ";"))

    def _home(self, j: int, end: int, cls: str) -> Unit:
        """Give the unit in which a note stands; close what it cannot stand in.

        A note on past changes closes its article; any other stands where the unit that follows
        will stand, because it is about that unit.
        """
        while j < end and self.marks[j] is not None:
            j += 1
        found = self.openings[j] if j < end else None
        depth = DEPTH["note"]
        if j < end:
            depth = 99 if found is None else DEPTH.get(found.kind, 0)
            if found is not None and found.kind == "paragraph" and self._would_be_article(j, found):
                depth = DEPTH["article"]
        if cls in ("pastChange", "constitutionalReview") and depth <= DEPTH["article"]:
            depth = DEPTH["note"]
        if depth == 99 and cls == "pastChange":
            depth = DEPTH["note"] if self._closes_article(j) else 99
        while self.stack[-1].depth >= depth:
            self.stack.pop()
        return self.stack[-1]

    def _closes_article(self, j: int) -> bool:
        follower = self.following[j - 1]
        found = self.openings[follower] if follower < len(self.lines) else None
        return found is None or DEPTH.get(found.kind, 0) <= DEPTH["paragraph"]

    def _would_be_article(self, j: int, found: Opening) -> bool:
        count = len(self.tree.problems)
        would = self._article_without_word(j, found)
        del self.tree.problems[count:]
        return would

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


def _slice(line: Line, start: int) -> Line:
    """Give the rest of a line as a line of its own, with its way back to the source."""
    text = line.text[start:]
    pieces = tuple((offset - start, block) for offset, block in line.pieces)
    return Line(text, pieces)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
