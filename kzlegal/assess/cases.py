"""Owns the curated cases beside an act: facts and a date given, what must come out, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from akn.problem import LegalTextError, Problem
from kzlegal.assess.assessment import Assessment, assess
from kzlegal.assess.expectation import Expectation, Expected, disagreements
from kzlegal.assess.facts import Facts
from kzlegal.assess.result import Outcome
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm
from kzlegal.norms.nodes import Node, file_text, read_nodes


class CaseError(LegalTextError):
    """A file of cases cannot be read."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: given a profile, on a date, then an expectation."""

    id: str
    given: str
    why: str
    on: date
    facts: Facts
    expectation: Expectation
    only: str = ""
    """"questions" where no verdict may come out, "not-yet-applied" where every norm must say so."""
    line: int = 0


def load_cases(path: Path, catalogue: Catalogue) -> tuple[Case, ...]:
    """Read the cases of one act; raises CaseError or FactsError with file and line.

    The file's ``act`` is the slug of the act whose units its pinpoints name plainly.
    """
    root = read_nodes(file_text(path), str(path))
    act = root.string("act")
    return tuple(_case(node, act, catalogue, str(path)) for node in root.list_at("cases"))


def check_case(case: Case, norms: Iterable[Norm]) -> tuple[str, ...]:
    """Run a case; give one sentence for each thing that comes out otherwise than expected."""
    assessment = assess(norms, case.facts, case.on)
    return disagreements(assessment, case.expectation) + _only(case.only, assessment)


def _only(word: str, assessment: Assessment) -> tuple[str, ...]:
    if word == "questions":
        # The date speaks for itself: what is spent by then is no verdict on the profile.
        wrong = [r for r in assessment.norms if not r.open and r.status != "no-longer-applied"]
        said = tuple(f"{r.norm.id} should be open; we say {r.status}" for r in wrong)
        return said + (() if assessment.questions else ("there should be questions",))
    if word == "not-yet-applied":
        wrong = [
            r
            for r in assessment.norms
            if r.norm.type != "application" and r.status != "not-yet-applied"
        ]
        return tuple(f"{r.norm.id} should not be applied yet; we say {r.status}" for r in wrong)
    return ()


def _case(node: Node, act: str, catalogue: Catalogue, path: str) -> Case:
    name, then = node.string("id"), node.get("then")
    if not name or then is None:
        raise _error("a case needs id and then", node, path)
    try:
        on = date.fromisoformat(node.string("on"))
    except ValueError:
        raise _error(f"the case {name} has no date of the calendar under on", node, path) from None
    given = node.get("facts")
    facts = Facts.from_mapping(
        {} if given is None else {key.text: value.text for key, value in given.pairs},
        catalogue,
        path,
    )
    outcomes = then.get("outcome")
    said = {} if outcomes is None else {k.text: v.text for k, v in outcomes.pairs}
    open_node = then.get("open")
    bans = then.get("prohibited_by")
    return Case(
        name,
        node.string("given"),
        node.string("why"),
        on,
        facts,
        Expectation(
            tuple(Expected(p, cast(Outcome, said.get(p, ""))) for p in then.strings("applies")),
            then.strings("not"),
            ()
            if open_node is None
            else tuple((k.text, tuple(i.text for i in v.items)) for k, v in open_node.pairs),
            None if bans is None else then.strings("prohibited_by"),
            act,
        ),
        then.string("only"),
        node.line,
    )


def _error(message: str, node: Node, path: str) -> CaseError:
    return CaseError(Problem("CASE001", message, path=path, line=node.line, column=node.column))
