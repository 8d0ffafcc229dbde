"""Owns derive: from two texts of one act to its changes by unit and the instructions for them.

Each difference gets the smallest faithful instruction: words where they can be named exactly, else
the smallest unit written anew. What an instruction does is tried on the old words before it is
proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from akn.model import Document
from akn.problem import Problem, Severity
from kzlegal.amend.derivation.difference import Difference, added, gone, heading
from kzlegal.amend.derivation.pieces import Piece, outline, piece
from kzlegal.amend.derivation.proposal import Change, Derivation, Proposal
from kzlegal.amend.derivation.surroundings import surroundings
from kzlegal.amend.derivation.units import Whole, compare, in_order

_DIVISIONS = frozenset({"chapter", "part", "section", "subpart"})


def derive(old: Document, new: Document, *, whole: Whole = frozenset()) -> Derivation:
    """Compare two texts of one act in one language; units in `whole` are restated as a whole.

    Problems: AMD451 words outside every unit differ, AMD452 an article moved to another chapter,
    AMD453 a difference of the head, foot or annexes, AMD454 a unit out of the order of its number,
    AMD456 a chapter's number is printed otherwise: no instruction says them.
    """
    before, after = outline(old), outline(new)
    run = _Derivation(*_places(before), *_places(after), whole)
    run.container(before, after)
    changes, proposals, problems = surroundings(old, new)
    return Derivation(
        (*changes, *run.changes),
        (*proposals, *run.proposals),
        (*problems, *run.problems),
    )


def _places(top: Piece) -> tuple[dict[str, Piece], dict[str, str]]:
    """Give the articles of a text by number, and the container in which each stands."""
    articles: dict[str, Piece] = {}
    homes: dict[str, str] = {}
    for unit in top.walk():
        if unit.container or unit is top:
            for inner in unit.inside:
                if inner.name == "article":
                    articles[inner.key] = inner
                    homes[inner.key] = unit.eid
    return articles, homes


@dataclass(slots=True)
class _Derivation:
    old_articles: dict[str, Piece]
    old_homes: dict[str, str]
    new_articles: dict[str, Piece]
    new_homes: dict[str, str]
    whole: Whole
    changes: list[Change] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    # Containers: body, sections, chapters

    def container(self, old: Piece, new: Piece) -> None:
        """Compare what a container holds; articles are found wherever they stand."""
        if old.num != new.num:
            self.changes.append(Change(new.eid, "changed", old.num, new.num, weight="typography"))
            self.problem("AMD456", new, f"is numbered «{new.num}», and was «{old.num}»")
        self.take(heading(old, new))
        self.take(_texts_outside(old, new, self.problems))
        olds = {u.key: u for u in old.inside if u.key and not _outside(u)}
        run: list[Piece] = []
        seen: set[str] = set()
        before = ""
        for unit in new.inside:
            if _outside(unit):
                continue
            known = self.known(unit, olds)
            if known is None and not self.moved_inside(unit):
                run.append(unit)
                continue
            self.added(run, old, new, before)
            run, before = [], unit.key
            if known is None:
                self.problem("AMD452", unit, "takes in articles that stood elsewhere")
                self.container(_empty(unit), unit)
                continue
            seen.add(known.key)
            if unit.container and not unit.removed and not known.removed:
                self.container(known, unit)
            elif known.element != unit.element:
                self.take(compare(piece(known.element), piece(unit.element), self.whole))
        self.added(run, old, new, before)
        for unit in old.inside:
            if unit.key in seen or _outside(unit) or unit.removed or self.goes_on(unit):
                continue
            self.take(gone(piece(unit.element)))

    def known(self, unit: Piece, olds: dict[str, Piece]) -> Piece | None:
        if unit.name != "article":
            return olds.get(unit.key)
        found = self.old_articles.get(unit.key)
        if found is not None and self.old_homes[unit.key] != self.new_homes[unit.key]:
            self.problem("AMD452", unit, "stands in another chapter than before")
        return found

    def moved_inside(self, unit: Piece) -> bool:
        """Say whether a new container holds an article that the old text has too."""
        return unit.container and any(
            u.name == "article" and u.key in self.old_articles for u in unit.walk()
        )

    def goes_on(self, unit: Piece) -> bool:
        """Say whether an old unit lives on elsewhere in the new text."""
        return any(u.name == "article" and u.key in self.new_articles for u in unit.walk())

    def added(self, run: Sequence[Piece], old: Piece, home: Piece, before: str) -> None:
        """Take a run of new units; a first article of a chapter needs the chapter named."""
        if not run:
            return
        units = [piece(u.element) for u in run if not u.removed]
        for unit in units:
            self.changes.append(Change(unit.eid, "added", None, unit.text))
        for name in dict.fromkeys(u.name for u in units):
            same = [u for u in units if u.name == name]
            if not self.placed(home, old, name):
                for unit in same:
                    self.problem("AMD454", unit, "does not stand where its number says")
                continue
            target = home.eid if name == "article" and not before.startswith("art_") else ""
            if name in ("subpart", "section") or (name == "chapter" and "__" in same[0].eid):
                target = home.eid
            self.proposals.append(added(target, same))

    def placed(self, home: Piece, old: Piece, name: str) -> bool:
        """Say whether numbers tell the place of units in a container."""
        if name != "article":
            alike = [u for u in home.inside if u.name == name]
            alone = name in _DIVISIONS or all(u.name == name for u in (*home.inside, *old.inside))
            return alone and in_order(alike)
        return in_order([u for u in self.new_articles.values() if u.key])

    def take(self, found: Difference) -> None:
        self.changes += found.changes
        self.proposals += found.proposals

    def problem(self, code: str, unit: Piece, what: str) -> None:
        self.problems.append(
            Problem(
                code,
                f"{unit.eid} {what}",
                Severity.WARNING,
                eid=unit.eid,
                hint="no instruction is proposed for that; its words are compared all the same",
            )
        )


def _empty(unit: Piece) -> Piece:
    return replace(unit, inside=(), lead=())


def _outside(unit: Piece) -> bool:
    """Say whether words in a container stand in no unit that an instruction can name."""
    unrecognised = unit.name == "hcontainer" and unit.element.get("name") == "unrecognised"
    return unrecognised or not unit.key


def _loose(container: Piece) -> str:
    """Give the words of a container that stand in no unit: between its heading and its units."""
    units = (u.text for u in container.inside if _outside(u))
    return "\n".join((*container.lead, *units))


def _texts_outside(old: Piece, new: Piece, problems: list[Problem]) -> Difference:
    before, after = _loose(old), _loose(new)
    found = Difference()
    if before != after:
        found.changes.append(Change(new.eid, "changed", before or None, after or None))
        problems.append(
            Problem(
                "AMD451",
                "words that stand in no unit differ",
                Severity.WARNING,
                eid=new.eid,
                hint="compare them by eye: no instruction can name their place",
            )
        )
    return found
