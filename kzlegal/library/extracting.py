"""Owns the extraction of norms from a file or from an act of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import akn.xml
from akn.model import Document
from akn.problem import LegalTextError, Problem
from kzlegal.grammar import alpha3
from kzlegal.grammar.language import language_of
from kzlegal.library.converting import convert_source
from kzlegal.norms.extract import Extraction, extract, load_lexicon

if TYPE_CHECKING:
    from kzlegal.library import Library


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """What was read, from where, and the problems of reading the file."""

    source: str
    """The file, or the IRI of the expression."""
    extraction: Extraction
    problems: tuple[Problem, ...] = ()


def extract_from(
    library: Library,
    name: str,
    language: str,
    progress: Callable[[int, int], None] | None = None,
) -> ExtractedText:
    """Extract from a file (DOCX, page, text, Akoma Ntoso XML) or an act named by slug, id or IRI.

    A file comes first where both exist. Raises LegalTextError where the name is neither, where the
    text is in another language (KZ002) and where a package that parses sentences is missing.
    """
    code = alpha3(language)
    path = Path(name)
    problems: tuple[Problem, ...] = ()
    # A name with a suffix means a file: where it is missing, its reader says so.
    if path.is_file() or (path.suffix and library.corpus.manifest.find(name) is None):
        source = str(path)
        if path.suffix.lower() == ".xml":
            document = akn.xml.read_file(path)
            _expect(document, code, source)
        else:
            parsed, document = convert_source(library, path, code)
            problems = parsed.problems
    else:
        expression = library.expression(library.act(name), code)
        source, document = expression.iri, expression.document
    lexicon = load_lexicon(library.corpus.root / "vocab" / "bearer_words.yaml", code)
    return ExtractedText(source, extract(document, code, lexicon, progress), problems)


def _expect(document: Document, code: str, path: str) -> None:
    """Refuse an XML document in another language than the one that was said."""
    said = next(
        (e.get("language") for e in document.walk() if e.name == "FRBRlanguage"),
        language_of(document.root.text()[:4000]),
    )
    if said in ("rus", "kaz", "eng") and said != code:
        message = f"the text is in the language {said!r}, not in {code!r}"
        raise LegalTextError(Problem("KZ002", message, path=path, hint=f"say --lang {said}"))
