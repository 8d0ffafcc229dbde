"""Owns stored vectors: texts are encoded once and kept on disk under the hash of their content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kzlegal.embed import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["query", "passage"]
Progress = Callable[[int, int], None]
"""Called with the texts encoded so far and all texts."""
BATCH = 64


def key(name: str, kind: Kind, texts: Sequence[str]) -> str:
    """Give the hash under which the vectors of these texts by this engine are stored."""
    digest = hashlib.sha256(f"{name}\n{kind}\n{len(texts)}\n".encode())
    for text in texts:
        data = text.encode("utf-8", "replace")
        digest.update(f"{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def encode(
    embedder: Embedder,
    kind: Kind,
    texts: Sequence[str],
    folders: Sequence[Path] = (),
    progress: Progress | None = None,
) -> NDArray[np.float32]:
    """Encode the texts, or read their vectors: float32 array (len(texts), dimension).

    Every folder is read; what has to be made is written to the first. Vectors are kept in half
    precision, and given so when just made, so that a first and a later run answer alike. A stored
    file that is cut or of another shape is made anew; a folder that cannot be written only costs
    the time of the next start.
    """
    import numpy as np

    name = f"{key(embedder.name, kind, texts)}.npy"
    for folder in folders:
        if (stored := _read(folder / name, (len(texts), embedder.dimension))) is not None:
            return stored.astype(np.float32)
    work = embedder.encode_queries if kind == "query" else embedder.encode_passages
    made = np.zeros((len(texts), embedder.dimension), dtype=np.float16)
    for start in range(0, len(texts), BATCH):
        made[start : start + BATCH] = work(texts[start : start + BATCH])
        if progress is not None:
            progress(min(start + BATCH, len(texts)), len(texts))
    if folders:
        _store(folders[0] / name, made)
    return made.astype(np.float32)


def _read(path: Path, shape: tuple[int, int]) -> NDArray[np.float16] | None:
    import numpy as np

    if not path.is_file():
        return None
    try:
        stored = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = isinstance(stored, np.ndarray) and stored.shape == shape
    return stored if fits and stored.dtype == np.float16 else None


def _store(path: Path, vectors: NDArray[np.float16]) -> None:
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
