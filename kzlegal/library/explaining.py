"""Owns the explanation of two files: read as text or as XML, compared, printed as JSON values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import akn.xml
from akn.model import Document
from akn.problem import LegalTextError, Problem
from kzlegal.amend.derivation.attribution import Law
from kzlegal.amend.derivation.edits import marks
from kzlegal.amend.derivation.explain import Explained, Explanation, Instructed, explain, work_of
from kzlegal.amend.derivation.proposal import Change
from kzlegal.corpus import read_source
from kzlegal.grammar import Language, alpha3, parse
from kzlegal.refs.vocabulary import vocabulary

if TYPE_CHECKING:
    from kzlegal.library import Library


def explain_files(
    library: Library,
    old: Path,
    new: Path,
    language: str,
    *,
    identifier: str = "",
    typography: bool = True,
) -> tuple[Explanation, tuple[Problem, ...]]:
    """Explain the difference of two copies of one act; the second value is what reading them gave.

    A file is an official text (DOCX, adilet page, plain text) or Akoma Ntoso XML. `identifier`
    (adilet id, slug or IRI) names an act that the files do not name, for the words it uses for its
    units. Raises LegalTextError where a file cannot be read or is in another language (AMD466), or
    where the two are texts of different acts (AMD465).
    """
    code = alpha3(language)
    problems: list[Problem] = []
    before = _read(old, code, library.today, problems)
    after = _read(new, code, library.today, problems)
    act = library.corpus.manifest.find(identifier) if identifier else None
    work = act.iri if act is not None else identifier or work_of(after)
    names = vocabulary().unit_names(work)
    explanation = explain(before, after, code, unit_names=names, typography=typography)
    return explanation, tuple(problems)


def _read(path: Path, language: Language, today: date, problems: list[Problem]) -> Document:
    try:
        source = read_source(path)
    except LegalTextError as error:
        if error.problem.code != "SRC013":
            raise
        return _read_xml(path, language)
    parsed = parse(source, language, generated=today)
    # that a copy names no act does not matter for a comparison
    problems += [p for p in parsed.problems if p.code != "KZ120"]
    return parsed.document


def _read_xml(path: Path, language: Language) -> Document:
    document = akn.xml.read_file(path)
    said = next(
        (e.get("language") for e in document.root.walk() if e.name == "FRBRlanguage"), language
    )
    if said != language:
        raise LegalTextError(
            Problem(
                "AMD466",
                f"the document is in the language '{said}', not in '{language}'",
                path=str(path),
                hint=f"say --lang {said}",
            )
        )
    return document


# JSON (docs/explain-diff.md)


def explanation_json(explanation: Explanation) -> dict[str, object]:
    """Give an explanation as JSON values; the shape is documented in docs/explain-diff.md."""
    return {
        "language": explanation.language,
        "units": [_unit(unit) for unit in explanation.units],
        "unattributed": list(explanation.unattributed),
        "without_change": [
            {"eid": eid, "laws": [_law(law) for law in laws]}
            for eid, laws in explanation.without_change
        ],
        "draft": explanation.draft,
        "problems": [p.json() for p in explanation.problems],
    }


def _unit(unit: Explained) -> dict[str, object]:
    return {
        "eid": unit.eid,
        "citation": unit.citation,
        "laws": [_law(law) for law in unit.laws],
        "changes": [_change(change) for change in unit.changes],
        "instructions": [_instruction(i) for i in unit.instructions],
    }


def _law(law: Law) -> dict[str, object]:
    return {
        "iri": law.iri or None,
        "date": law.date.isoformat(),
        "number": law.number,
        "application": law.application or None,
    }


def _change(change: Change) -> dict[str, object]:
    both = change.old is not None and change.new is not None
    return {
        "eid": change.eid,
        "part": change.part or None,
        "kind": change.kind,
        "weight": change.weight,
        "old": change.old,
        "new": change.new,
        "marks": [[m.sign, m.text] for m in marks(change.old or "", change.new or "")]
        if both
        else None,
    }


def _instruction(instruction: Instructed) -> dict[str, object]:
    proposal = instruction.proposal
    return {
        "kind": proposal.kind,
        "target": proposal.target,
        "part": proposal.part or None,
        "old": proposal.old,
        "new": proposal.new,
        "added": list(proposal.added),
        "ordinal": proposal.ordinal,
        "weight": proposal.weight,
        "text": "\n".join(instruction.lines) or None,
    }
