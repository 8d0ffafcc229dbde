"""Owns what the library hands out: Expression, ProvisionView, Coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from akn.model import Document
from kzlegal.corpus import Act, Change, Missing
from kzlegal.graph import Divergence


@dataclass(frozen=True, slots=True)
class Expression:
    """One text of an act in one language, ready to be shown."""

    act: Act
    language: str
    """ISO 639-2 code."""
    iri: str
    """IRI of this expression: of the act where official, of our restatement otherwise."""
    version: date
    document: Document
    xml: bytes
    official: bool
    """True for an official text that the user imported; False for our own edition."""
    source: str = ""
    """Name of the imported file; empty for our edition."""
    changed: tuple[str, ...] = ()
    """eIds at which an imported text differs from the fingerprinted official one."""


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One unit as it is cited and read, with what belongs beside it."""

    eid: str
    pinpoint: str
    """Short form, e.g. ``15(2)(3)``."""
    citation: str
    """The citation in the language of the text."""
    name: str
    num: str
    heading: str
    text: str
    """The whole unit as one line, without publisher's notes."""
    language: str
    iri: str
    """Expression the words come from."""
    cite: str
    """IRI of the unit in the act itself, for citing: norms and references always name the act."""
    official: bool
    headings: tuple[str, ...]
    """Headings of the units around it, outermost first."""
    divergences: tuple[Divergence, ...]
    announced: tuple[Missing, ...] = ()
    """Changes announced for the unit by the day asked for; their text is not held or applied."""
    changed_by: tuple[tuple[Act, Change], ...] = ()
    """What made the unit what it is in this state, with how that is known; our editions only."""
    by_laws: tuple[Missing, ...] = ()
    """By-laws that the unit calls for and whose text is not held, with what is known of them."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held, in which editions, and what is known to be missing."""

    acts: tuple[Mapping[str, object], ...] = field(default_factory=tuple)
    engine: str = ""
    search: str = ""
    """How search works here: with vectors, or by words only and why."""

    def to_json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {"engine": self.engine, "search": self.search, "acts": [dict(a) for a in self.acts]}
