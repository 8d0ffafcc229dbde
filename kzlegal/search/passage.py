"""Owns Passage: the unit of retrieval, one provision with its aligned versions and its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kzlegal.search.expansion import Expansion


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of an act as search sees it. Mappings are keyed by language (rus, kaz, eng)."""

    eid: str
    pinpoint: str
    """Short form of the place, e.g. ``15(2)(3)``."""
    headings: Mapping[str, tuple[str, ...]]
    """Headings from the chapter down to the unit itself."""
    text: Mapping[str, str]
    """The unit's own text; for an enclosing unit its opening text."""
    extra: Mapping[str, Expansion] = field(default_factory=dict)
    encloses: int = 0
    """Number of passages below this one; 0 for a leaf."""
    lead: Mapping[str, str] = field(default_factory=dict)
    """Opening text of the unit around a list item, without which the item says little."""
