"""Owns check_draft: everything wrong with a draft that can be told without its target acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kzlegal.corpus import SourceDocument
from kzlegal.lint.draft import read_draft
from kzlegal.lint.finding import Finding
from kzlegal.lint.rule import Rule
from kzlegal.lint.rules import RULES


def check_draft(
    source: SourceDocument,
    language: str,
    *,
    generated: date,
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """Check a draft by the rules; the findings come in the order of the drafter's file.

    `generated` dates the document that is made on the way; no finding depends on it. Raises
    GrammarError and SourceError where no act can be made of the text at all.
    """
    draft = read_draft(source, language, generated=generated)
    found = (finding for rule in rules for finding in rule.check(draft))
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.line, f.column, f.code)))
