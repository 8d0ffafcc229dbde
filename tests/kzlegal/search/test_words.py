"""Words: stems, look-alikes, Latin script, spelling, cited units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.search import english, kazakh, normalise, russian
from kzlegal.search.cited import cited
from kzlegal.search.latin import Lexicon, skeleton, spell
from kzlegal.search.spelling import Speller


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("жүйе жүйенің жүйелердің жүйелерінің жүйесі", "жүйе"),
        ("тәуекел тәуекелдің тәуекелі тәуекелдерді", "тәуекел"),
        ("пайдаланушы пайдаланушының пайдаланушылардың", "пайдаланушы"),
        ("кітап кітабы кітаптар", "кітап"),
        ("иегер иегерлері иегеріне", "иегер"),
    ],
)
def test_kazakh_forms_meet(forms: str, stem: str) -> None:
    assert {kazakh.stem(f) for f in forms.split()} == {stem}


@pytest.mark.parametrize("word", ["тұлға", "келісім", "мен", "орган"])
def test_kazakh_words_that_only_look_inflected_stay(word: str) -> None:
    assert kazakh.stem(word) == word


@pytest.mark.parametrize(
    "forms",
    [
        "система системы систему системой систем системами",
        "пользователь пользователя пользователями",
        "обучение обучения обучением",
        "ответственность ответственности ответственностью",
        "запрещается запрещать",
        "данные данных данными",
        "владелец",
    ],
)
def test_russian_forms_meet(forms: str) -> None:
    assert len({russian.stem(f) for f in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    ["system systems", "library libraries", "mark marked marking marks", "train training trained"],
)
def test_english_forms_meet(forms: str) -> None:
    assert len({english.stem(f) for f in forms.split()}) == 1


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі", max_size=20))
def test_stems_are_parts_of_their_words(word: str) -> None:
    for stem in (kazakh.stem(word), russian.stem(word)):
        assert word.startswith(stem[:-1])  # the last letter may lose its voice: кітаб-ы, кітап
        assert stem or not word


@pytest.mark.parametrize(
    ("mixed", "clean"),
    [
        ("пpинципы", "принципы"),
        ("қaуiп", "қауіп"),
        ("AI", "AI"),
        ("аudit", "audit"),  # the first letter is Cyrillic
        ("система", "система"),
    ],
)
def test_a_word_is_written_in_one_script(mixed: str, clean: str) -> None:
    assert normalise.one_script(mixed) == clean


def test_a_query_is_normalised() -> None:
    assert normalise.query("ОБЯЗАННОСТИ ВЛАДЕЛЬЦА") == "обязанности владельца"
    assert normalise.query("Учёт\u00ad  рисков") == "Учет рисков"
    assert normalise.query("Надзор за ИИ") == "Надзор за ИИ"


def test_short_forms_are_written_out_but_not_the_preposition() -> None:
    assert normalise.spell_out("кто утверждает НПА по рискам") == (
        "кто утверждает нормативные правовые акты по рискам"
    )


@given(st.text(max_size=60))
def test_words_hold_no_capitals_and_no_separators(text: str) -> None:
    for word in normalise.words(text):
        assert word == word.lower()
        assert " " not in word


_KNOWN = "жасанды интеллект қорғау деректерді заң күшіне құпиялылық system access rights"
LEXICON = Lexicon.build((word, 1) for word in _KNOWN.split())


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("jasandy intellekt", "жасанды интеллект"),
        ("zhasandy intellekt", "жасанды интеллект"),
        ("jasandy ıntellekt", "жасанды интеллект"),
        ("derekterdi qorgau", "деректерді қорғау"),
        ("derekterdı qorğau", "деректерді қорғау"),
        ("qupiialylyq", "құпиялылық"),
    ],
)
def test_kazakh_in_latin_letters_is_read(latin: str, cyrillic: str) -> None:
    assert LEXICON.read(latin.split()) == cyrillic.split()


@pytest.mark.parametrize("words", ["access rights", "deepfake", "система", "", "system access"])
def test_other_words_are_left(words: str) -> None:
    assert LEXICON.read(words.split()) is None


def test_skeletons_of_both_scripts_agree() -> None:
    assert skeleton("жүйе") == skeleton("jüie") == skeleton("zhuye")
    assert spell("bala") == "бала"


SPELLER = Speller.build([("пользователь", 5), ("definition", 3), ("risk", 9), ("тізім", 2)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("полбзователь", "пользователь"),  # replaced
        ("ползователь", "пользователь"),  # left out
        ("пользвоатель", "пользователь"),  # swapped
        ("deffinition", "definition"),  # doubled
        ("definition", "definition"),
        ("risc", "risc"),  # too short to be sure
        ("погода", "погода"),  # nothing near
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == meant


@given(st.text(max_size=30))
def test_the_speller_gives_known_words_or_the_word(word: str) -> None:
    assert SPELLER.mend(word) in {word, *SPELLER.words}


@pytest.mark.parametrize(
    ("query", "pinpoint"),
    [
        ("17(3)", "17(3)"),
        ("17", "17"),
        ("что в 15(2)(3)?", "15(2)(3)"),
        ("17(1)/p2", "17(1)/p2"),
        ("статья 21", "21"),
        ("ст. 21 п. 2", "21(2)"),
        ("подпункт 5) пункта 3 статьи 17", "17(3)(5)"),
        ("пп. 2 п. 2 ст. 20", "20(2)(2)"),
        ("15-баптың 2-тармағы", "15(2)"),
        ("17-баптың 3-тармағының 5) тармақшасы", "17(3)(5)"),
        ("Art. 15 point 2 subpoint 3", "15(2)(3)"),
        ("риск 17 процентов", ""),
        ("с 1 января 2026 года", ""),
        ("2026", ""),
        ("раздел 3", ""),
    ],
)
def test_cited_units(query: str, pinpoint: str) -> None:
    assert cited(query) == pinpoint
