"""Owns pinpoints: the compact form of a unit (``15(2)(3)``) and its eId, each from the other.

==========================  ==============================  =================================
pinpoint                    eId                             read as
==========================  ==============================  =================================
``9``, ``12-1``             ``art_9``, ``art_12-1``         article
``15(2)(3)``                ``art_15__para_2__point_3``     subpoint 3) of point 2
``1(4)``                    ``art_1__point_4``              subpoint 4) (article without points)
``17(1)/p2``                ``art_17__para_1__subpara_2``   part two of point 1
``27(1)/al2``               ``art_27__para_1__al_2``        абзац второй of point 1
``15(2)(3)(a)``             ``…__point_3__indent_a``        lettered item of a subpoint
``13(1)/intro``             ``art_13__para_1__intro``       opening words of point 1
``9/note1``                 ``art_9__hcontainer_1``         note of the legislator (примечание)
``ch. 2``, ``part 1``       ``chp_2``, ``part_1``           chapter, раздел
``ch. 3, sec. 1``           ``chp_3__sec_1``                параграф of a chapter
``annex 1(3)``              ``att_1__para_3``               point 3 of annex 1
==========================  ==============================  =================================

One form stands for two eIds: ``4(5)`` is a point, or a subpoint of an article without points.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kzlegal.refs.citation import CODE, LAW, UnitNames, citation
from kzlegal.refs.unit import CONTAINERS, NUMBER, Kind, PinpointError, Step, eid_of, steps

__all__ = ["CODE", "LAW", "PinpointError", "UnitNames", "citation", "from_pinpoint", "to_pinpoint"]

_SHORT: dict[Kind, str] = {
    "part": "part",
    "subpart": "subpart",
    "chp": "ch.",
    "sec": "sec.",
    "att": "annex",
}
_MARKED: dict[Kind, str] = {"subpara": "p", "al": "al", "hcontainer": "note", "intro": "intro"}
_NOT_AFTER: dict[Kind, set[Kind]] = {
    "para": {"para", "point", "indent", "subpara", "al", "intro"},
    "subpara": {"subpara", "indent", "al", "intro"},
    "point": {"point", "indent", "al", "intro"},
    "indent": {"indent", "al", "intro"},
    "al": {"al", "intro"},
    "intro": {"intro", "al"},
    "hcontainer": {"hcontainer", "para", "point", "indent", "subpara", "al", "intro"},
}
"""What cannot stand before a unit of an article."""
_MARKS: dict[str, Kind] = {mark: kind for kind, mark in _MARKED.items()}
_LONG: dict[str, Kind] = {short: kind for kind, short in _SHORT.items()}
_HEAD = re.compile(rf"(?:(part|subpart|ch\.|sec\.|annex) )?({NUMBER})")
_TAIL = re.compile(rf"\(({NUMBER})\)|/(p|al|note)([0-9]+)|/(intro)")
_FORMS = "write 9, 15(2), 15(2)(3), 17(1)/p2, 27(1)/al2, 12-1(3) or ch. 2"


def to_pinpoint(eid: str) -> str:
    """Give the compact pinpoint of a unit: ``art_15__para_2__point_3`` becomes ``15(2)(3)``.

    Raises PinpointError for an eId that names no citable unit.
    """
    units = steps(eid)
    heads: list[str] = []
    tail = ""
    seen: set[Kind] = set()
    for unit in units:
        kind = unit.kind
        if (kind in CONTAINERS or kind in ("art", "preamble")) and not tail:
            number = f" {unit.number}" if unit.number else ""
            heads.append(unit.number if kind == "art" else f"{_SHORT.get(kind, kind)}{number}")
        elif (
            heads
            and kind in _NOT_AFTER
            and not seen & _NOT_AFTER[kind]
            and (kind != "indent" or "point" in seen)
        ):
            mark = f"/{_MARKED[kind]}" if kind in _MARKED else ""
            tail += f"{mark}{unit.number}" if mark else f"({unit.number})"
        else:
            raise PinpointError(
                f"'{eid}' has no pinpoint: '{unit}' cannot stand there",
                code="REF102",
                hint="the order of units is chp, art, para, subpara, point, al",
            )
        seen.add(kind)
    return ", ".join(heads) + tail


def from_pinpoint(text: str, known: Container[str] | None = None) -> str:
    """Give the eId of a pinpoint: ``15(2)(3)`` becomes ``art_15__para_2__point_3``.

    `known` holds the eIds of the act. With it, ``4(5)`` is read as the point where the act has one
    and else as the subpoint; ``/p1`` and ``/al1`` of a unit with one part, or of opening words, are
    the unit itself (a lone part has no element). Without it, the first number is a point.

    Raises PinpointError for another form, and for a unit that `known` does not hold.
    """
    candidates = _candidates(text.strip())
    if not candidates:
        raise PinpointError(f"'{text}' is not a pinpoint", code="REF103", hint=_FORMS)
    if known is None:
        return eid_of(candidates[0])
    for units in candidates:
        if (eid := eid_of(units)) in known:
            return eid
    for units in candidates:
        first = units[-1].number == "1" and units[-1].kind in ("subpara", "al")
        if first and (eid := eid_of(units[:-1])) in known:
            return eid
    raise PinpointError(
        f"the act has no unit {text.strip()}", code="REF104", hint="list the units of the act"
    )


def _candidates(text: str) -> tuple[tuple[Step, ...], ...]:
    """Give the readings of a pinpoint, the likeliest first; none where the form is wrong."""
    if text == "preamble":
        return ((Step("preamble"),),)
    units: list[Step] = []
    *outer, last = text.split(", ")
    for piece in outer:
        match = _HEAD.fullmatch(piece)
        if match is None or match[1] is None:
            return ()
        units.append(Step(_LONG[match[1]], match[2]))
    match = _HEAD.match(last)
    if match is None:
        return ()
    units.append(Step(_LONG[match[1]] if match[1] else "art", match[2]))
    at = match.end()
    groups = list(_TAIL.finditer(last, at))
    numbered = sum(1 for m in groups if m[1])
    first = len(units)
    seen: set[Kind] = set()
    for group in groups:
        if group.start() != at:
            return ()
        at = group.end()
        if group[1]:
            kind: Kind = "para"
            if seen & {"para", "subpara"}:
                kind = "indent" if "point" in seen else "point"
            units.append(Step(kind, group[1]))
        elif group[4]:
            kind = "intro"
            units.append(Step(kind))
        else:
            kind = _MARKS[group[2]]
            units.append(Step(kind, group[3]))
        if seen & _NOT_AFTER[kind]:
            return ()
        seen.add(kind)
    if at != len(last):
        return ()
    readings = [tuple(units)]
    if numbered in (1, 2) and "para" in seen:
        # An article without points holds its subpoints directly.
        shift: dict[Kind, Kind] = {"para": "point", "point": "indent"}
        readings.append(
            tuple(
                Step(shift.get(u.kind, u.kind), u.number) if i >= first else u
                for i, u in enumerate(units)
            )
        )
    return tuple(readings)
