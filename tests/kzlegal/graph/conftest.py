"""The graph of the AI law, made once from the corpus and shared by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzlegal.graph import Quad
from tests.kzlegal.graph.ai_law import ai_law_graph

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def quads() -> tuple[Quad, ...]:
    return ai_law_graph()


@pytest.fixture(scope="session")
def vocabulary() -> str:
    return (ROOT / "corpus" / "vocab" / "kzlegal.ttl").read_text("utf-8")
