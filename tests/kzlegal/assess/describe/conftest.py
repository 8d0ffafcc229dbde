"""Gives the tests of descriptions a reader: text and language in, description out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzlegal.assess.describe import Description, Language, Lexicon, describe, load_lexicon
from kzlegal.norms import Catalogue

CORPUS = Path(__file__).resolve().parents[4] / "corpus"
Read = Callable[..., Description]


@pytest.fixture(scope="session")
def lexicon(catalogue: Catalogue) -> Lexicon:
    return load_lexicon(CORPUS / "vocab" / "fact_words.yaml", catalogue)


@pytest.fixture(scope="session")
def read(lexicon: Lexicon, catalogue: Catalogue) -> Read:
    def reader(text: str, language: Language | None = None) -> Description:
        return describe(text, lexicon, catalogue, language)

    return reader
