"""Owns level 2: what the naming convention asks for and the XSD cannot see.

`check` runs the functions of `CHECKS` one after the other over a `Subject`. Each function's
docstring says what it finds, why it matters, the clause and the remedy; docs/problems-akn.md lists
the codes. AKN1xx ids, AKN2xx references, AKN3xx metadata, AKN4xx structure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akn.checks import ids, metadata, references, structure
from akn.checks.subject import DEFAULT, FOREIGN, Conventions, Entry, Subject
from akn.model import Document
from akn.problem import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.missing_eid,
    ids.duplicate_eid,
    ids.unexpected_eid,
    ids.foreign_letter_in_eid,
    ids.space_in_eid,
    ids.needless_wid,
    references.dangling_href,
    references.dangling_period,
    references.unknown_entity,
    references.unknown_event,
    references.malformed_href,
    metadata.malformed_iri,
    metadata.language_code,
    metadata.missing_metadata,
    metadata.this_against_uri,
    metadata.date_against_iri,
    metadata.language_against_iri,
    metadata.levels,
    metadata.work_facts,
    metadata.format_against_iri,
    metadata.order_of_meta,
    metadata.type_of_change,
    structure.missing_num,
    structure.out_of_sequence,
    structure.mixed_content,
)
"""Every check, in the order of the codes."""


def check(
    document: Document, path: str = "", *, conventions: Conventions = DEFAULT
) -> tuple[Problem, ...]:
    """Give the problems of level 2, in order of lines, then of codes.

    Lines are those of `Element.span`; `path` is the file's name as the user gave it. A document
    that is not valid against the XSD may be given: a check looks only at what it needs. Pass
    `FOREIGN` for documents of publishers with other ids and IRIs.
    """
    subject = Subject(document, path, conventions)
    found = [problem for run in CHECKS for problem in run(subject)]
    return tuple(sorted(found, key=lambda p: (p.line, p.column, p.code)))


__all__ = ["CHECKS", "DEFAULT", "FOREIGN", "Check", "Conventions", "Entry", "Subject", "check"]
