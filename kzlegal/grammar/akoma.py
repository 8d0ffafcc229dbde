"""Owns the step from Unit to Akoma Ntoso: which element, in which order.

eIds are given afterwards, to the whole document at once, by `akn.eid.assign`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from akn.model import Element, Node
from akn.problem import Problem, Severity
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import citations
from kzlegal.grammar.pack import Grammar
from kzlegal.grammar.unit import Paragraph, Part, Remark, Table, Tree, Unit

_CONVOCATION = re.compile(r"^\d+-[IVX]+$")
"""The number of a law ends with the convocation of Parliament that passed it: 231-VIII."""

_DIVISIONS = frozenset(("chapter", "section", "part", "subpart", "hcontainer"))


@dataclass(slots=True)
class Writer:
    """Turns one tree into elements and reports numbers that stand twice."""

    path: str
    grammar: Grammar
    annex: bool = False
    """True for an annex: there text and tables need no unit around them."""
    problems: list[Problem] = field(default_factory=list)
    articles: dict[str, Line | None] = field(default_factory=dict)

    def body(self, tree: Tree) -> tuple[Element, ...]:
        """Give the children of ``body``."""
        children: list[Element] = []
        seen: dict[tuple[str, str], Line | None] = {}
        for part in tree.body.parts:
            for item in part.items:
                if isinstance(item, Unit):
                    self._twice(item, seen)
                    children.append(self.unit(item))
                elif isinstance(item, Remark):
                    children.append(self.remark_container(item))
                else:
                    block = self.p(item) if isinstance(item, Paragraph) else self.table(item)
                    children.append(block if self.annex else _stray(block))
        return tuple(children)

    def unit(self, unit: Unit) -> Element:
        """Give the element of one unit."""
        name = unit.kind
        attributes: tuple[tuple[str, str], ...] = ()
        if unit.kind == "note":
            name = "hcontainer"
            attributes = (("name", "note"),)
        elif unit.kind == "hcontainer":
            attributes = (("name", "part"),)
        if unit.removed:
            attributes += (("status", "removed"),)
        children: list[Node] = []
        if unit.num:
            children.append(Element("num", (), (unit.num,)))
        if unit.heading:
            children.append(Element("heading", (), (unit.heading,)))
        children.extend(self._inside(unit))
        span = unit.line.span(self.path, unit.start) if unit.line is not None else None
        return Element(name, attributes, tuple(children), span)

    def _twice(self, unit: Unit, seen: dict[tuple[str, str], Line | None]) -> None:
        """Report a number that stands twice: an article in the act, another unit in its unit."""
        if not unit.number:
            return
        if unit.kind == "article":
            known = self.articles
            first = known.get(unit.number, unit.line)
            again = unit.number in known
            known.setdefault(unit.number, unit.line)
        else:
            key = (unit.kind, unit.number)
            first = seen.get(key, unit.line)
            again = key in seen
            seen.setdefault(key, unit.line)
        if not again or unit.line is None or first is None:
            return
        span = unit.line.span(self.path)
        article = unit.kind == "article"
        self.problems.append(
            Problem(
                "KZ101" if article else "KZ102",
                f"the number «{unit.num}» stands twice, first at line {first.line}",
                Severity.ERROR if article else Severity.WARNING,
                self.path,
                span.line,
                span.column,
                hint="give the later unit its own number",
            )
        )

    def _inside(self, unit: Unit) -> list[Element]:
        parts = unit.parts
        if len(parts) == 1:
            items = parts[0].items
            if len(items) == 1 and type(items[0]) is Paragraph and unit.kind not in _DIVISIONS:
                return [Element("content", (), (self.p(items[0]),))]  # most units are this plain
            return self._part(parts[0], unit.kind)
        first = parts[0]
        children: list[Element] = []
        if first.has_units or first.lead is None:
            children += self._part(first, unit.kind, open_unit=True)
        else:
            children.append(self._subparagraph(first))
        for part in parts[1:]:
            if part.lead is None:
                children += self._part(part, unit.kind, open_unit=True)
            else:
                children.append(self._subparagraph(part))
        return children

    def _subparagraph(self, part: Part) -> Element:
        span = part.lead.line.span(self.path, part.lead.start) if part.lead else None
        return Element("subparagraph", (), tuple(self._part(part, "subparagraph")), span)

    def _part(self, part: Part, kind: str, open_unit: bool = False) -> list[Element]:
        """Give what stands inside a unit or часть: ``content``, or ``intro`` and what follows."""
        texts = sum(isinstance(i, Paragraph) for i in part.items)
        if not part.has_units and not open_unit and kind not in _DIVISIONS and texts < 2:
            return [Element("content", (), tuple(self._flat(part)) or (Element("p"),))]
        children: list[Element] = []
        items = list(part.items)
        at = next((i for i, item in enumerate(items) if item is part.lead), -1)
        if at >= 0 and all(isinstance(i, Remark) for i in items[:at]):
            # the schema wants intro first: notes that stand before the lead go into it
            opened: list[Element] = []
            for item in items[: at + 1]:
                if isinstance(item, Remark):
                    opened.extend(self.remark_blocks(item))
                elif isinstance(item, Paragraph):
                    opened.append(self.p(item))
            children.append(Element("intro", (), tuple(opened)))
            items = items[at + 1 :]
        seen: dict[tuple[str, str], Line | None] = {}
        for item in items:
            if isinstance(item, Unit):
                self._twice(item, seen)
                children.append(self.unit(item))
            elif isinstance(item, Remark):
                children.append(self.remark_container(item))
            else:
                children.append(self._alinea(item))
        return children

    def _flat(self, part: Part) -> list[Element]:
        blocks: list[Element] = []
        for item in part.items:
            if isinstance(item, Paragraph):
                blocks.append(self.p(item))
            elif isinstance(item, Remark):
                blocks.extend(self.remark_blocks(item))
            elif isinstance(item, Table):
                blocks.append(self.table(item))
        return blocks

    def _alinea(self, item: Paragraph | Table) -> Element:
        if isinstance(item, Table):
            return Element("alinea", (), (Element("content", (), (self.table(item),)),))
        span = item.line.span(self.path)
        if not item.under:
            return Element("alinea", (), (Element("content", (), (self.p(item),)),), span)
        children = [Element("intro", (), (self.p(item),))]
        seen: dict[tuple[str, str], Line | None] = {}
        for inner in item.under:
            if isinstance(inner, Unit):
                self._twice(inner, seen)
                children.append(self.unit(inner))
            else:
                children.append(self.remark_container(inner))
        return Element("alinea", (), tuple(children), span)

    def p(self, paragraph: Paragraph) -> Element:
        """Give the ``p`` of some words of the law."""
        return Element("p", (), (paragraph.text,), paragraph.line.span(self.path, paragraph.start))

    def table(self, table: Table) -> Element:
        """Give a ``table`` with its rows and cells."""
        rows: dict[int, dict[int, list[Element]]] = {}
        for line in table.lines:
            cell = line.cell
            assert cell is not None
            p = Element("p", (), (line.text,), line.span(self.path))
            rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(p)
        return Element(
            "table",
            (),
            tuple(
                Element("tr", (), tuple(Element("td", (), tuple(ps)) for ps in cells.values()))
                for cells in rows.values()
            ),
        )

    def remark_container(self, remark: Remark) -> Element:
        """Give a publisher's note between units: ``hcontainer name="remark"``."""
        return Element(
            "hcontainer",
            (("name", "remark"), ("status", "editorial")),
            (Element("content", (), tuple(self.remark_blocks(remark))),),
            remark.lines[0].span(self.path),
        )

    def remark_blocks(self, remark: Remark) -> list[Element]:
        """Give one ``p`` with an inline ``remark`` for each line of a note."""
        attributes = (("class", remark.cls), ("status", "editorial"))
        return [
            Element(
                "p",
                (),
                (Element("remark", attributes, self._with_refs(line.text)),),
                line.span(self.path),
            )
            for line in remark.lines
        ]

    def _with_refs(self, text: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        at = 0
        for citation in citations(text, self.grammar):
            if not _CONVOCATION.search(citation.number):
                # «N 188» without the convocation names no one law, «67-НП» is no law at all (and
                # an IRI stays ASCII).
                continue
            if citation.start > at:
                nodes.append(text[at : citation.start])
            href = f"/akn/kz/act/{citation.date.isoformat()}/{citation.number}"
            nodes.append(Element("ref", (("href", href),), (text[citation.start : citation.end],)))
            at = citation.end
        if at < len(text):
            nodes.append(text[at:])
        return tuple(nodes)

    def blocks(self, items: Sequence[Paragraph | Remark]) -> list[Element]:
        """Give blocks for the head or the foot of the act."""
        out: list[Element] = []
        for item in items:
            if isinstance(item, Remark):
                out.extend(self.remark_blocks(item))
            else:
                out.append(self.p(item))
        return out


def _stray(block: Element) -> Element:
    """Keep words or a table that stand outside every unit, marked as not recognised."""
    return Element(
        "hcontainer",
        (("name", "unrecognised"),),
        (Element("content", (), (block,)),),
        block.span,
    )
