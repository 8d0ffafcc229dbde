"""Owns Address: what a person names on the command line, an act or a unit of it, with its day.

``94-V``, ``94-V 7``, ``Z1300000094``, ``/akn/kz/act/2013-05-21/94-V/~art_7`` and the IRI of a
dated text, ``…/94-V/rus@2026-01-18/~art_7``, are all understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akn.uri import FrbrUri, UriError
from kzlegal.corpus import Act, Corpus, CorpusError


@dataclass(frozen=True, slots=True)
class Address:
    """An act or a unit of it, as named."""

    act: Act
    unit: str = ""
    """eId or pinpoint as named; empty for the act as a whole."""
    language: str = ""
    """Of the IRI of an expression; empty where none is named."""
    on: date | None = None
    """Day of the IRI of a dated expression."""


def address_of(corpus: Corpus, words: Sequence[str]) -> Address:
    """Read an address from one or more words. Raises CorpusError for an act that is not known."""
    name, _, rest = " ".join(words).strip().partition(" ")
    unit = rest.strip()
    if not name.startswith("/"):
        return Address(corpus.act(name), unit)
    try:
        uri = FrbrUri.parse(name)
    except UriError as error:
        raise CorpusError("COR011", error.problem.message, hint=error.problem.hint) from None
    version = uri.version.date if uri.version is not None else ""
    try:
        day = date.fromisoformat(version) if version else None
    except ValueError:
        day = None  # a label and no date: the caller asks for the day in words
    return Address(corpus.act(str(uri.work())), unit or uri.portion, uri.language, day)
