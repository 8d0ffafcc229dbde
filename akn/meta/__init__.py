"""Owns metadata: identification, lifecycle, references as values, and the ``meta`` element of them.

`meta_element` prints values in the order of the XSD; `identification_of`, `events_of`,
`periods_of` and `references_of` read them back. No date is invented here: the day of generation is
a field.
"""

from __future__ import annotations

from akn.meta.read import events_of, identification_of, periods_of, references_of
from akn.meta.values import (
    META_ORDER,
    REFERENCE_ELEMENTS,
    Alias,
    Event,
    EventType,
    Expression,
    Identification,
    Manifestation,
    MetaError,
    Publication,
    Reference,
    TemporalGroup,
    Translation,
    Work,
)
from akn.meta.write import identification_element, meta_element

__all__ = [
    "META_ORDER",
    "REFERENCE_ELEMENTS",
    "Alias",
    "Event",
    "EventType",
    "Expression",
    "Identification",
    "Manifestation",
    "MetaError",
    "Publication",
    "Reference",
    "TemporalGroup",
    "Translation",
    "Work",
    "events_of",
    "identification_element",
    "identification_of",
    "meta_element",
    "periods_of",
    "references_of",
]
