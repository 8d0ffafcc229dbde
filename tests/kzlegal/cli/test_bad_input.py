"""Bad input: one clear sentence with place and remedy, exit code 2, no traceback, no half file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kzlegal.cli import main

Run = Callable[..., tuple[int, str, str]]

ACT = """О проверке систем

Закон Республики Казахстан от 5 марта 2024 года № 999-VIII

Глава 1. ПРАВИЛА

Статья 1. Журнал

1. Владелец системы ведет журнал и хранит его не менее трех лет.

2. Записи вносятся в день проверки.

Статья 2. Ответ

Орган отвечает заявителю в срок до десяти рабочих дней.
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Give a function that runs the command line in a user folder of its own."""
    monkeypatch.setenv("KZLEGAL_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KZLEGAL_CACHE", str(tmp_path / "cache"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["kzlegal", *arguments])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


BOMB = zipped(
    {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w:document>" + b" " * 60_000_000 + b"</w:document>",
    }
)
TWICE = ACT + "\nСтатья 1. Другой журнал\n\nТекст другой статьи под тем же номером.\n"
MIXED = ACT + "\n".join(
    f"\n{n}. Әрбір жүйенің иесі тексеру журналын жүргізеді және оны үш жыл сақтайды.\n"
    for n in range(3, 9)
)

BAD_FILES = [
    # name, bytes, language, what the sentence must say, what the remedy must say
    ("empty.txt", b"", "ru", "is empty", "name a file"),
    ("binary.docx", b"\x00\x01\x02" * 400, "ru", "binary.docx", ""),
    ("bomb.docx", BOMB, "ru", "bomb.docx", ""),
    ("nothing.html", b"<html><body><p>hello</p></body></html>", "en", "not the text of an act", ""),
    ("act.kk.txt", ACT.encode(), "kk", "in Russian, not in Kazakh", "--lang ru"),
    ("mixed.txt", MIXED.encode(), "ru", "mixes Russian and Kazakh", "file of its own"),
    ("twice.txt", TWICE.encode(), "ru", "stands twice, first at line 7", "its own number"),
    ("long.txt", b"1. " + b"a" * 2_000_000, "en", "line", ""),
    ("act.pdf", b"%PDF-1.7 ...", "ru", "a PDF", "import the DOCX"),
]


@pytest.mark.parametrize(
    ("name", "data", "language", "said", "remedy"), BAD_FILES, ids=[row[0] for row in BAD_FILES]
)
def test_convert_refuses_in_one_sentence(
    run: Run, tmp_path: Path, name: str, data: bytes, language: str, said: str, remedy: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    target = tmp_path / "out.xml"
    code, out, err = run("convert", str(file), "--lang", language, "-o", str(target))
    assert code == 2
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert said in err
    assert remedy in err
    assert not target.exists()
    assert list(tmp_path.glob("*.tmp")) == []


XML_HEAD = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>'
)

BAD_XML = [
    ("doctype", f"<!DOCTYPE a>{XML_HEAD}", "DOCTYPE"),
    ("entity", f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{XML_HEAD}', "DOCTYPE"),
    ("no xml", "not xml", "XML"),
    ("other format", "<html/>", "Akoma Ntoso"),
]


@pytest.mark.parametrize(("name", "text", "said"), BAD_XML, ids=[row[0] for row in BAD_XML])
def test_check_xml_refuses_in_one_sentence(
    run: Run, tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / "a.xml"
    file.write_text(text)
    code, out, err = run("check-xml", str(file))
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_unknown_fact_names_the_nearest(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "profile.yaml"
    profile.write_text("facts:\n  role_owner: true\n  risk_degre: high\n")
    code, _, err = run("assess", str(profile))
    assert code == 2
    assert f"{profile}:3:" in err
    assert "risk_degree" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026-13-01"])
def test_a_date_that_does_not_exist(run: Run, day: str) -> None:
    code, _, err = run("assess", "--on", day)
    assert code == 2
    assert f"'{day}' is not a date" in err
    assert "YYYY-MM-DD" in err


def test_unknown_unit_names_the_nearest(run: Run) -> None:
    code, _, err = run("show", "230-VIII", "15(2)(9)")
    assert code == 2
    assert "did you mean" in err


def test_unknown_act_names_the_nearest(run: Run) -> None:
    code, _, err = run("show", "230-VII")
    assert code == 2
    assert "230-VIII" in err


def test_unknown_command_names_the_nearest(run: Run) -> None:
    code, _, err = run("serach", "x")
    assert code == 2
    assert "Did you mean 'search'?" in err


def test_pull_of_a_wrong_identifier(run: Run) -> None:
    code, _, err = run("pull", "Z250000023", "--lang", "rus")
    assert code == 2
    assert "not an identifier of adilet" in err


def test_import_of_another_act_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "act.txt"
    file.write_text(ACT, "utf-8")
    code, _, err = run("import", str(file), "--id", "Z2500000230", "--lang", "rus")
    assert code == 2
    assert "999-VIII, not 230-VIII" in err
    assert not (tmp_path / "data").exists()


def test_output_folder_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "act.txt"
    file.write_text(ACT, "utf-8")
    target = tmp_path / "file.txt" / "out.xml"
    (tmp_path / "file.txt").write_text("a file, no folder")
    code, _, err = run("convert", str(file), "--lang", "ru", "-o", str(target))
    assert code == 2
    assert "cannot be written" in err


def test_convert_writes_and_strict_counts_problems(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "act.txt"
    file.write_text(ACT.replace("Статья 2. Ответ", "Статья 2 Ответ"), "utf-8")
    target = tmp_path / "out.xml"
    code, _, err = run("convert", str(file), "--lang", "ru", "-o", str(target))
    assert code == 0
    assert f"{file}:13:1 KZ104" in err
    assert target.read_bytes().startswith(b"<?xml")
    code, _, _ = run("convert", str(file), "--lang", "ru", "-o", str(target), "--strict")
    assert code == 1
