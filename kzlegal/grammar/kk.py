"""Owns KK: how acts in Kazakh are laid out (the number stands before the word: ``12-1-бап``)."""

from __future__ import annotations

import re

from kzlegal.grammar.pack import Grammar, look_alikes, months

_LOOK = look_alikes("ABCEHKMOPTXYaceopxyiIh", "АВСЕНКМОРТХУасеорхуіІһ")
_DATE = r"(?P<date>\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2})"
_NUMBER = r"(?:№|N)\s?(?P<number>\d+(?:-[IVXLІХ]+|-НП|/НҚ)?)"

KK = Grammar(
    language="kaz",
    name="Kazakh",
    words={
        "бөлім": "part",
        "кіші бөлім": "subpart",
        "тарау": "chapter",
        "параграф": "section",
        "бап": "article",
        "баптар": "article",  # the stub of a range
    },
    number_first=True,
    unnumbered={
        "жалпы бөлік": "hcontainer",
        "ерекше бөлік": "hcontainer",
    },
    stub=re.compile(
        r"(?:алып\s+таста(?:лды|лсын|лған)|күші\s+жойыл(?:ды|ған)|күш[іi]н\s+жой(?:ды|ған)|"
        r"\d{2}\.\d{2}\.\d{4}\s+дейін\s+қолданыста\s+болды)(?=[\s.;–-]|$)",
        re.I,
    ),
    note_label=re.compile(r"(?:ЗҚАИ-ның|РҚАИО-ның|РҚАО-ның|ЗКАИ-ның|kzlegal)\s+ескертпес[іi]\s?!"),
    footnote=re.compile(r"(?:Ескерту|Ескертпе ЗҚАИ)\s?[.:]|Ескерту,(?=\s+\d)"),
    bare_note=(
        (re.compile(r"Қолданушылар(?:дың)? назарына\s?!"), "notice"),
        (re.compile(r"Қолданушыларға ыңғайлы болуы"), "notice"),
        (re.compile(r"М\s?А\s?З\s?М\s?Ұ\s?Н\s?Ы\s?\.?$", re.I), "notice"),
        (re.compile(r"©\s"), "footer"),
        (
            re.compile(
                r"(?:ҚР|Қазақстан Республикасы) Конституциялық (?:Сотының|Кеңесінің)"
                r".{0,40}нормативтік қаулысы"
            ),
            "constitutionalReview",
        ),
        (re.compile(r"бүкіл мәтін бойынша .*(?:ауыстыр|алып таста)", re.I | re.S), "futureChange"),
    ),
    note_classes=(
        (re.compile(r"қолданысқа енг[іi]з[іi]лу тәрт[іi]б[іi]н?", re.I), "application"),
        (re.compile(r"көздел(?:ген|еді)"), "futureChange"),
        (re.compile(r"мазмұнды жасады"), "notice"),
        (re.compile(r"бейресми мазмұндамасы|үзіндіге кірмейді"), "edition"),
    ),
    adds_inside=re.compile(r"(?:тармақ|бөлік|абзац|ескертпе|сөйлем)\w*\s+толықтыру"),
    legal_note=re.compile(r"(?:Ескертпе(?:лер)?|Ескерту)\s?:|Ескертпе(?:лер)?\s?\."),
    law_citation=re.compile(rf"{_DATE}\.?(?:\s?ж\.)?\s+{_NUMBER}"),
    act_line=re.compile(
        r"(?P<kind>Конституциялық заңы|Заңы|Кодексі|Жарлығы|қаулысы|бұйрығы)?\s?"
        r"(?P<year>\d{4}) жылғы (?P<day>\d{1,2}) (?P<month>\w+?)(?:дағы|дегі|тағы|тегі)\s+"
        r"(?:№|N)\s?(?P<number>\d+(?:-[IVXLІХ]+)?(?:/\w+)?)",
        re.I,
    ),
    months=months(
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    ),
    title_start=re.compile(r".*\bтуралы$"),
    office=re.compile(
        r"(?:Қазақстан\s+Республикасының(?:\s+(?:Президенті|Премьер-Министрі))?|Президенті|"
        r"Премьер-Министрі?|Министрі?|Астана,|Ақорда)\b[^.:;]{0,120}$"
    ),
    signatory=re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+$"),
    attachment=re.compile(
        r"(?:.*(?:Заңына|бұйрығына|қаулысына|Кодексіне)\s+)?"
        r"(?:(?P<number>\d+(?:-\d+)*)-)?қосымша$"
    ),
    attached_to=re.compile(r"\b(?:Заң|Кодекс|бұйры[қғ]|қаулы|жарлы[қғ])\w{0,4}[аеә]$", re.I),
    names_unit=re.compile(
        r"\d[\d-]*\)(?:(?:, | және | – |–)\d[\d-]*\))* тармақша\w*\b(?:.*лс[ыі]н\b|.*:$)"
    ),
    look_alikes=_LOOK,
    letters=frozenset("әғқңөұүһі"),
)
