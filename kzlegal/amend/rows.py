"""Owns the table of instruction types: which row (I1 to I22) an instruction belongs to."""

from __future__ import annotations

from dataclasses import replace

from kzlegal.amend.clause import Change
from kzlegal.amend.model import Instruction

_BY_KIND = {
    "restate": "I1",
    "replace_words": "I3",
    "insert_after": "I6",
    "insert_before": "I6",
    "append_words": "I7",
    "exclude_words": "I8",
    "add_unit": "I9",
    "exclude_unit": "I10",
    "repeal": "I11",
    "add_heading": "I13",
    "renumber": "I18",
    "suspend": "I19",
    "time_limit": "I20",
    "rename": "I21",
}


def row(instruction: Instruction, change: Change, targets: int) -> Instruction:
    """Give the instruction with its row in the table of docs/amendments.md."""
    found = _BY_KIND[instruction.kind]
    target = instruction.target
    last = target.steps[-1].kind if target.steps else ""
    if instruction.kind not in ("rename", "repeal", "suspend", "time_limit", "renumber"):
        if "toc" in (target.part, target.component) or instruction.kind == "add_heading":
            found = "I13"
        elif target.part in ("heading", "title"):
            found = "I12"
        elif target.part == "sentence":
            found = "I17"
        elif last == "hcontainer":
            found = "I16"
        elif last == "att" or target.part == "row":
            found = "I15"
        elif instruction.throughout:
            found = "I5"
        elif instruction.annex and not target.steps:
            found = "I14"
        elif instruction.kind == "replace_words" and len(change.pairs) > 1:
            found = "I4"
        elif instruction.kind == "restate" and targets > 1:
            found = "I2"
    return replace(instruction, pattern=found)
