"""Owns kept_graph: the graph of the corpus as a store in the cache, made anew when it changes."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import akn
import kzlegal
from akn.problem import LegalTextError
from kzlegal.graph import DiskStore, GraphError

if TYPE_CHECKING:
    from kzlegal.graph.store import Progress
    from kzlegal.library import Library

_UNUSED = ("vectors", "questions", "cases")
"""Folders of the corpus of which the graph says nothing."""
_DAY = 86_400.0


def kept_graph(library: Library, progress: Progress | None = None) -> DiskStore:
    """Give the graph of the corpus from the cache; it is made where it is not there yet.

    It is named by everything it is made from: the corpus, the user's texts, the day, the program.
    Raises GraphError (GR107) where the cache cannot be written.
    """
    digest = inputs(library)
    place = library.cache / "graph"
    store = _intact(place / digest[:24])
    if store.digest != digest:
        try:
            store.load(library.quads(), progress, digest)
        except GraphError as error:
            told = error.problem
            hint = "set KZLEGAL_CACHE to a folder that can be written"
            raise GraphError(told.code, told.message, path=told.path, hint=hint) from None
        _sweep(place, keep=store.folder)
    return store


def inputs(library: Library) -> str:
    """Give the digest of all that the graph is made from."""
    root, user = library.corpus.root, library.corpus.store.root
    digest = hashlib.sha256(library.today.isoformat().encode())
    for name, place in (("corpus", root), ("user", user), *_programs()):
        for path in _files(place, "*.py" if name in ("akn", "kzlegal") else "*"):
            said = path.relative_to(place)
            if name == "corpus" and said.parts[0] in _UNUSED:
                continue
            data = path.read_bytes()
            digest.update(f"{name}\0{said.as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _programs() -> Iterator[tuple[str, Path]]:
    for package in (akn, kzlegal):
        if package.__file__:
            yield package.__name__, Path(package.__file__).parent


def _files(place: Path, pattern: str) -> list[Path]:
    return sorted(path for path in place.rglob(pattern) if path.is_file())


def _intact(folder: Path) -> DiskStore:
    """Open a folder of the cache; a damaged one is thrown away, since it can be made again."""
    try:
        return DiskStore(folder)
    except LegalTextError:
        shutil.rmtree(folder, ignore_errors=True)
        return DiskStore(folder)


def _sweep(place: Path, keep: Path) -> None:
    """Throw away graphs that nobody has made or opened for a day."""
    for folder in place.iterdir():
        with suppress(OSError):
            if folder != keep and time.time() - folder.stat().st_mtime > _DAY:
                shutil.rmtree(folder)
