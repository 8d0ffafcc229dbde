"""Owns norms as data: their types, the facts they ask for, reading and checking curated files."""

from kzlegal.norms.check import check_anchors, uncovered
from kzlegal.norms.condition import (
    ALWAYS,
    NOT_APPLICABLE,
    All,
    AnyOf,
    Condition,
    Is,
    Not,
    Truth,
    condition_json,
    facts_of,
)
from kzlegal.norms.facts import (
    Catalogue,
    CatalogueError,
    FactDefinition,
    Implication,
    Translated,
    load_facts,
    read_facts,
)
from kzlegal.norms.load import load_bearers, load_norm_files, load_norms, read_norms
from kzlegal.norms.model import Anchor, Bearer, Norm, NormFile, NormsError, norms_json
from kzlegal.norms.reading import reading_page

__all__ = [
    "ALWAYS",
    "NOT_APPLICABLE",
    "All",
    "Anchor",
    "AnyOf",
    "Bearer",
    "Catalogue",
    "CatalogueError",
    "Condition",
    "FactDefinition",
    "Implication",
    "Is",
    "Norm",
    "NormFile",
    "NormsError",
    "Not",
    "Translated",
    "Truth",
    "check_anchors",
    "condition_json",
    "facts_of",
    "load_bearers",
    "load_facts",
    "load_norm_files",
    "load_norms",
    "norms_json",
    "read_facts",
    "read_norms",
    "reading_page",
    "uncovered",
]
