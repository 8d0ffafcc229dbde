"""Owns the receipt of an assessment: what went in and what came out, under one hash.

Anyone who has the same rules, texts and facts can make the same receipt again, offline.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kzlegal.assess.result import Assessment
from kzlegal.norms.condition import condition_json
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm


@dataclass(frozen=True, slots=True)
class Receipt:
    """The parts of a receipt and the SHA-256 over all of them, in lower-case hexadecimal."""

    engine: str
    rules: str
    texts: str
    on: str
    facts: tuple[tuple[str, str], ...]
    result: tuple[tuple[str, str, str], ...]
    """Norm id, status and outcome of every norm that was put to the profile."""
    sha256: str

    def json(self) -> dict[str, object]:
        """Print as JSON values in a fixed order."""
        return {**_content(self), "sha256": self.sha256}


def receipt(
    assessment: Assessment,
    norms: Iterable[Norm],
    texts: Mapping[tuple[str, str], str],
    engine: str,
) -> Receipt:
    """Make the receipt of an assessment.

    `norms` are the rules that it was made with, `texts` maps (language, eId) to the words that were
    quoted, `engine` names the program and its version.
    """
    bare = Receipt(
        engine=engine,
        rules=rules_hash(norms, assessment.facts.catalogue),
        texts=_hash([[language, eid, text] for (language, eid), text in sorted(texts.items())]),
        on=assessment.on.isoformat(),
        facts=assessment.facts.given,
        result=tuple((r.norm.id, r.status, r.outcome) for r in assessment.norms),
        sha256="",
    )
    return Receipt(
        bare.engine,
        bare.rules,
        bare.texts,
        bare.on,
        bare.facts,
        bare.result,
        _hash(_content(bare)),
    )


def rules_hash(norms: Iterable[Norm], catalogue: Catalogue) -> str:
    """Give the SHA-256 of all that decides a status: conditions, dates, rules on facts."""
    rules = [
        [
            norm.id,
            norm.applies_from.isoformat(),
            norm.applies_until.isoformat() if norm.applies_until else None,
            [[name, condition_json(condition)] for name, condition in norm.applicability()],
            condition_json(norm.fulfilment),
            norm.bans,
        ]
        for norm in norms
        if not norm.not_assessed
    ]
    facts = [[fact.id, fact.kind, list(fact.values)] for fact in catalogue.facts]
    follows = [[i.fact, i.value, i.then_fact, i.then_value] for i in catalogue.implications]
    derived = [
        [rule.id, condition_json(rule.when), rule.then_fact, rule.then_value, rule.iff]
        for rule in catalogue.derivations
    ]
    never = [[rule.id, condition_json(rule.never)] for rule in catalogue.exclusions]
    return _hash([rules, facts, follows, derived, never])


def _content(receipt: Receipt) -> dict[str, object]:
    return {
        "engine": receipt.engine,
        "rules": receipt.rules,
        "texts": receipt.texts,
        "on": receipt.on,
        "facts": dict(receipt.facts),
        "result": [list(item) for item in receipt.result],
    }


def _hash(value: object) -> str:
    # Sorted keys and no white space: one value has one text (RFC 8785 for the strings used here).
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
