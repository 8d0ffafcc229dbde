"""Owns KK: how acts in Kazakh say when they begin to apply; the rule stands before its verb."""

from __future__ import annotations

import re

from kzlegal.amend.commencement.words import Words
from kzlegal.grammar.kk import KK as GRAMMAR

NUMBERS = {
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8,
    "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60,
    "жетпіс": 70, "сексен": 80, "тоқсан": 90, "жүз": 100,
}  # fmt: skip
_WORD = "(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_N = rf"(?P<n>\d{{1,4}}|{_WORD}(?:\s+{_WORD}){{0,2}})"
_SINCE = (
    r"(?P<since>(?:алғашқы\s+)?ресми\s+жариялан(?:ған\s+|ымы\s+|уы\s+)?(?:күн(?:інен|нен)?|ғанынан)|"
    r"қол\s+қойылған\s+күн(?:інен|нен)|қабылданған\s+күн(?:інен|нен)|"
    r"мемлекеттік\s+тіркел(?:ген|уі)\s+күн(?:інен|нен))"
)
_MONTH = "|".join(GRAMMAR.months)
DATE = (
    rf"(?:(?P<year>\d{{4}})\s+жыл(?:ғы|дың)\s+(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})"
    r"(?:[нтд][ае]н|[ғқгк][ае]|ын[ае]н?|ін[ае]н?)?"
    r"|(?P<dotted>\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2})(?:\.|\s?ж\.)?)"
)
_APPLY = r"қолданысқа\s+енг[іi]з[іi]л"
_ENTER = r"күш[іi]не\s+ен"


def _spread(text: str) -> str:
    """Part a range of ordinals that was printed tight: «үшінші-алтыншы»."""
    return re.sub(r"(?<=[іы]нш[іы])\s?[-–—]\s?(?=\w{2,}нш[іы])", " – ", text)


WORDS = Words(
    term=re.compile(
        rf"{_SINCE}\s+(?:кей[іi]н|бастап)\s+(?:күнт[іi]збел[іi]к\s+)?{_N}"
        r"(?:\s+күнт[іi]збел[іi]к)?(?:\s+(?P<unit>күн|ай|жыл))?\s+өт(?:кен\s+соң|кеннен\s+кей[іi]н)"
        r"(?:\s+бастап)?",
        re.I,
    ),
    at_once=re.compile(rf"{_SINCE}\s+бастап", re.I),
    next_day=re.compile(rf"{_SINCE}\s+кей[іi]н", re.I),
    fixed=re.compile(rf"{DATE}\s+бастап", re.I),
    with_act=re.compile(
        rf"(?P<act>[^;.()]{{3,240}}?)\s+(?:{_APPLY}ген|{_ENTER}ген)\s+күн(?:нен|[іi]нен)\s+"
        r"(?:бастап|кей[іi]н)",
        re.I,
    ),
    elsewhere=re.compile(rf"{_APPLY}у\s+т[әa]р?т[іi]б[іi]н\s+(?P<place>[^()]+?)\s+қараңыз", re.I),
    until=re.compile(
        rf"{DATE}\s*дей[іi]н(?P<inclusive>\s+қоса\s+алғанда)?\s+"
        r"(?:қолданыста\s+бол\w+|қолданылады)",
        re.I,
    ),
    retroactive=re.compile(
        rf"(?:{DATE}\s+(?:бастап|дей[іi]н)\s+)?туындаған\s+(?:құқықтық\s+)?қатынастарға\s+"
        r"(?:қолданыл\w+|таратыл\w+|таралады)",
        re.I,
    ),
    applies=re.compile(rf"{_APPLY}(?:ед[іi]|с[іi]н)", re.I),
    enters=re.compile(rf"{_ENTER}ед[іi]", re.I),
    excepted=re.compile(rf"(?:{_APPLY}ет[іi]н|{_ENTER}ет[іi]н)", re.I),
    exception=re.compile(r"қоспағанда\s*[,:]?", re.I),
    clause=re.compile(
        rf"\b(?:Осы\s+(?:Конституциялық\s+)?(?:заң|кодекс|жарлық|қаулы|бұйрық|шешім)|\d+(?:-\d+)*"
        rf"-бап)[\s\S]*?(?:{_APPLY}(?:ед[іi]|с[іi]н)|{_ENTER}ед[іi])",
        re.I,
    ),
    own=re.compile(
        r"\bосы\s+(?:конституциялық\s+)?(?:заң|кодекс|жарлық|қаулы|бұйрық|шешім)\w*"
        r"|\bол\b",
        re.I,
    ),
    rule_first=True,
    units={"к": "day", "а": "month", "ж": "year"},
    sinces={
        "жариялан": "publication",
        "тіркел": "registration",
        "қойыл": "signature",
        "қабылдан": "signature",
    },
    numbers=NUMBERS,
    months=GRAMMAR.months,
    same_day=re.compile(r"бастап\s*$", re.I),
    forces=re.compile(rf"{_ENTER}ген", re.I),
    spread=_spread,
    fold={0xA0: " ", ord("i"): "і"},
)
