"""Owns citations: how a unit is named in words, in Russian, Kazakh and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kzlegal.refs import ordinal
from kzlegal.refs.unit import Language, Step, steps


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Which words an act uses for its units."""

    paragraph: Literal["point", "part"] = "point"
    """Numbered unit of an article: пункт in laws, часть (by ordinal word) in codes."""


LAW = UnitNames("point")
"""Laws, decrees, rules: статья, пункт, подпункт, часть, абзац."""
CODE = UnitNames("part")
"""Codes that call the numbered units of an article части (КоАП, criminal and procedure codes)."""

# Nominative, genitive.
_RU = {
    "part": ("раздел", "раздела"),
    "subpart": ("подраздел", "подраздела"),
    "chp": ("глава", "главы"),
    "sec": ("параграф", "параграфа"),
    "att": ("приложение", "приложения"),
    "art": ("статья", "статьи"),
    "para": ("пункт", "пункта"),
    "point": ("подпункт", "подпункта"),
    "subpara": ("часть", "части"),
    "indent": ("абзац", "абзаца"),
    "al": ("абзац", "абзаца"),
    "hcontainer": ("примечание", "примечания"),
}
# Bare, its genitive; possessed, its genitive.
_KK = {
    "part": ("бөлім", "бөлімнің", "бөлімі", "бөлімінің"),
    "subpart": ("кіші бөлім", "кіші бөлімнің", "кіші бөлімі", "кіші бөлімінің"),
    "chp": ("тарау", "тараудың", "тарауы", "тарауының"),
    "sec": ("параграф", "параграфтың", "параграфы", "параграфының"),
    "att": ("қосымша", "қосымшаның", "қосымшасы", "қосымшасының"),
    "art": ("бап", "баптың", "бабы", "бабының"),
    "para": ("тармақ", "тармақтың", "тармағы", "тармағының"),
    "point": ("тармақша", "тармақшаның", "тармақшасы", "тармақшасының"),
    "subpara": ("бөлік", "бөліктің", "бөлігі", "бөлігінің"),
    "indent": ("абзац", "абзацтың", "абзацы", "абзацының"),
    "al": ("абзац", "абзацтың", "абзацы", "абзацының"),
    "hcontainer": ("ескертпе", "ескертпенің", "ескертпесі", "ескертпесінің"),
    "intro": ("кіріспе бөлік", "кіріспе бөліктің", "кіріспе бөлігі", "кіріспе бөлігінің"),
    "preamble": ("кіріспе", "кіріспенің", "кіріспесі", "кіріспесінің"),
}
_EN = {
    "part": "Section {}",
    "subpart": "Subsection {}",
    "chp": "Chapter {}",
    "sec": "Paragraph {}",
    "att": "Annex {}",
    "art": "Article {}",
    "para": "point {}",
    "point": "subpoint {})",
    "indent": "item {})",
    "hcontainer": "note {}",
    "intro": "opening words",
    "preamble": "preamble",
}


def citation(
    eid: str, language: Language, act_short: str = "", *, unit_names: UnitNames = LAW
) -> str:
    """Name a unit in words: ``подпункт 3) пункта 2 статьи 15``.

    `act_short` names the act as it stands after (rus, eng) or before (kaz) the unit: ``Закона``,
    ``Заңның``, ``the AI Law``. The smallest unit stands in the nominative.

    Raises PinpointError for an eId that names no citable unit.
    """
    units = steps(eid)
    # A chapter before the article is not cited: articles are numbered through the act.
    first = next((i for i, u in enumerate(units) if u.kind == "art"), 0)
    attachment = units[0].kind == "att"
    units = units if attachment else units[first:]
    if language == "kaz":
        return _kazakh(units, act_short, unit_names)
    if language == "rus":
        words = [_russian(u, i == 0, unit_names) for i, u in enumerate(reversed(units))]
        return " ".join([*words, act_short] if act_short else words)
    words = [_english(u, unit_names) for u in reversed(units)]
    return " of ".join([*words, act_short] if act_short else words)


def _ordinal_number(unit: Step, unit_names: UnitNames) -> int:
    """Give the number to print as an ordinal word; 0 where digits are printed."""
    named = unit.kind in ("subpara", "al") or (
        unit.kind == "para" and unit_names.paragraph == "part"
    )
    if named and unit.number.isdecimal() and 0 < int(unit.number) < 100:
        return int(unit.number)
    return 0


def _russian(unit: Step, last: bool, unit_names: UnitNames) -> str:
    if unit.kind == "intro":
        return "вводная часть" if last else "вводной части"
    if unit.kind == "preamble":
        return "преамбула" if last else "преамбулы"
    part = unit.kind == "para" and unit_names.paragraph == "part"
    noun = _RU["subpara" if part else unit.kind][0 if last else 1]
    if number := _ordinal_number(unit, unit_names):
        masculine = unit.kind == "al"
        if last:
            return f"{noun} {ordinal.russian(number, 'm_nom' if masculine else 'f_nom')}"
        return f"{noun} {ordinal.russian(number, 'm_gen' if masculine else 'f_gen')}"
    return f"{noun} {unit.number}{')' if unit.kind in ('point', 'indent') else ''}"


def _kazakh(units: tuple[Step, ...], act_short: str, unit_names: UnitNames) -> str:
    words = [act_short] if act_short else []
    for i, unit in enumerate(units):
        possessed = bool(words)
        genitive = i < len(units) - 1
        part = unit.kind == "para" and unit_names.paragraph == "part"
        noun = _KK["subpara" if part else unit.kind][2 * possessed + genitive]
        if number := _ordinal_number(unit, unit_names):
            words.append(f"{ordinal.kazakh(number)} {noun}")
        elif unit.kind in ("point", "indent"):
            words.append(f"{unit.number}) {noun}")
        elif unit.number:
            words.append(f"{unit.number}-{noun}")
        else:
            words.append(noun)
    return " ".join(words)


def _english(unit: Step, unit_names: UnitNames) -> str:
    if unit.kind == "al":
        return f"paragraph {_english_number(unit)}"
    if unit.kind == "subpara" or (unit.kind == "para" and unit_names.paragraph == "part"):
        return f"part {_english_number(unit)}"
    return _EN[unit.kind].format(unit.number)


def _english_number(unit: Step) -> str:
    return ordinal.english(int(unit.number)) if unit.number.isdecimal() else unit.number
