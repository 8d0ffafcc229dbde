"""Owns RU: how the publisher's notes in Russian are worded."""

from __future__ import annotations

import re

from kzlegal.amend.commencement.ru import DATE
from kzlegal.amend.commencement.ru import WORDS as COMMENCEMENT
from kzlegal.amend.evidence.words import Words, expander
from kzlegal.grammar.ru import RU as GRAMMAR

_DOTTED = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2}"
_YEAR = r"(?:\s*г(?:ода|\.)?)?"
_ROMAN = r"[IVXLІХ]"
_NUMBER = (
    rf"(?:(?:№|N)\s*)+(?P<number>\d+(?:\s?-\s?(?:{_ROMAN}+(?:\s{_ROMAN}+(?=\s*[(;.,]))?|НП|\d+))?"
    r"(?:/НҚ)?)"
)
_MONTH = "|".join(GRAMMAR.months)
_NUMBER_FIRST = _NUMBER.replace("<number>", "<number_first>")
_QUOTED = r"(?:\"[^\"]*\"|«[^»]*»|“[^”]*”)"
_LIST = rf"{_QUOTED}(?:(?:,\s*|\s+и\s+|\s+)?{_QUOTED})*"
_WORDS = r"(?:слов[оа]?(?:ами?|ом)?|цифр[аы]?(?:ами|ой)?|аббревиатур[аы]?(?:ой|ами)?)"
_SHORT = (
    (re.compile(r"\bпп\.?\s?(?=\d)", re.I), "подпункт "),
    (re.compile(r"\bп\.?\s?(?=\d)", re.I), "пункт "),
    (re.compile(r"\bст\.?\s?(?=\d)", re.I), "статья "),
    (re.compile(r"\bч(?:аст)?\.\s?(?=\d|перв|втор|трет)", re.I), "часть "),
    (re.compile(r"\bгл\.\s?(?=\d)", re.I), "глава "),
    (re.compile(r"\bабз\.\s?", re.I), "абзац "),
    (re.compile(r"\bтретей\b", re.I), "третьей"),
)


