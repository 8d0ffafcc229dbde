"""Owns the English rules: how English restatements name units, acts and bodies of law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzlegal.grammar.en import EN as GRAMMAR
from kzlegal.refs.blanket import (
    acts_of_organs,
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
from kzlegal.refs.model import CONCEPT, Reference
from kzlegal.refs.small_first import rules
from kzlegal.refs.vocabulary import Vocabulary
from kzlegal.refs.words import Words

_COUNTRY = r"(?:\s+of\s+the\s+Republic\s+of\s+Kazakhstan)"
_OF_COUNTRY = re.compile(_COUNTRY)
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"

WORDS = Words(
    noun=re.compile(
        r"\b(?:(?P<point>subpoint)s?|(?P<para>point)s?|(?P<subpara>part)s?|(?P<art>article)s?"
        r"|(?P<al>paragraph)s?|(?P<chp>chapter)s?|(?P<part>section)s?|(?P<att>annex)(?:es)?"
        r"|(?P<hcontainer>note)s?)\b",
        re.IGNORECASE,
    ),
    plural=re.compile(r"\w+s", re.I),
    note=re.compile(r"\s+(?:to|of)\s+(?=(?:this|article|part|point|subpoint|chapter)\b)", re.I),
    ordinals={
        word: number
        for words in (_CARDINALS, _ORDINALS)
        for number, word in enumerate(words.split(), 1)
    },
    tens={},
    ordinal=re.compile(r"[a-z]{3,8}\b"),
    separator=re.compile(r",?\s+(?:and\s+\(or\)|and|or)\s+|,\s+"),
    span=(re.compile(r"from\s+"), re.compile(r"\s+to\s+")),
    counts=re.compile(
        r"\s+(?:working|calendar|days?|months?|weeks?|years?|hours?|per\s*cent|tenge|times"
        r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    ),
    join=re.compile(r"\s+(?:of|to|in)\s+(?:the\s+)?"),
    this=re.compile(r"\b(?:this|these)\s+", re.IGNORECASE),
    that=re.compile(r"(?:that|those|said|same)\s+", re.IGNORECASE),
    act=re.compile(r"(?:Constitutional\s+Law|Law|Code|Decree|(?P<rules>Rules))\b"),
    other_act=re.compile(
        r"(?:[A-Za-z]{3,20}\s+){0,3}"
        r"(?:(?P<law>Law|Act)|(?P<code>Code)|(?P<constitution>Constitution)"
        r"|(?P<treaties>Agreement|Convention)"
        r"|(?P<document>Decree|Rules|Order|Regulations?|Charter))\b"
    ),
    excepts=re.compile(r"(?:except|other\s+than|excluding)\s+(?:for\s+)?", re.IGNORECASE),
    not_before=re.compile(r"No\.\s*[\d\s,-]+,\s*$"),
)

_LAW = re.compile(
    rf"\b(?P<kind>(?:Constitutional\s+)?Laws?|Code){_COUNTRY}"
    r"(?:\s+(?:of|dated)\s+(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2,8})\s+(?P<year>\d{4}))?"
    r"(?:\s+No\.\s*(?P<number>\d{1,4}-[IVX]{1,6}))?(?P<title>\s+[\"“«][^\"“”«»]{2,300}[\"”»])?"
)
_MORE_TITLES = re.compile(r"(?:,|,?\s+and)\s+(?P<title>[\"“«][^\"“”«»]{2,300}[\"”»])")
_CONSTITUTION = re.compile(rf"\bConstitution\b{_COUNTRY}?")
_LEGISLATION = re.compile(rf"\b[Ll]egislation\b{_COUNTRY}?")
_FIELD_LIST = re.compile(
    r"(?:,\s+including\s+(?:in\s+)?the\s+legislation|,?\s+and|,)\s+(?=on\s|in\s+the\s+field)"
)
_OF_ITSELF = re.compile(r"\s+(?:is\s+based|consists)\b")
_BASIS = re.compile(r"\bbasis\s+of\s+(?:the\s+)?$")
_THAT = re.compile(r"\b[Tt]hat\s+$")
_LAWS = re.compile(rf"\b(?:other\s+)?[Ll]aws\b{_COUNTRY}?")
_NORMATIVE = re.compile(rf"\bother\s+normative\s+legal\s+acts\b{_COUNTRY}?")
_TREATIES = re.compile(r"\b(?:[Ii]nternational\s+)?[Tt]reaties\b")
_ORGAN = rf"(?:the\s+)?(?:(?P<president>President)|(?P<government>Government)){_COUNTRY}?"
_ACTS_OF = re.compile(rf"\bacts\s+of\s+{_ORGAN}")
_AND_ORGAN = re.compile(rf"\s+and\s+(?:acts\s+)?(?:of\s+)?{_ORGAN}")
_POLICY = re.compile(r"\b(?:basis|fulfilment|and)\s+of\s+(?:the\s+)?(?P<what>main\s+directions)\b")
_ORGAN_NOUN = r"(?:the\s+)?(?:authorised\s+body|Government|President)"
_MADE = re.compile(
    r"(?:^|[;:.,])\s*(?:\d+\)\s*)?(?:also\s+)?"
    r"(?:approves|develops|determines|works\s+out|draws\s+up|sets|forms)\b[^;:.]*$"
)
_PROCEDURE = re.compile(
    rf"\b(?:procedure|categories\s+of\s+persons|rules)\b(?=[^.;:,]{{0,200}}?\b(?:determined|"
    rf"approved|set|that)\s+(?:by\s+)?{_ORGAN_NOUN})"
)
_ADOPTS = re.compile(
    rf"\b{_ORGAN_NOUN}\s+(?:determines|approves|sets)\s+(?:the\s+)?"
    r"(?P<what>procedure|categories\s+of\s+persons|rules|list|criteria)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:^|[.;:]\s+)(?:The\s+)?(?P<what>[Pp]rocedure|[Cc]ategories\s+of\s+persons|[Rr]ules)\b"
    rf"[^.;:]{{0,300}}?\b(?:is|are)\s+(?:determined|approved|set)\s+by\s+{_ORGAN_NOUN}"
)


def named(text: str, vocabulary: Vocabulary, act: str) -> list[Named]:
    """Find the acts that the text names one by one, and give each at the place of its name."""
    found = acts_of_table(text, vocabulary, "eng", after=_OF_COUNTRY)
    found += constitution(_CONSTITUTION, text, vocabulary, act)
    for match in _LAW.finditer(text):
        title, number = match["title"], match["number"]
        if not title and not number:
            continue
        day = None
        if match["year"]:
            day = (match["year"], GRAMMAR.months.get(match["month"].lower()), match["day"])
        iri = cited_iri(vocabulary, "eng", title or "", day, number or "")
        cls = "code" if match["kind"] == "Code" else "law"
        found.append(Named(match.start(), match.end(), cls, iri))  # type: ignore[arg-type]
        at = match.end()
        while (more := _MORE_TITLES.match(text, at)) is not None:
            one = vocabulary.titled(more["title"], "eng")
            start, at = more.span("title")
            found.append(Named(start, at, "law", one.iri if one else ""))
    return found


def _legislation(context: Context) -> Iterator[Reference]:
    """Give "legislation", with its field where one is named; each field of a list apart."""
    text = context.text
    fields, entries = phrases(context.vocabulary, "fields", "eng")
    for match in _LEGISLATION.finditer(text):
        start, end = match.span()
        href, cls = f"{CONCEPT}legislation", "legislation"
        if (field := fields.match(text, end + 1)) is not None:
            href, cls, end = entry_at(field, entries).iri, "legislation_field", field.end()
        itself = _OF_ITSELF.match(text, end) or _BASIS.search(text, max(0, start - 16), start)
        if itself or _THAT.search(text, max(0, start - 6), start):
            continue
        yield context.reference(start, end, "blanket", cls, href)  # type: ignore[arg-type]
        while (joint := _FIELD_LIST.match(text, end)) is not None:
            field = fields.match(text, joint.end())
            if field is None:
                break
            end = field.end()
            href = entry_at(field, entries).iri
            yield context.reference(joint.end(), end, "blanket", "legislation_field", href)


def _documents(context: Context) -> Iterator[Reference]:
    """Documents of the table that the text relies on; not those it tells somebody to make."""
    pattern, entries = phrases(context.vocabulary, "documents", "eng")
    for match in pattern.finditer(context.text):
        entry = entry_at(match, entries)
        before = context.text[: match.start()][-200:]
        if entry.cls == "private_document" or not _MADE.search(before):
            yield context.reference(match.start(), match.end(), "blanket", entry.cls, entry.iri)


RULES: tuple[Rule, ...] = (
    *rules(WORDS),
    named_acts,
    _legislation,
    fixed(_NORMATIVE, "normative_acts", "normative-acts"),
    acts_of_organs(_ACTS_OF, _AND_ORGAN),
    fixed(_TREATIES, "treaties", "treaties"),
    fixed(_LAWS, "laws", "laws"),
    spans((_POLICY, "what"), cls="policy", target="policy/main-directions"),
    _documents,
    spans(
        (_PROCEDURE, 0),
        (_ADOPTS, "what"),
        (_ADOPTED, "what"),
        cls="document",
        target="document/procedure",
    ),
)
"""In order of precedence."""
