"""Owns AdiletId: the identifier that the adilet portal gives to an act, such as ``Z2500000230``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.problem import LegalTextError, Problem

_SHAPE = re.compile(r"([A-Z])([0-9]{2})(?:([0-9]{8})|([0-9]{7})_)")
_ADDRESS = re.compile(r"/docs/([A-Za-z0-9_]{1,20})")
_LOOSE = re.compile(r"([A-Z])([0-9]{2})([0-9]{1,8})_?")
_LOOK_ALIKE = str.maketrans("КРТНСкрс", "KPTHCkpc")
_NEW_FORM = 2011
"""From this year numbers have eight digits; before it seven digits and an underscore."""


class AdiletIdError(LegalTextError):
    """A text that is not an identifier of adilet."""


@dataclass(frozen=True, slots=True)
class AdiletId:
    """One identifier, taken apart; ``str()`` gives it back."""

    letter: str
    """K codes, Z laws, U decrees, P resolutions, V orders; others exist."""
    year: int
    """Year of the act, or of registration for V."""
    number: int
    """Number of the act without its Roman part; for V the number in the state register."""
    text: str

    def __str__(self) -> str:
        return self.text


def adilet_id(text: str) -> AdiletId:
    """Read an identifier, or the address of a page that ends with one.

    >>> adilet_id("Z2500000230").number
    230
    >>> adilet_id("https://adilet.zan.kz/rus/docs/Z100000274_").year
    2010

    Raises AdiletIdError, which names the nearest right form where there is one.
    """
    address = _ADDRESS.search(text)
    name = address.group(1) if address else text.strip()
    match = _SHAPE.fullmatch(name)
    if match is None:
        near = _nearest(name)
        hint = f"did you mean {near}?" if near else "it looks like Z2500000230 or Z100000274_"
        raise AdiletIdError(
            Problem("COR010", f"'{name[:60]}' is not an identifier of adilet", hint=hint)
        )
    letter, year, long, short = match.groups()
    return AdiletId(letter, _year(int(year)), int(long or short), name)


def _year(two: int) -> int:
    """Read the two digits of the year: the portal's oldest acts are of 1937."""
    return 1900 + two if two >= 37 else 2000 + two


def _nearest(name: str) -> str:
    """Give the well-formed identifier that was likely meant; empty where none is."""
    latin = name.translate(_LOOK_ALIKE).upper()
    match = _LOOSE.fullmatch(re.sub(r"[\s.-]", "", latin))
    if match is None:
        return ""
    letter, year, digits = match.groups()
    significant = digits.lstrip("0") or "0"
    if _year(int(year)) < _NEW_FORM:
        if len(significant) > 7:
            return ""
        near = f"{letter}{year}{significant.zfill(7)}_"
    else:
        near = f"{letter}{year}{significant.zfill(8)}"
    return near if _SHAPE.fullmatch(near) and near != name else ""
