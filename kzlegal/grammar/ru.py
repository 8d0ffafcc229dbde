"""Owns RU: how acts in Russian are laid out."""

from __future__ import annotations

import re

from kzlegal.grammar.pack import Grammar, look_alikes, months

_LOOK = look_alikes("ABCEHKMOPTXYaceopxyiI", "АВСЕНКМОРТХУасеорхуіІ")
_DATE = r"(?P<date>\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2})"
_NUMBER = r"(?:№|N)\s?(?P<number>\d+(?:-[IVXLІХ]+|-НП|/НҚ)?)"

RU = Grammar(
    language="rus",
    name="Russian",
    words={
        "раздел": "part",
        "подраздел": "subpart",
        "глава": "chapter",
        "параграф": "section",
        "§": "section",
        "статья": "article",
        "статьи": "article",  # the stub of a range: «Статьи 6-8. Исключены …»
    },
    number_first=False,
    unnumbered={
        "общая часть": "hcontainer",
        "особенная часть": "hcontainer",
    },
    stub=re.compile(
        r"(?:исключен[аоы]?|исключить|утратил[аои]? силу|действовал[аои]? до|"
        r"не действу[ею]т)(?=[\s.;]|$)",
        re.I,
    ),
    note_label=re.compile(r"(?:Примечание|Сноска)\s+(?:ИЗПИ|РЦПИ|РГП|kzlegal)\s?!"),
    footnote=re.compile(r"(?:Сноска|С н о с к а)\s?[.:,]"),
    bare_note=(
        (re.compile(r"Вниманию пользователей\s?!"), "notice"),
        (re.compile(r"Для удобства пользования (?:ИЗПИ|РЦПИ|РГП)"), "notice"),
        (re.compile(r"(?:СОДЕРЖАНИЕ|ОГЛАВЛЕНИЕ|Содержание|Оглавление)\s?\.?$"), "notice"),
        (re.compile(r"©\s"), "footer"),
        (
            re.compile(r"Нормативным постановлением\s+Конституционного (?:Суда|Совета)"),
            "constitutionalReview",
        ),
        (
            re.compile(
                r"по всему тексту(?: \w+)? слов[аои]\s.*(?:заменить|заменены|исключить)", re.S
            ),
            "futureChange",
        ),
    ),
    note_classes=(
        (re.compile(r"порядок введения в действие", re.I), "application"),
        (re.compile(r"предусм(?:атривается|атриваются|отрено)"), "futureChange"),
        (re.compile(r"по всему тексту.*(?:заменить|исключить)", re.I | re.S), "futureChange"),
        (re.compile(r"редакция .*действует", re.I | re.S), "application"),
        (re.compile(r"Конституционн\w+ Суд", re.I), "constitutionalReview"),
        (re.compile(r"Для удобства пользования"), "notice"),
        (re.compile(r"Неофициальное изложение|в извлечение не вход[ия]т"), "edition"),
    ),
    adds_inside=re.compile(
        r"дополнить\s+(?:\S+\s+){0,2}?(?:част|пункт|подпункт|абзац|примечани|предложени)"
    ),
    legal_note=re.compile(r"Примечани[ея]\s?[.:]"),
    law_citation=re.compile(rf"{_DATE}(?:\s?г(?:ода|\.))?\s+{_NUMBER}"),
    act_line=re.compile(
        r"(?P<kind>Конституционный закон|Закон|Кодекс|Указ|Постановление|Приказ)\b.{0,200}?"
        r"\bот (?P<day>\d{1,2}) (?P<month>[а-я]+) (?P<year>\d{4})(?: года| г\.)?\s*"
        r"(?:№|N)\s?(?P<number>\d+(?:-[IVXLІХ]+)?(?:/\w+)?)",
        re.I,
    ),
    months=months(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ),
    title_start=re.compile(r"(?:О|Об|Обо)\s"),
    office=re.compile(
        r"(?:Президент|Республики Казахстан|Премьер-Министр|(?:И\.о\. )?Министр|Председатель|"
        r"Исполняющий обязанности|Астана,|г\. ?Астана|Акорда)\b[^.:;]{0,120}$"
    ),
    signatory=re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+$"),
    attachment=re.compile(r"Приложение(?:\s+(?:№\s?)?(?P<number>\d+(?:-\d+)*))?(?=\s+к\s|\s*$)"),
    attached_to=None,
    names_unit=None,
    look_alikes=_LOOK,
    letters=frozenset("ыэъщё"),
)
