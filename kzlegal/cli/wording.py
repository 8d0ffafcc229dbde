"""Owns the words that the command line puts around an assessment, in three languages.

The words of the law and of the norms never stand here.
"""

from __future__ import annotations

_ORDER = ("rus", "kaz", "eng")

_WORDS: dict[str, tuple[str, str, str]] = {
    "on": ("{act} на {on}", "{act}, {on} күніне", "{act} on {on}"),
    "from": ("применяется с {day}", "{day} бастап қолданылады", "applied from {day}"),
    "our_edition": (
        "Цитируется наша редакция, своими словами; это не официальный текст.",
        "Біздің редакциямыз келтірілген, өз сөзімізбен; бұл ресми мәтін емес.",
        "Quoted: our edition, in our own words; it is not the official text.",
    ),
    "official": (
        "Цитируется загруженный вами официальный текст.",
        "Сіз жүктеген ресми мәтін келтірілген.",
        "Quoted: the official text that you imported.",
    ),
    "prohibited": ("Запрещено", "Тыйым салынған", "Prohibited"),
    "prohibited_now": (
        "По этим ответам ЗАПРЕЩЕНО: {units}",
        "Осы жауаптар бойынша ТЫЙЫМ САЛЫНҒАН: {units}",
        "On these answers PROHIBITED: {units}",
    ),
    "duties": ("Вы обязаны", "Сіз міндеттісіз", "What you must do"),
    "rights": ("Вы вправе", "Сіз құқылысыз", "What you may do"),
    "across": (
        "Другая сторона (пользователи и др.): что она вправе и обязана",
        "Екінші тарап (пайдаланушылар және т. б.): құқықтары мен міндеттері",
        "The other side (your users …): what it may demand and must do",
    ),
    "frame": (
        "Определения, классификация, отсылки",
        "Анықтамалар, сыныптау, сілтемелер",
        "Definitions, classification, references",
    ),
    "judgment": (
        "Зависит от юридической оценки",
        "Құқықтық бағалауға байланысты",
        "Turns on a legal judgment",
    ),
    "open": (
        "Нельзя сказать: не хватает ответов",
        "Айту мүмкін емес: жауаптар жетіспейді",
        "Open: answers are missing",
    ),
    "not_yet": ("Ещё не применяется", "Әлі қолданылмайды", "Not yet applied"),
    "no_longer": ("Больше не применяется", "Енді қолданылмайды", "No longer applied"),
    "clear": (
        "Запреты, под которые система не подпадает",
        "Жүйе түспейтін тыйымдар",
        "Prohibitions that do not reach the system",
    ),
    "not": ("Не применяется", "Қолданылмайды", "Does not apply"),
    "and": ("и", "және", "and"),
    "or": ("или", "немесе", "or"),
    "and-or": ("и (или)", "және (немесе)", "and (or)"),
    "nobody": (
        "никто не назван; мы читаем: {who}",
        "ешкім аталмаған; біздің оқуымызша: {who}",
        "nobody is named; we read: {who}",
    ),
    "who": ("кто", "кім", "who"),
    "because": ("почему", "неге", "because"),
    "needs": ("нужно знать", "білу керек", "needs"),
    "deadline": ("срок", "мерзімі", "deadline"),
    "frequency": ("как часто", "қаншалықты жиі", "how often"),
    "sanctions": ("ответственность", "жауаптылық", "sanctions"),
    "divergence": ("тексты расходятся", "мәтіндер алшақ", "the two texts differ"),
    "always": ("действует без условий", "шартсыз қолданылады", "applies without conditions"),
    "contested": ("СПОРНО", "ДАУЛЫ", "CONTESTED"),
    "interpretation": ("наше прочтение", "біздің оқуымыз", "our reading"),
    "unverified": ("не проверено", "тексерілмеген", "not verified"),
    "outcome_met": ("исполнено", "орындалған", "met"),
    "outcome_not-met": ("НЕ ИСПОЛНЕНО", "ОРЫНДАЛМАҒАН", "NOT MET"),
    "outcome_unknown": ("исполнение неизвестно", "орындалуы белгісіз", "not known whether met"),
    "outcome_prohibited": ("ЗАПРЕЩЕНО", "ТЫЙЫМ САЛЫНҒАН", "PROHIBITED"),
    "outcome_not-prohibited": ("не запрещено", "тыйым салынбаған", "not prohibited"),
    "follows": ("следует из {fact}", "{fact} дегеннен шығады", "follows from {fact}"),
    "answer_yes": ("да", "иә", "yes"),
    "answer_no": ("нет", "жоқ", "no"),
    "answer_unknown": ("неизвестно", "белгісіз", "unknown"),
    "answer_not_applicable": ("неприменимо", "қолданылмайды", "not applicable"),
    "questions": (
        "Следующие вопросы (сначала те, что решают больше всего)",
        "Келесі сұрақтар (алдымен ең көп нәрсені шешетіні)",
        "Next questions (those that settle most come first)",
    ),
    "settles": ("решает {n}", "{n} шешеді", "settles {n}"),
    "hidden": (
        "Не применяется: {n} (показать: --all)",
        "Қолданылмайды: {n} (көрсету: --all)",
        "Does not apply: {n} (to see them: --all)",
    ),
    "summary": (
        "{n} норм: {applies} применяются, {open} открыты",
        "{n} норма: {applies} қолданылады, {open} ашық",
        "{n} norms: {applies} apply, {open} open",
    ),
    "human": (
        "Здесь факты и источники, не юридическая консультация; решает человек.",
        "Мұнда фактілер мен дереккөздер, заң кеңесі емес; шешімді адам қабылдайды.",
        "These are facts and sources, not legal advice; a human decides.",
    ),
    "obligation": ("обязанность", "міндет", "duty"),
    "prohibition": ("запрет", "тыйым", "ban"),
    "right": ("право", "құқық", "right"),
    "power": ("полномочие", "өкілеттік", "power"),
    "definition": ("определение", "анықтама", "definition"),
    "classification": ("классификация", "сыныптау", "classification"),
    "condition": ("условие", "шарт", "condition"),
    "principle": ("принцип", "қағидат", "principle"),
    "liability": ("ответственность", "жауаптылық", "liability"),
    "reference": ("отсылка", "сілтеме", "reference"),
    "application": ("действие", "қолданылу", "application"),
}


def say_in(language: str, key: str, **values: object) -> str:
    """Give our words for a key in a language (ISO 639-2), with the values put in."""
    return _WORDS[key][_ORDER.index(language)].format(**values)
