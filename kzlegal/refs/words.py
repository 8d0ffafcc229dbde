"""Owns Words: what the reading of references has to know of a language that goes small to large."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that name, number, join and anchor units."""

    noun: re.Pattern[str]
    """A unit's noun; the group that matched is the name of the kind."""
    plural: re.Pattern[str]
    """Matches a noun in the plural."""
    note: re.Pattern[str]
    """What follows the word for a note before the unit that it belongs to."""
    ordinals: Mapping[str, int]
    """Ordinal numerals in every form, one word each."""
    tens: Mapping[str, int]
    """First words of compound ordinals."""
    ordinal: re.Pattern[str]
    """A word that may be an ordinal."""
    separator: re.Pattern[str]
    """Between members of a list."""
    span: tuple[re.Pattern[str], re.Pattern[str]]
    """Before and between the ends of a range in words: "from … to"."""
    counts: re.Pattern[str]
    """What follows a number that counts something and names no unit: "10 days"."""
    join: re.Pattern[str]
    """Between a unit and the larger one that holds it."""
    this: re.Pattern[str]
    """"This" before a unit's noun or the word for the act."""
    that: re.Pattern[str]
    """"That", "the said" before the same: what was named earlier."""
    act: re.Pattern[str]
    """The word for an act, after "this"."""
    other_act: re.Pattern[str]
    """Words for an act, perhaps with what kind it is, that the table does not know."""
    excepts: re.Pattern[str]
    """Opens a bracket of units that are left out."""
    not_before: re.Pattern[str]
    """What stands before an abbreviated noun that cites another thing (issues of a gazette)."""
