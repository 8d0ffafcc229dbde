"""Owns the making of the search index from the texts shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kzlegal.embed import default_embedder
from kzlegal.search import Index, load_questions
from kzlegal.search.passage import passages

if TYPE_CHECKING:
    from kzlegal.library import Library


def build_index(library: Library, progress: Callable[[int, int], None] | None = None) -> Index:
    """Index the first act of the corpus over all its languages at once.

    Vectors made before are read from the cache or from those that ship with the corpus; what is
    not there (an imported official text) is encoded now, and `progress` is told of it. Without an
    embedding engine the index searches by words only and says why.
    """
    act = library.acts[0]
    documents = {code: library.expression(act, code).document for code in act.languages}
    questions = load_questions(library.corpus.root / "questions" / f"{act.slug}.yaml")
    embedder, reason = default_embedder()
    return Index.build(
        passages(documents, questions),
        embedder,
        silences=questions.silences,
        cache_dir=library.cache / "vectors",
        shipped=library.corpus.root / "vectors",
        progress=progress,
        reason=reason,
    )
