"""Owns the way from a document to its candidate norms: statements, then one pack's reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from akn.model import Document
from kzlegal.norms.extract.candidate import CandidateNorm, Extraction, Unread
from kzlegal.norms.extract.lexicon import Lexicon
from kzlegal.norms.extract.pack import Surroundings
from kzlegal.norms.extract.packs import pack_of
from kzlegal.norms.extract.statement import statements
from kzlegal.norms.nlp import pipeline


def extract(
    document: Document,
    language: str,
    lexicon: Lexicon,
    progress: Callable[[int, int], None] | None = None,
) -> Extraction:
    """Give the candidate norms of a document in document order, and what no rule reads.

    `language` is the document's: ``rus``, ``kaz`` or ``eng``; `lexicon` is of the same language.
    `progress` is told (statements read, statements in all). Raises LegalTextError for a language
    without rules and where a package that parses it is missing.
    """
    pack = pack_of(language)
    found = statements(document, pack.shared_tail)
    names: dict[str, str] = {}
    actors: dict[str, None] = {}
    for statement in found:
        if pack.actors is not None:
            actors.update(dict.fromkeys(pack.actors(statement)))
        for short, full in pack.short_names(statement).items():
            names.setdefault(short, full)
    around = Surroundings(pipeline(language), lexicon, _title(document), names, tuple(actors))
    norms: list[CandidateNorm] = []
    unread: list[Unread] = []
    for done, statement in enumerate(found, 1):
        read = pack.read(statement, around)
        norms.extend(read)
        # A lead-in speaks through its items.
        if not read and statement.kind != "lead":
            unread.append(Unread(statement.eid, statement.text, "no rule reads this statement"))
        if progress is not None:
            progress(done, len(found))
    return Extraction(language, _united(norms), tuple(unread))


def _united(norms: Sequence[CandidateNorm]) -> tuple[CandidateNorm, ...]:
    """Make one norm of sentences of a unit that have the same type and the same bearers."""
    united: dict[tuple[str, str, tuple[str, ...]], CandidateNorm] = {}
    for norm in norms:
        key = (norm.eid, norm.type, norm.bearer)
        first = united.get(key)
        if first is None:
            united[key] = norm
            continue
        united[key] = replace(
            first,
            conditions=(*first.conditions, *norm.conditions),
            exceptions=(*first.exceptions, *norm.exceptions),
            deadlines=(*first.deadlines, *norm.deadlines),
        )
    return tuple(united.values())


def _title(document: Document) -> str:
    around = document.root.elements("preface", "longTitle", "coverPage")
    # Block by block: the end of a line is no space in the text of what holds it.
    blocks = (b for e in around for b in e.walk() if b.name in ("p", "longTitle"))
    return " ".join(" ".join(b.text() for b in blocks).split())
