"""Owns Refusal: why a modification is not applied, as an exception inside `akn.modify` only."""

from __future__ import annotations

from akn.problem import Problem, Severity


class Refusal(Exception):
    """Ends the work on one modification before anything was changed; carries its Problem.

    Never leaves `akn.modify`: `akn.modify.apply` turns it into a Problem of the result.
    """

    def __init__(
        self,
        code: str,
        message: str,
        eid: str = "",
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, severity, eid=eid, hint=hint)


def warning(code: str, message: str, eid: str = "", hint: str = "") -> Problem:
    """Make a Problem of something applied that somebody should look at."""
    return Problem(code, message, Severity.WARNING, eid=eid, hint=hint)
