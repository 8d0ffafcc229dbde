"""Owns the Russian formulas of the plain present that names nobody, in their order."""

from __future__ import annotations

from kzlegal.norms.extract.packs.rus_words import (
    DONE,
    FAR,
    FINITE_PASSIVE,
    LAW,
    LIGHT,
    NEAR,
    RULES,
    SETTLED,
    WIDE,
    lemma,
    word,
)
from kzlegal.norms.extract.wording import CueRule
from kzlegal.norms.nlp.matching import GAP

BARE: tuple[CueRule, ...] = (
    CueRule("timed-duty", "obligation", ([FINITE_PASSIVE],), ("nobody",), needs_deadline=True),
    CueRule(
        "content",
        "obligation",
        (
            [lemma("указываться", "включать", "содержать", "предусматривать", "отражаться")],
            [lemma("обязательный"), {"LOWER": "для"}],
            [lemma("подотчетный")],
        ),
        ("nobody",),
    ),
    CueRule(
        "measures", "obligation", ([lemma("приниматься"), {GAP: 2}, lemma("мера")],), ("nobody",)
    ),
    CueRule(
        "by-law",
        "reference",
        (
            [
                lemma(*DONE, *SETTLED),
                {GAP: 15},
                word("соответствии"),
                {"LOWER": "с"},
                {GAP: 4},
                lemma(*RULES),
            ],
            [lemma(*DONE, *SETTLED), {GAP: 15}, word("согласно"), {GAP: 4}, lemma(*RULES)],
            [lemma(*DONE), {GAP: 15}, {"LOWER": "в"}, word("порядке")],
            [word("согласно"), {GAP: 4}, lemma(*RULES), FAR, lemma(*DONE, *SETTLED)],
            [
                word("соответствии"),
                {"LOWER": "с"},
                {GAP: 4},
                lemma(*RULES),
                FAR,
                lemma(*DONE, *SETTLED),
            ],
            [{"LOWER": "в"}, word("порядке"), FAR, lemma(*DONE)],
            [
                {
                    **FINITE_PASSIVE,
                    "LEMMA": {"NOT_IN": ["использоваться", "применяться", "признаваться"]},
                },
                {GAP: 5},
                word("соответствии"),
                {"LOWER": "с"},
                {GAP: 4},
                lemma(*LAW, "правило"),
            ],
            [FINITE_PASSIVE, {GAP: 1}, {"LOWER": "в"}, word("порядке")],
            [
                lemma(*SETTLED),
                {GAP: 2},
                word("решением", "актом", "актами", "правилами", "уставом"),
            ],
        ),
        ("nobody",),
    ),
    CueRule(
        "used-how",
        "condition",
        (
            [
                lemma("использоваться", "применяться"),
                FAR,
                word("соответствии", "случаях", "случае"),
            ],
            [lemma(*LIGHT, "обучаться"), {GAP: 12}, word("на"), word("основе", "основании")],
            [lemma(*LIGHT), NEAR, {"LOWER": "с"}, word("учетом", "согласия")],
            [lemma("учитываться"), lemma("перечень", "правило", "требование")],
            [
                lemma(*LIGHT),
                NEAR,
                word(
                    "без",
                    "соразмерно",
                    "согласно",
                    "путем",
                    "посредством",
                    "через",
                    "добровольно",
                    "бесплатно",
                    "платно",
                ),
            ],
            [lemma(*LIGHT), NEAR, {"LOWER": "в"}, word("форме", "виде", "рамках")],
            [
                lemma(*LIGHT),
                {"LOWER": "в"},
                {"POS": {"IN": ["ADJ", "NOUN"]}, "LOWER": {"NOT_IN": ["целях", "соответствии"]}},
            ],
            [lemma(*LIGHT), NEAR, {"LOWER": "на"}, {"POS": "ADJ"}, word("основе")],
            [FINITE_PASSIVE, WIDE, word("письменно", "устно")],
            [FINITE_PASSIVE, WIDE, {"LOWER": "в"}, {"OP": "?"}, word("форме", "виде")],
        ),
        ("nobody",),
    ),
    CueRule(
        "means",
        "principle",
        (
            [word("целях"), {GAP: 20}, lemma("применяться", "использоваться", *LIGHT)],
            [lemma("применяться", "использоваться", *LIGHT), NEAR, word("чтобы", "целях", "целью")],
        ),
        ("nobody",),
    ),
    CueRule(
        "institution",
        "power",
        (
            [
                {
                    "POS": "VERB",
                    "MORPH": {"IS_SUPERSET": ["VerbForm=Fin"]},
                    "LOWER": {"REGEX": r"(?:ет|ют|ит|ят)$"},
                }
            ],
        ),
        ("nobody",),
        needs_thing=frozenset({"платформа", "портал", "реестр", "сервис"}),
    ),
    CueRule("passive-duty", "obligation", ([FINITE_PASSIVE],), ("nobody",)),
    CueRule(
        "thing-does",
        "obligation",
        ([lemma("обеспечивать", "создавать", "учитывать", "определять", "предоставлять")],),
        ("nobody",),
    ),
)
