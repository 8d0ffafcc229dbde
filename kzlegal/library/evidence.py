"""Owns the evidence of one file: read, parsed as what it is said to be, its notes taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akn.problem import Problem
from kzlegal.amend.commencement import rule_json
from kzlegal.amend.evidence import Event, Evidence, Law, Pending, Remark, read_evidence
from kzlegal.corpus import Corpus, adilet_id, read_source
from kzlegal.corpus.adilet import AdiletIdError
from kzlegal.grammar import Identity, Parsed, alpha3, parse
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Entry, vocabulary


@dataclass(frozen=True, slots=True)
class NotesReport:
    """What the notes of one file say."""

    path: str
    work: str
    """Work IRI of the act, as far as it is known."""
    language: Language
    evidence: Evidence
    problems: tuple[Problem, ...]
    """Of parsing the file; those of the notes stand with the evidence."""


def read_notes(
    corpus: Corpus,
    path: Path,
    language: str,
    *,
    today: date,
    identifier: str = "",
    published: Mapping[str, date] | None = None,
) -> NotesReport:
    """Read the publisher's notes of a file.

    Which act it is, is said by `identifier`, else by an adilet id in the file's name, else by the
    text's own head. `published` gives first official publications of amending laws by number or by
    Work IRI, so that days of application are computed; those of the corpus's acts are known.
    """
    code = alpha3(language)
    source = read_source(path)
    name = identifier or path.name.split(".")[0]
    act = corpus.manifest.find(name)
    entry = None if act is not None else _entry(name)
    identity: Identity | None = None
    if act is not None:
        identity = Identity(act.iri, code, act.signed, act.title(code))
    elif entry is not None:
        signed = date.fromisoformat(entry.iri.split("/")[4])
        identity = Identity(entry.iri, code, signed, entry.labels.get(code, ""))
    parsed = parse(source, code, identity=identity, generated=today, refuse_twice=False)
    evidence = evidence_of(corpus, parsed, source.path, entry.unit_names if entry else None)
    if published:
        known = _by_iri(evidence, published)
        evidence = evidence_of(
            corpus, parsed, source.path, entry.unit_names if entry else None, known
        )
    return NotesReport(source.path, parsed.identity.work, code, evidence, parsed.problems)


def evidence_of(
    corpus: Corpus,
    parsed: Parsed,
    path: str,
    unit_names: UnitNames | None = None,
    published: Mapping[str, date] | None = None,
) -> Evidence:
    """Give the evidence in a parsed text, with the publications that the corpus knows."""
    known = {a.iri: a.published for a in corpus.manifest.acts if a.published is not None}
    return read_evidence(
        parsed.document,
        alpha3(parsed.identity.language),
        published={**known, **(published or {})},
        unit_names=unit_names,
        path=path,
    )


def _entry(name: str) -> Entry | None:
    """Find an act of the table by its adilet id: the id says year and number."""
    try:
        found = adilet_id(name)
    except AdiletIdError:
        return None
    if found.letter not in "KZ":
        return None
    for entry in vocabulary().acts:
        pieces = entry.iri.split("/")
        if len(pieces) == 6 and pieces[4][:4] == str(found.year):
            number = pieces[5].partition("-")[0]
            if number.isdecimal() and int(number) == found.number:
                return entry
    return None


def _by_iri(evidence: Evidence, published: Mapping[str, date]) -> dict[str, date]:
    """Give publications by the IRIs of the laws that the notes name by these numbers."""
    laws = {e.law for e in evidence.events} | {p.law for p in evidence.pending}
    found = {key: day for key, day in published.items() if key.startswith("/")}
    for law in laws:
        if law is not None and law.iri and law.number in published:
            found[law.iri] = published[law.number]
    return found


def notes_json(report: NotesReport) -> dict[str, object]:
    """Give a report as JSON: counts, events, pending changes, remarks, what was not read."""
    evidence = report.evidence
    return {
        "file": report.path,
        "work": report.work,
        "language": report.language,
        "counts": {
            "past": {"notes": evidence.past.notes, "read": evidence.past.read},
            "future": {"notes": evidence.future.notes, "read": evidence.future.read},
        },
        "events": [_event(e) for e in evidence.events],
        "pending": [_pending(p) for p in evidence.pending],
        "remarks": [_remark(r) for r in evidence.remarks],
        "problems": [p.json() for p in evidence.problems],
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "eid": event.eid,
        "part": event.part,
        "action": event.action,
        "law": _law(event.law),
        "rule": rule_json(event.rule),
        "applies": event.applies.isoformat() if event.applies else None,
        "until": event.until.isoformat() if event.until else None,
        "retroactive": event.retroactive,
        "replacements": [[r.old, r.new] for r in event.replacements],
        "line": event.line,
        "text": event.text[event.start : event.end],
        "warnings": list(event.warnings),
    }


def _pending(pending: Pending) -> dict[str, object]:
    return {
        "eid": pending.eid,
        "part": pending.part,
        "kind": pending.kind,
        "law": _law(pending.law),
        "parent": pending.parent,
        "after": pending.after,
        "rule": rule_json(pending.rule),
        "applies": pending.applies.isoformat() if pending.applies else None,
        "replacements": [[r.old, r.new] for r in pending.replacements],
        "line": pending.line,
        "text": pending.text[pending.start : pending.end],
        "warnings": list(pending.warnings),
    }


def _remark(remark: Remark) -> dict[str, object]:
    return {
        "eid": remark.eid,
        "says": remark.says,
        "law": _law(remark.law),
        "rule": rule_json(remark.rule),
        "line": remark.line,
        "text": remark.text,
    }


def _law(law: Law | None) -> dict[str, object] | None:
    if law is None:
        return None
    return {"iri": law.iri, "date": law.date.isoformat(), "number": law.number, "unit": law.unit}