WORDS = Words(
    label=re.compile(
        r"\s*(?:(?:Примечание|Сноска)\s+(?:ИЗПИ|РЦПИ|РГП|kzlegal)\s?!|"
        r"(?:Сноска|С н о с к а)\s?[.:,]|Примечани[ея]\s?[.:])\s*"
    ),
    law=re.compile(
        rf"(?:\bот\s+|(?<=\d)\s+от\s+)?(?:(?P<dotted>{_DOTTED})\.?"
        rf"|(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})){_YEAR},?\s*{_NUMBER}"
        rf"|{_NUMBER_FIRST}\s+от\s+(?P<dotted_last>{_DOTTED}){_YEAR}",
        re.I,
    ),
    loose=re.compile(rf"\bот\s+(?:{_DOTTED})|(?:№|N)\s*\d"),
    announced=re.compile(
        r"\(?ввод[ия]тся\s+в\s+действие\s[^\"«;]{0,200}?\bв\s+соответствии\s+со?\s+"
        r"(?:Конституционн\w+\s+)?Закон",
        re.I,
    ),
    limit=re.compile(rf"\bдо\s+{DATE}(?P<inclusive>\s+включительно)?", re.I),
    own_law=re.compile(r"(?:согласно|в соответствии с[о]?)\s+[^;()]{0,40}?настоящ\w+\s+[ЗК]\w+"),
    law_words=re.compile(r"\b(?:Конституционн\w+\s+)?(?:[Зз]акон\w*|[Кк]одекс\w*)\b"),
    law_unit=re.compile(r"(?P<unit>(?:под)?(?:пункт|стать|част)\w*\s+[\d)-]+[^;()]{0,40}?)\s*$"),
    verbs=(
        (
            "added",
            re.compile(
                r"\bдополн(?:ен[аоы]?|ить|яется)\s+(?P<added>.+?)(?=\s+(?:в\s+соответствии|согласно|"
                r"на\s+основании|Законом|Закона|Закону|законами|Конституционн|Кодекс|от\s+\d)"
                r"|\s*[;(]|\.?\s*$)",
                re.S,
            ),
        ),
        ("restated", re.compile(r"\bв\s+(?:новой\s+)?редакции\b", re.I)),
        (
            "amended",
            re.compile(
                r"\b(?:внес\w+\s+)?(?:с\s+)?(?:изменени|дополнени)\w+(?:\s+и\s+(?:изменени|дополнени)\w+)?"
                r"(?:,?\s*внес\w+)?"
                r"|\bизменен[аоы]?\b",
                re.I,
            ),
        ),
        (
            "repealed",
            re.compile(
                r"\bисключ(?:ен[аоы]?|ить|ается)\b|\bутратил[аои]?\s+силу|"
                r"\bпризна\w+\s+утративш\w+\s+силу",
                re.I,
            ),
        ),
        (
            "expired",
            re.compile(
                rf"\bдейств(?:овал[аои]?|ует|уют)\s+до\s+(?:{_DOTTED})|\bне\s+действу[ею]т|"
                r"срок\w*\s+действия\s+ист[её]к\w*",
                re.I,
            ),
        ),
        ("suspended", re.compile(r"\bприостан(?:овлен\w*|овить|авливается)", re.I)),
        ("renamed", re.compile(r"\bпереименован\w*|\bпереименовать", re.I)),
        (
            "words_replaced",
            re.compile(
                rf"(?<=[\"»”])[^\"«“]{{0,60}}?\bзамен(?:ен\w*|ить|яются)"
                rf"\s+(?:соответственно\s+)?{_WORDS}\s+",
                re.I,
            ),
        ),
    ),
    new_first=False,
    new_units=re.compile(r"(?P<added>$^)"),
    planned=re.compile(r"предусм(?:атрива|отрен)", re.I),
    heading=re.compile(r"\b(?:заголов(?:ок|ка|ке|ку|ком)|названи[еяю])\b", re.I),
    text_too=re.compile(r"\bи\s+текст", re.I),
    whole_text=re.compile(r"\bпо\s+(?:всему\s+)?тексту", re.I),
    preamble=re.compile(r"\bпреамбул\w+", re.I),
    title=re.compile(
        r"\b(?:заголов\w+|названи[еяю])\s+(?:настоящ\w+\s+)?(?:Закона|Кодекса|Указа|приказа)", re.I
    ),
    contents=re.compile(r"\b(?:оглавлени|содержани)\w+", re.I),
    note=re.compile(r"\bпримечани\w+", re.I),
    this_act=re.compile(r"\b(?:В\s+)?(?:настоящ\w+\s+)?(?:Закон|Кодекс|Указ|Правила)\w{0,2}\b"),
    roman=re.compile(
        rf"(?P<noun>раздел|глав|параграф|подраздел)\w*\s+(?P<number>{_ROMAN}+)\b", re.I
    ),
    divisions={"раздел": "part", "подраздел": "subpart", "глав": "chp", "параграф": "sec"},
    bracket=re.compile(r"\(\s*(?=[^()]{0,80}?(?:ввод[ия]т|введени|действ|вступа|см\.))", re.I),
    in_words=re.compile(
        rf"{_WORDS}\s+(?P<old>{_LIST})\s*[^\"«“;]{{0,40}}?замен(?:ен\w*|ить|яются)\s+"
        rf"(?P<turn>соответственно\s+)?{_WORDS}\s+(?P<new>{_LIST})",
        re.I,
    ),
    deleted=re.compile(rf"{_WORDS}\s+(?P<old>{_LIST})\s*[^\"«“;]{{0,40}}?исключ", re.I),
    in_turn=re.compile(r"соответственно", re.I),
    elsewhere=re.compile(r"порядок\s+введения", re.I),
    review=re.compile(r"Конституционн\w+\s+(?:Суд|Совет)", re.I),
    expand=expander(_SHORT, COMMENCEMENT.spread),
    months=GRAMMAR.months,
    fold={0xA0: " "},
    numbered_part=re.compile(r"\bчаст\w*\s+\d", re.I),
    point_too=re.compile(r"\bпункт", re.I),
    part=re.compile(r"\bчаст", re.I),
    opening=re.compile(r"\bабзац\w*\s+перв", re.I),
)
