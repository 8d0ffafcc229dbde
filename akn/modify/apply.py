"""Owns applying modifications to a document: all of one at its place, or nothing and a Problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from akn.collector import collector_paused
from akn.model import Document, Element
from akn.modify.comparison import Comparison
from akn.modify.expression import dated, title_of, titled, version_of
from akn.modify.insertion import insert
from akn.modify.marks import Mark, Marks, renamed_eid
from akn.modify.modification import EfficacyModification, Modification, TextualModification
from akn.modify.naming import legal_words
from akn.modify.order import in_order, work_key
from akn.modify.passive import Reading, read_marks, written
from akn.modify.references import followed, with_periods
from akn.modify.refusal import Refusal, warning
from akn.modify.renumber import renumber
from akn.modify.rows import insert_row, restate_row
from akn.modify.run import Effect, Run
from akn.modify.tree import OpenTree
from akn.modify.units import repeal, restate
from akn.modify.wording import add_sentence, repeal_part, restate_part
from akn.modify.words import add_words, change_words
from akn.number import NO_LETTERS
from akn.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one modification."""

    modification: Modification
    applied: bool
    problems: tuple[Problem, ...] = ()
    """Why it was not applied, or what to look at though it was."""
    units: tuple[str, ...] = ()
    """eIds of the units that hold what it did, as they were called right after it: those with the
    new text, else the one that was repealed or lost words."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The document after the modifications, and what became of each of them."""

    document: Document
    outcomes: tuple[Outcome, ...]
    """One for each modification, in the order in which they were taken up."""
    renamed: tuple[tuple[str, str], ...] = ()
    """eIds that are others now: old, new."""
    further: tuple[Problem, ...] = ()
    """What to look at in the whole document: references to what went."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in order."""
        found = tuple(p for outcome in self.outcomes for p in outcome.problems)
        return found + self.further


def apply(
    document: Document,
    modification: Modification,
    *,
    alike: Sequence[str] = (),
    letters: Mapping[str, str] = NO_LETTERS,
    version: date | None = None,
    generated: date | None = None,
) -> Applied:
    """Apply one modification; see `apply_all`."""
    return apply_all(
        document, (modification,), alike=alike, letters=letters, version=version,
        generated=generated,
    )  # fmt: skip


def apply_all(
    document: Document,
    modifications: Iterable[Modification],
    *,
    alike: Sequence[str] = (),
    letters: Mapping[str, str] = NO_LETTERS,
    version: date | None = None,
    generated: date | None = None,
) -> Applied:
    """Apply modifications in the legal order (`akn.modify.order`).

    Each one is applied whole, or refused with a Problem (AKN501 to AKN529) and then changes
    nothing. The day on which a text ends (`end`) is written down; it is `akn.timeline` that leaves
    out what does not apply on a day.

    `alike` are groups of characters held equal when old words are looked for, besides white space,
    quotation marks and dashes. `letters` is that of `akn.eid.assign`. `version` is the day of the
    new expression; without it the latest day of application, if later than the document's own.
    `generated` is the day of the new manifestation; without it the old one stays.

    The same arguments give the same bytes, in whatever order the modifications are given. Where
    nothing was applied the result is the very document given.
    """
    with collector_paused():
        tree = OpenTree(document)
        reading = read_marks(document.meta)
        run = Run(tree, Comparison(alike), letters, Marks.of(reading.marks))
        renamed: dict[str, str] = {}
        outcomes = _taken_up(run, in_order(modifications), renamed)
        done = [o.modification for o in outcomes if o.applied]
        if not done:
            return Applied(document, tuple(outcomes))
        made, further = followed(tree, renamed)
        if reading.meta is not None:
            run.marks.settle(tree.units)
            day = version or _latest(document, done)
            made = _marked(made, run.marks, reading, day)
            changed = any(isinstance(m, TextualModification) for m in done)
            made = _identified(document, made, day, generated, changed)
        return Applied(made, tuple(outcomes), tuple(sorted(renamed.items())), further)


def _taken_up(run: Run, ordered: Sequence[Modification], renamed: dict[str, str]) -> list[Outcome]:
    """Take up one modification after the other; `renamed` collects eIds that are others now.

    One act names all units as they were before it: where it has itself moved the count, its later
    modifications follow (AKN514). A renumbering whose new number is still held by a unit that the
    same act renumbers waits for that.
    """
    outcomes: list[Outcome] = []
    moved: dict[str, str] = {}
    waiting: list[Outcome] = []
    act: tuple[str, date] | None = None
    for change in ordered:
        if act != (change.source.work, change.application):
            act = (change.source.work, change.application)
            outcomes += waiting
            waiting.clear()
            moved.clear()
        outcome = _outcome(run, change, renamed, moved)
        if _waits(outcome):
            waiting.append(outcome)
            continue
        outcomes.append(outcome)
        while outcome.applied and change.kind == "renumbering" and waiting:
            again = [_outcome(run, o.modification, renamed, moved) for o in waiting]
            waiting[:] = [o for o in again if _waits(o)]
            outcomes += (done := [o for o in again if not _waits(o)])
            if not done:
                break
    return outcomes + waiting


def _waits(outcome: Outcome) -> bool:
    return outcome.modification.kind == "renumbering" and any(
        p.code == "AKN507" for p in outcome.problems
    )


def _outcome(
    run: Run, change: Modification, renamed: dict[str, str], moved: dict[str, str]
) -> Outcome:
    run.notes.clear()
    try:
        effect = _one(run, _as_moved(run, change, moved))
    except Refusal as refusal:
        return Outcome(change, False, (refusal.problem,))
    if effect.renamed:
        _follow(renamed, effect.renamed)
        _follow(moved, effect.renamed)
        run.marks.rename(effect.renamed)
    around = (*run.tree.ancestors(effect.destination),) if effect.destination else ()
    run.marks.add(_mark(change, effect), around)
    return Outcome(change, True, tuple(run.notes), effect.new or (effect.destination,))


