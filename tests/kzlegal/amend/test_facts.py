"""Real amending acts, which lie beside the checkout and are never copied.

The inventory of instructions (I1 to I21) is a spec: ``tests/spec/amend/ru/inventory.md``.
"""

from __future__ import annotations

import json

import pytest
from amend_spec_runner import reading
from shared import SHARED, needs_texts


def _acts() -> list[str]:
    if SHARED is None:
        return []
    return sorted(p.name for p in (SHARED / "texts" / "amending").glob("*.json"))


@needs_texts
def test_there_are_five_acts() -> None:
    assert len(_acts()) == 5


@needs_texts
@pytest.mark.parametrize("name", _acts())
def test_a_real_act_is_read_whole(name: str) -> None:
    assert SHARED is not None
    act = json.loads((SHARED / "texts" / "amending" / name).read_text("utf-8"))
    found = reading(act["text"], "ru")
    assert found.unparsed == ()
    assert found.problems == ()
    assert len(found.commencement) == 1
    restated = [i for i in found.instructions if i.kind == "restate"]
    assert len(restated) == len(found.instructions) == (1 if name == "223259.json" else 2)
    point = restated[0]
    assert point.target.path == ("para_1",)
    assert (point.new or "").startswith("1. ")
    # every printed word of the new text is there: the lines between the first and the next sentence
    assert act["text"].count((point.new or "").split("\n")[-1][:20]) >= 1
    for annex in restated[1:]:
        assert annex.target.path == ("att_1",)
        assert (annex.new or "").startswith("Бюджет")
        assert len((annex.new or "").split("\n")) > 50


@needs_texts
@pytest.mark.parametrize("name", ["223255.json", "223264.json"])
def test_a_closing_mark_that_is_missing_is_said(name: str) -> None:
    """The text ends where the next instruction begins, and the instruction carries the problem."""
    assert SHARED is not None
    act = json.loads((SHARED / "texts" / "amending" / name).read_text("utf-8"))
    point = reading(act["text"], "ru").instructions[0]
    assert [p.code for p in point.problems] == ["AMD101"]
    last = (point.new or "").split("\n")[-1]
    assert last.startswith("используемые остатки")
    assert last.endswith("тенге.")
