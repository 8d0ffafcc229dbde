"""Owns the Russian formulas that give a norm its type, in the order in which they decide."""

from __future__ import annotations

from kzlegal.norms.extract.packs.rus_words import (
    AGREED,
    CAN,
    FINITE_PASSIVE,
    LAW,
    LIMIT,
    NEAR,
    NOT,
    ONLY,
    SETTLED,
    WIDE,
    lemma,
    word,
)
from kzlegal.norms.extract.wording import CueRule
from kzlegal.norms.nlp.matching import GAP

CUES: tuple[CueRule, ...] = (
    CueRule(
        "liability", "liability", ([lemma("нести", "понести"), WIDE, lemma("ответственность")],)
    ),
    CueRule(
        "liability-entailed",
        "liability",
        (
            [
                lemma("влечь", "повлечь"),
                WIDE,
                lemma("ответственность", "наказание", "штраф", "взыскание", "арест"),
            ],
            [
                lemma("ответственность", "наказание", "штраф"),
                WIDE,
                lemma("влечь", "повлечь"),
            ],
            [
                lemma("влечь", "повлечь"),
                WIDE,
                lemma("запрет", "прекращение", "приостановление", "лишение", "отзыв"),
            ],
            [lemma("привлекаться"), {"LOWER": "к"}, WIDE, lemma("ответственность")],
        ),
        ("anyone",),
    ),
    CueRule(
        "prohibition",
        "prohibition",
        (
            [lemma("запрещаться", "запретить", "воспрещаться", "запрещать")],
            [NOT, lemma("допускаться", "разрешаться", "подлежать")],
            [NOT, lemma("вправе", "мочь", "должный", "должен")],
            [NOT, lemma("иметь"), word("право", "права")],
            [word("недопустимо", "недопустима", "недопустимы", "недопустим")],
        ),
        ("subject", "recipient", "agent"),
    ),
    CueRule(
        "other-rights",
        "reference",
        ([lemma("иметь"), NEAR, lemma("иной"), word("права", "право")],),
    ),
    CueRule(
        "charged",
        "obligation",
        (
            [
                lemma("возлагаться", "возложить", "лежать"),
                WIDE,
                lemma("обязанность", "ответственность"),
            ],
            [
                lemma("обязанность", "ответственность"),
                {GAP: 25},
                lemma("возлагаться", "возложить", "лежать"),
            ],
        ),
        ("charged",),
    ),
    CueRule(
        "obligation",
        "obligation",
        (
            [word("обязан", "обязана", "обязано", "обязаны")],
            [word("должен", "должна", "должно", "должны")],
            [lemma("подлежать")],
        ),
        ("subject", "agent"),
    ),
    CueRule(
        "needful",
        "obligation",
        ([word("необходимо", "следует", "надлежит"), {"POS": "VERB"}],),
        ("recipient",),
    ),
    CueRule(
        "right",
        "right",
        (
            [lemma("вправе")],
            [lemma("иметь"), {"OP": "?"}, word("право")],
            [word("право"), NEAR, lemma("иметь")],
            [lemma("пользоваться"), NEAR, word("правом")],
            [lemma("предоставляться"), word("право")],
            [CAN, word("быть"), word("обжалован", "обжалована", "обжаловано", "обжалованы")],
        ),
        ("subject", "recipient"),
    ),
    CueRule(
        "permitted-if",
        "condition",
        (
            [lemma("допускаться", "разрешаться")],
            [
                word(
                    "возможна",
                    "возможно",
                    "возможны",
                    "возможен",
                    "допустима",
                    "допустимо",
                    "допустимы",
                    "допустим",
                )
            ],
            [CAN, WIDE, ONLY],
            [
                CAN,
                word(
                    "осуществляться",
                    "проводиться",
                    "производиться",
                    "использоваться",
                    "применяться",
                    "предоставляться",
                    "передаваться",
                ),
            ],
        ),
        ("agent",),
    ),
    CueRule("class-can", "classification", ([CAN, word("быть"), {"POS": "NOUN"}],), ("nobody",)),
    CueRule("may", "right", ([CAN],), ("subject",), needs_bearer=True),
    CueRule(
        "may-be-claimed",
        "right",
        ([CAN, word("быть"), word("предъявлен", "предъявлена", "предъявлено", "предъявлены")],),
        ("nobody",),
    ),
    CueRule(
        "may-be",
        "condition",
        ([CAN, word("быть"), {"MORPH": {"IS_SUPERSET": ["Variant=Short"]}}],),
        ("nobody",),
    ),
    CueRule(
        "compulsory",
        "obligation",
        (
            [
                {
                    "LOWER": {"IN": ["обязательно", "обязательна", "обязателен", "обязательны"]},
                    "MORPH": {"IS_SUPERSET": ["Variant=Short"]},
                }
            ],
        ),
        ("nobody",),
    ),
    CueRule(
        "only-if",
        "condition",
        (
            [{"POS": "VERB", "MORPH": {"IS_SUPERSET": ["VerbForm=Fin"]}}, WIDE, ONLY, LIMIT],
            [ONLY, LIMIT, {GAP: 20}, FINITE_PASSIVE],
        ),
        ("agent", "subject"),
    ),
    CueRule(
        "reach",
        "application",
        (
            [NOT, lemma("распространяться", "применяться", "предполагать")],
            [lemma("распространяться"), {"LOWER": "на"}],
            [lemma("вводиться", "ввести"), {"LOWER": "в"}, word("действие")],
            [lemma("утрачивать", "утратить"), word("силу")],
            [
                lemma("закон", "кодекс"),
                NEAR,
                lemma("регулировать", "регулироваться"),
                NEAR,
                lemma("отношение"),
            ],
            [lemma("приостанавливаться", "приостановить"), NEAR, lemma("действие", "срок")],
            [
                lemma("действие", "срок", "течение"),
                WIDE,
                lemma("приостанавливаться", "приостановить"),
            ],
        ),
        ("charged",),
    ),
    CueRule(
        "sources",
        "reference",
        (
            [
                lemma("законодательство"),
                WIDE,
                lemma("основываться", "составлять", "лежать", "состоять"),
            ],
            [lemma("основа"), WIDE, lemma("законодательство"), WIDE, lemma("лежать")],
            [lemma("иметь"), NEAR, lemma("приоритет")],
            [lemma("приоритет"), NEAR, lemma("иметь")],
            [lemma("применяться"), word("правила", "нормы"), {GAP: 2}, lemma("договор")],
            [lemma(*SETTLED), {GAP: 4}, lemma(*LAW, *AGREED)],
            [
                word("законом", "законами", "законодательством", "кодексом"),
                {GAP: 4},
                lemma(*SETTLED),
            ],
            [CAN, word("регулироваться", "устанавливаться", "определяться"), {GAP: 3}, lemma(*LAW)],
            [
                word("закон", "законы", "законодательство", "кодекс"),
                WIDE,
                lemma("устанавливать", "определять", "регулировать", "предусматривать"),
            ],
            [lemma(*SETTLED), word("условиями", "соглашением", "договором")],
        ),
        ("nobody",),
    ),
    CueRule(
        "value",
        "principle",
        (
            [lemma("рассматриваться"), WIDE, lemma("ценность")],
            [lemma("ценность"), NEAR, lemma("рассматриваться")],
            [lemma("цель", "задача", "принцип"), {GAP: 30}, lemma("являться")],
            [lemma("являться"), NEAR, lemma("цель", "задача", "принцип")],
            [lemma("иметь"), NEAR, lemma("цель", "задача")],
            [word("направлен", "направлена", "направлено", "направлены"), {"LOWER": "на"}],
            [lemma("ориентироваться"), {"LOWER": "на"}],
            [lemma("признаваться"), NEAR, lemma("статус")],
            [lemma("основываться"), NEAR, lemma("принцип")],
        ),
        ("nobody",),
    ),
    CueRule(
        "meaning",
        "definition",
        (
            [lemma("пониматься")],
            [lemma("означать")],
            [lemma("называться"), {"MORPH": {"IS_SUPERSET": ["Case=Ins"]}}],
        ),
        ("nobody",),
    ),
    CueRule(
        "conditions-are", "condition", ([lemma("условие"), WIDE, lemma("являться")],), ("nobody",)
    ),
    CueRule(
        "demands-are", "obligation", ([lemma("требование"), WIDE, lemma("являться")],), ("nobody",)
    ),
    CueRule(
        "class",
        "classification",
        (
            [lemma("подразделяться", "делиться", "классифицироваться", "разделяться")],
            [lemma("приравниваться", "считаться")],
            [lemma("признаваться"), {GAP: 2}, {"MORPH": {"IS_SUPERSET": ["Case=Ins"]}}],
            [{"MORPH": {"IS_SUPERSET": ["Case=Ins"]}}, lemma("признаваться")],
            [{"LOWER": "к"}, WIDE, lemma("относиться")],
            [lemma("относиться"), {GAP: 2}, {"LOWER": "к"}],
            [NOT, lemma("относиться")],
            [lemma("являться")],
            [lemma("входить"), word("в", "состав")],
            [lemma("содержаться"), word("в")],
            [lemma("возникать", "прекращаться", "переходить")],
            [word("недействительно", "недействительна", "недействителен", "недействительны")],
            [
                lemma("начинать", "начинаться"),
                {GAP: 2},
                lemma("исчисляться", "действовать", "течь"),
            ],
            [lemma("относиться")],
            [lemma("определяться", "исчисляться"), word("датой", "днем", "моментом", "числом")],
            [
                lemma("составлять"),
                WIDE,
                word("год", "года", "лет", "месяц", "месяца", "месяцев", "дней"),
            ],
        ),
        ("nobody",),
    ),
)