def _as_moved(run: Run, change: Modification, moved: Mapping[str, str]) -> Modification:
    """Give a modification whose target is named as its act has left it so far."""
    if not moved:
        return change
    target = renamed_eid(change.target, moved)
    made = replace(change, target=target)
    if isinstance(made, TextualModification) and made.up_to:
        made = replace(made, up_to=renamed_eid(made.up_to, moved))
    if made != change:
        run.notes.append(
            warning(
                "AKN514",
                f"{change.target} of the text before {change.source.work} is {target} by now, "
                "because the same act moved the count",
                target,
                "Check that the act counts by the text before it.",
            )
        )
    return made


def _one(run: Run, change: Modification) -> Effect:
    """Apply one modification to the open tree."""
    _sound(change)
    if run.marks.holds(change):
        raise Refusal(
            "AKN504",
            f"already applied: modification {change.source.index} of {change.source.work} is "
            f"among the changes of this document",
            change.target,
            "Nothing was changed.",
            Severity.WARNING,
        )
    around = run.tree.ancestors(change.target) if change.target in run.tree else ()
    if twice := run.marks.overlapped(change, around):
        raise Refusal(
            "AKN510",
            f"{twice} is changed twice by {change.source.work} on {change.application}",
            change.target,
            "Check which of the two is meant; the earlier one was applied.",
        )
    if isinstance(change, EfficacyModification):
        run.changeable(change.target)
        return Effect(change.target)
    return _textual(run, change)


def _sound(change: Modification) -> None:
    """Refuse a modification that contradicts itself."""
    date_, _, work = work_key(change.source.work)
    if not date_:
        raise Refusal(
            "AKN517",
            f"'{work}' names no modifying act",
            change.target,
            "Give the IRI of its work, e.g. /akn/xx/act/2026-06-15/300.",
        )
    if change.end is not None and change.end <= change.application:
        raise Refusal(
            "AKN517",
            f"the new text ends on {change.end}, before it applies on {change.application}",
            change.target,
            "Check the two days.",
        )
    if isinstance(change, TextualModification):
        for words in (change.old, change.new):
            if isinstance(words, str):
                legal_words(words, change.target)


def _textual(run: Run, change: TextualModification) -> Effect:
    """Choose what to do by kind and by which of old and new are given (table of the class)."""
    match change.kind, change.old, change.new:
        case ("substitution" | "insertion", str(), str()) | ("repeal", str(), None):
            return change_words(run, change)
        case "substitution", None, str():
            return restate_part(run, change)
        case "substitution", None, tuple() if change.part:
            return restate_row(run, change)
        case (("substitution" | "split" | "join" | "replacement"), None, tuple()):
            return restate(run, change)
        case "insertion", None, str() if change.part.startswith("sentence_") and (
            change.position not in ("start", "end")
        ):
            return add_sentence(run, change)
        case "insertion", None, str():
            return add_words(run, change)
        case "insertion", None, tuple() if _is_row(change.new):
            return insert_row(run, change)
        case "insertion", None, tuple():
            return insert(run, change)
        case "repeal", None, None if change.part:
            return repeal_part(run, change)
        case "repeal", None, None:
            return repeal(run, change)
        case "renumbering", None, str():
            return renumber(run, change)
    old = "no old words" if change.old is None else "old words"
    new = "new units" if isinstance(change.new, tuple) else "new words" if change.new else "no new"
    raise Refusal(
        "AKN505",
        f"a {change.kind} cannot have {old} and {new}",
        change.target,
        "See the table of akn.modify.TextualModification.",
    )


def _is_row(new: object) -> bool:
    return isinstance(new, tuple) and bool(new) and new[0].name == "tr"


def _mark(change: Modification, effect: Effect) -> Mark:
    return Mark(
        change.kind,
        change.source,
        effect.destination,
        change.application,
        effect.position,
        getattr(change, "up_to", ""),
        effect.new,
        effect.old,
        change.force,
        change.end,
    )


def _follow(renamed: dict[str, str], further: Mapping[str, str]) -> None:
    for old, new in renamed.items():
        renamed[old] = renamed_eid(new, further)
    for old, new in further.items():
        renamed.setdefault(old, new)


def _latest(document: Document, done: Iterable[Modification]) -> date | None:
    days = [m.application for m in done if isinstance(m, TextualModification)]
    own = version_of(document)
    if own is not None:
        days.append(own)
    return max(days, default=None)


def _marked(document: Document, marks: Marks, reading: Reading, version: date | None) -> Document:
    """Give the document with its marks, and periods of units that follow their groups."""
    assert reading.meta is not None
    meta, periods = written(marks.marks, reading.meta, version)
    moved = {
        old: periods[period]
        for period, old in reading.periods.items()
        if periods.get(period, old) != old
    }
    root = with_periods(document.root, moved) if moved else document.root
    return replace(document, root=_with_meta(root, meta))


def _identified(
    before: Document, made: Document, version: date | None, generated: date | None, changed: bool
) -> Document:
    """Give the document as the expression it is now."""
    root = dated(made.root, version, generated, changed)
    old, new = title_of(before.root), title_of(root)
    meta = root.first("meta")
    if old != new and meta is not None:
        root = _with_meta(root, titled(meta, old, new))
    return replace(made, root=root.with_attributes(contains="singleVersion"))


def _with_meta(root: Element, meta: Element) -> Element:
    return root.with_children(
        *(meta if isinstance(c, Element) and c.name == "meta" else c for c in root.children)
    )
