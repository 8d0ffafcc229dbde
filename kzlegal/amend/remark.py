"""Owns the editor's words at the place of a repealed unit, in the publisher's customary form."""

from __future__ import annotations

from datetime import date
from typing import Literal

_FEMININE = frozenset(("article", "chapter", "subparagraph", "art", "chp", "subpara"))


def repealed(
    unit: str,
    work_date: date,
    number: str,
    application: date,
    language: Literal["rus", "kaz", "eng"],
) -> str:
    """Say that a law repealed a unit: «Исключен Законом РК от 01.02.2026 № 1-VIII (…)».

    `unit` is the element's name. The words are those with which official copies mark such places;
    they are the editor's, not the law's.
    """
    day, applied = f"{work_date:%d.%m.%Y}", f"{application:%d.%m.%Y}"
    if language == "kaz":
        return (
            f"Алып тасталды – ҚР {day} № {number} ({applied} бастап қолданысқа енгізіледі) Заңымен."
        )
    if language == "eng":
        return f"Deleted by Law No. {number} of {day} (applied from {applied})."
    verb = "Исключена" if unit in _FEMININE else "Исключен"
    return f"{verb} Законом РК от {day} № {number} (вводится в действие с {applied})."
