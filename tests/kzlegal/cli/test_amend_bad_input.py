"""What goes wrong with amending acts: one clear Problem, and the act stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

ACT = """О ведении журнала

Закон Республики Казахстан от 5 марта 2024 года № 99-VIII

Статья 1. Журнал

1. Хранитель ведет журнал.

2. Исключен Законом РК от 05.03.2025 № 1-VIII (вводится в действие с 01.07.2025).

3. Журнал хранится год.

Статья 2. Проверка

Проверяющий смотрит журнал.
"""
HEAD = (
    "О внесении изменений в Закон Республики Казахстан «О ведении журнала»\n\n"
    "Закон Республики Казахстан от 1 марта 2026 года № 9-IX\n\n"
    "Статья 1. Внести в Закон Республики Казахстан от 5 марта 2024 года № 99-VIII "
    "«О ведении журнала» следующие изменения:\n\n"
)
FOOT = "\n\nСтатья 2. Настоящий Закон вводится в действие с 1 июня 2026 года.\n"


@pytest.fixture
def act(run: Run, tmp_path: Path) -> Path:
    """Give the act as Akoma Ntoso."""
    text = tmp_path / "act.txt"
    text.write_text(ACT, "utf-8")
    target = tmp_path / "act.xml"
    code, _, err = run(
        "convert", str(text), "--lang", "ru", "-o", str(target), "--generated", "2026-11-24"
    )
    assert code == 0, err
    return target


def amending(folder: Path, body: str, head: str = HEAD, foot: str = FOOT, name: str = "a") -> str:
    path = folder / f"{name}.txt"
    path.write_text(head + body + foot, "utf-8")
    return str(path)


def body(xml: str) -> str:
    return xml[xml.index("<body>") : xml.index("</body>")]


REFUSED = [
    ("a unit that is not there", "пункт 7 статьи 1 исключить.", "AMD401"),
    ("a unit that is repealed", "в пункте 2 статьи 1 слова «А» заменить словами «Б».", "AMD404"),
    (
        "words that do not stand there",
        "в пункте 3 статьи 1 слова «два года» заменить словами «три года».",
        "AKN503",
    ),
    (
        "unequal parallel lists",
        "в статье 2 слова «смотрит», «журнал» заменить соответственно словами «читает».",
        "AMD103",
    ),
    (
        "a quotation that is never closed",
        "пункт 3 статьи 1 изложить в следующей редакции:\n\n«3. Журнал хранится два года.",
        "AMD403",
    ),
    (
        "another number than announced",
        "дополнить статьей 3 следующего содержания:\n\n«Статья 4. Конец\n\nТекст.».",
        "AMD402",
    ),
    ("no formula", "в статье 2 поменять местами слова «смотрит» и заменить «журнал».", "AMD103"),
]


@pytest.mark.parametrize(
    ("body_text", "code"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refused_and_untouched(
    run: Run, act: Path, tmp_path: Path, body_text: str, code: str
) -> None:
    out = tmp_path / "out.xml"
    status, _, err = run(
        "amend", "apply", str(act), amending(tmp_path, f"{body_text}"), "-o", str(out)
    )
    assert status == 1
    assert f" {code} " in err
    assert "a.txt:" in err, "the problem names the place in the amending act"
    assert "Traceback" not in err
    assert body(out.read_text("utf-8")) == body(act.read_text("utf-8"))


def test_the_others_are_carried_out(run: Run, act: Path, tmp_path: Path) -> None:
    text = (
        "1) пункт 7 статьи 1 исключить;\n\n"
        "2) в пункте 3 статьи 1 слово «год» заменить словами «два года»."
    )
    out = tmp_path / "out.xml"
    status, _, err = run("amend", "apply", str(act), amending(tmp_path, text), "-o", str(out))
    assert status == 1
    assert "1 instructions carried out, 1 not" in err
    assert "Журнал хранится два года." in out.read_text("utf-8")


def test_strict_stops_and_writes_nothing(run: Run, act: Path, tmp_path: Path) -> None:
    text = (
        "1) в пункте 3 статьи 1 слово «год» заменить словами «два года»;\n\n"
        "2) пункт 7 статьи 1 исключить."
    )
    out = tmp_path / "out.xml"
    status, _, _ = run(
        "amend", "apply", str(act), amending(tmp_path, text), "-o", str(out), "--strict"
    )
    assert status == 1
    assert not out.exists()


def test_a_dry_run_writes_nothing(run: Run, act: Path, tmp_path: Path) -> None:
    text = "в пункте 3 статьи 1 слово «год» заменить словами «два года»."
    out = tmp_path / "out.xml"
    status, shown, _ = run(
        "amend", "apply", str(act), amending(tmp_path, text), "-o", str(out), "--dry-run"
    )
    assert status == 0
    assert not out.exists()
    assert "-3. Журнал хранится год." in shown
    assert "+3. Журнал хранится два года." in shown


def test_an_act_that_changes_another_one(run: Run, act: Path, tmp_path: Path) -> None:
    head = HEAD.replace("№ 99-VIII «О ведении журнала»", "№ 98-VIII «Об описи»")
    status, _, err = run(
        "amend", "apply", str(act), amending(tmp_path, "статью 2 исключить.", head)
    )
    assert status == 1
    assert " AMD410 " in err
    assert "kzlegal import" in err


def test_a_text_without_instructions(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text(ACT, "utf-8")
    status, out, err = run("amend", "parse", str(path), "--lang", "ru", "--json")
    assert status == 0
    assert json.loads(out)["instructions"] == []
    assert " AMD100 " in err


def test_two_acts_that_change_each_other(run: Run, act: Path, tmp_path: Path) -> None:
    one = HEAD.replace(
        "Внести в Закон Республики Казахстан от 5 марта 2024 года № 99-VIII «О ведении журнала»",
        "Внести в Закон Республики Казахстан от 2 марта 2026 года № 10-IX «О внесении изменений»",
    )
    two = one.replace("№ 9-IX", "№ 11-IX", 1).replace("1 марта 2026", "2 марта 2026", 1)
    two = two.replace("№ 11-IX", "№ 10-IX", 1).replace(
        "от 2 марта 2026 года № 10-IX «О внесении", "от 1 марта 2026 года № 9-IX «О внесении"
    )
    text = "в статье 1 слова «А» заменить словами «Б»."
    first = amending(tmp_path, text, one, name="one")
    second = amending(tmp_path, text, two, name="two")
    status, _, err = run("amend", "apply", str(act), first, second)
    assert status == 1
    assert " AMD412 " in err


def test_days_that_wait_for_each_other(run: Run, act: Path, tmp_path: Path) -> None:
    foot = (
        "\n\nСтатья 2. Настоящий Закон вводится в действие со дня введения в действие Закона "
        "Республики Казахстан от {} года № {}-IX «О внесении изменений».\n"
    )
    text = "в пункте 3 статьи 1 слово «год» заменить словами «два года»."
    first = amending(tmp_path, text, foot=foot.format("2 марта 2026", "10"), name="one")
    head = HEAD.replace("1 марта 2026 года № 9-IX", "2 марта 2026 года № 10-IX")
    second = amending(tmp_path, text, head, foot.format("1 марта 2026", "9"), name="two")
    status, _, err = run("amend", "apply", str(act), first, second)
    assert status == 1
    assert " AMD414 " in err


def test_a_target_that_is_no_document(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "act.txt"
    text.write_text(ACT, "utf-8")
    status, _, err = run("amend", "apply", str(text), amending(tmp_path, "статью 2 исключить."))
    assert status == 2
    assert err.count("error:") == 1
    assert "Traceback" not in err
