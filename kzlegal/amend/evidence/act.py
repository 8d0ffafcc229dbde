"""Owns what is known of the act whose notes are read: its own law, what it calls its units."""

from __future__ import annotations

from akn.meta import MetaError, identification_of
from akn.model import Document
from akn.uri import UriError
from kzlegal.amend.evidence.values import Law
from kzlegal.refs.citation import CODE, LAW, UnitNames
from kzlegal.refs.vocabulary import vocabulary


def own_law(document: Document) -> Law | None:
    """Give the act as a law; None where its head names none."""
    try:
        work = identification_of(document).work
    except (MetaError, UriError):
        return None
    number = work.uri.number or ""
    # a text whose head names no act has no number of its own
    return Law(work.date, number, str(work.uri)) if any(c.isdigit() for c in number) else None


def names_of(iri: str, given: UnitNames | None) -> tuple[UnitNames, ...]:
    """Give what an act may call its units: one value where it is known, else both."""
    if given is not None:
        return (given,)
    entry = vocabulary().by_iri().get(iri)
    return (entry.unit_names,) if entry is not None else (LAW, CODE)
