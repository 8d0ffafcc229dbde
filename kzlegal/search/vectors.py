"""Owns stored vectors: texts are encoded once and kept on disk under the hash of their content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kzlegal.embed import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["query", "passage"]


def key(name: str, kind: Kind, texts: Sequence[str]) -> str:
    """Give the hash under which the vectors of these texts by this engine are stored."""
    digest = hashlib.sha256(f"{name}\n{kind}\n{len(texts)}\n".encode())
    for text in texts:
        data = text.encode("utf-8", "replace")
        digest.update(f"{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def encode(
    embedder: Embedder, kind: Kind, texts: Sequence[str], cache_dir: Path | None
) -> NDArray[np.float32]:
    """Encode the texts, or read their vectors: float32 array (len(texts), dimension).

    A stored file that is cut or of another shape is made anew; a folder that cannot be written
    only costs the time of the next start.
    """
    import numpy as np

    shape = (len(texts), embedder.dimension)
    path = cache_dir / f"{key(embedder.name, kind, texts)}.npy" if cache_dir else None
    if path is not None and path.is_file():
        try:
            stored = np.load(path, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            stored = None
        if stored is not None and stored.shape == shape and stored.dtype == np.float32:
            return np.asarray(stored)
    made = embedder.encode_queries(texts) if kind == "query" else embedder.encode_passages(texts)
    if path is not None:
        _store(path, made)
    return made


def _store(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write through a temporary file, so that a reader never sees half of it."""
    import numpy as np

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            np.save(file, vectors, allow_pickle=False)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
