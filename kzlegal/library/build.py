"""Owns the build: from our editions in plain text to the XML that lies under corpus/akn.

An amending act is built with its instructions as ``mod`` and its ``activeModifications``. An
edition that it makes (``made_by``) is built by carrying it out, and must be what was written by
hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import akn.xml
from akn.model import Document
from akn.modify import with_active
from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import Language, alpha3
from kzlegal.library.consolidation import checked, consolidate, maker_of
from kzlegal.library.markup import marked_up
from kzlegal.library.restatement import REVISED, edition

__all__ = ["REVISED", "build", "build_document", "edition"]


def build_document(
    corpus: Corpus, act: Act, language: Language, on: date | None = None
) -> Document:
    """Give the document of our edition with references, terms and modifications marked up.

    Raises CorpusError where an edition is not what the amending acts that are said to have made it
    make of the one before (COR041, COR042).
    """
    held = act.edition(language, on)
    if held is not None and held.made_by:
        made = checked(corpus, consolidate(corpus, act, language), held)
        return marked_up(corpus, act, made, language).document
    if act.amends:
        return _amending(corpus, act, language)
    return marked_up(corpus, act, edition(corpus, act, language, on).document, language).document


def _amending(corpus: Corpus, act: Act, language: Language) -> Document:
    """Build an amending act: its instructions as ``mod``, and what they do to which act.

    Instructions go first: quoted text speaks of the act that it goes into, so that "this Article"
    in it is none of the amending act.
    """
    changed = dict.fromkeys(change.act for change in act.amends)
    document = with_active(
        maker_of(corpus, act, language).document,
        (
            (iri, modification)
            for iri in changed
            if (target := corpus.manifest.find(iri)) is not None and language in target.languages
            for modification in consolidate(corpus, target, language).modifications
            if modification.source.work == act.iri
        ),
    )
    return marked_up(corpus, act, document, language).document


def build(corpus: Corpus) -> Iterator[tuple[Path, bytes]]:
    """Yield the path and bytes of every built XML; nothing is written."""
    for act in corpus.manifest.acts:
        for held in act.editions:
            document = build_document(corpus, act, alpha3(held.language), held.version)
            path = corpus.built_path(act, held.language, held.version)
            yield path, akn.xml.write(document)
