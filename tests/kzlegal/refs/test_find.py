"""References in short texts of our own: what is found, where it points, what is left alone."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzlegal.refs import find_references
from kzlegal.refs.citation import CODE

Language = Literal["rus", "kaz", "eng"]
ACT = "/akn/kz/act/2025-11-17/230-VIII"
HERE = "art_13__para_2__subpara_2"
CONCEPT = "/akn/ontology/concept/kz/"


def found(text: str, language: Language = "rus", here: str = HERE) -> list[tuple[str, str]]:
    return [(r.text, r.href) for r in find_references(text, language, here=here, act=ACT)]


OFFENCES = "частью второй статьи 5 Кодекса Республики Казахстан об административных правонарушениях"


UNITS: list[tuple[Language, str, list[tuple[str, str]]]] = [
    (
        "rus",
        "по пункту 3 статьи 17 настоящего Закона",
        [("пункту 3 статьи 17 настоящего Закона", "#art_17__para_3")],
    ),
    (
        "rus",
        "кроме подпунктов 2) и 3) части первой настоящего пункта",
        [
            ("подпунктов 2)", "#art_13__para_2__point_2"),
            ("3) части первой настоящего пункта", "#art_13__para_2__point_3"),
        ],
    ),
    (
        "rus",
        "пунктом 5 статьи 7 и статьей 9 настоящего Закона",
        [("пунктом 5 статьи 7", "#art_7__para_5"), ("статьей 9 настоящего Закона", "#art_9")],
    ),
    (
        "rus",
        "абзаца третьего подпункта 13) и подпункта 14) пункта 1 статьи 24",
        [
            ("абзаца третьего подпункта 13)", "#art_24__para_1__point_13__al_3"),
            ("подпункта 14) пункта 1 статьи 24", "#art_24__para_1__point_14"),
        ],
    ),
    (
        "rus",
        "часть двадцать третья статьи 5",
        [("часть двадцать третья статьи 5", "#art_5__subpara_23")],
    ),
    ("rus", "главой 13 настоящего Закона", [("главой 13 настоящего Закона", "#chp_13")]),
    ("rus", "статьей 12-1", [("статьей 12-1", "#art_12-1")]),
    ("rus", "в настоящей статье", [("настоящей статье", "#art_13")]),
    ("rus", "по подпункту 2)", [("подпункту 2)", "#art_13__para_2__point_2")]),
    ("rus", "из настоящего Закона", [("настоящего Закона", ACT)]),
    ("rus", "в части обеспечения безопасности", []),
    ("rus", "в пункте пропуска", []),
    (
        "rus",
        OFFENCES,
        [
            (
                OFFENCES,
                "/akn/kz/act/2014-07-05/235-V/~art_5__para_2",
            )
        ],
    ),
    (
        "kaz",
        "осы Заңның 17-бабының 3-тармағында",
        [("осы Заңның 17-бабының 3-тармағында", "#art_17__para_3")],
    ),
    (
        "kaz",
        "осы тармақтың бірінші бөлігінің 2) және 3) тармақшалары",
        [
            ("осы тармақтың бірінші бөлігінің 2)", "#art_13__para_2__point_2"),
            ("3) тармақшалары", "#art_13__para_2__point_3"),
        ],
    ),
    ("kaz", "осы баптың екінші бөлігі", [("осы баптың екінші бөлігі", "#art_13__subpara_2")]),
    ("kaz", "94-10-бапқа сәйкес", [("94-10-бапқа", "#art_94-10")]),
    (
        "kaz",
        "осы Заңның 7-бабында және 9-бабында",
        [("осы Заңның 7-бабында", "#art_7"), ("9-бабында", "#art_9")],
    ),
    ("kaz", "Осы Заңға сәйкес", [("Осы Заңға", ACT)]),
    ("kaz", "осы заңнама және осындай бап", [("заңнама", f"{CONCEPT}legislation")]),
    (
        "eng",
        "subpoints 2) and 3) of part one of this point",
        [
            ("subpoints 2)", "#art_13__para_2__point_2"),
            ("3) of part one of this point", "#art_13__para_2__point_3"),
        ],
    ),
    (
        "eng",
        "in point 3 of Article 17 of this Law",
        [("point 3 of Article 17 of this Law", "#art_17__para_3")],
    ),
    ("eng", "the main point of the matter", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), UNITS)
def test_units(language: Language, text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text, language) == wanted


def test_a_range_is_one_reference() -> None:
    (one,) = find_references("подпунктам 1) – 3) статьи 4", "rus", here=HERE, act=ACT)
    assert (one.href, one.up_to) == ("#art_4__point_1", "#art_4__point_3")


def test_known_units_decide_what_words_leave_open() -> None:
    text = "часть первая пункта 1 статьи 5"
    whole = find_references(text, "rus", here=HERE, act=ACT, known={"art_5__para_1"})
    part = find_references(text, "rus", here=HERE, act=ACT, known={"art_5__para_1__subpara_1"})
    assert (whole[0].href, part[0].href) == ("#art_5__para_1", "#art_5__para_1__subpara_1")


def test_codes_call_numbered_units_parts() -> None:
    text = "частью первой настоящей статьи"
    said = find_references(text, "rus", here="art_5__para_3", act=ACT, unit_names=CODE)
    known = find_references(text, "rus", here="art_5__para_3", act="/akn/kz/act/2014-07-05/235-V")
    assert [r.href for r in (*said, *known)] == ["#art_5__para_1"] * 2


def test_this_chapter_needs_the_chapter() -> None:
    text = "в настоящей главе"
    (lost,) = find_references(text, "rus", here="art_5", act=ACT)
    (kept,) = find_references(text, "rus", here="art_5", act=ACT, containers=("chp_2",))
    assert (lost.href, kept.href) == ("", "#chp_2")


ACTS: list[tuple[Language, str, str, str]] = [
    (
        "rus",
        "Конституцией Республики Казахстан",
        "constitution",
        "/akn/kz/act/1995-08-30/constitution",
    ),
    ("rus", "Гражданским кодексом Республики Казахстан", "code", "/akn/kz/act/1994-12-27/268-XIII"),
    ("rus", "Законом Республики Казахстан «О связи»", "law", "/akn/kz/act/2004-07-05/567-II"),
    (
        "rus",
        "Закона Республики Казахстан от 6 апреля 2016 года № 480-V",
        "law",
        "/akn/kz/act/2016-04-06/480-V",
    ),
    (
        "rus",
        "Закона Республики Казахстан от 6 апреля 2016 года «О правовых актах»",
        "law",
        "/akn/kz/act/2016-04-06/480-V",
    ),
    ("rus", "Закона Республики Казахстан от 31 февраля 2016 года № 480-V", "law", ""),
    ("rus", "Законом Республики Казахстан «О том, чего нет в таблице»", "law", ""),
    (
        "kaz",
        "Қазақстан Республикасының Азаматтық кодексінде",
        "code",
        "/akn/kz/act/1994-12-27/268-XIII",
    ),
    (
        "kaz",
        "«Байланыс туралы» Қазақстан Республикасының Заңында",
        "law",
        "/akn/kz/act/2004-07-05/567-II",
    ),
    (
        "kaz",
        "«Құқықтық актілер туралы» 2016 жылғы 6 сәуірдегі № 480-V Қазақстан Республикасының Заңы",
        "law",
        "/akn/kz/act/2016-04-06/480-V",
    ),
    (
        "kaz",
        "Қазақстан Республикасының Конституциясымен",
        "constitution",
        "/akn/kz/act/1995-08-30/constitution",
    ),
    (
        "eng",
        "Entrepreneurial Code of the Republic of Kazakhstan",
        "code",
        "/akn/kz/act/2015-10-29/375-V",
    ),
    (
        "eng",
        "Law of the Republic of Kazakhstan of 6 April 2016 No. 480-V",
        "law",
        "/akn/kz/act/2016-04-06/480-V",
    ),
]


@pytest.mark.parametrize(("language", "text", "cls", "href"), ACTS)
def test_acts(language: Language, text: str, cls: str, href: str) -> None:
    (one,) = find_references(text, language, here=HERE, act=ACT)
    assert (one.text, one.kind, one.cls, one.href) == (text, "external", cls, href)


def test_the_constitution_is_the_one_of_the_day() -> None:
    later = "/akn/kz/act/2026-08-01/300-VIII"
    (one,) = find_references("Конституции", "rus", here=HERE, act=later)
    assert one.href == "/akn/kz/act/2026-03-15/constitution"


BLANKET: list[tuple[Language, str, list[tuple[str, str]]]] = [
    (
        "rus",
        "законодательству Республики Казахстан, в том числе о персональных данных и их защите, "
        "об информатизации",
        [
            ("законодательству Республики Казахстан", "legislation"),
            ("о персональных данных и их защите", "legislation/personal-data"),
            ("об информатизации", "legislation/informatization"),
        ],
    ),
    ("rus", "Законодательство о связи основывается на том, что есть", []),
    ("rus", "иными законами и законные интересы", [("иными законами", "laws")]),
    ("rus", "утверждает нормативные правовые акты", []),
    (
        "rus",
        "согласно требованиям по управлению данными",
        [("требованиям по управлению данными", "document/data-management-requirements")],
    ),
    ("rus", "1) разрабатывает требования по управлению данными;", []),
    (
        "rus",
        "Порядок доступа определяется уполномоченным органом.",
        [("Порядок", "document/procedure")],
    ),
    (
        "rus",
        "актами Президента Республики Казахстан и Правительства Республики Казахстан",
        [
            ("актами Президента Республики Казахстан", "acts/president"),
            ("Правительства Республики Казахстан", "acts/government"),
        ],
    ),
    ("kaz", "заңды мүдделер мен заңдылық", []),
    (
        "kaz",
        "оның ішінде дербес деректер және оларды қорғау туралы, ақпараттандыру туралы заңнамаға",
        [
            ("дербес деректер және оларды қорғау туралы", "legislation/personal-data"),
            ("ақпараттандыру туралы заңнамаға", "legislation/informatization"),
        ],
    ),
    (
        "kaz",
        "уәкілетті орган бекіткен қағидаларға",
        [("уәкілетті орган бекіткен қағидаларға", "document/procedure")],
    ),
    (
        "eng",
        "other laws of the Republic of Kazakhstan",
        [("other laws of the Republic of Kazakhstan", "laws")],
    ),
    (
        "eng",
        "legislation on informatization",
        [("legislation on informatization", "legislation/informatization")],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), BLANKET)
def test_blanket(language: Language, text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text, language) == [(words, CONCEPT + target) for words, target in wanted]


WORD_LIST = (
    "статьи статей пункта 5 1) 2), и – часть первой настоящего Закона Кодекса закон Республики "
    "законодательства Казахстан о об «О связи» осы Заңның 3-бабының 1) тармақша бірінші бөлігінің "
    "заңнама Article point 3 of this Law legislation on , . ( ) правил порядок определяется органом"
)
WORDS = st.sampled_from(WORD_LIST.split())


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["rus", "kaz", "eng"]))
def test_references_stand_in_order_and_apart(words: list[str], language: Language) -> None:
    text = " ".join(words)
    end = 0
    for reference in find_references(text, language, here=HERE, act=ACT):
        assert end <= reference.start < reference.end
        assert reference.text == text[reference.start : reference.end]
        end = reference.end


HOSTILE: list[tuple[Language, str]] = [
    ("rus", "подпункт 1), "),
    ("rus", "статьи 5 и "),
    ("rus", "определяется уполномоченным органом "),
    ("rus", "Закон Республики Казахстан «"),
    ("kaz", "1, 2, 3, "),
    ("kaz", "1-1-1-1-"),
    ("kaz", "дербес деректер және оларды қорғау туралы, "),
    ("rus", "1 (части 1), "),
    ("rus", "статьи 1 (часть 1), 2 (части 1 ("),
    ("rus", "статьи 1 ("),
    ("rus", "Законом Республики Казахстан «О связи» статьи 5 указанного Закона "),
    ("rus", "часть первая - "),
    ("rus", "законодательства о "),
    ("kaz", "1 (бірінші бөлігі), "),
    ("kaz", "1 (1 (1 бап "),
    ("kaz", "«Байланыс туралы» Қазақстан Республикасының Заңы, аталған Заңның 5-бабы "),
    ("kaz", "бірінші – "),
    ("eng", "point 1 of "),
    ("eng", "The procedure "),
]


@pytest.mark.parametrize(("language", "piece"), HOSTILE)
def test_cost_stays_linear(language: Language, piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        find_references(text, language, here=HERE, act=ACT)
        return time.process_time() - start

    cost(1_000)
    small, large = min(cost(8_000) for _ in range(3)), min(cost(64_000) for _ in range(2))
    # Eight times the text; a quadratic rule would take sixty-four times as long.
    assert large < 30 * small + 0.05
