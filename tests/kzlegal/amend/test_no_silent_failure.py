"""No wrong text, ever: what is damaged is carried out right, or refused with a Problem.

The right result is made here by plain string work on the lines of the act, by nothing of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import hypothesis.strategies as st
import pytest
from execute_spec_runner import act, carried_out
from hypothesis import assume, given

import akn.text
from akn import xml
from akn.model import Document

LINES = (
    "Статья 1. Ведение журнала",
    "1. Хранитель ведет журнал и отвечает за его сохранность перед собственником.",
    "2. Хранитель обязан:",
    "1) вносить в журнал каждую запись в день события;",
    "2) показывать журнал проверяющему по его требованию;",
    "3) передавать журнал новому хранителю по описи.",
    "Статья 2. Проверка журнала",
    "1. Проверяющий смотрит журнал раз в год и составляет акт о проверке.",
    "2. Акт подписывают проверяющий и хранитель, по одному листу каждый.",
)
UNITS = {
    1: ("пункте 1 статьи 1", "пункт 1 статьи 1"),
    3: ("подпункте 1) пункта 2 статьи 1", "подпункт 1) пункта 2 статьи 1"),
    4: ("подпункте 2) пункта 2 статьи 1", "подпункт 2) пункта 2 статьи 1"),
    5: ("подпункте 3) пункта 2 статьи 1", "подпункт 3) пункта 2 статьи 1"),
    7: ("пункте 1 статьи 2", "пункт 1 статьи 2"),
    8: ("пункте 2 статьи 2", "пункт 2 статьи 2"),
}
"""Lines that hold a unit whole, and how it is cited: in it, and as the object."""


@dataclass(frozen=True)
class Order:
    """An instruction and the line that it must give; None where the unit goes."""

    text: str
    line: int
    result: str
    old: str


def words(line: str) -> list[str]:
    """Neighbouring words of a line that stand in it once."""
    body = re.sub(r"^\d+[.)] ", "", line)
    pairs = re.findall(r"(?<!\w)(\w+ \w+)(?!\w)", body)
    return [p for p in pairs if len(re.findall(rf"(?<!\w){p}(?!\w)", body)) == 1]


@st.composite
def orders(draw: st.DrawFn) -> Order:
    line = draw(st.sampled_from(sorted(UNITS)))
    where, what = UNITS[line]
    text = LINES[line]
    pair = draw(st.sampled_from(words(text)))
    match draw(st.sampled_from(("replace", "after", "delete", "append", "restate"))):
        case "replace":
            return Order(
                f"в {where} слова «{pair}» заменить словами «иное слово»;",
                line,
                text.replace(pair, "иное слово"),
                pair,
            )
        case "after":
            return Order(
                f"{what} после слов «{pair}» дополнить словами «и еще»;",
                line,
                text.replace(pair, f"{pair} и еще"),
                pair,
            )
        case "delete":
            left = re.sub(r" +([,.;])", r"\1", text.replace(pair, "")).replace("  ", " ")
            assume(re.match(r"\d+[.)] \w", left))
            return Order(f"в {where} слова «{pair}» исключить;", line, left, pair)
        case "append":
            return Order(
                f"{what} дополнить словами «, а также иное»;",
                line,
                f"{text[:-1]}, а также иное{text[-1]}",
                "",
            )
        case _:
            number = text.split(" ")[0]
            new = f"{number} Новые слова целиком{text[-1]}"
            return Order(f"{what} изложить в следующей редакции:\n«{new}»;", line, new, "")


def document(lines: list[str]) -> Document:
    return act("\n\n".join(lines), "rus")


def shown(made: Document) -> list[str]:
    body = made.body
    assert body is not None
    return akn.text.to_text(body).rstrip("\n").split("\n")


def refused(before: Document, amending: str) -> bool:
    """Carry out; True where it was refused, and then the act is byte for byte what it was."""
    done, unread = carried_out(before, amending, "rus")
    if xml.write(done.document) != xml.write(before):
        return False
    assert unread or done.problems, "nothing changed, and nobody was told"
    return True


@given(orders())
def test_what_fits_gives_the_right_text(order: Order) -> None:
    done, unread = carried_out(document(list(LINES)), order.text, "rus")
    wanted = [order.result if n == order.line else line for n, line in enumerate(LINES)]
    assert (shown(done.document), done.problems, unread) == (wanted, (), [])


@given(orders())
def test_a_second_time_changes_nothing(order: Order) -> None:
    first, _ = carried_out(document(list(LINES)), order.text, "rus")
    second, _ = carried_out(first.document, order.text, "rus")
    assert xml.write(second.document) == xml.write(first.document)
    assert second.problems


@given(orders(), st.data())
def test_a_changed_word_of_the_target(order: Order, data: st.DataObject) -> None:
    """A word of the old words changed: refused. Another word: the right text."""
    lines = list(LINES)
    pieces = lines[order.line].split(" ")
    at = data.draw(st.integers(1, len(pieces) - 1))
    changed = re.sub(r"\w+", "чужое", pieces[at], count=1)
    pieces[at] = changed
    lines[order.line] = " ".join(pieces)
    before = document(lines)
    if order.old and order.old not in lines[order.line]:
        assert refused(before, order.text)
        return
    done, unread = carried_out(before, order.text, "rus")
    assert not done.problems
    assert not unread
    assert shown(done.document) != shown(before)
    others = [line for n, line in enumerate(shown(done.document)) if n != order.line]
    assert others == [line for n, line in enumerate(lines) if n != order.line]


@given(orders())
def test_a_dropped_unit(order: Order) -> None:
    lines = [line for n, line in enumerate(LINES) if n != order.line]
    before = document(lines)
    number = LINES[order.line].split(" ")[0]
    # the point after it may now stand where it stood, but under its own number
    assert all(not line.startswith(f"{number} ") or line != LINES[order.line] for line in lines)
    assert refused(before, order.text)


@given(orders())
def test_words_that_stand_twice(order: Order) -> None:
    assume(order.old)
    lines = list(LINES)
    end = lines[order.line][-1]
    lines[order.line] = f"{lines[order.line][:-1]}, {order.old}{end}"
    assert refused(document(lines), order.text)


@given(orders(), st.data())
def test_a_lost_quotation_mark(order: Order, data: st.DataObject) -> None:
    """The right text, or nothing and a word about it."""
    marks = [m.start() for m in re.finditer("[«»]", order.text)]
    cut = data.draw(st.sampled_from(marks))
    text = order.text[:cut] + order.text[cut + 1 :]
    before = document(list(LINES))
    if refused(before, text):
        return
    done, _ = carried_out(before, text, "rus")
    wanted = [order.result if n == order.line else line for n, line in enumerate(LINES)]
    assert shown(done.document) == wanted


LOST = [
    "в пункте 1 статьи 1 слово «журнал» заменить словами «книгу «Лист» или опись Лист»»;",
    "в пункте 1 статьи 1 слово «журнал» заменить словами «книгу «Лист»;",
    "в пункте 1 статьи 1 слово журнал» исключить;",
    "в пункте 1 статьи 1 слово «журнал исключить;",
    "в пункте 1 статьи 1 слова «журнал», «отвечает заменить соответственно словами «А», «Б»;",
    "в пункте 1 статьи 1 слова «журнал, «отвечает» исключить;",
    "в пункте 1 статьи 1 слова «журнал» заменить словами «лист, слова «отвечает» исключить;",
    "пункт 1 статьи 1 после слов «журнал, «отвечает» дополнить словами «опись»;",
    "в пункте 1 статьи 1 слово «журнал» заменить словами «лист (далее – «Лист)»;",
]


@pytest.mark.parametrize("text", LOST)
def test_a_lost_mark_of_a_list_or_a_word_is_refused(text: str) -> None:
    assert refused(document(list(LINES)), text)


@given(st.lists(orders(), min_size=2, max_size=4), st.randoms())
def test_disjoint_instructions_commute(made: list[Order], random: object) -> None:
    assume(len({o.line for o in made}) == len(made))
    before = document(list(LINES))
    texts = [o.text for o in made]
    one, _ = carried_out(before, "\n".join(texts), "rus")
    other, _ = carried_out(before, "\n".join(texts[::-1]), "rus")
    assert not one.problems
    assert shown(one.document) == shown(other.document)
    step = before
    for n, text in enumerate(texts, 1):
        work = f"/akn/kz/act/2026-03-01/{n}-IX"
        step = carried_out(step, text, "rus", work=work)[0].document
    assert shown(step) == shown(one.document)
