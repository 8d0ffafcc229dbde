"""The oracle: it agrees with the evaluator, notices a wrong one, and finds faults of rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kzlegal.evaluation.oracle import Oracle, audit, compare
from kzlegal.norms import (
    Bearer,
    Catalogue,
    Norm,
    Not,
    Translated,
    Truth,
    load_facts,
    load_norms,
    read_facts,
    read_norms,
)
from kzlegal.norms.condition import Is

pytest.importorskip("clingo", reason="clingo, the oracle's solver, comes with the extra dev")

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
ON = date(2026, 6, 1)


@pytest.fixture(scope="module")
def norms() -> tuple[Norm, ...]:
    return load_norms(CORPUS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_facts(CORPUS / "facts.yaml")


def test_our_evaluator_and_answer_set_search_agree(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    done = compare(norms, catalogue, ON, profiles=250, seed=20260118)
    assert done.disagreements == ()
    assert done.profiles == 250
    assert done.judged > 20_000
    assert done.missed <= 0.02


def test_an_evaluator_that_reads_the_unknown_as_no_is_caught(
    norms: tuple[Norm, ...], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What OpenFisca and JSON-logic do: a missing fact is false, so that its negation is true.
    def closed_world(self: Not, known: dict[str, str]) -> Truth:
        return Truth.NO if self.part.truth(known) is Truth.YES else Truth.YES

    monkeypatch.setattr(Not, "truth", closed_world)
    done = compare(norms, catalogue, ON, profiles=50)
    assert len(done.disagreements) > 0
    assert "unknown" in {d.oracle for d in done.disagreements}


def test_equal_seeds_give_equal_figures(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    assert compare(norms, catalogue, ON, 20, 5) == compare(norms, catalogue, ON, 20, 5)
    assert compare(norms, catalogue, ON, 20, 5) != compare(norms, catalogue, ON, 20, 6)


def test_nothing_in_the_corpus_is_dead_or_idle(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    found = audit(norms, catalogue)
    assert found.dead == ()
    assert found.unborne == ()
    assert found.idle_exceptions == ()
    assert found.idle_facts == ()


WORDS = "{rus: слово, kaz: сөз, eng: word}"
FACTS = f"""
facts:
- {{id: owner, kind: data, question: {WORDS}, help: {WORDS}, basis: [art_1]}}
- id: state_owner
  kind: data
  question: {WORDS}
  help: {WORDS}
  basis: [art_1]
  implies: [{{when: "yes", then: {{owner: "yes"}}, why: "A state owner is an owner."}}]
- {{id: told, kind: data, question: {WORDS}, help: {WORDS}, basis: [art_1]}}
- {{id: secret, kind: data, question: {WORDS}, help: {WORDS}, basis: [art_1]}}
- {{id: colour, kind: data, values: [red, blue], question: {WORDS}, help: {WORDS}, basis: [art_1]}}
"""


def small(*norms: str) -> tuple[tuple[Norm, ...], Catalogue]:
    catalogue = read_facts(FACTS, "facts.yaml")
    roles = {
        "owner": Is("owner", ("yes",)),
        "stranger": Is("owner", ("no",)),
        "none": Is("owner", ("yes", "no")),
    }
    bearers = {
        name: Bearer(name, Translated("а", "ә", "a"), condition)
        for name, condition in roles.items()
    }
    body = "\n".join(
        f"- {{eid: art_{i}, action: {WORDS}, status: statute, why: ours, {norm}}}"
        for i, norm in enumerate(norms, 1)
    )
    text = f"act: /akn/kz/act/2000-01-01/1\nslug: one\nfrom: 2026-01-18\nnorms:\n{body}\n"
    return read_norms(text, catalogue, bearers, "one.yaml").norms, catalogue


OWED = "type: obligation, bearer: [owner]"


@pytest.mark.parametrize(
    ("case", "norms", "field", "expected"),
    [
        (
            "a state owner who is no owner exists in no world",
            [f'{OWED}, conditions: {{all: [{{state_owner: "yes"}}, {{owner: "no"}}]}}'],
            "dead",
            ("one/art_1",),
        ),
        (
            "a norm for everybody without a condition always applies",
            ["type: principle, bearer: [none]"],
            "unconditional",
            ("one/art_1",),
        ),
        (
            "a duty shown to strangers whose bearer can be none of them",
            ["type: obligation, bearer: [owner], concerns: [stranger]"],
            "unborne",
            ("one/art_1",),
        ),
        (
            "an exception for those who are no owners, in a duty of owners",
            [f'{OWED}, exceptions: {{owner: "no"}}'],
            "idle_exceptions",
            ("one/art_1",),
        ),
        (
            "one duty to tell and one to keep silent",
            [
                f'{OWED}, fulfilment: {{told: "yes"}}',
                f'{OWED}, conditions: {{secret: "yes"}}, fulfilment: {{told: "no"}}',
            ],
            "conflicts",
            (("one/art_1", "one/art_2"),),
        ),
        (
            "a duty whose fulfilment is banned",
            [
                f'{OWED}, fulfilment: {{told: "yes"}}',
                'type: prohibition, bearer: [owner], conditions: {told: "yes"}',
            ],
            "conflicts",
            (("one/art_1", "one/art_2"),),
        ),
        (
            "the state owner matters through the owner; the rest is asked for nothing",
            [OWED],
            "idle_facts",
            ("told", "secret", "colour"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_the_audit_finds_a_planted_fault(
    case: str, norms: list[str], field: str, expected: tuple[object, ...]
) -> None:
    assert getattr(audit(*small(*norms)), field) == expected


def test_what_follows_is_found_by_search() -> None:
    oracle = Oracle(*small(f"{OWED}, conditions: {{colour: [red]}}"))
    verdict = oracle.verdict({"state_owner": "yes"})
    assert verdict is not None
    assert verdict.truth("applies", 0) is Truth.UNKNOWN
    settled = oracle.verdict({"state_owner": "yes", "colour": "red"})
    assert settled is not None
    assert settled.truth("applies", 0) is Truth.YES
    assert oracle.verdict({"state_owner": "yes", "owner": "no"}) is None
