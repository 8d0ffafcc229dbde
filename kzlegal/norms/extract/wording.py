"""Owns Wording: the words of one language that the rules over parses ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kzlegal.norms.model import NormType
from kzlegal.norms.nlp.matching import Attributes

Bears = Literal["subject", "patient", "agent", "charged", "recipient", "owner", "anyone", "nobody"]
"""How the sentence ties a bearer to the cue: as the subject of the verb, as the agent of a passive,
as the one on whom something is laid, as the one to whom it is said, as the one whose powers they
are. `anyone` is whoever does the thing, `nobody` takes no bearer."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """A formula that gives a norm its type."""

    name: str
    type: NormType
    patterns: tuple[Sequence[Attributes], ...]
    """Patterns of spaCy's Matcher."""
    bears: tuple[Bears, ...] = ("subject",)
    """The ties that give a bearer, the first that is found."""
    needs_bearer: bool = False
    """Whether the formula says nothing without somebody who bears it."""
    unless: tuple[str, ...] = ()
    """Lemmas one of which among the three words before the formula undoes it."""
    needs_deadline: bool = False
    """Whether the sentence must set a time limit or a frequency."""
    needs_thing: frozenset[str] = frozenset()
    """Lemmas one of which must be the subject."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, as data."""

    language: str
    subordinators: frozenset[str]
    relatives: frozenset[str]
    """Words that open a clause without a comma."""
    and_words: frozenset[str]
    or_words: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    """Lemmas of the third person: as a subject they mean somebody named before."""
    persons: frozenset[str]
    """Nouns of persons and bodies: a subject that is none of these is a thing."""
    anyone: frozenset[str]
    """Nouns that mean whoever a clause after them describes: «лица, которым …»."""
    fields: frozenset[str]
    """Nouns of a field of activity: "in the field of …" narrows a name."""
    nobody: frozenset[str]
    """Subjects that look like persons and bear nothing: the state itself, an act."""
    charging: frozenset[str]
    """Adpositions of somebody on whom something is laid."""
    agent: frozenset[str]
    """Adpositions of an agent in the passive; empty where a case says it."""
    cues: tuple[CueRule, ...]
    """In order of strength: where two stand in one clause the earlier rule of the table wins."""
    bare: tuple[CueRule, ...]
    """For sentences in the plain present that name nobody, in the same order."""
    settling: frozenset[str]
    """Verbs of settling rules: whoever does it exercises a power."""
    decision: frozenset[str]
    """Nouns of a decision: what is done "by decision of X" is X's power."""
    institutions: frozenset[str]
    """Things that act like a body: a plain statement of what they do is somebody's competence."""
    conditions: re.Pattern[str]
    exceptions: re.Pattern[str]
    deadlines: re.Pattern[str]
    lists: Mapping[str, re.Pattern[str]]
    """What a lead-in announces: definitions, principles, powers,
    classes, process, cases."""
    definition: re.Pattern[str]
    """A term, a dash, its meaning; groups ``term`` and ``meaning``."""
