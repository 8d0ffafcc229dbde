"""Owns RU: how acts in Russian say when they begin to apply."""

from __future__ import annotations

import re

from kzlegal.amend.commencement.words import Words
from kzlegal.grammar.ru import RU as GRAMMAR

_UNITS = (
    "один одного одной:1 два двух:2 три трех трёх:3 четыре четырех четырёх:4 пять пяти:5 шесть "
    "шести:6 семь семи:7 восемь восьми:8 девять девяти:9 десять десяти:10 одиннадцати:11 "
    "двенадцати:12 тринадцати:13 четырнадцати:14 пятнадцати:15 шестнадцати:16 семнадцати:17 "
    "восемнадцати:18 девятнадцати:19 двадцать двадцати:20 тридцать тридцати:30 сорок сорока:40 "
    "пятьдесят пятидесяти:50 шестьдесят шестидесяти:60 семьдесят семидесяти:70 восемьдесят "
    "восьмидесяти:80 девяносто девяноста:90 сто ста:100 двести двухсот:200 триста трехсот:300"
)


def _numbers() -> dict[str, int]:
    table: dict[str, int] = {}
    waiting: list[str] = []
    for word in _UNITS.split():
        name, _, value = word.partition(":")
        waiting.append(name)
        if value:
            table.update(dict.fromkeys(waiting, int(value)))
            waiting = []
    return table


NUMBERS = _numbers()
_N = (
    r"(?P<n>\d{1,4}|(?:"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")(?:\s+(?:"
    # the longest first: the word for sixty ends in the word for ten
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r"))?)"
)
_SINCE = (
    r"(?P<since>(?:их\s+)?(?:первого\s+)?официального\s+опубликования|подписания|принятия|"
    r"государственной\s+регистрации|в\s+котор\w+\s+[^,.;]{0,60}?опубликован\w*)"
)
_OWN = r"(?:(?:его|ее|её|их)\s+)?"
_MONTH = "|".join(GRAMMAR.months)
DATE = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})(?:\s+года|\s?г\.)?"
    r"|(?P<dotted>\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2})(?:\s+года|\s?г\.)?)"
)
_ACT = (
    r"(?:Закон|Кодекс|Указ|Постановлени|Приказ|Решени|Конституци|"
    r"Конституционн[а-я]{2,3}\s+закон|Правил)[а-я]{0,4}"
)


def _spread(text: str) -> str:
    """Part a range of ordinals that was printed tight: «третьего-шестого»."""
    return _TIGHT.sub(" – ", text)


_TIGHT = re.compile(
    r"(?:(?<=ого)|(?<=его)|(?<=ой)|(?<=ей)|(?<=ый)|(?<=ий)|(?<=ая)|(?<=ья))\s?[-–—]\s?(?=[а-я]{4})"
)

WORDS = Words(
    term=re.compile(
        rf"по\s+истечении\s+(?:по\s+истечении\s+)?{_N}\s+(?:\([^()]{{1,40}}\)\s+)?"
        r"(?:календарн\w+\s+)?(?P<unit>дн\w+|день|месяц\w*|лет|год\w*)\s+"
        rf"(?:после|со|с|c|от)\s+(?:дня,?\s+|даты\s+)?{_OWN}{_SINCE}",
        re.I,
    ),
    at_once=re.compile(rf"\b(?:со|с)\s+(?:дня|даты)\s+{_OWN}{_SINCE}", re.I),
    next_day=re.compile(rf"\bпосле\s+дня\s+{_OWN}{_SINCE}", re.I),
    fixed=re.compile(rf"(?:\b[сc]о?\s+|(?<=действие)\s+|(?<=силу)\s+){DATE}", re.I),
    with_act=re.compile(
        r"(?:(?:одновременно\s+)?со?\s+(?:дня|даты|момента)|после\s+дня|одновременно\s+со?|после)"
        r"\s+(?:введени[а-я]+\s+в\s+действие|вступлени[а-я]+\s+в\s+силу)\s+(?P<act>(?:(?!,?\s+за\s+исключением)[^;.()]){3,240})",
        re.I,
    ),
    elsewhere=re.compile(
        r"порядок\s+вв?едения\s+в\s+де[йи]?с?твие\s+(?:[а-я\s]{0,60}?)см\.?\s*(?P<place>[^()]+)",
        re.I,
    ),
    until=re.compile(rf"действ(?:у[ею]т|овал[аои]?)\s+до\s+{DATE}(?P<inclusive>\s+включительно)?"),
    retroactive=re.compile(
        r"распространя[ею]тся\s+на\s+(?:право)?отношения(?:,?\s+(?:котор\w+\s+)?возник\w+)?"
        rf"(?:\s+(?:с|до|после)\s+(?:{DATE})?)?",
        re.I,
    ),
    applies=re.compile(r"ввод[ия]тся\s+в\s+(?:действие\s+в\s+)?действие", re.I),
    enters=re.compile(r"вступа[ею]т\s+в\s+силу", re.I),
    excepted=re.compile(
        r",?\s*котор\w+\s+(?:ввод[ия]тся\s+в\s+действие|вступа[ею]т\s+в\s+силу)"
        r"|,?\s*ввод(?:имы[хем]|имого|имой|ящ\w+)\s+в\s+действие",
        re.I,
    ),
    exception=re.compile(r",?\s*за\s+исключением\s*:?|,?\s*кроме\s+", re.I),
    clause=re.compile(
        rf"\b(?:Настоящ\w+\s+(?:[А-Я][а-я]+\s+)?{_ACT}|Пункт|Подпункт|Стать|Част|Абзац|Глав|По\s+"
        r"истечении)[\s\S]*?(?:ввод[ия]тся\s+в\s+действие|вступа[ею]т\s+в\s+силу)",
        re.I,
    ),
    own=re.compile(rf"\b(?:настоящ\w+|он[аои]?)\b(?:\s+{_ACT})?", re.I),
    rule_first=False,
    units={"д": "day", "м": "month", "г": "year", "л": "year"},
    sinces={
        "опубликован": "publication",
        "регистрац": "registration",
        "подписан": "signature",
        "принят": "signature",
    },
    numbers=NUMBERS,
    months=GRAMMAR.months,
    same_day=re.compile(r"\bодновременно|\bсо?\s+(?:дня|даты|момента)", re.I),
    forces=re.compile(r"вступлени", re.I),
    spread=_spread,
    fold={0xA0: " "},
)
