"""Owns the changes of words in a unit that stays: other words, more words, fewer words.

Old words are looked for in every block of the target and must stand there exactly as often as the
modification says; else nothing is changed and the Refusal says what was found where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akn.model import Element, Node
from akn.modify.block import Block, Edit, edited, flat
from akn.modify.comparison import Found
from akn.modify.modification import TextualModification
from akn.modify.part import Area, areas
from akn.modify.refusal import Refusal, warning
from akn.modify.run import Effect, Run
from akn.modify.similar import nearest
from akn.modify.spacing import after, before, final_mark, without
from akn.problem import Severity


@dataclass(frozen=True, slots=True)
class Match:
    """Old words found: the block, taken apart, and the places in its flat text."""

    area: Area
    block: Block
    places: tuple[Found, ...]


def change_words(run: Run, change: TextualModification) -> Effect:
    """Replace, supplement or delete old words wherever they are meant to stand in the target."""
    assert change.old is not None
    if change.times is not None and change.times < 1:
        raise Refusal("AKN505", f"old words cannot stand {change.times} times", change.target)
    if not run.comparison.key(change.old):
        raise Refusal("AKN505", "the old words are empty", change.target)
    unit = run.target(change.target)
    where = areas(unit, change.target, change.part)
    matches = _matches(run, where, change.old)
    count = sum(len(m.places) for m in matches)
    if count and _in_place(run, change, matches):
        raise already(change, f"«{_short(str(change.new))}» already stands there")
    if not count and change.kind == "substitution" and isinstance(change.new, str):
        there = sum(len(m.places) for m in _matches(run, where, change.new))
        if there and change.times in (None, there):
            raise already(
                change, f"«{_short(change.old)}» is gone, «{_short(change.new)}» is there"
            )
    if count != change.times and (change.times is not None or not count):
        raise _miscounted(run, unit, change, where, matches, count)
    made: dict[int, Element] = {}
    for match in matches:
        edits = [_edit(change, match.block.text, place) for place in match.places]
        block = edited(match.block, edits)
        if not block.text().strip():
            raise Refusal(
                "AKN516",
                f"without «{_short(change.old)}» {change.target or 'a block'} would hold no words",
                change.target,
                "Repeal the unit instead of its words.",
            )
        made[id(match.block.element)] = block
    run.tree.write(change.target, with_blocks(unit, made))
    return Effect(change.target, "inside", (change.target,))


def add_words(run: Run, change: TextualModification) -> Effect:
    """Put words at the start of the target, or at its end before the final punctuation."""
    words = change.new
    assert isinstance(words, str)
    unit = run.target(change.target)
    if change.position not in ("start", "end", "unspecified"):
        raise Refusal(
            "AKN505",
            f"'{change.position}' is no place for words without old words",
            change.target,
            "Use start or end, or say after which words.",
        )
    where = areas(unit, change.target, change.part)
    if not where:
        raise Refusal("AKN506", f"{change.target} holds no words", change.target)
    area = where[0] if change.position == "start" else where[-1]
    block = flat(area.block)
    span = area.span or Found(0, len(block.text))
    text = block.text[span.start : span.end]
    key = run.comparison.key
    if change.position == "start":
        if key(text).startswith(key(words)):
            raise already(change, f"the text already begins with «{_short(words)}»")
        first = span.start + len(text) - len(text.lstrip())
        edit = Edit(first, first, before(words, text.lstrip()))
    else:
        mark = final_mark(text)
        if key(text[: mark.start]).endswith(key(words)) or key(text).endswith(key(words)):
            raise already(change, f"the text already ends with «{_short(words)}»")
        edit = _at_the_end(run, change, words, text, span.start)
    made = edited(block, [edit])
    run.tree.write(change.target, with_blocks(unit, {id(area.block): made}))
    return Effect(change.target, "start" if change.position == "start" else "end", (change.target,))


def _at_the_end(run: Run, change: TextualModification, words: str, text: str, offset: int) -> Edit:
    """Put words before the final mark; a mark that they bring themselves stands for the old one.

    A whole sentence after a whole sentence comes behind the mark.
    """
    mark, own = final_mark(text), final_mark(words)
    ended, brought = text[mark.start : mark.end], words[own.start : own.end]
    start, end = offset + mark.start, offset + mark.end
    if not brought or own.start == 0:
        return Edit(start, start, after(words, ""))
    first = next((c for c in words if c.isalnum()), "")
    if first.isupper() and brought[-1] in _STOPS and ended[-1:] in _STOPS and ended:
        return Edit(end, end, after(words, ""))
    if ended and brought != ended:
        run.notes.append(
            warning(
                "AKN513",
                f"the words added to {change.target} end with «{brought}» where «{ended}» stood",
                change.target,
                "Check the punctuation.",
            )
        )
    return Edit(start, end, after(words, ""))


_STOPS = ".!?\u2026"


def with_blocks(element: Element, made: Mapping[int, Element]) -> Element:
    """Give an element in which blocks, by identity, are exchanged; itself where none is."""
    known = made.get(id(element))
    if known is not None:
        return known
    children: list[Node] | None = None
    for i, child in enumerate(element.children):
        if type(child) is Element and (child.children or id(child) in made):
            new = with_blocks(child, made)
            if new is not child:
                if children is None:
                    children = list(element.children)
                children[i] = new
    return element if children is None else replace(element, children=tuple(children))


def already(change: TextualModification, why: str) -> Refusal:
    """Make the refusal of what has been done before."""
    return Refusal(
        "AKN504",
        f"already applied to {change.target or 'the document'}: {why}",
        change.target,
        "Nothing was changed.",
        Severity.WARNING,
    )


def _matches(run: Run, where: Iterable[Area], words: str) -> list[Match]:
    found: list[Match] = []
    comparison = run.comparison
    for area in where:
        nodes = area.block.children
        if (
            len(nodes) == 1
            and type(only := nodes[0]) is str
            and not comparison.may_hold(only, words)
        ):
            continue
        block = flat(area.block)
        places = comparison.find(block.text, words)
        if area.span is not None:
            start, end = area.span
            places = tuple(p for p in places if start <= p.start and p.end <= end)
        if places:
            found.append(Match(area, block, places))
    return found


def _edit(change: TextualModification, text: str, place: Found) -> Edit:
    if change.new is None:
        place = without(text, place)
        return Edit(place.start, place.end, "")
    assert isinstance(change.new, str)
    if change.kind == "insertion":
        if change.position == "before":
            return Edit(place.start, place.start, before(change.new, text[place.start :]))
        return Edit(place.end, place.end, after(change.new, text[place.end :]))
    return Edit(place.start, place.end, change.new)


def _in_place(run: Run, change: TextualModification, matches: Sequence[Match]) -> bool:
    """Say whether the new words stand already wherever the old ones do.

    Where they stand in some places only, a change of every place would double them there: refused.
    """
    if not isinstance(change.new, str) or not run.comparison.key(change.new):
        return False
    done = total = 0
    key = run.comparison.key
    for match in matches:
        text = match.block.text
        news = run.comparison.find(text, change.new) if change.kind != "insertion" else ()
        for place in match.places:
            total += 1
            if change.kind != "insertion":
                inside = any(n.start <= place.start and place.end <= n.end for n in news)
                done += inside and key(change.new) != key(str(change.old))
            elif change.position == "before":
                done += key(text[: place.start]).endswith(key(change.new))
            else:
                done += key(text[place.end :]).startswith(key(change.new))
    if 0 < done < total and change.times is None:
        raise Refusal(
            "AKN503",
            f"in {done} of {total} places in {change.target or 'the document'} the new words "
            f"«{_short(change.new)}» stand already around «{_short(str(change.old))}»",
            change.target,
            "Name the units one by one.",
        )
    return done == total


def _miscounted(
    run: Run,
    unit: Element,
    change: TextualModification,
    where: Sequence[Area],
    matches: Sequence[Match],
    count: int,
) -> Refusal:
    old = str(change.old)
    scope = change.part.replace("_", " ") + " of " if change.part else ""
    place = f"{scope}{change.target or 'the document'}"
    meant = "at least once" if change.times is None else _times(change.times)
    at = {id(m.block.element): len(m.places) for m in matches}
    units = [f"{eid} ({_times(n)})" for eid, n in _units_of(unit, change.target, at).items()]
    found = f"found {_times(count)}: in {', '.join(units[:8])}" if count else "not found"
    if len(units) > 8:
        found += f" and {len(units) - 8} more"
    hint = ""
    if not count:
        texts = [flat(area.block).text for area in where[:4000]]
        similar = nearest(old, texts, run.comparison)
        hint = f"Nearest words there: «{similar}»." if similar else "Nothing similar stands there."
    elif change.times is not None and count > change.times:
        hint = "Name the part or the unit more narrowly."
    return Refusal(
        "AKN503",
        f"«{_short(old)}» is meant {meant} in {place}, {found}",
        change.target,
        hint,
    )


def _units_of(unit: Element, eid: str, at: Mapping[int, int]) -> dict[str, int]:
    """Count the places by the nearest unit around them."""
    found: dict[str, int] = {}
    stack = [(unit, eid or "the document")]
    while stack:
        element, near = stack.pop()
        near = element.eid or near
        if id(element) in at:
            found[near] = found.get(near, 0) + at[id(element)]
        stack.extend((c, near) for c in reversed(element.children) if type(c) is Element)
    return found


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:77]}…"
