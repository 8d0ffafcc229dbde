"""Kazakh words: what their endings show, and what a token is."""

from __future__ import annotations

import pytest

from kzlegal.norms.nlp import pipeline
from kzlegal.norms.nlp.kazakh_forms import read_form

NOUNS = [
    ("иелерінің", "ие", "Gen", True, True),
    ("жүйелеріне", "жүйе", "Dat", True, True),
    ("пайдаланушыға", "пайдаланушы", "Dat", False, False),
    ("пайдаланушылар", "пайдаланушы", "Nom", False, True),
    ("басшысының", "басшы", "Gen", True, False),
    ("Үкіметі", "үкімет", "Nom", True, False),
    ("құзыреті", "құзырет", "Nom", True, False),
    ("бабының", "бап", "Gen", True, False),
    ("құқығы", "құқық", "Nom", True, False),
    ("жұмысы", "жұмыс", "Nom", True, False),
    ("кеңесіне", "кеңес", "Dat", True, False),
    ("орнына", "орын", "Dat", True, False),
    ("органы", "орган", "Nom", True, False),
    ("тізбені", "тізбе", "Acc", False, False),
    ("субъектінің", "субъект", "Gen", False, False),
    ("субъектісі", "субъект", "Nom", True, False),
    ("мақсатында", "мақсат", "Loc", True, False),
    ("қасиетін", "қасиет", "Acc", True, False),
    ("өтініші", "өтініш", "Nom", True, False),
    ("Қазақстан", "қазақстан", "Nom", False, False),
    ("тұлғаны", "тұлға", "Acc", False, False),
    ("қысқы", "қысқы", "Nom", False, False),
    ("негiздерiн", "негіз", "Acc", True, True),
]


@pytest.mark.parametrize(("word", "stem", "case", "possessive", "plural"), NOUNS)
def test_nouns(word: str, stem: str, case: str, possessive: bool, plural: bool) -> None:
    form = read_form(word)
    assert (form.lemma, form.case, form.possessive, form.plural) == (stem, case, possessive, plural)
    assert not form.verb


VERBS = [
    ("асыруға", "асыр", "Vnoun", "Dat", False, False),
    ("құрылуға", "құрыл", "Vnoun", "Dat", True, False),
    ("енгізбеуге", "енгіз", "Vnoun", "Dat", False, True),
    ("сақталуын", "сақтал", "Vnoun", "Acc", True, False),
    ("пайдаланады", "пайдалан", "Fin", "Nom", False, False),
    ("пайдаланылады", "пайдаланыл", "Fin", "Nom", True, False),
    ("бөлінеді", "бөлін", "Fin", "Nom", True, False),
    ("жояды", "жо", "Fin", "Nom", False, False),
    ("қолданылмайды", "қолданыл", "Fin", "Nom", True, True),
    ("бекіткен", "бекіт", "Part", "Nom", False, False),
    ("айқындайтын", "айқында", "Part", "Nom", False, False),
    ("шектелген", "шектел", "Part", "Nom", True, False),
    ("анықталса", "анықтал", "Cond", "Nom", True, False),
    ("көзделмесе", "көздел", "Cond", "Nom", True, True),
]


@pytest.mark.parametrize(("word", "stem", "verb", "case", "passive", "negative"), VERBS)
def test_verbs(word: str, stem: str, verb: str, case: str, passive: bool, negative: bool) -> None:
    form = read_form(word)
    assert (form.lemma, form.verb, form.case) == (stem, verb, case)
    assert (form.passive, form.negative) == (passive, negative)


TOKENS = [
    ("17-бабының 3-тармағында", ["17-бабының", "3-тармағында"]),
    ("2) және 3) тармақшаларының", ["2)", "және", "3)", "тармақшаларының"]),
    ("меншік иесі және (немесе) иегері", ["меншік", "иесі", "және", "(", "немесе", ")", "иегері"]),
    ("оқып-үйрену, т.б. шаралар", ["оқып-үйрену", ",", "т.б.", "шаралар"]),
    ("дерекнама – жиынтық;", ["дерекнама", "–", "жиынтық", ";"]),
    ("1,5 пайыз.", ["1,5", "пайыз", "."]),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_tokens_keep_ordinals_labels_and_abbreviations_whole(text: str, tokens: list[str]) -> None:
    doc = pipeline("kaz")(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


def test_sentences_and_initials() -> None:
    text = "Оны А. Серік бекітеді. Тізбе 2026 ж. жарияланады."
    assert [s.text for s in pipeline("kaz")(text).sents] == [
        "Оны А. Серік бекітеді.",
        "Тізбе 2026 ж. жарияланады.",
    ]
