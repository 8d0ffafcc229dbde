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
            changes.append(_change("added", "", new_eid, "", after[new_eid].words))
        elif new_eid is None:
            changes.append(_change("removed", old_eid, "", before[old_eid].words, ""))
        elif old_eid != new_eid:
            changes.append(
                _change("moved", old_eid, new_eid, before[old_eid].words, after[new_eid].words)
            )
        elif before[old_eid].words != after[new_eid].words:
            changes.append(
                _change("changed", old_eid, new_eid, before[old_eid].words, after[new_eid].words)
            )
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


@dataclass(slots=True)
class _Unit:
    """A unit's own words, and the same without its number, one block a line."""

    words: str = ""
    text: str = ""


def _units(node: Document | Element) -> dict[str, _Unit]:
    """Give each unit's own words by eId, in document order; words outside units under ``""``."""
    found: dict[str, _Unit] = {"": _Unit()}
    removed: set[str] = set()
    for element in node.walk():
        if element.eid:
            found.setdefault(element.eid, _Unit())
            if element.get("status") == "removed":
                removed.add(element.eid)  # a stub has no words of law, and is there
    for block in blocks(node):
        if block.kind != "remark":
            unit = found.setdefault(block.eid, _Unit())
            glue = "\n" if unit.words else ""
            unit.words += f"{glue}{block}"
            unit.text += f"{glue}{block.text}"
    return {eid: unit for eid, unit in found.items() if unit.words or eid in removed}


def _wids(node: Document | Element) -> Mapping[str, str]:
    return {e.eid: w for e in node.walk() if e.eid and (w := e.get("wId"))}


def _moved(
    before: Mapping[str, _Unit],
    after: Mapping[str, _Unit],
    went: Iterable[str],
    came: Iterable[str],
    wids: Mapping[str, str],
) -> dict[str, str]:
    """Pair units that came with those that went: by wId, then by equal words (not number)."""
    left = dict.fromkeys(went)
    by_words: dict[str, list[str]] = {}
    for eid in left:
        by_words.setdefault(before[eid].text, []).append(eid)
    pairs: dict[str, str] = {}
    for eid in came:
        old = wids.get(eid, "")
        if old not in left:
            same = [e for e in by_words.get(after[eid].text, ()) if e in left]
            old = same[0] if same and after[eid].text else ""
        if old:
            pairs[eid] = old
            del left[old]
    return pairs


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
