"""Owns Finding: one thing wrong in a draft, with its place in the drafter's own file."""

from __future__ import annotations

from dataclasses import dataclass

from akn.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in a draft, with its place in the drafter's own file."""

    code: str
    severity: Severity
    path: str
    line: int
    """1-based line; in a DOCX the running number of the paragraph."""
    column: int
    """1-based column; 0 when unknown."""
    eid: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """Give a problem of the grammar or of the schema as a finding."""
        return cls(
            problem.code,
            problem.severity,
            problem.path,
            problem.line,
            problem.column,
            problem.eid,
            problem.message,
            problem.hint,
        )

    def problem(self) -> Problem:
        """Give the finding as a problem, for printing."""
        return Problem(
            self.code,
            self.message,
            self.severity,
            self.path,
            self.line,
            self.column,
            self.eid,
            self.hint,
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
