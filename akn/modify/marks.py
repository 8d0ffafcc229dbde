"""Owns the marks that applied modifications leave in the metadata of the document.

Each is a ``textualMod`` or ``efficacyMod`` among the ``passiveModifications``, with its source in
the modifying act, its destination here, and the periods of its force and application; for these
stand events of the lifecycle, temporal groups and a ``passiveRef`` for each modifying act. The
``wId`` of a source is the name that the modification has among the ``activeModifications`` of the
modifying act (``amod_3``), so that the two are linked both ways, and nothing is applied twice.

Marks are a set: they stand in the legal order, whatever the order in which they were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from akn.modify.modification import (
    Modification,
    Position,
    Source,
    TextualKind,
    TextualModification,
)
from akn.modify.order import work_key


@dataclass(frozen=True, slots=True)
class Mark:
    """One modification that was applied, as the metadata says it."""

    kind: str
    """TextualKind or EfficacyKind."""
    source: Source
    destination: str
    """eId of the unit here; empty for the document."""
    application: date
    position: Position | None = None
    up_to: str = ""
    new: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    force: date | None = None
    end: date | None = None

    @property
    def is_textual(self) -> bool:
        """Whether it changed text (``textualMod``)."""
        return self.kind in get_args(TextualKind)

    @property
    def whole(self) -> tuple[str, ...]:
        """The units whose whole text is of this modification; none where words changed."""
        if self.position is None:
            return self.new or (self.destination,)
        added = self.kind == "insertion" and self.new != (self.destination,)
        return self.new if added else ()

    def key(self) -> tuple[object, ...]:
        """Give what orders marks: the legal order, then content."""
        return (
            self.end is not None and self.is_textual,
            self.application.isoformat(),
            work_key(self.source.work),
            self.source.index,
            self.source.eid,
            self.destination,
            self.kind,
            self.new,
        )


@dataclass(slots=True)
class Marks:
    """The marks of a document, old and new."""

    marks: list[Mark] = field(default_factory=list)
    _sources: dict[tuple[str, str, int, str], Mark] = field(default_factory=dict)
    _whole: dict[tuple[str, date], set[str]] = field(default_factory=dict)
    _touched: dict[tuple[str, date], set[str]] = field(default_factory=dict)
    _at: dict[str, set[int]] = field(default_factory=dict)
    """Outermost part of an eId to the places in `marks` of those that name it."""

    @classmethod
    def of(cls, found: Iterable[Mark]) -> Marks:
        """Begin with the marks that a document has."""
        made = cls(list(found))
        for i, mark in enumerate(made.marks):
            made._place(i, mark)
            made._note(mark, ())
        return made

    def holds(self, change: Modification) -> bool:
        """Say whether this very modification was applied before (its source says which it is)."""
        source = change.source
        return bool(source.index) and _source_key(source, change.kind) in self._sources

    def overlapped(self, change: Modification, around: Iterable[str]) -> str:
        """Give the unit that the same act changes twice on the same day; empty for none."""
        if change.kind == "renumbering":
            return ""
        act = (change.source.work, change.application)
        whole = self._whole.get(act)
        if whole:
            for eid in (change.target, *around):
                if eid and eid in whole:
                    beside = change.target == eid and _is_beside(change)
                    if not beside:
                        return eid
        touched = self._touched.get(act)
        if touched and change.target in touched and change.target and _is_whole(change):
            return change.target
        return ""

    def add(self, mark: Mark, around: Iterable[str]) -> None:
        """Add the mark of a modification just applied; `around` are the units around its place."""
        self._place(len(self.marks), mark)
        self.marks.append(mark)
        self._note(mark, around)

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Follow units that are called otherwise now; `renamed` names each of them.

        Only the marks of the units around these are looked at, not all there are.
        """

        def name(eid: str) -> str:
            return renamed_eid(eid, renamed)

        near = {i for old in renamed for i in self._at.get(_outermost(old), ())}
        for i in sorted(near):
            mark = self.marks[i]
            moved = replace(
                mark, destination=name(mark.destination), new=tuple(map(name, mark.new))
            )
            if moved != mark:
                self.marks[i] = moved
                self._place(i, moved)
        for known in (*self._whole.values(), *self._touched.values()):
            there = [old for old in renamed if old in known]
            known.difference_update(there)
            known.update(renamed[old] for old in there)

    def settle(self, units: Mapping[str, object]) -> None:
        """Let marks of units that went point at the nearest unit that is there."""

        def name(eid: str) -> str:
            while eid and eid not in units:
                eid = eid.rpartition("__")[0]
            return eid

        self.marks = [
            replace(
                m,
                destination=name(m.destination),
                new=tuple(dict.fromkeys(n for e in m.new if (n := name(e)) or not e)),
                up_to=m.up_to if m.up_to in units else "",
            )
            for m in self.marks
        ]

    def _place(self, at: int, mark: Mark) -> None:
        for eid in (mark.destination, *mark.new):
            self._at.setdefault(_outermost(eid), set()).add(at)

    def _note(self, mark: Mark, around: Iterable[str]) -> None:
        if mark.source.index:
            self._sources[_source_key(mark.source, mark.kind)] = mark
        act = (mark.source.work, mark.application)
        if not mark.is_textual or mark.kind == "renumbering":
            return
        self._whole.setdefault(act, set()).update(mark.whole)
        touched = self._touched.setdefault(act, set())
        if mark.position not in ("before", "after"):
            touched.add(mark.destination)
        touched.update(around)


def _outermost(eid: str) -> str:
    return eid.partition("__")[0]


def renamed_eid(eid: str, renamed: Mapping[str, str]) -> str:
    """Give the name that a unit or what it holds has now."""
    outer, rest = eid, ""
    while outer:
        if outer in renamed:
            return renamed[outer] + rest
        cut = outer.rfind("__")
        if cut < 0:
            break
        outer, rest = outer[:cut], outer[cut:] + rest
    return eid


def _is_beside(change: Modification) -> bool:
    return (
        isinstance(change, TextualModification)
        and change.position in ("before", "after")
        and change.old is None
    )


def _is_whole(change: Modification) -> bool:
    return (
        isinstance(change, TextualModification)
        and change.old is None
        and not change.part
        and change.kind != "insertion"
    )


def _source_key(source: Source, kind: str) -> tuple[str, str, int, str]:
    return (source.work, source.eid, source.index, kind)
