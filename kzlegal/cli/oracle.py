"""Owns the command eval oracle: the evaluator beside answer-set search, and the rules audited."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from kzlegal.cli.layout import write
from kzlegal.cli.options import Day, counting, emit, json_option, open_library, working

if TYPE_CHECKING:
    from kzlegal.evaluation.oracle import Audit, Comparison


@click.command("oracle", short_help="Compare assessments with answer-set search; audit the rules.")
@click.option(
    "--profiles",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="How many random profiles to judge.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Equal seeds, equal profiles.")
@click.option("--on", type=Day(), default=date(2026, 6, 1), help="Date; 2026-06-01 if not given.")
@json_option
def eval_oracle(profiles: int, seed: int, on: date, as_json: bool) -> None:
    """Judge random profiles twice, by our evaluator and by clingo, and list where they differ.

    Then the rules themselves are looked at: norms that can never apply, duties that nobody can
    have, duties that contradict, exceptions and facts that never matter. Needs clingo (the extra
    dev). Exit code 1 where the two disagree.

    \b
    Example:
      kzlegal eval oracle --profiles 10000
    """
    from kzlegal.evaluation.oracle import audit, compare

    library = open_library()
    with working("auditing the rules"):
        found = audit(library.norms, library.catalogue)
    with counting("judging profiles") as progress:
        done = compare(library.norms, library.catalogue, on, profiles, seed, progress)
    if as_json:
        emit({"comparison": done.json(), "audit": found.json()})
    else:
        for line in _comparison(done):
            write(line, hanging="    ")
        for line in _audit(found):
            write(line, hanging="    ")
    if done.disagreements:
        sys.exit(1)


def _comparison(done: Comparison) -> Iterator[str]:
    yield f"profiles: {done.profiles:,}, and {done.contradictory:,} that contradict themselves"
    yield f"statuses compared: {done.judged:,}; disagreements: {len(done.disagreements)}"
    count = sum(n for _, n in done.decidable)
    yield f"left open by us: {done.open:,}; of those decidable: {count} ({done.missed:.3%})"
    for norm, n in done.decidable:
        yield f"  decidable: {norm}, {n} times"
    for wrong in done.disagreements[:20]:
        profile = ", ".join(f"{fact}={value}" for fact, value in wrong.profile)
        yield (
            f"  DISAGREE {wrong.norm or 'the profile'}: we say {wrong.ours}, "
            f"the oracle {wrong.oracle}; {profile}"
        )
    if len(done.disagreements) > 20:
        yield f"  and {len(done.disagreements) - 20} more (see --json)"


def _audit(found: Audit) -> Iterator[str]:
    said = (
        ("norms that can never apply", found.dead),
        ("norms that apply whatever the facts", found.unconditional),
        ("norms that nobody can bear", found.unborne),
        ("exceptions that never take anything away", found.idle_exceptions),
        ("duties that cannot be met together", tuple(" and ".join(p) for p in found.conflicts)),
        ("facts that never decide", found.idle_facts),
    )
    for label, names in said:
        yield f"{label}: {', '.join(names) or 'none'}"
