"""Owns Wording: the texts of an act in one language, each with its days and what made it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from akn.model import Interval
from akn.modify import Modification
from akn.stage import Change as HowChanged
from akn.uri import FrbrUri
from kzlegal.corpus import Act, Corpus, Imported, Manifest
from kzlegal.corpus.act import Basis
from kzlegal.corpus.table import Pairs
from kzlegal.library.consolidation import Consolidation


@dataclass(frozen=True, slots=True)
class Made:
    """One provision of an amending act, and the units that it made what they are."""

    work: str
    """Work IRI of the amending act."""
    eid: str
    """The provision of the amending act: the unit whose words order the change."""
    units: tuple[str, ...]
    """eIds in the act that is changed, as they are called after the change."""
    basis: Basis | None = None
    """How it is known that this provision made the change; None where nothing is said of it."""
    note: Pairs = ()
    """Why, by language."""

    @property
    def number(self) -> str:
        """Number of the amending act, e.g. ``231-VIII``."""
        return FrbrUri.parse(self.work).number


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of an act in one language, and the days of which it is the text held."""

    act: str
    """Work IRI of the act."""
    language: str
    iri: str
    """IRI of the expression."""
    interval: Interval
    """From its day up to the first day of the next one held; open for the last."""
    official: bool
    made_by: tuple[Made, ...] = ()
    """Empty for the first one, and for copies of an official text: what lies between two copies is
    not guessed."""
    source: str = ""
    """Name of the imported file; empty for our edition."""

    @property
    def start(self) -> date:
        """First day."""
        assert self.interval.start is not None, "a wording is of a day"
        return self.interval.start

    @property
    def last(self) -> date | None:
        """Last day; None for the newest wording held."""
        end = self.interval.end
        return end - timedelta(days=1) if end is not None else None


@dataclass(frozen=True, slots=True)
class UnitStage:
    """One stretch in the life of a unit: its words and how they came about."""

    interval: Interval
    text: str
    """Its words, one block a line; empty where it is not there or repealed."""
    change: HowChanged
    eid: str
    """Its eId in this stage."""
    iri: str
    """Expression from which the words are."""
    official: bool
    made_by: tuple[Made, ...] = ()

    @property
    def last(self) -> date | None:
        """Last day; None for the stage that goes on."""
        end = self.interval.end
        return end - timedelta(days=1) if end is not None else None


def wordings(
    corpus: Corpus,
    act: Act,
    language: str,
    consolidation: Consolidation | None,
    imported: Iterable[Imported],
) -> tuple[Wording, ...]:
    """Give every wording held of an act in a language, the earliest first.

    An official text takes the place of ours from its day on. Raises nothing; empty for none.
    """
    copies = [
        Wording(
            act.iri,
            language,
            copy.iri,
            Interval(date.fromisoformat(copy.version)),
            official=True,
            source=copy.source_name,
        )
        for copy in sorted(imported, key=lambda copy: copy.version)
    ]
    first = copies[0].start if copies else date.max
    ours = [w for w in _ours(corpus, act, language, consolidation) if w.start < first]
    every = [*ours, *copies]
    following = [w.start for w in every[1:]]
    return tuple(
        replace(w, interval=Interval(w.start, end))
        for w, end in itertools.zip_longest(every, following)
    )


def _ours(
    corpus: Corpus, act: Act, language: str, consolidation: Consolidation | None
) -> tuple[Wording, ...]:
    """Give the wordings of our edition: the first, and those that amending acts made of it."""
    if not act.restatement:
        return ()
    work = FrbrUri.parse(act.restatement)
    days = {e.version for e in act.versions(language)}
    if consolidation is not None:
        days |= {d for w in consolidation.timeline.expressions if (d := w.interval.start)}
    return tuple(
        Wording(
            act.iri,
            language,
            str(work.expression(language, day)),
            Interval(day),
            official=False,
            made_by=made_on(corpus.manifest, act, consolidation, day) if consolidation else (),
        )
        for day in sorted(days)
    )


def made_on(
    manifest: Manifest, act: Act, consolidation: Consolidation, day: date
) -> tuple[Made, ...]:
    """Give the provisions that began to change the act on a day, with the units changed."""
    timeline = consolidation.timeline
    if timeline.start is not None and day <= timeline.start:
        return ()
    touched = {o.modification: o.units for o in timeline.applied(day).outcomes if o.applied}
    began = (m for w in timeline.expressions if w.interval.start == day for m in w.modifications)
    return made_of(manifest, act, ((m, touched.get(m, (m.target,))) for m in began))


def made_of(
    manifest: Manifest, act: Act, changes: Iterable[tuple[Modification, tuple[str, ...]]]
) -> tuple[Made, ...]:
    """Gather modifications by the provision that orders them, with how that is known."""
    units: dict[tuple[str, str], dict[str, None]] = {}
    for modification, touched in changes:
        source = modification.source
        place = (source.work, source.eid.partition("__mod_")[0])
        units.setdefault(place, {}).update(dict.fromkeys(u for u in touched if u))
    return tuple(_known(manifest, act, *place, tuple(eids)) for place, eids in units.items())


def _known(manifest: Manifest, act: Act, work: str, eid: str, units: tuple[str, ...]) -> Made:
    """Give a provision with how the manifest knows that it made the change."""
    maker = manifest.find(work)
    for change in maker.amends if maker is not None else ():
        said = change.by == eid or eid.startswith(f"{change.by}__")
        if change.act == act.iri and said:
            return Made(work, eid, units or change.units, change.basis, change.note)
    return Made(work, eid, units)
