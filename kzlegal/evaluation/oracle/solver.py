"""Owns Oracle: what holds in some world and in every world that a profile leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from akn.problem import LegalTextError, Problem
from kzlegal.evaluation.oracle.program import Program, quoted
from kzlegal.norms import NOT_APPLICABLE, Catalogue, Norm, Truth

if TYPE_CHECKING:
    import clingo

Claim = tuple[str, int]
"""A name (applies, met, borne) and the number of a norm."""


class OracleError(LegalTextError):
    """The oracle cannot be asked: clingo is not installed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true in some of the worlds that a profile leaves open, and what in all of them."""

    possible: frozenset[Claim]
    certain: frozenset[Claim]

    def truth(self, name: str, norm: int) -> Truth:
        """Give yes where it holds in every world, no where in none, else unknown."""
        if (name, norm) in self.certain:
            return Truth.YES
        return Truth.UNKNOWN if (name, norm) in self.possible else Truth.NO


class Oracle:
    """The program of some norms, grounded once, to be asked about many profiles."""

    def __init__(self, norms: Sequence[Norm], catalogue: Catalogue) -> None:
        program = Program()
        program.answers(catalogue)
        program.rules(catalogue)
        program.norms(norms)
        for fact in catalogue.facts:
            program.say(f"#external na({quoted(fact.id)}).")
        program.say("#show applies/1. #show met/1. #show borne/1.")
        self._control = control(program.text())

    def verdict(self, given: Mapping[str, str]) -> Verdict | None:
        """Judge a profile of given answers; None where no world agrees with it."""
        import clingo

        def na(fact: str) -> clingo.Symbol:
            return clingo.Function("na", [clingo.String(fact)])

        absent = [fact for fact, value in given.items() if value == NOT_APPLICABLE]
        for fact in absent:
            self._control.assign_external(na(fact), True)
        try:
            assumed = [
                (clingo.Function("value", [clingo.String(f), clingo.String(v)]), True)
                for f, v in given.items()
            ]
            possible = self._consequences("brave", assumed)
            if possible is None:
                return None
            certain = self._consequences("cautious", assumed)
        finally:
            for fact in absent:
                self._control.assign_external(na(fact), False)
        return Verdict(possible, certain or frozenset())

    def _consequences(
        self, mode: Literal["brave", "cautious"], assumed: Sequence[tuple[clingo.Symbol, bool]]
    ) -> frozenset[Claim] | None:
        return consequences(self._control, mode, assumed)


def control(text: str) -> clingo.Control:
    """Ground a program; raises OracleError where clingo is not installed."""
    try:
        import clingo
    except ImportError:
        hint = "install it: pip install 'kzlegal[dev]'"
        problem = Problem("EVA009", "clingo, the oracle's solver, is not installed", hint=hint)
        raise OracleError(problem) from None
    made = clingo.Control(["--warn=none", "--models=0"])
    made.add("base", [], text)
    made.ground([("base", [])])
    return made


def consequences(
    made: clingo.Control,
    mode: Literal["brave", "cautious"],
    assumed: Sequence[tuple[clingo.Symbol, bool]] = (),
) -> frozenset[Claim] | None:
    """Give the shown atoms of some model (brave) or of all (cautious); None where there is none."""
    solve = made.configuration.solve
    solve.enum_mode = mode
    last: frozenset[Claim] | None = None
    with made.solve(yield_=True, assumptions=assumed) as handle:
        for model in handle:
            # Each model of these modes narrows or widens the answer; the last one is it.
            last = frozenset(
                (symbol.name, symbol.arguments[-1].number) for symbol in model.symbols(shown=True)
            )
    return last
