"""Owns the drafters' check: rules over one draft, one a file, listed in RULES."""

from kzlegal.lint.check import check_draft
from kzlegal.lint.finding import Finding, finding_json
from kzlegal.lint.rule import Rule
from kzlegal.lint.rules import RULES

__all__ = ["RULES", "Finding", "Rule", "check_draft", "finding_json"]
