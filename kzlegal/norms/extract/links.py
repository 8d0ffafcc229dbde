"""Owns the relations of words that say who does what: dependency rules for Russian and English.

Both languages are read in Universal Dependencies, so one set of patterns serves both.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from kzlegal.norms.nlp.matching import TreePatterns

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Doc, Token

Link = Literal["subject", "patient", "agent", "charged", "recipient", "owner"]


def _pair(
    child: dict[str, object], head: dict[str, object] | None = None
) -> list[dict[str, object]]:
    return [
        {"RIGHT_ID": "head", "RIGHT_ATTRS": head or {"POS": {"NOT_IN": ["PUNCT"]}}},
        {"LEFT_ID": "head", "REL_OP": ">", "RIGHT_ID": "child", "RIGHT_ATTRS": child},
    ]


def _with_case(child: dict[str, object], words: list[str]) -> list[dict[str, object]]:
    return [
        *_pair(child),
        {
            "LEFT_ID": "child",
            "REL_OP": ">",
            "RIGHT_ID": "case",
            "RIGHT_ATTRS": {"DEP": "case", "LOWER": {"IN": words}},
        },
    ]


@cache
def patterns(charging: frozenset[str], agent: frozenset[str]) -> TreePatterns:
    """Give the patterns; `charging` and `agent` are the adpositions that mark these roles."""
    oblique: dict[str, object] = {"DEP": {"IN": ["obl", "obl:agent", "nmod"]}}
    by_case = [
        _pair({**oblique, "MORPH": {"IS_SUPERSET": ["Case=Ins"]}}),
        _pair({"DEP": "iobj", "MORPH": {"IS_SUPERSET": ["Case=Ins"]}}),
    ]
    return TreePatterns(
        {
            "subject": [_pair({"DEP": "nsubj"})],
            "patient": [_pair({"DEP": {"IN": ["nsubj:pass", "csubj:pass"]}})],
            "agent": [_with_case(oblique, sorted(agent))] if agent else by_case,
            "charged": [_with_case(oblique, sorted(charging))],
            "recipient": [_pair({"DEP": "iobj", "MORPH": {"IS_SUPERSET": ["Case=Dat"]}})],
            "owner": [_pair({"DEP": "nmod"}, {"POS": {"IN": ["NOUN", "PROPN"]}})],
        }
    )


def links(
    doc: Doc, charging: frozenset[str], agent: frozenset[str]
) -> dict[int, tuple[tuple[Link, int], ...]]:
    """Give for each word the relations it stands in: (relation, the word it depends on)."""
    found: dict[int, list[tuple[Link, int]]] = {}
    for name, words in patterns(charging, agent).find(doc):
        head, child = words[0], words[1]
        if name in ("agent", "owner") and not agent and _has_case(doc[child]):
            continue
        link: Link = name  # type: ignore[assignment]
        found.setdefault(child, []).append((link, head))
    return {child: tuple(dict.fromkeys(pairs)) for child, pairs in found.items()}


def _has_case(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)
