"""Fines of article 641-1, links to them, and what an index is worth on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from akn.problem import LegalTextError
from kzlegal.norms import (
    Bearer,
    Catalogue,
    IndexValuesError,
    Norm,
    NormFile,
    NormsError,
    check_links,
    in_tenge,
    load_index_values,
    load_norm_files,
    read_norms,
)
from tests.kzlegal.norms.pages import CORPUS

VALUES = load_index_values(CORPUS / "vocab" / "indices.yaml")
FIRST = "235-V/art_641-1__para_1__point_1"


@pytest.mark.parametrize(
    ("eid", "first", "repeated"),
    [
        ("art_641-1__para_1__point_1", (15, 20, 30, 100), (30, 50, 70, 200)),
        ("art_641-1__para_1__point_2", (15, 20, 30, 100), (30, 50, 70, 200)),
        ("art_641-1__para_2", (None, None, None, None), (30, 50, 70, 200)),
    ],
)
def test_the_eight_fines(
    files: dict[str, NormFile],
    eid: str,
    first: tuple[int | None, ...],
    repeated: tuple[int, ...],
) -> None:
    norm = next(n for n in files["235-V"].norms if n.eid == eid)
    assert norm.penalty is not None
    assert [f.offender for f in norm.penalty.fines] == [
        *("natural-person", "small-business-or-ngo", "medium-business", "large-business")
    ]
    assert tuple(f.first for f in norm.penalty.fines) == first
    assert tuple(f.repeated for f in norm.penalty.fines) == repeated
    assert norm.penalty.repeated_measures == ("suspension", "prohibition")
    assert norm.penalty.covers
    assert norm.penalty.does_not_cover


@pytest.mark.parametrize(
    ("amount", "on", "tenge"),
    [
        (15, date(2026, 1, 18), Decimal(64_875)),
        (200, date(2026, 12, 31), Decimal(865_000)),
        (15, date(2027, 1, 1), None),
        (15, date(2025, 12, 31), None),
    ],
)
def test_tenge_only_for_a_day_whose_index_is_held(
    amount: int, on: date, tenge: Decimal | None
) -> None:
    assert in_tenge(amount, "MCI", on, VALUES) == tenge


def test_the_act_answers_only_what_it_names(norms: tuple[Norm, ...]) -> None:
    linked = {norm.id: norm.sanctions for norm in norms if norm.sanctions}
    by_risk = {n for n, s in linked.items() if "235-V/art_641-1__para_1__point_2" in s}
    by_silence = {n for n, s in linked.items() if FIRST in s}
    whole = {"230-VIII/art_30"}
    assert by_silence - whole == {"230-VIII/art_21__para_3"}
    # Article 18 and the two units that lay the duty; documentation, bans and marking have no fine.
    assert {n.partition("__")[0] for n in by_risk - whole} == {
        *("230-VIII/art_11", "230-VIII/art_15", "230-VIII/art_18")
    }
    assert all("owner" in n.bearer for n in norms if n.sanctions and n.id not in whole)


def test_a_link_into_nothing_is_refused(files: dict[str, NormFile]) -> None:
    norms = {norm.id: norm for file in files.values() for norm in file.norms}
    assert check_links(norms.values()) == ()
    duty = norms["230-VIII/art_21__para_3"]
    dangling = replace(duty, sanctions=("235-V/art_641-1__para_1__point_9",))
    no_liability = replace(duty, sanctions=("230-VIII/art_21__para_5",))
    for wrong, words in ((dangling, FIRST[:-1]), (no_liability, "one that is")):
        (problem,) = check_links({**norms, duty.id: wrong}.values())
        assert problem.code == "NORM013"
        assert problem.path.endswith("230-VIII.yaml")
        assert problem.line == duty.line > 0
        assert words in problem.hint


def test_a_file_with_a_dangling_sanction_is_not_loaded(tmp_path: Path) -> None:
    for name in ("facts.yaml", "vocab/bearers.yaml", "terms/230-VIII.yaml"):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text((CORPUS / name).read_text("utf-8"), "utf-8")
    path = tmp_path / "norms" / "230-VIII.yaml"
    path.parent.mkdir()
    path.write_text((CORPUS / "norms" / "230-VIII.yaml").read_text("utf-8"), "utf-8")
    # Without the code's own file every link of the law hangs in the air.
    with pytest.raises(NormsError) as caught:
        load_norm_files(tmp_path)
    assert {p.code for p in caught.value.problems} == {"NORM013"}


HEAD = (
    "act: /akn/kz/act/2014-07-05/235-V\nslug: x\nfrom: 2026-01-18\nnorms:\n"
    "- eid: art_1\n  type: liability\n  bearer: [owner]\n  status: statute\n  why: w\n"
    "  action: {rus: а, kaz: ә, eng: a}\n"
)
FINES = ", ".join(
    f"{kind}: {{first: 1}}"
    for kind in ("natural-person", "small-business-or-ngo", "medium-business", "large-business")
)


def fined(rest: str, fines: str = FINES, unit: str = "MCI") -> str:
    more = f", {rest}" if rest else ""
    return f"  penalty: {{unit: {unit}, fines: {{{fines}}}{more}}}\n"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (HEAD + fined("", FINES, "MRP"), "NORM003", "'MRP'"),
        (
            HEAD + "  penalty: {unit: MCI, fines: {natural-person: {first: 1}}}\n",
            "NORM002",
            "every",
        ),
        (
            HEAD + fined("", FINES.replace("first: 1", "first: x"), "MCI"),
            "NORM003",
            "'x'",
        ),
        (
            HEAD + fined("", FINES.replace("large-b", "larg-b"), "MCI"),
            "NORM003",
            "large-business",
        ),
        (
            HEAD + fined("repeated_measures: [jail]", FINES, "MCI"),
            "NORM003",
            "'jail'",
        ),
        (HEAD + fined("cover: []", FINES, "MCI"), "NORM002", "covers"),
        (
            HEAD + fined("covers: [{rus: а}]", FINES, "MCI"),
            "NORM011",
            "kaz",
        ),
        (
            HEAD.replace("liability", "obligation") + fined("", FINES, "MCI"),
            "NORM002",
            "only a liability",
        ),
        (HEAD + "  object: [ai_sistem]\n", "NORM014", "ai_system"),
        (HEAD + "  id: y/art_1\n", "NORM002", "x/"),
    ],
)
def test_a_faulty_penalty_or_object_is_refused(
    text: str, code: str, words: str, catalogue: Catalogue, bearers: dict[str, Bearer]
) -> None:
    with pytest.raises(NormsError) as caught:
        read_norms(text, catalogue, bearers, "x.yaml", frozenset(("ai_system", "risk")))
    problem = caught.value.problem
    assert (problem.code, problem.path) == (code, "x.yaml")
    assert problem.line > 0
    assert words in f"{problem.message} {problem.hint}"


GOOD = "unit: MCI, tenge: 4325, from: 2026-01-01, until: 2027-01-01, source: s"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([GOOD.replace("4325", "much")], "tenge"),
        ([GOOD.replace("2026-01-01", "2026-02-30")], "from"),
        ([GOOD.replace(", source: s", "")], "source"),
        ([GOOD.replace("2027-01-01", "2025-01-01")], "before"),
        ([GOOD.replace("MCI", "EUR")], "unit"),
        ([GOOD, GOOD.replace("from: 2026", "from: 2025")], "overlap"),
    ],
)
def test_a_faulty_table_of_indices_is_refused(tmp_path: Path, rows: list[str], words: str) -> None:
    path = tmp_path / "indices.yaml"
    path.write_text("values:\n" + "".join(f"- {{{row}}}\n" for row in rows), "utf-8")
    with pytest.raises(IndexValuesError) as caught:
        load_index_values(path)
    problem = caught.value.problem
    assert isinstance(caught.value, LegalTextError)
    assert (problem.code, problem.path, problem.line) == ("NORM002", str(path), 1 + len(rows))
    assert words in problem.message
