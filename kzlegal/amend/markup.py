"""Owns the marking up of an amending act: instructions as ``mod`` with quoted text and structure.

Every printed character stays: the marks of a quotation become the attributes ``startQuote`` and
``endQuote``, all else stays text. A quotation of units becomes ``quotedStructure`` with the units
inside, quoted words become ``quotedText`` (AKN-NC 5.4.1 and 5.5.3.3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from akn.eid import HIERARCHY, assign
from akn.model import Document, Element, Node
from kzlegal.amend.model import Instruction, Quotation, Reading, Sentence
from kzlegal.amend.quoted import quoted_units
from kzlegal.grammar.pack import LETTERS
from kzlegal.refs.unit import Step

Language = Literal["rus", "kaz", "eng"]


@dataclass(frozen=True, slots=True)
class Marked:
    """An amending act with its instructions marked up."""

    document: Document
    sources: Mapping[int, str]
    """eId of the ``mod`` of each instruction, by its running number; an instruction whose words
    stand where no ``mod`` can (a heading) is missing here."""


@dataclass(slots=True)
class _Group:
    """The sentences that begin in one printed line."""

    line: int
    end_line: int
    quotes: list[Quotation]
    numbers: list[int]


@dataclass(slots=True)
class _Marking:
    groups: Mapping[int, _Group]
    instructions: Mapping[int, Instruction]
    language: Language
    absorbed: set[int]
    printed: Mapping[int, str]
    """Text of each printed line by its line number."""
    done: list[_Group] = field(default_factory=list)

    def element(self, element: Element) -> Element | None:
        """Give an element with what is below it marked up; None for a line inside a quotation."""
        if element.name in ("meta", "preface", "conclusions", "attachments"):
            return element
        if element.name == "p":
            line = element.span.line if element.span else 0
            group = self.groups.get(line)
            if group is None or any(not isinstance(c, str) for c in element.children):
                return element
            self.done.append(group)
            return element.with_children(self.mod(element.text(), group))
        if self._inside_quotation(element):
            return None
        children: list[Node] = []
        for child in element.children:
            new = self.element(child) if isinstance(child, Element) else child
            if new is not None:
                children.append(new)
        made = element.with_children(*children)
        return _closed(made) if len(children) < len(element.children) else made

    def _inside_quotation(self, element: Element) -> bool:
        if element.name != "alinea":
            return False
        lines = {e.span.line for e in element.walk() if e.name == "p" and e.span}
        return bool(lines) and lines <= self.absorbed

    def mod(self, text: str, group: _Group) -> Element:
        """Give the ``mod`` of a sentence: its words, and its quotations as elements."""
        nodes: list[Node] = []
        shift = len(self.printed[group.line]) - len(text)  # the item's own number is not in the p
        line, at = group.line, 0
        current = text
        for quote in group.quotes:
            if quote.line != line:
                _say(nodes, current[at:])
                line, current, at, shift = quote.line, self.printed[quote.line], 0, 0
            start = quote.start - shift
            _say(nodes, current[at:start])
            single = len(quote.lines) <= 1 and quote.end > quote.start
            last = line if single else self._last(quote, group)
            end_text = current if last == line else self.printed[last]
            end_shift = shift if last == line else 0
            end = min(quote.end - end_shift, len(end_text))
            mark = end_text[end : end + 1] if quote.closed else ""
            nodes.append(self.quotation(quote, group, current[start], mark))
            line, current, shift = last, end_text, end_shift
            at = end + (1 if quote.closed else 0)
        _say(nodes, current[at:])
        return Element("mod", (), tuple(nodes))

    def _last(self, quote: Quotation, group: _Group) -> int:
        """Find the line in which a quotation of several lines ends."""
        lines = [n for n in sorted(self.printed) if quote.line <= n <= group.end_line]
        wanted = len(quote.lines)
        return lines[min(wanted, len(lines)) - 1]

    def quotation(self, quote: Quotation, group: _Group, opening: str, closing: str) -> Element:
        """Give a quotation: its units where it holds units, else its words."""
        marks = (("startQuote", opening), *((("endQuote", closing),) if closing else ()))
        for number in group.numbers:
            instruction = self.instructions[number]
            if instruction.new is None or instruction.kind not in ("restate", "add_unit"):
                continue
            if instruction.target.part or not instruction.target.steps:
                continue
            if not quote.text.startswith(instruction.new[:40]):
                continue
            step = instruction.target.steps[-1]
            whole = quoted_units(quote.text, _first(step), self.language)
            if not isinstance(whole, str) and _same(whole, quote.text):
                return Element("quotedStructure", marks, whole)
        if len(quote.lines) == 1:
            return Element("quotedText", marks, (quote.lines[0],))
        blocks = tuple(Element("p", (), (words,)) for words in quote.lines)
        return Element("quotedStructure", marks, blocks)


def marked_mods(
    document: Document, reading: Reading, printed: Mapping[int, str], language: Language
) -> Marked:
    """Mark up the instructions of an amending act that was parsed from the same lines.

    `printed` gives the text of each printed line by its line number in the file. Instructions in
    annexes and headings stay words.
    """
    instructions = {i.n: i for i in reading.instructions}
    groups: dict[int, _Group] = {}
    for sentence in reading.sentences:
        _join(groups, sentence)
    absorbed = {
        line for group in groups.values() for line in printed if group.line < line <= group.end_line
    }
    marking = _Marking(groups, instructions, language, absorbed, printed)
    root = marking.element(document.root)
    assert root is not None, "only lines inside quotations are taken out"
    made = assign(replace(document, root=root), LETTERS)
    mods = [e.eid for e in made.root.walk() if e.name == "mod"]
    sources = {
        number: eid
        for group, eid in zip(marking.done, mods, strict=True)
        for number in group.numbers
    }
    return Marked(made, sources)


def _join(groups: dict[int, _Group], sentence: Sentence) -> None:
    group = groups.setdefault(sentence.line, _Group(sentence.line, sentence.end_line, [], []))
    group.end_line = max(group.end_line, sentence.end_line)
    group.numbers += sentence.numbers
    known = {(q.line, q.start) for q in group.quotes}
    group.quotes += [q for q in sentence.quotes if (q.line, q.start) not in known]


def _say(nodes: list[Node], words: str) -> None:
    if words:
        nodes.append(words)


def _first(step: Step) -> Step:
    """Give the step without its number: a quotation may hold several units, from another on."""
    return Step(step.kind, "")


def _same(units: Sequence[Element], text: str) -> bool:
    """Say whether the parsed units hold exactly the printed characters of the quotation."""
    return "".join("".join(u.text() for u in units).split()) == "".join(text.split())


def _closed(element: Element) -> Element:
    """Give a unit whose lines went into a quotation: opening words alone are its content."""
    if element.name not in HIERARCHY and element.name != "article":
        return element
    inner = [c for c in element.elements() if c.name not in ("num", "heading", "subheading")]
    if len(inner) == 1 and inner[0].name == "intro":
        children = tuple(
            Element("content", (), c.children, c.span) if c is inner[0] else c
            for c in element.children
        )
        return element.with_children(*children)
    return element
