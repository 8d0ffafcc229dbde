"""Owns the evaluation: norms, facts and a date in, a status with reasons for every norm out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kzlegal.assess.because import Because, because
from kzlegal.assess.facts import Facts
from kzlegal.assess.questions import next_questions
from kzlegal.assess.result import Capacity, NormResult, Outcome, Part, Question, Status
from kzlegal.assess.review import Review
from kzlegal.norms.condition import Truth
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm

BINDING: tuple[str, ...] = ("obligation", "prohibition", "condition", "liability")
"""Types of norms that bind somebody."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All norms that can be put to a profile, and the questions by worth."""

    facts: Facts
    on: date
    norms: tuple[NormResult, ...]
    _questions: list[tuple[Question, ...]] = field(
        default_factory=list, init=False, compare=False, repr=False
    )

    @property
    def questions(self) -> tuple[Question, ...]:
        """The next questions, those that settle most first; ranked when first asked for."""
        if not self._questions:
            self._questions.append(next_questions(self.norms, self.facts))
        return self._questions[0]

    def result(self, norm_id: str) -> NormResult:
        """Give the result of one norm; raises KeyError."""
        for result in self.norms:
            if result.norm.id == norm_id:
                return result
        raise KeyError(norm_id)

    def prohibited_by(self) -> tuple[NormResult, ...]:
        """Give the bans that the facts fall under."""
        return tuple(r for r in self.norms if r.outcome == "prohibited")

    def binding(self) -> tuple[int, int]:
        """Count the duties, bans and liabilities on the subject: those that apply, and those open.

        A norm whose bearer stands over against the subject is not counted.
        """
        own = [r for r in self.norms if r.norm.type in BINDING and r.capacity != "other side"]
        return sum(r.status == "applies" for r in own), sum(r.open for r in own)

    def acts(self) -> tuple[str, ...]:
        """Give the works whose norms were put to the profile, each once, in order."""
        return tuple(dict.fromkeys(r.norm.act for r in self.norms))


def assess(
    norms: Iterable[Norm],
    facts: Facts,
    on: date,
    reviews: Mapping[str, tuple[Review, ...]] | None = None,
) -> Assessment:
    """Give every norm's status for a profile on a date, and the next questions by worth.

    Norms that are not put to profiles (`not_assessed`) are left out. Before a norm's first day its
    status is not-yet-applied, from its last day on no-longer-applied, whatever the facts say.
    A norm that `reviews` names by its id is never said to apply or not to apply: its status is
    needs-review, with what it would rest on. A result also says whether the subject bears the norm
    or is the other side. Equal input gives an equal result.
    """
    order = {fact.id: i for i, fact in enumerate(facts.catalogue.facts)}
    found = reviews or {}
    put = [norm for norm in norms if not norm.not_assessed]
    return Assessment(
        facts, on, tuple(_result(norm, facts, on, order, found.get(norm.id, ())) for norm in put)
    )


def _result(
    norm: Norm,
    facts: Facts,
    on: date,
    order: Mapping[str, int],
    review: tuple[Review, ...],
) -> NormResult:
    if on < norm.applies_from:
        return NormResult(norm, "not-yet-applied", "", "none", (), (), ())
    if norm.applies_until is not None and on >= norm.applies_until:
        return NormResult(norm, "no-longer-applied", "", "none", (), (), ())
    known = facts.known
    parts = norm.applicability()
    deciding: tuple[Part, ...]
    truths = [condition.truth(known) for _, condition in parts]
    truth = min(truths, default=Truth.YES)
    if truth is Truth.NO:
        # One false part is enough; the one with the fewest leaves is the plainest reason.
        false = [Part(n, because(c, known)) for n, c in parts if c.truth(known) is Truth.NO]
        deciding = (min(false, key=lambda part: sum(1 for _ in part.because.leaves())),)
    else:
        deciding = tuple(
            Part(name, because(condition, known))
            for (name, condition), t in zip(parts, truths, strict=True)
            if t is truth
        )
    needs = () if truth is not Truth.UNKNOWN else _unknown((p.because for p in deciding), order)
    if review:
        capacity = _capacity(norm, known)
        return NormResult(norm, "needs-review", "", capacity, deciding, needs, (), review)
    outcome, outcome_needs = _outcome(norm, truth, facts, order)
    status = _status(truth, needs, facts.catalogue)
    return NormResult(norm, status, outcome, _capacity(norm, known), deciding, needs, outcome_needs)


def _status(truth: Truth, needs: tuple[str, ...], catalogue: Catalogue) -> Status:
    if truth is Truth.YES:
        return "applies"
    if truth is Truth.NO:
        return "does-not-apply"
    judgment = all(catalogue.by_id[fact].kind == "judgment" for fact in needs)
    return "turns-on-judgment" if judgment else "cannot-say"


def _outcome(
    norm: Norm, truth: Truth, facts: Facts, order: Mapping[str, int]
) -> tuple[Outcome, tuple[str, ...]]:
    if norm.bans:
        if truth is Truth.YES:
            return "prohibited", ()
        return ("not-prohibited" if truth is Truth.NO else "unknown"), ()
    if norm.fulfilment is None or truth is not Truth.YES:
        return "", ()
    match norm.fulfilment.truth(facts.known):
        case Truth.YES:
            return "met", ()
        case Truth.NO:
            return "not-met", ()
    return "unknown", _unknown((because(norm.fulfilment, facts.known),), order)


def _capacity(norm: Norm, known: Mapping[str, str]) -> Capacity:
    if norm.bears is None:
        return "none"
    own = norm.bears.truth(known)
    if own is Truth.YES:
        return "bearer"
    concerned = norm.gate.truth(known)
    if concerned is Truth.YES:
        return "other side"
    return "unknown" if Truth.UNKNOWN in (own, concerned) else "none"


def _unknown(trees: Iterable[Because], order: Mapping[str, int]) -> tuple[str, ...]:
    found = {leaf.fact for tree in trees for leaf in tree.leaves() if leaf.value is None}
    return tuple(sorted(found, key=order.__getitem__))
