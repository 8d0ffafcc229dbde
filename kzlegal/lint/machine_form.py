"""Owns the machine form: whether the draft becomes valid Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import akn.checks
import akn.schema
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule

_METADATA = "AKN3"
"""Findings on metadata concern what we write, not the draft."""
_ELSEWHERE = frozenset(("AKN402", "AKN403", "AKN404"))
"""The numbers of units: KZ101 to KZ103 say it with the place in the drafter's file."""


def machine_form(draft: Draft) -> Iterator[Finding]:
    """Find what keeps the draft from being valid Akoma Ntoso (codes AKN…).

    What it does:
        Validates the document that the draft becomes: strict schema, then ids and structure.

    Why it matters:
        What is no valid Akoma Ntoso cannot be published, compared or consolidated by machine.

    Example:
        A unit whose number is missing, so that its id is a guess.

    Use instead:
        What the finding's own page says.

    Source:
        OASIS Akoma Ntoso 1.0, Naming Convention 1.0; codes in problems-akn.md.

    How it is checked:
        The checks of `kzlegal check-xml`, each with the place of its unit in the drafter's file.
        Metadata is ours and left out, and so are the numbers, which KZ101 to KZ103 check.
    """
    path = draft.source.path
    spans = {unit.eid: unit.element.span for unit in draft.units}
    for problem in (
        *akn.schema.validate(draft.document, path),
        *akn.checks.check(draft.document, path, conventions=KAZAKH),
    ):
        if not problem.code.startswith(_METADATA) and problem.code not in _ELSEWHERE:
            span = spans.get(problem.eid)
            line, column = (span.line, span.column) if span is not None else (0, 0)
            yield Finding.of(replace(problem, path=path, line=line, column=column))


RULE = Rule(("AKN",), "Machine form", machine_form)
