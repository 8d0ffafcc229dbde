"""The graph of the AI law and that of the whole corpus, each made once and shared by the tests."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kzlegal.graph import Quad
from kzlegal.library import Library
from tests.kzlegal.graph.ai_law import ai_law_graph

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def quads() -> tuple[Quad, ...]:
    return ai_law_graph()


@pytest.fixture(scope="session")
def corpus_quads(tmp_path_factory: pytest.TempPathFactory) -> tuple[Quad, ...]:
    from kzlegal.library.graphing import quads

    folder = tmp_path_factory.mktemp("graph")
    library = Library.open(
        today=datetime.date(2026, 11, 24), user=folder / "user", cache=folder / "cache"
    )
    return quads(library, library._texts, "kzlegal test")


@pytest.fixture(scope="session")
def vocabulary() -> str:
    return (ROOT / "corpus" / "vocab" / "kzlegal.ttl").read_text("utf-8")
