"""Nearness points at a question, never at an answer, nor at what plain words must say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from kzlegal.assess.describe import Lexicon, Nearness, Reason, describe
from kzlegal.embed import default_embedder
from kzlegal.norms import Catalogue


class Alike:
    """An engine to which every text is the same as the first word of a fact's question."""

    name = "alike"
    dimension = 2

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        near = [1.0 if "audit" in text.lower() else 0.0 for text in texts]
        return np.array([[n, 1.0 - n] for n in near], dtype=np.float32)


SILENT = "The auditors came and looked at papers."


def test_a_sentence_without_known_words_points_at_a_question(
    lexicon: Lexicon, catalogue: Catalogue
) -> None:
    found = describe(SILENT, lexicon, catalogue, None, Nearness(Alike()))
    assert found.engine == "alike"
    assert found.proposals == ()
    assert {m.fact for m in found.mentions} >= {"audit_done"}
    for mention in found.mentions:
        fact = catalogue.by_id[mention.fact]
        assert mention.reason is Reason.NEAR
        assert (fact.kind, fact.roles) == ("data", ())
        assert not any(unit.startswith("art_17__para_3") for unit in fact.basis)
        assert mention.evidence[0].text == SILENT.rstrip(".")


def test_a_sentence_with_known_words_is_left_to_them(
    lexicon: Lexicon, catalogue: Catalogue
) -> None:
    text = "The clinic runs its own chatbot."
    with_engine = describe(text, lexicon, catalogue, None, Nearness(Alike()))
    without = describe(text, lexicon, catalogue)
    assert with_engine.proposals == without.proposals
    assert with_engine.mentions == ()


def test_without_an_engine_the_answer_says_so(lexicon: Lexicon, catalogue: Catalogue) -> None:
    found = describe("The clinic runs its own chatbot.", lexicon, catalogue, None, None, "none")
    assert [p.code for p in found.problems] == ["DESC006"]
    assert found.proposals


def test_the_engine_changes_no_proposal(lexicon: Lexicon, catalogue: Catalogue) -> None:
    embedder, reason = default_embedder()
    if embedder is None:
        pytest.skip(reason)
    text = "The clinic owns a chatbot. It finds its way. The voice on the phone is not of a human."
    near = describe(text, lexicon, catalogue, None, Nearness(embedder))
    again = describe(text, lexicon, catalogue, None, Nearness(embedder))
    assert near == again
    assert near.proposals == describe(text, lexicon, catalogue).proposals
