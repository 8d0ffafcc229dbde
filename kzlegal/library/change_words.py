"""Owns the words for changes in three languages: what became of a unit, how a wording came about.

The words of the law are never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from akn.diff import Labels

_ORDER = ("rus", "kaz", "eng")

_WORDS: Mapping[str, tuple[str, str, str]] = {
    # What became of a unit between two texts
    "added": ("добавлено", "қосылды", "added"),
    "removed": ("исключено", "алып тасталды", "removed"),
    "changed": ("изменено", "өзгертілді", "changed"),
    "moved": ("перенесено", "ауыстырылды", "moved"),
    "unit": ("Место", "Орны", "Unit"),
    "none": ("Различий нет.", "Айырма жоқ.", "No difference."),
    "whole": ("акт в целом", "акт тұтастай", "the act as a whole"),
    "text_of": ("Редакция на {day}", "{day} күнгі редакция", "Wording on {day}"),
    # How a stage of a unit came about
    "original": ("первая редакция здесь", "мұндағы алғашқы редакция", "first wording held"),
    "inserted": ("введено", "енгізілді", "inserted"),
    "restated": ("новая редакция", "жаңа редакция", "restated"),
    "renumbered": ("новый номер", "нөмірі өзгерді", "renumbered"),
    "repealed": ("утратило силу или исключено", "күші жойылды", "repealed"),
    "suspended": ("приостановлено", "қолданысы тоқтатылды", "suspended"),
    "temporary": ("временная редакция", "уақытша редакция", "temporary wording"),
    "restored": ("прежняя редакция снова", "бұрынғы редакция қайтарылды", "restored"),
    "delayed": ("введение в действие отложено", "қолданысы кейінге қалдырылды", "delayed"),
    "unchanged": ("без изменений", "өзгеріссіз", "unchanged"),
    # How a change is known
    "footnote": ("по сноске издателя", "баспагердің ескертуі бойынша", "by the publisher's note"),
    "inferred": ("выведено нами", "біз қорыттық", "inferred by us"),
    "assumed": ("предположено нами", "біз болжадық", "assumed by us"),
    # Days
    "days": ("{first} – {last}", "{first} – {last}", "{first} – {last}"),
    "since": ("с {first}", "{first} бастап", "from {first}"),
    "page_title": ("Сравнение редакций", "Редакцияларды салыстыру", "Comparison of wordings"),
    "extract_title": ("Извлечение", "Үзінді", "Extract"),
    "announced_title": (
        "Объявленные изменения: текст не получен, в сравнении их нет",
        "Жарияланған өзгерістер: мәтіні алынған жоқ, салыстыруда олар жоқ",
        "Announced changes: text not held, not in this comparison",
    ),
    "may_concern": (
        "может касаться: {units}",
        "қатысты болуы мүмкін: {units}",
        "may concern: {units}",
    ),
    "ours": (
        "Слова наши, текст не официальный.",
        "Сөздер біздікі, мәтін ресми емес.",
        "The words are ours, not official.",
    ),
    "legend": (
        "Зачёркнутое исключено, подчёркнутое добавлено.",
        "Сызылғаны алып тасталған, астын сызғаны қосылған.",
        "Struck out: removed. Underlined: added.",
    ),
    "same_text": (
        "На оба дня действует одна редакция: {iri}",
        "Екі күнге де бір редакция: {iri}",
        "One wording is held for both days: {iri}",
    ),
}


def say(key: str, language: str, **values: object) -> str:
    """Give a phrase in a language (ISO 639-2), its places filled."""
    return _WORDS[key][_ORDER.index(language)].format(**values)


def shown_day(day: date) -> str:
    """Print a day as lawyers of the country write it: 18.01.2026."""
    return f"{day:%d.%m.%Y}"


def shown_days(first: date, last: date | None, language: str) -> str:
    """Say from which day to which (the last day included) a wording is held."""
    if last is None:
        return say("since", language, first=shown_day(first))
    return say("days", language, first=shown_day(first), last=shown_day(last))


def labels(language: str, first: date, last: date) -> Labels:
    """Give the words of a comparison of two days."""
    return Labels(
        added=say("added", language),
        removed=say("removed", language),
        changed=say("changed", language),
        moved=say("moved", language),
        old=say("text_of", language, day=shown_day(first)),
        new=say("text_of", language, day=shown_day(last)),
        unit=say("unit", language),
        none=say("none", language),
        whole=say("whole", language),
    )
