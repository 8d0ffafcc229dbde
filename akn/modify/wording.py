"""Owns the change of a whole part of a unit: heading, opening words, title, sentence, table row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from akn.model import Element, Node
from akn.modify.block import Edit, edited, flat
from akn.modify.comparison import Found
from akn.modify.modification import Position, TextualModification
from akn.modify.part import Area, areas, own_blocks, row, title_blocks
from akn.modify.refusal import Refusal
from akn.modify.run import Effect, Run
from akn.modify.spacing import without
from akn.modify.words import already, with_blocks
from akn.text import is_remark

_BEFORE_HEADING = frozenset({"num"})


def restate_part(run: Run, change: TextualModification) -> Effect:
    """Put words in the place of a part of the target, or of its only text."""
    words = change.new
    assert isinstance(words, str)
    words = words.strip()
    if not words:
        raise Refusal("AKN505", "the new words are empty", change.target)
    unit = run.target(change.target)
    part = change.part
    if part.startswith("row_"):
        raise Refusal(
            "AKN505", "a table row is restated by a row, not by words", change.target, "Give a tr."
        )
    if part.startswith("sentence_"):
        (area,) = areas(unit, change.target, part)
        made = _restated(run, change, area, words)
    elif part == "heading" and unit.first("heading") is None:
        heading = Element("heading", (), (words,))
        made = _put_in(unit, heading, _BEFORE_HEADING)
    elif part == "title":
        made = _titled(run, change, unit, words)
    else:
        made = _restated(run, change, _only(unit, change), words)
    run.tree.write(change.target, made)
    return Effect(change.target, "inside", (change.target,), old=(change.target,))


def repeal_part(run: Run, change: TextualModification) -> Effect:
    """Take a part of the target away: a heading, a sentence, a row, closing words."""
    unit = run.target(change.target)
    part = change.part
    if part in ("heading", "wrapUp", "preamble"):
        child = unit.first(part)
        if child is None:
            areas(unit, change.target, part)  # says what is there
        made = replace(unit, children=tuple(c for c in unit.children if c is not child))
    elif part.startswith("row_"):
        gone = row(unit, change.target, part[4:])
        if sum(1 for e in unit.walk() if e.name == "tr") == 1:
            raise Refusal("AKN516", f"without its only row {change.target} would hold no table",
                          change.target, "Repeal the unit.")  # fmt: skip
        made = without_element(unit, gone)
    elif part.startswith("sentence_"):
        (area,) = areas(unit, change.target, part)
        assert area.span is not None
        block = flat(area.block)
        place = without(block.text, area.span)
        new = edited(block, [Edit(place.start, place.end, "")])
        if not new.text().strip():
            raise Refusal("AKN516", f"{change.target} would hold no words", change.target,
                          "Repeal the unit instead of its only sentence.")  # fmt: skip
        made = with_blocks(unit, {id(area.block): new})
    else:
        raise Refusal(
            "AKN505", f"'{part}' of a unit cannot be repealed", change.target, "Repeal the unit."
        )
    run.tree.write(change.target, made)
    return Effect(change.target, "inside", (change.target,), old=(change.target,))


def add_sentence(run: Run, change: TextualModification) -> Effect:
    """Put a sentence in: it becomes the one of the number given, or comes before or after it."""
    words = change.new
    assert isinstance(words, str)
    words = words.strip()
    unit = run.target(change.target)
    wanted = int(change.part.removeprefix("sentence_"))
    position: Position = change.position
    try:
        (area,) = areas(unit, change.target, change.part)
    except Refusal:
        if position not in ("inside", "unspecified") or wanted < 2:
            raise
        # it becomes the last one: after the sentence before
        (area,) = areas(unit, change.target, f"sentence_{wanted - 1}")
        position = "after"
    assert area.span is not None
    block = flat(area.block)
    said = block.text[area.span.start : area.span.end]
    if run.comparison.same(said, words):
        raise already(change, "the sentence stands there")
    if position == "after":
        edit = Edit(area.span.end, area.span.end, f" {words}")
    else:
        edit = Edit(area.span.start, area.span.start, f"{words} ")
    made = with_blocks(unit, {id(area.block): edited(block, [edit])})
    run.tree.write(change.target, made)
    return Effect(change.target, "inside", (change.target,))


def without_element(unit: Element, gone: Element) -> Element:
    """Give a unit without one of the elements in it, by identity."""
    children: list[Node] = []
    changed = False
    for child in unit.children:
        if child is gone:
            changed = True
            continue
        new = without_element(child, gone) if type(child) is Element else child
        changed = changed or new is not child
        children.append(new)
    return replace(unit, children=tuple(children)) if changed else unit


def _only(unit: Element, change: TextualModification) -> Area:
    """Give the one block that a part is made of."""
    if change.part:
        found = areas(unit, change.target, change.part)
    else:
        inner = [e for e in unit.elements() if e.eid or e.first("num")]
        if inner:
            raise Refusal(
                "AKN505",
                f"{change.target} holds units: words alone cannot stand for it",
                change.target,
                "Give the new text as units, or name a part.",
            )
        found = tuple(map(Area, own_blocks(unit)))
    if len(found) != 1:
        raise Refusal(
            "AKN508",
            f"the {change.part or 'text'} of {change.target or 'the document'} is "
            f"{len(found)} paragraphs, and the new words are one",
            change.target,
            "Restate the unit as a whole.",
        )
    return found[0]


def _restated(run: Run, change: TextualModification, area: Area, words: str) -> Element:
    block = flat(area.block)
    span = area.span or Found(0, len(block.text))
    if run.comparison.same(block.text[span.start : span.end], words):
        raise already(change, "the text is the new one")
    unit = run.tree.unit(change.target)
    return with_blocks(unit, {id(area.block): edited(block, [Edit(span.start, span.end, words)])})


def _titled(run: Run, change: TextualModification, root: Element, words: str) -> Element:
    """Give a document with another title: the first block of the old one takes it, others go."""
    old = tuple(title_blocks(root))
    if not old:
        areas(root, change.target, "title")
    if run.comparison.same(" ".join(b.text() for b in old), words):
        raise already(change, "the title is the new one")
    first = old[0].with_children(*_retitled(old[0].children, words))
    made = with_blocks(root, {id(old[0]): first})
    for block in old[1:]:
        made = without_element(made, _holder(made, block))
    return made


def _retitled(nodes: Iterable[Node], words: str) -> tuple[Node, ...]:
    made: list[Node] = []
    put = False
    for node in nodes:
        if isinstance(node, Element) and not is_remark(node):
            if node.name == "docTitle":
                node = node.with_children(*(() if put else (words,)))
                put = True
            else:
                node = node.with_children(*_retitled(node.children, words))
        made.append(node)
    return tuple(made)


def _holder(root: Element, block: Element) -> Element:
    """Give the longTitle that holds nothing but a block, else the block."""
    for element in root.walk():
        if element.name == "longTitle" and element.children == (block,):
            return element
    return block


def _put_in(unit: Element, child: Element, behind: frozenset[str]) -> Element:
    at = 0
    for i, here in enumerate(unit.children):
        if isinstance(here, Element) and here.name in behind:
            at = i + 1
    return replace(unit, children=(*unit.children[:at], child, *unit.children[at:]))
