"""A drafter's Word file with planted faults: each is found at the number of its paragraph."""

from __future__ import annotations

from datetime import date

from kzlegal.corpus import read_source
from kzlegal.lint import check_draft
from tests.kzlegal.corpus import files

DRAFT = [
    # paragraph of the file, and the codes planted in it
    ("О проверке систем", []),
    ("Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ", []),
    ("Статья 1. Журнал", []),
    ("1. Владелец системы ведет журнал и хранит его:", []),
    ("1) не менее трех лет.", ["KZ108"]),
    ("2) в безопасном месте;", []),
    ("4) под замком", ["KZ103", "KZ108"]),
    ("3. Записи по пункту 7 настоящей статьи вносятся сразу.", ["KZ103", "KZ201"]),
    ("Cтатья 2. Ответ", ["KZ110"]),
    ("Орган отвечает по подпункту 1) статьи 1 настоящего Закона.", ["KZ202"]),
    ("Статья 3. Пустая", ["KZ112"]),
    ("Статья 4 Проверка", ["KZ104"]),
    ("1. Проверяющий обязан", ["KZ109"]),
    ("1) прийти вовремя;", []),
    ("2) уйти вовремя.", []),
    ("2. Слова «журнал проверки означают книгу.", ["KZ111"]),
    ("Статья 4. Проверка вторая", ["KZ101"]),
    ("Проверка идет по статье 9 настоящего Закона.", ["KZ201"]),
    ("Глава 2. ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ", []),
    ("Этот абзац стоит вне статей.", ["KZ190"]),
    ("Статья 6. Порядок", ["KZ103"]),
    ("Настоящий Закон вводится в действие с 1 января 2027 года.", []),
]


def test_each_planted_fault_at_its_paragraph() -> None:
    data = files.docx("".join(files.p(text) for text, _ in DRAFT))
    found = check_draft(read_source("draft.docx", data), "ru", generated=date(2026, 1, 1))
    planted = [(n, code) for n, (_, codes) in enumerate(DRAFT, 1) for code in codes]
    assert [(f.line, f.code) for f in sorted(found, key=lambda f: (f.line, f.code))] == planted
    for finding in found:
        assert finding.eid


def test_automatic_numbering_is_checked_as_printed() -> None:
    """Word prints the numbers itself: the place counts the characters that are in the file."""
    numbering = files.numbering(files.level(0, "decimal", "%1)"))
    body = (
        files.p("О проверке систем")
        + files.p("Статья 1. Журнал")
        + files.p("Владелец хранит журнал:")
        + files.p("не менее трех лет.", num="1")
        + files.p("в безопасном месте;", num="1")
        + files.p("под замкoм.", num="1")  # Latin o
    )
    source = read_source("draft.docx", files.docx(body, numbering=numbering))
    found = check_draft(source, "ru", generated=date(2026, 1, 1))
    assert [(f.line, f.column, f.code, f.eid) for f in found] == [
        (4, 18, "KZ108", "art_1__point_1"),
        (6, 9, "KZ110", "art_1__point_3"),
    ]
