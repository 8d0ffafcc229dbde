"""Owns the measuring of notes: how many of the publisher's notes in a folder were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akn.problem import LegalTextError, Problem
from kzlegal.amend.evidence import Count
from kzlegal.corpus import Corpus
from kzlegal.library.evidence import NotesReport, read_notes

_LANGUAGES: Mapping[str, str] = {".rus.": "rus", ".kaz.": "kaz", ".eng.": "eng"}


@dataclass(frozen=True, slots=True)
class NotesFigures:
    """What a folder of official texts gave."""

    reports: tuple[NotesReport, ...]
    refused: tuple[Problem, ...]
    """Files that are no texts of acts, or whose name says no language."""

    @property
    def past(self) -> Count:
        """Footnotes and stubs of all files."""
        return _sum(r.evidence.past for r in self.reports)

    @property
    def future(self) -> Count:
        """Remarks on future changes of all files."""
        return _sum(r.evidence.future for r in self.reports)

    def json(self) -> dict[str, object]:
        """Give the figures as JSON, file by file."""
        return {
            "files": [
                {
                    "file": Path(r.path).name,
                    "past": _count(r.evidence.past),
                    "future": _count(r.evidence.future),
                    "events": len(r.evidence.events),
                    "pending": len(r.evidence.pending),
                    "remarks": len(r.evidence.remarks),
                    "problems": [str(p) for p in r.evidence.problems],
                }
                for r in self.reports
            ],
            "past": _count(self.past),
            "future": _count(self.future),
            "refused": [str(p) for p in self.refused],
        }


def evaluate_notes(folder: Path, corpus: Corpus, today: date) -> NotesFigures:
    """Read the notes of every file of a folder whose name says its language (``X.rus.txt``).

    Raises LegalTextError where there is no such folder.
    """
    if not folder.is_dir():
        raise LegalTextError(
            Problem(
                "EVA003",
                "there is no such folder",
                path=str(folder),
                hint="name a folder with files such as Z1300000094.rus.txt",
            )
        )
    reports: list[NotesReport] = []
    refused: list[Problem] = []
    for path in sorted(folder.iterdir()):
        language = next((code for mark, code in _LANGUAGES.items() if mark in path.name), "")
        if not language:
            refused.append(
                Problem(
                    "EVA004",
                    "the name of the file says no language",
                    path=str(path),
                    hint="call it NAME.rus.txt or NAME.kaz.txt",
                )
            )
            continue
        try:
            reports.append(read_notes(corpus, path, language, today=today))
        except LegalTextError as error:
            refused.append(error.problem)
    return NotesFigures(tuple(reports), tuple(refused))


def _sum(counts: Iterable[Count]) -> Count:
    found = list(counts)
    return Count(sum(c.notes for c in found), sum(c.read for c in found))


def _count(count: Count) -> dict[str, object]:
    return {"notes": count.notes, "read": count.read, "share": round(count.share, 4)}
