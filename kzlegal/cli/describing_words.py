"""Owns the words that the command describe puts around proposals, in three languages."""

from __future__ import annotations

_ORDER = ("rus", "kaz", "eng")

_WORDS: dict[str, tuple[str, str, str]] = {
    "proposed": (
        "Предлагаемые факты ({n}), ни один ещё не подтверждён",
        "Ұсынылған фактілер ({n}), әлі ешқайсысы расталмаған",
        "Proposed facts ({n}), none of them confirmed yet",
    ),
    "not_proposed": (
        "Замечено, но не предложено ({n}): ответьте сами",
        "Байқалды, бірақ ұсынылмады ({n}): өзіңіз жауап беріңіз",
        "Noticed and not proposed ({n}): answer yourself",
    ),
    "unconfirmed": (
        "Ничто не используется, пока вы не подтвердите.",
        "Сіз растағанша ештеңе пайдаланылмайды.",
        "Nothing is used until you confirm it.",
    ),
    "data": ("данные", "дерек", "data"),
    "judgment": (
        "правовая оценка: взвешивает юрист",
        "құқықтық бағалау: заңгер таразылайды",
        "legal judgment: for a lawyer to weigh",
    ),
    "basis_said": ("так сказано", "солай айтылған", "the words say so"),
    "basis_denied": ("сказано с отрицанием", "болымсыз түрде айтылған", "said with a negation"),
    "reason_judgment": (
        "оценивает юрист, слова прямо этого не решают",
        "заңгер бағалайды, сөздер мұны тура шешпейді",
        "for a lawyer to weigh, the words do not settle it",
    ),
    "reason_near": (
        "близко по смыслу, но знакомых слов нет",
        "мағынасы жақын, бірақ таныс сөз жоқ",
        "near in meaning, but there are no known words",
    ),
    "reason_planned": (
        "речь о намерении или возможности",
        "ниет немесе мүмкіндік туралы айтылған",
        "a plan or a possibility",
    ),
    "reason_conditional": ("под условием", "шартпен айтылған", "under a condition"),
    "reason_past": ("было раньше", "бұрын болған", "it was so before"),
    "reason_others": (
        "похоже, речь о ком-то другом",
        "басқа біреу туралы сияқты",
        "it seems to be about somebody else",
    ),
    "reason_topic": (
        "названо как тема, а не как действие системы",
        "тақырып ретінде аталған, жүйенің әрекеті емес",
        "named as a topic, not as what the system does",
    ),
    "reason_question": ("это вопрос", "бұл – сұрақ", "it is a question"),
    "reason_unclear": (
        "рядом отрицание, неясно, к чему оно",
        "жанында болымсыздық бар, неге қатысты екені түсініксіз",
        "a negation is near, and it is not clear what it reaches",
    ),
    "reason_contradiction": (
        "сказано разное",
        "әртүрлі айтылған",
        "different places say different things",
    ),
    "confirm": ("подтверждаете?", "растайсыз ба?", "do you confirm?"),
    "left_to_lawyer": (
        "оставлено юристу, без вопроса не подтверждается",
        "заңгерге қалдырылды, сұрақсыз расталмайды",
        "left to a lawyer, not confirmed unasked",
    ),
    "profile_head": (
        "Профиль по описанию своими словами. Используется только то, что стоит под facts:",
        "Өз сөзімен сипаттама бойынша профиль. facts: астындағы ғана пайдаланылады",
        "A profile from a description in free words. Only what stands under facts: is used",
    ),
    "profile_proposed": (
        "Не подтверждено: верное перенесите под facts:, прочее удалите",
        "Расталмаған: дұрысын facts: астына көшіріп, қалғанын өшіріңіз",
        "Not confirmed: move what is right under facts: and delete the rest",
    ),
}


def say_in(language: str, key: str, **values: object) -> str:
    """Give our words for a key in a language (ISO 639-2), with the values put in."""
    return _WORDS[key][_ORDER.index(language)].format(**values)
