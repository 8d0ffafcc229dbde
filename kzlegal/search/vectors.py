"""Owns stored vectors: a text is encoded once and kept on disk under the hash of its content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
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


ROOM = 4
"""A file may hold so many times the rows last asked for; beyond that only those are kept."""


def key(text: str) -> bytes:
    """Give the 16 bytes under which the vector of a text is stored."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def encode(
    embedder: Embedder,
    kind: Kind,
    texts: Sequence[str],
    folders: Sequence[Path] = (),
    progress: Progress | None = None,
) -> NDArray[np.float32]:
    """Encode the texts, or read their vectors: float32 array (len(texts), dimension).

    Every folder is read; what has to be made is written to the first. Only texts that are new or
    changed are encoded. Vectors are kept in half precision, and given so when just made, so that a
    first and a later run answer alike. A damaged file is made anew; a folder that cannot be written
    only costs the time of the next start.
    """
    import numpy as np

    name = _name(embedder, kind)
    rows: dict[bytes, NDArray[np.float16]] = {}
    for folder in reversed(folders):
        rows.update(_read(folder / name, embedder.dimension))
    keys = [key(text) for text in texts]
    missing = {k: text for k, text in zip(keys, texts, strict=True) if k not in rows}
    work = embedder.encode_queries if kind == "query" else embedder.encode_passages
    waiting = list(missing.items())
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        made = work([text for _, text in batch]).astype(np.float16)
        rows.update(zip((k for k, _ in batch), made, strict=True))
        if progress is not None:
            progress(start + len(batch), len(waiting))
    if waiting and folders:
        kept = rows if len(rows) <= ROOM * len(keys) else {k: rows[k] for k in keys}
        _store(folders[0] / name, kept)
    if not keys:
        return np.zeros((0, embedder.dimension), dtype=np.float32)
    return np.stack([rows[k] for k in keys]).astype(np.float32)


def ship(
    embedder: Embedder,
    kind: Kind,
    texts: Sequence[str],
    rows: NDArray[np.float32],
    folder: Path,
) -> None:
    """Write exactly the vectors of these texts into a folder; equal vectors give equal bytes."""
    import numpy as np

    _store(
        folder / _name(embedder, kind),
        {key(text): row.astype(np.float16) for text, row in zip(texts, rows, strict=True)},
    )


def _name(embedder: Embedder, kind: Kind) -> str:
    return f"{embedder.name}-{kind}.npz".replace("/", "_")


def _read(path: Path, dimension: int) -> dict[bytes, NDArray[np.float16]]:
    import zipfile

    import numpy as np

    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            keys, rows = stored["keys"], stored["rows"]
    except (OSError, ValueError, EOFError, KeyError, TypeError, zipfile.BadZipFile):
        return {}
    fits = keys.dtype == np.uint8 and rows.dtype == np.float16
    if not fits or keys.shape != (len(rows), 16) or rows.shape[1:] != (dimension,):
        return {}
    return {k.tobytes(): row for k, row in zip(keys, rows, strict=True)}


def _store(path: Path, rows: Mapping[bytes, NDArray[np.float16]]) -> None:
    """Write in the order of the keys, through a temporary file: no reader sees half of it."""
    import numpy as np

    order = sorted(rows)
    keys = np.frombuffer(b"".join(order), dtype=np.uint8).reshape(len(order), 16)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, keys=keys, rows=np.stack([rows[k] for k in order]))
        os.chmod(name, 0o644)  # mkstemp makes it private; a shared corpus is read by others
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
