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

    def get(self, cited: str) -> Annex | None:
        """Give the annex that «согласно приложению 2» names; without a number, the only one."""
        number = re.search(r"\d+(?:-\d+)*", cited)
        if number is None:
            return self.found[0] if len(self.found) == 1 else None
        return next((a for a in self.found if a.number == number[0]), None)


_HEADING = 6
"""Lines that a heading of an annex may take: to what act, of which day and number."""


def annexes(lines: Sequence[Line], words: Wording) -> Annexes:
    """Find the annexes after the signature, without the headings stacked over their text.

    Two headings stand one over the other: the annex's own, then that of the act that is changed.
    """
    foot = next((i for i, line in enumerate(lines) if words.foot.match(line.text)), len(lines))
    starts = [i for i in range(foot, len(lines)) if words.annex.match(lines[i].text)]
    if not starts:
        return Annexes(len(lines), ())
    first = starts[0]
    if words.annex_head is not None:
        return _under_heads(lines, foot, starts, words, words.annex_head)
    found: list[Annex] = []
    listing: list[Annex] = []
    i = 0
    while i < len(starts):
        start = starts[i]
        own = words.annex.match(lines[start].text)
        number = (own["number"] or "") if own else ""
        body = start
        while i < len(starts) and starts[i] <= body + _HEADING:
            body = _below(lines, starts[i])
            i += 1
        end = starts[i] if i < len(starts) else len(lines)
        annex = Annex(number, tuple(lines[body:end]))
        found.append(annex)
        if _lists(annex, words):
            listing.append(annex)
    return Annexes(first, tuple(found), tuple(listing))


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
    at = start + 1
    while at < len(lines) and at <= start + _HEADING:
        text = lines[at].text
        if re.search(r"(?:№|N)\s*\S+$", text):
            return at + 1
        if text[:1].isupper() and not re.match(r"(?:от|к|Утвержд|Бекітіл)\b", text):
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            if not re.match(r"от\s+\d|(?:\d{4}\s+жыл)", following) and at > start + 1:
                return at
        at += 1
    return start + 1
