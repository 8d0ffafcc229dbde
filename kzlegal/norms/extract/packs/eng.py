"""Owns the English pack: the words with which English texts of Kazakh law say norms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzlegal.norms.extract.clausal import Reader
from kzlegal.norms.extract.pack import Pack
from kzlegal.norms.extract.packs.eng_cues import BARE, CUES
from kzlegal.norms.extract.statement import Statement
from kzlegal.norms.extract.wording import Wording

WORDING = Wording(
    language="eng",
    subordinators=frozenset(
        {
            "if",
            "where",
            "when",
            "which",
            "who",
            "whose",
            "whether",
            "because",
            "although",
            "unless",
            "whereby",
        }
    ),
    relatives=frozenset({"that", "which", "who", "whose", "whom"}),
    and_words=frozenset({"and", "also", "other"}),
    or_words=frozenset({"or"}),
    possessives=frozenset({"their", "its", "his", "her"}),
    pronouns=frozenset({"he", "she", "it", "they"}),
    persons=frozenset(
        {
            "person",
            "citizen",
            "body",
            "organisation",
            "organization",
            "institution",
            "entity",
            "commission",
            "council",
            "employee",
            "official",
            "head",
            "minister",
            "expert",
            "applicant",
            "representative",
            "institute",
            "subject",
            "owner",
            "possessor",
            "operator",
            "user",
            "holder",
            "committee",
            "agency",
            "ministry",
            "maker",
            "supplier",
            "contractor",
            "customer",
            "founder",
            "officer",
            "anyone",
            "whoever",
            "individual",
            "buyer",
            "consumer",
            "provider",
            "developer",
            "deployer",
            "insurer",
            "insured",
            "bank",
            "company",
            "enterprise",
            "carrier",
            "lender",
            "borrower",
            "tenant",
            "doctor",
            "specialist",
            "manufacturer",
            "importer",
            "distributor",
            "producer",
            "performer",
            "department",
            "board",
            "proprietor",
        }
    ),
    anyone=frozenset({"person", "entity", "individual", "anyone", "whoever"}),
    fields=frozenset({"field", "sphere", "area"}),
    nobody=frozenset({"republic", "law", "legislation"}),
    charging=frozenset({"on", "upon", "with", "to"}),
    agent=frozenset({"by"}),
    settling=frozenset({"determine", "set", "approve", "establish"}),
    decision=frozenset({"decision", "order"}),
    cues=CUES,
    bare=BARE,
    institutions=frozenset({"platform", "portal", "register"}),
    conditions=re.compile(
        r"\b(?:[Ii]f|[Ww]here|[Ww]hen|[Oo]n condition that|[Ii]n cases? (?:of|where|when)"
        r"|[Pp]rovided that|only (?:if|where|on|with|in))\b"
    ),
    exceptions=re.compile(r"\b(?:except|unless|other than)\b", re.I),
    deadlines=re.compile(
        r"\b(?P<whole>within \w+(?: \w+){0,2}? (?:day|hour|month|year|minute|week)s?"
        r"|(?:no|not) (?:later|more|less) (?:often )?than [^,.;]+|at least once a \w+"
        r"|once a \w+|immediate(?:ly)?|annually|quarterly|monthly|without delay"
        r"|before (?:the|its|their) [^,.;]+|when \w+ (?:calendar |working )?days have run[^,.;]+"
        r"|(?:on|after) the expiry of [^,.;]+)",
        re.I,
    ),
    lists={
        "definitions": re.compile(
            r"\b(?:concept|term|definition)s?\b.*\b(?:used|mean\w*|appl(?:y|ies))", re.I | re.S
        ),
        "principles": re.compile(
            r"\bprinciples\b|\b(?:aims?|tasks?|purposes?|objectives?|goals?)\b.*\b(?:is|are|be)\b"
            r"|\b(?:has|have)\b.*\b(?:aims?|tasks?|purposes?|objectives?|goals?)\b",
            re.I | re.S,
        ),
        "powers": re.compile(
            r"\bfollowing (?:\w+ )?(?:powers|functions)\b|\b(?:powers|functions|competence)\b.*"
            r"\b(?:include|are|comprise)s?\b",
            re.I | re.S,
        ),
        "classes": re.compile(
            r"\bfollowing (?:\w+ )?(?:kinds|types|levels|forms|categories|groups|degrees)\b"
            r"|\b(?:divided|classified) into\b",
            re.I,
        ),
        "cases": re.compile(
            r"\b(?:in(?: the following)? cases(?: of)?|on(?: the following)? conditions?|if|where"
            r"|when)\s?:$",
            re.I,
        ),
        "process": re.compile(r"\bmeans?\b.*\bprocess\b.*\binclud\w+:$", re.I | re.S),
    },
    definition=re.compile(r"(?P<term>[^–:;]{2,250}?)\s[–—-]\s?(?P<meaning>.+)", re.S),
)

_ALIAS = re.compile(
    r"(?P<full>[^();:–]+?) \((?:hereinafter(?: referred to as)?|from here on),?\s?(?:–|the)?\s?"
    r"(?P<short>[^)]+)\)"
)


def short_names(statement: Statement) -> Mapping[str, str]:
    """Give what "X (hereinafter Y)" declares: Y to X."""
    return {m["short"].strip(): m["full"].strip() for m in _ALIAS.finditer(statement.text)}


_ACTOR = re.compile(
    r"(?P<term>[^–:;(]{3,120}?)(?: \([^)]*\))? [–—-] (?:an? |the )?(?:\w+ ){0,4}?"
    r"(?:person|entity|body|organi[sz]ation|company|individual|institution|commission)\b"
)


def actors(statement: Statement) -> tuple[str, ...]:
    """Give the term of "X – legal entity that …"."""
    found = _ACTOR.match(statement.text) if statement.kind == "item" else None
    return (found["term"].strip(),) if found else ()


PACK = Pack("eng", Reader(WORDING), short_names, actors=actors)
