"""Owns EN: the formulas in which our English restatements of amending acts are worded.

English is no language of Kazakhstan's legislation; the formulas are ours, fixed and few, so that
the English editions are applied like the others. All of them stand here, not with the kinds.
"""

from __future__ import annotations

import re

from kzlegal.amend.clause import pattern
from kzlegal.amend.phrase_en import phrase
from kzlegal.amend.statement import MARK
from kzlegal.amend.wording import Wording
from kzlegal.grammar.en import EN as GRAMMAR

_LIST = rf"{MARK}(?:\s*(?:,|and|or)?\s*{MARK})*"
_WORDS = rf"the (?:word|figure|sign|abbreviation)s? {_LIST}"
_AT = rf"(?:(?!{MARK}|\bthe (?:word|figure|sign)s? ).)*?"
_UNIT = r"(?:[Aa]rticle|[Ss]ub ?point|[Pp]oint|[Pp]art|[Pp]aragraph|[Cc]hapter|[Hh]eading|[Nn]ote)"
_OWN = r"(?:\d+(?:-\d+)*[.)]\s*)?"
_VERB = r"(?:shall\s+read|add|shall\s+be\s+(?:replaced|deleted|added|inserted)|delete|repealed)"
_INSTRUCTION = (
    rf"{_OWN}(?:(?:in|after)\s+)?(?:the\s+)?{_UNIT}[^“\"]{{0,300}}?(?:\b{_VERB}\b|:$)"
    rf"|{_OWN}(?:add|delete)\s+{_UNIT}|{_OWN}in\s+{_UNIT}.*:$"
)
_COMMENCES = (
    r"This\s+(?:Law|Code|Order)\s+(?:shall\s+apply|applies|enters|shall\s+enter|is\s+applied"
    r"|is\s+put\s+into\s+effect)"
)

EN = Wording(
    language="eng",
    own_numbers=(
        ("article", re.compile(r"Article\s+(?P<number>\d+(?:-\d+)*)\.\s*")),
        ("paragraph", re.compile(r"(?P<number>\d+(?:-\d+)*)\.\s+(?=[^\W\d_])")),
        ("point", re.compile(r"(?P<number>\d+(?:-\d+)*)\)\s*(?=[^\W\d_])")),
    ),
    instruction=re.compile(_INSTRUCTION),
    ends_quotation=re.compile(
        rf"{_INSTRUCTION}|(?:Article\s+\d+\.\s+|\d+\.\s+)?{_COMMENCES}"
        r"|\d+\.\s+In\s+the\s+(?:Law|Code)\b.*:$"
    ),
    after_words=re.compile(r"\s+(?:shall\s+be|with\b|by\b)|,?\s+(?:the|and)\s+(?:word|figure)"),
    after_list=re.compile(
        r"[,;.)]*\s*(?:$|(?:(?:and|or)\s+)?[“\"]|(?:the\s+)?(?:word|figure|sign)|shall|by|with)"
    ),
    announces=re.compile(r"(?:as\s+follows|shall\s+read)\s*[:;.,]?\s*$"),
    names_words=re.compile(r"\b(?:word|figure|sign|abbreviation)s?\s*:?\s*$"),
    verbs=tuple(
        (re.compile(rf"\b{verb}\b", re.IGNORECASE), kinds)
        for verb, kinds in (
            (r"shall\s+read", ("restate",)),
            (r"shall\s+be\s+replaced", ("replace_words",)),
            (r"shall\s+be\s+inserted", ("insert_after", "insert_before")),
            (r"shall\s+be\s+added", ("append_words", "add_unit")),
            (r"add", ("add_unit",)),
            (r"shall\s+be\s+deleted", ("exclude_words", "exclude_unit")),
            (r"shall\s+be\s+repealed", ("repeal",)),
        )
    ),
    operative=re.compile(rf"\b{_VERB}\b", re.IGNORECASE),
    spelled=(),
    act_line=re.compile(
        r"(?=in\s|.*shall\s+be\s+(?:changed|supplemented|amended))(?:in\s+)?"
        r"(?P<act>(?:the\s+)?(?:(?!\bArticle\b).){0,80}?\b(?:Law|Code|Order|Resolution)\b.*?)"
        r"(?:\s+shall\s+be\s+(?:changed|supplemented|amended).*)?\s*:?$",
        re.IGNORECASE | re.DOTALL,
    ),
    general=re.compile(r".*\bthe\s+following\s+legislative\s+acts\b", re.IGNORECASE),
    component=re.compile(r"in\s+(?P<what>the\s+(?:Rules|Regulations|Procedure)\b.*?)\s*:?$"),
    of_act=re.compile(r"(?P<units>.*?)\s+of\s+(?P<act>the\s+(?:Law|Code)\b.*)$", re.DOTALL),
    repeal_list=re.compile(r"the\s+following\s+(?:acts\s+)?shall\s+be\s+repealed:", re.IGNORECASE),
    commencement=re.compile(_COMMENCES),
    foot=re.compile(r"(?:President|Prime\s+Minister|Minister|Chairman)\b[^.:;]{0,120}$"),
    annex=re.compile(r"Annex(?:\s+(?P<number>\d+(?:-\d+)*))?(?:\s+to\b.*)?$"),
    cited=re.compile(
        r"of\s+(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})"
        r"(?:\s+No\.\s*(?P<number>\S+))?"
    ),
    brackets=re.compile(r"\s*\([^()]*\)"),
    article_start=r"Article\s+{}\b",
    phrase=phrase,
    months={name.lower(): number for name, number in GRAMMAR.months.items()},
    day=re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})"),
    forms={
        "restate": (pattern(rf"(?P<at>{_AT}) ?shall read(?: as follows)?"),),
        "replace_words": (
            pattern(
                rf"(?P<at>{_AT})(?P<old>{_WORDS}) shall be replaced (?:respectively )?(?:by|with) "
                rf"(?P<new>{_WORDS})(?: respectively)?"
            ),
        ),
        "insert_after": (
            pattern(rf"(?P<at>{_AT})after (?P<old>{_WORDS}),? (?P<new>{_WORDS}) shall be inserted"),
        ),
        "insert_before": (
            pattern(
                rf"(?P<at>{_AT})before (?P<old>{_WORDS}),? (?P<new>{_WORDS}) shall be inserted"
            ),
        ),
        "append_words": (
            pattern(rf"(?P<at>{_AT})(?P<new>{_WORDS}) shall be added(?: at the end)?"),
        ),
        "add_unit": (
            pattern(rf"(?P<at>{_AT}) ?\badd (?P<units>(?:(?!as follows|{MARK}).)*?) as follows"),
        ),
        "exclude_words": (pattern(rf"(?P<at>{_AT})(?P<old>{_WORDS}) shall be deleted"),),
        "exclude_unit": (pattern(rf"(?P<at>{_AT}) ?shall be deleted"),),
        "repeal": (pattern(r"(?P<at>.+?) ?shall be repealed"),),
    },
)
