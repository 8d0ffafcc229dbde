"""Owns the audit of the rules themselves: what can never apply, bind, conflict or matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzlegal.evaluation.oracle.program import Program, answers_of, quoted
from kzlegal.evaluation.oracle.solver import consequences, control
from kzlegal.norms import Catalogue, Norm, facts_of
from kzlegal.norms.penalty import OFFENDER_FACT


@dataclass(frozen=True, slots=True)
class Audit:
    """What the solver found over all worlds; each list names norm ids, facts, or pairs of ids."""

    dead: tuple[str, ...]
    """Norms that apply in no world: their condition contradicts itself or the facts' rules."""
    unconditional: tuple[str, ...]
    """Norms that apply in every world."""
    unborne: tuple[str, ...]
    """Norms with a bearer that nobody can bear in a world in which they apply."""
    idle_exceptions: tuple[str, ...]
    """Norms whose exception never takes anything away."""
    conflicts: tuple[tuple[str, str], ...]
    """Two duties that can bind at once and can never both be met; or a duty and a ban such that
    meeting the duty always falls under the ban."""
    idle_facts: tuple[str, ...]
    """Facts whose answer never changes any norm, not even through what follows from it."""

    def json(self) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "dead": list(self.dead),
            "unconditional": list(self.unconditional),
            "unborne": list(self.unborne),
            "idle_exceptions": list(self.idle_exceptions),
            "conflicts": [list(pair) for pair in self.conflicts],
            "idle_facts": list(self.idle_facts),
        }


def audit(norms: Sequence[Norm], catalogue: Catalogue) -> Audit:
    """Look at every world that the facts' rules allow. Raises OracleError without clingo."""
    put = [norm for norm in norms if not norm.not_assessed]
    possible, certain = _some_and_all(put, catalogue)
    numbers = range(len(put))
    with_exception = [i for i in numbers if put[i].exceptions is not None]
    return Audit(
        dead=tuple(put[i].id for i in numbers if ("applies", i) not in possible),
        unconditional=tuple(put[i].id for i in numbers if ("applies", i) in certain),
        unborne=tuple(
            put[i].id for i in numbers if put[i].bears is not None and ("borne", i) not in possible
        ),
        idle_exceptions=tuple(put[i].id for i in with_exception if ("excused", i) not in possible),
        conflicts=tuple(_conflicts(put, catalogue)),
        idle_facts=_idle_facts(put, catalogue),
    )


def _some_and_all(
    put: Sequence[Norm], catalogue: Catalogue
) -> tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]:
    program = _one_world(put, catalogue)
    for number, norm in enumerate(put):
        if norm.exceptions is not None:
            rest = [program.truth(c) for name, c in norm.applicability() if name != "exception"]
            body = ", ".join([*rest, program.truth(norm.exceptions)])
            program.say(f"excused({number}) :- {body}.")
    program.say("#show applies/1. #show borne/1. #show excused/1.")
    made = control(program.text())
    some = consequences(made, "brave") or frozenset()
    return some, consequences(made, "cautious") or frozenset()


def _conflicts(put: Sequence[Norm], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    duties = [i for i, norm in enumerate(put) if norm.fulfilment is not None and not norm.bans]
    bans = [i for i, norm in enumerate(put) if norm.bans]
    pairs = [(a, b) for a in duties for b in duties if a < b] + [
        (a, b) for a in duties for b in bans
    ]
    program = _one_world(put, catalogue)
    for number, (a, b) in enumerate(pairs):
        if b in bans:
            # That the ban's facts are there at all is possible apart from the duty.
            program.say(f"both({number}) :- applies({a}).")
            program.say(f"kept({number}) :- met({a}), not applies({b}).")
        else:
            program.say(f"both({number}) :- applies({a}), applies({b}).")
            program.say(f"kept({number}) :- met({a}), met({b}).")
    program.say("#show both/1. #show kept/1.")
    some = consequences(control(program.text()), "brave") or frozenset()
    for number, (a, b) in enumerate(pairs):
        if ("both", number) in some and ("kept", number) not in some:
            yield put[a].id, put[b].id


def _idle_facts(put: Sequence[Norm], catalogue: Catalogue) -> tuple[str, ...]:
    """Compare two worlds that differ in one answer; then follow the rules between facts back.

    The first world keeps the rules. The second need not: where one answer is another one's
    definition, no two lawful worlds differ in it alone.
    """
    lines: list[str] = []
    for world in ("1,", "2,"):
        program = Program(world)
        program.answers(catalogue)
        if world == "1,":
            program.rules(catalogue)
        program.norms(put)
        lines.append(program.text())
    last = Program()
    choices = ";".join(f"chosen({number})" for number in range(len(catalogue.facts)))
    last.say(f"1 {{ {choices} }} 1.")
    for number, fact in enumerate(catalogue.facts):
        name = quoted(fact.id)
        for value in answers_of(fact):
            one, two = (f"value({w},{name},{quoted(value)})" for w in (1, 2))
            last.say(f":- {one}, not {two}, not chosen({number}).")
        last.say(f"decides({number}) :- chosen({number}), changed.")
        last.say(f"#external na({name}).")
    for name in ("applies", "met", "borne"):
        last.say(f"changed :- {name}(1,N), not {name}(2,N).")
    last.say("#show decides/1.")
    some = consequences(control("".join(lines) + last.text()), "brave") or frozenset()
    deciding = {catalogue.facts[number].id for _, number in some}
    if any(norm.penalty is not None for norm in put):
        deciding.add(OFFENDER_FACT)  # it chooses the line of a fine
    grown = True
    while grown:
        informing = {r.fact for r in catalogue.implications if r.then_fact in deciding}
        for derivation in catalogue.derivations:
            if derivation.then_fact in deciding:
                informing |= set(facts_of(derivation.when))
        grown = not informing <= deciding
        deciding |= informing
    return tuple(fact.id for fact in catalogue.facts if fact.id not in deciding)


def _one_world(put: Sequence[Norm], catalogue: Catalogue) -> Program:
    program = Program()
    program.answers(catalogue)
    program.rules(catalogue)
    program.norms(put)
    for fact in catalogue.facts:
        program.say(f"#external na({quoted(fact.id)}).")
    return program
