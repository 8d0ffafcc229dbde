"""Owns the editor's words at the place of a repealed unit, in the publisher's customary form."""

from __future__ import annotations

from datetime import date
from typing import Literal

from akn.model import Element, Node
from akn.uri import FrbrUri

_FEMININE = frozenset(("article", "chapter", "subparagraph", "part"))


def repealed(
    unit: str, work: str, application: date, language: Literal["rus", "kaz", "eng"]
) -> tuple[Node, ...]:
    """Say that a law repealed a unit: «Исключен Законом РК от 01.02.2026 № 1-VIII (…)».

    `unit` is the element's name, `work` the IRI of the amending law, to which its date and number
    refer. The words are those with which official copies mark such places; they are the editor's,
    not the law's, and are marked up as the grammar marks them in a copy.
    """
    uri = FrbrUri.parse(work)
    day, applied = f"{date.fromisoformat(uri.date):%d.%m.%Y}", f"{application:%d.%m.%Y}"
    law = f"{day} № {uri.number}"
    if language == "eng":
        law = f"{uri.number} of {day}"
        before, after = "Deleted by Law No. ", f" (applied from {applied})."
    elif language == "kaz":
        before, after = "Алып тасталды – ҚР ", f" ({applied} бастап қолданысқа енгізіледі) Заңымен."
    else:
        verb = "Исключена" if unit in _FEMININE else "Исключен"
        before, after = f"{verb} Законом РК от ", f" (вводится в действие с {applied})."
    return (before, Element("ref", (("href", work),), (law,)), after)
