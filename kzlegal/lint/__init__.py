"""Owns the drafters' check, thin: structure, numbering, references and level 2, for one draft."""

from kzlegal.lint.check import Finding, check_draft, finding_json

__all__ = ["Finding", "check_draft", "finding_json"]
