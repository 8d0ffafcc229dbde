"""Owns check_draft: everything wrong with a draft that can be told without its target acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import akn.checks
import akn.schema
from akn.model import Document, Element
from akn.problem import Problem, Severity
from kzlegal.corpus import SourceDocument
from kzlegal.grammar import Parsed, alpha3, parse
from kzlegal.refs import find_references

_METADATA = "AKN3"
"""Level-2 findings on metadata concern our own output, not the draft."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in a draft, with its place in the drafter's own file."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    eid: str
    message: str
    hint: str = ""


def check_draft(source: SourceDocument, language: str, *, generated: date) -> tuple[Finding, ...]:
    """Check structure, numbering, references and level 2 of a draft.

    Raises what the grammar raises where no act can be made of the text at all.
    """
    parsed = parse(source, language, generated=generated)
    problems: list[Problem] = [p for p in parsed.problems if p.code != "KZ120"]
    document = parsed.document
    problems += [p for p in akn.checks.check(document, source.path) if _concerns_draft(p)]
    problems += akn.schema.validate(document, source.path)
    problems += dangling(parsed, source.path)
    places = {e.eid: e for e in document.root.walk() if e.eid}
    found = [_finding(p, places, source.path) for p in problems]
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.line, f.column, f.code)))


def _concerns_draft(problem: Problem) -> bool:
    return not problem.code.startswith(_METADATA)


def dangling(parsed: Parsed, path: str) -> list[Problem]:
    """Find references of the draft to units that it does not have (KZ201)."""
    document, identity = parsed.document, parsed.identity
    known = {e.eid for e in document.root.walk() if e.eid}
    found: list[Problem] = []
    for eid, paragraph in _law(document):
        text = paragraph.text()
        for reference in find_references(
            text, alpha3(identity.language), here=eid, act=identity.work
        ):
            if reference.kind != "internal" or not reference.href.startswith("#"):
                continue
            if reference.href[1:] in known:
                continue
            span = paragraph.span
            found.append(
                Problem(
                    "KZ201",
                    f"«{text[reference.start : reference.end]}» points at a unit that this text "
                    f"does not have",
                    Severity.ERROR,
                    path,
                    span.line if span else 0,
                    span.column + reference.start if span else 0,
                    eid,
                    "point at the unit that holds the rule now",
                )
            )
    return found


def _law(document: Document) -> list[tuple[str, Element]]:
    """Give every paragraph of law with the eId of its unit; publisher's notes are left out."""
    out: list[tuple[str, Element]] = []

    def visit(element: Element, eid: str) -> None:
        for child in element.elements():
            if child.name == "p":
                if child.first("remark") is None:
                    out.append((eid, child))
            elif child.get("name") != "remark" and child.name != "meta":
                visit(child, child.eid or eid)

    visit(document.root, "")
    return out


def _finding(problem: Problem, places: dict[str, Element], path: str) -> Finding:
    """Give a finding its place in the draft: the span of its unit, where it has none itself."""
    line, column = problem.line, problem.column
    span = places[problem.eid].span if problem.eid in places else None
    if (not line or problem.code.startswith("AKN")) and span is not None:
        line, column = span.line, span.column
    return Finding(
        problem.code,
        problem.severity,
        path,
        line,
        column,
        problem.eid,
        problem.message,
        problem.hint,
    )


def finding_json(finding: Finding) -> dict[str, object]:
    """Print a finding as JSON values, in a fixed order."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.line,
        "column": finding.column,
        "eid": finding.eid,
        "message": finding.message,
        "hint": finding.hint,
    }
