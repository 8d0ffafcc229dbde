"""Owns the editor's words at the place of a repealed unit, in the publisher's customary form."""

from __future__ import annotations

from datetime import date
from typing import Literal

from akn.model import Element, Node
from akn.uri import FrbrUri

_FEMININE = frozenset(("article", "chapter", "subparagraph", "part"))


def repealed(
    unit: str,
    work: str,
    application: date,
    language: Literal["rus", "kaz", "eng"],
    *,
    force: bool = False,
) -> tuple[Node, ...]:
    """Say that a law repealed a unit: «Исключен Законом РК от 01.02.2026 № 1-VIII (…)».

    `force`: the unit was declared to have lost force, and not taken out («Утратил силу …»).
    `unit` is the element's name, `work` the IRI of the amending law, to which its date and number
    refer. The words are those with which official copies mark such places; they are the editor's,
    not the law's, and are marked up as the grammar marks them in a copy.
    """
    uri = FrbrUri.parse(work)
    day, applied = f"{date.fromisoformat(uri.date):%d.%m.%Y}", f"{application:%d.%m.%Y}"
    law = f"{day} № {uri.number}"
    if language == "eng":
        law = f"{uri.number} of {day}"
        before, after = (
            "Repealed by Law No. " if force else "Deleted by Law No. ",
            f" (applied from {applied}).",
        )
    elif language == "kaz":
        before = "Күші жойылды – ҚР " if force else "Алып тасталды – ҚР "
        after = f" ({applied} бастап қолданысқа енгізіледі) Заңымен."
    else:
        verb = ("Утратил", "Утратила") if force else ("Исключен", "Исключена")
        said = verb[unit in _FEMININE] + (" силу" if force else "")
        before, after = f"{said} Законом РК от ", f" (вводится в действие с {applied})."
    return (before, Element("ref", (("href", work),), (law,)), after)
