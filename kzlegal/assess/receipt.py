"""Owns the receipt of an assessment: what went in and what came out, under one hash.

Anyone who has the same rules, texts and facts can make the same receipt again, offline. Its hash
tells a receipt that was altered; that it was made so, only running it again tells (`verify`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from kzlegal.assess.assessment import Assessment
from kzlegal.assess.review import Text
from kzlegal.norms.condition import condition_json
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.model import Norm

FORMAT = "kzlegal receipt 1"
"""Names the form of a receipt; another one is another format."""
FACTS = "facts"
"""Key of the facts catalogue among the hashes of rules."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The parts of a receipt and the SHA-256 over all of them, in lower-case hexadecimal."""

    engine: str
    """Name and version of the program."""
    rules: Pairs
    """Slug of each act whose norms were put to the profile, and ``facts`` for the catalogue, with
    the SHA-256 of all in it that decides a status."""
    texts: Pairs
    """IRI of each dated expression that was quoted or held against norms, with the SHA-256 of the
    words of its units."""
    on: str
    language: str
    """Language of the quotes, ISO 639-2."""
    facts: Pairs
    """What the profile says; what follows from it follows again."""
    result: tuple[tuple[str, str, str], ...]
    """Norm id, status and outcome of every norm that was put to the profile, by id."""
    sha256: str

    def json(self) -> dict[str, object]:
        """Print as JSON values in a fixed order."""
        return {**_content(self), "sha256": self.sha256}


def receipt(
    assessment: Assessment,
    norms: Iterable[Norm],
    texts: Iterable[Text],
    engine: str,
    language: str,
) -> Receipt:
    """Make the receipt of an assessment.

    `norms` are the rules that it was made with, `texts` those that were quoted or held against
    norms, `engine` names the program and its version.
    """
    parts = (
        engine,
        rules_hashes(norms, assessment.facts.catalogue),
        tuple(sorted((text.iri, words_hash(text)) for text in texts)),
        assessment.on.isoformat(),
        language,
        assessment.facts.given,
        tuple(sorted((r.norm.id, r.status, r.outcome) for r in assessment.norms)),
    )
    return Receipt(*parts, sealed(Receipt(*parts, "")))


def sealed(receipt: Receipt) -> str:
    """Give the SHA-256 over all parts of a receipt but the hash itself."""
    return _hash(_content(receipt))


def words_hash(text: Text) -> str:
    """Give the SHA-256 of the words of an expression, unit by unit."""
    return _hash(sorted(text.words.items()))


def rules_hashes(norms: Iterable[Norm], catalogue: Catalogue) -> Pairs:
    """Give the SHA-256 of all that decides a status, for each act and for the catalogue of facts.

    Conditions, dates and quotes of norms; values, kinds and rules of facts. Not their wording for
    people.
    """
    by_act: dict[str, list[Norm]] = {}
    for norm in norms:
        by_act.setdefault(norm.slug, []).append(norm)
    found = {number: rules_hash(held) for number, held in by_act.items()}
    return (*sorted(found.items()), (FACTS, facts_hash(catalogue)))


def rules_hash(norms: Iterable[Norm]) -> str:
    """Give the SHA-256 of all in norms that decides their status."""
    return _hash(
        [
            [
                norm.id,
                norm.act,
                norm.eid,
                norm.applies_from.isoformat(),
                norm.applies_until.isoformat() if norm.applies_until else None,
                [[name, condition_json(condition)] for name, condition in norm.applicability()],
                condition_json(norm.fulfilment),
                norm.bans,
                [[a.language, a.eid, a.quote] for a in norm.anchors],
            ]
            for norm in norms
            if not norm.not_assessed
        ]
    )


def facts_hash(catalogue: Catalogue) -> str:
    """Give the SHA-256 of the facts and of what follows from them."""
    facts = [[fact.id, fact.kind, list(fact.values)] for fact in catalogue.facts]
    follows = [[i.fact, i.value, i.then_fact, i.then_value] for i in catalogue.implications]
    derived = [
        [rule.id, condition_json(rule.when), rule.then_fact, rule.then_value, rule.iff]
        for rule in catalogue.derivations
    ]
    never = [[rule.id, condition_json(rule.never)] for rule in catalogue.exclusions]
    return _hash([facts, follows, derived, never])


def _content(receipt: Receipt) -> dict[str, object]:
    return {
        "format": FORMAT,
        "engine": receipt.engine,
        "rules": dict(receipt.rules),
        "texts": dict(receipt.texts),
        "on": receipt.on,
        "language": receipt.language,
        "facts": dict(receipt.facts),
        "result": [list(item) for item in receipt.result],
    }


def _hash(value: object) -> str:
    # Sorted keys and no white space: one value has one text (RFC 8785 for the strings used here).
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
