"""Owns the laws in notes: which law is cited where, and when its change began to apply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kzlegal.amend.commencement import Rule, read_rule, read_until
from kzlegal.amend.evidence.values import Law
from kzlegal.amend.evidence.words import Words
from kzlegal.grammar.pack import roman
from kzlegal.refs.unit import Language

# First and last year in which laws of a convocation of Parliament were signed. Laws passed at the
# end of one convocation are signed in the first year of the next.
_CONVOCATIONS = {
    "I": (1996, 1999),
    "II": (1999, 2004),
    "III": (2004, 2007),
    "IV": (2007, 2012),
    "V": (2012, 2016),
    "VI": (2016, 2021),
    "VII": (2021, 2023),
    "VIII": (2023, 9999),
}
_CENTURY = 50  # «97» is 1997, «04» is 2004
_POINT = re.compile(r"\d\)\s*(?:\(?\s*(?:п\.|пункт|част|ч\.|ст|абзац|и\b|,|тармақ|бап|\d))")


@dataclass(frozen=True, slots=True)
class Cited:
    """A law cited at characters ``[start, end)``, with the bracket on application after it."""

    law: Law
    start: int
    end: int
    """After the bracket, where there is one."""
    rules: tuple[Rule, ...] = ()
    """More than one where the note gives several days."""
    until: date | None = None
    unread: str = ""
    """Words of a bracket that was not understood."""
    doubtful: bool = False
    """Whether the year contradicts the convocation in the number."""


def cited(text: str, folded: str, words: Words, language: Language, own: Law | None) -> list[Cited]:
    """Find the laws that a note cites, in order, each with its bracket on application.

    A date that the calendar does not have is no citation. `own` is the act itself, for a note that
    says "according to article 68 of this Law".
    """
    places: list[tuple[int, int, Law]] = []
    for match in words.law.finditer(folded):
        law = _law(match, folded, words)
        if law is not None:
            places.append((match.start(), match.end(), law))
    if own is not None:
        for match in words.own_law.finditer(folded):
            if not any(s < match.end() and match.start() < e for s, e, _ in places):
                places.append((match.start(), match.end(), own))
    places.sort(key=lambda p: p[0])
    # a law inside a bracket on application ("after Law … applies") made no change
    brackets = [_bracket(folded, m.start()) for m in words.bracket.finditer(folded)]
    places = [
        p for p in places if not any(s < p[0] < e and _closed(folded, e) for s, e in brackets)
    ]
    found: list[Cited] = []
    for i, (start, end, law) in enumerate(places):
        stop = places[i + 1][0] if i + 1 < len(places) else len(folded)
        found.append(_with_bracket(text, folded, words, language, law, start, end, stop))
    return found


def torn(folded: str, laws: list[Cited], words: Words) -> str:
    """Give what looks like a piece of a citation and was read as none; empty where all was read.

    A line break between date and number that was not joined leaves such pieces.
    """
    for match in words.loose.finditer(folded):
        inside = any(law.start <= match.start() < law.end for law in laws)
        opened, closed = folded.rfind("(", 0, match.start()), folded.rfind(")", 0, match.start())
        if not inside and opened <= closed:
            return match[0]
    return ""


def _law(match: re.Match[str], folded: str, words: Words) -> Law | None:
    number = match["number"] or match["number_first"]
    when = _date(match, words)
    if when is None:
        return None
    number = roman(re.sub(r"\s", "", number)).upper()
    convocation = re.fullmatch(r"\d+-[IVX]+", number)
    iri = f"/akn/kz/act/{when.isoformat()}/{number}" if convocation else ""
    before = words.law_unit.search(folded, max(0, match.start() - 80), match.start())
    return Law(when, number, iri, before["unit"].strip() if before else "")


def _date(match: re.Match[str], words: Words) -> date | None:
    try:
        dotted = match["dotted"] or match["dotted_last"]
        if dotted is None:
            month = words.months[match["month"].casefold()]
            return date(int(match["year"]), month, int(match["day"]))
        first, month, last = (int(p) for p in dotted.split("."))
        if first > 31:
            return date(first, month, last)
        if last < 100:
            last += 1900 if last >= _CENTURY else 2000
        return date(last, month, first)
    except (ValueError, KeyError):
        return None


def _with_bracket(
    text: str,
    folded: str,
    words: Words,
    language: Language,
    law: Law,
    start: int,
    end: int,
    stop: int,
) -> Cited:
    rules: list[Rule] = []
    until: date | None = None
    unread = ""
    last = end
    at = end
    while (opened := words.bracket.search(folded, at, stop)) is not None:
        _, close = _bracket(folded, opened.start(), stop)
        inside = text[opened.start() + 1 : close].rstrip(" )")
        rule = read_rule(inside, language)
        limit = read_until(inside, language)
        if rule is None and limit is None:
            unread = inside
        elif rule is not None:
            rules.append(rule)
        until = until or limit
        last = at = max(close, opened.end())
    if last == end and (rule := _unopened(text[end:stop], language)) is not None:
        rules.append(rule)
    ending = law.number.rpartition("-")[2]
    years = _CONVOCATIONS.get(ending) if law.iri else None
    doubtful = years is not None and not years[0] <= law.date.year <= years[1]
    return Cited(law, start, last, tuple(rules), until, unread, doubtful)


def _unopened(text: str, language: Language) -> Rule | None:
    """Read a bracket whose opening sign is missing: «№ 384-V 01.01.2016 бастап …)»."""
    head, closed, _ = text.partition(")")
    return read_rule(head, language) if closed and "(" not in head and ";" not in head else None


def _bracket(folded: str, start: int, stop: int | None = None) -> tuple[int, int]:
    """Give where a bracket begins and ends; a bracket never closed ends with its sentence.

    The bracket of a point's number («пп. 1) п. 1 ст. 2») closes nothing.
    """
    stop = len(folded) if stop is None else stop
    depth = 0
    for i in range(start, stop):
        if folded[i] == "(":
            depth += 1
        elif folded[i] == ")":
            if depth == 1 and _POINT.match(folded, i - 1):
                continue
            depth -= 1
            if depth == 0:
                return start, i + 1
    semicolon = folded.find(";", start, stop)
    return start, semicolon if semicolon >= 0 else stop


def _closed(folded: str, end: int) -> bool:
    return folded[end - 1 : end] == ")"
