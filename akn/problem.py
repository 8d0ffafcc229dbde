"""Owns Problem: what is wrong in the material, where, and what to do now.

Expected faults of a text or a file are `Problem` values, collected and printed together. Exceptions
are for what a caller cannot go on from; all of them stand under one base::

    LegalTextError
    └── every exception that akn, kzlegal or api raise on purpose
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """The material cannot be processed there, or breaks the standard."""
    WARNING = "warning"
    """Likely wrong; processed as it stands."""
    INFO = "info"
    """Worth a look."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the material, with its place and a remedy."""

    code: str
    """Stable code for ever, e.g. ``AKN104``; documented in docs/problems.md."""
    message: str
    """What is wrong, in one sentence, naming the thing."""
    severity: Severity = Severity.ERROR
    path: str = ""
    """File as the user named it; empty when the material has no file."""
    line: int = 0
    """1-based line (paragraph number in DOCX); 0 when unknown."""
    column: int = 0
    """1-based column; 0 when unknown."""
    eid: str = ""
    """eId of the unit concerned, if any."""
    hint: str = ""
    """What to do now; empty when the message says it."""

    def __str__(self) -> str:
        """Print as ``FILE:LINE:COL CODE message (hint)``, the form editors and CI understand."""
        place = ":".join(str(p) for p in (self.path or "-", self.line, self.column))
        at = f" [{self.eid}]" if self.eid else ""
        hint = f" — {self.hint}" if self.hint else ""
        return f"{place} {self.code}{at} {self.message}{hint}"

    def json(self) -> dict[str, object]:
        """Give the fields as JSON values, in a fixed order: the shape that every surface prints."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "eid": self.eid,
            "message": self.message,
            "hint": self.hint,
        }


def render(problem: Problem, source_line: str | None = None) -> str:
    """Print a problem for people: its line, then the source line with a caret under the column."""
    head = str(problem)
    if source_line is None or problem.line <= 0:
        return head
    number = f"{problem.line:>6} | "
    shown = source_line.expandtabs(1).replace("\n", " ")
    start = max(problem.column - 1, 0)
    window = max(0, start - 60)
    caret = " " * (len(number) - 2) + "| " + " " * (start - window) + "^"
    return f"{head}\n{number}{shown[window : window + 120]}\n{caret}"


def worst(problems: Iterable[Problem]) -> Severity | None:
    """Give the heaviest severity among the problems; None when there are none."""
    order = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    return max((p.severity for p in problems), key=order.index, default=None)


class LegalTextError(Exception):
    """Base of all errors that akn, kzlegal and api raise on purpose.

    Carries one `Problem`, so that every surface can print what, where and what now.
    """

    def __init__(self, problem: Problem | str, *, code: str = "AKN000", hint: str = "") -> None:
        if isinstance(problem, str):
            problem = Problem(code, problem, hint=hint)
        super().__init__(str(problem))
        self.problem = problem
