"""Owns the finding of rules in a text: the forms of commencement, in order, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from kzlegal.amend.commencement.rule import (
    AfterTerm,
    AtOnce,
    FromDay,
    Rule,
    SaidElsewhere,
    WithAct,
)
from kzlegal.amend.commencement.words import Said, Words
from kzlegal.refs import find_references
from kzlegal.refs.unit import Language


@cache
def words_of(language: Language) -> Words:
    """Give the words of a language; its patterns are compiled when it is first asked for."""
    if language == "rus":
        from kzlegal.amend.commencement.ru import WORDS
    elif language == "kaz":
        from kzlegal.amend.commencement.kk import WORDS
    else:
        from kzlegal.amend.commencement.en import WORDS
    return WORDS


def read_rule(text: str, language: Language) -> Rule | None:
    """Read the rule in a few words, such as a bracket of a publisher's note; None where none is."""
    words = words_of(language)
    folded = text.translate(words.fold)
    said = rules_in(folded, words, [*words.until.finditer(folded)])
    return with_iri(said[0].rule, language, "") if said else None


def read_until(text: str, language: Language) -> date | None:
    """Read "applies until DATE": the first day on which it applies no more; None where none is."""
    words = words_of(language)
    match = words.until.search(text.translate(words.fold))
    return until(match, words) if match else None


def until_of(match: re.Match[str], language: Language) -> date | None:
    """Give the first day that a limit leaves out, for a match with the groups of a date."""
    return until(match, words_of(language))


def until(match: re.Match[str], words: Words) -> date | None:
    """Give the first day that a limit leaves out: "until 1 January" is that day itself."""
    last = words.date(match)
    if last is None or not match["inclusive"]:
        return last
    return last + timedelta(days=1)


def rules_in(text: str, words: Words, hidden: Sequence[re.Match[str]] = ()) -> list[Said]:
    """Find all rules in a text, in order; of two that overlap the more special stands."""
    found: list[Said] = []

    def take(match: re.Match[str], rule: Rule | None) -> None:
        start, end = match.span()
        taken = any(s.start < end and start < s.end for s in found)
        covered = any(h.start() < end and start < h.end() for h in hidden)
        if rule is not None and not taken and not covered:
            found.append(Said(start, end, rule))

    for match in words.term.finditer(text):
        take(match, _term(match, words))
    for match in words.elsewhere.finditer(text):
        take(match, SaidElsewhere(match["place"].strip(" .")))
    for match in words.with_act.finditer(text):
        take(match, words.with_act_rule(match))
    for match in words.at_once.finditer(text):
        take(match, AtOnce(words.since(match["since"])))
    for match in words.next_day.finditer(text):
        take(match, AfterTerm(0, "day", words.since(match["since"])))
    for match in words.fixed.finditer(text):
        when = words.date(match)
        take(match, FromDay(when) if when else None)
    return sorted(found, key=lambda s: s.start)


def _term(match: re.Match[str], words: Words) -> Rule | None:
    amount = words.number(match["n"])
    unit = words.units[(match["unit"] or "к")[0].casefold()] if match["unit"] else "day"
    return None if amount is None else AfterTerm(amount, unit, words.since(match["since"]))


def with_iri(rule: Rule, language: Language, act: str) -> Rule:
    """Give a rule that names another act its Work IRI, where the words name one known act."""
    if not isinstance(rule, WithAct):
        return rule
    found = {
        r.href.partition("/~")[0]
        for r in find_references(rule.words, language, here="", act=act)
        if r.kind == "external" and r.href
    }
    return replace(rule, act=found.pop()) if len(found) == 1 else rule
