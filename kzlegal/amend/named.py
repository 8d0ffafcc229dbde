"""Owns Named: what a phrase names — units, a document inside the act, the act, or all three.

«пункт 5 Правил …, утвержденных приказом … № 5»: point 5, the Rules, the order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kzlegal.amend.act import cited
from kzlegal.amend.model import ActCited, Target
from kzlegal.amend.statement import Statement
from kzlegal.amend.wording import Wording


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names; each part is empty where the phrase does not name it."""

    targets: tuple[Target, ...] = ()
    component: str = ""
    act: ActCited | None = None

    def within(self, component: str) -> tuple[Target, ...]:
        """Give the targets inside the document that the phrase names, or else in `component`."""
        inside = self.component or component
        targets = self.targets or (Target(),)
        return tuple(replace(t, component=t.component or inside) for t in targets)


def named(said: str, s: Statement, words: Wording, numbered: str) -> Named | None:
    """Read a phrase whole; None where a word of it is not understood.

    `said` is a piece of the statement's text. `numbered` is what the act of the context calls its
    numbered units; where the phrase names another act, that act's own names count.
    """
    units = _units(said, s, words, numbered)
    if units is not None:
        return Named(units)
    match = words.of_document.match(said)
    if match is not None:
        what, act = _document(match["what"], s, words)
        units = _units(match["units"], s, words, act.unit_names if act else numbered)
        if units:
            return Named(units, what, act)
    match = words.of_act.match(said)
    if match is not None:
        act = cited(s.shown(match["act"]), words)
        units = _units(match["units"], s, words, act.unit_names)
        if units is not None:
            return Named(units, "", act)
    match = words.component.match(said)
    if match is not None:
        what, act = _document(match["what"], s, words)
        return Named((), what, act)
    return None


def _units(said: str, s: Statement, words: Wording, numbered: str) -> tuple[Target, ...] | None:
    read = words.phrase(s.shown(said), numbered, True)
    return None if read is None else read.targets


def _document(said: str, s: Statement, words: Wording) -> tuple[str, ActCited | None]:
    """Part the name of a document from the act that has approved it, where that is named."""
    match = words.approved.search(said)
    if match is None:
        return s.shown(said).strip(" ,:;"), None
    return s.shown(said[: match.start()]).strip(" ,:;"), cited(s.shown(match["act"]), words)
