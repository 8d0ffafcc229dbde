"""A unit that was repealed here looks as the publisher's own stub does when a copy is read."""

from __future__ import annotations

import pytest
from execute_spec_runner import act, carried_out

from akn import xml
from akn.model import Document

CASES = [
    (
        "rus",
        "Статья 1. Журнал\n\n1. Журнал ведется.\n\n{}\n\n3. Журнал хранится.",
        "2. Журнал показывают:\n\n1) проверяющему;\n\n2) хранителю.",
        "пункт 2 статьи 1 исключить;",
        "2. Исключен Законом РК от 01.03.2026 № 9-IX (вводится в действие с 01.06.2026).",
    ),
    (
        "rus",
        "Статья 1. Журнал\n\nЖурнал:\n\n1) ведется;\n\n{}\n\n3) хранится.",
        "2) показывается;",
        "подпункт 2) статьи 1 исключить;",
        "2) Исключен Законом РК от 01.03.2026 № 9-IX (вводится в действие с 01.06.2026).",
    ),
    (
        "rus",
        "Статья 1. Журнал\n\nВедется.\n\n{}\n\nСтатья 3. Опись\n\nОпись ведется.",
        "Статья 2. Лист\n\nЛист нумеруется.",
        "статью 2 исключить;",
        "Статья 2. Исключена Законом РК от 01.03.2026 № 9-IX (вводится в действие с 01.06.2026).",
    ),
    (
        "kaz",
        "1-бап. Журнал\n\n1. Журнал жүргізіледі.\n\n{}\n\n3. Журнал сақталады.",
        "2. Журнал көрсетіледі.",
        "1-баптың 2-тармағы алып тасталсын;",
        "2. Алып тасталды – ҚР 01.03.2026 № 9-IX (01.06.2026 бастап қолданысқа енгізіледі) "
        "Заңымен.",
    ),
]


@pytest.mark.parametrize(("language", "frame", "unit", "order", "stub"), CASES)
def test_a_repealed_unit_equals_the_stub_of_a_copy(
    language: str, frame: str, unit: str, order: str, stub: str
) -> None:
    code = "kaz" if language == "kaz" else "rus"
    before = act(frame.format(unit), code)  # type: ignore[arg-type]
    done, unread = carried_out(before, order, code)  # type: ignore[arg-type]
    assert (done.problems, unread) == ((), [])
    copy = act(frame.format(stub), code)  # type: ignore[arg-type]
    assert _body(done.document) == _body(copy)


def _body(document: Document) -> bytes:
    assert document.body is not None
    return xml.write(Document(document.body))
