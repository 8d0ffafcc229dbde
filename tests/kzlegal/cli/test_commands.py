"""Every command as a user meets it: shapes of JSON, pretty output, exit codes, pipes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from kzlegal.cli import COMMANDS, group
from tests.kzlegal.cli.test_bad_input import ACT
from tests.shared import SHARED, needs_texts

Run = Callable[..., tuple[int, str, str]]
ESCAPE = "\x1b["


@pytest.fixture
def act(tmp_path: Path) -> Path:
    """Give a small act as a file."""
    file = tmp_path / "act.txt"
    file.write_text(ACT, "utf-8")
    return file


def ok(result: tuple[int, str, str]) -> str:
    """Give standard output of a run that went well."""
    code, out, err = result
    assert code == 0, err
    assert "Traceback" not in err
    assert ESCAPE not in out + err
    return out


def data(result: tuple[int, str, str]) -> Any:
    return json.loads(ok(result))


# Help


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_that_parses(run: Run, name: str) -> None:
    """Each example of the help is a call that click accepts."""
    out = ok(run(name, "--help"))
    command = group.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    examples = [line.strip() for line in (command.epilog or "").splitlines() if "kzlegal " in line]
    examples = [line for line in examples if line.startswith("kzlegal ")]
    assert examples
    assert "Examples:" in out
    import shlex

    for line in examples:
        words = shlex.split(line.split("|")[0].split(">")[0])
        assert words[:2] == ["kzlegal", name]
        if name == "eval":
            continue
        called, arguments = command, words[2:]
        if isinstance(command, click.Group) and arguments and arguments[0] in command.commands:
            inner = command.commands[arguments[0]]
            called, arguments = inner, arguments[1:]
        with called.make_context(name, arguments, **group.context_settings) as context:
            assert context.params


def test_short_help_and_version(run: Run) -> None:
    assert ok(run("-h")) == ok(run("--help"))
    assert ok(run("--version")).startswith("kzlegal ")


# Texts


def test_outline_tsv(run: Run, act: Path) -> None:
    rows = [
        r.split("\t") for r in ok(run("outline", str(act), "--lang", "rus", "--tsv")).split("\n")
    ]
    assert rows[:4] == [
        ["chapter", "1", "chp_1", "ПРАВИЛА"],
        ["article", "1", "art_1", "Журнал"],
        ["paragraph", "1", "art_1__para_1", "Владелец системы ведет"],
        ["paragraph", "2", "art_1__para_2", "Записи вносятся в"],
    ]


def test_outline_json_and_pretty(run: Run, act: Path) -> None:
    rows = data(run("outline", str(act), "--lang", "ru", "--json"))
    assert rows[1] == {"type": "article", "number": "1", "eid": "art_1", "text": "Журнал"}
    assert "  Статья 1.  Журнал  [art_1]" in ok(run("outline", str(act), "--lang", "ru"))


def test_convert_json(run: Run, act: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.xml"
    printed = data(run("convert", str(act), "--lang", "ru", "-o", str(target), "--json"))
    assert printed["work"] == "/akn/kz/act/2024-03-05/999-VIII"
    assert printed["output"] == str(target)
    assert printed["problems"] == []
    assert target.is_file()


def test_convert_to_standard_output_is_xml_and_checks_clean(
    run: Run, act: Path, tmp_path: Path
) -> None:
    out = ok(run("convert", str(act), "--lang", "ru", "--generated", "2026-01-01"))
    assert out.startswith("<?xml")
    file = tmp_path / "b.xml"
    file.write_text(out, "utf-8")
    assert data(run("check-xml", str(file), "--json")) == {"valid": True, "findings": []}
    file.write_text(out.replace('eId="art_2"', 'eId="art_7"'), "utf-8")
    code, out, _ = run("check-xml", str(file), "--json")
    assert code == 1
    assert {f["code"] for f in json.loads(out)["findings"]} == {"AKN103"}


def test_check_shapes_and_exit_codes(run: Run, act: Path) -> None:
    assert data(run("check", str(act), "--lang", "rus", "--format", "json")) == {"findings": []}
    act.write_text(ACT.replace("Орган отвечает", "Орган по статье 9 отвечает"), "utf-8")
    code, out, _ = run("check", str(act), "--lang", "rus", "--format", "json")
    assert code == 1
    (finding,) = json.loads(out)["findings"]
    assert finding["code"] == "KZ201"
    assert finding["severity"] == "error"
    assert (finding["line"], finding["column"]) == (15, 10)
    assert finding["eid"] == "art_2"
    assert {"message", "hint"} <= finding.keys()
    code, out, err = run("check", str(act), "--lang", "ru")
    assert code == 1
    assert out.startswith(f"{act}:15:10 KZ201 [art_2] ")
    assert err == "1 error\n"
    code, out, _ = run("check", str(act), "--lang", "ru", "--format", "full")
    lines = out.splitlines()
    assert lines[2].index("^") == lines[1].index("статье")


def test_check_with_warnings_only_is_no_failure(run: Run, act: Path) -> None:
    act.write_text(ACT.replace("Статья 2. Ответ", "Статья 3. Ответ"), "utf-8")
    code, out, err = run("check", str(act), "--lang", "ru")
    assert code == 0
    assert "KZ103" in out
    assert err == "1 warning\n"


def test_an_article_twice_is_a_finding_of_check(run: Run, act: Path) -> None:
    """Other commands refuse such a text; the drafter wants all findings."""
    act.write_text(ACT.replace("Статья 2. Ответ", "Статья 1. Ответ"), "utf-8")
    code, out, _ = run("check", str(act), "--lang", "ru", "--json")
    assert code == 1
    assert [f["code"] for f in json.loads(out)["findings"]] == ["KZ101"]


def test_import_of_an_act_that_only_lacks_its_head(run: Run, tmp_path: Path) -> None:
    """A text that says no number is told by the fingerprints of the official one."""
    file = tmp_path / "other.txt"
    file.write_text(ACT.split("\n\n", 2)[2], "utf-8")
    code, _, err = run("import", str(file), "--id", "Z2500000230", "--lang", "rus")
    assert code == 2
    assert "only 0 of 169 texts" in err
    assert err.count("\n") == 1


@needs_texts
def test_import_of_the_official_text_is_then_shown_and_quoted(run: Run) -> None:
    assert SHARED is not None
    file = SHARED / "texts/official/Z2500000230.2025-11-17.rus.docx"
    printed = data(run("import", str(file), "--id", "Z2500000230", "--lang", "rus", "--json"))
    assert printed["iri"] == "/akn/kz/act/2025-11-17/230-VIII/rus@2025-11-17"
    assert (printed["matched"], printed["fingerprinted"]) == (169, 169)
    assert printed["changed"] == printed["missing"] == printed["added"] == []
    assert "[official text, imported: " in ok(run("show", "230-VIII", "15(2)(3)", "--lang", "ru"))
    quoted = ok(run("assess", *FACTS, "--lang", "ru")).splitlines()[1]
    assert quoted.startswith("Цитируется: загруженный вами официальный текст – 230-VIII;")
    alone = ok(run("assess", *FACTS, "--act", "230-VIII", "--lang", "ru")).splitlines()[1]
    assert alone == "Цитируется загруженный вами официальный текст."
    assert "not official" in ok(run("show", "230-VIII", "15(2)(3)", "--lang", "kk"))


# Reading


def test_show(run: Run) -> None:
    view = data(run("show", "230-VIII", "15(2)(3)", "--lang", "kk", "--json"))
    assert view["eid"] == "art_15__para_2__point_3"
    assert view["official"] is False
    assert view["language"] == "kaz"
    out = ok(run("show", "Z2500000230", "art_17__para_3", "--lang", "en"))
    assert "our edition in our own words, not official" in out
    assert ok(run("show", "230-VIII", "--lang", "en", "--format", "xml")).startswith("<?xml")
    assert ok(run("show", "230-VIII", "--lang", "en", "--format", "html")).startswith("<!doctype")
    assert len(data(run("show", "230-VIII", "--json"))["units"]) > 150


def test_coverage(run: Run) -> None:
    assert "known to be missing" in ok(run("coverage"))
    acts = {act["slug"]: act for act in data(run("coverage", "--json"))["acts"]}
    assert next(iter(acts)) == "230-VIII"
    assert acts["230-VIII"]["extract"] is None
    assert acts["94-V"]["extract"]["units"] == ["art_1", "art_7", "art_8", "art_17", "art_19-1"]
    assert {state["version"] for state in acts["94-V"]["states"]} == {"2025-11-17", "2026-01-18"}
    assert {change["basis"] for change in acts["231-VIII"]["amends"]} == {
        "footnote",
        "inferred",
        "assumed",
    }
    by_laws = [gap for gap in acts["230-VIII"]["missing"] if gap["kind"] == "by-law"]
    assert all(gap["units"] and gap["knowledge"] for gap in by_laws)
    out = ok(run("coverage"))
    assert "94-V  On Personal Data and Their Protection  (Z1300000094)  EXTRACT" in out
    assert "also as of 2025-11-17" in out
    assert "by-law at art_22__para_3: order on machine-readable forms" in out


def test_show_warns_of_extracts_announced_changes_and_assumptions(run: Run) -> None:
    out = ok(run("show", "94-V", "7(12)", "--lang", "en"))
    assert "Extract: articles 1, 7, 8, 17 and 19-1" in out
    assert "[announced, text not held; from 2026-08-25; press]" in out
    assert "changed by 231-VIII, art_1__para_2__point_2__al_3 [assumed]: The footnote" in out
    view = data(run("show", "94-V", "art_19-1", "--lang", "ru", "--json"))
    assert [change["basis"] for change in view["changed_by"]] == ["footnote"]
    assert "Извлечение" in view["extract"]
    whole = data(run("show", "230-VIII", "--json"))
    assert whole["extract"] is None
    assert [gap["work"].rpartition("/")[2] for gap in whole["announced"]] == [
        "256-VIII",
        "326-VIII",
    ]
    plain = ok(run("show", "230-VIII", "23(1)", "--lang", "en"))
    assert "announced" not in plain


# Answers


def test_search(run: Run) -> None:
    printed = data(run("search", "Маркировка синтетических результатов", "--limit", "3", "--json"))
    assert printed["answer"] is True
    assert len(printed["hits"]) == 3
    assert {"eid", "pinpoint", "score", "text", "parts"} <= printed["hits"][0].keys()
    code, out, err = run("search", "deepfake label", "--lang", "en", "--limit", "1")
    assert code == 0
    assert out.startswith("1. ")
    assert "not the official text" in err


FACTS = ("--fact", "role_owner=yes", "--fact", "risk_degree=high", "--on", "2026-11-22")


def test_assess_json(run: Run) -> None:
    printed = data(run("assess", *FACTS, "--json"))
    by_unit = {n["pinpoint"]: n for n in printed["norms"]}
    assert by_unit["15(2)(1)"]["status"] == "applies"
    assert by_unit["15(2)(1)"]["bearer"] == ["owner", "possessor"]
    assert by_unit["15(2)(1)"]["connective"] == "and"
    assert by_unit["15(2)(1)"]["because"]
    assert printed["questions"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Duties and conditions", "owner and (or) possessor", "CONTESTED", "Next questions",
                "not the official text", "on 2026-11-22", "other side")),
        ("ru", ("Обязанности и условия", "собственник и (или) владелец", "СПОРНО",
                "Следующие вопросы", "не официальный текст")),
        ("kk", ("Міндеттер мен шарттар", "меншік иесі және (немесе) иегер", "ДАУЛЫ",
                "Келесі сұрақтар", "ресми мәтін емес")),
    ],
)  # fmt: skip
def test_assess_for_people(run: Run, language: str, said: tuple[str, ...]) -> None:
    out = ok(run("assess", *FACTS, "--lang", language))
    assert [words for words in said if words not in out] == []
    duties = out.index(said[0])
    assert duties < out.index("15(2)(1)") < out.index("16(1)(1)")


def test_assess_groups_the_other_side_and_what_is_prohibited(run: Run) -> None:
    banned = ("--fact", "operates_ai_system=yes", "--fact", "unlawful_results=yes")
    printed = data(run("assess", *FACTS, *banned, "--json"))
    assert printed["prohibited_by"] == ["17(3)(7)"]
    groups = {n["pinpoint"]: n["group"] for n in printed["norms"]}
    assert groups["16(1)(1)"] == "across"
    assert groups["15(2)(1)"] == "duties"
    assert groups["15(1)(1)"] == "rights"
    assert set(groups.values()) >= {"across", "duties", "rights", "open"}
    assert groups["17(3)(7)"] == "prohibited"
    out = ok(run("assess", *FACTS, *banned))
    assert "PROHIBITED: 17(3)(7)" in out
    assert out.index("17(3)(7)") < out.index("Duties and conditions")


def test_assess_without_facts_gives_questions_and_no_verdicts(run: Run) -> None:
    printed = data(run("assess", "--on", "2026-11-22", "--json"))
    assert {n["status"] for n in printed["norms"]} <= {
        "cannot-say", "turns-on-judgment", "no-longer-applied"
    }  # fmt: skip
    out = ok(run("assess", "--on", "2026-11-22"))
    assert "Next questions" in out
    assert "Duties and conditions" not in out


def test_a_role_without_duties_says_so(run: Run) -> None:
    roles = (
        *("owner", "possessor", "user", "state_body", "model_author", "library_owner", "auditor"),
        *("library_maker", "data_owner", "platform_operator", "right_holder", "data_subject"),
    )
    others = (
        *("operates_ai_system", "trains_model", "ai_goods_or_services", "makes_data_library"),
        *("transfers_data_library", "synthetic_results", "distributes_synthetic", "creates_works"),
        *("handles_personal_data", "scrapes_public_sources", "biometrics_in_public_places"),
    )
    names = [*(f"role_{role}" for role in roles), *others]
    facts = [word for name in names for word in ("--fact", f"{name}=no")]
    out = ok(run("assess", *facts, "--on", "2026-11-22"))
    assert "Duties and conditions" not in out
    assert "no duty" in out
    printed = data(run("assess", *facts, "--on", "2026-11-22", "--json"))
    assert printed["binding"]["applies"] == 0
    some = ok(run("assess", "--fact", "role_owner=no", "--on", "2026-11-22"))
    assert "So far no duty and no prohibition applies; open: " in some


def test_assess_before_the_first_day(run: Run) -> None:
    out = ok(run("assess", *FACTS[:-1], "2026-01-17"))
    assert "Not yet applied" in out
    assert "230-VIII: not yet applied on 2026-01-17, applied from 2026-01-18." in out
    printed = data(run("assess", *FACTS[:-1], "2026-01-17", "--json"))
    assert (printed["applied"], printed["applies_from"]) == (False, "2026-01-18")
    old = ok(run("assess", *FACTS[:-1], "2019-01-01"))
    assert "no text as of 2019-01-01 is held; held: 2025-11-17" in old


def test_assess_act_by_act(run: Run) -> None:
    out = ok(run("assess", *FACTS, "--lang", "en"))
    heads = [line for line in out.splitlines() if re.match(r"\S+-[IVX]+ «", line)]
    assert [line.split()[0] for line in heads] == ["230-VIII", "235-V", "274-IV", "94-V"]
    assert "/akn/kz/act/restatement/2013-05-21/94-V/eng@2026-01-18" in out
    only = data(run("assess", *FACTS, "--act", "94-V", "--json"))
    assert {n["act"] for n in only["norms"]} == {"/akn/kz/act/2013-05-21/94-V"}
    code, _, err = run("assess", *FACTS, "--act", "232-VIII")
    assert code == 2
    assert "ASM001 the corpus holds no norms of 232-VIII" in err
    assert "230-VIII" in err


def test_assess_in_full_quotes_and_says_what_would_change(run: Run) -> None:
    short = ok(run("assess", *FACTS))
    out = ok(run("assess", *FACTS, "--full"))
    printed = data(run("assess", *FACTS, "--json"))
    duty = next(n for n in printed["norms"] if n["pinpoint"] == "15(2)(1)")
    assert f"«{duty['quote']}» ({duty['iri']})" in out
    assert duty["quote"] not in short
    assert "Would change if: role_owner=No" in out


def test_assess_tells_sanctions_with_fines(run: Run) -> None:
    facts = ("role_owner", "synthetic_results", "synthetic_may_mislead")
    yes = [word for name in facts for word in ("--fact", f"{name}=yes")]
    no = ("--fact", "users_informed_of_synthetic=no", "--fact", "offender_kind=large-business")
    out = ok(run("assess", *yes, *no, "--on", "2026-11-22"))
    assert "fine: large business: 100 MCI (432\u00a0500 tenge)" in out
    assert "does not cover: anybody who neither owns nor possesses the system" in out


# Comparisons and receipts


def test_compare_two_days(run: Run) -> None:
    out = ok(run("compare", *FACTS[:-2], "--on", "2026-01-17", "--and", "2026-01-18"))
    assert out.startswith("What changes between 2026-01-17 and 2026-01-18")
    begins = "not yet applied, applied from 2026-01-18 → applies"
    assert begins in out
    assert "begins to be applied on 2026-01-18, by: 230-VIII" in out
    printed = data(
        run("compare", *FACTS[:-2], "--on", "2026-01-17", "--and", "2026-01-18", "--json")
    )
    rows = {n["pinpoint"]: n for n in printed["norms"]}
    assert rows["94-V 19-1(1)"]["by"][0]["act"].endswith("/231-VIII")
    assert "Nothing changes." in ok(run("compare", "--on", "2026-02-01", "--and", "2026-02-02"))


def test_compare_two_profiles(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("role_owner: yes\nai_goods_or_services: no\n", "utf-8")
    other.write_text("role_owner: yes\nai_goods_or_services: yes\n", "utf-8")
    out = ok(run("compare", str(one), str(other), "--on", "2026-11-22"))
    assert "No → Yes (ai_goods_or_services)" in out
    assert "by: ai_goods_or_services" in out


@pytest.mark.parametrize(
    "arguments",
    [(), ("--and", "2026-02-01", "--corpus", "x")],
    ids=["nothing", "two things"],
)
def test_compare_needs_one_thing(run: Run, arguments: tuple[str, ...]) -> None:
    code, _, err = run("compare", *arguments)
    assert code == 2
    assert "OTHER, --and DAY, --corpus FOLDER or --texts" in err


def test_compare_with_another_folder(run: Run, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "corpus"
    shutil.copytree(Path(__file__).resolve().parents[3] / "corpus", folder)
    assert "Nothing changes." in ok(run("compare", *FACTS, "--corpus", str(folder)))
    code, _, err = run("compare", *FACTS, "--corpus", str(tmp_path / "none"))
    assert code == 2
    assert err.count("\n") == 1


def test_compare_norms_with_texts(run: Run) -> None:
    out = ok(run("compare", "--texts", "--on", "2026-11-22"))
    assert "/94-V/kaz@2026-01-18: our edition; the quotes of norms were checked" in out
    assert "than the norm was written from (0)" in out
    assert data(run("compare", "--texts", "--json"))["norms"] == []


def test_matrix_in_three_forms(run: Run) -> None:
    out = ok(run("matrix", "--on", "2026-11-22", "--lang", "en"))
    assert out.startswith("Roles and duties on 2026-11-22")
    printed = data(run("matrix", "--on", "2026-11-22", "--json"))
    rows = {n["pinpoint"]: n["roles"] for n in printed["norms"]}
    assert (rows["15(2)(1)"]["owner"], rows["15(2)(1)"]["user"]) == ("applies", "no")
    table = [line.split(",") for line in ok(run("matrix", "--csv")).splitlines()]
    assert table[0][:3] == ["act", "pinpoint", "id"]
    assert len(table) == len(rows) + 1
    code, _, err = run("matrix", "--type", "duty")
    assert code == 2
    assert "obligation" in err


def test_a_receipt_is_written_and_verified(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    code, _, err = run("assess", *FACTS, "--receipt", str(file))
    assert code == 0
    assert str(file) in err
    first = file.read_bytes()
    run("assess", *FACTS, "--receipt", str(file))
    assert file.read_bytes() == first
    assert "The receipt holds" in ok(run("verify-receipt", str(file)))
    assert data(run("verify-receipt", str(file), "--json"))["equal"] is True
    file.write_text(file.read_text("utf-8").replace('"applies"', '"does-not-apply"', 1), "utf-8")
    code, _, err = run("verify-receipt", str(file))
    assert code == 2
    assert "RCP002" in err
    assert err.count("\n") == 1


def test_a_receipt_of_another_engine_is_told_apart(run: Run, tmp_path: Path) -> None:
    from dataclasses import replace

    from kzlegal.assess import read_receipt
    from kzlegal.assess.receipt import sealed

    file = tmp_path / "receipt.json"
    run("assess", *FACTS, "--receipt", str(file))
    old = replace(read_receipt(file.read_text("utf-8")), engine="kzlegal 0.0.9")
    file.write_text(json.dumps(replace(old, sha256=sealed(old)).json()), "utf-8")
    code, out, _ = run("verify-receipt", str(file))
    assert code == 1
    assert "engine: kzlegal 0.0.9 → kzlegal" in out


def test_facts_and_norms_are_lines_of_tabs_in_a_pipe(run: Run) -> None:
    rows = [line.split("\t") for line in ok(run("facts")).splitlines()]
    assert {len(row) for row in rows} == {3}
    assert ["role_owner", "yes|no"] in [row[:2] for row in rows]
    rows = [line.split("\t") for line in ok(run("norms", "--unit", "15(2)")).splitlines()]
    assert rows[0][:3] == ["15(2)(1)", "obligation", "owner, possessor"]
    listed = data(run("norms", "--bearer", "user", "--json"))["norms"]
    assert listed
    for norm in listed:
        assert {"act", "eid", "type", "bearer", "conditions"} <= norm.keys()
        assert "user" in norm["bearer"] + norm["bearer_implied"]


def test_graph(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "law.nq"
    printed = data(run("graph", "--format", "nquads", "-o", str(target), "--json"))
    assert printed["bytes"] == target.stat().st_size


# Terminal


def test_lines_fit_a_terminal_and_nothing_is_cut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ok(run("show", "230-VIII", "17", "--lang", "ru"))
    monkeypatch.setenv("COLUMNS", "80")
    wrapped = ok(run("show", "230-VIII", "17", "--lang", "ru"))
    assert max(map(len, wrapped.splitlines()[1:])) <= 80
    assert max(map(len, whole.splitlines())) > 80
    assert wrapped.split() == whole.split()
    for arguments in (("assess", *FACTS), ("norms",), ("facts",), ("search", "кто отвечает")):
        lines = ok(run(*arguments)).splitlines()
        long = [line for line in lines if len(line) > 80]
        # only a word that cannot be broken may be longer
        assert [line for line in long if len(line.split()) > 1 and "/akn/" not in line] == []


def test_colours_only_on_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from kzlegal.cli.layout import coloured

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured(Terminal()) is True
    assert coloured(io.StringIO()) is False
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured(Terminal()) is False
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert coloured(Terminal()) is False


# notes

NOTED = """Статья 1. Журнал

