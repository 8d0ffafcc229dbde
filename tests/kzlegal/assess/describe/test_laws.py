"""Properties of the lexicon and of reading: every phrase, every negation, every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzlegal.assess.describe import Language, Lexicon, LexiconError, read_lexicon
from kzlegal.assess.describe.kazakh import denies
from kzlegal.norms import Catalogue

from .conftest import Read

# How a phrase is denied; {} is the phrase in the form that the lexicon writes first.
DENIALS: dict[Language, tuple[str, ...]] = {
    "eng": (
        "The system does not {}.",
        "There is no {} in it.",
        "It never {}.",
        "It works without {}.",
        "It does not use {}, and it is not planned.",
    ),
    "rus": (
        "Система не {}.",
        "Нет {}.",
        "Никогда {}: такого нет.",
        "Система работает без {}.",
        "{} не применяется.",
    ),
    "kaz": (
        "Жүйеде {} жоқ.",
        "Бұл {} емес.",
        "Жүйе {} жасамайды.",
        "{} қолданылмайды.",
    ),
}


def test_a_denied_phrase_never_proposes_what_the_phrase_says(lexicon: Lexicon, read: Read) -> None:
    checked = 0
    for clue in lexicon.clues:
        yes = {fact for fact, value in clue.says if value == "yes" and clue.denied}
        for language, phrases in clue.phrases.items():
            for phrase in phrases:
                words = phrase.sample(lexicon.classes[language])
                for denial in DENIALS[language]:
                    found = read(denial.format(words), language)
                    wrong = yes & {p.fact for p in found.proposals if p.value == "yes"}
                    assert not wrong, f"{denial.format(words)!r} proposes {wrong}"
                    checked += bool(yes)
    assert checked > 500


def test_every_phrase_is_found_in_its_own_words(lexicon: Lexicon, read: Read) -> None:
    from kzlegal.assess.describe.phrase import matches
    from kzlegal.assess.describe.tokens import sentences

    for clue in lexicon.clues:
        for language, phrases in clue.phrases.items():
            for phrase in phrases:
                words = phrase.sample(lexicon.classes[language])
                (sentence,) = sentences(words, language)
                assert list(matches(phrase, sentence, sentence.line)), phrase.text


def test_every_fact_of_data_that_words_can_say_has_words_in_three_languages(
    lexicon: Lexicon,
) -> None:
    spoken: dict[str, set[str]] = {}
    for clue in lexicon.clues:
        for fact in (*clue.says, *clue.denied):
            spoken.setdefault(f"{fact[0]}={fact[1]}", set()).update(
                language for language, phrases in clue.phrases.items() if phrases
            )
    partial = {fact: found for fact, found in spoken.items() if len(found) < 3}
    assert partial == {}


OWN_DENIALS = {
    "қабылданбайды",
    "қабылданбай",
    "болмаған",
    "қатыспай",
    "араласпай",
    "қарамайды",
    "көрмейді",
    "қатыспайды",
    "көрінбейтін",
}
"""Denials inside a phrase that are what it says: what did not happen, what nobody looks at."""


def test_a_kazakh_phrase_that_may_be_denied_writes_no_denial_out(lexicon: Lexicon) -> None:
    # What a phrase writes out to its end is its own and turns nothing; a denial of the text must.
    for clue in lexicon.clues:
        if not clue.denied or any(value == "no" for _, value in clue.says):
            continue
        for phrase in clue.phrases["kaz"]:
            written = [w for w in phrase.written if denies(w) and not w.endswith(("сыз", "сіз"))]
            assert set(written) <= OWN_DENIALS, phrase.text


LETTERS = st.characters(codec="utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(LETTERS, max_size=400))
def test_any_text_gets_an_answer_and_evidence_stands_in_it(read: Read, text: str) -> None:
    found = read(text)
    for item in (*found.proposals, *found.mentions):
        assert item.evidence
        for e in item.evidence:
            assert text[e.start : e.end] == e.text
    assert found.problems or found.proposals or found.mentions


PIECES = [
    *("The clinic runs its own chatbot", "no social scoring", "a doctor always decides"),
    *("it detects emotions", "Клиника запустила собственный бот", "эмоции не определяет"),
    *("решение всегда за врачом", "әлеуметтік рейтинг жоқ", "эмоцияны анықтайды"),
    *("if asked", "maybe", "если", "егер", "not", "не", "емес", "(", ")", ",", ".", ";", "\n\n"),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["rus", "kaz", "eng", None]))
def test_evidence_stands_in_the_text_however_it_is_put_together(
    read: Read, pieces: list[str], language: Language | None
) -> None:
    text = " ".join(pieces)
    found = read(text, language)
    facts = [p.fact for p in found.proposals]
    assert len(facts) == len(set(facts))
    assert not set(facts) & {m.fact for m in found.mentions}
    for item in (*found.proposals, *found.mentions):
        assert all(text[e.start : e.end] == e.text for e in item.evidence)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- says: {role_ownr: 'yes'}\n  eng: [own]", "role_ownr"),
        ("- says: {role_owner: maybe}\n  eng: [own]", "maybe"),
        ("- says: {role_owner: 'yes'}", "no phrase"),
        ("- eng: [own]", "says something"),
        ("- says: {role_owner: 'yes'}\n  eng: ['own ..']", "gap"),
        ("- says: {role_owner: 'yes'}\n  eng: ['@nobody own']", "@nobody"),
        ("- says: {role_owner: 'yes'}\n  eng: ['own ^']", "beginning"),
        ("- says: {role_owner: 'yes'}\n  eng: ['ow*n']", "ow*n"),
        ("- sayz: {role_owner: 'yes'}\n  eng: [own]", "sayz"),
    ],
)
def test_a_broken_lexicon_is_refused_with_its_line(
    catalogue: Catalogue, line: str, said: str
) -> None:
    with pytest.raises(LexiconError, match=re.escape(said)) as caught:
        read_lexicon(f"clues:\n{line}\n", catalogue, "words.yaml")
    assert (caught.value.problem.code, caught.value.problem.path) == ("DESC005", "words.yaml")
    assert caught.value.problem.line >= 2
