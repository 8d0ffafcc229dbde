"""Owns the reports on notes: what was not read or is in doubt, as problems with their lines."""

from __future__ import annotations

from collections.abc import Iterable

from akn.problem import Problem, Severity
from kzlegal.amend.evidence.fact import Fact
from kzlegal.amend.evidence.law import Cited
from kzlegal.amend.evidence.values import Event, Pending
from kzlegal.grammar import Note

_HINTS = {
    "AMD301": "read the note yourself",
    "AMD302": "read the note yourself",
    "AMD303": "look the law up",
    "AMD304": "look for the unit in the amending law",
    "AMD305": "check the unit in the amending law",
    "AMD306": "compare the lists with the amending law",
    "AMD307": "look the days up in the amending law",
    "AMD308": "check which article the footnote is about",
    "AMD309": "check whether the change applies already",
    "AMD310": "check date and number; they are kept as printed",
    "AMD311": "look the day up in the amending law",
    "AMD313": "check the numbers",
    "AMD312": "check which date is right; both are kept as printed",
}


class Reports:
    """The problems of one document's notes, in the order in which they were met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(
        self,
        code: str,
        note: Note,
        message: str,
        severity: Severity = Severity.WARNING,
        eid: str = "",
    ) -> None:
        """Report a fault of a note, at its line and unit."""
        self.problems.append(
            Problem(
                code,
                message,
                severity,
                self.path,
                note.line,
                eid=eid or note.eid,
                hint=_HINTS[code],
            )
        )

    def failed(self, before: int) -> bool:
        """Say whether anything heavier than information was reported since there were `before`."""
        return any(p.severity is not Severity.INFO for p in self.problems[before:])

    def laws(self, note: Note, laws: list[Cited], found: list[Fact]) -> None:
        """Report what is wrong with the laws of a note."""
        if not laws:
            if found:
                self.add("AMD303", note, f"the note names no law: {quoted(note)}")
            return
        held = {id(law) for fact in found for law in fact.laws}
        for law in laws:
            name = f"{law.law.date.isoformat()} № {law.law.number}"
            if found and id(law) not in held:
                self.add("AMD302", note, f"law {name} is cited, but not for which change")
            if law.doubtful:
                self.add(
                    "AMD310",
                    note,
                    f"the year of law {name} is not one of the convocation in its number",
                    Severity.INFO,
                )
            if len(law.rules) > 1:
                self.add(
                    "AMD307",
                    note,
                    f"law {name} began to apply on several days, and the note does not say which "
                    "change on which",
                    Severity.INFO,
                )
            if law.unread:
                self.add(
                    "AMD311",
                    note,
                    f"when law {name} began to apply was not read: «{cut(law.unread)}»",
                    Severity.INFO,
                )

    def dates(self, found: Iterable[Event | Pending]) -> None:
        """Report a law whose number stands with two dates in one document."""
        first: dict[str, Event | Pending] = {}
        for one in found:
            if one.law is None or not one.law.iri:
                continue
            known = first.setdefault(one.law.number, one)
            if known.law is not None and known.law.date != one.law.date:
                self.problems.append(
                    Problem(
                        "AMD312",
                        f"law № {one.law.number} is dated {one.law.date.isoformat()} here and "
                        f"{known.law.date.isoformat()} in line {known.line}",
                        Severity.WARNING,
                        self.path,
                        one.line,
                        eid=one.eid,
                        hint=_HINTS["AMD312"],
                    )
                )


def quoted(note: Note) -> str:
    """Give the words of a note, cut, in quotation marks."""
    return f"«{cut(note.text)}»"


def cut(text: str) -> str:
    """Cut words for a message."""
    return text if len(text) <= 120 else text[:117] + "…"
