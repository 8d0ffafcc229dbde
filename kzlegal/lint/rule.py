"""Owns Rule: a check of the drafters' check, its codes, and its page, which is a docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kzlegal.lint.draft import Draft
from kzlegal.lint.finding import Finding

HEADINGS = (
    "What it does",
    "Why it matters",
    "Example",
    "Use instead",
    "Source",
    "How it is checked",
)
"""The headings of every rule's docstring, in order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: stable codes, and a pure function from a draft to its findings."""

    codes: tuple[str, ...]
    """Codes for ever; ``AKN`` stands for all codes of the level-2 checks."""
    name: str
    """The rule in a few words, as a heading."""
    check: Callable[[Draft], Iterable[Finding]]

    @property
    def doc(self) -> str:
        """The rule's page, as in its docstring."""
        return inspect.getdoc(self.check) or ""
