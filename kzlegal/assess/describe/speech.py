"""Owns Speech: what the reading of descriptions must know about one language beside the lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Language = Literal["rus", "kaz", "eng"]


class Polarity(Enum):
    """How the words around a phrase turn it."""

    SAID = "said"
    DENIED = "denied"
    UNCLEAR = "unclear"
    """A negation stands near, and it cannot be told whether it reaches the phrase."""


Turn = Callable[[Sequence[str], int, int, Sequence[bool]], Polarity]
"""Tells the polarity of words[start:end] in a sentence; the flags mark words under a gap."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its negation and the words that take a statement back.

    The patterns are matched against a sentence's normal forms, one space around each.
    """

    turn: Turn
    planned: re.Pattern[str]
    """What is intended or only possible: it is not so yet."""
    conditional: re.Pattern[str]
    past: re.Pattern[str]
    """What was once."""
    others: re.Pattern[str]
    """Words that make somebody else the subject."""
    topic: re.Pattern[str]
    """What is spoken about, refused to others or looked for: not what the system does."""
    fresh: re.Pattern[str]
    """A word that opens a clause with a subject of its own."""
    joints: frozenset[str]
    """Words after which a plan or a condition said before no longer holds."""
    reach: int = 1
    """How many breaks a plan or a condition said before may lie away."""
    postponed: bool = False
    """Whether the predicate stands after what it governs (Kazakh)."""


def any_of(*phrases: str) -> re.Pattern[str]:
    """Compile phrases, written as regular expressions of whole words, into one pattern."""
    return re.compile(r"(?<= )(?:" + "|".join(phrases) + r")(?= )")
