"""Gives the tests of applicability the norms and the facts of law 230-VIII."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzlegal.norms import Catalogue, Norm, load_facts, load_norms

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_facts(CORPUS / "facts.yaml")


@pytest.fixture(scope="session")
def norms() -> tuple[Norm, ...]:
    return load_norms(CORPUS)
