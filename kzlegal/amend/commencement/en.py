"""Owns EN: how restatements in English say when an act begins to apply."""

from __future__ import annotations

import re

from kzlegal.amend.commencement.words import Words
from kzlegal.grammar.en import EN as GRAMMAR

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    **{word: n for n, word in enumerate(_ONES.split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
}
_WORD = "(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_N = rf"(?P<n>\d{{1,4}}|{_WORD}(?:[\s-]{_WORD})?)"
_SINCE = (
    r"(?P<since>(?:first\s+)?official\s+publication|signature|signing|adoption|"
    r"state\s+registration)"
)
_DAY_OF = r"(?:the\s+day\s+of\s+)?(?:its\s+|their\s+)?"
_MONTH = "|".join(m.capitalize() for m in GRAMMAR.months)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})"
    r"|(?P<dotted>\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2}))"
)
_PUT = r"(?:is|are|shall\s+be)\s+put\s+into\s+effect|appl(?:y|ies)|shall\s+apply"
_ENTER = r"(?:enters?|comes?|shall\s+enter|shall\s+come)\s+into\s+force"

WORDS = Words(
    term=re.compile(
        rf"(?:when|once|(?:up)?on\s+(?:the\s+)?expiry\s+of|by\s+the\s+expiry\s+of|after)\s+{_N}\s+"
        r"(?:calendar\s+)?(?P<unit>days?|months?|years?)\s+(?:have\s+(?:run|passed)\s+)?"
        rf"(?:after|from)\s+{_DAY_OF}{_SINCE}",
        re.I,
    ),
    at_once=re.compile(rf"\b(?:from|on)\s+{_DAY_OF}{_SINCE}", re.I),
    next_day=re.compile(rf"\bafter\s+{_DAY_OF}{_SINCE}", re.I),
    fixed=re.compile(rf"\b(?:from|on|as\s+of)\s+{_DATE}", re.I),
    with_act=re.compile(
        r"(?:together\s+with|from\s+the\s+day\s+of|after\s+the\s+day\s+of)\s+(?:the\s+)?"
        r"(?:application|putting\s+into\s+effect|entry\s+into\s+force)\s+of\s+"
        r"(?P<act>[^;.()]{3,240})",
        re.I,
    ),
    elsewhere=re.compile(
        r"for\s+the\s+(?:order|procedure)\s+of\s+[a-z\s]{3,40}?see\s+(?P<place>[^()]+)", re.I
    ),
    until=re.compile(rf"appl(?:y|ies)\s+until\s+{_DATE}(?P<inclusive>\s+inclusive)?", re.I),
    retroactive=re.compile(
        r"(?:extends?|appl(?:y|ies))\s+to\s+relations\s+that\s+arose"
        rf"(?:\s+(?:from|before|after)\s+(?:{_DATE})?)?",
        re.I,
    ),
    applies=re.compile(_PUT, re.I),
    enters=re.compile(_ENTER, re.I),
    excepted=re.compile(rf",?\s*(?:which|that)\s+(?:{_PUT}|{_ENTER})", re.I),
    exception=re.compile(r",?\s*(?:except(?:\s+for)?|with\s+the\s+exception\s+of)\s*:?", re.I),
    clause=re.compile(
        r"\b(?:This\s+(?:Constitutional\s+)?(?:Law|Code|Decree|Resolution|Order|Decision)|"
        rf"(?:Sub)?point|Article)[\s\S]*?(?:{_PUT}|{_ENTER})",
        re.I,
    ),
    own=re.compile(r"\b(?:this\s+(?:constitutional\s+)?\w+|it)\b", re.I),
    rule_first=False,
    units={"d": "day", "m": "month", "y": "year"},
    sinces={
        "publication": "publication",
        "registration": "registration",
        "sign": "signature",
        "adoption": "signature",
    },
    numbers=NUMBERS,
    months={name.casefold(): n for name, n in GRAMMAR.months.items()},
    same_day=re.compile(r"together|from\s+the\s+day", re.I),
    forces=re.compile(r"entry", re.I),
    spread=str,
    fold={0xA0: " "},
)
