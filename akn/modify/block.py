"""Owns Block: one paragraph of text with markup inside, as flat words that can be edited.

The flat text holds the words of inline elements (``ref``, ``term``, ``def`` …) in their place. What
is no words of the law here (a publisher's remark, a note, an image, a quoted article) is one
character, `akn.modify.comparison.ATOM`, which no words contain; a line break is a space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from akn.model import Comment, Element, Instruction, Node
from akn.modify.comparison import ATOM
from akn.serialise import ELEMENT_ONLY
from akn.text import EMPTY, is_remark

_BREAKS = frozenset({"br", "eol"})
_APART = frozenset({"authorialNote", "noteRef", "remark"})
_NESTED = frozenset({"block", "li", "p"})


class Edit(NamedTuple):
    """Words that come in the place of ``[start, end)`` of a block's flat text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A leaf of a block: its words, its node, the inline elements around it (outermost first)."""

    text: str
    node: Node
    around: tuple[int, ...]
    """Numbers of the inline elements around, in document order."""
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block taken apart."""

    element: Element
    text: str
    pieces: tuple[Piece, ...]
    inlines: tuple[Element, ...]
    """The inline elements that `Piece.around` counts."""


def is_block(element: Element) -> bool:
    """Say whether an element holds running text (a ``p``, a heading …) and not structure."""
    return element.name not in ELEMENT_ONLY


def blocks_of(element: Element, *, numbers: bool = False) -> Iterator[Element]:
    """Yield the blocks of an element in reading order, a publisher's remarks left out.

    The numbers of units (``num``) are blocks only where `numbers` is set: who replaces the figure
    5 in paragraph 5 means its words.
    """
    if element.name == "meta" or is_remark(element) or (element.name == "num" and not numbers):
        return
    if is_block(element):
        yield element
        yield from _nested(element)
        return
    for child in element.children:
        if type(child) is Element:
            yield from blocks_of(child, numbers=numbers)


def _nested(block: Element) -> Iterator[Element]:
    """Yield the blocks of the structure inside a block: a quoted article in an amending act."""
    for child in block.children:
        if type(child) is not Element or child.name in ("noteRef", "remark"):
            continue
        if child.name == "authorialNote":
            for inner in child.elements():
                yield from blocks_of(inner)
        elif _is_structure(child):
            yield from blocks_of(child)
        else:
            yield from _nested(child)


def _is_structure(element: Element) -> bool:
    name = element.name
    return (name in ELEMENT_ONLY and name not in EMPTY) or name in _NESTED


def flat(element: Element) -> Block:
    """Take a block apart."""
    only = element.children
    if len(only) == 1 and type(only[0]) is str:
        words = only[0]
        return Block(element, words, (Piece(words, words, (), 0),), ())
    pieces: list[Piece] = []
    inlines: list[Element] = []
    _take(element, (), pieces, inlines, [0])
    return Block(element, "".join(p.text for p in pieces), tuple(pieces), tuple(inlines))


def _take(
    element: Element,
    around: tuple[int, ...],
    pieces: list[Piece],
    inlines: list[Element],
    at: list[int],
) -> None:
    def add(text: str, node: Node) -> None:
        pieces.append(Piece(text, node, around, at[0]))
        at[0] += len(text)

    for child in element.children:
        if isinstance(child, str):
            add(child, child)
        elif isinstance(child, (Comment, Instruction)):
            add("", child)
        elif child.name in _BREAKS:
            add(" ", child)
        elif child.name in _APART or child.name in EMPTY or _is_structure(child):
            add(ATOM, child)
        elif not child.children:
            add("", child)
        else:
            inlines.append(child)
            _take(child, (*around, len(inlines) - 1), pieces, inlines, at)


def edited(block: Block, edits: Sequence[Edit]) -> Element:
    """Give the block with words put in the place of others.

    `edits` stand in order and do not overlap. An inline element of which an edit covers a part is
    unwrapped (its mark held of the old words); one that is covered whole goes with its words; all
    others stay.
    """
    if len(block.pieces) == 1 and not block.inlines:
        words = block.text
        parts: list[str] = []
        at = 0
        for edit in edits:
            parts += (words[at : edit.start], edit.words)
            at = edit.end
        return replace(block.element, children=("".join((*parts, words[at:])),))
    unwrapped = _unwrapped(block, edits)
    out: list[tuple[tuple[int, ...], Node]] = []
    due = 0  # edits whose words are out
    covered = 0  # up to here the old words are gone
    for piece in block.pieces:
        around = tuple(i for i in piece.around if i not in unwrapped)
        at, end = piece.start, piece.start + len(piece.text)
        first = True
        while first or at < end:
            first = False
            while due < len(edits) and edits[due].start <= at:
                # No inline element that is left holds this place, so the words stand outside all.
                out.append(((), edits[due].words))
                covered = max(covered, edits[due].end)
                due += 1
            if covered > at:
                at = min(covered, end)
                continue
            if not isinstance(piece.node, str):
                out.append((around, piece.node))
                break
            stop = min(edits[due].start, end) if due < len(edits) else end
            out.append((around, piece.text[at - piece.start : stop - piece.start]))
            at = stop
    out += [((), edit.words) for edit in edits[due:]]
    return replace(block.element, children=_nested_again(out, block.inlines, 0))


def _unwrapped(block: Block, edits: Sequence[Edit]) -> frozenset[int]:
    """Find the inline elements that an edit covers in part, or into which it puts words."""
    spans: dict[int, list[int]] = {}
    for piece in block.pieces:
        for i in piece.around:
            end = piece.start + len(piece.text)
            span = spans.setdefault(i, [piece.start, end])
            span[1] = end
    found = set()
    for i, (start, end) in spans.items():
        for edit in edits:
            if edit.start == edit.end:
                touched = start < edit.start < end
            else:
                touched = edit.start < end and edit.end > start
                touched = touched and not (edit.start <= start and end <= edit.end)
            if touched:
                found.add(i)
    return frozenset(found)


def _nested_again(
    leaves: Sequence[tuple[tuple[int, ...], Node]], inlines: Sequence[Element], depth: int
) -> tuple[Node, ...]:
    """Put leaves back into their inline elements; neighbouring strings are joined."""
    made: list[Node] = []
    i = 0
    while i < len(leaves):
        around, node = leaves[i]
        if len(around) == depth:
            if isinstance(node, str) and made and isinstance(made[-1], str):
                made[-1] += node
            elif node != "":
                made.append(node)
            i += 1
            continue
        j = i
        while j < len(leaves) and leaves[j][0][depth : depth + 1] == around[depth : depth + 1]:
            j += 1
        children = _nested_again(leaves[i:j], inlines, depth + 1)
        if children:
            made.append(replace(inlines[around[depth]], children=children))
        i = j
    return tuple(made)
