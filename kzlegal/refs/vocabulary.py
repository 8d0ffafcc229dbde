"""Owns Vocabulary: acts by name, fields of legislation, documents; read from corpus/vocab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from akn.problem import LegalTextError, Problem
from kzlegal.refs.citation import CODE, LAW, UnitNames
from kzlegal.refs.model import CONCEPT, Class

FILE = "vocab/legislation.yaml"
LETTER = "[^\\W\\d_]"


class VocabularyError(LegalTextError):
    """The table of acts, fields and documents cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One target that texts name by words."""

    id: str
    cls: Class
    iri: str
    """Work IRI of an act, concept IRI of a field or a document; empty where it is not known."""
    labels: Mapping[str, str]
    """Name by language (rus, kaz, eng)."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How texts name it; ``*`` at the end of a word stands for any ending."""
    unit_names: UnitNames = LAW
    adilet: str = ""
    """Id on the portal: Z1300000094."""
    since: str = ""
    """Day from which the act is meant (YYYY-MM-DD); empty when always."""
    until: str = ""
    """Day from which the act is meant no more; empty when still meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The table as read: acts, fields of legislation, documents, each in the file's order.

    Compared and hashed by identity: patterns made from a table are kept with it.
    """

    acts: tuple[Entry, ...]
    fields: tuple[Entry, ...]
    documents: tuple[Entry, ...]
    concepts: tuple[Entry, ...] = ()
    """Targets without a phrase of their own: legislation at large, laws, treaties."""

    def titled(self, title: str, language: str) -> Entry | None:
        """Give the act with this title, or None; case and quotation marks do not matter."""
        wanted = title.strip(' «»"“”').casefold()
        for entry in self.acts:
            if entry.labels.get(language, "").casefold() == wanted:
                return entry
        return None

    def by_adilet(self, identifier: str) -> Entry | None:
        """Give the act with this id on the portal, or None."""
        return next((entry for entry in self.acts if entry.adilet == identifier), None)

    def unit_names(self, act: str) -> UnitNames:
        """Tell what the act of this Work IRI calls its units; the words of laws where unknown."""
        return next((entry.unit_names for entry in self.acts if entry.iri == act), LAW)

    def constitution(self, day: str) -> Entry | None:
        """Give the Constitution that an act of this day means."""
        for entry in self.acts:
            in_time = entry.since <= day and (not entry.until or day < entry.until)
            if entry.cls == "constitution" and in_time:
                return entry
        return None

    def by_iri(self) -> Mapping[str, Entry]:
        """Map each IRI of the table to its entry."""
        entries = (*self.acts, *self.fields, *self.documents, *self.concepts)
        return {entry.iri: entry for entry in entries if entry.iri}


def alternatives(entries: Iterable[Entry], language: str) -> tuple[tuple[Entry, str], ...]:
    """Give (entry, pattern) of every phrase in a language, the longest phrase first."""
    found = [(e, p) for e in entries for p in e.phrases.get(language, ())]
    found.sort(key=lambda pair: (-len(pair[1]), pair[1]))
    return tuple((entry, pattern(phrase)) for entry, phrase in found)


def pattern(phrase: str) -> str:
    """Turn a phrase into a regular expression without groups; case of first letters is free."""
    words = []
    for word in phrase.split():
        stem = word.rstrip("*")
        first = stem[0]
        start = f"[{first.lower()}{first.upper()}]" if first.islower() else re.escape(first)
        words.append(start + re.escape(stem[1:]) + (f"{LETTER}*" if word != stem else ""))
    return r"\b" + r"\s+".join(words) + r"\b"


def load_vocabulary(path: Path) -> Vocabulary:
    """Read the table. Raises VocabularyError with path and key where it is not as documented."""
    import yaml

    try:
        data: Any = yaml.safe_load(path.read_text("utf-8"))
        return Vocabulary(
            tuple(_entry(item, item["class"], item.get("iri", "")) for item in data["acts"]),
            tuple(
                _entry(item, "legislation_field", f"{CONCEPT}legislation/{item['id']}")
                for item in data["fields"]
            ),
            tuple(
                _entry(
                    item, item["class"], f"{CONCEPT}{item['class'].replace('_', '-')}/{item['id']}"
                )
                for item in data["documents"]
            ),
            tuple(
                _entry(item, "legislation", f"{CONCEPT}{item['id']}") for item in data["concepts"]
            ),
        )
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(
            Problem("REF201", f"the table of acts cannot be read: {error}", path=str(path))
        ) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(
            Problem(
                "REF202",
                f"the table of acts lacks or misplaces {error}",
                path=str(path),
                hint="each entry has an id and a label, an act also a class",
            )
        ) from None


def _entry(item: Mapping[str, Any], cls: Class, iri: str) -> Entry:
    phrases = item.get("phrases") or {}
    return Entry(
        id=item["id"],
        cls=cls,
        iri=iri,
        labels=dict(item["label"]),
        phrases={language: tuple(words or ()) for language, words in phrases.items()},
        unit_names=CODE if item.get("unit_names") == "part" else LAW,
        adilet=item.get("adilet", ""),
        since=item.get("since", ""),
        until=item.get("until", ""),
    )


@cache
def vocabulary() -> Vocabulary:
    """Give the table that the corpus carries, read once."""
    from kzlegal.corpus import data_root

    return load_vocabulary(data_root() / FILE)
