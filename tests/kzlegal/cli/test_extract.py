"""The command extract: a table, JSON, CSV, and what is said when it cannot read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzlegal.cli import group
from kzlegal.corpus.roots import data_root

DRAFT = """On Logs

Law of the Republic of Kazakhstan of 5 March 2024 No. 999-VIII

Article 1. Logs

1. Owners of AI systems must keep a log within ten days.

2. Weather, yes.
"""


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, "utf-8")
    return str(path)


def test_one_norm_a_line_and_the_count_of_what_is_left(draft: str) -> None:
    asked = ["extract", draft, "--lang", "en", "--unread"]
    done = CliRunner().invoke(group, asked, env={"COLUMNS": ""})
    first, second = done.stdout.splitlines()
    assert first.split("\t")[:5] == ["1(1)", "obligation", "owner", "must", "within ten days"]
    assert second == "art_1__para_2  not read  Weather, yes."
    assert "1 candidate norms, 1 sentences not read" in done.stderr


def test_json_has_the_words_and_their_places(draft: str) -> None:
    done = CliRunner().invoke(group, ["extract", draft, "--lang", "en", "--json"])
    answer = json.loads(done.stdout)
    (norm,) = answer["norms"]
    assert norm["deadlines"] == [
        {"eid": "art_1__para_1", "start": 37, "end": 52, "text": "within ten days"}
    ]
    assert answer["unread"][0]["eid"] == "art_1__para_2"


def test_csv_is_one_norm_a_row(draft: str) -> None:
    done = CliRunner().invoke(group, ["extract", draft, "--lang", "en", "--csv"])
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(r["eid"], r["type"], r["bearer"]) for r in rows] == [
        ("art_1__para_1", "obligation", "owner")
    ]


def test_an_xml_file_is_read_in_its_own_language_only() -> None:
    path = data_root() / "akn/kz/act/restatement/2025-11-17/232-VIII/eng@2025-11-17.xml"
    runner = CliRunner()
    assert runner.invoke(group, ["extract", str(path), "--lang", "en"]).exit_code == 0
    wrong = runner.invoke(group, ["extract", str(path), "--lang", "ru"])
    assert "KZ002" in str(wrong.exception) + wrong.output


@pytest.mark.parametrize(
    ("name", "code"), [("nosuch.docx", "SRC001"), ("nosuch.xml", "AKN006"), ("230-VI", "COR011")]
)
def test_what_is_no_file_and_no_act_is_said(name: str, code: str) -> None:
    done = CliRunner().invoke(group, ["extract", name, "--lang", "en"])
    assert done.exit_code != 0
    assert code in str(done.exception) + done.output
