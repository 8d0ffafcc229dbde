"""Owns the words of the pages around versions by date, in three languages."""

from __future__ import annotations

VERSION_TEXT: dict[str, tuple[str, str, str]] = {
    "wording_on": ("Редакция на {date}", "{date} күнгі редакция", "Wording on {date}"),
    "wordings": ("Все редакции", "Барлық редакциялар", "All wordings"),
    "show_day": ("Показать", "Көрсету", "Show"),
    "changed_by": (
        "изменена законом: {numbers}",
        "өзгерткен заң: {numbers}",
        "changed by: {numbers}",
    ),
    "first_wording": (
        "первая из имеющихся здесь",
        "мұндағы алғашқысы",
        "the first one held here",
    ),
    "compare_before": (
        "сравнить с предыдущей",
        "алдыңғысымен салыстыру",
        "compare with the one before",
    ),
    "compare": ("Сравнить", "Салыстыру", "Compare"),
    "from_day": ("Старая редакция на", "Ескі редакция күні", "Old wording on"),
    "to_day": ("Новая редакция на", "Жаңа редакция күні", "New wording on"),
    "history": ("История", "Тарихы", "History"),
    "history_of": ("История: {title}", "Тарихы: {title}", "History: {title}"),
    "diff_of": ("Сравнение: {title}", "Салыстыру: {title}", "Comparison: {title}"),
    "back_to_text": ("К тексту", "Мәтінге", "To the text"),
    "pending": (
        "Ещё не применяется",
        "Әлі қолданылмайды",
        "Ordered and not yet applied",
    ),
    "official_copy": ("официальный текст", "ресми мәтін", "official text"),
    "our_edition": ("наше изложение", "біздің баяндауымыз", "our edition"),
    "law_number": ("закон № {number}", "№ {number} заң", "law No. {number}"),
    "made_by": (
        "Так с {date}: закон № {number}",
        "{date} бастап осылай: № {number} заң",
        "So since {date}: law No. {number}",
    ),
    "announced_on": (
        "На {date} могут касаться и объявленные изменения. Их текст не получен, ниже их нет:",
        "{date} күніне жарияланған өзгерістер де қатысты болуы мүмкін. Мәтіні алынған жоқ, төменде"
        " олар жоқ:",
        "On {date} announced changes may concern it too. Their text is not held and not below:",
    ),
    "announced_later": (
        "Объявленные изменения, текст не получен:",
        "Жарияланған, мәтіні алынбаған өзгерістер:",
        "Announced changes, text not held:",
    ),
    "not_applied": (
        "На {date} акт ещё не применяется: он применяется с {from}.",
        "{date} күніне акт әлі қолданылмайды: ол {from} бастап қолданылады.",
        "On {date} the act is not yet applied: it applies from {from}.",
    ),
    "not_adopted": (
        "На {date} акт ещё не принят: он подписан {signed}. Показана первая редакция.",
        "{date} күніне акт әлі қабылданбаған: оған {signed} қол қойылған. Алғашқы редакция"
        " көрсетілген.",
        "On {date} the act was not yet adopted: it was signed on {signed}. The first wording is"
        " shown.",
    ),
    "known_seen": ("часть текста видели", "мәтінінің бір бөлігі көрілген", "some of it was seen"),
    "known_footnoted": (
        "назван в примечаниях издателя",
        "баспагердің ескертпелерінде аталған",
        "named in the publisher's notes",
    ),
    "known_press": ("известно из печати", "баспасөзден белгілі", "known from the press"),
    "known_inferred": ("выведено нами", "біз қорыттық", "inferred by us"),
    "known_not_found": ("следов не найдено", "ізі табылған жоқ", "no trace found"),
}
"""Every phrase in Russian, Kazakh, English, as in `api.text`."""
