"""Owns Clause and Change: one operative clause as matched, and what a kind reads from it.

The patterns of the kinds are built from the fragments here. A clause is matched in the text of a
`Statement`, where one private-use character stands for each quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kzlegal.amend.model import KindName, Quotation
from kzlegal.amend.statement import MARK, Statement


@dataclass(frozen=True, slots=True)
class Change:
    """What one clause orders, in the words of the clause."""

    kind: KindName
    at: str = ""
    """Phrase of the units concerned; empty where they are inherited."""
    units: str = ""
    """Phrase of the units that are added, or of the new numbers."""
    after: str = ""
    """Phrase of the unit after which the added ones stand, where the words say it."""
    pairs: tuple[tuple[str | None, str | None], ...] = ()
    """Old and new words, pair by pair."""
    quoted: bool = False
    """True where the new text is the quotation that follows the clause."""
    annex: str = ""
    throughout: bool = False
    inflected: bool = False
    since: str = ""
    until: str = ""
    fault: str = ""
    """Why the clause cannot be carried out though it is understood: unequal lists."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A pattern's match in a statement."""

    match: re.Match[str]
    statement: Statement
    day: Callable[[str], str]
    """Reads a day in words of the language, ``YYYY-MM-DD``; empty for none."""

    def said(self, group: str) -> str:
        """Give the words of a group; empty where it took no part."""
        found = self.match.groupdict().get(group)
        return "" if found is None else found.strip(" ,.;" if group.startswith("annex") else " ,")

    def quotes(self, group: str) -> tuple[Quotation, ...]:
        """Give the quotations in a group, in order."""
        return tuple(self.statement.quote(c) for c in re.findall(MARK, self.said(group)))

    def words(self, group: str) -> tuple[str, ...]:
        """Give the quoted words in a group, or the punctuation mark that it names."""
        found = tuple(q.text for q in self.quotes(group))
        if found:
            return found
        said = self.said(group).lower()
        return tuple(sign for name, sign in PUNCTUATION if re.search(name, said))[:1]


PUNCTUATION = (
    (r"точк\w+ с запятой|нүктелі үтір", ";"),
    (r"двоеточи\w+|қос нүкте", ":"),
    (r"запят\w+|үтір", ","),
    (r"точк\w+|нүкте", "."),
    (r"тире|сызықша", "–"),
    (r"дефис\w*", "-"),
    (r"многоточи\w+", "…"),
)
"""Punctuation marks that a text names instead of quoting them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of instruction: its name, its patterns by language, and how a match is read."""

    name: KindName
    forms: Mapping[str, tuple[re.Pattern[str], ...]]
    read: Callable[[Clause], tuple[Change, ...]]
    again: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """The same once more without its operative word: «…, а слова «C» – словами «D»»."""


def flagged(change: Change, clause: Clause) -> Change:
    """Give a change with what its clause says beside it: everywhere, in other forms too."""
    language = "kaz" if KAZAKH.search(clause.statement.text) else "rus"
    at = f"{change.at} {clause.said('at2')}".strip()
    found = THROUGHOUT[language].search(at)
    # «тақырыбында және бүкіл мәтіні бойынша»: the text stands beside another target and is one
    if found is None or not _TOGETHER.search(at, 0, found.start()):
        at = THROUGHOUT[language].sub(" ", at).strip(" ,")
    return replace(
        change,
        throughout=bool(THROUGHOUT[language].search(clause.match[0])),
        inflected=bool(INFLECTED[language].search(clause.match[0])),
        at=at,
    )


_EACH = re.compile(r"\b(?:соответственно|тиісінше|respectively)\b", re.IGNORECASE)
"""One new text for each old one is announced."""


def paired(clause: Clause, change: Change) -> tuple[Change, ...]:
    """Give a change with its old and new words in pairs; one new text may serve many old ones.

    Unequal lists are not zipped: the change carries the fault and no pair.
    """
    old, new = clause.words("old"), clause.words("new")
    change = flagged(change, clause)
    if len(old) == len(new):
        return (replace(change, pairs=tuple(zip(old, new, strict=True))),)
    if len(new) == 1 and not _EACH.search(clause.match[0]):
        return (replace(change, pairs=tuple((o, new[0]) for o in old)),)
    return (
        replace(
            change,
            fault=f"{len(old)} old and {len(new)} new words stand in parallel lists",
        ),
    )


def sharing(clause: Clause, form: re.Pattern[str]) -> tuple[Clause, ...]:
    """Give the clauses of the group ``body``, which stand side by side and share one verb.

    «1-тармақтағы «A» деген сөз «B» деген сөзбен, 2-тармақтағы «C» деген сөз «D» деген сөзбен
    ауыстырылсын». A match without that group is a clause of its own.
    """
    body = clause.match.groupdict().get("body")
    if body is None:
        return (clause,)
    return tuple(replace(clause, match=match) for match in form.finditer(body))


# Fragments

KAZAKH = re.compile("[әғқңөұүһі]|(?:сын|сін)\\b|деген")
THROUGHOUT = {
    "rus": re.compile(r"\b(?:далее\s+)?по\s+(?:всему\s+)?тексту\b|\bв\s+тексте\b", re.IGNORECASE),
    "kaz": re.compile(
        r"\b(?:бүкіл|барлық|барша|толық)\s+мәтін[а-яәіңғүұқөһ]*(?:\s+бойынша)?"
        r"|\b(?:(?:одан|бұдан)\s+әрі\s+)?мәтіні?\s+бойынша",
        re.IGNORECASE,
    ),
}
_TOGETHER = re.compile(r"\b(?:және|мен|пен|бен)\s*$")
INFLECTED = {
    "rus": re.compile(r"в\s+соответствующ[а-я]+\s+(?:падеж|числ|род)", re.IGNORECASE),
    "kaz": re.compile(r"тиісті\s+(?:септік|жалғау|тұлға|сан|көптік)", re.IGNORECASE),
}


def pattern(text: str) -> re.Pattern[str]:
    """Compile a clause's pattern: case is free, white space in it stands for any white space."""
    spaced = text.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(spaced, re.IGNORECASE | re.DOTALL)
