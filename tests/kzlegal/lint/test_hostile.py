"""Drafts that nobody would write: no crash, and time that grows with their length."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.problem import LegalTextError
from kzlegal.corpus import read_source
from kzlegal.lint import check_draft

DAY = date(2026, 1, 1)

LINES = st.sampled_from(
    [
        "О проверке систем",
        "О внесении изменений в Закон",
        "Глава 1. ПРАВИЛА",
        "Глава 1",
        "Статья 1. Журнал",
        "Статья 1",
        "Статья 2-1. Другой журнал.",
        "Статья 2. «Кавычки",
        "1. Владелец ведет журнал:",
        "1.",
        "2. Смотри часть третью пункта 9 статьи 4 настоящего Закона.",
        "1) первое;",
        "3) – 5) исключены;",
        "2) второе по подпунктам 1) – 9) настоящей статьи",
        "а) буква;",
        "Примечание. Слова «а «б».",
        "Примечание ИЗПИ!",
        "Приложение 1",
        "Приложение к Закону",
        "Cлово с латинской буквой",
        "12 записей",
        "»",
        '"',
        "()",
        "…",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["ru", "kk", "en"]))
def test_any_order_of_lines_is_checked_or_refused(lines: list[str], language: str) -> None:
    text = "\n\n".join(lines)
    try:
        found = check_draft(read_source("draft.txt", text.encode()), language, generated=DAY)
    except LegalTextError:
        return
    printed = text.split("\n")
    for finding in found:
        assert finding.message
        assert 0 <= finding.line <= len(printed)
        if finding.line and finding.column:
            assert finding.column <= len(printed[finding.line - 1]) + 1


def faulty(articles: int) -> bytes:
    """An act whose every article has a fault of each sort that looks around itself."""
    body = "".join(
        f"\n\nСтатья {n}. Правило «{n}"
        f"\n\n1. Владелец по пункту 7 статьи {n} и подпункту 2) статьи {n} настоящего Закона:"
        f"\n\n1) ведет жуpнал{n}."
        f"\n\n2) хранит запись"
        for n in range(1, articles + 1)
    )
    return f"О проверке{body}\n".encode()


@pytest.mark.parametrize("few", [400])
def test_time_grows_with_the_length_of_the_draft(few: int) -> None:
    def spent(articles: int) -> tuple[float, int]:
        source = read_source("draft.txt", faulty(articles))
        begun = time.process_time()
        found = check_draft(source, "ru", generated=DAY)
        return time.process_time() - begun, len(found)

    spent(50)
    short, count = spent(few)
    long, count_long = spent(few * 4)
    assert count > 4 * few
    assert count_long > 4 * few * 4
    assert long < short * 4 * 2.5
