"""Owns the conversion of one file: parsed as what it is said to be, marked up, with its history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from akn.model import Document
from kzlegal.amend.evidence import with_history
from kzlegal.corpus import adilet_id, read_source
from kzlegal.grammar import Identity, Parsed, alpha3, parse
from kzlegal.library.evidence import evidence_of
from kzlegal.library.markup import marked_up

if TYPE_CHECKING:
    from kzlegal.library import Library


def convert_source(
    library: Library, path: Path, language: str, identifier: str = ""
) -> tuple[Parsed, Document]:
    """Give the parse of a file and its document with references marked up.

    Which act it is, is said by `identifier`, else by an adilet id in the file's name, else by the
    text's own head.
    """
    code = alpha3(language)
    source = read_source(path)
    manifest = library.corpus.manifest
    name = identifier or path.name.split(".")[0]
    act = manifest.find(name)
    if identifier and act is None:
        adilet_id(identifier)  # raises with the right form where it is no identifier at all
        act = manifest.act(identifier)
    identity = None
    if act is not None:
        identity = Identity(
            work=act.iri,
            language=code,
            version=act.signed,
            title=act.title(code),
            aliases=(("adilet", act.adilet),),
            published=act.published,
            applied=act.applied,
            source_name=source.path,
            source_sha256=source.sha256,
        )
    parsed = parse(source, code, identity=identity, generated=library.today)
    if act is None:
        act = manifest.find(parsed.identity.work)
    document = parsed.document
    if act is not None:
        marked = marked_up(library.corpus, act, document, code, source.path)
        document = marked.document
        parsed = replace(parsed, problems=(*parsed.problems, *marked.unresolved))
    evidence = evidence_of(library.corpus, parsed, source.path)
    parsed = replace(parsed, problems=(*parsed.problems, *evidence.problems))
    return parsed, with_history(document, evidence)
