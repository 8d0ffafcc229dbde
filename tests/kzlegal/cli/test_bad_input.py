"""Bad input: one clear sentence with place and remedy, exit code 2, no traceback, no half file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("unit", "nearest"),
    [
        ("15(2)(9)", "art_15__para_2__point_5 (15(2)(5))"),
        ("art_99", "art_31 (31)"),
        ("99", "art_31 (31)"),
        ("chp_9", "chp_6 (ch. 6)"),
    ],
)
def test_unknown_unit_names_the_nearest(run: Run, unit: str, nearest: str) -> None:
    code, _, err = run("show", "230-VIII", unit)
    assert code == 2
    assert "KZ130" in err
    assert f"did you mean {nearest}?" in err


def test_a_form_that_names_no_unit_shows_the_forms(run: Run) -> None:
    code, _, err = run("show", "230-VIII", "art_15__mod_1")
    assert code == 2
    assert "REF103" in err
    assert "15(2)(3)" in err


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


BAD_PROFILES = [
    # name, bytes, what the sentence must say
    ("list.yaml", b"- role_owner\n- role_user\n", "a profile is a mapping"),
    ("word.yaml", b"hello", "a profile is a mapping"),
    ("deep.yaml", b"[" * 100_000, "nested too deeply"),
    ("deep2.yaml", b"{a: " * 50_000, "nested too deeply"),
    ("alias.yaml", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "no fact is called 'a'"),
    ("binary.yaml", b"\xff\xfe\x00\x01", "not UTF-8"),
    ("broken.yaml", b"facts: {role_owner: yes", "YAML"),
    ("tab.yaml", b"facts:\n\trole_owner: yes\n", "YAML"),
    ("value.yaml", b"facts:\n  risk_degree: enormous\n", "risk_degree cannot be 'enormous'"),
    ("date.yaml", b"date: 2026-02-30\nfacts: {role_owner: true}\n", "2026-02-30"),
]


@pytest.mark.parametrize(
    ("name", "data", "said"), BAD_PROFILES, ids=[row[0] for row in BAD_PROFILES]
)
def test_a_profile_that_cannot_be_used(
    run: Run, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    profile = tmp_path / name
    profile.write_bytes(data)
    code, out, err = run("assess", str(profile))
    assert (code, out) == (2, "")
    assert said in err
    assert str(profile) in err
    assert err.count("\n") == 1


MISSING = [
    ("convert", "{}", "--lang", "ru"),
    ("outline", "{}", "--lang", "ru"),
    ("check", "{}", "--lang", "ru"),
    ("check-xml", "{}"),
    ("import", "{}", "--id", "Z2500000230", "--lang", "ru"),
    ("assess", "{}"),
    ("eval", "search", "{}"),
    ("eval", "scenarios", "{}"),
]


@pytest.mark.parametrize("arguments", MISSING, ids=[" ".join(a) for a in MISSING])
@pytest.mark.parametrize("kind", ["missing", "folder", "windows"])
def test_a_file_that_is_not_there_or_is_a_folder(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], kind: str
) -> None:
    path = {
        "missing": str(tmp_path / "nothing.txt"),
        "folder": str(tmp_path),
        "windows": r"C:\drafts\law.docx",
    }[kind]
    code, out, err = run(*(a.format(path) if a == "{}" else a for a in arguments))
    assert (code, out) == (2, "")
    assert path in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


WRONG_CALLS = [
    (("check", "x.txt"), "Missing option '--lang'"),
    (("outline",), "Missing argument 'FILE'"),
    (("outline", "x.txt", "--lang", "fr"), "'fr' is not a language here; give ru, kk or en"),
    (("assess", "--fact", "role_owner"), "'role_owner' is not NAME=VALUE"),
    (("assess", "--fact", "role_ownr=yes"), "did you mean 'role_owner'?"),
    (("assess", "--fact", "role_owner=maybe"), "role_owner cannot be 'maybe'"),
    (("norms", "--bearer", "ownr"), "did you mean 'owner'?"),
    (("norms", "--unit", "99(1)"), "no unit"),
    (("search", "x", "--limit", "0"), "--limit"),
    (("search", "???"), "SEA003"),
    (("graph", "--format", "xml"), "turtle"),
    (("show", "230-VIII", "15((2)"), "REF103"),
    (("eval",), "eval"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), WRONG_CALLS, ids=[" ".join(a) for a, _ in WRONG_CALLS]
)
def test_a_wrong_call_is_said_in_one_sentence(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert said in err + out
    assert "Traceback" not in err
    if arguments != ("eval",):
        assert out == ""
        assert err.startswith("error: ")
        assert err.count("\n") == 1


def test_pull_offline_says_so_in_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No name server answers; the wait between the two tries is not slept here."""
    from kzlegal.corpus import fetch

    waits: list[float] = []

    def unknown(*_: object, **__: object) -> tuple[str, ...]:
        raise OSError(-2, "Name or service not known")

    defaults = {**(fetch.__kwdefaults__ or {}), "resolver": unknown, "sleep": waits.append}
    monkeypatch.setattr(fetch, "__kwdefaults__", defaults)
    code, out, err = run("pull", "Z2500000230", "--lang", "rus")
    assert (code, out) == (2, "")
    assert "cannot reach adilet.zan.kz" in err
    assert "import" in err
    assert err.count("\n") == 1
    assert 0 < sum(waits) < 5


def test_a_fault_of_ours_has_its_own_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from kzlegal.library import Library

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault planted by a test")

    monkeypatch.setattr(Library, "coverage", broken)
    monkeypatch.delenv("KZLEGAL_TRACE", raising=False)
    code, out, err = run("coverage")
    assert (code, out) == (3, "")
    assert "a fault of kzlegal itself" in err
    assert "Traceback" not in err


def test_serve_on_a_port_that_is_taken(run: Run) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, err = run("serve", "--port", port)
    assert (code, out) == (2, "")
    assert f"127.0.0.1:{port} cannot be served" in err
    assert "--port" in err
    assert err.count("\n") == 1
