"""Owns Act: one act as the corpus knows it, with its editions, what changes it, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from akn.uri import FrbrUri
from kzlegal.corpus.table import Pairs

LANGUAGES = ("kaz", "rus", "eng")
"""ISO 639-2 codes of the languages of the corpus: two of the state's texts, and English."""

Kind = Literal["law", "constitutional-law", "code", "decree", "resolution", "order"]
Units = Literal["law", "code"]
"""What a numbered unit of an article is: пункт in laws, часть in codes that number their parts."""
Gap = Literal["edition", "amendment", "by-law"]
Knowledge = Literal["seen", "footnoted", "press", "inferred", "not found"]
"""How an act whose text is not held is known.

``seen``: some of it was read; ``footnoted``: the publisher's notes name it; ``press``: reported;
``inferred``: it follows from other facts; ``not found``: it is called for, no trace was found.
"""
Basis = Literal["footnote", "inferred", "assumed"]
"""How it is known that an act made a change, the weakest link of before, after and maker counting.

``footnote``: the publisher's note names the act and this very unit. ``inferred``: the note names
the act and the article, and other facts single out the unit. ``assumed``: nothing singles it out,
or its earlier wording is not known; we took it so.
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """Our own edition of an act in one language, in one state of the act."""

    language: str
    file: str
    """Path of its text below the root of the corpus."""
    version: date
    """Date of the expression: the state of the act that is restated."""
    made_by: tuple[str, ...] = ()
    """IRIs of the acts that made this state of the one before it; empty for the first."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is known to exist, or is announced, and whose text is not held."""

    kind: Gap
    subject: Pairs
    """What it is, in our words, by language."""
    since: date | None = None
    """From when it may concern the reader; None when unknown."""
    language: str = ""
    """Language of the text that is missing; empty when all are."""
    work: str = ""
    """IRI of the act that is missing, where it is known."""
    units: tuple[str, ...] = ()
    """eIds of the provisions that call for it (a by-law's basis) or that it may touch."""
    source: str = ""
    """How we know: ``text``, ``official notice``, ``press``, or ``computed``."""
    knowledge: Knowledge | None = None
    """How the act itself is known; None for a missing text of an act that is known."""

    @property
    def status(self) -> str:
        """What can be said of it: announced or called for; its text is never held."""
        if self.kind == "amendment":
            return "announced, text not held"
        return "not found" if self.knowledge == "not found" else "text not held"

    def concerns(self, on: date, eid: str = "") -> bool:
        """Say whether it may concern the act, or one of its units, on a day.

        A unit is concerned where it, a unit around it or a unit inside it is named. What names no
        unit concerns all of them; what has no date may concern every day.
        """
        if self.since is not None and on < self.since:
            return False
        if not eid or not self.units:
            return True
        return any(
            eid == unit or eid.startswith(f"{unit}__") or unit.startswith(f"{eid}__")
            for unit in self.units
        )


@dataclass(frozen=True, slots=True)
class Extract:
    """Says that our editions hold a part of the act only, and which."""

    units: tuple[str, ...]
    """eIds of the units held, as they stand in the newest edition."""
    note: Pairs
    """What the reader must know, by language."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that an amending act makes in another act, and how we know of it."""

    act: str
    """IRI of the act that is changed."""
    units: tuple[str, ...]
    """eIds of the units that are changed or added, in the act that is changed."""
    by: str
    """eId of the unit of the amending act that says so."""
    basis: Basis
    note: Pairs
    """Why, by language."""
    part: str = ""
    """``heading`` where the change is one of the heading of its units only."""

    def touches(self, eid: str) -> bool:
        """Say whether it makes a unit, a unit around it or one inside it what it is."""
        within = any(unit.startswith(f"{eid}__") for unit in self.units)
        around = not self.part and any(eid.startswith(f"{unit}__") for unit in self.units)
        return within or around or eid in self.units


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its IRI, its names in the registers, its titles and dates."""

    slug: str
    """Short name in files and on the command line: the act's number."""
    iri: str
    """IRI of the work, e.g. ``/akn/kz/act/2025-11-17/230-VIII``."""
    kind: Kind
    adilet: str
    units: Units
    titles: Pairs
    """Title by language, without quotation marks."""
    signed: date
    restatement: str = ""
    """IRI of our own edition as a work; empty where we have none."""
    ekb: str = ""
    """Code in the reference control bank (zan.gov.kz)."""
    published: date | None = None
    """First official publication."""
    applied: date | None = None
    """First day of application (дата введения в действие)."""
    application_rule: str = ""
    """How `applied` follows from the act, in English."""
    application_unit: str = ""
    """eId of the provision that says so."""
    extract: Extract | None = None
    """What our editions hold, where that is a part of the act; None where they hold all of it."""
    editions: tuple[Edition, ...] = ()
    """In the order of the manifest; several of one language are several states of the act."""
    amends: tuple[Change, ...] = ()
    """What our edition of an amending act changes, instruction by instruction."""
    missing: tuple[Missing, ...] = ()

    @property
    def number(self) -> str:
        """The act's number, e.g. ``230-VIII``."""
        return FrbrUri.parse(self.iri).number

    def title(self, language: str) -> str:
        """Give the title in a language, else in Russian, Kazakh or English, whichever there is."""
        titles = dict(self.titles)
        return next(
            (titles[code] for code in (language, "rus", "kaz", "eng") if code in titles), ""
        )

    def versions(self, language: str) -> tuple[Edition, ...]:
        """Give our editions in a language, the earliest state of the act first."""
        held = (e for e in self.editions if e.language == language)
        return tuple(sorted(held, key=lambda edition: edition.version))

    def edition(self, language: str, on: date | None = None) -> Edition | None:
        """Give our edition in a language: of the state on a day, or the newest; None for none.

        A day before the first state that is held gives None: another state is never given for it.
        """
        held = [e for e in self.versions(language) if on is None or e.version <= on]
        return held[-1] if held else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of our editions, each once, in the order of the manifest."""
        return tuple(dict.fromkeys(edition.language for edition in self.editions))

    def announced(self, on: date, eid: str = "") -> tuple[Missing, ...]:
        """Give the changes announced for the act, or for one unit, that a day may fall under.

        Their text is not held and none is applied to any edition.
        """
        return tuple(
            gap for gap in self.missing if gap.kind == "amendment" and gap.concerns(on, eid)
        )
