"""Owns the Russian pack: the words with which Russian drafting says norms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzlegal.norms.extract.clausal import Reader
from kzlegal.norms.extract.pack import Pack
from kzlegal.norms.extract.packs.rus_bare import BARE
from kzlegal.norms.extract.packs.rus_cues import CUES
from kzlegal.norms.extract.statement import Statement
from kzlegal.norms.extract.wording import Wording

WORDING = Wording(
    language="rus",
    subordinators=frozenset(
        {
            "который",
            "если",
            "когда",
            "чтобы",
            "что",
            "чей",
            "где",
            "поскольку",
            "хотя",
            "пока",
            "ибо",
            "причем",
        }
    ),
    relatives=frozenset(),
    and_words=frozenset({"и", "а", "также", "иной", "иные", "иными", "другие"}),
    or_words=frozenset({"или", "либо"}),
    possessives=frozenset({"их", "его", "ее", "её", "своих", "своим", "своими", "свои"}),
    pronouns=frozenset({"он", "она", "оно", "они"}),
    anyone=frozenset({"лицо"}),
    settling=frozenset({"определяться", "устанавливаться", "утверждаться", "разрабатываться"}),
    decision=frozenset({"решение", "приказ", "постановление", "распоряжение"}),
    persons=frozenset(
        {
            "лицо",
            "гражданин",
            "орган",
            "организация",
            "учреждение",
            "предприятие",
            "комиссия",
            "совет",
            "работник",
            "служащий",
            "руководитель",
            "министр",
            "эксперт",
            "участник",
            "заявитель",
            "представитель",
            "институт",
            "субъект",
            "собственник",
            "владелец",
            "оператор",
            "пользователь",
            "обладатель",
            "комитет",
            "агентство",
            "ведомство",
            "министерство",
            "банк",
            "аким",
            "заказчик",
            "учредитель",
            "сотрудник",
            "акимат",
            "изготовитель",
            "поставщик",
            "исполнитель",
        }
    ),
    fields=frozenset({"сфера", "область"}),
    nobody=frozenset({"республика", "государство", "закон", "законодательство"}),
    charging=frozenset({"на"}),
    agent=frozenset(),
    cues=CUES,
    bare=BARE,
    institutions=frozenset({"платформа", "портал", "реестр", "фонд", "центр"}),
    conditions=re.compile(
        r"\b(?:[Вв] случа(?:е|ях)|[Ее]сли|[Кк]огда|только (?:при|с|в|после)"
        r"|[Пп]ри (?!этом|помощи|содействии|участии)(?=\w))"
    ),
    exceptions=re.compile(r"\b(?:за исключением|кроме|если иное не|помимо)\b", re.I),
    deadlines=re.compile(
        r"\b(?P<whole>в течение (?!всей|всего)[^,.;]*?\b(?:дн|час|месяц|лет|год|минут|недел|сут|"
        r"кварт)\w*(?: со? \w+ [^,.;]+)?"
        r"|не (?:позднее|реже|позже|чаще|ранее|менее) [^,;.]+|не более чем на [^,;.]+"
        r"|незамедлительн\w*|немедленно|ежегодн\w*|ежеквартальн\w*|ежемесячн\w*|ежедневн\w*"
        r"|до (?:начала|окончания|истечения|наступления|\d+) [^,.;]+"
        r"|в срок до [^,.;]+|по истечении [^,.;]+"
        r"|(?:(?:один|два|три) )?раза? в (?:год|квартал|месяц|неделю|\w+ (?:года|лет|месяц\w*)))",
        re.I,
    ),
    lists={
        "definitions": re.compile(
            r"(?:понят|термин|определен)\w+.*(?:использу|применя|имеют|означа)"
            r"|(?:использу|применя)\w+.*(?:понят|термин)",
            re.I | re.S,
        ),
        "principles": re.compile(
            r"\bпринцип(?:ы|ах|ами|ов)\b"
            r"|\b(?:цел|задач)(?:ью|ями|ей|ами)\b.*\bявля"
            r"|\bиме(?:ет|ют)\b.*\b(?:цел|задач)\w*"
            r"|\b(?:цел|задач)\w+ .*\bявля",
            re.I | re.S,
        ),
        "powers": re.compile(
            r"\b(?:полномочи|компетенци|функци)\w+ .*\b(?:относ|вход)\w+"
            r"|\b(?:относ|вход)\w+ .*\b(?:полномочи|компетенци|функци)\w+"
            r"|\bследующие (?:\w+ )?(?:полномочия|функции)"
            r"|\b(?:полномочия|функции)(?: \w+)? следующ|\bследующими (?:полномоч|функц)",
            re.I | re.S,
        ),
        "classes": re.compile(
            r"\bследующи\w+ (?:\w+ )?(?:вид|уров|тип|форм|направлен|категор|групп|степен)\w+"
            r"|\b(?:под)?разделяются на\b|\bделятся на\b|\bклассифицируются\b",
            re.I,
        ),
        "cases": re.compile(
            r"(?:\bв(?: следующих)? случаях|\bпри(?: следующих)? условиях|\bпри условии|\bпри"
            r"|\bесли|\bв случае)\s?:$",
            re.I,
        ),
        "process": re.compile(r"\bпонимается\b.*\bвключа\w+:$", re.I | re.S),
    },
    definition=re.compile(r"(?P<term>[^–:;]{2,250}?)\s[–—]\s?(?P<meaning>.+)", re.S),
)

_ALIAS = re.compile(r"(?P<full>[^();:–]+?) \(далее – (?P<short>[^)]+)\)")


def short_names(statement: Statement) -> Mapping[str, str]:
    """Give what «X (далее – Y)» declares: Y to X."""
    return {m["short"].strip(): m["full"].strip() for m in _ALIAS.finditer(statement.text)}


_ACTOR = re.compile(
    r"(?P<term>[^–:;(]{3,120}?)(?: \(далее – (?P<short>[^)]+)\),?)? [–—] "
    r"(?:(?!данных|системы)\w+,? ){0,5}?(?:лиц[оа]|орган|организаци\w|учреждени\w|предприяти\w|"
    r"предпринимател\w|гражданин|общество|комиссия|совет|работник|специалист|подразделение|банк)\b"
)


def actors(statement: Statement) -> tuple[str, ...]:
    """Give the term of «X (далее – Y) – юридическое лицо, …», and its short name."""
    if statement.kind != "item":
        return ()
    found = _ACTOR.match(statement.text)
    return tuple(filter(None, (found["term"].strip(), found["short"]))) if found else ()


PACK = Pack("rus", Reader(WORDING), short_names, actors=actors)
