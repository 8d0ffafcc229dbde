"""What we cite in words is found again: the same unit, in every form of the first noun."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzlegal.refs import find_references, read_units
from kzlegal.refs.citation import CODE, LAW, UnitNames, citation
from kzlegal.refs.targets import eid_in

Language = Literal["rus", "kaz", "eng"]
ACT = "/akn/kz/act/2025-11-17/230-VIII"

numbers = st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?", fullmatch=True)
counted = st.integers(1, 99).map(str)
UNITS = [
    ("art",),
    ("art", "para"),
    ("art", "point"),
    ("art", "subpara"),
    ("art", "para", "point"),
    ("art", "para", "subpara"),
    ("art", "point", "al"),
    ("art", "para", "al"),
    ("art", "para", "point", "al"),
    ("art", "para", "subpara", "al"),
    ("chp",),
    ("chp", "sec"),
    ("part", "chp"),
    ("att",),
    ("att", "para", "point"),
]


@st.composite
def eids(draw: st.DrawFn) -> str:
    kinds = draw(st.sampled_from(UNITS))
    return "__".join(
        f"{kind}_{draw(counted if kind in ('subpara', 'al') else numbers)}" for kind in kinds
    )


def said_again(text: str, language: Language, names: UnitNames, eid: str) -> list[str]:
    """Read a citation in an act that has the unit."""
    found = find_references(text, language, here="art_1000", act=ACT, known={eid}, unit_names=names)
    return [reference.href.removeprefix("#") for reference in found]


@pytest.mark.parametrize("names", [LAW, CODE], ids=["law", "code"])
@pytest.mark.parametrize("language", ["rus", "kaz"])
@given(eid=eids())
def test_a_citation_is_found_again(language: Language, names: UnitNames, eid: str) -> None:
    if names is CODE and "subpara" in eid:
        return  # codes number their parts: «часть вторая части третьей» is nobody's wording
    assert said_again(citation(eid, language, unit_names=names), language, names, eid) == [eid]


# Each form of a noun: nominative, and the cases that texts use.
RU_FORMS = {
    "статья": "статьи статье статью статьей",
    "пункт": "пункта пункту пунктом пункте",
    "подпункт": "подпункта подпункту подпунктом подпункте",
    "часть": "части частью",
    "абзац": "абзаца абзацу абзацем абзаце",
    "глава": "главы главе главу главой",
    "параграф": "параграфа параграфу параграфом параграфе",
    "раздел": "раздела разделу разделом разделе",
    "приложение": "приложения приложению приложением приложении",
}
RU_ORDINAL = {
    "ая": ("ой", "ую"),
    "ья": ("ьей", "ью"),
    "ый": ("ого", "ому", "ым", "ом"),
    "ой": ("ого", "ому", "ым", "ом"),
    "ий": ("ьего", "ьему", "ьим", "ьем"),
}
KK_FORMS = ("", "ның", "на", "н", "нда", "нан", "мен", "ндағы")


def russian_forms(text: str) -> list[str]:
    """Put the first noun of a citation, and its ordinal, into every case."""
    noun, _, rest = text.partition(" ")
    # The noun and its ordinal need not agree here: the reading is to bear any pair of forms.
    word = re.match(r"(?:[а-я]+ть |сорок |девяносто )?[а-я]+", rest)
    ordinals = [rest]
    if word is not None:
        for ending, others in RU_ORDINAL.items():
            if word[0].endswith(ending):
                stem = word[0].removesuffix(ending)
                ordinals += [stem + other + rest[word.end() :] for other in others]
    return [f"{form} {o}" for form in (noun, *RU_FORMS[noun].split()) for o in ordinals]


@given(eid=eids())
def test_russian_in_every_case(eid: str) -> None:
    for text in russian_forms(citation(eid, "rus")):
        assert said_again(text, "rus", LAW, eid) == [eid], text


@given(eid=eids())
def test_kazakh_in_every_case(eid: str) -> None:
    text = citation(eid, "kaz")
    for ending in KK_FORMS:
        assert said_again(text + ending, "kaz", LAW, eid) == [eid], text + ending


@pytest.mark.parametrize("language", ["rus", "kaz"])
@given(eid=eids())
def test_a_phrase_gives_the_same_unit(language: Language, eid: str) -> None:
    text = citation(eid, language)
    phrase = read_units(text, 0, language)
    assert phrase is not None
    assert (phrase.start, phrase.end, phrase.case) == (0, len(text), "nominative")
    assert [eid_in(path, {eid}) for path in phrase.paths] == [eid]
