"""Owns Phrase: a pattern of words of the lexicon, and where it stands in a sentence.

    financial secret*      words in this order; * stands for any ending
    bank|banks|loan_office one of several; _ joins the words of one choice
    @system                a class of words that the lexicon declares
    secret*?               may be absent
    ..                     up to three words between, within the clause
    ...                    up to seven words between, over commas as well
    ^                      the beginning of the sentence

A hyphen parts two words, as it does in the texts that are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kzlegal.assess.describe.tokens import BREAK, Sentence

_GAPS = {"..": rf"((?:[^ {BREAK}]+ ){{0,3}}?)", "...": r"((?:[^ ]+ ){0,7}?)"}
_PIECE = re.compile(r"\w[\w'.]*\*?")
"""A word; the underscore is one of its letters and is printed as a space."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One compiled pattern."""

    text: str
    """As it is written in the lexicon."""
    pattern: re.Pattern[str] = field(repr=False, compare=False)
    needs: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """Beginnings of words without which it cannot match: a quick test."""
    written: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """The words that are written out to their end."""

    def sample(self, classes: Mapping[str, str]) -> str:
        """Give one wording that the pattern matches, for tests: the first of every choice."""
        words = []
        for item in _items(self.text):
            if item not in ("^", *_GAPS) and not item.endswith("?"):
                first = _class(item.split("|")[0], classes)[0]
                words.append(first.rstrip("*").replace("_", " "))
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: words[start:end] of a sentence."""

    start: int
    end: int
    gap: tuple[bool, ...]
    """Which of the words lie under a gap."""
    free: tuple[bool, ...]
    """Which lie under a gap or end otherwise than the phrase says."""


def compile_phrase(text: str, classes: Mapping[str, str]) -> Phrase:
    """Compile a pattern; raises ValueError with one sentence where it cannot be read."""
    parts: list[str] = []
    written: list[str] = []
    needs: list[str] = []
    items = _items(text)
    if not [i for i in items if i not in ("^", *_GAPS)]:
        raise ValueError("a phrase holds at least one word")
    if items[0] in _GAPS or items[-1] in _GAPS:
        raise ValueError("a phrase neither begins nor ends with a gap")
    for at, item in enumerate(items):
        if item == "^":
            if at:
                raise ValueError("^ stands at the beginning only")
            continue
        if item in _GAPS:
            parts.append(_GAPS[item])
            continue
        absent = item.endswith("?")
        choices = [
            c for choice in item.removesuffix("?").split("|") for c in _class(choice, classes)
        ]
        if not all(_PIECE.fullmatch(choice) for choice in choices):
            raise ValueError(f"'{item}' is no word, choice of words or gap")
        if len(choices) == 1 and not absent:
            needs.append(f" {choices[0].rstrip('*').replace('_', ' ')}")
        words = "|".join(_written(choice) for choice in choices)
        written += [w for c in choices if not c.endswith("*") for w in c.split("_")]
        parts.append(f"(?:(?:{words}) )" + ("?" if absent else ""))
    head = "^ " if items[0] == "^" else "(?<= )"
    return Phrase(text, re.compile(head + "".join(parts)), tuple(needs), frozenset(written))


def _written(choice: str) -> str:
    words = re.escape(choice.rstrip("*").replace("_", " "))
    return words + r"[^ ,]*" if choice.endswith("*") else words


def _items(text: str) -> list[str]:
    """Cut a phrase into its items; a hyphen parts two words, as in what is read."""
    return [item if item == ".." else item.replace("-", "_") for item in text.split()]


def _class(choice: str, classes: Mapping[str, str]) -> list[str]:
    if not choice.startswith("@"):
        return [choice]
    if choice[1:] not in classes:
        raise ValueError(f"no class of words is called {choice}")
    return classes[choice[1:]].split("|")


def matches(phrase: Phrase, sentence: Sentence, line: str) -> Iterator[Match]:
    """Yield every place of a phrase in a sentence; `line` is the sentence's own line."""
    if not all(start in line for start in phrase.needs):
        return
    for found in phrase.pattern.finditer(line):
        start = line.count(" ", 0, found.start() + (found.group()[0] == " ")) - 1
        end = start + found.group().strip().count(" ") + 1
        gap = [False] * (end - start)
        for group in range(1, (phrase.pattern.groups or 0) + 1):
            if found.group(group):
                first = line.count(" ", 0, found.start(group)) - 1
                for at in range(first, first + found.group(group).count(" ")):
                    gap[at - start] = True
        words = found.group().split()
        free = tuple(g or w not in phrase.written for g, w in zip(gap, words, strict=True))
        yield Match(start, end, tuple(gap), free)
