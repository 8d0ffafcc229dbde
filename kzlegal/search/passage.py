"""Owns Passage: the unit of retrieval, a provision, its aligned versions, its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from akn.model import Document
from akn.provision import Provision, provisions
from kzlegal.refs.pinpoint import to_pinpoint
from kzlegal.search.expansion import Expansion, Questions

UNITS = frozenset(("article", "paragraph", "point", "subparagraph", "alinea", "indent"))
"""What people cite; larger containers are headings of these."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of an act as search sees it. Mappings are keyed by language (rus, kaz, eng)."""

    eid: str
    pinpoint: str
    """Short form of the place, e.g. ``15(2)(3)``."""
    headings: Mapping[str, tuple[str, ...]]
    """Headings from the chapter down to the unit itself."""
    text: Mapping[str, str]
    """The unit's own words, without those of the units below it; what it is found by."""
    extra: Mapping[str, Expansion] = field(default_factory=dict)
    """What it is asked by."""
    encloses: int = 0
    """Number of units below this one; 0 for a leaf."""
    lead: Mapping[str, str] = field(default_factory=dict)
    """Opening words of the unit around a list item."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """All words of the unit, those of the units below it included; what a hit shows."""


def passages(
    documents: Mapping[str, Document], questions: Questions | None = None
) -> tuple[Passage, ...]:
    """Make the passages of one act from its versions by language, aligned by eId.

    The order is that of the first version; units that only a later version has come after. Repealed
    units are left out.
    """
    extra = (questions or Questions()).units
    units: dict[str, dict[str, Provision]] = {}
    all_by_language: dict[str, dict[str, Provision]] = {}
    for language, document in documents.items():
        found = {p.eid: p for p in provisions(document) if p.eid}
        all_by_language[language] = found
        for eid, provision in found.items():
            if provision.name in UNITS and provision.status != "removed":
                units.setdefault(eid, {})[language] = provision
    below: dict[str, int] = {}
    for versions in units.values():
        for ancestor in next(iter(versions.values())).ancestors:
            below[ancestor] = below.get(ancestor, 0) + 1
    return tuple(
        Passage(
            eid=eid,
            pinpoint=to_pinpoint(eid),
            headings={c: _headings(p, all_by_language[c]) for c, p in versions.items()},
            text={c: p.own_text for c, p in versions.items()},
            extra=extra.get(eid, {}),
            encloses=below.get(eid, 0),
            lead={c: _lead(p, all_by_language[c]) for c, p in versions.items()},
            shown={c: p.text for c, p in versions.items()},
        )
        for eid, versions in units.items()
    )


def _headings(provision: Provision, by_eid: Mapping[str, Provision]) -> tuple[str, ...]:
    path = (*(by_eid[a] for a in provision.ancestors if a in by_eid), provision)
    return tuple(p.heading for p in path if p.heading)


def _lead(provision: Provision, by_eid: Mapping[str, Provision]) -> str:
    around = by_eid.get(provision.ancestors[-1]) if provision.ancestors else None
    return around.own_text if around is not None and around.name in UNITS else ""
