"""Owns the build: from our editions in plain text to the XML that lies under corpus/akn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import akn.xml
from akn.model import Document
from akn.modify import Modification, with_active
from kzlegal.amend.execute import Order
from kzlegal.corpus import Act, Corpus, Edition
from kzlegal.grammar import Identity, Language, Parsed, alpha3, parse
from kzlegal.library.markup import marked_up
from kzlegal.library.states import carried_out, instructed, orders, tied

REVISED = date(2026, 11, 24)
"""Day on which our editions were last revised: the date of their manifestation.

A constant and not a clock, so that the built XML is the same on every day.
"""


def edition(
    corpus: Corpus,
    act: Act,
    language: Language,
    on: date | None = None,
    generated: date = REVISED,
) -> Parsed:
    """Parse our own edition of an act: a work of its own, derived from the act, with its eIds.

    The edition is that of the state on a day, else the newest. Raises CorpusError where there is no
    such edition, and what the grammar raises.
    """
    found = act.edition(language, on)
    source = corpus.edition(act, language, on)
    version = found.version if found is not None else act.signed
    identity = Identity(
        work=act.restatement,
        language=language,
        version=version,
        title=act.title(language),
        aliases=(("adilet", act.adilet),),
        author="kzlegal",
        derived_from=act.iri,
        published=act.published,
        applied=act.applied,
        source_name=Path(source.path).name,
        source_sha256=source.sha256,
    )
    return parse(source, language, identity=identity, generated=generated)


def build_document(
    corpus: Corpus, act: Act, language: Language, on: date | None = None
) -> Document:
    """Give the document of our edition with instructions, references and terms marked up.

    Instructions go first: quoted text speaks of the act that it goes into, so that "this Article"
    in it is none of the amending act. A state that other acts made tells of the changes in its
    metadata; raises CorpusError (COR041) where they do not make it of the state before.
    """
    held = act.edition(language, on)
    document = edition(corpus, act, language, on).document
    if act.amends:
        document = instructed(corpus, act, language, document).document
        document = with_active(document, _changes(corpus, act, language))
    document = marked_up(corpus, act, document, language).document
    if held is None or not held.made_by:
        return document
    before, ordered = _ordered(corpus, act, held, language)
    return tied(corpus, act, held, language, before, document, ordered, REVISED)


def _ordered(
    corpus: Corpus, act: Act, held: Edition, language: Language
) -> tuple[Document, tuple[Order, ...]]:
    """Give the state before one that other acts made, and what those acts order."""
    before = build_document(corpus, act, language, held.version - timedelta(days=1))
    found: list[Order] = []
    for maker in map(corpus.act, held.made_by):
        document = edition(corpus, maker, language).document
        found += orders(corpus, maker, act, language, document)
    return before, tuple(found)


def _changes(corpus: Corpus, maker: Act, language: Language) -> Iterator[tuple[str, Modification]]:
    """Yield what an amending act changes, as carried out on the acts of the corpus."""
    for act in corpus.manifest.acts:
        for held in act.versions(language):
            if maker.iri in held.made_by:
                before, ordered = _ordered(corpus, act, held, language)
                for order, made in carried_out(act, language, before, ordered, REVISED).done:
                    if order.work == maker.iri:
                        yield from ((act.iri, change) for change in made)


def build(corpus: Corpus) -> Iterator[tuple[Path, bytes]]:
    """Yield the path and bytes of every built XML; nothing is written."""
    for act in corpus.manifest.acts:
        for held in act.editions:
            document = build_document(corpus, act, alpha3(held.language), held.version)
            path = corpus.built_path(act, held.language, held.version)
            yield path, akn.xml.write(document)
