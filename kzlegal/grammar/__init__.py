"""Owns the parse: from a SourceDocument to an Akoma Ntoso Document, nothing lost, nothing guessed.

The parser is one; a language is a `Grammar` value. `parse` reports what it does not understand as
`Problem` values, with file, line and column, and keeps the words where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from akn.collector import collector_paused
from akn.eid import assign
from akn.model import Document
from akn.problem import LegalTextError, Problem
from kzlegal.corpus.source import SourceDocument
from kzlegal.grammar.akoma import Writer
from kzlegal.grammar.document import compose
from kzlegal.grammar.en import EN
from kzlegal.grammar.head import divide
from kzlegal.grammar.heading_in_note import headings_apart
from kzlegal.grammar.identity import Identity
from kzlegal.grammar.kk import KK
from kzlegal.grammar.language import expect_language
from kzlegal.grammar.line import Line, characters, lines
from kzlegal.grammar.notes import Note, mark, notes_of
from kzlegal.grammar.pack import LETTERS, Grammar, Language
from kzlegal.grammar.ru import RU

__all__ = [
    "GRAMMARS",
    "Grammar",
    "GrammarError",
    "Identity",
    "Language",
    "Note",
    "Parsed",
    "alpha3",
    "characters",
    "parse",
]

GRAMMARS: Mapping[str, Grammar] = {"rus": RU, "kaz": KK, "eng": EN}
"""The languages there are; a new one is one more value (docs/architecture.md)."""

_SHORT = {"ru": "rus", "kk": "kaz", "kz": "kaz", "en": "eng"}


class GrammarError(LegalTextError):
    """A text that cannot be parsed at all: not an act, another language, an article twice."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of `parse`."""

    document: Document
    problems: tuple[Problem, ...]
    lines: int
    """Lines (paragraphs) of the source."""
    unrecognised: int
    """Lines that were kept without being understood; each has its Problem."""
    identity: Identity

    @property
    def notes(self) -> tuple[Note, ...]:
        """The publisher's notes, in order, each with its unit and the laws it cites."""
        return notes_of(self.document, GRAMMARS[self.identity.language])


def alpha3(language: str) -> Language:
    """Give the ISO 639-2 code of a language: ``ru`` and ``rus`` both give ``rus``.

    Raises GrammarError for a language without a grammar.
    """
    code = _SHORT.get(language.lower(), language.lower())
    if code not in GRAMMARS:
        known = ", ".join(
            f"{short} ({long})" for short, long in list(_SHORT.items()) if short != "kz"
        )
        raise GrammarError(
            Problem("KZ001", f"no grammar for the language '{language}'", hint=f"known: {known}")
        )
    return GRAMMARS[code].language


def parse(
    source: SourceDocument,
    language: str,
    *,
    identity: Identity | None = None,
    generated: date,
    refuse_twice: bool = True,
) -> Parsed:
    """Parse the text of an act.

    `identity` names work and expression; without it they are read from the act's own head, and
    where the head does not say them, a placeholder is used and reported (KZ120). `generated` is
    the date of the manifestation.

    Raises GrammarError where no act can be made: no unit found, another language, an article's
    number twice (unless `refuse_twice` is False: then it is a Problem among the others, for a
    check of drafts).
    """
    grammar = GRAMMARS[alpha3(language)]
    with collector_paused():
        return _parse(source, grammar, identity, generated, refuse_twice)


def _parse(
    source: SourceDocument,
    grammar: Grammar,
    identity: Identity | None,
    generated: date,
    refuse_twice: bool,
) -> Parsed:
    found: tuple[Line, ...] = headings_apart(lines(source, grammar), grammar)
    expect_language(found, grammar, source.path)
    marks = mark(found, grammar)
    tree, head = divide(found, marks, grammar, source)
    writer = Writer(source.path, grammar)
    document, settled = compose(tree, head, writer, source, grammar, identity, generated)
    problems = sorted(
        [*tree.problems, *writer.problems, *head.problems], key=lambda p: (p.line, p.column)
    )
    for problem in problems:
        if refuse_twice and problem.code == "KZ101":
            raise GrammarError(problem)
    unrecognised = tree.unrecognised + sum(t.unrecognised for _, _, t in tree.attachments)
    count = len(found)
    # assign makes every unit anew: what the first tree was made from is let go before
    del found, marks, tree, head, writer
    document = assign(document, LETTERS)
    return Parsed(document, tuple(problems), count, unrecognised, settled)
