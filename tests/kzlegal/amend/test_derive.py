"""Two texts of one act, in our own words, and the instructions that a drafter would write."""

from __future__ import annotations

import pytest

from kzlegal.amend.derivation.derive import derive
from kzlegal.amend.derivation.drafting import written
from kzlegal.amend.derivation.explain import explain
from kzlegal.amend.derivation.pieces import law_text
from kzlegal.amend.derivation.trial import carried_out
from kzlegal.refs.citation import CODE, LAW, UnitNames
from tests.kzlegal.amend.made import parsed

BASE = """
Глава 1. ЖУРНАЛ
Статья 1. Ведение журнала
1. Хранитель обязан:
1) вести журнал проверок;
2) показать журнал по требованию.
2. Журнал хранится пять лет.
3. Опись прилагается к журналу.
Опись подписывает хранитель.
Статья 2. Доступ
Журнал открыт для всех работников района.
Глава 2. ПРОВЕРКА
Статья 3. Порядок
Проверка начинается с описи.
Проверка длится один день.
Проверка кончается записью в журнале.
"""

CASES = [
    pytest.param(
        {"2) показать журнал по требованию.": "2) показать журнал и опись по требованию."},
        "подпункт 2) пункта 1 статьи 1 после слов «показать журнал» дополнить словами «и опись»;",
        id="words in a point",
    ),
    pytest.param(
        {
            "2) показать журнал по требованию.": "2) показать журнал по требованию;\n"
            "3) сдать журнал в архив."
        },
        "в подпункте 2) пункта 1 статьи 1 слово «требованию.» заменить словом «требованию;»;\n"
        "пункт 1 статьи 1 дополнить подпунктом 3) следующего содержания:\n"
        "«3) сдать журнал в архив.»;",
        id="a list goes on: the full stop becomes a semicolon",
    ),
    pytest.param(
        {"1) вести журнал проверок;": "1) вести журнал проверок;\n1-1) вести опись;\n1-2) сдать;"},
        "пункт 1 статьи 1 дополнить подпунктами 1-1) и 1-2) следующего содержания:\n"
        "«1-1) вести опись;\n1-2) сдать;»;",
        id="inserted points, in one instruction",
    ),
    pytest.param(
        {"2. Журнал хранится пять лет.": "2. Журнал хранится пять лет. Срок считает район."},
        "пункт 2 статьи 1 дополнить предложением вторым следующего содержания:\n"
        "«Срок считает район.»;",
        id="a sentence",
    ),
    pytest.param(
        {"2. Журнал хранится пять лет.": "2. Исключен Законом РК от 05.03.2025 № 1-VIII."},
        "пункт 2 статьи 1 исключить;",
        id="a stub",
    ),
    pytest.param(
        {"Статья 2. Доступ": "Статья 2. Доступ к журналу"},
        "заголовок статьи 2 изложить в следующей редакции:\n«Доступ к журналу»;",
        id="a heading",
    ),
    pytest.param(
        {"1. Хранитель обязан:": "1. Хранитель района обязан:"},
        "пункт 1 статьи 1 после слова «Хранитель» дополнить словом «района»;",
        id="opening words of a list, unique in the unit",
    ),
    pytest.param(
        {"Опись подписывает хранитель.": ""},
        "часть вторую пункта 3 статьи 1 исключить;",
        id="the last часть goes",
    ),
    pytest.param(
        {"Опись подписывает хранитель.": "Опись подписывает хранитель.\nЧерновик не хранится."},
        "пункт 3 статьи 1 дополнить частью третьей следующего содержания:\n"
        "«Черновик не хранится.»;",
        id="a часть comes",
    ),
    pytest.param(
        {"2. Журнал хранится пять лет.": "2. Журнал хранится пять лет.\nСрок считает район."},
        "пункт 2 статьи 1 дополнить частью второй следующего содержания:\n«Срок считает район.»;",
        id="a second часть where there was one",
    ),
    pytest.param(
        {
            "Проверка начинается с описи.\n": "",
            "Проверка длится один день.": "Проверка длится три дня.",
        },
        "статью 3 изложить в следующей редакции:\n«Статья 3. Порядок\nПроверка длится три дня.\n"
        "Проверка кончается записью в журнале.»;",
        id="a часть goes and a later one changes: the article is restated",
    ),
    pytest.param(
        {"2. Журнал хранится пять лет.": "2. Срок устанавливает район своим решением."},
        "пункт 2 статьи 1 изложить в следующей редакции:\n"
        "«2. Срок устанавливает район своим решением.»;",
        id="most words change",
    ),
    pytest.param(
        {"Глава 2. ПРОВЕРКА": "Статья 2-1. Листы\nЛисты нумеруются.\nГлава 2. ПРОВЕРКА"},
        "дополнить статьей 2-1 следующего содержания:\n«Статья 2-1. Листы\nЛисты нумеруются.»;",
        id="an article at the end of a chapter",
    ),
    pytest.param(
        {"Глава 2. ПРОВЕРКА": "Глава 2. ПРОВЕРКА\nСтатья 2-1. Листы\nЛисты нумеруются."},
        "главу 2 дополнить статьей 2-1 следующего содержания:\n"
        "«Статья 2-1. Листы\nЛисты нумеруются.»;",
        id="the first article of a chapter: the chapter is named",
    ),
    pytest.param(
        {"Глава 2. ПРОВЕРКА": "Глава 1-1. ЛИСТЫ\nСтатья 2-1. Лист\nЕсть.\nГлава 2. ПРОВЕРКА"},
        "дополнить главой 1-1 следующего содержания:\n«Глава 1-1. ЛИСТЫ\nСтатья 2-1. Лист\nЕсть.»;",
        id="a chapter with its article",
    ),
    pytest.param(
        {"Глава 2. ПРОВЕРКА": "Глава 2. ПРОВЕРКИ"},
        "заголовок главы 2 изложить в следующей редакции:\n«ПРОВЕРКИ»;",
        id="a chapter's heading",
    ),
    pytest.param({"Сноска": ""}, "", id="nothing"),
]


