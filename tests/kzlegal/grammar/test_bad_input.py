"""Texts that are no act, and texts made to hurt: one sentence, or a result in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spec_runner import GENERATED, printed

from akn import schema
from akn.problem import LegalTextError, Severity
from kzlegal.corpus import read_source
from kzlegal.corpus.source import SourceDocument
from kzlegal.grammar import GrammarError, alpha3, characters, parse


def parsed_problem(text: str, language: str = "rus") -> LegalTextError:
    source = read_source("bad.txt", text.encode())
    with pytest.raises(LegalTextError) as caught:
        parse(source, language, generated=GENERATED)
    return caught.value


RUSSIAN = "Статья 1. Журнал\n\nЖурнал ведется ежегодно и хранится три года в шкафу.\n\n"
KAZAKH = "1-бап. Журнал\n\nЖурнал жыл сайын жүргізіледі және үш жыл сақталады.\n\n"
ENGLISH = "Article 1. Journal\n\nThe journal shall be kept for three years in a cabinet.\n\n"

REFUSED = {
    "no unit": ("Письмо о журнале, который ведется ежегодно.", "rus", "KZ004", 1),
    "Kazakh for Russian": (KAZAKH, "rus", "KZ002", 3),
    "Russian for Kazakh": (RUSSIAN, "kaz", "KZ002", 3),
    "English for Russian": (ENGLISH, "rus", "KZ002", 3),
    "Russian for English": (RUSSIAN, "eng", "KZ002", 3),
    "Russian with Kazakh": (RUSSIAN + KAZAKH, "rus", "KZ003", 7),
    "Kazakh with Russian": (KAZAKH + RUSSIAN, "kaz", "KZ003", 7),
    "Russian with English": (RUSSIAN + ENGLISH, "rus", "KZ003", 7),
    "an article twice": (RUSSIAN + RUSSIAN.replace("Журнал", "Запись"), "rus", "KZ101", 5),
}


@pytest.mark.parametrize(("text", "language", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_refused_in_one_sentence(text: str, language: str, code: str, line: int) -> None:
    problem = parsed_problem(text, language).problem
    assert (problem.code, problem.line, problem.path) == (code, line, "bad.txt")
    assert problem.hint
    assert "\n" not in str(problem)


def test_an_article_twice_names_both_lines() -> None:
    problem = parsed_problem(RUSSIAN + RUSSIAN.replace("Журнал", "Запись")).problem
    assert problem.line == 5
    assert "line 1" in problem.message


def test_a_paragraph_twice_is_kept_and_reported() -> None:
    text = "Статья 1. Журнал\n\n1. Журнал ведется.\n\n1. Журнал хранится.\n"
    parsed = parse(read_source("bad.txt", text.encode()), "rus", generated=GENERATED)
    assert [(p.code, p.line, p.severity) for p in parsed.problems if p.code != "KZ120"] == [
        ("KZ102", 5, Severity.WARNING)
    ]
    eids = [e.eid for e in parsed.document.walk() if e.name == "paragraph"]
    assert eids == ["art_1__para_1", "art_1__para_1v2"]


def test_a_source_without_blocks_is_refused() -> None:
    source = SourceDocument("empty.txt", "text", "0" * 64, ())
    with pytest.raises(LegalTextError) as caught:
        parse(source, "rus", generated=GENERATED)
    assert caught.value.problem.code == "KZ004"


def test_a_language_without_a_grammar_is_refused() -> None:
    with pytest.raises(GrammarError) as caught:
        alpha3("deu")
    assert caught.value.problem.code == "KZ001"
    assert "ru (rus)" in caught.value.problem.hint


HEAD = "Статья 1. Журнал\n\n"
HOSTILE: dict[str, Callable[[int], str]] = {
    "points on one line": lambda n: HEAD + "1) " * n,
    "brackets on one line": lambda n: HEAD + "1. " + "(" * 3 * n,
    "quotation marks on one line": lambda n: HEAD + '"«' * n,
    "the word for article": lambda n: HEAD + "Статья " * (n // 2),
    "headings on one line": lambda n: "Глава 1. А" + " Статья 1. А" * (n // 3),
    "spaces": lambda n: HEAD + "1." + " " * 3 * n + "Журнал.",
    "no-break spaces": lambda n: HEAD + "1." + "\u00a0" * 3 * n + "Журнал.",
    "a number of many digits": lambda n: HEAD + "9" * 3 * n + ". Журнал.",
    "a number of many parts": lambda n: HEAD + "1-1" * n + ") журнал",
    "a number of many stops": lambda n: HEAD + "1." * n + " Журнал.",
    "Roman digits": lambda n: HEAD + "РАЗДЕЛ " + "ІX" * n + ". Журнал",
    "the whole text": lambda n: f"{HEAD}Примечание ИЗПИ! {'по всему тексту слова ' * (n // 7)}",
    "lists in lists": lambda n: HEAD + "1) журнал:\n\n" * (n // 20),
    "letters in lists": lambda n: HEAD + "1. Журнал:\n\n" + "а) журнал:\n\n" * (n // 20),
    "open quotations": lambda n: HEAD + '"журнал\n\n' * (n // 20),
    "open guillemets": lambda n: HEAD + "«журнал «\n\n" * (n // 20),
    "quoted articles": lambda n: HEAD + '"Статья 5. Журнал\n\n1. Журнал.\n\n' * (n // 40),
    "labels of notes": lambda n: HEAD + "Примечание ИЗПИ!\n\n" * (n // 20),
    "footnotes with colons": lambda n: HEAD + "Сноска. Журнал:\n\n" * (n // 20),
    "paragraphs of a note": lambda n: (
        HEAD + "Примечания.\n\n" + "".join(f"{k}. Журнал.\n\n" for k in range(1, n // 20))
    ),
    "annexes": lambda n: HEAD + "1. Журнал.\n\n" + "Приложение 1\n\nЖурнал\n\n" * (n // 150),
    "parts of an article": lambda n: HEAD + "Журнал хранится.\n\n" * (n // 20),
    "broken sentences": lambda n: HEAD + "1. Журнал и\n\n" + "журнал и\n\n" * (n // 20),
    "contents": lambda n: "".join(f"Статья {k}. А\n\n" for k in range(1, n // 20)) * 2 + "1. Б.",
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(made: Callable[[int], str]) -> None:
    """Twice the text takes at most some three times the time; short times say nothing."""
    took = []
    for size in (15_000, 30_000):
        source = read_source("hostile.txt", made(size).encode())
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            try:
                parsed = parse(source, "rus", generated=GENERATED)
            except LegalTextError:
                parsed = None
            best = min(best, time.process_time() - start)
        if parsed is not None:
            assert printed(parsed.document) == "".join(characters(source))
        took.append(best)
    assert took[1] < max(3.2 * took[0], 0.5), took


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_gives_valid_xml(made: Callable[[int], str]) -> None:
    source = read_source("hostile.txt", made(1_000).encode())
    try:
        parsed = parse(source, "rus", generated=GENERATED)
    except LegalTextError as error:
        message = str(error.problem)
    else:
        message = ""
        assert schema.validate(parsed.document) == ()
    assert "\n" not in message
