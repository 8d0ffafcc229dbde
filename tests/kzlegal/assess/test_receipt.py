"""Receipts: the same input has the same hash, and every change of an input shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kzlegal.assess import Facts, Receipt, assess, receipt, rules_hash
from kzlegal.norms import Catalogue, Is, Norm

DAY = date(2026, 6, 1)
TEXTS = {("rus", "art_15__para_2__point_1"): "слова"}


def made(
    norms: tuple[Norm, ...],
    catalogue: Catalogue,
    day: date = DAY,
    texts: dict[tuple[str, str], str] = TEXTS,
    **facts: object,
) -> Receipt:
    given = {"role_owner": True, **facts}
    result = assess(norms, Facts.from_mapping(given, catalogue), day)
    return receipt(result, norms, texts, "kzlegal 0.1.0")


def test_the_same_input_gives_the_same_receipt(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    first = made(norms, catalogue)
    assert first == made(norms, catalogue)
    assert len(first.sha256) == 64
    assert list(first.json()) == ["engine", "rules", "texts", "on", "facts", "result", "sha256"]


def test_every_input_shows(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    base = made(norms, catalogue).sha256
    changed = {
        made(norms, catalogue, day=DAY + timedelta(1)).sha256,
        made(norms, catalogue, texts={}).sha256,
        made(norms, catalogue, users_informed_of_ai=True).sha256,
        made(norms[:-1], catalogue).sha256,
    }
    assert len(changed | {base}) == 5


def test_the_rules_hash_follows_conditions_and_not_wording(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    before = rules_hash(norms, catalogue)
    reworded = tuple(replace(n, why="said otherwise") for n in norms)
    assert rules_hash(reworded, catalogue) == before
    stricter = tuple(replace(n, conditions=Is("autonomy", ("high",))) for n in norms)
    assert rules_hash(stricter, catalogue) != before
