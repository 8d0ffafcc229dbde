"""Owns Fact: what one verb of a note says, with the words and laws that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzlegal.amend.evidence.law import Cited
from kzlegal.amend.evidence.values import Action, Replacement
from kzlegal.amend.evidence.words import Words

_QUOTED = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^”]*)”")
_FILL = "·"


@dataclass(frozen=True, slots=True)
class Fact:
    """One verb, the words that name its unit, the laws that did it."""

    action: Action
    phrase: str
    """Words that name the unit; empty where the unit of the fact before is meant."""
    added: str
    """Words that name new units."""
    laws: tuple[Cited, ...]
    start: int
    end: int


def facts(text: str, folded: str, words: Words, laws: list[Cited], begin: int) -> list[Fact]:
    """Take a note apart, from character `begin` on: verbs chain over a history.

    A law belongs to the verb before it. Where no law follows the first verb but one stands before
    it, the note has the other order, and laws belong to the verb after them.
    """
    masked = _masked(folded, laws, words)
    verbs = _verbs(masked, words, begin)
    if not verbs:
        return []
    laws_first = not any(law.start >= verbs[0][1] for law in laws)
    found: list[Fact] = []
    at = begin
    for i, (start, end, action, match) in enumerate(verbs):
        stop = verbs[i + 1][0] if i + 1 < len(verbs) else len(text)
        if laws_first:
            own = tuple(law for law in laws if at <= law.start < start)
            at = max([at, *(law.end for law in own)])
        else:
            own = tuple(law for law in laws if start <= law.start < stop)
        phrase = text[at:start].rpartition(";")[2]
        added = ""
        if action == "added":
            if words.new_first:
                new = words.new_units.search(phrase.translate(words.fold))
                if new is not None:
                    added, phrase = phrase[new.start("added") :], phrase[: new.start("added")]
            else:
                added = text[match.start("added") : match.end("added")]
        last = max([end, *(law.end for law in own)])
        begins = max(at, start - len(phrase) - len(added))
        found.append(Fact(action, phrase.strip(" ,;–—-."), added.strip(), own, begins, last))
        at = last
    return found


def _verbs(masked: str, words: Words, begin: int) -> list[tuple[int, int, Action, re.Match[str]]]:
    found: list[tuple[int, int, Action, re.Match[str]]] = []
    for action, pattern in words.verbs:
        for match in pattern.finditer(masked, begin):
            start, end = match.span()
            if not any(s < end and start < e for s, e, _, _ in found):
                found.append((start, end, action, match))
    return sorted(found, key=lambda v: v[0])


def _masked(folded: str, laws: list[Cited], words: Words) -> str:
    """Hide quoted words and brackets after laws, whose verbs are not the note's own."""
    hidden = list(folded)
    for law in laws:
        for i in range(law.start, law.end):
            hidden[i] = _FILL
    for match in _QUOTED.finditer(folded):
        for i in range(match.start() + 1, match.end() - 1):
            hidden[i] = _FILL
    for match in words.bracket.finditer("".join(hidden)):
        close = folded.find(")", match.end())
        for i in range(match.start(), close + 1 if close >= 0 else match.end()):
            hidden[i] = _FILL
    return "".join(hidden)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words replaced throughout the text, in the order of the note."""

    end: int
    pairs: tuple[Replacement, ...]
    unequal: tuple[int, int] | None = None
    """Lengths of the two lists, where they do not fit and nothing was paired."""


def replaced(text: str, folded: str, words: Words) -> list[Replaced]:
    """Read lists of words replaced or deleted throughout the text."""
    found: list[Replaced] = []
    for match in words.in_words.finditer(folded):
        old = _quoted(text[match.start("old") : match.end("old")])
        new = _quoted(text[match.start("new") : match.end("new")])
        if len(new) == 1 and not match["turn"]:
            new = new * len(old)
        if len(old) != len(new):
            found.append(Replaced(match.end(), (), (len(old), len(new))))
            continue
        pairs = tuple(Replacement(a, b) for a, b in zip(old, new, strict=True))
        found.append(Replaced(match.end(), pairs))
    for match in words.deleted.finditer(folded):
        old = _quoted(text[match.start("old") : match.end("old")])
        found.append(Replaced(match.end(), tuple(Replacement(a, "") for a in old)))
    return sorted(found, key=lambda r: r.end)


def _quoted(text: str) -> list[str]:
    return [next(g for g in m.groups() if g is not None) for m in _QUOTED.finditer(text)]