def changed(changes: dict[str, str]) -> str:
    text = BASE
    for before, after in changes.items():
        text = text.replace(before, after)
    return text


def said(old: str, new: str, names: UnitNames = LAW) -> str:
    found = derive(parsed(old).document, parsed(new).document)
    return "\n".join("\n".join(written(p, "rus", names)) for p in found.proposals)


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_the_instruction(changes: dict[str, str], expected: str) -> None:
    assert said(BASE, changed(changes)) == expected


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_carried_out_it_gives_the_new_text(changes: dict[str, str], expected: str) -> None:
    old, new = parsed(BASE).document, parsed(changed(changes)).document
    explanation = explain(old, new, "rus")
    made, refused = carried_out(old, explanation.proposals)
    assert not refused
    assert law_text(made) == law_text(new)
    assert "AMD464" not in {p.code for p in explanation.problems}


def test_a_code_that_numbers_its_parts() -> None:
    old = (
        "Статья 5. Листы\n1. Утрата листа –\nвлечет замечание.\n2. Подделка листа –\nвлечет штраф."
    )
    new = old.replace("замечание", "замечание или штраф")
    assert said(old, new, CODE) == (
        "абзац второй части первой статьи 5 дополнить словами «или штраф»;"
    )


def test_a_note_of_the_publisher_is_no_change() -> None:
    note = "Сноска. Статья 3 с изменением, внесенным Законом РК от 05.03.2025 № 1-VIII."
    found = derive(parsed(BASE).document, parsed(BASE + note).document)
    assert (found.changes, found.proposals) == ((), ())


PROBLEMS = [
    pytest.param(
        {
            "Статья 2. Доступ\nЖурнал открыт для всех работников района.\n": "",
            "Статья 3. Порядок": "Статья 2. Доступ\nЖурнал открыт для всех работников района.\n"
            "Статья 3. Порядок",
        },
        "AMD452",
        id="an article in another chapter",
    ),
    pytest.param(
        {"Статья 1. Ведение": "Статья 7. Лист\nЕсть лист.\nСтатья 1. Ведение"},
        "AMD454",
        id="an article that is not where its number says",
    ),
    pytest.param(
        {"Глава 1. ЖУРНАЛ\n": "Глава 1. ЖУРНАЛ\nСлова вне статей.\n"},
        "AMD451",
        id="words outside every unit",
    ),
    pytest.param(
        {"Глава 2. ПРОВЕРКА": "Глава 2 ПРОВЕРКА"},
        "AMD456",
        id="a chapter's number is printed otherwise",
    ),
]


@pytest.mark.parametrize(("changes", "code"), PROBLEMS)
def test_what_no_instruction_says_is_a_problem(changes: dict[str, str], code: str) -> None:
    found = derive(parsed(BASE).document, parsed(changed(changes)).document)
    assert code in {p.code for p in found.problems}


def test_annexes_and_signature_are_reported() -> None:
    annex = "Президент Республики Казахстан\nА. БЕКОВ\nПриложение 1\nОпись листов\n1. Лист."
    old, new = BASE + annex, BASE + annex.replace("1. Лист.", "1. Лист и шкаф.")
    found = derive(parsed(old).document, parsed(new).document)
    assert {p.code for p in found.problems} == {"AMD453"}
    assert found.proposals == ()
