"""Owns the step from Unit to Akoma Ntoso: which element, which eId, in which order.

eIds follow the table of conventions in docs/akn-conventions.md (AKN-NC 1.0, section 5.4): the
prefix is the context that restarts the numbering, and nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from akn.model import Element, Node
from akn.problem import Problem, Severity
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import Note, citations
from kzlegal.grammar.pack import Grammar, pairs
from kzlegal.grammar.tree import Paragraph, Part, Remark, Table, Tree, Unit

_REF = {
    "part": "part",
    "subpart": "subpart",
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "paragraph": "para",
    "point": "point",
    "indent": "indent",
    "note": "hcontainer",
    "hcontainer": "hcontainer",
}
_NUMBERED_THROUGH = frozenset(("article", "part"))
_LETTERS = pairs(
    "а:a б:b в:v г:g д:d е:e ё:jo ж:zh з:z и:i й:j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f "
    "х:x ц:c ч:ch ш:sh щ:shh ы:y э:eh ю:yu я:ya ә:ae ғ:gh қ:q ң:ng ө:oe ұ:uu ү:ue һ:h і:ii"
)
"""Transliteration of lettered items: eIds stay ASCII."""


@dataclass(slots=True)
class Writer:
    """Turns one tree into elements; counts what needs counting and collects notes and problems."""

    path: str
    grammar: Grammar
    prefix: str = ""
    """eId of the component in which the units stand, e.g. ``att_1``; empty for the act itself."""
    chapters_restart: bool = False
    paragraphs_restart: bool = False
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, Line | None] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)

    def body(self, tree: Tree) -> tuple[Element, ...]:
        """Give the children of ``body``."""
        self.chapters_restart = _restarts(tree.body, "chapter")
        self.paragraphs_restart = _restarts(tree.body, "paragraph")
        children: list[Element] = []
        for part in tree.body.parts:
            for item in part.items:
                if isinstance(item, Unit):
                    children.append(self.unit(item, self.prefix, self.prefix))
                elif isinstance(item, Remark):
                    children.append(self.remark_container(item, self.prefix))
                elif self.prefix:
                    children.append(
                        self.p(item) if isinstance(item, Paragraph) else self.table(item)
                    )
                elif isinstance(item, Paragraph):
                    eid = self._unique(self._join(self.prefix, "hcontainer", "u"), item.line, True)
                    children.append(
                        Element(
                            "hcontainer",
                            (("eId", eid), ("name", "unrecognised")),
                            (Element("content", (), (self.p(item),)),),
                            item.line.span(self.path),
                        )
                    )
                else:
                    eid = self._unique(self._join(self.prefix, "hcontainer", "u"), None, True)
                    children.append(
                        Element(
                            "hcontainer",
                            (("eId", eid), ("name", "table")),
                            (Element("content", (), (self.table(item),)),),
                        )
                    )
        return tuple(children)

    def unit(self, unit: Unit, parent: str, outer: str) -> Element:
        """Give the element of one unit.

        `parent` is the eId of the unit that holds it, `outer` that of the component.
        """
        eid = self._eid(unit, parent, outer)
        attributes: tuple[tuple[str, str], ...] = (("eId", eid),)
        name = unit.kind
        if unit.kind == "note":
            name = "hcontainer"
            attributes += (("name", "note"),)
        elif unit.kind == "hcontainer":
            attributes += (("name", "part"),)
        if unit.removed:
            attributes += (("status", "removed"),)
        children: list[Node] = []
        if unit.num:
            children.append(Element("num", (), (unit.num,)))
        if unit.heading:
            children.append(Element("heading", (), (unit.heading,)))
        children.extend(self._inside(unit, eid, outer))
        span = unit.line.span(self.path) if unit.line is not None else None
        return Element(name, attributes, tuple(children), span)

    def _eid(self, unit: Unit, parent: str, outer: str) -> str:
        kind = unit.kind
        ref = _REF[kind]
        number = unit.number
        if kind in _NUMBERED_THROUGH:
            context = outer
        elif kind == "chapter":
            context = parent if self.chapters_restart else outer
        elif kind == "paragraph" and not parent.rpartition("__")[2].startswith(("art_", "hcont")):
            inside_part = parent.rpartition("__")[2].startswith("subpara_")
            context = parent if inside_part or self.paragraphs_restart else outer
        else:
            context = parent
        if kind == "indent":
            number = _LETTERS.get(number, number)
        if not number:
            return self._unique(self._join(context, ref), unit.line, True)
        return self._unique(self._join(context, ref, number), unit.line, False)

    def _join(self, context: str, ref: str, number: str = "") -> str:
        here = f"{ref}_{number}" if number else ref
        return f"{context}__{here}" if context else here

    def _unique(self, eid: str, line: Line | None, count: bool) -> str:
        """Give an eId that stands once; report a number that stands twice."""
        if count:
            self.counted[eid] += 1
            mark = "" if eid.endswith(("_r", "_u")) else "_"
            return f"{eid}{mark}{self.counted[eid]}"
        if eid not in self.seen:
            self.seen[eid] = line
            return eid
        first = self.seen[eid]
        number = 2
        while f"{eid}v{number}" in self.seen:
            number += 1
        unique = f"{eid}v{number}"
        self.seen[unique] = line
        if line is not None:
            span = line.span(self.path)
            before = f", first at line {first.line}" if first is not None else ""
            article = eid.rpartition("__")[2].startswith("art_")
            self.problems.append(
                Problem(
                    "KZ101" if article else "KZ102",
                    f"the number of {eid} stands twice{before}",
                    Severity.ERROR if article else Severity.WARNING,
                    self.path,
                    span.line,
                    span.column,
                    unique,
                    "give the later unit its own number",
                )
            )
        return unique

    def _inside(self, unit: Unit, eid: str, outer: str) -> list[Element]:
        parts = unit.parts
        if len(parts) == 1:
            return self._part(parts[0], eid, outer, unit.kind)
        first = parts[0]
        children: list[Element] = []
        if first.has_units or first.lead is None:
            children += self._part(first, eid, outer, unit.kind, open_unit=True)
        else:
            children.append(self._subparagraph(first, eid, 1, outer))
        for n, part in enumerate(parts[1:], 2):
            children.append(self._subparagraph(part, eid, n, outer))
        return children

    def _subparagraph(self, part: Part, eid: str, n: int, outer: str) -> Element:
        here = f"{eid}__subpara_{n}"
        self.seen[here] = None
        span = part.lead.line.span(self.path, part.lead.start) if part.lead else None
        return Element(
            "subparagraph",
            (("eId", here),),
            tuple(self._part(part, here, outer, "subparagraph")),
            span,
        )

    def _part(
        self, part: Part, eid: str, outer: str, kind: str, open_unit: bool = False
    ) -> list[Element]:
        """Give what stands inside a unit or часть: ``content``, or ``intro`` and what follows."""
        texts = [i for i in part.items if isinstance(i, Paragraph)]
        division = kind in ("chapter", "section", "part", "subpart", "hcontainer")
        flat = not part.has_units and not open_unit and not division and len(texts) < 2
        if flat:
            blocks: list[Element] = []
            for item in part.items:
                if isinstance(item, Paragraph):
                    blocks.append(self.p(item))
                elif isinstance(item, Remark):
                    blocks.extend(self.remark_blocks(item, eid))
                elif isinstance(item, Table):
                    blocks.append(self.table(item))
            return (
                [Element("content", (), tuple(blocks))]
                if blocks
                else [Element("content", (), (Element("p"),))]
            )
        children: list[Element] = []
        alinea = 1
        items = list(part.items)
        if part.lead in items and not any(
            isinstance(i, Unit | Table) for i in items[: items.index(part.lead)]
        ):
            # the schema wants intro first: notes that stand before the lead go into it
            at = items.index(part.lead)
            opened: list[Element] = []
            for item in items[:at]:
                if isinstance(item, Remark):
                    opened.extend(self.remark_blocks(item, eid))
            opened.append(self.p(part.lead))
            children.append(Element("intro", (), tuple(opened)))
            items = items[at + 1 :]
        for item in items:
            if isinstance(item, Unit):
                children.append(self.unit(item, eid, outer))
            elif isinstance(item, Remark):
                children.append(self.remark_container(item, eid))
            else:
                alinea += 1
                here = f"{eid}__al_{alinea}"
                self.seen[here] = None
                children.append(self._alinea(item, here, outer))
        return children

    def _alinea(self, item: Paragraph | Table, eid: str, outer: str) -> Element:
        if isinstance(item, Table):
            content = Element("content", (), (self.table(item),))
            return Element("alinea", (("eId", eid),), (content,))
        span = item.line.span(self.path)
        if not item.under:
            content = Element("content", (), (self.p(item),))
            return Element("alinea", (("eId", eid),), (content,), span)
        children = [Element("intro", (), (self.p(item),))]
        for inner in item.under:
            if isinstance(inner, Unit):
                children.append(self.unit(inner, eid, outer))
            else:
                children.append(self.remark_container(inner, eid))
        return Element("alinea", (("eId", eid),), tuple(children), span)

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

    def remark_container(self, remark: Remark, parent: str) -> Element:
        """Give a publisher's note between units: ``hcontainer name="remark"``."""
        eid = self._unique(self._join(parent, "hcontainer", "r"), None, True)
        return Element(
            "hcontainer",
            (("eId", eid), ("name", "remark"), ("status", "editorial")),
            (Element("content", (), tuple(self.remark_blocks(remark, eid))),),
            remark.lines[0].span(self.path),
        )

    def remark_blocks(self, remark: Remark, eid: str) -> list[Element]:
        """Give one ``p`` with an inline ``remark`` for each line of a note; record the note."""
        text = " ".join(line.text for line in remark.lines)
        found = citations(text, self.grammar)
        self.notes.append(Note(remark.cls, text, found, eid, remark.lines[0].line))
        return [
            Element(
                "p",
                (),
                (
                    Element(
                        "remark",
                        (("class", remark.cls), ("status", "editorial")),
                        self._with_refs(line.text),
                    ),
                ),
                line.span(self.path),
            )
            for line in remark.lines
        ]

    def _with_refs(self, text: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        at = 0
        for citation in citations(text, self.grammar):
            if "-" not in citation.number:
                continue  # «N 188» without the convocation names no one law
            if citation.start > at:
                nodes.append(text[at : citation.start])
            href = f"/akn/kz/act/{citation.date.isoformat()}/{citation.number}"
            nodes.append(Element("ref", (("href", href),), (text[citation.start : citation.end],)))
            at = citation.end
        if at < len(text):
            nodes.append(text[at:])
        return tuple(nodes)

    def blocks(self, items: Sequence[Paragraph | Remark], where: str) -> list[Element]:
        """Give blocks for the head or the foot of the act."""
        out: list[Element] = []
        for item in items:
            if isinstance(item, Remark):
                out.extend(self.remark_blocks(item, where))
            else:
                out.append(self.p(item))
        return out


def _restarts(body: Unit, kind: str) -> bool:
    """Say whether the numbers of a kind of unit begin anew inside the text."""
    seen: set[str] = set()
    stack = [body]
    while stack:
        unit = stack.pop()
        for part in unit.parts:
            for item in part.items:
                if not isinstance(item, Unit):
                    continue
                if item.kind == kind:
                    if kind == "paragraph" and unit.kind in ("article", "note"):
                        continue
                    if item.number in seen:
                        return True
                    seen.add(item.number)
                elif item.kind not in ("article", "paragraph", "point", "note"):
                    stack.append(item)
    return False
