"""Owns the words around an assessment in three languages, the same on every surface.

The words of the law and of the norms never stand here.
"""

from __future__ import annotations

_ORDER = ("rus", "kaz", "eng")

WORDS: dict[str, tuple[str, str, str]] = {
    "next_questions": ("Следующие вопросы", "Келесі сұрақтар", "Next questions"),
    "follows_from": (
        "следует из ответа: {question}",
        "мына жауаптан шығады: {question}",
        "follows from: {question}",
    ),
    "answer_yes": ("Да", "Иә", "Yes"),
    "answer_no": ("Нет", "Жоқ", "No"),
    "answer_unknown": ("Не известно", "Белгісіз", "Not known"),
    "answer_not_applicable": ("Не относится", "Қатысы жоқ", "Not applicable"),
    "settles": (
        "решает норм: {n}",
        "шешетін нормалар: {n}",
        "settles rules: {n}",
    ),
    "judgment": ("юридическая оценка", "құқықтық бағалау", "legal judgment"),
    "basis": ("Основание", "Негізі", "Basis"),
    "empty_profile": (
        "Ответов пока нет, поэтому и выводов нет. Начните с первого вопроса.",
        "Әзірге жауап жоқ, сондықтан қорытынды да жоқ. Бірінші сұрақтан бастаңыз.",
        "There are no answers yet, so there is nothing to conclude. Begin with the first question.",
    ),
    "not_yet": (
        "На {date} закон ещё не применяется: он применяется с {from}. Ниже – что будет с этого дня,"
        " если выбрать более позднюю дату.",
        "{date} күніне заң әлі қолданылмайды: ол {from} бастап қолданылады. Кейінгі күнді"
        " таңдасаңыз, сол күннен не болатынын көресіз.",
        "On {date} the law is not yet applied: it applies from {from}. Choose a later date to see"
        " what holds from that day.",
    ),
    "see_from": (
        "Показать на {from}",
        "{from} күніне көрсету",
        "Show as of {from}",
    ),
    "nothing_binds": (
        "По этим ответам ни обязанностей, ни запретов, ни ответственности для вас нет.",
        "Осы жауаптар бойынша сізге міндет те, тыйым да, жауаптылық та жоқ.",
        "On these answers no duty, no prohibition and no liability binds you.",
    ),
    "nothing_yet": (
        "Пока ни одна обязанность и ни один запрет не применяются; открыты: {n}.",
        "Әзірге бірде-бір міндет те, тыйым да қолданылмайды; ашығы: {n}.",
        "So far no duty and no prohibition applies; open: {n}.",
    ),
    "group_prohibited": ("Запрещено", "Тыйым салынған", "Prohibited"),
    "group_duties": ("Обязанности и условия", "Міндеттер мен шарттар", "Duties and conditions"),
    "group_liability": ("Ответственность", "Жауаптылық", "Liability"),
    "group_review": (
        "Требует пересмотра: слова положения не те, по которым норма написана",
        "Қайта қарауды қажет етеді: ереженің сөздері норма жазылған сөздер емес",
        "Needs review: the provision has other words than the norm was written from",
    ),
    "group_rights": ("Права и полномочия", "Құқықтар мен өкілеттіктер", "Rights and powers"),
    "group_across": (
        "Обязанности и права другой стороны",
        "Екінші тараптың міндеттері мен құқықтары",
        "Duties and rights of the other side",
    ),
    "group_frame": (
        "Определения, принципы, отсылки",
        "Анықтамалар, қағидаттар, сілтемелер",
        "Definitions, principles, references",
    ),
    "group_judgment": (
        "Зависит от юридической оценки",
        "Құқықтық бағалауға байланысты",
        "Turns on a legal judgment",
    ),
    "group_open": (
        "Нельзя сказать: не хватает ответов",
        "Айту мүмкін емес: жауаптар жетіспейді",
        "Cannot say: answers are missing",
    ),
    "group_clear": (
        "Запреты, под которые система не подпадает",
        "Жүйе түспейтін тыйымдар",
        "Prohibitions that do not reach the system",
    ),
    "group_not_yet": ("Ещё не применяется", "Әлі қолданылмайды", "Not yet applied"),
    "group_no_longer": ("Больше не применяется", "Енді қолданылмайды", "No longer applied"),
    "group_not": ("Не применяется", "Қолданылмайды", "Does not apply"),
    "outcome_prohibited": ("запрещено", "тыйым салынған", "prohibited"),
    "outcome_not-prohibited": ("не запрещено", "тыйым салынбаған", "not prohibited"),
    "outcome_met": ("исполнено", "орындалған", "met"),
    "outcome_not-met": ("не исполнено", "орындалмаған", "not met"),
    "outcome_unknown": ("исполнение не известно", "орындалуы белгісіз", "not known whether met"),
    "type_obligation": ("обязанность", "міндет", "duty"),
    "type_prohibition": ("запрет", "тыйым", "prohibition"),
    "type_right": ("право", "құқық", "right"),
    "type_power": ("полномочие", "өкілеттік", "power"),
    "type_definition": ("определение", "анықтама", "definition"),
    "type_classification": ("классификация", "сыныптау", "classification"),
    "type_condition": ("условие правомерности", "заңдылық шарты", "condition of lawfulness"),
    "type_principle": ("принцип", "қағидат", "principle"),
    "type_liability": ("ответственность", "жауаптылық", "liability"),
    "type_reference": ("отсылка", "сілтеме", "reference"),
    "type_application": ("действие нормы", "норманың қолданылуы", "reach of the rules"),
    "bearer": ("Кто", "Кім", "Who"),
    "bearer_none": ("адресат не назван", "адресаты аталмаған", "no bearer named"),
    "bearer_implied": ("по нашему прочтению", "біздің оқуымызша", "in our reading"),
    "join_and": ("и", "және", "and"),
    "join_or": ("или", "немесе", "or"),
    "join_and-or": ("и (или)", "және (немесе)", "and (or)"),
    "deadline": ("Срок", "Мерзімі", "Deadline"),
    "frequency": ("Как часто", "Қаншалықты жиі", "How often"),
    "why": ("Почему", "Неге", "Why"),
    "because_role": ("Роль", "Рөл", "Role"),
    "because_condition": ("Условие", "Шарт", "Condition"),
    "because_exception": ("Исключение проверено", "Ерекшелік тексерілді", "Exception checked"),
    "because_all": ("все вместе:", "барлығы бірге:", "all of:"),
    "because_any": ("хотя бы одно:", "кемінде біреуі:", "at least one of:"),
    "because_not": ("не выполняется:", "орындалмайды:", "does not hold:"),
    "because_always": (
        "Действует без условий.",
        "Шартсыз қолданылады.",
        "Applies without conditions.",
    ),
    "because_date": (
        "Решает дата: норма применяется с {from}.",
        "Күні шешеді: норма {from} бастап қолданылады.",
        "The date decides: the rule applies from {from}.",
    ),
    "asked_for": ("нужно: {values}", "қажет: {values}", "needed: {values}"),
    "words_of_law": ("Слова закона", "Заң сөздері", "Words of the provision"),
    "reading_note": ("Примечание к прочтению", "Оқуға ескертпе", "Note on the reading"),
    "would_change": ("Изменится, если", "Өзгереді, егер", "Would change if"),
    "needs": ("Нужны ответы", "Қажет жауаптар", "Answers needed"),
    "sanctions": ("Ответственность", "Жауаптылық", "Sanctions"),
    "delegates": ("Подзаконные акты", "Заңға тәуелді актілер", "By-laws called for"),
    "source_statute": ("из текста закона", "заң мәтінінен", "from the text of the law"),
    "source_interpretation": ("наше толкование", "біздің түсіндіруіміз", "our interpretation"),
    "source_unverified": ("не проверено", "тексерілмеген", "not verified"),
    "source_contested": ("спорно", "даулы", "contested"),
    "disclaimer": (
        "Ответ называет факты и источники. Решение принимает человек.",
        "Жауап фактілер мен дереккөздерді атайды. Шешімді адам қабылдайды.",
        "The answer names facts and sources. A human decides.",
    ),
    # Around an assessment
    "on": ("{acts} на {on}", "{acts}, {on} күніне", "{acts} on {on}"),
    "from": ("применяется с {day}", "{day} бастап қолданылады", "applied from {day}"),
    "until": ("применялось до {day}", "{day} дейін қолданылған", "applied until {day}"),
    "quoted_ours": (
        "Цитируется наша редакция, своими словами; это не официальный текст.",
        "Біздің редакциямыз келтірілген, өз сөзімізбен; бұл ресми мәтін емес.",
        "Quoted: our edition, in our own words; it is not the official text.",
    ),
    "quoted_official": (
        "Цитируется загруженный вами официальный текст.",
        "Сіз жүктеген ресми мәтін келтірілген.",
        "Quoted: the official text that you imported.",
    ),
    "quoted_both": (
        "Цитируется: загруженный вами официальный текст – {official}; наша редакция, не официальный"
        " текст – {ours}.",
        "Келтірілген: сіз жүктеген ресми мәтін – {official}; біздің редакциямыз, ресми мәтін емес –"
        " {ours}.",
        "Quoted: the official text that you imported – {official}; our edition, which is not"
        " official – {ours}.",
    ),
    "unfingerprinted": (
        "{act}: отпечатков этого официального текста у нас нет, поэтому нельзя сказать, те ли это"
        " слова, по которым написаны нормы.",
        "{act}: бұл ресми мәтіннің таңбалары бізде жоқ, сондықтан нормалар осы сөздер бойынша"
        " жазылған ба, айту мүмкін емес.",
        "{act}: no fingerprints of this official text are held, so it cannot be said whether these"
        " are the words that the norms were written from.",
    ),
    "not_held": (
        "{act}: текстов на {on} нет; есть на {held}. Цитируется самый ранний.",
        "{act}: {on} күніне мәтін жоқ; бары: {held}. Ең ертесі келтірілген.",
        "{act}: no text as of {on} is held; held: {held}. The earliest is quoted.",
    ),
    "not_yet_act": (
        "{act}: на {date} ещё не применяется, применяется с {from}.",
        "{act}: {date} күніне әлі қолданылмайды, {from} бастап қолданылады.",
        "{act}: not yet applied on {date}, applied from {from}.",
    ),
    "prohibited_now": (
        "По этим ответам ЗАПРЕЩЕНО: {units}",
        "Осы жауаптар бойынша ТЫЙЫМ САЛЫНҒАН: {units}",
        "On these answers PROHIBITED: {units}",
    ),
    "nobody_named": (
        "никто не назван; мы читаем: {who}",
        "ешкім аталмаған; біздің оқуымызша: {who}",
        "nobody is named; we read: {who}",
    ),
    "texts_differ": ("тексты расходятся", "мәтіндер алшақ", "the two texts differ"),
    "hidden": (
        "Не применяется: {n} (показать: --all)",
        "Қолданылмайды: {n} (көрсету: --all)",
        "Does not apply: {n} (to see them: --all)",
    ),
    "counted": (
        "Норм: {n}; применяются: {applies}, открыты: {open}",
        "Норма: {n}; қолданылады: {applies}, ашық: {open}",
        "{n} norms: {applies} apply, {open} open",
    ),
    "human": (
        "Здесь факты и источники, не юридическая консультация; решает человек.",
        "Мұнда фактілер мен дереккөздер, заң кеңесі емес; шешімді адам қабылдайды.",
        "These are facts and sources, not legal advice; a human decides.",
    ),
    "review_changed": (
        "слова {units} в тексте {iri} уже не те, по которым норма написана",
        "{iri} мәтініндегі {units} сөздері норма жазылған сөздер емес",
        "the words of {units} in {iri} are not those that the norm was written from",
    ),
    "review_no-unit": (
        "в тексте {iri} нет {units}",
        "{iri} мәтінінде {units} жоқ",
        "{iri} has no {units}",
    ),
    "review_quote": (
        "цитата нормы не стоит в {units} текста {iri}",
        "норманың дәйексөзі {iri} мәтінінің {units} бірлігінде жоқ",
        "what the norm quotes does not stand at {units} of {iri}",
    ),
    "facts_review": (
        "Слова, на которых стоят эти вопросы, уже не те: {facts}. Ответы и всё, что из них следует,"
        " нужно пересмотреть.",
        "Осы сұрақтар негізделген сөздер өзгерген: {facts}. Жауаптар мен олардан шығатынның бәрін"
        " қайта қарау керек.",
        "The words that these questions rest on are others now: {facts}. The answers and all that"
        " follows from them need review.",
    ),
    # Sanctions
    "fine": ("штраф", "айыппұл", "fine"),
    "fine_first": ("{n} МРП", "{n} АЕК", "{n} MCI"),
    "fine_tenge": ("{n} МРП ({tenge} тенге)", "{n} АЕК ({tenge} теңге)", "{n} MCI ({tenge} tenge)"),
    "fine_repeated": ("повторно {amount}", "қайталанса {amount}", "repeated {amount}"),
    "not_covered": ("не охватывает", "қамтымайды", "does not cover"),
    "not_if": ("не применяется, если", "қолданылмайды, егер", "not if"),
    "measure_suspension": (
        "приостановление деятельности системы",
        "жүйенің қызметін тоқтата тұру",
        "suspension of the system's activity",
    ),
    "measure_prohibition": (
        "запрещение деятельности системы",
        "жүйенің қызметіне тыйым салу",
        "prohibition of the system's activity",
    ),
    "measures": ("при повторности также", "қайталанса, сондай-ақ", "on repetition also"),
    # Comparisons
    "compare_dates": (
        "Что меняется между {first} и {last}",
        "{first} мен {last} аралығында не өзгереді",
        "What changes between {first} and {last}",
    ),
    "compare_profiles": (
        "Чем различаются два профиля на {on}",
        "Екі бейіннің {on} күнгі айырмашылығы",
        "What differs between the two profiles on {on}",
    ),
    "compare_corpus": (
        "Чем нормы в {folder} отличаются от этих",
        "{folder} нормалары бұлардан несімен өзгеше",
        "How the norms in {folder} differ from these",
    ),
    "compare_facts": ("Факты", "Фактілер", "Facts"),
    "compare_same": (
        "Без изменений: {n}",
        "Өзгеріссіз: {n}",
        "The same on both sides: {n}",
    ),
    "compare_nothing": (
        "Ничего не меняется.",
        "Ештеңе өзгермейді.",
        "Nothing changes.",
    ),
    "cause_begins": (
        "начинает применяться {day}",
        "{day} бастап қолданыла бастайды",
        "begins to be applied on {day}",
    ),
    "cause_ends": (
        "перестаёт применяться {day}",
        "{day} қолданылуын тоқтатады",
        "ceases to be applied on {day}",
    ),
    "cause_facts": ("из-за фактов: {facts}", "мына фактілерге байланысты: {facts}", "by: {facts}"),
    "cause_text": (
        "изменились слова положения",
        "ереженің сөздері өзгерген",
        "the words of the provision changed",
    ),
    "cause_norm": (
        "иначе прочитана норма: {members}",
        "норма басқаша оқылған: {members}",
        "the norm is read otherwise: {members}",
    ),
    "cause_new-norm": ("новая норма", "жаңа норма", "a new norm"),
    "cause_norm-gone": ("нормы больше нет", "норма енді жоқ", "the norm is gone"),
    "by_act": ("актом: {acts}", "актімен: {acts}", "by: {acts}"),
    "status_applies": ("применяется", "қолданылады", "applies"),
    "status_does-not-apply": ("не применяется", "қолданылмайды", "does not apply"),
    "status_cannot-say": ("нельзя сказать", "айту мүмкін емес", "cannot say"),
    "status_turns-on-judgment": (
        "зависит от юридической оценки",
        "құқықтық бағалауға байланысты",
        "turns on a legal judgment",
    ),
    "status_not-yet-applied": ("ещё не применяется", "әлі қолданылмайды", "not yet applied"),
    "status_no-longer-applied": (
        "больше не применяется",
        "енді қолданылмайды",
        "no longer applied",
    ),
    "status_needs-review": ("требует пересмотра", "қайта қарауды қажет етеді", "needs review"),
    "status_none": ("нормы нет", "норма жоқ", "no such norm"),
    "compare_texts": (
        "Нормы и тексты на {on}",
        "Нормалар мен мәтіндер, {on} күніне",
        "Norms and texts on {on}",
    ),
    "text_ours": (
        "наша редакция; цитаты норм сверены",
        "біздің редакциямыз; нормалардың дәйексөздері тексерілді",
        "our edition; the quotes of norms were checked",
    ),
    "text_changed": (
        "официальный текст; единиц с иными словами: {n}",
        "ресми мәтін; сөздері өзге бірліктер: {n}",
        "official text; units with other words: {n}",
    ),
    "text_unfingerprinted": (
        "официальный текст без отпечатков: сверить не с чем",
        "таңбалары жоқ ресми мәтін: салыстыратын ештеңе жоқ",
        "official text without fingerprints: nothing to hold it against",
    ),
    # The matrix
    "matrix_title": (
        "Роли и обязанности на {on}",
        "Рөлдер мен міндеттер, {on} күніне",
        "Roles and duties on {on}",
    ),
    "matrix_lead": (
        "Что связывало бы того, у кого только одна эта роль; остальное – по ответам профиля.",
        "Тек осы бір рөлі бар адамды не міндеттейді; қалғаны – бейін жауаптары бойынша.",
        "What would bind somebody with this one role; the rest is as the profile answers it.",
    ),
    "matrix_norm": ("Норма", "Норма", "Norm"),
    "cell_applies": ("да", "иә", "yes"),
    "cell_depends": ("зависит", "байланысты", "depends"),
    "cell_no": ("–", "–", "–"),
    "cell_not-yet-applied": ("с {day}", "{day} бастап", "from {day}"),
    "cell_no-longer-applied": ("истекло", "аяқталған", "ended"),
    "cell_needs-review": ("пересмотр", "қайта қарау", "review"),
    "without_duties": (
        "Роли, на которые эти нормы обязанностей не возлагают: {roles}",
        "Бұл нормалар міндет жүктемейтін рөлдер: {roles}",
        "Roles on which these norms lay no duty: {roles}",
    ),
    # Receipts
    "receipt_equal": (
        "Квитанция подтверждена: повторный расчёт дал то же самое ({sha}).",
        "Түбіртек расталды: қайта есептеу дәл соны берді ({sha}).",
        "The receipt holds: running it again gave the same ({sha}).",
    ),
    "receipt_differs": (
        "Квитанция цела, но повторный расчёт отличается: {n}",
        "Түбіртек бүтін, бірақ қайта есептеу өзгеше: {n}",
        "The receipt is unaltered, but running it again differs: {n}",
    ),
    "receipt_engine": ("программа", "бағдарлама", "engine"),
    "receipt_rules": ("нормы и факты", "нормалар мен фактілер", "rules"),
    "receipt_texts": ("тексты", "мәтіндер", "texts"),
    "receipt_facts": ("факты профиля", "бейін фактілері", "facts"),
    "receipt_result": ("результат", "нәтиже", "result"),
    "receipt_lacking": ("нет", "жоқ", "none"),
}
"""Every phrase in Russian, Kazakh, English; ``{name}`` is filled in."""


def say(key: str, language: str, **values: object) -> str:
    """Give a phrase in a language (ISO 639-2) with the values put in; raises KeyError."""
    text = WORDS[key][_ORDER.index(language)]
    return text.format(**values) if values else text
