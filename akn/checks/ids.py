"""Owns the checks of eIds and wIds, AKN1xx (AKN-NC chapter 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.checks.subject import Subject
from akn.eid import NUMBERED, printed_number
from akn.problem import Problem, Severity

_SPACE = re.compile(r"\s")
_VERSION = re.compile(r"v[0-9]+$")
_CODED = re.compile(r"[uU][0-9a-f]{4,6}")


def missing_eid(subject: Subject) -> Iterator[Problem]:
    """AKN101: a unit has no eId.

    Why: references, amendments and translations find a unit by its eId alone. Clause: AKN-NC 5.2,
    5.4. Remedy: run `akn.eid.assign`.
    """
    for entry in subject.entries:
        element = entry.element
        if not element.eid and element.name in subject.conventions.need_eid:
            wanted = f"It should be '{entry.expected}'. " if entry.expected else ""
            yield subject.problem(
                "AKN101", entry, f"{element.name} has no eId", f"{wanted}Give it one."
            )


def duplicate_eid(subject: Subject) -> Iterator[Problem]:
    """AKN102: an eId stands twice.

    Why: a reference would have two targets. Clause: AKN-NC 5.2. Remedy: correct the number of the
    later unit, or run `akn.eid.assign`.
    """
    seen: dict[str, int] = {}
    for entry in subject.entries:
        eid = entry.element.eid
        if not eid or subject.ids[eid] < 2:
            continue
        line = entry.element.span.line if entry.element.span else 0
        if eid in seen:
            first = f", first on line {seen[eid]}" if seen[eid] else ""
            yield subject.problem(
                "AKN102",
                entry,
                f"eId '{eid}' stands twice{first}",
                "Correct the later one; every eId is unique in its document.",
            )
        seen.setdefault(eid, line)


def unexpected_eid(subject: Subject) -> Iterator[Problem]:
    """AKN103: an eId is not the one that the unit's number and place ask for.

    Why: an eId that says 12 on article 13 misleads every reference. Clause: AKN-NC 5.4.1 to 5.4.3.
    Remedy: correct the number or the eId; `akn.eid.assign` gives the right one. What hangs below a
    wrong eId, and faults that have a code of their own, are not reported again.
    """
    if not subject.conventions.own_ids:
        return
    wrong: dict[str, str] = {}
    given = {e.expected for e in subject.entries if e.expected}
    for entry in subject.entries:
        element, expected = entry.element, entry.expected
        eid = element.eid
        if not eid or not expected or eid == expected:
            continue
        if element.name not in _CHECKED_NAMES or subject.ids[eid] > 1 or not _clean(eid):
            continue
        if not subject.conventions.letters and _fits(eid, expected):
            continue
        if _hangs(eid, expected, wrong):
            continue
        wrong[eid] = expected
        printed = printed_number(element)
        if not printed and element.name in subject.conventions.need_num:
            continue  # AKN401
        if _VERSION.sub("", expected) in given and _VERSION.search(expected):
            continue  # the number stands twice: AKN403
        says = f"its number '{printed}'" if printed else "its place"
        yield subject.problem(
            "AKN103",
            entry,
            f"eId '{eid}' of {element.name} does not match {says}",
            f"It should be '{expected}'.",
        )


_CHECKED_NAMES = NUMBERED | {"component", "mod", "quotedStructure", "quotedText", "table"}


def _clean(eid: str) -> bool:
    return eid.isascii() and not _SPACE.search(eid)


def _fits(eid: str, expected: str) -> bool:
    """Whether they are equal but for letters whose ASCII form nobody told us."""
    if not _CODED.search(expected):
        return False
    pattern = "[A-Za-z0-9]+".join(map(re.escape, _CODED.split(expected)))
    return re.fullmatch(pattern, eid) is not None


def _hangs(eid: str, expected: str, wrong: dict[str, str]) -> bool:
    at = len(eid)
    while (at := eid.rfind("__", 0, at)) > 0:
        known = wrong.get(eid[:at])
        if known is not None and expected == known + eid[at:]:
            return True
    return False


def foreign_letter_in_eid(subject: Subject) -> Iterator[Problem]:
    """AKN104: an eId or wId holds a character outside ASCII.

    Why: look-alike letters make two eIds that print the same and never match; the XSD accepts them.
    Clause: AKN-NC 5.4.3 (our reading: meaningful characters are transliterated). Remedy: write the
    Latin letter, or give `akn.eid.assign` the table of letters.
    """
    if not subject.conventions.ascii_ids:
        return
    for entry in subject.entries:
        for name in ("eId", "wId"):
            value = entry.element.get(name)
            if value.isascii():
                continue
            odd = next(c for c in value if not c.isascii())
            yield subject.problem(
                "AKN104",
                entry,
                f"{name} '{value}' holds U+{ord(odd):04X} '{odd}', which is not an ASCII character",
                "Write the Latin letter or digit that looks or sounds like it.",
            )


def space_in_eid(subject: Subject) -> Iterator[Problem]:
    """AKN105: an eId or wId holds white space.

    Why: a fragment with white space is no valid IRI, and lists of ids split at it. Clause: AKN-NC
    5.4; noWhiteSpace of the XSD. Remedy: remove it.
    """
    for entry in subject.entries:
        for name in ("eId", "wId"):
            if _SPACE.search(value := entry.element.get(name)):
                yield subject.problem(
                    "AKN105", entry, f"{name} '{value}' holds white space", "Remove it."
                )


def needless_wid(subject: Subject) -> Iterator[Problem]:
    """AKN106: a wId repeats the eId.

    Why: a wId says that the unit has another name in the master expression; an equal one hides the
    units that were renumbered. Clause: AKN-NC 5.5.2. Remedy: remove the wId.
    """
    for entry in subject.entries:
        wid = entry.element.get("wId")
        if wid and wid == entry.element.eid:
            yield subject.problem(
                "AKN106",
                entry,
                f"wId '{wid}' is the same as the eId",
                "Remove the wId; it stands only where it differs.",
                Severity.WARNING,
            )
