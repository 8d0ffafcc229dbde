"""Owns ordinal numerals in words, 1 to 99: Russian by gender and case, Kazakh, English."""

from __future__ import annotations

from typing import Literal

Ending = Literal["f_nom", "f_gen", "m_nom", "m_gen"]

_RU_STEMS = (
    "",
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
)
_RU_TENS = {
    20: ("двадцать", "двадцат"),
    30: ("тридцать", "тридцат"),
    40: ("сорок", "сороков"),
    50: ("пятьдесят", "пятидесят"),
    60: ("шестьдесят", "шестидесят"),
    70: ("семьдесят", "семидесят"),
    80: ("восемьдесят", "восьмидесят"),
    90: ("девяносто", "девяност"),
}
_RU_ENDINGS: dict[Ending, str] = {"f_nom": "ая", "f_gen": "ой", "m_nom": "ый", "m_gen": "ого"}
_RU_THIRD: dict[Ending, str] = {"f_nom": "ья", "f_gen": "ьей", "m_nom": "ий", "m_gen": "ьего"}
_RU_STRESSED = ("втор", "шест", "седьм", "восьм", "сороков")

_KK_UNITS = (
    "",
    "бірінші",
    "екінші",
    "үшінші",
    "төртінші",
    "бесінші",
    "алтыншы",
    "жетінші",
    "сегізінші",
    "тоғызыншы",
)
_KK_TENS = {
    10: ("он", "оныншы"),
    20: ("жиырма", "жиырмасыншы"),
    30: ("отыз", "отызыншы"),
    40: ("қырық", "қырқыншы"),
    50: ("елу", "елуінші"),
    60: ("алпыс", "алпысыншы"),
    70: ("жетпіс", "жетпісінші"),
    80: ("сексен", "сексенінші"),
    90: ("тоқсан", "тоқсаныншы"),
}
_EN = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def russian(number: int, ending: Ending) -> str:
    """Give a Russian ordinal: ``russian(2, "f_gen")`` is ``второй``. Raises ValueError above 99."""
    if not 0 < number < 100:
        raise ValueError(f"no ordinal word for {number}")
    if number < 20:
        head, stem = "", _RU_STEMS[number]
    elif number % 10:
        head, stem = _RU_TENS[number - number % 10][0] + " ", _RU_STEMS[number % 10]
    else:
        head, stem = "", _RU_TENS[number][1]
    if stem == "трет":
        return head + stem + _RU_THIRD[ending]
    if ending == "m_nom" and stem in _RU_STRESSED:
        return head + stem + "ой"
    return head + stem + _RU_ENDINGS[ending]


def kazakh(number: int) -> str:
    """Give a Kazakh ordinal: ``kazakh(12)`` is ``он екінші``. Raises ValueError above 99."""
    if not 0 < number < 100:
        raise ValueError(f"no ordinal word for {number}")
    tens, unit = number - number % 10, number % 10
    if not tens:
        return _KK_UNITS[unit]
    return f"{_KK_TENS[tens][0]} {_KK_UNITS[unit]}" if unit else _KK_TENS[tens][1]


def english(number: int) -> str:
    """Give the English cardinal used after "part": a word up to twelve, digits above."""
    return _EN[number - 1] if 0 < number <= len(_EN) else str(number)
