"""Owns the extraction of candidate norms from the text of any act in Akoma Ntoso."""

from kzlegal.norms.extract.candidate import CandidateNorm, Extraction, Unread, Words
from kzlegal.norms.extract.extract import extract
from kzlegal.norms.extract.lexicon import Lexicon, Name, load_lexicon
from kzlegal.norms.extract.pack import Pack, Surroundings
from kzlegal.norms.extract.statement import Fragment, Statement, statements

__all__ = [
    "CandidateNorm",
    "Extraction",
    "Fragment",
    "Lexicon",
    "Name",
    "Pack",
    "Statement",
    "Surroundings",
    "Unread",
    "Words",
    "extract",
    "load_lexicon",
    "statements",
]
