"""Owns amendments: from the wording of an amending act to modifications that can be applied."""

from __future__ import annotations

from kzlegal.amend.model import ActCited, Instruction, Quotation, Reading, Target, Unparsed
from kzlegal.amend.read import read

__all__ = ["ActCited", "Instruction", "Quotation", "Reading", "Target", "Unparsed", "read"]
