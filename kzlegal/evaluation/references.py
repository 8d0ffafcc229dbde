"""Owns the evaluation of references: what share of a text's references leads somewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from akn.problem import Problem
from kzlegal.grammar import alpha3
from kzlegal.library.converting import convert_source
from kzlegal.refs import Found, Held, HeldActs, annotated, resolve, units_of
from kzlegal.refs.model import CONCEPT

if TYPE_CHECKING:
    from kzlegal.library import Library

_FIELDLESS = f"{CONCEPT}legislation"


@dataclass(frozen=True, slots=True)
class Share:
    """References of one class: how many there are, how many lead somewhere."""

    kind: str
    """internal, external, blanket."""
    cls: str
    found: int
    resolved: int


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """All references of one text, by class, and each that does not lead anywhere."""

    path: str
    act: str
    shares: tuple[Share, ...]
    rest: tuple[Problem, ...]

    def json(self) -> dict[str, object]:
        """Give the report as JSON values."""
        return {
            "path": self.path,
            "act": self.act,
            "shares": [
                {"kind": s.kind, "class": s.cls, "found": s.found, "resolved": s.resolved}
                for s in self.shares
            ],
            "rest": [
                {"code": p.code, "line": p.line, "eid": p.eid, "message": p.message, "hint": p.hint}
                for p in self.rest
            ],
        }


def evaluate_references(
    library: Library, path: Path, language: str, identifier: str = ""
) -> ReferenceReport:
    """Read a text and follow each of its references.

    Internal ones are resolved where the text has the unit (a repealed one counts, its stub is
    there); external ones where the table knows the act: its units are not looked at; blanket ones
    where the body of law is in the table, of a field where that field is.
    """
    code = alpha3(language)
    parsed, _ = convert_source(library, path, language, identifier)
    act = parsed.identity.work
    units = units_of(parsed.document)
    known = HeldActs({act: Held("", units)})
    found = annotated(parsed.document, code, act=act, terms=()).references
    return _report(str(path), act, found, known, library.today)


def _report(
    path: str, act: str, references: tuple[Found, ...], known: HeldActs, on: date
) -> ReferenceReport:
    counts: Counter[tuple[str, str]] = Counter()
    resolved: Counter[tuple[str, str]] = Counter()
    rest: list[Problem] = []
    for one in references:
        reference = one.reference
        key = (reference.kind, reference.cls)
        counts[key] += 1
        read = resolve(reference, on, known, act=act, path=path, line=one.line, column=one.column)
        lost = [p for p in read.problems if p.code in ("REF301", "REF302", "REF303", "REF305")]
        if reference.cls == "legislation_field" and reference.href == _FIELDLESS:
            lost = [
                Problem(
                    "REF307",
                    f"«{reference.text}» names a field of legislation that is not in the table",
                    path=path,
                    line=one.line,
                    column=one.column,
                    eid=reference.eid,
                    hint="add the field to corpus/vocab/legislation.yaml",
                )
            ]
        resolved[key] += not lost
        rest.extend(lost)
    shares = tuple(
        Share(kind, cls, counts[kind, cls], resolved[kind, cls]) for kind, cls in sorted(counts)
    )
    return ReferenceReport(path, act, shares, tuple(rest))
