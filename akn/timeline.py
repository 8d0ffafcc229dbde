"""Owns Timeline: every dated text of one work in one language, derived from modifications.

The text of a day is the original with all modifications that apply on that day, in the legal order
(`akn.modify.order`). A temporary text lies over the lasting one from its application to its end and
then the lasting text is back. What only delays or suspends a text changes no words: it is a stage
in the history of the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from akn.model import Document, Interval
from akn.modify.apply import Applied, Outcome, apply_all
from akn.modify.expression import version_of
from akn.modify.marks import renamed_eid
from akn.modify.modification import EfficacyModification, Modification, TextualModification
from akn.modify.order import in_order, work_key
from akn.number import NO_LETTERS
from akn.problem import LegalTextError, Problem, Severity
from akn.stage import (
    DELAYS,
    WITHOUT_EFFECT,
    Change,
    Stage,
    change_of,
    concerns,
    ends,
    goes_on,
    holds,
    words,
)

__all__ = ["Change", "Stage", "Timeline", "TimelineError", "Wording"]


class TimelineError(LegalTextError):
    """A day before the work had any text (AKN551)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One dated text of the work: when it applies, and what made it."""

    interval: Interval
    modifications: tuple[Modification, ...]
    """The modifications that begin or end with its first day; none for the original."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All texts of one work in one language, from an original and modifications.

    Two timelines are equal when they come of the same original and modifications. Texts are made
    when asked for and remembered.
    """

    original: Document
    modifications: tuple[Modification, ...]
    alike: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=lambda: NO_LETTERS)
    _made: dict[tuple[date, date | None], Applied] = field(
        default_factory=dict, compare=False, repr=False
    )
    _lasting: dict[tuple[int, date | None], Applied] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(
        cls,
        original: Document,
        modifications: Iterable[Modification],
        *,
        alike: Sequence[str] = (),
        letters: Mapping[str, str] = NO_LETTERS,
    ) -> Timeline:
        """Make a timeline; the modifications are put in the legal order."""
        return cls(original, in_order(modifications), tuple(alike), letters)

    @property
    def start(self) -> date | None:
        """First day of the original's text; None where it names none."""
        return version_of(self.original)

    @property
    def expressions(self) -> tuple[Wording, ...]:
        """Every dated text, in order; the intervals meet and the last one is open.

        A day on which only the efficacy of something changes begins no new text.
        """
        changes = [m for m in self.modifications if isinstance(m, TextualModification)]
        start = self.start
        days = {d for m in changes for d in (m.application, m.end) if d is not None}
        cuts = sorted(d for d in days if start is None or d > start)
        edges: list[date | None] = [start, *cuts]
        ends: list[date | None] = [*cuts, None]
        found: list[Wording] = []
        for n, (first, last) in enumerate(zip(edges, ends, strict=True)):
            began = tuple(
                m
                for m in changes
                if first in (m.application, m.end)
                or (n == 0 and start is not None and m.application <= start)
            )
            found.append(Wording(Interval(first, last), began))
        return tuple(found)

    def at(self, day: date, *, known: date | None = None) -> Document:
        """Give the text that applies on a day. Raises TimelineError before the first one.

        `known` leaves out what acts of a later date ordered: the text of the day as one could know
        it then. A retroactive modification applies from its day of application on.
        """
        return self.applied(day, known=known).document

    def applied(self, day: date, *, known: date | None = None) -> Applied:
        """Give the text of a day with what became of each modification that applies on it."""
        start = self.start
        if start is not None and day < start:
            raise TimelineError(
                Problem(
                    "AKN551",
                    f"there is no text of {day}: the first one is of {start}",
                    hint="Load an earlier version of the work.",
                )
            )
        first = max((d for w in self.expressions if (d := w.interval.start) and d <= day),
                    default=day)  # fmt: skip
        if (first, known) not in self._made:
            self._made[first, known] = self._built(first, known)
        return self._made[first, known]

    def pending(self, day: date) -> tuple[Modification, ...]:
        """Give the modifications that an act of this day or before orders for a later day."""
        return tuple(m for m in self.modifications if m.application > day and _known_on(m, day))

    def suspended(self, day: date) -> tuple[EfficacyModification, ...]:
        """Give what does not have effect on a day though its words stand: suspended, delayed."""
        return tuple(
            m
            for m in self.modifications
            if isinstance(m, EfficacyModification)
            and m.kind in WITHOUT_EFFECT
            and day in Interval(m.application, m.end)
        )

    def problems(self, day: date) -> tuple[Problem, ...]:
        """Give what is doubtful or was refused in the text of a day."""
        applied = self.applied(day)
        return applied.problems + tuple(_hidden(applied.outcomes))

    def history(self, eid: str) -> tuple[Stage, ...]:
        """Give the stages of one provision, which is named as in the latest text that has it.

        Equal neighbours are one stage; a suspension is a stage of its own with the same words.
        Empty where no text has the provision.
        """
        wordings = self.expressions
        texts = [self.applied(w.interval.start or date.min) for w in wordings]
        names = _names(eid, texts)
        stages: list[Stage] = []
        for wording, applied, name in zip(wordings, texts, names, strict=True):
            for interval in self._cut(wording.interval, name):
                stage = self._stage(interval, wording, applied, name, stages)
                if stages and goes_on(stages[-1], stage):
                    last = stages[-1]
                    stages[-1] = replace(last, interval=Interval(last.interval.start, interval.end))
                else:
                    stages.append(stage)
        if all(s.change == "removed" or not s.text for s in stages) and not any(
            name in a.document.index() for a, name in zip(texts, names, strict=True)
        ):
            return ()
        first = next(i for i, s in enumerate(stages) if s.text or s.change != "removed")
        return tuple(stages[first:])

    # Making

    def _built(self, day: date, known: date | None) -> Applied:
        there = [m for m in self.modifications if known is None or _known_on(m, known)]
        lasting = [m for m in there if m.end is None and m.application <= day]
        over = [m for m in there if m.end is not None and m.application <= day < m.end]
        below = self._chain(lasting, known)
        if not over:
            return below
        above = apply_all(below.document, over, alike=self.alike, letters=self.letters, version=day)
        return _joined(below, above)

    def _chain(self, lasting: Sequence[Modification], known: date | None) -> Applied:
        """Apply lasting modifications day by day, each text made of the one before."""
        applied = Applied(self.original, ())
        done = 0
        for n in range(1, len(lasting) + 1):
            if n < len(lasting) and lasting[n].application == lasting[n - 1].application:
                continue
            if (n, known) not in self._lasting:
                batch = lasting[done:n]
                made = apply_all(applied.document, batch, alike=self.alike, letters=self.letters)
                self._lasting[n, known] = _joined(applied, made)
            applied = self._lasting[n, known]
            done = n
        return applied

    def _cut(self, interval: Interval, eid: str) -> tuple[Interval, ...]:
        """Cut an interval where a suspension of the unit begins or ends in it."""
        days = {
            d
            for m in self.modifications
            if isinstance(m, EfficacyModification) and holds(m.target, eid, self.original)
            for d in (m.application, m.end)
            if d is not None and d in interval and d != interval.start
        }
        edges = [interval.start, *sorted(days), interval.end]
        return tuple(Interval(a, b) for a, b in pairwise(edges))

    def _stage(
        self,
        interval: Interval,
        wording: Wording,
        applied: Applied,
        eid: str,
        before: Sequence[Stage],
    ) -> Stage:
        unit = applied.document.find(eid) if eid else applied.document.root
        text = "" if unit is None else words(unit)
        day = interval.start or date.min
        efficacy = [
            m
            for m in self.modifications
            if isinstance(m, EfficacyModification)
            and m.kind in WITHOUT_EFFECT
            and day in Interval(m.application, m.end)
            and holds(m.target, eid, applied.document)
        ]
        if efficacy and unit is not None:
            change: Change = "delayed" if efficacy[0].kind in DELAYS else "suspended"
            return Stage(interval, text, change, tuple(m.source for m in efficacy), eid)
        last = before[-1] if before else None
        touched = {o.modification for o in applied.outcomes if o.applied and concerns(o, eid)}
        about = [m for m in wording.modifications if m in touched or ends(m, day, eid)]
        sources = tuple(dict.fromkeys(m.source for m in about))
        change = change_of(last, text, unit, about, day, eid)
        return Stage(interval, text, change, () if change == "original" else sources, eid)


