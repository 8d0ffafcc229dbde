"""The evaluation of search: reading its file, counting, figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzlegal.evaluation.search import (
    EvaluationError,
    evaluate_search,
    matches,
    read_questions,
)
from tests.shared import SHARED, needs_texts

HEAD = "id\tlang\tstyle\tquery\tgold\n"


@dataclass(frozen=True)
class Hit:
    pinpoint: str


@dataclass(frozen=True)
class Answer:
    hits: tuple[Hit, ...]
    answer: bool = True


class Fixed:
    """Answers every query with the list prepared for it."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers

    def search(self, query: str, language: str | None = None, limit: int = 5) -> Answer:
        found = self.answers[query]
        return Answer(tuple(Hit(p) for p in found.strip("!").split()[:limit]), "!" not in found)


@pytest.mark.parametrize(
    ("hit", "gold", "counts"),
    [
        ("15(2)(3)", "15(2)(3)", True),
        ("15(2)", "15(2)(3)", True),  # directly encloses
        ("15", "15(2)(3)", False),  # encloses, not directly
        ("15(2)(3)", "15", True),  # inside
        ("15", "15(2)", True),
        ("15(2)(1)", "15(2)(3)", False),
        ("17(1)/p2", "17(1)/p2", True),
        ("17(1)", "17(1)/p2", True),
        ("17(1)/p3", "17(1)/p2", False),
        ("17(1)/p2", "17(1)", True),
        ("2(1)", "21(1)", False),
        ("1(1)", "1(15)", False),
        ("27(2)", "27(2)/al3", True),
    ],
)
def test_what_counts_as_found(hit: str, gold: str, counts: bool) -> None:
    assert matches(hit, gold) is counts


def test_figures_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(
        HEAD
        + "en-01\ten\tlay\tfirst\t1(1)\n"
        + "en-02\ten\tlay\tthird\t2(1) 2(2)\n"
        + "ru-01\tru\tkeyword\tnever\t9\n"
        + "ru-02\tru\tkeyword\tlate\t9\n"
        + "ru-03\tru\tlay\tsilent\tnone\n"
        + "ru-04\tru\tlay\tfooled\tnone\n",
        "utf-8",
    )
    index = Fixed(
        first="1(1) 5",
        third="5 6 2(1)",
        never="5 6 7",
        late="5 6 7 8 1 9(1)",
        silent="5 !",
        fooled="5",
    )
    found = evaluate_search(path, index)
    assert found["questions"] == 6
    assert found["all"] == {
        "questions": 4,
        "recall@1": 0.25,
        "recall@5": 0.5,
        "MRR@10": round((1 + 1 / 3 + 0 + 1 / 6) / 4, 4),
        "nDCG@10": round(
            (1 + (1 / math.log2(4)) / (1 + 0.5 / math.log2(3)) + 0 + 1 / math.log2(7)) / 4, 4
        ),
        "article@5": 0.5,
    }
    assert found["by_language"]["en"]["recall@5"] == 1.0
    assert found["by_style"]["keyword"]["recall@1"] == 0.0
    assert found["answer"] == {
        "none": 2,
        "said_none": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 0.5,
        "accuracy": round(5 / 6, 4),
    }
    assert [f["id"] for f in found["failures"]] == ["ru-01", "ru-02", "ru-04"]
    assert found["failures"][1]["got"] == ["5", "6", "7", "8", "1"]


def test_a_gold_unit_is_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(HEAD + "en-01\ten\tlay\tsame\t2\n", "utf-8")
    assert evaluate_search(path, Fixed(same="2(1) 2(2) 2(3)"))["all"]["nDCG@10"] == 1.0


def test_a_part_can_be_measured_alone(tmp_path: Path) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(HEAD + "en-01\ten\tlay\ta\t1\nen-02\ten\tlay\tb\t2\n", "utf-8")
    found = evaluate_search(path, Fixed(a="1", b="9"), only=lambda q: q.id == "en-02")
    assert (found["questions"], found["all"]["recall@5"]) == (1, 0.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r":1:.*columns"),
        ("id,lang\n", r":1:.*columns"),
        (HEAD, r"no question"),
        (HEAD + "en-01\ten\tlay\tquery\n", r":2:.*4 columns, not 5"),
        (HEAD + "\nen-01\ten\tlay\tquery\t\n", r":3:.*empty"),
        (HEAD + "a\ten\tlay\tq\t1\na\ten\tlay\tq\t1\n", r":3:.*a stands twice"),
        (HEAD + "a\ten\tlay\tq\tnone 1\n", r":2:.*either none or pinpoints"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_questions(path)


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_questions(tmp_path / "none.tsv")
    (tmp_path / "b.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_questions(tmp_path / "b.tsv")


@needs_texts
def test_the_development_questions_are_read() -> None:
    assert SHARED is not None
    rows = read_questions(SHARED / "eval" / "search-dev.tsv")
    assert len(rows) == 105
    assert sum(not row.gold for row in rows) == 8
