"""Owns the words around a description in free words in three languages, the same everywhere."""

from __future__ import annotations

_ORDER = ("rus", "kaz", "eng")

DESCRIBE_WORDS: dict[str, tuple[str, str, str]] = {
    "describe_title": (
        "Опишите систему своими словами",
        "Жүйені өз сөзіңізбен сипаттаңыз",
        "Describe your system",
    ),
    "describe_example": (
        "Наша клиника запустила собственный чат-бот; решение всегда принимает врач.",
        "Біздің клиника өз чат-ботын іске қосты; шешімді әрдайым дәрігер қабылдайды.",
        "Our clinic runs its own chatbot; a doctor always makes the decision.",
    ),
    "describe_button": ("Прочитать описание", "Сипаттаманы оқу", "Read the description"),
    "describe_note": (
        "Из описания предлагаются ответы; без вашей отметки ни один не используется.",
        "Сипаттамадан жауаптар ұсынылады; сіз белгілемесеңіз, ешқайсысы пайдаланылмайды.",
        "Answers are proposed from it; none is used unless you tick it.",
    ),
    "describe_offers": (
        "Верно ли мы прочли? Отметьте верное",
        "Дұрыс оқыдық па? Дұрысын белгілеңіз",
        "Did we read it right? Tick what is right",
    ),
    "describe_confirm": (
        "Подтвердить отмеченное",
        "Белгіленгенді растау",
        "Confirm what is ticked",
    ),
    "describe_nothing": (
        "Новых ответов из описания не видно: ответьте на вопросы ниже.",
        "Сипаттамадан жаңа жауап көрінбейді: төмендегі сұрақтарға жауап беріңіз.",
        "The description proposes no further answer: see the questions below.",
    ),
    "describe_noticed": (
        "Замечено, но не предложено: {n}",
        "Байқалды, бірақ ұсынылмады: {n}",
        "Noticed and not proposed: {n}",
    ),
    "describe_said": ("так сказано", "солай айтылған", "the words say so"),
    "describe_denied": ("сказано с отрицанием", "болымсыз айтылған", "said with a negation"),
    "describe_judgment": (
        "оценивает юрист: слова прямо этого не решают",
        "заңгер бағалайды: сөздер тура шешпейді",
        "for a lawyer to weigh: the words do not settle it",
    ),
    "describe_near": (
        "близко по смыслу, знакомых слов нет",
        "мағынасы жақын, таныс сөз жоқ",
        "near in meaning, no known words",
    ),
    "describe_planned": (
        "намерение или возможность",
        "ниет немесе мүмкіндік",
        "a plan or a possibility",
    ),
    "describe_conditional": ("под условием", "шартпен", "under a condition"),
    "describe_past": ("было раньше", "бұрын болған", "it was so before"),
    "describe_others": (
        "похоже, речь о ком-то другом",
        "басқа біреу туралы сияқты",
        "it seems to be about somebody else",
    ),
    "describe_topic": (
        "названо как тема, а не как действие системы",
        "тақырып ретінде аталған, жүйенің әрекеті емес",
        "named as a topic, not as what the system does",
    ),
    "describe_question": ("это вопрос", "бұл – сұрақ", "it is a question"),
    "describe_unclear": (
        "рядом отрицание, неясно, к чему оно",
        "жанында болымсыздық бар, неге қатысты екені түсініксіз",
        "a negation is near, unclear what it reaches",
    ),
    "describe_contradiction": (
        "в разных местах сказано разное",
        "әр жерде әртүрлі айтылған",
        "different places say different things",
    ),
    "describe_order": (
        "обращение к программе, а не описание",
        "бағдарламаға айтылған, сипаттама емес",
        "addressed to the program, no description",
    ),
    "describe_proposed": (
        "Предлагаемые факты ({n}), ни один ещё не подтверждён",
        "Ұсынылған фактілер ({n}), әлі ешқайсысы расталмаған",
        "Proposed facts ({n}), none of them confirmed yet",
    ),
    "describe_not_proposed": (
        "Замечено, но не предложено ({n}): ответьте сами",
        "Байқалды, бірақ ұсынылмады ({n}): өзіңіз жауап беріңіз",
        "Noticed and not proposed ({n}): answer yourself",
    ),
    "describe_unconfirmed": (
        "Ничто не используется, пока вы не подтвердите.",
        "Сіз растағанша ештеңе пайдаланылмайды.",
        "Nothing is used until you confirm it.",
    ),
    "describe_kind_data": ("данные", "дерек", "describe_kind_data"),
    "judgment": (
        "правовая оценка: взвешивает юрист",
        "құқықтық бағалау: заңгер таразылайды",
        "legal judgment: for a lawyer to weigh",
    ),
    "describe_kind_judgment": (
        "правовая оценка: взвешивает юрист",
        "құқықтық бағалау: заңгер таразылайды",
        "legal judgment: for a lawyer to weigh",
    ),
    "describe_ask": ("подтверждаете?", "растайсыз ба?", "do you confirm?"),
    "left_to_lawyer": (
        "оставлено юристу, без вопроса не подтверждается",
        "заңгерге қалдырылды, сұрақсыз расталмайды",
        "left to a lawyer, not confirmed unasked",
    ),
    "describe_left_to_lawyer": (
        "оставлено юристу, без вопроса не подтверждается",
        "заңгерге қалдырылды, сұрақсыз расталмайды",
        "left to a lawyer, not confirmed unasked",
    ),
    "describe_profile_head": (
        "Профиль по описанию своими словами. Используется только то, что стоит под facts:",
        "Өз сөзімен сипаттама бойынша профиль. facts: астындағы ғана пайдаланылады",
        "A profile from a description in free words. Only what stands under facts: is used",
    ),
    "describe_profile_proposed": (
        "Не подтверждено: верное перенесите под facts:, прочее удалите",
        "Расталмаған: дұрысын facts: астына көшіріп, қалғанын өшіріңіз",
        "Not confirmed: move what is right under facts: and delete the rest",
    ),
}


def say_in(language: str, key: str, **values: object) -> str:
    """Give our words for a key in a language (ISO 639-2), with the values put in."""
    return DESCRIBE_WORDS[f"describe_{key}"][_ORDER.index(language)].format(**values)
