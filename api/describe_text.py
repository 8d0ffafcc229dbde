"""Owns the words of the page around a description in free words, in three languages."""

from __future__ import annotations

DESCRIBE_TEXT: dict[str, tuple[str, str, str]] = {
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
}
