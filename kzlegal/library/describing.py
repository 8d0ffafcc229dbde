"""Owns Reader: descriptions in free words read with the corpus's lexicon and the engine at hand."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kzlegal.assess.describe import Description, Lexicon, Nearness, describe, load_lexicon
from kzlegal.embed import default_embedder
from kzlegal.grammar import alpha3
from kzlegal.norms import Catalogue


class Reader:
    """Reads descriptions; lexicon and engine are opened at the first one."""

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self._root = root
        self._catalogue = catalogue

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of descriptions that speak to facts."""
        return load_lexicon(self._root / "vocab" / "fact_words.yaml", self._catalogue)

    @cached_property
    def _nearness(self) -> tuple[Nearness | None, str]:
        embedder, reason = default_embedder()
        return (Nearness(embedder), "") if embedder is not None else (None, reason)

    def read(self, text: str, language: str | None, *, nearness: bool) -> Description:
        """Read one description, see `Applicability.describe`."""
        code = alpha3(language) if language else None
        near, reason = self._nearness if nearness else (None, "")
        return describe(text, self.lexicon, self._catalogue, code, near, reason)

    def prepare(self, language: str) -> None:
        """Do beforehand what the first description in a language would wait for."""
        near, _ = self._nearness
        if near is not None:
            near.prepare(self._catalogue.facts, alpha3(language))
