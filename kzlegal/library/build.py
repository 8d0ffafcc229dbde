"""Owns the build: from our editions in plain text to the XML that lies under corpus/akn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import akn.xml
from akn.model import Document
from kzlegal.amend import read
from kzlegal.amend.markup import marked_mods
from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import GRAMMARS, Identity, Language, Parsed, alpha3, parse
from kzlegal.grammar.line import lines
from kzlegal.library.markup import marked_up

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
    in it is none of the amending act.
    """
    document = edition(corpus, act, language, on).document
    if act.amends:
        found = lines(corpus.edition(act, language, on), GRAMMARS[language])
        printed = {line.line: line.text for line in found}
        document = marked_mods(document, read(found, language), printed, language).document
    return marked_up(corpus, act, document, language).document


def build(corpus: Corpus) -> Iterator[tuple[Path, bytes]]:
    """Yield the path and bytes of every built XML; nothing is written."""
    for act in corpus.manifest.acts:
        for held in act.editions:
            document = build_document(corpus, act, alpha3(held.language), held.version)
            path = corpus.built_path(act, held.language, held.version)
            yield path, akn.xml.write(document)
