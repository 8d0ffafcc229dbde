"""Owns search over provisions: Index, Answer, Hit; by words always, by meaning where it can."""

from kzlegal.search.expansion import Expansion, Questions, QuestionsError, Silence, load_questions
from kzlegal.search.index import LANGUAGES, Answer, Hit, Index, SearchError, Weights
from kzlegal.search.passage import Passage, passages

__all__ = [
    "LANGUAGES",
    "Answer",
    "Expansion",
    "Hit",
    "Index",
    "Passage",
    "Questions",
    "QuestionsError",
    "SearchError",
    "Silence",
    "Weights",
    "load_questions",
    "passages",
]
