"""Owns Clause: what is known of a Kazakh norm when its type and bearer are decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzlegal.norms.extract.packs.kaz_bearers import Chain
from kzlegal.norms.extract.packs.kaz_limits import Limit
from kzlegal.norms.extract.packs.kaz_rules import CueRule
from kzlegal.norms.extract.packs.kaz_text import Sentence, case, form

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token

LAWS = frozenset({"заңнама", "кодекс", "конституция", "заң"})
RULES_OF = frozenset(
    "қағида ереже нұсқаулық регламент стандарт шарт норма акт тізбе талап жарғы әдістеме "  # noqa: SIM905
    "шешім құжат".split()
)


@dataclass(frozen=True)
class Clause:
    """A sentence, its cue, the people named, its subject and its limits."""

    text: Sentence
    rule: CueRule
    start: int
    end: int
    """The words of the cue, end exclusive."""
    named: tuple[Chain, ...]
    subject: Chain | None
    limits: tuple[Limit, ...]
    public: frozenset[str]
    """Bearers that exercise public power."""

    @property
    def doc(self) -> Doc:
        """The parsed words."""
        return self.text.doc

    @property
    def verb(self) -> Token:
        """The last word of the cue."""
        return self.doc[self.end - 1]

    def before(self) -> Iterator[Token]:
        """Yield the words before the cue that stand in no condition or exception."""
        for token in self.doc[: self.start]:
            if not any(
                f.start <= token.i < f.end and f.kind in ("condition", "exception")
                for f in self.limits
            ):
                yield token

    def says(self, words: Collection[str]) -> bool:
        """Say whether one of the words (as printed, lower case) stands before the cue."""
        return any(t.norm_ in words for t in self.before())

    def stems(self, stems: Collection[str], *cases: str) -> bool:
        """Say whether a word of one of the stems, in one of the cases, stands before the cue."""
        return any(t.lemma_ in stems and (not cases or case(t) in cases) for t in self.before())

    def has_object(self) -> bool:
        """Say whether the predicate has an object in the accusative."""
        verbs = [t.i for t in self.before() if form(t) in ("Vnoun", "Part", "Conv")]
        objects = [t.i for t in self.before() if case(t) == "Acc" and form(t) != "Part"]
        return bool(objects) and not any(objects[-1] < v for v in verbs)

    def people(self, *cases: str) -> tuple[Chain, ...]:
        """Give the people named before the cue, in one of the cases."""
        return tuple(c for c in self.named if c.start < self.start and c.case in cases)

    def limited(self, kind: str) -> bool:
        """Say whether there is a limit of a kind."""
        return any(f.kind == kind for f in self.limits)
