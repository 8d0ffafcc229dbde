"""The command explain-diff: for people, for programs, and with files that do not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import akn.xml
from tests.kzlegal.amend.made import parsed

Run = Callable[..., tuple[int, str, str]]

OLD = "Статья 1. Ведение\n\nЖурнал ведет хранитель.\n\nСтатья 2. Опись\n\nОпись ведется."
NEW = (
    "Статья 1. Ведение\n\nЖурнал ведет хранитель района.\n\nСноска. Статья 1 с изменением, "
    "внесенным Законом РК от 07.05.2025 № 2-VIII (вводится в действие с 01.07.2025).\n\n"
    "Статья 2. Опись\n\nОпись ведется."
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def test_for_people(run: Run, files: tuple[str, str]) -> None:
    code, out, err = run("explain-diff", *files, "--lang", "ru")
    assert code == 0
    assert out.split("\n") == [
        "статья 1  [art_1]",
        "  by 2-VIII of 2025-05-07 (вводится в действие с 01.07.2025)",
        "  art_1: Журнал ведет хранитель {+района+}.",
        "  > статью 1 дополнить словом «района»;",
        "",
        "",
    ]
    assert err == "1 unit with 1 change, 1 instruction proposed\n"


def test_for_programs(run: Run, files: tuple[str, str]) -> None:
    code, out, _ = run("explain-diff", *files, "--json")
    assert code == 0
    found = json.loads(out)
    assert list(found) == [
        "language",
        "units",
        "unattributed",
        "without_change",
        "draft",
        "problems",
    ]
    assert found["units"] == [
        {
            "eid": "art_1",
            "citation": "статья 1",
            "laws": [
                {
                    "iri": "/akn/kz/act/2025-05-07/2-VIII",
                    "date": "2025-05-07",
                    "number": "2-VIII",
                    "application": "вводится в действие с 01.07.2025",
                }
            ],
            "changes": [
                {
                    "eid": "art_1",
                    "part": None,
                    "kind": "changed",
                    "weight": "text",
                    "old": "Журнал ведет хранитель.",
                    "new": "Журнал ведет хранитель района.",
                    "marks": [["=", "Журнал ведет хранитель"], ["+", " района"], ["=", "."]],
                }
            ],
            "instructions": [
                {
                    "kind": "append_words",
                    "target": "art_1",
                    "part": None,
                    "old": None,
                    "new": "района",
                    "added": [],
                    "ordinal": None,
                    "weight": "text",
                    "text": "статью 1 дополнить словом «района»;",
                }
            ],
        }
    ]
    assert (found["unattributed"], found["without_change"], found["problems"]) == ([], [], [])


def test_a_draft(run: Run, files: tuple[str, str]) -> None:
    code, out, _ = run("explain-diff", *files, "--draft")
    assert code == 0
    assert out.split("\n")[-2:] == ["статью 1 дополнить словом «района».", ""]


def test_akoma_ntoso_and_text_side_by_side(
    run: Run, files: tuple[str, str], tmp_path: Path
) -> None:
    xml = tmp_path / "old.xml"
    xml.write_bytes(akn.xml.write(parsed(OLD).document))
    assert run("explain-diff", str(xml), files[1])[1] == run("explain-diff", *files)[1]


def test_the_draft_carried_out_leaves_no_difference(
    run: Run, files: tuple[str, str], tmp_path: Path
) -> None:
    xml, draft, made = (str(tmp_path / name) for name in ("act.xml", "draft.txt", "made.xml"))
    assert run("convert", files[0], "--lang", "ru", "-o", xml)[0] == 0
    head = "Закон Республики Казахстан от 7 мая 2025 года № 2-VIII\n"
    Path(draft).write_text(head + run("explain-diff", xml, files[1], "--draft")[1], "utf-8")
    code, _, err = run("amend", "apply", xml, draft, "--application", "2025-07-01", "-o", made)
    assert code == 0, err
    found = json.loads(run("explain-diff", made, files[1], "--json")[1])
    assert found["units"] == []


def test_two_equal_copies(run: Run, files: tuple[str, str]) -> None:
    code, out, err = run("explain-diff", files[0], files[0])
    assert (code, out) == (0, "")
    assert err == "0 units with 0 changes, 0 instructions proposed\n"


@pytest.mark.parametrize(
    ("old", "language", "expected"),
    [
        ("none.txt", "ru", "SRC001"),
        ("old.txt", "kk", "KZ004"),
        ("old.xml", "kk", "AMD466"),
        ("broken.xml", "ru", "AKN002"),
    ],
)
def test_files_that_do_not_fit(
    run: Run, files: tuple[str, str], tmp_path: Path, old: str, language: str, expected: str
) -> None:
    (tmp_path / "old.xml").write_bytes(akn.xml.write(parsed(OLD).document))
    (tmp_path / "broken.xml").write_text('<?xml version="1.0"?><akomaNtoso', "utf-8")
    code, _, err = run("explain-diff", str(tmp_path / old), files[1], "--lang", language)
    assert code == 2
    assert expected in err
    assert err.startswith("error: ")
    assert "Traceback" not in err
