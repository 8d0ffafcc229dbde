"""Owns the marking up of a parsed act: references and defined terms, in the text and in meta."""

from __future__ import annotations

from akn.model import Document
from kzlegal.corpus import Act, Corpus


def marked_up(corpus: Corpus, act: Act, document: Document, language: str) -> Document:
    """Give the document with references, definitions and terms marked up; words stay the same."""
    return document
