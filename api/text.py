"""Owns the words of the pages in three languages; the words of the law are never here."""

from __future__ import annotations

from kzlegal.assess.describe.words import DESCRIBE_WORDS
from kzlegal.assess.words import WORDS

from .language import LANGUAGES, Language
from .version_text import VERSION_TEXT

TEXT: dict[str, tuple[str, str, str]] = {
    # The frame of every page
    "site": ("Право Казахстана об ИИ", "Қазақстанның ЖИ құқығы", "Kazakhstan's AI law"),
    "skip": ("К содержанию", "Мазмұнға өту", "Skip to content"),
    "parts": ("Разделы", "Бөлімдер", "Parts"),
    "ask": ("Спросить", "Сұрау", "Ask"),
    "read": ("Читать", "Оқу", "Read"),
    "assess": ("Оценить", "Бағалау", "Assess"),
    "language": ("Язык", "Тіл", "Language"),
    "footer_what": (
        "Тексты, нормы и поиск kzlegal. Это не официальное издание и не юридическая консультация.",
        "kzlegal мәтіндері, нормалары және іздеуі. Бұл ресми басылым да, заң кеңесі де емес.",
        "Texts, norms and search by kzlegal. Neither an official publication nor legal advice.",
    ),
    "footer_data": ("Выпуск данных", "Деректер шығарылымы", "Data release"),
    "footer_api": ("Данные для программ", "Бағдарламаларға арналған деректер", "Data for programs"),
    "footer_coverage": ("Что загружено", "Не жүктелген", "What is loaded"),
    # Ask
    "ask_title": (
        "Что говорит закон?",
        "Заң не дейді?",
        "What does the law say?",
    ),
    "ask_lead": (
        "Спросите своими словами. Ответ – положения закона, ближайшие к вопросу, с точным местом.",
        "Өз сөзіңізбен сұраңыз. Жауап – сұраққа ең жақын заң ережелері, дәл орны көрсетіледі.",
        "Ask in your own words. The answer is the provisions nearest to the question, each with its"
        " exact place.",
    ),
    "ask_label": ("Вопрос", "Сұрақ", "Question"),
    "ask_button": ("Найти", "Табу", "Find"),
    "ask_examples": ("Например", "Мысалы", "For example"),
    "example_1": (
        "Кто определяет степень риска системы?",
        "Жүйенің қауіп-қатер дәрежесін кім айқындайды?",
        "Who decides the risk degree of a system?",
    ),
    "example_2": (
        "Нужно ли помечать изображения, созданные ИИ?",
        "ЖИ жасаған суреттерді белгілеу керек пе?",
        "Do images made by AI need a mark?",
    ),
    "example_3": (
        "Можно ли распознавать эмоции сотрудников?",
        "Қызметкерлердің эмоциясын тануға бола ма?",
        "May we detect the emotions of staff?",
    ),
    "example_4": (
        "Кому принадлежат права на картину, нарисованную нейросетью?",
        "Нейрожелі салған суретке құқық кімге тиесілі?",
        "Who owns the rights in a picture made by a neural network?",
    ),
    "door_read": ("Читать закон", "Заңды оқу", "Read the law"),
    "door_read_more": (
        "На трёх языках, два рядом, с местами, где тексты расходятся.",
        "Үш тілде, екеуі қатар, мәтіндер алшақ жерлері көрсетілген.",
        "In three languages, two side by side, with the places where the texts differ.",
    ),
    "door_assess": ("Оценить свою систему", "Жүйеңізді бағалау", "Assess your system"),
    "door_assess_more": (
        "Какие обязанности, запреты и права действуют – и почему.",
        "Қандай міндеттер, тыйымдар мен құқықтар қолданылады – және неге.",
        "Which duties, prohibitions and rights apply, and why.",
    ),
    "hits_title": ("Найденные положения", "Табылған ережелер", "Provisions found"),
    "hits_count": ("Показано: {n}", "Көрсетілді: {n}", "Shown: {n}"),
    "silent": (
        "Похоже, закон об этом прямо не говорит. Ниже – только ближайшие положения.",
        "Заңда бұл туралы тікелей айтылмаған сияқты. Төменде – ең жақын ережелер ғана.",
        "The law seems to be silent on this. Below are only the nearest provisions.",
    ),
    "open_in_text": ("Открыть в тексте", "Мәтінде ашу", "Open in the text"),
    "score_parts": ("Почему найдено", "Неге табылды", "Why it was found"),
    "score": ("Общая оценка", "Жалпы баға", "Score"),
    "part_dense": ("Близость смысла", "Мағына жақындығы", "Nearness of meaning"),
    "part_lexical": ("Совпадение слов", "Сөздердің сәйкестігі", "Words in common"),
    "part_coverage": (
        "Доля слов вопроса в лучшем положении",
        "Үздік ережедегі сұрақ сөздерінің үлесі",
        "Share of the question's words in the best provision",
    ),
    "part_weight": (
        "Вес слов в общей оценке",
        "Жалпы бағадағы сөздер салмағы",
        "Weight of words in the score",
    ),
    # Read
    "acts_title": ("Акты", "Актілер", "Acts"),
    "contents": ("Содержание", "Мазмұны", "Contents"),
    "signed": ("Подписан", "Қол қойылған", "Signed"),
    "published": ("Опубликован", "Жарияланған", "Published"),
    "applied": ("Применяется с", "Қолданыла бастаған күні", "Applied from"),
    "version": ("Редакция", "Редакция", "Version"),
    "second_language": ("Рядом", "Қатар", "Side by side"),
    "one_language": ("Один язык", "Бір тіл", "One language"),
    "banner_ours": (
        "Это изложение закона нашими словами, а не официальный текст. Ссылаться следует на"
        " официальное издание; номера статей, пунктов и подпунктов те же.",
        "Бұл – заңның біздің сөзімізбен баяндалуы, ресми мәтін емес. Ресми басылымға сілтеме жасау"
        " керек; баптардың, тармақтар мен тармақшалардың нөмірлері бірдей.",
        "This restates the law in our own words; it is not the official text. Cite the official"
        " publication; the numbers of articles, points and subpoints are the same.",
    ),
    "banner_extract": (
        "Это часть закона, изложенная нашими словами, а не официальный текст. {note}",
        "Бұл – заңның біздің сөзімізбен баяндалған бір бөлігі, ресми мәтін емес. {note}",
        "This is a part of the law, restated in our own words; it is not the official text. {note}",
    ),
    "extract": ("извлечение", "үзінді", "extract"),
    "banner_ours_short": (
        "Слова наши, текст не официальный.",
        "Сөздер біздікі, мәтін ресми емес.",
        "The words are ours, not official.",
    ),
    "banner_official": (
        "Официальный текст, загруженный вами, редакция {date}. Сверяйте с официальным изданием.",
        "Сіз жүктеген ресми мәтін, {date} редакциясы. Ресми басылыммен салыстырыңыз.",
        "Official text that you imported, version {date}. Check it against the publication.",
    ),
    "changed_units": (
        "Слова отличаются от известного нам официального текста:",
        "Сөздері бізге белгілі ресми мәтіннен өзгеше:",
        "The words differ from the official text known to us:",
    ),
    "later_title": (
        "Известные изменения и пробелы",
        "Белгілі өзгерістер мен олқылықтар",
        "Known changes and gaps",
    ),
    "later_lead": (
        "В тексте ниже этого нет:",
        "Төмендегі мәтінде бұл жоқ:",
        "The text below does not include:",
    ),
    "gap_amendment": ("Изменение", "Өзгеріс", "Change"),
    "gap_by-law": ("Подзаконный акт", "Заңға тәуелді акт", "By-law"),
    "gap_edition": ("Редакция", "Редакция", "Edition"),
    "pin_copy": (
        "Копировать ссылку на место: {citation}",
        "Орнына сілтемені көшіру: {citation}",
        "Copy the citation: {citation}",
    ),
    "copied": ("Скопировано", "Көшірілді", "Copied"),
    "divergence": (
        "Русский и казахский тексты расходятся",
        "Қазақша және орысша мәтіндер алшақ",
        "The Russian and Kazakh texts differ",
    ),
    "divergence_effect": ("Последствие", "Салдары", "Effect"),
    "lacking": (
        "В этом языке такой единицы нет.",
        "Бұл тілде мұндай бірлік жоқ.",
        "This language has no such unit.",
    ),
    "formats": ("Форматы", "Форматтар", "Formats"),
    "print": ("Печать", "Басып шығару", "Print"),
    # Assess
    "assess_title": (
        "Какие нормы действуют для вашей системы?",
        "Жүйеңізге қандай нормалар қолданылады?",
        "Which rules bind your system?",
    ),
    "assess_lead": (
        "Отвечайте только на то, что знаете. «Не известно» – полноценный ответ: ничего не"
        " предполагается. Следующие вопросы выбраны по тому, сколько норм они решают.",
        "Тек білетініңізге жауап беріңіз. «Белгісіз» – толыққанды жауап: ештеңе болжанбайды."
        " Келесі сұрақтар қанша норманы шешетініне қарай таңдалады.",
        "Answer only what you know. “Not known” is a full answer: nothing is assumed. The next"
        " questions are chosen by how many rules they settle.",
    ),
    "on_date": ("На дату", "Күніне", "On the date"),
    "submit": ("Обновить ответ", "Жауапты жаңарту", "Update the answer"),
    "start_over": ("Начать заново", "Қайтадан бастау", "Start over"),
    "your_answers": ("Ваши ответы", "Сіздің жауаптарыңыз", "Your answers"),
    "derived": ("Отсюда следует", "Бұдан шығатыны", "What follows from them"),
    "other_questions": (
        "Остальные вопросы ({n})",
        "Қалған сұрақтар ({n})",
        "All other questions ({n})",
    ),
    "help": ("Пояснение", "Түсіндірме", "What this means"),
    "results": ("Ответ", "Жауап", "Answer"),
    "summary": ("Коротко", "Қысқаша", "In short"),
    "results_on": (
        "на {date}",
        "{date} күніне",
        "as of {date}",
    ),
    "share": ("Ссылка на этот ответ", "Осы жауапқа сілтеме", "Link to this answer"),
    "share_note": (
        "Ответы на вопросы стоят в адресе: кто получит ссылку, увидит их.",
        "Сұрақтарға жауаптар мекенжайда тұрады: сілтемені алған адам оларды көреді.",
        "The answers stand in the address: whoever gets the link sees them.",
    ),
    "export_receipt": ("Скачать квитанцию", "Түбіртекті жүктеу", "Download the receipt"),
    "first_day": ("Первый день", "Бірінші күн", "First day"),
    "second_day": ("Второй день", "Екінші күн", "Second day"),
    "compare_days": ("Что меняется по датам", "Күндер бойынша өзгерістер", "What changes by date"),
    "matrix_link": ("Роли и обязанности", "Рөлдер мен міндеттер", "Roles and duties"),
    "show": ("Показать", "Көрсету", "Show"),
    "export_json": ("Скачать JSON", "JSON жүктеу", "Download JSON"),
    # Errors
    "error_title": ("Не получилось", "Болмады", "That did not work"),
    "error_404": (
        "Такой страницы нет. Начните с поиска или с текста закона.",
        "Мұндай бет жоқ. Іздеуден немесе заң мәтінінен бастаңыз.",
        "There is no such page. Start from the search or from the text of the law.",
    ),
    "error_other": (
        "Запрос не удалось выполнить.",
        "Сұрауды орындау мүмкін болмады.",
        "The request could not be carried out.",
    ),
    "error_remedy": ("Что сделать", "Не істеу керек", "What to do"),
    **VERSION_TEXT,
    **DESCRIBE_WORDS,
    **WORDS,
    "too_long": (
        "Вопрос длиннее {n} знаков. Спросите короче.",
        "Сұрақ {n} таңбадан ұзын. Қысқартып сұраңыз.",
        "The question is longer than {n} characters. Ask it shorter.",
    ),
}
"""Every phrase in Russian, Kazakh, English; ``{name}`` is filled in."""

NAMES: dict[Language, str] = {"rus": "Русский", "kaz": "Қазақша", "eng": "English"}
"""Each language by its own name."""


def phrase(key: str, language: Language, **values: object) -> str:
    """Give a phrase; raises KeyError for one that the table lacks."""
    text = TEXT[key][LANGUAGES.index(language)]
    return text.format(**values) if values else text


def day(value: object) -> str:
    """Print a date for people the same way in all three languages: 18.01.2026."""
    text = str(value)
    year, _, rest = text.partition("-")
    month, _, number = rest.partition("-")
    return f"{number}.{month}.{year}" if number and len(year) == 4 else text
