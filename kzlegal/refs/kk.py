"""Owns the Kazakh rules: how Kazakh texts of acts name units, acts and bodies of law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzlegal.grammar.kk import KK as GRAMMAR
from kzlegal.refs.blanket import (
    acts_of_table,
    cited_iri,
    constitution,
    entry_at,
    fixed,
    named_acts,
    phrases,
    spans,
)
from kzlegal.refs.context import Context, Named, Rule
from kzlegal.refs.large_first import own_units, this_act, units
from kzlegal.refs.model import CONCEPT, Reference
from kzlegal.refs.vocabulary import LETTER, Vocabulary

_COUNTRY = r"(?:Қазақстан\s+Республикасы(?:ның)?\s+)"
_BEFORE = re.compile(rf"{_COUNTRY}$")
_OTHER = r"(?:өзге\s+де\s+)"
_LAW = re.compile(
    r"(?P<title>[«\"“](?:[«\"“]?[^«»\"“”]{1,40}[»\"”]\s)?[^«»\"“”]{2,300}[»\"”])\s+"
    r"(?:(?P<year>\d{4})\s+жылғы\s+(?P<day>\d{1,2})\s+(?P<month>[а-яәіңғүұқөһ]{4,10}?)"
    r"(?:дағы|дегі|тағы|тегі)\s+)?(?:(?:№|N)\s*(?P<number>\d{1,4}-[IVXІХ]{1,6})\s+)?"
    rf"{_COUNTRY}(?P<kind>Заң|заң(?=дар)|Кодекс|Конституциялық\s+заң){LETTER}*"
)
_MORE_TITLES = re.compile(r"(?P<title>[«\"“][^«»\"“”]{2,300}[»\"”])(?:,|\s+(?:және|мен|пен))\s+$")
_CONSTITUTION = re.compile(rf"{_COUNTRY}?\bКонституция(?!лық){LETTER}*")
_ITSELF_AFTER = re.compile(r"\s+негізі\b|[^.;]{0,160}\bнегізделеді")
_ITSELF_BEFORE = re.compile(r"\bбұл\s+$", re.IGNORECASE)
_OPEN_FIELD = re.compile(r"\b(?:туралы|саласындағы)\s+$")
_FIELD_LIST = re.compile(r",\s+(?:және\s+)?$|\s+және\s+$")
_LEGISLATION = re.compile(rf"\b[Зз]аңнама{LETTER}*")
_WHOSE = re.compile(rf"(?:{_COUNTRY}{_OTHER}?|{_OTHER})$")
_LONGEST_FIELD = 160
"""Characters before the word for legislation in which its field is named."""
_LAWS = re.compile(rf"{_COUNTRY}?{_OTHER}?\b[Зз]аңдар{LETTER}*")
_NORMATIVE = re.compile(rf"{_COUNTRY}?\b{_OTHER}нормативтік\s+құқықтық\s+актілер{LETTER}*")
_TREATIES = re.compile(rf"\b[Хх]алықаралық\s+шарт(?!ты){LETTER}*")
_ACTS_OF = re.compile(
    rf"{_COUNTRY}?\b(?:(?P<president>Президентінің)(?P<and>\s+және\s+))?{_COUNTRY}?"
    rf"(?:(?P<government>Үкіметінің)|(?P<one>Президентінің))\s+актілер{LETTER}*"
)
_POLICY = re.compile(r"\bнегізгі\s+бағыттары(?:ның)?\b")
_MADE = re.compile(r"[^,;.:]{0,80}\b(?:бекітеді|әзірлейді|айқындайды)\b")
_ORGAN = r"(?:уәкілетті\s+орган|Үкімет[а-яәіңғүұқөһ]{0,3}|Президент[а-яәіңғүұқөһ]{0,3})"
_PROCEDURE = re.compile(
    rf"\b{_ORGAN}\s+(?:айқында(?:йтын|ған)|белгіле(?:йтін|ген)|бекіт(?:етін|кен))\s+"
    rf"(?:тәртіп|қағидалар){LETTER}*"
)
_ADOPTS = re.compile(
    rf"\b(?P<what>тәртібін|(?:тұлғалардың\s+)?санаттарын|қағидаларын)\s+{_ORGAN}\s+"
    r"(?:айқындайды|бекітеді|белгілейді)"
)


def named(text: str, vocabulary: Vocabulary, act: str) -> list[Named]:
    """Find the acts that the text names one by one, and give each at the place of its name."""
    found = acts_of_table(text, vocabulary, "kaz", before=_BEFORE)
    found += constitution(_CONSTITUTION, text, vocabulary, act)
    for match in _LAW.finditer(text):
        day = None
        if match["year"]:
            day = (match["year"], GRAMMAR.months.get(match["month"]), match["day"])
        iri = cited_iri(vocabulary, "kaz", match["title"], day, match["number"] or "")
        cls = "code" if match["kind"] == "Кодекс" else "law"
        found.append(Named(match.start(), match.end(), cls, iri))  # type: ignore[arg-type]
        at = match.start()
        while (more := _MORE_TITLES.search(text, max(0, at - 320), at)) is not None:
            one = vocabulary.titled(more["title"], "kaz")
            found.append(Named(more.start(), more.end("title"), "law", one.iri if one else ""))
            at = more.start()
    return found


def _legislation(context: Context) -> Iterator[Reference]:
    """«заңнама», with its field where one is named; each field of a list apart."""
    text = context.text
    fields, of_field = phrases(context.vocabulary, "fields", "kaz")
    for match in _LEGISLATION.finditer(text):
        start, end = match.span()
        before = [*fields.finditer(text, max(0, start - _LONGEST_FIELD), start)][-1:]
        field = before[0] if before and text[before[0].end() : start].isspace() else None
        if field is not None:
            start = field.start()
        if (whose := _WHOSE.search(text, max(0, start - _LONGEST_FIELD), start)) is not None:
            start = whose.start()
        itself = _ITSELF_AFTER.match(text, end)
        if itself or _ITSELF_BEFORE.search(text, max(0, start - 8), start):
            continue
        if field is not None:
            href = entry_at(field, of_field).iri
            yield context.reference(start, end, "blanket", "legislation_field", href)
            floor = max(0, start - 240)
            earlier = list(fields.finditer(text, floor, start))
            for one in reversed(earlier):
                if not _FIELD_LIST.fullmatch(text[one.end() : start]):
                    break
                start = one.start()
                href = entry_at(one, of_field).iri
                yield context.reference(start, one.end(), "blanket", "legislation_field", href)
            continue
        some = _OPEN_FIELD.search(text, max(0, start - 20), start)
        cls = "legislation_field" if some else "legislation"
        yield context.reference(start, end, "blanket", cls, f"{CONCEPT}legislation")  # type: ignore[arg-type]


def _acts_of_organ(context: Context) -> Iterator[Reference]:
    for match in _ACTS_OF.finditer(context.text):
        if match["president"]:
            cut = match.start("and")
            href = f"{CONCEPT}acts/president"
            yield context.reference(match.start(), cut, "blanket", "acts_of_organ", href)
        start = match.end("and") if match["president"] else match.start()
        organ = "government" if match["government"] else "president"
        href = f"{CONCEPT}acts/{organ}"
        yield context.reference(start, match.end(), "blanket", "acts_of_organ", href)


def _documents(context: Context) -> Iterator[Reference]:
    """Documents of the table that the text relies on; not those it tells somebody to make."""
    pattern, entries = phrases(context.vocabulary, "documents", "kaz")
    for match in pattern.finditer(context.text):
        entry = entry_at(match, entries)
        if entry.cls == "private_document" or not _MADE.match(context.text, match.end()):
            yield context.reference(match.start(), match.end(), "blanket", entry.cls, entry.iri)


RULES: tuple[Rule, ...] = (
    units,
    own_units,
    this_act,
    named_acts,
    _legislation,
    fixed(_NORMATIVE, "normative_acts", "normative-acts"),
    _acts_of_organ,
    fixed(_TREATIES, "treaties", "treaties"),
    fixed(_LAWS, "laws", "laws"),
    fixed(_POLICY, "policy", "policy/main-directions"),
    _documents,
    spans((_PROCEDURE, 0), (_ADOPTS, "what"), cls="document", target="document/procedure"),
)
"""In order of precedence."""
