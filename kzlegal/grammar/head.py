"""Owns the division of an act: head, body, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from akn.problem import LegalTextError, Problem
from kzlegal.corpus.source import SourceDocument
from kzlegal.grammar.identity import ActLine, read_act_line
from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import Opening
from kzlegal.grammar.pack import DEPTH, Grammar
from kzlegal.grammar.tree import Builder
from kzlegal.grammar.unit import Paragraph, Remark, Tree


@dataclass(slots=True, eq=False)
class Head:
    """What the head of the act says."""

    act_line: ActLine | None = None
    act_at: Line | None = None
    title_lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def divide(
    lines: Sequence[Line],
    marks: Sequence[str | None],
    grammar: Grammar,
    source: SourceDocument,
) -> tuple[Tree, Head]:
    """Find head, body, signature and annexes, and build the tree of each.

    Raises LegalTextError (KZ004) where there is no unit at all.
    """
    builder = Builder(lines, marks, grammar, source.path)
    start = _first_unit(builder.openings)
    if start is None:
        raise LegalTextError(
            Problem(
                "KZ004",
                "no chapter, article or numbered paragraph was found: not the text of an act",
                path=source.path,
                line=lines[0].line if lines else 1,
                column=1,
                hint="give the act's own text (adilet DOCX or page, Word file, plain text)",
            )
        )
    start = _after_contents(lines, builder.openings, marks, start)
    cuts = _attachments(lines, builder, start)
    end = cuts[0][0] if cuts else len(lines)
    foot = _signature(lines, marks, builder, start, end)
    head = Head()
    _head(lines, marks, grammar, builder, start, head)
    tree = builder.build(start, foot)
    tree.conclusions.extend(_items(lines, marks, foot, end))
    for n, (begin, at, found) in enumerate(cuts):
        until = cuts[n + 1][0] if n + 1 < len(cuts) else len(lines)
        inner = _annex(builder, lines, marks, at, until)
        title = lines[begin]
        for line in lines[begin + 1 : at + 1]:
            title = title.followed_by(line)
        tree.attachments.append((found, title, inner))
        tree.problems.extend(inner.problems)
    return tree, head


def _first_unit(openings: Sequence[Opening | None]) -> int | None:
    paragraph: int | None = None
    for i, found in enumerate(openings):
        if found is None or found.kind == "attachment":
            continue
        if DEPTH[found.kind] <= DEPTH["article"]:
            return i
        if paragraph is None and found.kind == "paragraph":
            paragraph = i
    return paragraph


def _after_contents(
    lines: Sequence[Line],
    openings: Sequence[Opening | None],
    marks: Sequence[str | None],
    start: int,
) -> int:
    """Skip a printed table of contents: headings alone, after which the first one comes again."""
    first = openings[start]
    assert first is not None
    seen = 0
    for i in range(start + 1, len(openings)):
        found = openings[i]
        if found is None or DEPTH.get(found.kind, 9) > DEPTH["article"]:
            text = lines[i].text
            wraps = (seen > 2 or text[0].islower()) and text[-1] not in ".;:"
            if marks[i] is None and found is None and wraps:
                continue  # a heading that wraps inside the contents
            if marks[i] is None:
                return start
            continue
        again = found.kind == first.kind and found.number == first.number
        # «ОБЩАЯ ЧАСТЬ» and «ОСОБЕННАЯ ЧАСТЬ» have no number: their words tell them apart.
        if again and (found.number or lines[i].text == lines[start].text):
            return i if seen > 0 else start
        seen += 1
    return start


def _attachments(
    lines: Sequence[Line], builder: Builder, start: int
) -> list[tuple[int, int, Opening]]:
    """Find the annexes: first line of the title, line with the number, what it opens."""
    cuts: list[tuple[int, int, Opening]] = []
    for i in range(start + 1, len(lines)):
        found = builder.openings[i]
        if found is None or found.kind != "attachment":
            continue
        if lines[i].text.endswith((".", ";", ":", ",")) or lines[i].cell is not None:
            builder.openings[i] = None
            continue
        begin = i
        before = builder.grammar.attached_to
        if before is not None and before.search(lines[i - 1].text) and _plain(builder, i - 1):
            # Kazakh names the act first: «… Заңына» / «1-қосымша», over two or three lines.
            begin = i - 1
            while (
                i - begin < 3
                and begin - 1 > start
                and _plain(builder, begin - 1)
                and not _signs(builder, begin - 1)
                and len(lines[begin - 1].text) < 100
            ):
                begin -= 1
        cuts.append((begin, i, found))
    return cuts


def _plain(builder: Builder, i: int) -> bool:
    """Say whether a line is law without a number and without a full stop."""
    line = builder.lines[i]
    return (
        builder.marks[i] is None
        and builder.openings[i] is None
        and line.cell is None
        and line.text[-1] not in ".;:,"
    )


def _signs(builder: Builder, i: int) -> bool:
    """Say whether a line is an office, a name, or both, as under an act."""
    grammar = builder.grammar
    text = builder.lines[i].text
    if grammar.office.match(text):
        return True
    name = grammar.signatory.search(text)
    return name is not None and (
        name.start() == 0 or grammar.office.match(text[: name.start()].rstrip()) is not None
    )


def _signature(
    lines: Sequence[Line], marks: Sequence[str | None], builder: Builder, start: int, end: int
) -> int:
    """Give the index at which the signature begins; `end` where there is none."""
    grammar = builder.grammar
    i = end
    signed = named = False
    while i > start:
        text = lines[i - 1].text
        if marks[i - 1] == "footer":
            i -= 1
            continue
        if marks[i - 1] is not None or builder.openings[i - 1] is not None:
            break
        if _signs(builder, i - 1):
            signed = True
            named = named or grammar.signatory.search(text) is not None
            i -= 1
            continue
        if signed and (office := _office_above(builder, i - 1, start)):
            i = office
            continue
        if not signed and end - i < 4 and (_NUMBER_OF_ACT.match(text) or _dated(text, grammar)):
            i -= 1
            continue
        break
    above = builder.openings[i - 1]
    if signed and not named and above is not None and above.kind == "article":
        return end  # an office alone under a heading is the article's text
    return i if signed or (i < end and marks[i] == "footer") else end


def _office_above(builder: Builder, i: int, start: int) -> int:
    """Give the line with an office whose name goes on to line `i`; 0 where there is none.

    «Председатель районного» / «комитета по журналам».
    """
    for k in range(i, max(start, i - 2), -1):
        if not _plain(builder, k) or not builder.lines[k].text[0].islower():
            return 0
        if _plain(builder, k - 1) and builder.grammar.office.match(builder.lines[k - 1].text):
            return k - 1
    return 0


_NUMBER_OF_ACT = re.compile(r"(?:№|N) ?\d+\S*(?: \w+)?$")
"""Printed under the signature in newspapers, with place and date."""


def _dated(text: str, grammar: Grammar) -> bool:
    words = text.lower().replace(",", " ").split()
    return len(text) < 80 and text[-1] != "." and any(word in grammar.months for word in words)


def _head(
    lines: Sequence[Line],
    marks: Sequence[str | None],
    grammar: Grammar,
    builder: Builder,
    start: int,
    head: Head,
) -> None:
    """Sort the lines before the first unit into preface (title, act line) and preamble."""
    tree = builder.tree
    target: list[Paragraph | Remark] = tree.preface
    for i in range(start):
        line = lines[i]
        mark = marks[i]
        if mark is not None:
            if (
                target
                and isinstance(target[-1], Remark)
                and target[-1].cls == mark
                and (not grammar.note_label.match(line.text))
            ):
                target[-1].lines.append(line)
            else:
                target.append(Remark(mark, [line]))
            continue
        if head.act_line is None and target is tree.preface:
            act = read_act_line(line, grammar)
            if act is not None:
                head.act_line, head.act_at = act, line
                target.append(Paragraph(line.text, line))
                continue
        if (
            target is tree.preface
            and builder.openings[i] is None
            and (
                (line.text.endswith((".", ":")) and len(line.text) > 40)
                or (line.text.endswith(":") and i == start - 1)  # «… ПРИКАЗЫВАЮ:»
            )
        ):
            target = tree.preamble
        elif (
            target is tree.preface
            and builder.openings[i] is None
            and not head.title_lines
            and (_is_title(line, grammar, lines, i, start))
        ):
            head.title_lines.append(line)
        target.append(Paragraph(line.text, line))


def _is_title(line: Line, grammar: Grammar, lines: Sequence[Line], i: int, start: int) -> bool:
    text = line.text
    if text.endswith((".", ";", ":")) or len(text) > 500:
        return False
    if grammar.title_start.match(text):
        return True
    return i + 1 < start and read_act_line(lines[i + 1], grammar) is not None


def _items(
    lines: Sequence[Line], marks: Sequence[str | None], start: int, end: int
) -> list[Paragraph | Remark]:
    items: list[Paragraph | Remark] = []
    for i in range(start, end):
        mark = marks[i]
        if mark is None:
            items.append(Paragraph(lines[i].text, lines[i]))
        else:
            items.append(Remark(mark, [lines[i]]))
    return items


def _annex(
    builder: Builder,
    lines: Sequence[Line],
    marks: Sequence[str | None],
    at: int,
    until: int,
) -> Tree:
    """Build the tree of an annex: its heading lines are its preface, the rest its body."""
    inner = Builder.__new__(Builder)
    for name in ("lines", "marks", "grammar", "path", "openings", "quoted"):
        setattr(inner, name, getattr(builder, name))
    for name in ("following", "law", "footnotes"):
        setattr(inner, name, getattr(builder, name))
    inner.tree = Tree()
    inner.stack = [inner.tree.body]
    first = at + 1
    while first < until:
        found = builder.openings[first]
        if found is not None or (lines[first].cell is not None and marks[first] is None):
            break
        text = lines[first].text
        if marks[first] is None and text.endswith((".", ";", ":")) and len(text) > 40:
            break
        first += 1
    if first == until:  # no unit, no table, no long sentence: text begins with the first sentence
        first = next(
            (
                i
                for i in range(at + 1, until)
                if marks[i] is None and lines[i].text.endswith((".", ";", ":"))
            ),
            until,
        )
    inner.tree.preface.extend(_items(lines, marks, at + 1, first))
    foot = _signature(lines, marks, inner, first, until) if first < until else until
    inner.annex = True
    inner.build(first, foot)
    inner.tree.conclusions.extend(_items(lines, marks, foot, until))
    return inner.tree
