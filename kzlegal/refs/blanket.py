"""Owns rules that every language shares: fixed phrases, acts named one by one, table look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from kzlegal.refs.citation import LAW
from kzlegal.refs.context import Context, Named, Rule, law_iri
from kzlegal.refs.model import CONCEPT, Class, Reference
from kzlegal.refs.unit import Language
from kzlegal.refs.vocabulary import Entry, Vocabulary, alternatives

_ADILET = re.compile(r"\b[KZUPVGSTH]\d{2}(?:\d{8}|\d{7}_)(?!\w)")
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})/")


def fixed(pattern: re.Pattern[str], cls: Class, target: str) -> Rule:
    """Make a rule: every match of the pattern is a blanket reference to one concept."""

    def rule(context: Context) -> Iterator[Reference]:
        for match in pattern.finditer(context.text):
            yield context.reference(
                match.start(), match.end(), "blanket", cls, f"{CONCEPT}{target}"
            )

    return rule


def acts_of_organs(first: re.Pattern[str], further: re.Pattern[str]) -> Rule:
    """Make a rule: "acts of the President and the Government"; the group names the organ."""

    def rule(context: Context) -> Iterator[Reference]:
        for match in first.finditer(context.text):
            href = f"{CONCEPT}acts/{match.lastgroup}"
            yield context.reference(match.start(), match.end(), "blanket", "acts_of_organ", href)
            if (also := further.match(context.text, match.end())) is not None:
                name = also.lastgroup or ""
                href = f"{CONCEPT}acts/{name}"
                start = also.start(name)
                yield context.reference(start, also.end(), "blanket", "acts_of_organ", href)

    return rule


def spans(*patterns: tuple[re.Pattern[str], int | str], cls: Class, target: str) -> Rule:
    """Make a rule: a group of every match is a blanket reference to one concept."""

    def rule(context: Context) -> Iterator[Reference]:
        for pattern, group in patterns:
            for match in pattern.finditer(context.text):
                start, end = match.span(group)
                yield context.reference(start, end, "blanket", cls, f"{CONCEPT}{target}")

    return rule


def acts_of_table(
    text: str,
    table: Vocabulary,
    language: Language,
    *,
    before: re.Pattern[str] | None = None,
    after: re.Pattern[str] | None = None,
) -> list[Named]:
    """Find acts that the table names by a phrase; "of the Republic" beside it belongs to them."""
    found: list[Named] = []
    pattern, entries = phrases(table, "acts", language)
    for match in pattern.finditer(text):
        entry = entry_at(match, entries)
        start, end = match.span()
        if before and (head := before.search(text, max(0, start - 40), start)):
            start = head.start()
        if after and (tail := after.match(text, end)):
            end = tail.end()
        found.append(Named(start, end, entry.cls, entry.iri, entry.unit_names))
    return found


def cited_iri(
    table: Vocabulary,
    language: Language,
    title: str,
    day: tuple[str, int | None, str] | None,
    number: str,
) -> str:
    """Give the Work IRI of an act cited by title, by day (year, month, day) and number, or both.

    Empty where the table has no act of the title, or has one of another day or number: acts of one
    title follow each other.
    """
    if number and day:
        return law_iri(day[0], day[1], day[2], number)
    entry = table.titled(title, language) if title else None
    if entry is None or not entry.iri:
        return ""
    if day and not entry.iri.startswith(law_iri(*day, "").rstrip("/") or "-"):
        return ""
    if number and not entry.iri.endswith(law_iri("2000", 1, "1", number).rpartition("/")[2]):
        return ""
    return entry.iri


def acts_by_id(text: str, table: Vocabulary) -> list[Named]:
    """Find acts cited by their id on the portal: Z1300000094."""
    found: list[Named] = []
    for match in _ADILET.finditer(text):
        entry = table.by_adilet(match[0])
        cls: Class = "code" if match[0][0] == "K" else "law" if match[0][0] == "Z" else "document"
        names = entry.unit_names if entry else LAW
        cls, iri = (entry.cls, entry.iri) if entry else (cls, "")
        found.append(Named(match.start(), match.end(), cls, iri, names))
    return found


def named_acts(context: Context) -> Iterator[Reference]:
    """Give the acts that the text names one by one."""
    for act in context.named.acts:
        yield context.reference(act.start, act.end, "external", act.cls, act.iri)


@lru_cache(maxsize=64)
def phrases(
    table: Vocabulary, group: Literal["acts", "fields", "documents"], language: Language
) -> tuple[re.Pattern[str], dict[int, Entry]]:
    """Give one pattern for all phrases of a group, and the entry of each group of the pattern."""
    entries: Iterable[Entry] = getattr(table, group)
    pairs = alternatives(entries, language)
    pattern = "|".join(f"({p})" for _, p in pairs) or r"(?!)"
    return re.compile(pattern), {i: entry for i, (entry, _) in enumerate(pairs, 1)}


def entry_at(match: re.Match[str], entries: dict[int, Entry]) -> Entry:
    """Give the entry whose phrase matched."""
    return entries[match.lastindex or 1]


def constitution(pattern: re.Pattern[str], text: str, table: Vocabulary, act: str) -> list[Named]:
    """Find the Constitution, the one that an act of this day means."""
    day = _DAY.search(act)
    meant = table.constitution(day[1] if day else "")
    iri = meant.iri if meant else ""
    return [Named(m.start(), m.end(), "constitution", iri) for m in pattern.finditer(text)]
