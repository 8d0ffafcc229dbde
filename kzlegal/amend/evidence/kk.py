"""Owns KK: how the publisher's notes in Kazakh are worded."""

from __future__ import annotations

import re

from kzlegal.amend.commencement.kk import DATE
from kzlegal.amend.commencement.kk import WORDS as COMMENCEMENT
from kzlegal.amend.evidence.words import Words, expander
from kzlegal.grammar.kk import KK as GRAMMAR
from kzlegal.refs import ordinal

_DOTTED = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2}"
_ROMAN = r"[IVXLІХі]"
_NUMBER = (
    rf"(?:(?:№|N)\s*)+(?P<number>\d+(?:\s?-\s?(?:{_ROMAN}+(?:\s{_ROMAN}+(?=\s*[(;.,]))?|НП|\d+))?"
    r"(?:/НҚ)?)"
)
_MONTH = "|".join(GRAMMAR.months)
_NUMBER_FIRST = _NUMBER.replace("<number>", "<number_first>")
_QUOTED = r"(?:\"[^\"]*\"|«[^»]*»|“[^”]*”)"
_LIST = rf"{_QUOTED}(?:(?:,\s*|\s+және\s+|\s+)?{_QUOTED})*"
_ORDINAL = "|".join(sorted((ordinal.kazakh(n) for n in range(1, 100)), key=len, reverse=True))
_N = rf"(?:\d[\d-]*\)?|{_ORDINAL})"
_NOUN = r"(?:тармақша|тармақ|бап|бөлік|бөлім|абзац|тарау|параграф|ескертпе|сөйлем|қосымша)"
_SHORT = (
    (re.compile(r"(?<=\d)-б\.", re.I), "-бап"),
    (re.compile(r"(?<=\d)-т\.", re.I), "-тармақ"),
    (re.compile(r"(?<=\d)\)\s?тш\.", re.I), ") тармақша"),
)


WORDS = Words(
    label=re.compile(
        r"\s*(?:\S{2,8}-ның\s+ескертпесі\s?!|kzlegal\s+ескертпесі\s?!|"
        r"Ескерту\s?[.:,]|Ескертпе(?:лер)?(?:\s+ЗҚАИ)?\s?[.:])\s*"
    ),
    law=re.compile(
        rf"(?:(?P<dotted>{_DOTTED})\.?(?:\s?ж\.)?"
        rf"|(?P<year>\d{{4}})\s+жылғы\s+(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\w*),?\s*{_NUMBER}"
        rf"|{_NUMBER_FIRST}\s+(?P<dotted_last>{_DOTTED})",
        re.I,
    ),
    loose=re.compile(rf"(?:{_DOTTED})(?!\d|\.?\s*(?:бастап|дейін))|(?:№|N)\s*\d"),
    announced=re.compile(
        r"[^\"«;]{0,160}?қолданысқа\s+енгізіл(?:еді|етін)[^\"«;]{0,40}?ҚР\s+\d", re.I
    ),
    limit=re.compile(rf"{DATE}\s*дейін(?P<inclusive>\s+қоса\s+алғанда)?", re.I),
    own_law=re.compile(r"осы\s+(?:Заң|Кодекс)\w*\s+[^;()]{0,40}?ба(?:бы|п)\w*"),
    law_words=re.compile(r"(?:\bҚР\b|Қазақстан\s+Республикасының)"),
    law_unit=re.compile(r"(?P<unit>\d[\d-]*-ба(?:бы|п)\w*)\s*$"),
    verbs=(
        ("restated", re.compile(r"\bжаңа\s+редакцияда", re.I)),
        (
            "amended",
            re.compile(
                r"\b(?:өзгер(?:іс|ту)(?:тер|лер)?(?:\s+(?:мен|және)\s+)?)?(?:толықтыру(?:лар)?)?"
                r"(?<=[ртсуқ])\s+енг\w+|\bөзгертіл\w+",
                re.I,
            ),
        ),
        ("added", re.compile(r"\bтолықтыр(?:ыл\w+|у)\b", re.I)),
        ("repealed", re.compile(r"\bалып\s+таста\w+|\bкүші\s+жойыл\w+|\bкүшін\s+жой\w+", re.I)),
        (
            "expired",
            re.compile(rf"(?:{_DOTTED})\.?\s+дейін\s+(?:қолданыста\s+бол\w+|қолданыл\w+)", re.I),
        ),
        ("suspended", re.compile(r"\bтоқтат(?:ыла|а)\s+тұр\w*", re.I)),
        ("renamed", re.compile(r"\bқайта\s+атал\w+|\bатауы\s+өзгер\w+", re.I)),
        (
            "words_replaced",
            re.compile(r"(?<=[\"»”])[^\"«“]{0,40}?сөз\w*\s+ауыстыр\w*", re.I),
        ),
    ),
    new_first=True,
    new_units=re.compile(
        rf"(?:^|(?<=\s))(?P<added>(?:{_N}(?:(?:,\s*|\s+және\s+|\s?[–—]\s?){_N})*(?:-|\s+))?{_NOUN}"
        r"(?:[лдт][ае]р)?[мпб]ен)\s*$",
        re.I,
    ),
    planned=re.compile(r"көзделген|көзделеді", re.I),
    heading=re.compile(r"\bтақырыб\w*|\bатауы\w*", re.I),
    text_too=re.compile(r"(?:және|мен)\s+мәтін", re.I),
    whole_text=re.compile(r"\bмәтін(?:і)?\s+бойынша", re.I),
    preamble=re.compile(r"\bкіріспе\w*|\bпреамбула\w*", re.I),
    title=re.compile(r"(?:Заң|Кодекс|Жарлық)\w*\s+тақырыб\w*|^\s*тақырыб\w*\s+мен\s+кіріспе", re.I),
    contents=re.compile(r"\bмазмұн\w*", re.I),
    note=re.compile(r"\bескертпе\w*", re.I),
    this_act=re.compile(r"\b(?:осы\s+)?(?:Заң|Кодекс|Жарлық|Қағидалар)\w*", re.I),
    roman=re.compile(rf"(?P<number>{_ROMAN}+)-(?P<noun>бөлім|тарау|параграф)\w*"),
    divisions={"бөлім": "part", "тарау": "chp", "параграф": "sec"},
    bracket=re.compile(r"\(\s*(?=[^()]{0,160}?(?:қолданы|күшіне|қараңыз))", re.I),
    in_words=re.compile(
        rf"(?P<old>{_LIST})\s+деген\s+(?:сөз|цифр|аббревиатура)\w*\s+(?P<turn>тиісінше\s+)?"
        rf"(?P<new>{_LIST})\s+деген\s+(?:сөз|цифр|аббревиатура)\w*\s+ауыстыр",
        re.I,
    ),
    deleted=re.compile(rf"(?P<old>{_LIST})\s+деген\s+(?:сөз|цифр)\w*\s+алып\s+таста", re.I),
    in_turn=re.compile(r"тиісінше", re.I),
    elsewhere=re.compile(r"енгізілу\s+тәртіб", re.I),
    review=re.compile(r"Конституциялық\s+(?:Сот|Кеңес)", re.I),
    expand=expander(_SHORT, COMMENCEMENT.spread),
    months=GRAMMAR.months,
    fold={0xA0: " ", ord("i"): "і"},
    numbered_part=re.compile(r"\d-бөлі", re.I),
    point_too=re.compile(r"\bтармақ(?!ша)|-тармақ(?!ша)", re.I),
    part=re.compile(r"бөлі[кг]", re.I),
    opening=re.compile(r"бірінші\s+абзац", re.I),
)
