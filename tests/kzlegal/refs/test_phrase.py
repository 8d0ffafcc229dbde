"""Phrases of units as instructions have them: paths, case, headings, sentences."""

from __future__ import annotations

from typing import Literal

import pytest

from kzlegal.refs import read_units
from kzlegal.refs.citation import CODE, LAW, UnitNames

Language = Literal["rus", "kaz", "eng"]

SAID: list[tuple[Language, str, str, str, str]] = [
    # language, words | what follows them, paths, case, feature
    ("rus", "статью 5| изложить", "art_5", "accusative", "unit"),
    ("rus", "статьи 160 и 161| изложить", "art_160, art_161", "nominative", "unit"),
    ("rus", "статье 17|:", "art_17", "prepositional", "unit"),
    ("rus", "статьей 12-1| следующего", "art_12-1", "instrumental", "unit"),
    ("rus", "пункт 3| исключить", "para_3", "nominative", "unit"),
    ("rus", "пункта 3 статьи 5", "art_5 para_3", "genitive", "unit"),
    ("rus", "подпункте 30)|:", "point_30", "prepositional", "unit"),
    (
        "rus",
        "подпункты 1), 3) и 5-1)| изложить",
        "point_1, point_3, point_5-1",
        "nominative",
        "unit",
    ),
    ("rus", "части вторую и третью| исключить", "subpara_2, subpara_3", "accusative", "unit"),
    ("rus", "частями второй и третьей", "subpara_2, subpara_3", "instrumental", "unit"),
    ("rus", "главу 3| дополнить", "chp_3", "accusative", "unit"),
    ("rus", "примечание к статье 5", "art_5 hcontainer_1", "nominative", "unit"),
    ("rus", "заголовок статьи 5| изложить", "art_5", "nominative", "heading"),
    ("rus", "заголовки статей 57 и 160| изложить", "art_57, art_160", "nominative", "heading"),
    ("rus", "заголовке|:", "", "prepositional", "heading"),
    (
        "rus",
        "второе предложение части первой| исключить",
        "subpara_1",
        "nominative",
        "sentence",
    ),
    ("rus", "предложения второе и третье| исключить", "", "nominative", "sentence"),
    ("kaz", "5-бап| мынадай", "art_5", "nominative", "unit"),
    ("kaz", "17-бапта|:", "art_17", "prepositional", "unit"),
    ("kaz", "12-1-баппен| толықтырылсын", "art_12-1", "instrumental", "unit"),
    ("kaz", "3-тармағын", "para_3", "accusative", "unit"),
    ("kaz", "14-баптың 1-тармағы", "art_14 para_1", "nominative", "unit"),
    ("kaz", "14-баптың 1-тармағының", "art_14 para_1", "genitive", "unit"),
    ("kaz", "1-1) тармақшамен", "point_1-1", "instrumental", "unit"),
    (
        "kaz",
        "8), 9) және 40) тармақшалар| мынадай",
        "point_8, point_9, point_40",
        "nominative",
        "unit",
    ),
    ("kaz", "үшінші бөлігіндегі| «Х»", "subpara_3", "prepositional", "unit"),
    ("kaz", "5-баптың тақырыбы| мынадай", "art_5", "nominative", "heading"),
    ("kaz", "57 және 160-баптардың тақырыптары", "art_57, art_160", "nominative", "heading"),
    ("kaz", "2-тармағының екінші сөйлемі| алып", "para_2", "nominative", "sentence"),
    ("eng", "points 1 and 2 of Article 5", "art_5 para_1, art_5 para_2", "nominative", "unit"),
]


@pytest.mark.parametrize(("language", "words", "paths", "case", "feature"), SAID)
def test_phrases(language: Language, words: str, paths: str, case: str, feature: str) -> None:
    said, _, rest = words.partition("|")
    phrase = read_units(f"— {said}{rest}", 2, language)
    assert phrase is not None
    wanted = [" ".join(p.split()) for p in paths.split(",")] if paths else []
    assert [" ".join(map(str, path)) for path in phrase.paths] == wanted
    assert (phrase.start, phrase.end) == (2, 2 + len(said))
    assert (phrase.case, phrase.feature) == (case, feature)


def test_a_shared_tail() -> None:
    text = "абзаца третьего подпункта 13) и подпункта 14) пункта 1 статьи 24"
    phrase = read_units(text, 0, "rus")
    assert phrase is not None
    assert [" ".join(map(str, p)) for p in phrase.paths] == [
        "art_24 para_1 point_13 al_3",
        "art_24 para_1 point_14",
    ]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("rus", "абзацами тридцать пятым – сорок третьим", "al_35", "al_43"),
        ("rus", "абзацев третьего-шестого", "al_3", "al_6"),
        ("rus", "подпункты 1) – 3)", "point_1", "point_3"),
        ("kaz", "отыз бесінші – қырық үшінші абзацтармен", "al_35", "al_43"),
    ],
)
def test_a_range_is_counted_out(language: Language, text: str, first: str, last: str) -> None:
    phrase = read_units(text, 0, language)
    assert phrase is not None
    assert [str(phrase.paths[0][0]), str(phrase.paths[-1][0])] == [first, last]
    assert phrase.ranges == ((0, len(phrase.paths) - 1),)
    size = int(last.partition("_")[2]) - int(first.partition("_")[2]) + 1
    assert len(phrase.paths) == size


@pytest.mark.parametrize(
    ("names", "path"), [(LAW, "art_5 subpara_1 al_2"), (CODE, "art_5 para_1 al_2")]
)
def test_parts_by_the_names_of_the_act(names: UnitNames, path: str) -> None:
    phrase = read_units("абзац второй части первой статьи 5", 0, "rus", names)
    assert phrase is not None
    assert " ".join(map(str, phrase.paths[0])) == path


def test_a_preposition_settles_the_case() -> None:
    text = "в части первой"
    phrase = read_units(text, 2, "rus")
    assert phrase is not None
    assert phrase.case == "prepositional"


def test_this_is_said() -> None:
    phrase = read_units("пункта 3 настоящей статьи", 0, "rus")
    assert phrase is not None
    assert phrase.own


@pytest.mark.parametrize(
    ("language", "text"),
    [("rus", "слова «Х»"), ("rus", "пункт пропуска"), ("rus", ""), ("kaz", "«Х» деген сөздер")],
)
def test_no_units(language: Language, text: str) -> None:
    assert read_units(text, 0, language) is None
