"""Owns View: one parsed statement with what syntax rules ask of it: clauses, words, spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzlegal.norms.extract.candidate import Words
from kzlegal.norms.extract.statement import Fragment

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token

SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "relcl"})
"""Relations under which words belong to a clause inside the main one."""

_BREAKS = frozenset({",", ";", ":", "–"})


@dataclass(frozen=True)
class View:
    """A statement's own words, parsed; positions are words of `doc` unless said otherwise."""

    fragment: Fragment
    doc: Doc
    subordinators: frozenset[str]
    """Lemmas that open a subordinate clause after a comma or at the start."""
    _inside: list[bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_inside", [self._subordinate(t) for t in self.doc])

    def main(self, at: int) -> bool:
        """Say whether a word stands in the main clause."""
        return not self._inside[at]

    def _subordinate(self, token: Token) -> bool:
        """By the parse, or by the word that opens the stretch between commas it stands in."""
        return self.opened_by(token.i) is not None or self.under_clause(token)

    def under_clause(self, token: Token) -> bool:
        """Say whether the parse puts a word under a clause inside another."""
        while token.head.i != token.i:
            if token.dep_ in SUBORDINATE:
                return True
            token = token.head
        return False

    def opened_by(self, at: int) -> int | None:
        """Give the subordinator that opens the stretch between commas in which a word stands."""
        doc = self.doc
        start, closed = at, 0
        while start > 0:
            before = doc[start - 1].text
            # «и (или)» and other brackets that close are part of the stretch.
            closed += {")": 1, "(": -1}.get(before, 0)
            if closed < 0 or (closed == 0 and before in _BREAKS):
                break
            start -= 1
        for i in range(start, min(start + 3, at + 1)):
            if doc[i].lemma_ in self.subordinators or doc[i].lower_ in self.subordinators:
                return i
            if doc[i].pos_ not in ("ADP", "PUNCT", "DET", "PART", "CCONJ"):
                return None
        return None

    def opened_in_parse(self, at: int) -> bool:
        """Say whether the clause that the parse puts a word in has a conjunction of its own."""
        token = self.doc[at]
        while token.head.i != token.i and token.dep_ not in SUBORDINATE:
            token = token.head
        if token.head.i == token.i:
            return False
        return any(child.i < at and child.lemma_ in self.subordinators for child in token.children)

    def words(self, start: int, end: int) -> Words:
        """Give words ``start`` to ``end`` (exclusive) as a place in the unit."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.characters(first.idx, last.idx + len(last))

    def characters(self, start: int, end: int) -> Words:
        """Give characters of the statement as a place in the unit."""
        base = self.fragment.start
        text = self.fragment.text[start:end]
        return Words(self.fragment.eid, base + start, base + end, text)

    def lemmas(self) -> tuple[str, ...]:
        """Give all lemmas in order."""
        return tuple(token.lemma_ for token in self.doc)
