"""Owns Speech: what the reading of descriptions must know about one language beside the lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol

Language = Literal["rus", "kaz", "eng"]


class Polarity(Enum):
    """How the words around a phrase turn it."""

    SAID = "said"
    DENIED = "denied"
    UNCLEAR = "unclear"
    """A negation stands near, and it cannot be told whether it reaches the phrase."""


class Place(Protocol):
    """Where a phrase stands: words[start:end] of a sentence."""

    @property
    def start(self) -> int:
        """Number of the first word."""
        ...

    @property
    def end(self) -> int:
        """Number of the word after the last."""
        ...

    @property
    def gap(self) -> tuple[bool, ...]:
        """Which words lie under a gap of the phrase."""
        ...

    @property
    def free(self) -> tuple[bool, ...]:
        """Which lie under a gap or end otherwise than the phrase says."""
        ...


Turn = Callable[[Sequence[str], Place], Polarity]
"""Tells the polarity of a phrase in a sentence of words."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its negation and the words that take a statement back.

    The patterns are matched against a sentence's normal forms, one space around each.
    """

    turn: Turn
    planned: re.Pattern[str]
    """What is intended or only possible: it is not so yet."""
    planned_after: re.Pattern[str]
    """The same where it follows the statement."""
    conditional: re.Pattern[str]
    past: re.Pattern[str]
    """What was once."""
    others: re.Pattern[str]
    """Words that make somebody else the subject."""
    topic: re.Pattern[str]
    """What is spoken about, refused to others or looked for: not what the system does."""
    doubt: re.Pattern[str]
    """What turns a whole sentence: "it is not true that"."""
    order: re.Pattern[str]
    """Words addressed to the reader or the program, at the beginning of a sentence."""
    same: re.Pattern[str]
    """A pronoun of the third person that opens a sentence about the subject before."""
    fresh: re.Pattern[str]
    """A word that opens a clause with a subject of its own."""
    joints: frozenset[str]
    """Words after which a plan or a condition said before no longer holds."""
    window: int = 3
    """How near before a phrase a word must stand to make it a topic."""
    reach: int = 1
    """How many breaks a plan or a condition said before may lie away."""
    postponed: bool = False
    """Whether the predicate stands after what it governs (Kazakh)."""


def any_of(*phrases: str) -> re.Pattern[str]:
    """Compile phrases, written as regular expressions of whole words, into one pattern."""
    return re.compile(r"(?<= )(?:" + "|".join(phrases) + r")(?= )")
