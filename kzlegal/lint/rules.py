"""Owns RULES: every rule of the drafters' check, in the order of their codes."""

from __future__ import annotations

from kzlegal.lint import (
    article_word,
    dangling_reference,
    empty_unit,
    full_stop,
    heading_twice,
    list_end,
    list_lead,
    machine_form,
    mixed_alphabets,
    number_sequence,
    number_twice,
    odd_number,
    open_quotation,
    reference_level,
    repealed_target,
    text_outside,
)
from kzlegal.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    number_twice.RULE,
    number_sequence.RULE,
    full_stop.RULE,
    article_word.RULE,
    odd_number.RULE,
    heading_twice.RULE,
    list_end.RULE,
    list_lead.RULE,
    mixed_alphabets.RULE,
    open_quotation.RULE,
    empty_unit.RULE,
    text_outside.RULE,
    dangling_reference.RULE,
    reference_level.RULE,
    repealed_target.RULE,
    machine_form.RULE,
)
"""A rule more is a file more and a line here; docs/check.md is printed from their docstrings."""
