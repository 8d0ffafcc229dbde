"""Owns Sentence: one instruction as written, with the text that it quotes, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kzlegal.amend.derivation.proposal import Proposal
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.unit import Step, steps

Noun = Literal["word", "words", "figures"]
"""What a formula calls the characters in quotation marks."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An instruction without its closing mark; quoted paragraphs follow after a colon."""

    text: str
    quoted: tuple[str, ...] = ()

    def lines(self, mark: str) -> tuple[str, ...]:
        """Give the printed paragraphs, the last one closed with a mark (``;`` or ``.``)."""
        if not self.quoted:
            return (self.text + mark,)
        first, *rest = self.quoted
        body = [f"«{first}", *rest]
        body[-1] += f"»{mark}"
        return (f"{self.text}:", *body)


Written: TypeAlias = Callable[[Proposal, UnitNames, str], Sentence]
"""How a language writes one instruction: (proposal, names of units, eId of the container line)."""


def noun(phrase: str) -> Noun:
    """Tell what a formula calls a phrase: a word, words, or figures."""
    words = re.findall(r"\w+(?:-\w+)*", phrase)
    if words and all(re.fullmatch(r"[\d-]+", w) for w in words):
        return "figures"
    return "word" if len(words) == 1 else "words"


def inside(eid: str, within: str) -> tuple[Step, ...]:
    """Give the units of an eId that a container line does not name yet, from large to small.

    A chapter or section around an article is not named: articles are numbered through the act.
    """
    if not eid:
        return ()
    units = steps(eid)
    if units[0].kind != "att":
        units = units[next((i for i, u in enumerate(units) if u.kind == "art"), 0) :]
        last = units[-1]
        if last.kind in ("chp", "sec", "part", "subpart"):
            return tuple(u for u in steps(eid) if u.kind in ("chp", "sec", "part", "subpart"))
    held = len(steps(within)) if within and (eid == within or eid.startswith(f"{within}__")) else 0
    return units[held:]


def joined(numbers: Sequence[str], conjunction: str) -> str:
    """Write a list: «1), 2) и 3)»."""
    if len(numbers) < 2:
        return "".join(numbers)
    return f"{', '.join(numbers[:-1])} {conjunction} {numbers[-1]}"
