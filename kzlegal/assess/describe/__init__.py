"""Owns the way from a description in free words to proposed facts, each with its evidence.

description = describe(text, lexicon, catalogue)
description.proposals      # values to confirm, none of them a fact yet
description.mentions       # words that speak to a fact and settle nothing, and why
"""

from kzlegal.assess.describe.description import (
    Basis,
    Description,
    Evidence,
    Mention,
    Proposal,
    Reason,
)
from kzlegal.assess.describe.lexicon import (
    Clue,
    Lexicon,
    LexiconError,
    load_lexicon,
    read_lexicon,
)
from kzlegal.assess.describe.near import Nearness
from kzlegal.assess.describe.read import LIMIT, describe
from kzlegal.assess.describe.speech import Language

__all__ = [
    "LIMIT",
    "Basis",
    "Clue",
    "Description",
    "Evidence",
    "Language",
    "Lexicon",
    "LexiconError",
    "Mention",
    "Nearness",
    "Proposal",
    "Reason",
    "describe",
    "load_lexicon",
    "read_lexicon",
]