def _names(eid: str, texts: Sequence[Applied]) -> list[str]:
    """Give the eId that a provision had in each text, going back over renumberings."""
    names = [eid] * len(texts)
    for n in range(len(texts) - 1, 0, -1):
        before = dict(texts[n - 1].renamed)
        fresh = {old: new for old, new in texts[n].renamed if before.get(old) != new}
        there = texts[n - 1].document.index() if fresh else {}
        back = {new: old for old, new in fresh.items() if old in there}
        names[n - 1] = renamed_eid(names[n], back)
    return names


def _known_on(change: Modification, day: date) -> bool:
    signed = work_key(change.source.work)[0]
    return not signed or signed <= day.isoformat()


def _joined(below: Applied, above: Applied) -> Applied:
    renamed = {old: renamed_eid(new, dict(above.renamed)) for old, new in below.renamed}
    for old, new in above.renamed:
        renamed.setdefault(old, new)
    return Applied(
        above.document,
        below.outcomes + above.outcomes,
        tuple(sorted(renamed.items())),
        below.further + above.further,
    )


def _hidden(outcomes: Sequence[Outcome]) -> Iterable[Problem]:
    """Say which lasting changes a temporary text lies over (AKN552)."""
    over = [o.modification for o in outcomes if o.applied and o.modification.end is not None]
    for outcome in outcomes:
        change = outcome.modification
        if not outcome.applied or change.end is not None or not change.target:
            continue
        for temporary in over:
            inside = f"{change.target}__".startswith(f"{temporary.target}__")
            if temporary.target and inside and change.application > temporary.application:
                yield Problem(
                    "AKN552",
                    f"{change.target} was changed from {change.application} on beneath a "
                    f"temporary text of {temporary.target}, which hides it until {temporary.end}",
                    Severity.INFO,
                    eid=change.target,
                    hint="Check that the lasting text was meant.",
                )
