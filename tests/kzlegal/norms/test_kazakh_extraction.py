"""Kazakh extraction over real texts: spans stand where they say, equal input gives equal norms."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from akn.model import Document
from akn.provision import provisions
from akn.xml import read
from kzlegal.corpus import read_source
from kzlegal.corpus.roots import data_root
from kzlegal.grammar import parse
from kzlegal.norms.extract import (
    Extraction,
    Fragment,
    Lexicon,
    Statement,
    Surroundings,
    extract,
    load_lexicon,
)
from kzlegal.norms.extract.packs.kaz import PACK
from kzlegal.norms.extract.packs.kaz_list import shared_tail
from kzlegal.norms.nlp import pipeline

TAILS = [
    (
        "Пайдаланушылар:",
        ["шартпен танысуға;", "ақпарат алуға;", "бас тартуға құқылы."],
        "құқылы.",
    ),
    (
        "Иегер:",
        ["атауын;", "мекенжайын;", "телефонын көрсетуге міндетті."],
        "көрсетуге міндетті.",
    ),
    (
        "Мынадай:",
        [
            "осалдықты пайдалану;",
            "адамдарды бағалау;",
            "дерек тарату сияқты ие болуға тыйым салынады.",
        ],
        "сияқты ие болуға тыйым салынады.",
    ),
    (
        "Деректерді жинау:",
        ["шарт орындалған;", "келісім алынған жағдайларда жүргізіледі."],
        "жағдайларда жүргізіледі.",
    ),
    # A predicate in the lead-in or in every item leaves nothing to share.
    ("Мыналар бағалануға тиіс:", ["сапа;", "қолжетімділік қамтамасыз етіледі."], ""),
    ("Үкімет:", ["саясатты әзірлейді;", "тізбені бекітеді."], ""),
]


@pytest.mark.parametrize(("lead", "items", "tail"), TAILS)
def test_the_predicate_of_a_list_is_cut_off_its_last_item(
    lead: str, items: list[str], tail: str
) -> None:
    at = shared_tail(lead, items)
    assert (items[-1][at:] if at >= 0 else "") == tail


@cache
def _names() -> Lexicon:
    return load_lexicon(data_root() / "vocab" / "bearer_words.yaml", "kaz")


def _extracted(document: Document) -> Extraction:
    return extract(document, "kaz", _names())


def _our_edition() -> Document:
    path = next(data_root().glob("akn/kz/**/230-VIII/**/kaz@*.xml"))
    return read(path.read_bytes())


def test_every_norm_of_our_edition_rests_on_words_of_the_text() -> None:
    document = _our_edition()
    own = {unit.eid: unit.own_text for unit in provisions(document)}
    found = _extracted(document)
    assert found.norms
    for norm in found.norms:
        limits = (*norm.conditions, *norm.exceptions, *norm.deadlines, *norm.bearer_words)
        cue = () if norm.cue is None else (norm.cue,)
        for words in (norm.action, *limits, *cue):
            assert own[words.eid][words.start : words.end] == words.text
            assert words.text.strip() == words.text != ""


def test_equal_text_gives_equal_norms() -> None:
    document = _our_edition()
    first, second = (json.dumps(_extracted(document).json()) for _ in range(2))
    assert first == second


@needs_texts
@pytest.mark.parametrize(
    "name", ["Z2300000193.kaz.txt", "Z1300000094.kaz.txt", "Z100000274_.kaz.txt"]
)
def test_official_texts_are_read_with_little_left_over(name: str) -> None:
    assert SHARED is not None
    path = SHARED / "texts" / "official" / name
    document = parse(read_source(path), "kaz", generated=date(2026, 3, 1)).document
    own = {unit.eid: unit.own_text for unit in provisions(document)}
    found = _extracted(document)
    types = Counter(norm.type for norm in found.norms)
    assert {"definition", "obligation", "power", "reference", "application"} <= types.keys()
    for norm in found.norms:
        assert own[norm.action.eid][norm.action.start : norm.action.end] == norm.action.text
    # What no rule reads is kept, and is the smaller part by far.
    assert len(found.unread) <= 0.1 * len(found.norms)


_WORDS = (
    "егер өзгеше көзделмесе қоспағанда кезде кезінде жағдайда ғана ішінде дейін рет реттен "
    "сиретпей күн күні үш 5 мерзімге аспауға тиіс міндетті құқылы құқығы бар жоқ емес тыйым "
    "салынады жол беріледі жүктеледі меншік иесі иегері мен және (немесе) немесе пайдаланушы "
    "уәкілетті орган басшысының шешімімен Үкіметі бекіткен айқындайды қамтиды ол оның ие деп "
    "түсініледі мынадай мақсатында сәйкес жүзеге асырылады қолданылмайды болып табылады – : ; , . "
    '( ) 2) № " бағытталған отырып сақтай соң кейін бойынша өтініші'
)
WORDS = _WORDS.split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.integers(0, 3))
def test_any_row_of_words_is_read_or_left_and_never_fails(words: list[str], cut: int) -> None:
    text = " ".join(words)
    whole = Fragment("art_1", 0, text)
    lead = Fragment("art_1", 0, " ".join(words[:cut]) + ":")
    tail = Fragment("art_1__point_9", 4, " ".join(words[-cut:])) if cut else None
    around = Surroundings(pipeline("kaz"), _names(), "Сынақ туралы", {"иегер": "базаның иегері"})
    for statement in (
        Statement("art_1", "sentence", whole),
        Statement("art_1", "lead", whole),
        Statement("art_1__point_1", "item", whole, (lead,), tail, ("Тақырып",), (text,)),
    ):
        for norm in PACK.read(statement, around):
            assert norm.bearer
            assert norm.action.text in text
