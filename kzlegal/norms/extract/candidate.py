"""Owns what extraction gives: candidate norms with the words they rest on, and what stays unread.

A candidate is a proposal for a lawyer, not a norm: nothing here says that it binds anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from kzlegal.norms.model import Connective, NormType


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a unit: ``own_text[start:end]`` of the provision `eid` (`akn.provision`)."""

    eid: str
    start: int
    end: int
    text: str

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {"eid": self.eid, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class CandidateNorm:
    """One norm as the words of one unit say it."""

    eid: str
    """The unit the norm stands at; a list item takes what its lead-in says."""
    language: str
    type: NormType
    bearer: tuple[str, ...]
    """Bearer ids; ``("none",)`` where nobody is named, ``other`` for who is not in the lexicon."""
    connective: Connective
    bearer_words: tuple[Words, ...]
    counterparty: tuple[str, ...]
    action: Words
    """What is owed, allowed, banned or meant: the statement without bearer and cue at its ends."""
    conditions: tuple[Words, ...]
    exceptions: tuple[Words, ...]
    deadlines: tuple[Words, ...]
    cue: Words | None
    """The word or formula that gave the type; None where the place in a list gave it."""
    rule: str
    """Name of the rule that read it."""

    def json(self) -> dict[str, object]:
        """Print as JSON values in a fixed order."""
        return {
            "eid": self.eid,
            "language": self.language,
            "type": self.type,
            "bearer": list(self.bearer),
            "connective": self.connective,
            "bearer_words": [w.json() for w in self.bearer_words],
            "counterparty": list(self.counterparty),
            "action": self.action.json(),
            "conditions": [w.json() for w in self.conditions],
            "exceptions": [w.json() for w in self.exceptions],
            "deadlines": [w.json() for w in self.deadlines],
            "cue": None if self.cue is None else self.cue.json(),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Unread:
    """A statement that no rule reads: kept and counted, so that a lawyer can."""

    eid: str
    text: str
    reason: str

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {"eid": self.eid, "text": self.text, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one document, in document order."""

    language: str
    norms: tuple[CandidateNorm, ...]
    unread: tuple[Unread, ...]

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "language": self.language,
            "norms": [norm.json() for norm in self.norms],
            "unread": [unread.json() for unread in self.unread],
        }
