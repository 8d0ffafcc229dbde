"""Units made of a quotation: all of its words, or none and a reason."""

from __future__ import annotations

import pytest

from akn.text import to_text
from kzlegal.amend.quoted import quoted_units
from kzlegal.refs.unit import Step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2) журнал;", Step("point", "2")),
        ("2) журнал.\nОпись ведет хранитель.", Step("point", "2")),
        ("2) журнал;\nа также опись;", Step("point", "2")),
        ("2) журнал;\n3) опись.", Step("point", "2")),
        ("2) журнал:\n1) листы;\n2) опись;", Step("point", "2")),
        ("3. Журнал.\nОпись.\nЛист.", Step("para", "3")),
        ("Журнал.\nОпись.", Step("subpara", "2")),
        ("Статья 2-1. Журнал\n1. Журнал.\nОпись.\n2. Лист.", Step("art", "2-1")),
    ],
)
def test_no_word_of_a_quotation_is_lost(text: str, step: Step) -> None:
    units = quoted_units(text, step, "rus")
    assert not isinstance(units, str)
    assert "".join(map(to_text, units)) == f"{text}\n"


def test_words_outside_the_unit_are_a_reason() -> None:
    reason = quoted_units("2. Журнал.\nСтатья 9. Лист\nЛист.", Step("para", "2"), "rus")
    assert isinstance(reason, str)
