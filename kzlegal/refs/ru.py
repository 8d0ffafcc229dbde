"""Owns the Russian rules: how Russian texts of acts name units, acts and bodies of law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzlegal.grammar.ru import RU as GRAMMAR
from kzlegal.refs import ordinal
from kzlegal.refs.blanket import (
    acts_of_organs,
    acts_of_table,
    cited_iri,
    constitution,
    entry_at,
    fixed,
    named_acts,
    phrases,
)
from kzlegal.refs.context import Context, Named, Rule
from kzlegal.refs.model import CONCEPT, Reference
from kzlegal.refs.small_first import rules
from kzlegal.refs.vocabulary import Vocabulary
from kzlegal.refs.words import Words

_COUNTRY = r"(?:\s+Республики\s+Казахстан|\s+РК\b)"
_OF_COUNTRY = re.compile(_COUNTRY)
_ENDINGS = {
    "ая": "ая ой ую ою ое ого ому ым ом ые ых ыми",
    "ья": "ья ьей ью ье ьего ьему ьим ьем ьи ьих ьими",
}


def _ordinals() -> dict[str, int]:
    forms: dict[str, int] = {}
    for number in (*range(1, 20), *range(20, 100, 10)):
        forms[ordinal.russian(number, "m_nom")] = number
        said = ordinal.russian(number, "f_nom")
        for ending in _ENDINGS[said[-2:]].split():
            forms[said[:-2] + ending] = number
    return forms


WORDS = Words(
    noun=re.compile(
        r"\b(?:(?P<point>подпункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|подп\.|пп\.)"
        r"|(?P<para>пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|п\.)"
        r"|(?P<subpara>част(?:ь|и|ью|ей|ям|ями|ях)\b|ч\.)"
        r"|(?P<art>стат(?:ья|ьи|ье|ью|ьей|ей|ьям|ьями|ьях)\b|ст\.)"
        r"|(?P<al>абзац(?:а|у|ем|е|ы|ев|ам|ами|ах)?\b|абз\.)"
        r"|(?P<chp>глав(?:а|ы|е|у|ой|ам|ами|ах)?\b|гл\.)"
        r"|(?P<sec>параграф(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b)"
        r"|(?P<subpart>подраздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b)"
        r"|(?P<part>раздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b)"
        r"|(?P<hcontainer>примечани(?:е|я|ю|ем|и|й|ям|ями|ях)\b)"
        r"|(?P<att>приложени(?:е|я|ю|ем|и|й|ям|ями|ях)\b))",
        re.IGNORECASE,
    ),
    plural=re.compile(
        r"\w+(?:ы|ов|ев|ам|ами|ах|ям|ями|ях|[тл]ей|ий)|части|статьи|главы|пп\.", re.IGNORECASE
    ),
    note=re.compile(r"\s+(?:к\s+)?(?=(?:настоящ|стат|част|пункт|подпункт|глав|раздел))", re.I),
    ordinals=_ordinals(),
    tens={
        "двадцать": 20,
        "тридцать": 30,
        "сорок": 40,
        "пятьдесят": 50,
        "шестьдесят": 60,
        "семьдесят": 70,
        "восемьдесят": 80,
        "девяносто": 90,
    },
    ordinal=re.compile(r"[а-я]{4,20}", re.IGNORECASE),
    separator=re.compile(r",?\s+(?:и\s+\(или\)|и|или|либо|а\s+также)\s+|,\s+"),
    span=(re.compile(r"со?\s+"), re.compile(r"\s+по\s+")),
    counts=re.compile(
        r"\s+(?:рабоч|календарн|д(?:ень|ня|ней)|сут|месяц|месячн|недел|лет\b|год|час(?:а|ов|у)?\b|минут|процент"
        r"|тенге|кратн|раз[а]?\b|человек|кв\.|"
        r"январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    ),
    join=re.compile(r"\s+(?:к\s+)?"),
    this=re.compile(r"\bнастоящ(?:ий|ие|его|ему|им|ем|ей|ая|ую|ее|их|ими)\s+", re.IGNORECASE),
    that=re.compile(
        r"(?:эт(?:от|ого|ому|им|ом|ой|их)|данн[а-я]{2,3}|(?:выше)?указанн[а-я]{2,3}"
        r"|(?:выше)?названн[а-я]{2,3}|упомянут[а-я]{2,3}|т(?:ого|ой|ому|ом|ех)\s+же)\s+",
        re.IGNORECASE,
    ),
    act=re.compile(
        r"(?:Конституционн[а-я]{2,3}\s+закон|Закон|Кодекс|Указ|Постановлени|(?P<rules>Правил|Положени))"
        r"(?:а|у|ом|е|ы|ов|ам|ами|ах|ю|я|ем|и)?\b"
    ),
    other_act=re.compile(
        r"(?:[А-ЯЁа-яё-]{3,30}(?:ого|его|ой|ей|ых|их)\s+){0,3}"
        r"(?:(?P<law>закон)|(?P<code>кодекс)|(?P<constitution>конституци)|(?P<treaties>договор"
        r"|соглашени|конвенци)|(?P<document>указ|правил|положени|устав|регламент|инструкци"
        r"|методик|постановлени|перечн|приказ|решени|стандарт))"
        r"(?:а|у|ом|е|ы|ов|ам|ами|ах|ю|я|ем|и|й|ей|ям)?\b",
        re.IGNORECASE,
    ),
    excepts=re.compile(r"(?:кроме|за\s+исключением|исключая)\s+", re.IGNORECASE),
    not_before=re.compile(r"(?:№|N)\s*[\d\s,–-]+(?:\([IVX]+\))?,\s*$"),
)

# A title may end in a name in quotation marks of its own: "On the centre "Astana"".
_QUOTED = r"[«\"“][^«»\"“”]{2,300}(?:[»\"”](?![^\W\d_])|[«\"“][^«»\"“”]{1,60}[»\"”]{1,2})"
_LAW = re.compile(
    rf"\b(?P<kind>Конституционн[а-я]{{2,3}}\s+закон|Закон|закон|Кодекс|кодекс)[а-я]{{0,3}}{_COUNTRY}"
    r"(?:\s+от\s+(?:(?P<d1>\d{1,2})\s+(?P<month>[а-я]{3,9})\s+(?P<y1>\d{4})\s+года"
    r"|(?P<d2>\d{2})\.(?P<m2>\d{2})\.(?P<y2>\d{4})))?"
    r"(?:\s+(?:№|N)\s*(?P<number>\d{1,4}-[IVXІХ]{1,6})(?:\s+ЗРК)?)?"
    rf"(?P<title>\s+{_QUOTED})?"
)
_MORE_TITLES = re.compile(r"(?:,|\s+и)\s+(?=[«\"“])")
_TITLE = re.compile(_QUOTED)
_CONSTITUTION = re.compile(rf"\bКонституци(?:я|и|ю|ей|ею)\b{_COUNTRY}?")
_LEGISLATION = re.compile(rf"\bзаконодательств(?:о|а|у|ом|е)\b{_COUNTRY}?", re.IGNORECASE)
_FIELD_START = re.compile(r"\s+(?:об?|в\s+сфере|в\s+области)\s+", re.IGNORECASE)
_FIELD_LIST = re.compile(r"(?:,\s+в\s+том\s+числе|,|\s+и)\s+(?=об?\s|в\s+сфере|в\s+области)")
_OF_ITSELF = re.compile(r"\s+(?:основыва|состо(?:ит|ят)\b|включает)[а-я]*")
_BASIS = re.compile(r"\bв\s+основе\s+$", re.IGNORECASE)
_STOP = re.compile(r"[,;.:()«»\"]|\s(?=[а-я]{2,25}(?:тся|ются|ся|ают|яют|ает|яет|енн[а-я]{2,3})\b)")
_LOOSE_END = re.compile(r"(?:\s+(?:и|или|либо|а\s+также|со?|по|в|на|к|о))?[\s–-]*$")
_LONGEST_FIELD = 120
"""Characters in which the name of a field of legislation ends."""
_LAWS = re.compile(
    rf"\b(?:(?:иные|иных|иным|иными|другие|других|другим|другими)\s+)?"
    rf"(?:[Зз]акон(?:ы|ов|ам|ами|ах)|законом|законодательн[а-я]{{2,3}}\s+акт(?:ы|ов|ам|ами|ах))\b"
    rf"{_COUNTRY}?(?!\s+[«\"“])"
)
_NORMATIVE = re.compile(
    r"\b(?:(?:иные|иных|иным|иными|другие|других|другим|другими)\s+нормативн[а-я]{2,3}\s+правов"
    r"[а-я]{2,3}\s+акт(?:ы|ов|ам|ами|ах)|нормативн(?:ым|ыми)\s+правов(?:ым|ыми)\s+актами?)\b"
    rf"{_COUNTRY}?"
)
_TREATIES = re.compile(
    r"\bмеждународн[а-я]{2,3}\s+договор(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b"
    r"(?:,\s+ратифицированн[а-я]{2,3}\s+Республикой\s+Казахстан)?",
    re.IGNORECASE,
)
_ORGAN = rf"(?:(?P<president>Президента)|(?P<government>Правительства)){_COUNTRY}?"
_ACTS_OF = re.compile(rf"\bакт(?:ы|ов|ам|ами|ах)\s+{_ORGAN}")
_AND_ORGAN = re.compile(rf"\s+и\s+(?:актами\s+)?{_ORGAN}")
_POLICY = re.compile(r"\bосновн(?:ых|ым|ыми)\s+направлени(?:й|ям|ями|ях)\b")
_MADE = re.compile(
    r"(?:^|[;:.])[^;:.]*?\b(?:утвержда|разрабатыва|определя|устанавлива|формиру|вед|публику)"
    r"[а-я]{1,4}\b[^;:.,]*$"
)
_RELIED = re.compile(r"\b(?:с|со|согласно|по|в|учетом|основании|соблюдением)\s+$", re.IGNORECASE)
_ORGAN_NOUN = (
    r"(?:уполномоченн[а-я]{2,3}\s+орган[а-я]{0,3}|Правительств[а-я]{1,3}|Президент[а-я]{0,3}"
    r"|министерств[а-я]{1,3})"
)
_PROCEDURE = re.compile(
    r"\bпорядк(?:е|ом),?\s+(?:(?:который|которые)\s+)?"
    rf"(?:определ|устан|утвержд)[а-я]{{2,12}}\s+{_ORGAN_NOUN}"
)
_ADOPTED_BY = re.compile(
    rf"\b(?:определя|утвержда|устанавлива)[а-я]{{2,4}}\s+{_ORGAN_NOUN}", re.IGNORECASE
)
_ADOPTED_HEAD = re.compile(
    r"(?:Порядок|порядок|Категории\s+лиц|категории\s+лиц|Правила|Перечень|Критерии)\b"
)
_ADOPTS = re.compile(
    rf"\b{_ORGAN_NOUN}\s+(?:определя|утвержда|устанавлива)[а-я]{{2,4}}\s+"
    r"(?P<what>порядок|категории\s+лиц|правила|перечень|критерии)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\bправил(?:ами|ам|ах)\b(?:,\s+(?:утвержденн|определенн|установленн)[а-я]{2,3}"
    rf"\s+{_ORGAN_NOUN}|,\s+которые\s+утверди[а-я]{{1,2}}\s+{_ORGAN_NOUN})?"
)


def named(text: str, vocabulary: Vocabulary, act: str) -> list[Named]:
    """Find the acts that the text names one by one, and give each at the place of its name."""
    found = acts_of_table(text, vocabulary, "rus", after=_OF_COUNTRY)
    found += constitution(_CONSTITUTION, text, vocabulary, act)
    for match in _LAW.finditer(text):
        found.extend(_law(match, text, vocabulary))
    return found


def _law(match: re.Match[str], text: str, vocabulary: Vocabulary) -> Iterator[Named]:
    title, number = match["title"], match["number"]
    if not title and not number:
        return
    cls = "code" if match["kind"].lower() == "кодекс" else "law"
    day = None
    if year := match["y1"] or match["y2"]:
        month = GRAMMAR.months.get(match["month"] or "") or int(match["m2"] or 0) or None
        day = (year, month, match["d1"] or match["d2"])
    iri = cited_iri(vocabulary, "rus", title or "", day, number or "")
    yield Named(match.start(), match.end(), cls, iri)  # type: ignore[arg-type]
    at = match.end()
    while (more := _MORE_TITLES.match(text, at)) and (one := _TITLE.match(text, more.end())):
        entry = vocabulary.titled(one[0], "rus")
        yield Named(one.start(), one.end(), "law", entry.iri if entry else "")
        at = one.end()


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _legislation(context: Context) -> Iterator[Reference]:
    """«законодательство РК», with its field where one is named; each field of a list apart."""
    text = context.text
    fields, entries = phrases(context.vocabulary, "fields", "rus")
    for match in _LEGISLATION.finditer(text):
        start = match.start()
        end = match.end()
        if (field := fields.match(text, _spaces(text, end))) is not None:
            href, cls, end = entry_at(field, entries).iri, "legislation_field", field.end()
        elif (more := _FIELD_START.match(text, end)) is not None:
            href, cls = f"{CONCEPT}legislation", "legislation_field"
            end = _open_field(context, more.end())
        else:
            href, cls = f"{CONCEPT}legislation", "legislation"
        # "Legislation … is based on, consists of": it speaks of itself and sends nowhere.
        if _OF_ITSELF.match(text, end) or _BASIS.search(text, max(0, start - 12), start):
            continue
        yield context.reference(start, end, "blanket", cls, href)  # type: ignore[arg-type]
        while (joint := _FIELD_LIST.match(text, end)) is not None:
            field = fields.match(text, joint.end())
            if field is None:
                break
            end = field.end()
            yield context.reference(
                joint.end(), end, "blanket", "legislation_field", entry_at(field, entries).iri
            )


def _open_field(context: Context, at: int) -> int:
    """Give the end of a field that the table does not know: before a mark, a verb, another act."""
    text = context.text
    stop = _STOP.search(text, at, at + _LONGEST_FIELD)
    end = stop.start() if stop else min(len(text), at + _LONGEST_FIELD)
    named = context.named.after(at)
    if named is not None and at < named.start < end:
        end = named.start
    tail = _LOOSE_END.search(text, at, end)
    return tail.start() if tail else end


def _documents(context: Context) -> Iterator[Reference]:
    """Documents of the table that the text relies on; not those it tells somebody to make."""
    pattern, entries = phrases(context.vocabulary, "documents", "rus")
    for match in pattern.finditer(context.text):
        entry = entry_at(match, entries)
        before = context.text[max(0, match.start() - 160) : match.start()]
        relied = entry.cls == "private_document" or _RELIED.search(before)
        if relied or not _MADE.search(before):
            yield context.reference(match.start(), match.end(), "blanket", entry.cls, entry.iri)


def _procedures(context: Context) -> Iterator[Reference]:
    """«в порядке, определяемом уполномоченным органом», «Порядок … определяется …»."""
    text = context.text
    href = f"{CONCEPT}document/procedure"
    for match in _PROCEDURE.finditer(text):
        yield context.reference(match.start(), match.end(), "blanket", "document", href)
    for match in _ADOPTS.finditer(text):
        yield context.reference(match.start("what"), match.end("what"), "blanket", "document", href)
    for match in _ADOPTED_BY.finditer(text):
        floor = max(0, match.start() - 400)
        start = max(text.rfind(mark, floor, match.start()) for mark in ".;:") + 1
        if start == 0 and floor > 0:
            continue
        start = _spaces(text, start)
        if (head := _ADOPTED_HEAD.match(text, start)) is not None:
            yield context.reference(head.start(), head.end(), "blanket", "document", href)


RULES: tuple[Rule, ...] = (
    *rules(WORDS),
    named_acts,
    _legislation,
    fixed(_NORMATIVE, "normative_acts", "normative-acts"),
    acts_of_organs(_ACTS_OF, _AND_ORGAN),
    fixed(_TREATIES, "treaties", "treaties"),
    fixed(_LAWS, "laws", "laws"),
    # "on the basis of the main directions"; not "works out the main directions".
    fixed(_POLICY, "policy", "policy/main-directions"),
    _documents,
    _procedures,
    fixed(_RULES, "document", "document/rules"),
)
"""In order of precedence."""
