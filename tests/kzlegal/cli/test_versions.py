"""Versions by date on the command line: show --on, history, diff, amend align."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
EDITIONS = Path(__file__).resolve().parents[3] / "corpus/editions"
WORK = "/akn/kz/act/2013-05-21/94-V"


def ok(result: tuple[int, str, str]) -> str:
    code, out, err = result
    assert code == 0, err
    assert "\x1b[" not in out + err
    return out


def data(result: tuple[int, str, str]) -> Any:
    return json.loads(ok(result))


def fault(result: tuple[int, str, str]) -> str:
    """Give what a refused call says: one line, exit code 2, nothing on standard output."""
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    return err


# show --on


@pytest.mark.parametrize(
    ("on", "words", "wording"),
    [
        ("2026-01-17", "сведения о субъекте", "wording 2025-11-17 to 2026-01-17"),
        ("2026-01-18", "данные, включая биометрические", "wording from 2026-01-18 on"),
    ],
)
def test_show_on_a_day(run: Run, on: str, words: str, wording: str) -> None:
    out = ok(run("show", "94-V", "1(2)", "--on", on))
    assert words in out
    assert wording in out
    assert ("made by 231-VIII" in out) is (on == "2026-01-18")
    shown = data(run("show", f"{WORK}/~art_1__point_2", "--on", on, "--json"))
    assert words in shown["text"]
    assert shown["on"] == on
    assert shown["wording"]["iri"] == shown["iri"]
    assert shown["wording"]["from"] <= on
    assert shown["wording"]["to"] is None or on <= shown["wording"]["to"]


def test_an_iri_names_act_language_day_and_unit(run: Run) -> None:
    out = ok(run("show", f"{WORK}/eng@2025-11-17/~art_7"))
    assert "from generally accessible sources" in out
    assert "eng@2025-11-17" in out


def test_show_says_that_the_act_is_not_applied_yet(run: Run) -> None:
    assert "is not applied yet: it is from 2026-01-18 on" in ok(
        run("show", "230-VIII", "5", "--on", "2025-12-01")
    )
    shown = data(run("show", "230-VIII", "--on", "2025-12-01", "--json"))
    assert (shown["applied"], shown["applied_from"]) == (False, "2026-01-18")
    assert "not applied yet" not in ok(run("show", "230-VIII", "5", "--on", "2026-01-18"))


@pytest.mark.parametrize(
    ("on", "numbers"),
    [("2026-07-11", set()), ("2026-07-12", {"256"}), ("2026-08-25", {"256", "326"})],
)
def test_show_names_announced_changes_of_the_day(run: Run, on: str, numbers: set[str]) -> None:
    for unit in ((), ("17(1)",)):
        out = ok(run("show", "230-VIII", *unit, "--on", on, "--lang", "en"))
        lines = [line for line in out.splitlines() if line.startswith("! changes by law")]
        assert {line.split()[4].partition("-")[0] for line in lines} == numbers
        assert all("announced, text not held" in line for line in lines)
        assert all("may concern art_1__point_5" in line for line in lines)


def test_each_version_is_exported_as_xml(run: Run, tmp_path: Path) -> None:
    for day in ("2025-11-17", "2026-01-18"):
        file = tmp_path / f"{day}.xml"
        ok(run("show", "94-V", "--on", day, "--xml", "--lang", "kk", "-o", str(file)))
        built = EDITIONS.parent / f"akn/kz/act/restatement/2013-05-21/94-V/kaz@{day}.xml"
        assert file.read_bytes() == built.read_bytes()


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_text_kept_in_a_file_says_what_it_is(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "act"
    call = ("show", "94-V", "--on", "2026-09-01", "--format", form, "--lang", "en", "-o", str(file))
    ok(run(*call))
    said = file.read_text("utf-8")
    for words in ("not official", "Extract: articles 1, 7", "326-VIII (articles 10-1"):
        assert said.index(words) < said.index("Article 1."), words


def test_a_by_law_stands_beside_its_article(run: Run) -> None:
    out = ok(run("show", "230-VIII", "20(1)", "--lang", "en"))
    assert "by-law: rules on the audit of information systems (V1800017141)" in out
    assert "[text not held; seen]" in out
    shown = data(run("show", "230-VIII", "12(2)", "--json"))
    assert [gap["knowledge"] for gap in shown["by_laws"]] == ["not found"]


# history


def test_history_of_an_act(run: Run) -> None:
    out = ok(run("history", "94-V", "--lang", "en"))
    assert "1. 2025-11-17 to 2026-01-17" in out
    assert "by 231-VIII art_1__para_2__point_5 → art_19-1 [footnote]" in out
    assert "→ art_7__para_11, art_7__para_12 [assumed]: The footnote of article 7" in out
    assert "326-VIII" in out
    printed = data(run("history", "94-V", "--json"))
    assert [w["from"] for w in printed["wordings"]] == ["2025-11-17", "2026-01-18"]
    assert {made["act"] for made in printed["wordings"][1]["made_by"]} == {
        "/akn/kz/act/2025-11-17/231-VIII"
    }
    assert "stages" not in printed


@pytest.mark.parametrize(
    "address",
    [
        ("94-V", "7(11)"),
        ("94-V 7(11)",),
        ("Z1300000094", "art_7__para_11"),
        (f"{WORK}/~art_7__para_11",),
        (f"{WORK}/rus/~art_7__para_11",),
    ],
)
def test_history_of_a_unit(run: Run, address: tuple[str, ...]) -> None:
    printed = data(run("history", *address, "--json"))
    assert printed["unit"] == "art_7__para_11"
    (stage,) = printed["stages"]
    assert (stage["from"], stage["to"], stage["change"]) == ("2026-01-18", None, "inserted")
    (made,) = stage["made_by"]
    assert (made["provision"], made["basis"]) == ("art_1__para_2__point_2__al_3", "assumed")
    assert stage["text"].startswith("11. Запрещается")


def test_history_of_the_law_itself_names_what_is_announced(run: Run) -> None:
    printed = data(run("history", "230-VIII", "--json"))
    assert len(printed["wordings"]) == 1
    assert (printed["signed"], printed["applied"]) == ("2025-11-17", "2026-01-18")
    assert "applied from 2026-01-18" in ok(run("history", "230-VIII"))
    assert [gap["work"].rpartition("/")[2] for gap in printed["announced"]] == [
        "256-VIII",
        "326-VIII",
    ]


# diff


def test_diff_in_the_terminal(run: Run) -> None:
    out = ok(run("diff", "274-IV", "--from", "2026-01-17", "--to", "2026-01-18", "--lang", "en"))
    lines = out.splitlines()
    assert lines[1].startswith("--- 2026-01-17 ")
    assert lines[2].startswith("+++ 2026-01-18 ")
    assert lines[3] == "@@ art_27__para_6 · added @@"
    assert lines[4].startswith("+6. Where goods")


def test_diff_is_coloured_on_a_terminal_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    call = ("diff", "274-IV", "--from", "2026-01-17", "--to", "2026-01-18")
    assert "\n+6." in ok(run(*call))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, out, _ = run(*call)
    assert "\x1b[32m+6." in out


def test_diff_as_a_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "d.html"
    days = ("--from", "2025-12-01", "--to", "2026-09-01")
    assert ok(run("diff", "94-V", *days, "--lang", "kk", "--html", str(file))) == ""
    page = file.read_text("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="kk">')
    assert "<del>" in page
    assert "<ins>" in page
    assert "Үзінді" in page
    assert "326-VIII" in page
    assert '<th scope="row">7-бап<br><small>өзгертілді</small></th>' in page
    for outside in ("<script", "src=", "<link", "url(", "@import"):
        assert outside not in page, "the file needs no other"


def test_diff_as_json(run: Run) -> None:
    days = ("--from", "2025-12-01", "--to", "2026-02-01")
    printed = data(run("diff", "94-V", "1(2)", *days, "--json"))
    (change,) = printed["changes"]
    assert change["old_eid"] == change["new_eid"] == "art_1__point_2"
    deleted = [p["text"] for p in change["pieces"] if p["mark"] == "deleted"]
    assert deleted == ["сведения", "сведения"]
    assert (printed["from"]["version"], printed["to"]["version"]) == ("2025-11-17", "2026-01-18")


def test_one_wording_for_both_days(run: Run) -> None:
    out = ok(run("diff", "94-V", "--from", "2026-02-01", "--to", "2026-09-01", "--lang", "en"))
    assert "one wording is held for both days" in out
    assert "! changes by law 256-VIII" in out, "though announced changes may fall between"


# amend align


def test_align_lays_two_languages_side_by_side(run: Run) -> None:
    files = [str(EDITIONS / f"231-VIII.{code}.txt") for code in ("rus", "kaz")]
    printed = data(run("amend", "align", *files, "--json"))
    assert len(printed["pairs"]) == 11
    assert printed["differences"] == printed["unparsed"] == []
    assert all(
        [i["kind"] for i in pair["first"]] == [i["kind"] for i in pair["second"]]
        for pair in printed["pairs"]
    )
    code, out, err = run("amend", "align", *files)
    assert code == 0
    assert "art_7 heading: restate = restate" in out
    assert err == "11 units changed, 0 differences\n"


def test_align_reports_what_only_one_text_changes(run: Run, tmp_path: Path) -> None:
    russian = (EDITIONS / "231-VIII.rus.txt").read_text("utf-8")
    spoiled = tmp_path / "law.rus.txt"
    spoiled.write_text(russian.replace("дополнить подпунктом 2-3)", "дополнить подпунктом 2-4)")
                       .replace("«2-3)", "«2-4)"), "utf-8")  # fmt: skip
    kazakh = str(EDITIONS / "231-VIII.kaz.txt")
    code, out, err = run("amend", "align", str(spoiled), kazakh, "--strict")
    assert code == 1
    assert "art_1 point_2-4: add_unit ≠ —" in out
    assert "art_1 point_2-3: — ≠ add_unit" in out
    assert err.count("AMD501") == 2


# Wrong calls


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("show", "94-V", "--on", "2025-11-16"), "held from: 2025-11-17, 2026-01-18"),
        (("show", "94-V", "19-1", "--on", "2026-01-17"), "has no unit 'art_19-1'"),
        (("show", "94-V", "--on", "2026-02-30"), "'2026-02-30' is not a date"),
        (("history", "94-VI"), "did you mean"),
        (("history", "94-V", "77"), "has no unit 'art_77'"),
        (("history",), "Missing argument"),
        (("diff", "94-V", "--from", "2026-01-01"), "Missing option '--to'"),
        (("diff", "94-V", "--from", "2026-02-01", "--to", "2026-01-01"), "exchange them"),
        (("diff", "94-V", "--from", "2020-02-01", "--to", "2026-01-01"), "as early as 2020-02-01"),
        (("diff", "94-V", "99", "--from", "2026-01-01", "--to", "2026-02-01"), "no unit 'art_99'"),
        (("amend", "align", "nowhere.txt", "nowhere.txt"), "nowhere.txt"),
    ],
)
def test_a_wrong_call_is_said_in_one_sentence(run: Run, call: tuple[str, ...], said: str) -> None:
    assert said in fault(run(*call))
