"""Interviews: our order of questions against the catalogue's, on the scenarios for development."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzlegal.evaluation.questions import evaluate_questions
from kzlegal.norms import Catalogue, Norm, load_facts, load_norms
from tests.shared import SHARED, needs_texts

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_facts(CORPUS / "facts.yaml")


@pytest.fixture(scope="module")
def norms() -> tuple[Norm, ...]:
    return load_norms(CORPUS)


def test_an_interview_ends_when_nothing_more_can_be_settled(
    norms: tuple[Norm, ...], catalogue: Catalogue, tmp_path: Path
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(
        "scenarios:\n- {id: nothing, date: '2026-06-01', facts: {}}\n"
        "- {id: early, date: '2026-01-17', facts: {role_owner: yes}}\n"
        "- {id: owner, date: '2026-06-01', facts: {role_owner: yes}}\n",
        "utf-8",
    )
    nothing, early, owner = evaluate_questions(file, norms, catalogue).interviews
    assert (nothing.best, nothing.catalogue, nothing.needed) == (0, 0, 0)
    assert early.best == 0
    assert owner.answered == 1
    assert owner.best == 1, "the one thing that is known is asked for first"


@needs_texts
def test_the_bar_on_questions(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    assert SHARED is not None
    result = evaluate_questions(SHARED / "eval/scenarios-dev.yaml", norms, catalogue)
    assert len(result.interviews) == 10
    assert result.fewer() >= 0.4
    assert result.fewer("needed") >= 0.35
