"""Owns attribution: which laws the publisher's notes name for an article, in one copy and another.

A footnote stands at the end of its article and names every law that changed it so far. The laws
that the newer copy names beyond the older one are those that made the difference; where they are
several, the note does not say which of them changed what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from akn.model import Document
from kzlegal.amend.derivation.drafting import article_of
from kzlegal.grammar.notes import Note, notes_of
from kzlegal.grammar.pack import Grammar
from kzlegal.refs.unit import citable, eid_of

_PAST = ("pastChange", "repealed")
_CONVOCATION = re.compile(r"\d+-[IVX]+")
_ARTICLE = {
    "rus": re.compile(r"стать[а-я]{1,3}\s+(\d+(?:-\d+)*)", re.I),
    "kaz": re.compile(r"(\d+(?:-\d+)*)-ба[пб]", re.I),
    "eng": re.compile(r"article\s+(\d+(?:-\d+)*)", re.I),
}


@dataclass(frozen=True, slots=True)
class Law:
    """A law that a note names, with what the note says of its application."""

    date: Date
    number: str
    application: str
    """The words in brackets after it; empty where there are none."""

    @property
    def iri(self) -> str:
        """Work IRI; empty where the number does not tell a law of one Parliament."""
        if not _CONVOCATION.fullmatch(self.number):
            return ""
        return f"/akn/kz/act/{self.date.isoformat()}/{self.number}"

    @property
    def key(self) -> tuple[Date, str]:
        """What makes it the same law in two copies."""
        return self.date, self.number


def laws(document: Document, grammar: Grammar) -> Mapping[str, tuple[Law, ...]]:
    """Give for each unit the laws that its notes on past changes name, in their order.

    The unit is the article in which the note stands; a note outside articles belongs to the first
    article that it names, else to the chapter or the act (empty eId).
    """
    found: dict[str, dict[tuple[Date, str], Law]] = {}
    for note in notes_of(document, grammar):
        if note.cls in _PAST:
            held = found.setdefault(_home(note, grammar), {})
            for law in _laws(note):
                held.setdefault(law.key, law)
    return {eid: tuple(held.values()) for eid, held in found.items()}


def laws_beyond(
    old: Mapping[str, tuple[Law, ...]], new: Mapping[str, tuple[Law, ...]]
) -> Mapping[str, tuple[Law, ...]]:
    """Give for each unit the laws that one copy's notes name and the other's do not."""
    found: dict[str, tuple[Law, ...]] = {}
    for eid, named in new.items():
        known = {law.key for law in old.get(eid, ())}
        if beyond := tuple(law for law in named if law.key not in known):
            found[eid] = beyond
    return found


def _home(note: Note, grammar: Grammar) -> str:
    units = eid_of(citable(note.eid))
    if article := article_of(units):
        return article
    named = _ARTICLE[grammar.language].search(note.text)
    return f"art_{named[1]}" if named else units


def _laws(note: Note) -> tuple[Law, ...]:
    if not note.citations:
        return ()
    ends = [c.start for c in note.citations[1:]] + [len(note.text)]
    return tuple(
        Law(c.date, c.number, _bracket(note.text[c.end : end]))
        for c, end in zip(note.citations, ends, strict=True)
    )


def _bracket(text: str) -> str:
    """Give the words in brackets that follow a law; an item number in them has a bracket too."""
    start, end = text.find("("), text.rfind(")")
    if start < 0 or end < start or text[:start].strip():
        return ""
    return text[start + 1 : end].strip()
