"""Owns Reference: one place in a text that points somewhere, and what it points to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["internal", "external", "blanket"]
"""Inside the act; to one other act; to a body of law or a document that is not named one by one."""

Class = Literal[
    "whole_act",
    "unit",
    "constitution",
    "code",
    "law",
    "normative_acts",
    "treaties",
    "legislation",
    "legislation_field",
    "laws",
    "acts_of_organ",
    "policy",
    "document",
    "private_document",
]
"""What is pointed at, in more detail."""

CONCEPT = "/akn/ontology/concept/kz/"
"""Where the IRIs of blanket targets begin (AKN-NC 4.11)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: characters ``[start, end)`` of the text, what kind of target, and the target."""

    start: int
    end: int
    kind: Kind
    cls: Class
    href: str
    """``#eId`` inside the act, an IRI otherwise; empty where the act named is not in the table."""
    eid: str
    """The unit in which the reference stands."""
    text: str
    """The words themselves."""
    up_to: str = ""
    """Last target of a range (``1) – 3)``), in the form of `href`; empty for a single target."""
    more: tuple[str, ...] = ()
    """Further targets of the same words: "points 1 and 2 of Articles 5 and 6"."""
    excepted: bool = False
    """True where the text leaves the target out: "Article 94-2 (except point 6)"."""
    readings: tuple[str, ...] = ()
    """What the words may mean, where they can be read in several ways; `href` is empty then."""

    @property
    def targets(self) -> tuple[str, ...]:
        """All targets, in the order of the text; of a range its ends."""
        return tuple(t for t in (self.href, self.up_to, *self.more) if t)
