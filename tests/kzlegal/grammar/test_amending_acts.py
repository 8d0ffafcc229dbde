"""An amending act: its articles have no headings, its quoted lines are no units of its own."""

from __future__ import annotations

from datetime import date

import pytest

from akn.model import Element
from kzlegal.corpus import read_source
from kzlegal.grammar import parse

ACTS = {
    "rus": "Статья 1. Внести в Закон «О садах» следующие изменения:\n\n1) статью 4 исключить.\n\n"
    "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.\n",
    "kaz": "1-бап. «Бақтар туралы» Заңға мынадай өзгерістер енгізілсін:\n\n"
    "1) 4-бап алып тасталсын.\n\n"
    "2-бап. Осы Заң 2027 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.\n",
    "eng": "Article 1. The Law “On Gardens” shall be changed as follows:\n\n"
    "1) Article 4 is deleted.\n\nArticle 2. This Law is put into effect on 1 January 2027.\n",
}


def article(text: str, language: str, eid: str) -> Element:
    source = read_source("a.txt", text.encode())
    found = parse(source, language, generated=date(2026, 11, 24)).document.find(eid)
    assert found is not None
    return found


@pytest.mark.parametrize("language", ACTS)
def test_words_beside_the_number_are_text(language: str) -> None:
    first = article(ACTS[language], language, "art_1")
    second = article(ACTS[language], language, "art_2")
    assert [e.name for e in first.elements()] == ["num", "intro", "point"]
    assert [e.name for e in second.elements()] == ["num", "content"]
    assert "2027" in second.text()


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("Статья 5. Ограда\n\nОграда высокая.\n", ["num", "heading", "content"]),
        # a heading with a full stop, as old acts print it, has text under it
        ("Статья 5. Ограда.\n\nОграда высокая.\n", ["num", "heading", "content"]),
        ("Статья 5. Ограда\n", ["num", "heading", "content"]),
        ("Статья 5. Ограда стоит вокруг сада.\n", ["num", "content"]),
    ],
)
def test_only_a_sentence_alone_in_its_article_is_text(text: str, children: list[str]) -> None:
    assert [e.name for e in article(text, "rus", "art_5").elements()] == children


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("2) тармақша мынадай редакцияда жазылсын:", False),
        ("2-1), 3) және 5) тармақшалар алып тасталсын;", False),
        ("6) – 8) тармақшалар мынадай редакцияда жазылсын:", False),
        ("2) тармақшада:", False),
        ("2) бақ – демалыс орны;", True),
        ("2) 4-бап алып тасталсын;", True),
        ("2) 3-баптың 1) тармақшасы алып тасталсын;", True),
        # the word alone does not make an instruction of it
        ("2) тармақша – баптың бөлігі;", True),
    ],
)
def test_kazakh_number_of_the_target_opens_no_subpoint(line: str, opens: bool) -> None:
    text = f"1-бап. Заңға мынадай өзгерістер енгізілсін:\n\n1) 3-бапта:\n\n{line}\n"
    points = [e for e in article(text, "kaz", "art_1").walk() if e.name == "point"]
    assert (len(points) == 2) is opens
