"""A reference read for a day: targets with their text, and what is wrong where it leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from akn.model import Document, Element
from akn.problem import Severity
from kzlegal.refs import (
    Held,
    HeldActs,
    Reference,
    Resolution,
    find_references,
    nearest_unit,
    resolve,
    units_of,
)

ACT = "/akn/kz/act/2025-11-17/230-VIII"
OTHER = "/akn/kz/act/2004-07-05/567-II"
DAY = date(2026, 6, 1)
UNITS = {
    "art_1": False,
    "art_2": False,
    "art_2__para_1": False,
    "art_2__para_2": True,
    "art_2__para_2-1": False,
    "art_2__para_3": False,
    "art_2__para_3__point_1": False,
    "art_3": False,
}
KNOWN = HeldActs({ACT: Held(f"{ACT}/rus@2026-01-18", UNITS)})


def read(text: str, known: HeldActs = KNOWN, n: int = 0) -> Resolution:
    references = find_references(text, "rus", here="art_1", act=ACT)
    return resolve(references[n], DAY, known, act=ACT, path="law.txt", line=7, column=3)


def test_a_target_names_the_text_of_the_day() -> None:
    read_so = read("пункт 1 статьи 2")
    (target,) = read_so.targets
    assert (target.eid, target.iri) == ("art_2__para_1", f"{ACT}/rus@2026-01-18/~art_2__para_1")
    assert read_so.problems == ()


def test_a_range_takes_the_inserted_units_with_it() -> None:
    found = read("пункты 1 – 3 статьи 2").targets
    assert [t.eid.rpartition("_")[2] for t in found] == ["1", "2", "2-1", "3"]
    assert [t.repealed for t in found] == [False, True, False, False]


PROBLEMS = [
    ("статья 9", "REF301", "«статья 9» points at art_9, which this text does not have", "art_3"),
    ("пункт 2 статьи 2", "REF304", "repealed on 2026-06-01", ""),
    ("Законом Республики Казахстан «О чем-то ином»", "REF302", "not in the table", ""),
    ("статьей 5 указанного Закона", "REF305", "does not say of which", ""),
    ("пункты 3-6 статьи 2", "REF303", "art_2__para_3-6 or art_2__para_3 – art_2__para_6", ""),
    ("статьей 5 Закона Республики Казахстан «О связи»", "REF306", f"no text of {OTHER}", ""),
]


@pytest.mark.parametrize(("text", "code", "message", "hint"), PROBLEMS)
def test_problems(text: str, code: str, message: str, hint: str) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.path, problem.line, problem.column) == (code, "law.txt", 7, 3)
    assert problem.eid == "art_1"
    assert message in problem.message
    assert hint in problem.hint
    assert problem.hint
    assert problem.severity in (Severity.WARNING, Severity.INFO)


def test_another_act_that_is_held() -> None:
    known = HeldActs({OTHER: Held(f"{OTHER}/rus@2026-01-01", {"art_5": False})})
    good = read("статьей 5 Закона Республики Казахстан «О связи»", known)
    lost = read("статьей 6 Закона Республики Казахстан «О связи»", known)
    assert [t.iri for t in good.targets] == [f"{OTHER}/rus@2026-01-01/~art_5"]
    assert [p.code for p in lost.problems] == ["REF301"]
    assert OTHER in lost.problems[0].message


def test_several_targets_of_the_same_words() -> None:
    resolution = read("пункты 1 и 3 статей 2 и 3")
    assert [t.eid for t in resolution.targets] == ["art_2__para_1"]
    assert [p.code for p in resolution.problems] == ["REF301"]


def test_a_blanket_reference_has_no_units() -> None:
    resolution = read("законодательством Республики Казахстан")
    assert (resolution.targets, resolution.problems) == ((), ())


@dataclass(frozen=True, slots=True)
class Versions:
    """An act whose article 9 was added in March."""

    added: date = date(2026, 3, 1)

    def expression(self, work: str, on: date) -> str:
        return f"{work}/rus@{self.added if on >= self.added else date(2026, 1, 18)}"

    def units(self, work: str, on: date) -> Mapping[str, bool] | None:
        return {"art_1": False} | ({"art_9": False} if on >= self.added else {})


def test_the_day_decides() -> None:
    (reference,) = find_references("статья 9", "rus", here="art_1", act=ACT)

    def on(day: date) -> list[str]:
        resolution = resolve(reference, day, Versions(), act=ACT)
        return [*(t.iri for t in resolution.targets), *(p.code for p in resolution.problems)]

    assert on(date(2026, 2, 28)) == ["REF301"]
    assert on(date(2026, 3, 1)) == [f"{ACT}/rus@2026-03-01/~art_9"]


def test_units_of_a_document() -> None:
    point = Element("point", (("eId", "art_1__para_1__point_1"),))
    gone = Element("paragraph", (("eId", "art_1__para_1"), ("status", "removed")), (point,))
    article = Element("article", (("eId", "art_1"),), (gone,))
    law = Document(Element("act", (), (Element("body", (), (article,)),)))
    assert units_of(law) == {
        "art_1": False,
        "art_1__para_1": True,
        "art_1__para_1__point_1": True,
    }


NEAREST = [
    ("art_99", "art_3"),
    ("art_2__para_9", "art_2__para_3"),
    ("art_2__point_1", "art_2__para_3__point_1"),
    ("art_3__para_1", "art_3"),
    ("art_2__para_3__subpara_1", "art_2__para_3"),
    ("art_4__para_1__point_1", "art_3"),
]


@pytest.mark.parametrize(("eid", "nearest"), NEAREST)
def test_the_nearest_unit(eid: str, nearest: str) -> None:
    assert nearest_unit(eid, UNITS) == nearest


def test_nothing_is_near_in_an_act_without_units() -> None:
    assert nearest_unit("art_1", ()) == ""


def test_targets_of_a_reference() -> None:
    plain = Reference(0, 1, "internal", "unit", "#a", "", "x")
    assert plain.targets == ("#a",)
    assert Reference(0, 1, "internal", "unit", "", "", "x").targets == ()
