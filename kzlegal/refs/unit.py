"""Owns Step: an eId taken apart into the units it names, and put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from akn.problem import LegalTextError

Language: TypeAlias = Literal["rus", "kaz", "eng"]
"""ISO 639-2 code of a language in which Kazakh law is published or restated."""

Kind = Literal[
    "part",
    "subpart",
    "chp",
    "sec",
    "att",
    "art",
    "para",
    "subpara",
    "point",
    "indent",
    "al",
    "hcontainer",
    "intro",
    "preamble",
]
"""Units that people cite, by their name inside an eId (AKN-NC 5.4, Kazakh table)."""

CONTAINERS: tuple[Kind, ...] = ("part", "subpart", "chp", "sec", "att")
"""Units that hold articles: раздел, подраздел, глава, параграф, приложение."""

UNNUMBERED: tuple[Kind, ...] = ("intro", "preamble")
NUMBER = r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*"
_STEP = re.compile(rf"([a-z]+)(?:_({NUMBER}))?")
_KINDS = frozenset(get_args(Kind))


class PinpointError(LegalTextError):
    """An eId or a pinpoint that names no citable unit."""


@dataclass(frozen=True, slots=True)
class Step:
    """One unit inside an eId: ``para_2`` is ``Step("para", "2")``."""

    kind: Kind
    number: str = ""
    """As in the eId (``12-1``); empty for `intro` and `preamble`."""

    def __str__(self) -> str:
        return f"{self.kind}_{self.number}" if self.number else self.kind


def steps(eid: str) -> tuple[Step, ...]:
    """Take an eId apart, from the largest unit to the smallest.

    Raises PinpointError where a part of it is not a unit that people cite (``mod_1``, ``p_1``).
    """
    found: list[Step] = []
    for piece in eid.split("__"):
        match = _STEP.fullmatch(piece)
        kind = match[1] if match else ""
        if match is None or kind not in _KINDS or bool(match[2]) == (kind in UNNUMBERED):
            raise PinpointError(
                f"'{eid}' names no unit that can be cited ('{piece}' is not one)",
                code="REF101",
                hint="give an eId such as art_15__para_2__point_3 or chp_2",
            )
        found.append(Step(kind, match[2] or ""))  # type: ignore[arg-type]
    return tuple(found)


def citable(eid: str) -> tuple[Step, ...]:
    """Take apart the longest beginning of an eId that people cite; empty where there is none."""
    pieces = eid.split("__")
    while pieces:
        try:
            return steps("__".join(pieces))
        except PinpointError:
            pieces.pop()
    return ()


def eid_of(units: tuple[Step, ...]) -> str:
    """Put an eId together from its units."""
    return "__".join(str(u) for u in units)
