"""Owns the reading of our editions: plain text in the corpus to a Document with its identity."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kzlegal.corpus import Act, Corpus
from kzlegal.grammar import Identity, Language, Parsed, parse

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
