"""Owns Pack: how one language says norms, and what a rule may look at beside its statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzlegal.norms.extract.candidate import CandidateNorm
from kzlegal.norms.extract.lexicon import Lexicon
from kzlegal.norms.extract.statement import SharedTail, Statement

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Pipeline


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole document says: read once, given to every reading of a statement."""

    parse: Pipeline
    lexicon: Lexicon
    title: str = ""
    short_names: Mapping[str, str] = field(default_factory=dict)
    """Short name to full name, as the act itself declares them: "(далее – X)"."""
    actors: tuple[str, ...] = ()
    """Terms that the act itself defines as a person or a body."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: its pipeline's name, its reader, its rule of shared tails."""

    language: str
    """ISO 639-2 alpha-3: rus, kaz, eng."""
    read: Callable[[Statement, Surroundings], tuple[CandidateNorm, ...]]
    """Gives the norms of one statement; none where no rule reads it."""
    short_names: Callable[[Statement], Mapping[str, str]]
    """Gives the short names that a statement declares, to their full names."""
    shared_tail: SharedTail | None = None
    actors: Callable[[Statement], tuple[str, ...]] | None = None
    """Gives the terms that a statement defines as a person or a body."""
