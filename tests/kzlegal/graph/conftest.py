"""The graph of the AI law and that of the whole corpus, each made once and shared by the tests."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kzlegal.graph import ActGraphInput, Quad
from kzlegal.library import Library
from kzlegal.library.graphing import graph_of, inputs
from tests.kzlegal.graph.ai_law import ai_law_graph

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def quads() -> tuple[Quad, ...]:
    return ai_law_graph()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("graph")
    return Library.open(
        today=datetime.date(2026, 11, 24), user=folder / "user", cache=folder / "cache"
    )


@pytest.fixture(scope="session")
def corpus_inputs(library: Library) -> tuple[ActGraphInput, ...]:
    return inputs(library, library._texts)


@pytest.fixture(scope="session")
def corpus_quads(library: Library, corpus_inputs: tuple[ActGraphInput, ...]) -> tuple[Quad, ...]:
    return graph_of(library, corpus_inputs, "kzlegal test")


@pytest.fixture(scope="session")
def vocabulary() -> str:
    return (ROOT / "corpus" / "vocab" / "kzlegal.ttl").read_text("utf-8")
