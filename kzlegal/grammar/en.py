"""Owns EN: how English translations of acts are laid out."""

from __future__ import annotations

import re

from kzlegal.grammar.pack import Grammar, months

EN = Grammar(
    language="eng",
    name="English",
    words={
        "section": "part",
        "part": "part",
        "subsection": "subpart",
        "chapter": "chapter",
        "paragraph": "section",
        "§": "section",
        "article": "article",
        "articles": "article",  # the stub of a range
    },
    number_first=False,
    unnumbered={"general part": "hcontainer", "special part": "hcontainer"},
    stub=re.compile(r"(?:is |was |has been )?(?:excluded|deleted|repealed|invalidated)\b", re.I),
    note_label=re.compile(r"(?:Note by (?:ILLI|kzlegal)|Note of (?:ILLI|RCLI)|Note)\s?!"),
    footnote=re.compile(r"Footnote\s?[.:]"),
    bare_note=(
        (re.compile(r"Unofficial translation\.?$", re.I), "notice"),
        (re.compile(r"TABLE OF CONTENTS|CONTENTS\s?\.?$"), "notice"),
        (re.compile(r"©\s"), "footer"),
    ),
    note_classes=(
        (re.compile(r"Unofficial restatement|not in this extract"), "edition"),
        (
            re.compile(r"order of (?:enforcement|entry)|procedure for (?:enactment|entry)", re.I),
            "application",
        ),
        (
            re.compile(r"is (?:provided|planned|envisaged)|shall be (?:amended|supplemented)"),
            "futureChange",
        ),
    ),
    adds_inside=re.compile(
        r"supplemented\s+(?:with|by)\s+(?:\S+\s+){0,2}?(?:paragraph|subparagraph|part|item|note)"
    ),
    legal_note=re.compile(r"Notes?\s?[.:]"),
    law_citation=re.compile(
        r"(?P<date>\d{2}\.\d{2}\.\d{4})\s+(?:№|No\.?)\s?(?P<number>\d+(?:-[IVXLІХ]+|/НҚ)?)"
    ),
    act_line=re.compile(
        r"(?P<kind>Constitutional Law|Law|Code|Decree|Resolution|Order)\b.{0,200}?"
        r"\b(?:of|dated)\s+(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})"
        r",?\s*(?:№|No\.?)\s?(?P<number>\d+(?:-[IVXLІХ]+)?(?:/\w+)?)",
        re.I,
    ),
    months=months(
        "january february march april may june july august september october november december"
    ),
    title_start=re.compile(r"(?:On|About)\s"),
    office=re.compile(
        r"(?:(?:The )?President|of the Republic of Kazakhstan|Prime Minister|Minister)\b"
        r"[^.:;]{0,120}$"
    ),
    signatory=re.compile(r"[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][\w-]+$"),
    attachment=re.compile(
        r"(?:Annex|Appendix)(?:\s+(?:No\.? ?)?(?P<number>\d+(?:-\d+)*))?"
        r"(?=\s+to\s|\s*$)"
    ),
    attached_to=None,
    names_unit=None,
    look_alikes={},
    letters=frozenset("wqjzfvu"),
)