1. Журнал ведется ежегодно.

Примечание ИЗПИ!

В пункт 2 предусматриваются изменения Законом РК от 09.01.2026 № 256-VIII (вводится в действие \
с 01.07.2026).

2. Журнал хранится три года.

Сноска. Статья 1 с изменением, внесенным Законом РК от 05.03.2024 № 1-VIII (вводится в действие \
по истечении 10 календарных дней после дня его официального опубликования).
"""


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """Give a small act with a remark and a footnote."""
    file = tmp_path / "noted.rus.txt"
    file.write_text(NOTED, "utf-8")
    return file


def test_notes_lists_what_changed_and_what_will(run: Run, noted: Path) -> None:
    out = ok(run("notes", str(noted), "--lang", "ru", "--published", "1-VIII=2024-03-06"))
    assert "amended by law 1-VIII of 2024-03-05" in out
    assert "= 2024-03-17" in out
    assert "announced: amended, how is not said by law 256-VIII" in out
    assert "past changes: 1 of 1 notes read; future changes: 1 of 1 notes read" in out


def test_notes_as_json_can_be_cut_to_a_unit(run: Run, noted: Path) -> None:
    printed = data(run("notes", str(noted), "--lang", "ru", "--unit", "art_1__para_2", "--json"))
    assert printed["events"] == []
    (pending,) = printed["pending"]
    assert pending["eid"] == "art_1__para_2"
    assert pending["kind"] == "amended"
    assert pending["law"]["iri"] == "/akn/kz/act/2026-01-09/256-VIII"
    assert pending["rule"]["kind"] == "from_day"
    assert pending["applies"] == "2026-07-01"


def test_a_publication_is_a_number_and_a_date(run: Run, noted: Path) -> None:
    code, _, err = run("notes", str(noted), "--lang", "ru", "--published", "yesterday")
    assert code == 2
    assert "256-VIII=2026-01-10" in err


def test_eval_notes_counts_a_folder(run: Run, noted: Path, act: Path) -> None:
    printed = data(run("eval", "notes", str(noted.parent), "--json"))
    assert printed["past"] == {"notes": 1, "read": 1, "share": 1.0}
    assert printed["future"] == {"notes": 1, "read": 1, "share": 1.0}
    assert len(printed["refused"]) == 1  # act.txt says no language


def test_eval_notes_of_no_folder_says_so(run: Run, tmp_path: Path) -> None:
    code, _, err = run("eval", "notes", str(tmp_path / "none"))
    assert code == 2
    assert "EVA003" in err


def test_convert_puts_the_history_into_the_metadata(run: Run, noted: Path) -> None:
    out = ok(run("convert", str(noted), "--lang", "ru"))
    assert 'href="/akn/kz/act/2024-03-05/1-VIII"' in out
    assert "<passiveModifications>" in out


def test_norms_of_one_act_and_of_all(run: Run) -> None:
    code, out, _ = run("norms", "--json")
    printed = json.loads(out)
    assert code == 0
    assert {norm["id"].partition("/")[0] for norm in printed["norms"]} == {
        *("230-VIII", "235-V", "94-V", "274-IV")
    }
    covered = {n["eid"] for n in printed["norms"] if n["id"].startswith("230-VIII/")}
    assert {"art_15", "art_17__para_3", "chp_1"} <= set(printed["without_norm"])
    assert not covered & set(printed["without_norm"])
    assert printed["without_norm_by_act"]["230-VIII"] == printed["without_norm"]
    code, out, _ = run("norms", "--act", "235-V", "--unit", "641-1(1)", "--json")
    fines = [n["penalty"]["fines"] for n in json.loads(out)["norms"]]
    assert [[f["first"] for f in table] for table in fines] == [[15, 20, 30, 100]] * 2
    code, out, _ = run("norms", "--act", "94-V", "--lang", "ru")
    assert code == 0
    assert out.startswith("1(2-3)\t")


def test_norms_of_another_act_are_named_with_it(run: Run) -> None:
    _, out, _ = run("norms", "--bearer", "seller")
    assert [line.partition("\t")[0] for line in out.splitlines()] == ["21(1)", "274-IV 27(6)"]


def test_the_cases_of_every_norm(run: Run) -> None:
    code, out, _ = run("norms", "--coverage", "--json")
    printed = json.loads(out)
    assert code == 0
    assert printed["cases"] >= 60
    assert all(norm["whole"] for norm in printed["norms"])
    code, out, _ = run("norms", "--coverage")
    assert "**none**" not in out
