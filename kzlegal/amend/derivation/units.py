"""Owns the comparison of two texts of one unit: its heading, its части, their lists.

Unnumbered parts are counted as they stand in the old text, so an instruction that would move the
numbers of parts which another one names is not proposed: the unit around is restated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from kzlegal.amend.derivation.alignment import aligned
from kzlegal.amend.derivation.difference import (
    HALF,
    Difference,
    added,
    gone,
    heading,
    repealed,
    restated,
    weight_of,
    words,
)
from kzlegal.amend.derivation.edits import share
from kzlegal.amend.derivation.pieces import Piece
from kzlegal.amend.derivation.proposal import Change, Part, Proposal

Whole: TypeAlias = frozenset[str]
"""eIds of units that are to be restated as a whole."""


@dataclass(slots=True)
class _Part:
    """A часть: its own words, and the list that it introduces."""

    lead: tuple[str, ...]
    items: list[Piece]
    wrapped: Piece | None = None
    """The subparagraph that holds it, where the unit has several."""


def compare(old: Piece, new: Piece, whole: Whole = frozenset()) -> Difference:
    """Compare a unit with its new text; units whose eId is in `whole` are restated as a whole."""
    if new.removed:
        return Difference() if old.removed else repealed(old, new)
    if old.removed:
        # the number stands empty in the old text: the unit is added in its place
        home = old.eid.rpartition("__")[0]
        return Difference([Change(new.eid, "restored", None, new.text)], [added(home, [new])])
    if old.text == new.text and _shape(old) == _shape(new):
        return Difference()
    found = heading(old, new)
    found.whole = found.whole or old.num != new.num
    found.add(_parts(old, new, whole))
    if found.whole or (old.eid in whole and found.proposals) or _mostly(old, new, found):
        found.proposals = [restated(old, new)]
        found.whole = False
    if not found.changes:
        weight = weight_of(old.text, new.text)
        found.changes.append(Change(new.eid, "changed", old.text, new.text, weight=weight))
    return found


def _shape(unit: Piece) -> tuple[object, ...]:
    return (unit.name, tuple(_shape(u) for u in unit.inside if not u.removed))


def _mostly(old: Piece, new: Piece, found: Difference) -> bool:
    """Say whether so many words of a unit change that it is better written anew."""
    if not found.proposals or all(p.kind in ("add_unit", "exclude_unit") for p in found.proposals):
        return False
    whole = sum(len(line) for line in old.lines) or 1
    touched = sum(
        share(c.old, c.new) * len(c.old)
        for c in found.changes
        if c.kind == "changed" and c.old and c.new
    )
    return touched / whole > HALF


def _lead(old: Piece, new: Piece, before: _Part, after: _Part) -> Difference:
    """Say the difference of the words that open a unit or a часть of it."""
    if before.lead == after.lead:
        return Difference()
    home, now = before.wrapped or old, after.wrapped or new
    found = Difference()
    if len(before.lead) != len(after.lead):
        change = Change(
            now.eid, "changed", "\n".join(before.lead) or None, "\n".join(after.lead) or None
        )
        return Difference([change], whole=True)
    # a unit with several paragraphs counts its sentences through all of them: rare, and left out
    leaf = not home.inside and not now.inside and len(before.lead) == 1
    for n, (was, now_is) in enumerate(zip(before.lead, after.lead, strict=True)):
        if was == now_is:
            continue
        last = leaf and n == len(before.lead) - 1
        beside = [*before.lead[:n], *before.lead[n + 1 :], *after.lead[:n], *after.lead[n + 1 :]]
        around = [*_beside(home, was), *_beside(now, now_is)]
        inner = _inner(home, before)
        said = words(home.eid, now.eid, "", was, now_is, [*beside, *around], last)
        if said.whole and inner:
            said = words(home.eid, now.eid, inner, was, now_is, beside, last)
        if said.whole and inner and len(before.lead) == 1:
            proposal = Proposal("restate", home.eid, inner, new=now_is)
            said = Difference(said.changes, [proposal])
        found.add(said)
    return found


def _inner(home: Piece, part: _Part) -> Part:
    """Give the part of a unit that holds only its lead; empty where that is the unit itself."""
    return "intro" if home.inside and len(part.lead) == 1 else ""


def _beside(home: Piece, words: str) -> Iterator[str]:
    """Yield every other paragraph of a unit."""
    skipped = False
    for unit in home.walk():
        if unit.removed:
            continue
        if unit.heading:
            yield unit.heading
        for line in unit.lead:
            if unit is home and line == words and not skipped:
                skipped = True
            else:
                yield line


# Parts and lists


def _parts(old: Piece, new: Piece, whole: Whole) -> Difference:
    """Compare the части of a unit; most units have one."""
    before, after = _divided(old), _divided(new)
    found = Difference()
    shifted = False
    at = 0
    pairs = aligned([_part_text(p) for p in before], [_part_text(p) for p in after])
    while at < len(pairs):
        i, j = pairs[at]
        if i is not None and j is not None:
            one = _pair(old, new, before[i], after[j], whole)
            if shifted and one.proposals and before[i].wrapped is not None:
                found.whole = True
            found.add(one)
            at += 1
            continue
        end = at
        while end < len(pairs) and (pairs[end][0] is None) == (i is None) and None in pairs[end]:
            end += 1
        if i is None:
            here = [after[k] for _, k in pairs[at:end] if k is not None]
            one = _parts_added(old, here, j or 0)
        else:
            one = Difference()
            for k, _ in pairs[at:end]:
                one.add(_part_gone(before[k]) if k is not None else Difference())
            one.whole = one.whole or end < len(pairs)
        found.whole = found.whole or shifted
        shifted = True
        found.add(one)
        at = end
    return found


def _divided(unit: Piece) -> list[_Part]:
    parts = [_Part(unit.lead, [])]
    for inner in unit.inside:
        if inner.name == "subparagraph":
            wrapped = _Part(inner.lead, list(inner.inside), inner)
            if parts[0].lead or parts[0].items or len(parts) > 1:
                parts.append(wrapped)
            else:
                parts[0] = wrapped
        elif parts[-1].wrapped is None:
            parts[-1].items.append(inner)
        else:
            parts.append(_Part((), [inner]))
    return parts


def _part_text(part: _Part) -> str:
    return "\n".join([*part.lead, *(u.text for u in part.items)])


def _parts_added(old: Piece, here: Sequence[_Part], ordinal: int) -> Difference:
    units = [p.wrapped for p in here if p.wrapped is not None]
    found = Difference([Change(u.eid, "added", None, u.text) for u in units])
    if ordinal == 0 or len(units) != len(here):
        found.whole = True
    else:
        found.proposals.append(added(old.eid, units, ordinal + 1))
    return found


def _part_gone(part: _Part) -> Difference:
    if part.wrapped is None:
        return Difference(whole=True)
    return gone(part.wrapped)


def _pair(old: Piece, new: Piece, before: _Part, after: _Part, whole: Whole) -> Difference:
    found = _lead(old, new, before, after)
    found.add(_items(before.wrapped or old, before, after, whole))
    return found


def _items(home: Piece, before: _Part, after: _Part, whole: Whole) -> Difference:
    """Compare two lists: numbered items by number, unnumbered ones by their words."""
    found = Difference()
    if bool(before.items) != bool(after.items) and not _grows(before, after):
        found.whole = True
    olds = {u.key: u for u in before.items if u.key}
    news = {u.key: u for u in after.items if u.key}
    if not in_order(after.items) or not in_order(before.items):
        found.whole = True
    came = any(u.key and u.key not in olds for u in after.items)
    kinds = {u.name for u in (*before.items, *after.items)} - {"hcontainer"}
    if came and len(kinds) > 1:
        found.whole = True  # a number says no place among абзацы or numbers of another kind
    common = [u.key for u in after.items if u.key in olds]
    if common != [u.key for u in before.items if u.key in news]:
        found.whole = True
    run: list[Piece] = []
    for unit in after.items:
        if not unit.key:
            continue
        if unit.key not in olds:
            run += [] if unit.removed else [unit]
            continue
        found.add(_numbered_run(home, run))
        run = []
        found.add(compare(olds[unit.key], unit, whole))
    found.add(_numbered_run(home, run))
    for unit in before.items:
        if unit.key and unit.key not in news and not unit.removed:
            found.add(gone(unit))
    found.add(_unnumbered(home, before, after, whole))
    return found


def in_order(items: Sequence[Piece]) -> bool:
    """Say whether the numbers of a list rise, so that a number says where its unit stands."""
    for name in {u.name for u in items if u.key}:
        orders = [u.order for u in items if u.name == name]
        if () in orders or any(a >= b for a, b in pairwise(orders)):
            return False
    return True


def _grows(before: _Part, after: _Part) -> bool:
    """Say whether a list may be added to words that stay as they are (they end with a colon)."""
    return not before.items and before.lead == after.lead and "\n".join(after.lead).endswith(":")


def _numbered_run(home: Piece, run: Sequence[Piece]) -> Difference:
    found = Difference([Change(u.eid, "added", None, u.text) for u in run])
    for name in dict.fromkeys(u.name for u in run):
        found.proposals.append(added(home.eid, [u for u in run if u.name == name]))
    return found


def _unnumbered(home: Piece, before: _Part, after: _Part, whole: Whole) -> Difference:
    """Compare the абзацы of two lists; a change after one that came or went is ambiguous."""
    olds = [u for u in before.items if not u.key]
    news = [u for u in after.items if not u.key]
    found = Difference()
    shifted = False
    mixed = any(u.key for u in after.items)  # a count of абзацы says no place among numbers
    run: list[Piece] = []
    for i, j in [*aligned([u.text for u in olds], [u.text for u in news]), (None, None)]:
        if i is None and j is not None:
            run.append(news[j])
            continue
        if run:
            number = run[0].eid.rsplit("_", 1)[-1]
            found.changes += [Change(u.eid, "added", None, u.text) for u in run]
            found.proposals.append(added(home.eid, run, int(number)))
            found.whole = found.whole or shifted or mixed or run[0].name != "alinea"
            shifted, run = True, []
        if i is None:
            continue
        one = gone(olds[i]) if j is None else compare(olds[i], news[j], whole)
        found.whole = found.whole or (shifted and bool(one.changes))
        shifted = shifted or j is None
        found.add(one)
    return found
