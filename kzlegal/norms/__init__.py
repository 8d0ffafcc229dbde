"""Owns norms as data: their types, the facts they ask for, reading and checking curated files."""

from kzlegal.norms.check import check_anchors, check_links, uncovered
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
    Translated,
    load_facts,
    read_facts,
)
from kzlegal.norms.load import load_bearers, load_norm_files, load_norms, read_norms
from kzlegal.norms.model import Anchor, Bearer, Norm, NormFile, NormsError, norms_json
from kzlegal.norms.penalty import (
    Fine,
    IndexValue,
    IndexValuesError,
    Penalty,
    in_tenge,
    load_index_values,
)
from kzlegal.norms.reading import reading_page
from kzlegal.norms.rules import Derivation, Exclusion, Implication, Rule

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
    "Derivation",
    "Exclusion",
    "FactDefinition",
    "Fine",
    "Implication",
    "IndexValue",
    "IndexValuesError",
    "Is",
    "Norm",
    "NormFile",
    "NormsError",
    "Not",
    "Penalty",
    "Rule",
    "Translated",
    "Truth",
    "check_anchors",
    "check_links",
    "condition_json",
    "facts_of",
    "in_tenge",
    "load_bearers",
    "load_facts",
    "load_index_values",
    "load_norm_files",
    "load_norms",
    "norms_json",
    "read_facts",
    "read_norms",
    "reading_page",
    "uncovered",
]
