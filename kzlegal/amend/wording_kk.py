"""Owns KK: how amending acts are worded in Kazakh."""

from __future__ import annotations

import re

from kzlegal.amend.phrase_kk import phrase
from kzlegal.amend.wording import Wording
from kzlegal.grammar.kk import KK as GRAMMAR

_L = "[а-яәіңғүұқөһ]"
_UNIT = (
    r"(?:тармақша|тарма[қғ]|ба[пб]|бөлі[кг]|абзац|азат|тарау|бөлім|параграф|қосымша|ескертпе"
    rf"|сөйлем|тақыры[пб]|жол|кіріспе|мазмұн){_L}*"
)
_VERB = (
    r"(?:жазылсын|баяндалсын|ауыстырылсын|толықтырылсын|алып\s+тасталсын|деп\s+танылсын"
    r"|деп\s+есептелсін|тоқтатыла\s+тұрсын|деп\s+белгіленсін)"
)
_OWN = r"(?:\d+(?:-\d+)*[.)]\s*(?=[^\W_]))?"
_INSTRUCTION = (
    rf"(?:[^;]{{0,600}}?\b{_VERB}\s*[:;.]?|{_OWN}(?:мынадай\s+мазмұндағы|бүкіл\s+мәтін)\b"
    rf"|{_OWN}[^«\"“]{{0,120}}?\b{_UNIT}(?:да|де|та|те|нда|нде)\s*:$)"
)
_COMMENCES = (
    rf"Осы\s+(?:Заң|Кодекс|бұйрық|қаулы|шешім|Жарлық|өкім){_L}*\b.*(?:қолданысқа|күшіне)\s+ен"
)

KK = Wording(
    language="kaz",
    own_numbers=(
        ("article", re.compile(r"(?P<number>\d+(?:-\d+)*)-бап\.\s*")),
        ("paragraph", re.compile(r"(?P<number>\d+(?:-\d+)*)\.\s+(?=[^\W\d_]|\d|[«\"“])")),
        (
            "point",
            re.compile(
                r"(?P<number>\d+(?:-\d+)*)\)\s*(?=[^\W_]|[«\"“])(?!тармақша|(?:және|мен|пен|бен)\s+\d)"
            ),
        ),
    ),
    instruction=re.compile(_INSTRUCTION),
    ends_quotation=re.compile(rf"{_INSTRUCTION}|(?:\d+(?:-\d+)*(?:-бап)?\.\s+)?{_COMMENCES}"),
    after_words=re.compile(r"\s*деген\b|\s+(?:Заң|Кодекс)|;\s*$", re.IGNORECASE),
    after_list=re.compile(
        r"[,;.)]*\s*(?:$|(?:(?:және|мен|пен|бен|не|немесе)\s+)?[«\"“„]|деген|тиісінше)",
        re.IGNORECASE,
    ),
    announces=re.compile(
        r"(?:жазылсын|баяндалсын|толықтырылсын|белгіленсін)\s*[:;.,]?$", re.IGNORECASE
    ),
    names_words=re.compile(r"(?!)"),
    verbs=tuple(
        (re.compile(rf"\b{verb}", re.IGNORECASE), kinds)
        for verb, kinds in (
            (r"деп\s+(?:аталсын|өзгертілсін|қайта\s+аталсын)", ("rename",)),
            (r"тоқтатыл(?:а|ып)\s+тұр", ("suspend",)),
            (r"қолданыл(?:ады|атын\s+болып)(?:\s+деп)?\s+белгіленсін", ("time_limit",)),
            (r"(?:жазыл|баяндал)(?:сын|ып)", ("restate",)),
            (r"ауыстырыл(?:сын|ып)", ("replace_words",)),
            (
                r"толықтырыл(?:сын|ып)",
                ("insert_after", "insert_before", "append_words", "add_heading", "add_unit"),
            ),
            (r"алып\s+таста(?:лсын|лып)", ("exclude_words", "exclude_unit")),
            (r"деп\s+танылсын", ("repeal",)),
            (r"деп\s+(?:есептелсін|саналсын)", ("renumber",)),
        )
    ),
    operative=re.compile(rf"\b{_VERB}", re.IGNORECASE),
    spelled=(
        (re.compile(r"\bалынып\s+тасталсын\b", re.IGNORECASE), "алып тасталсын"),
        (re.compile(r"\bалып\s+тасталынсын\b", re.IGNORECASE), "алып тасталсын"),
    ),
    act_line=re.compile(
        r"(?P<act>.{0,400}?\b(?:[Зз]аңына|[Кк]одексіне|бұйрығына|қаулысына|[Жж]арлығына|шешіміне"
        r"|өкіміне|Конституциясына)\b(?:\s*\([^()]*\))*)"
        r"(?:,?\s+(?:мынадай|келесі)\s+.*енгізілсін)?\s*:?$",
        re.DOTALL,
    ),
    general=re.compile(
        rf"(?:.*\b)?(?:мына|кейбір|мынадай)\s+(?:{_L}+\s+){{0,3}}?(?:актілер|бұйрықтар|шешімдер|қаулылар|заңдар){_L}*\b"
        r".*(?:енгізілсін|өзгерістер|толықтырулар)",
        re.IGNORECASE | re.DOTALL,
    ),
    component=re.compile(
        rf"(?P<what>.*?\b(?:[Ққ]ағидалар|[Ее]реже|[Тт]әртіп|[Нн]ұсқаулық|[Әә]дістеме|[Тт]ізбе|[Жж]арғы|[Сс]тандарт"
        rf"|[Тт]алаптар|[Рр]егламент){_L}*(?:да|де|та|те|нда|нде))\s*:?$",
        re.DOTALL,
    ),
    of_act=re.compile(
        r"(?P<act>.*?\b(?:[Зз]аңының|[Кк]одексінің|бұйрығының|қаулысының|[Жж]арлығының|шешімінің))\s+(?P<units>.*)$",
        re.DOTALL,
    ),
    repeal_list=re.compile(
        r".*күш(?:і|терін|тері|ін)\s+(?:жойылды|жойды|жойған)\s+деп\s+танылсын\s*:",
        re.IGNORECASE | re.DOTALL,
    ),
    commencement=re.compile(_COMMENCES, re.DOTALL),
    foot=re.compile(
        r"(?:Қазақстан\s+Республикасының|Президенті|Премьер-Министрі|Министр|Төраға|Әкім)\b[^.:;]{0,120}$"
    ),
    annex=re.compile(
        rf"(?:.*{_L}[аеыіқ]\s+)?(?:(?P<number>\d+(?:-\d+)*)-)?қосымша$", re.IGNORECASE
    ),
    cited=re.compile(
        rf"(?P<year>\d{{4}})\s+жылғы\s+(?P<day>\d{{1,2}})\s+(?P<month>{_L}+?)(?:дағы|дегі|тағы|тегі)"
        r"(?:\s+(?:№|N)\s*(?P<number>\d+(?:[-/][\w/]+)?|\d*[А-ЯA-Z]+\s*\d+/\d+))?"
    ),
    brackets=re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)"),
    article_start=r"{}-бап\b",
    phrase=phrase,
    months=GRAMMAR.months,
    day=re.compile(
        rf"(?P<year>\d{{4}})\s+жылғы\s+(?P<day>\d{{1,2}})\s+(?P<month>{_L}+?)(?:ға|ге|қа|ке|дан|ден|тан|тен|нан|нен)?$"
    ),
)
