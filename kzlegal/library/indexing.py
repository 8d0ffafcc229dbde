"""Owns the making of the search index from the texts shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kzlegal.embed import default_embedder
from kzlegal.search import Index, load_questions
from kzlegal.search.passage import passages

if TYPE_CHECKING:
    from kzlegal.library import Library


def build_index(
    library: Library, progress: Callable[[int, int], None] | None = None, ship: bool = False
) -> Index:
    """Index the first act of the corpus over all its languages at once.

    Vectors made before are read from the cache or from those that ship with the corpus; what is
    not there (an imported official text) is encoded now, and `progress` is told of it. Without an
    embedding engine the index searches by words only and says why. `ship` writes the vectors of
    our own editions into the corpus (``kzlegal build``).
    """
    act = library.acts[0]
    text = library.edition if ship else library.expression
    documents = {code: text(act, code).document for code in act.languages}
    questions = load_questions(library.corpus.root / "questions" / f"{act.slug}.yaml")
    embedder, reason = default_embedder()
    shipped, cache = library.corpus.root / "vectors", library.cache / "vectors"
    return Index.build(
        passages(documents, questions),
        embedder,
        silences=questions.silences,
        # what ships already stays as it is, whatever this machine would make of the same text
        cache_dir=shipped if ship else cache,
        shipped=cache if ship else shipped,
        ship_to=shipped if ship else None,
        progress=progress,
        reason=reason,
    )
