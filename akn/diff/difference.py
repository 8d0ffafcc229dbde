"""Owns Difference: two documents compared unit by unit, and the words of a unit one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from akn.model import Document, Element
from akn.text import blocks

Kind = Literal["added", "removed", "changed", "moved"]
"""What became of a unit; moved: the same words under another eId."""
Mark = Literal["same", "deleted", "inserted"]

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    """A run of words with what became of it."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One unit that differs: its own words, those of the units inside it left out."""

    kind: Kind
    old_eid: str
    """eId in the old document; empty for an added unit and for words outside every unit."""
    new_eid: str
    """eId in the new document; empty for a removed unit and for words outside every unit."""
    old: str
    """Its number and words in the old document, one block a line."""
    new: str
    pieces: tuple[Piece, ...]
    """Both texts in one: the inserted pieces left out it is `old`, the deleted ones `new`."""

    @property
    def eid(self) -> str:
        """The eId by which to call it: the new one where there is one."""
        return self.new_eid or self.old_eid


@dataclass(frozen=True, slots=True)
class Difference:
    """All units that differ, in the order of the new document, what went at its old place."""

    changes: tuple[UnitChange, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, kind: Kind) -> tuple[UnitChange, ...]:
        """Give the changes of one kind."""
        return tuple(c for c in self.changes if c.kind == kind)


def compare(old: Document | Element, new: Document | Element) -> Difference:
    """Compare two documents, or two units of them.

    Units are aligned by eId, then by the ``wId`` that a renumbered unit keeps, then by their words.
    Words of the publisher (remarks) and metadata are not compared.
    """
    before, after = _units(old), _units(new)
    pairs = {eid: eid for eid in after if eid in before}
    went = [eid for eid in before if eid not in pairs]
    came = [eid for eid in after if eid not in pairs]
    moved = _moved(before, after, went, came, _wids(new))
    back = {old_eid: new_eid for new_eid, old_eid in moved.items()}
    changes: list[UnitChange] = []
    for old_eid, new_eid in _merged(list(before), list(after), back):
        if old_eid is None:
            assert new_eid is not None
            changes.append(_change("added", "", new_eid, "", after[new_eid]))
        elif new_eid is None:
            changes.append(_change("removed", old_eid, "", before[old_eid], ""))
        elif old_eid != new_eid:
            changes.append(_change("moved", old_eid, new_eid, before[old_eid], after[new_eid]))
        elif before[old_eid] != after[new_eid]:
            changes.append(_change("changed", old_eid, new_eid, before[old_eid], after[new_eid]))
    return Difference(tuple(changes))


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts word by word."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    made: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            made.append(Piece("same", "".join(a[i:j])))
            continue
        if j > i:
            made.append(Piece("deleted", "".join(a[i:j])))
        if m > k:
            made.append(Piece("inserted", "".join(b[k:m])))
    return tuple(made)


def _units(node: Document | Element) -> dict[str, str]:
    """Give each unit's own words, by eId; those outside every unit under an empty one."""
    found: dict[str, list[str]] = {}
    for block in blocks(node):
        if block.kind != "remark":
            found.setdefault(block.eid, []).append(str(block))
    walked = node.walk()
    for element in walked:
        if element.eid and element.get("status") == "removed":
            found.setdefault(element.eid, [])
    return {eid: "\n".join(lines) for eid, lines in found.items()}


def _wids(node: Document | Element) -> Mapping[str, str]:
    return {e.eid: w for e in node.walk() if e.eid and (w := e.get("wId"))}


def _moved(
    before: Mapping[str, str],
    after: Mapping[str, str],
    went: Iterable[str],
    came: Iterable[str],
    wids: Mapping[str, str],
) -> dict[str, str]:
    """Pair units that came with those that went: by wId, then by equal words (not number)."""
    left = dict.fromkeys(went)
    by_words: dict[str, list[str]] = {}
    for eid in left:
        by_words.setdefault(_without_number(before[eid]), []).append(eid)
    pairs: dict[str, str] = {}
    for eid in came:
        old = wids.get(eid, "")
        if old not in left:
            same = [e for e in by_words.get(_without_number(after[eid]), ()) if e in left]
            old = same[0] if same and _without_number(after[eid]) else ""
        if old:
            pairs[eid] = old
            del left[old]
    return pairs


def _without_number(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if any(c.isdigit() for c in first) else words


def _merged(
    before: list[str], after: list[str], moved: Mapping[str, str]
) -> Iterable[tuple[str | None, str | None]]:
    """Yield pairs in the order of the new document; what went follows what stood before it."""
    there = set(after)
    news = {new: old for old, new in moved.items()}
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for eid in before:
        if eid in there or eid in moved:
            last = moved.get(eid, eid)
        else:
            behind.setdefault(last, []).append(eid)
    for eid in behind.get(None, ()):
        yield eid, None
    known = set(before)
    for eid in after:
        yield news.get(eid, eid if eid in known else None), eid
        for gone in behind.get(eid, ()):
            yield gone, None


def _change(kind: Kind, old_eid: str, new_eid: str, old: str, new: str) -> UnitChange:
    return UnitChange(kind, old_eid, new_eid, old, new, marked(old, new))
