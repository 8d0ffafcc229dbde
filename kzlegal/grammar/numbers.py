"""Owns what a number opens where more than one reading is possible: by what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from kzlegal.grammar.line import Line
from kzlegal.grammar.opening import Opening, order
from kzlegal.grammar.pack import DEPTH
from kzlegal.grammar.unit import Unit

_LOOK_AHEAD = 200
"""Openings that are looked at to tell which of two lists goes on."""


def point_depth(
    stack: Sequence[Unit], found: Opening, ahead: Sequence[Opening | None], at: int
) -> int:
    """Give the depth of a point: a list inside a list item begins again at 1 after a colon.

    After a nested list a number may go on with it or with the outer one. Where both readings fit,
    the outer list goes on, unless its number comes once more before the next paragraph. `ahead`
    are the openings of all lines, `at` is the index of this one.
    """
    points = [u for u in stack if u.kind == "point"]
    outermost = DEPTH["point"]
    key = order(found.number)
    last = stack[-1]
    if last.kind == "indent" and last.parts[-1].last == ":" and key == (1,):
        return DEPTH["indent"] + 1
    if not points:
        return outermost
    top = points[-1]
    if top.depth > DEPTH["indent"]:  # a list inside a lettered item
        if key > top.key:
            return top.depth
        points = [u for u in points if u.depth < DEPTH["indent"]]
        if not points:
            return outermost
        top = points[-1]
    # Deeper nesting than the depths between point and indent can count is no list of any law.
    if top.parts[-1].last == ":" and key[0] == 1 and key <= top.key:
        return min(top.depth + 1, DEPTH["indent"] - 1)
    if len(points) == 1:
        return outermost
    outer = points[0]
    if key > top.key and top.parts[-1].last == ";" and not _follows(key, outer.key):
        return top.depth
    if key > top.key and _follows(key, top.key) and _comes_again(found, ahead, at):
        return top.depth
    return outer.depth


def _follows(key: tuple[int, ...], before: tuple[int, ...]) -> bool:
    return key == (before[0] + 1,)


def _comes_again(found: Opening, ahead: Sequence[Opening | None], at: int) -> bool:
    for later in ahead[at + 1 : at + 1 + _LOOK_AHEAD]:
        if later is None:
            continue
        if later.kind != "point":
            if later.kind != "indent":
                return False
        elif later.number == "1":
            return False  # another nested list: its numbers say nothing of this one
        elif later.number == found.number:
            return True
    return False


def lettered(stack: Sequence[Unit], found: Opening) -> bool:
    """Say whether a letter opens an item: а) after a lead, б) after а)."""
    for unit in reversed(stack):
        if unit.kind == "indent":
            return True
        if unit.depth > DEPTH["indent"]:
            continue
        if unit.kind in ("point", "paragraph", "article", "note"):
            return unit.parts[-1].last.endswith(":") and found.number in "аaә"
    return False


def in_note(stack: Sequence[Unit], note: Unit, found: Opening) -> bool:
    """Say whether a numbered paragraph after «Примечания.» belongs to the note."""
    inside = _last(note)
    if inside is not None:
        return order(found.number) > inside.key
    article = open_article(stack)
    lead = note.parts[-1].lead
    if article is None or (lead is not None and lead.text.endswith(".")):
        return False
    before = _last(article, "paragraph")
    return (
        before is None
        or order(found.number) <= before.key
        or note.num.startswith(("Примечания", "Ескертпелер", "Notes"))
    )


def open_article(stack: Sequence[Unit]) -> Unit | None:
    """Give the article that is open, if any."""
    return next((u for u in reversed(stack) if u.kind == "article"), None)


def _last(unit: Unit, kind: str = "") -> Unit | None:
    """Give the last unit directly under another, of a kind where one is named."""
    for part in reversed(unit.parts):
        for item in reversed(part.items):
            if isinstance(item, Unit) and kind in ("", item.kind):
                return item
    return None


def article_without_word(
    stack: Sequence[Unit],
    line: Line,
    found: Opening,
    next_opening: Opening | None,
) -> bool:
    """Tell «173. Heading» without its word: the next article's number, no body indent, no body yet.

    For an inserted number (22-1) its first numbered paragraph must follow: `next_opening`.
    """
    if line.text.endswith((".", ";", ":")) or line.block.label or line.indented:
        return False
    article = open_article(stack)
    key = order(found.number)
    if article is None or not article.number or "." in found.number or key[0] < 3:
        return False
    if len(key) == 1:
        if key[0] != article.key[0] + 1:
            return False
    elif key[0] != article.key[0] or key <= article.key or not _begins_at_one(next_opening):
        return False
    last = _last(article, "paragraph")
    return not (last is not None and last.key and key[0] in (last.key[0], last.key[0] + 1))


def _begins_at_one(found: Opening | None) -> bool:
    return found is not None and found.kind == "paragraph" and found.number == "1"
