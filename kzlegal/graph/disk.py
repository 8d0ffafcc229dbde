"""Owns DiskStore: a graph in a folder, written whole beside it and renamed into place."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kzlegal.graph.guard import first_line
from kzlegal.graph.names import Names
from kzlegal.graph.printing import nquads
from kzlegal.graph.rdf import GraphError, Quad
from kzlegal.graph.rows import MAX_ROWS, Rows
from kzlegal.graph.store import Progress, answer_from

if TYPE_CHECKING:
    import pyoxigraph

_ABOUT, _DATA = "graph.json", "store"
_CHUNK = 20_000
"""Quads given to the engine at once; progress is told after each."""


class DiskStore:
    """A graph in a folder; many processes may read it at once, and none sees half of it.

    The folder holds ``store/`` (oxigraph) and ``graph.json``, which says what is in it. Opening one
    that does not exist yet gives an empty graph. Raises GraphError (GR107) for a folder that holds
    something else, or that cannot be opened.
    """

    def __init__(self, folder: Path, names: Names | None = None) -> None:
        import pyoxigraph

        self.folder = folder
        self.about = _about(folder)
        base = self.about.get("base", "")
        self._names = names or (Names(base) if base else Names())
        self._inner = _opened(folder) if self.about else pyoxigraph.Store()

    @property
    def names(self) -> Names:
        """The naming of the graph."""
        return self._names

    @property
    def digest(self) -> str:
        """What the graph was made from, as `load` was told; empty where nothing is held."""
        return self.about.get("digest", "")

    def load(
        self, quads: Iterable[Quad], progress: Progress | None = None, digest: str = ""
    ) -> None:
        """Put a graph in the place of the one that is held: all of it or, at a fault, none.

        Raises GraphError (GR107) where the folder cannot be written.
        """
        import pyoxigraph

        held = tuple(quads)
        about = {"base": self.names.base, "digest": digest, "quads": str(len(held))}
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            fresh = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}.", dir=self.folder.parent))
        except OSError as error:
            raise _fault(self.folder, f"cannot be written: {error.strerror or error}") from None
        try:
            inner = pyoxigraph.Store(str(fresh / _DATA))
            for start in range(0, len(held), _CHUNK):
                part = held[start : start + _CHUNK]
                inner.bulk_load(input=nquads(part), format=pyoxigraph.RdfFormat.N_QUADS)
                if progress is not None:
                    progress(start + len(part), len(held))
            inner.flush()
            inner.optimize()
            del inner
            (fresh / _ABOUT).write_text(f"{json.dumps(about, indent=1)}\n", "utf-8")
            self.close()
            _put(fresh, self.folder)
        except (OSError, RuntimeError) as error:
            why = getattr(error, "strerror", None) or first_line(error)
            raise _fault(self.folder, f"cannot be written: {why}") from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        self.about = _about(self.folder)
        self._inner = _opened(self.folder)

    def answer(self, text: str, limit: int = MAX_ROWS) -> Rows:
        """Answer a query. Raises GraphError (GR101) for what is not SPARQL."""
        return answer_from(self._inner, self._names, text, limit)

    def close(self) -> None:
        """Let go of the files."""
        import pyoxigraph

        self._inner = pyoxigraph.Store()


def _put(fresh: Path, folder: Path) -> None:
    """Move a finished folder to its place; what stood there goes away after, not before."""
    old = fresh.with_name(f"{fresh.name}.old")
    if folder.exists():
        os.replace(folder, old)
    try:
        os.replace(fresh, folder)
    except OSError:
        # Another process was quicker, or the name is taken: give back what stood there.
        if old.exists() and not folder.exists():
            os.replace(old, folder)
        if not (folder / _ABOUT).is_file():
            raise
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(old)


def _about(folder: Path) -> dict[str, str]:
    """Read what a folder holds; empty where it does not exist or is empty."""
    if not folder.exists():
        return {}
    try:
        if not any(folder.iterdir()):
            return {}
        found = json.loads((folder / _ABOUT).read_text("utf-8"))
        return {str(key): str(value) for key, value in found.items()}
    except NotADirectoryError:
        raise _fault(folder, "is a file, not a folder") from None
    except (OSError, ValueError, AttributeError):
        raise _fault(folder, "holds something that is not a graph of kzlegal") from None


def _opened(folder: Path) -> pyoxigraph.Store:
    import pyoxigraph

    try:
        return pyoxigraph.Store.read_only(str(folder / _DATA))
    except (OSError, RuntimeError) as error:  # the engine tells damage by the second
        raise _fault(folder, f"cannot be opened: {first_line(error)}") from None


def _fault(folder: Path, message: str) -> GraphError:
    hint = "name a folder that does not exist yet, or one that kzlegal graph load made"
    return GraphError("GR107", f"the folder of the graph {message}", path=str(folder), hint=hint)
