"""Owns the annexes of an amending act: new texts that stand after the signature, and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its number as printed and the lines below its headings."""

    number: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its paragraphs, parted by a line break."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Annexes:
    """All annexes of an amending act, in order."""

    start: int
    """Index of the first line after the body of the act."""
    found: tuple[Annex, ...]
    listing: tuple[Annex, ...] = ()
    """Those that list changes or acts which lose force, to be read like the body."""

    def get(self, number: str) -> Annex | None:
        """Give the annex of a number; without a number, the only one."""
        if not number:
            return self.found[0] if len(self.found) == 1 else None
        return next((a for a in self.found if a.number == number), None)


_HEADING = 6
"""Lines that a heading of an annex may take: to what act, of which day and number."""
_SIGNATURE = 14
"""Lines between the first line of the signature and the first annex."""
_CITED = re.compile(r"(?:№|N)\s*\S+(?:\s\S+)?$")


def annexes(lines: Sequence[Line], words: Wording) -> Annexes:
    """Find the annexes after the signature, without the headings stacked over their text.

    Two headings stand one over the other: the annex's own, then that of the act that is changed. A
    heading that cites another act than the first one did, further down, is an annex inside the new
    text: «Приложение 1 к Правилам».
    """
    starts = [i for i, line in enumerate(lines) if words.annex.match(line.text)]
    first = _first(lines, starts, words)
    if first < 0:
        return Annexes(len(lines), ())
    if words.annex_head is not None:
        foot = max((i for i in range(first) if words.foot.match(lines[i].text)), default=-1)
        return _under_heads(lines, foot, starts, words, words.annex_head)
    starts = [i for i in starts if i >= first]
    found: list[Annex] = []
    listing: list[Annex] = []
    whose = ""
    i = 0
    while i < len(starts):
        start = starts[i]
        own = words.annex.match(lines[start].text)
        number = (own["number"] or "") if own else ""
        body = start
        while i < len(starts) and starts[i] <= body:
            body = _below(lines, starts[i])
            whose = whose or _whose(lines, starts[i], body)
            i += 1
        while i < len(starts) and _whose(lines, starts[i], _below(lines, starts[i])) not in (
            "",
            whose,
        ):
            i += 1
        end = starts[i] if i < len(starts) else len(lines)
        annex = Annex(number, tuple(lines[body:end]))
        found.append(annex)
        if _lists(annex, words):
            listing.append(annex)
    return Annexes(first, tuple(found), tuple(listing))


def _first(lines: Sequence[Line], starts: Sequence[int], words: Wording) -> int:
    """Find the first annex of the amending act itself: below its signature or its last clause."""
    for start in starts:
        above = range(max(0, start - _SIGNATURE), start)
        if any(words.foot.match(lines[i].text) for i in above) and all(
            len(lines[i].text) < 120 for i in range(max(0, start - 2), start)
        ):
            return start
    clauses = [i for i, line in enumerate(lines) if words.ends_act.match(line.text)]
    last = clauses[-1] if clauses else len(lines)
    return next((start for start in starts if start > last), -1)


def _whose(lines: Sequence[Line], start: int, body: int) -> str:
    """Give the number of the act to which a heading says that the annex belongs."""
    match = _CITED.search(" ".join(line.text for line in lines[start:body]))
    return match[0] if match is not None else ""


def _lists(annex: Annex, words: Wording) -> bool:
    """Say whether an annex lists changes, or acts that lose force."""
    return any(
        words.general.match(line.text) or words.repeal_list.match(line.text)
        for line in annex.lines[:40]
    )


def _under_heads(
    lines: Sequence[Line], foot: int, starts: Sequence[int], words: Wording, head: re.Pattern[str]
) -> Annexes:
    """Find annexes whose heading begins above the line with their number and ends in it.

    «Қазақстан Республикасы / Үкіметінің / 2025 жылғы … № 25 қаулысына / 1-қосымша»; the same again
    for the act that is changed, or «… бекітілген» for a document that it approves.
    """
    tops: list[int] = []
    bodies: list[int] = []
    numbers: list[str] = []
    for start in starts:
        if bodies and start < bodies[-1]:
            continue  # the second heading of the annex before
        top = body = start
        while top - 1 > foot and start - top < _HEADING and head.match(lines[top - 1].text):
            top -= 1
        for j in range(start, min(len(lines), start + 2 * _HEADING)):
            if words.annex.match(lines[j].text) or words.annex_approved.match(lines[j].text):
                body = j + 1
            elif not head.match(lines[j].text):
                break
        own = words.annex.match(lines[start].text)
        tops.append(top)
        bodies.append(body)
        numbers.append((own["number"] or "") if own else "")
    ends = [*tops[1:], len(lines)]
    found = tuple(
        Annex(number, tuple(lines[body:end]))
        for number, body, end in zip(numbers, bodies, ends, strict=True)
    )
    return Annexes(tops[0], found, tuple(annex for annex in found if _lists(annex, words)))


def _below(lines: Sequence[Line], start: int) -> int:
    """Step over the lines that say to which act an annex belongs."""
    at = start
    while at < len(lines) and at <= start + _HEADING:
        text = lines[at].text
        if _CITED.search(text):
            return at + 1
        if at > start + 1 and text[:1].isupper() and not re.match(r"Утвержд", text):
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            if not re.match(r"от\s+\d", following):
                return at
        at += 1
    return start + 1
