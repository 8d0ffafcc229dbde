"""Receipts: the same input has the same hash, every change shows, an altered one is caught."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kzlegal.assess import (
    Facts,
    Receipt,
    ReceiptError,
    Text,
    assess,
    read_receipt,
    receipt,
    receipt_disagreements,
    rules_hash,
)
from kzlegal.assess.receipt import sealed
from kzlegal.norms import Catalogue, Is, Norm

DAY = date(2026, 6, 1)
ACT = "/akn/kz/act/2025-11-17/230-VIII"
TEXT = Text(ACT, "rus", f"{ACT}/rus@2025-11-17", True, {"art_15__para_2__point_1": "слова"})


def made(
    norms: tuple[Norm, ...],
    catalogue: Catalogue,
    day: date = DAY,
    text: Text = TEXT,
    engine: str = "kzlegal 0.1.0",
    **facts: object,
) -> Receipt:
    given = {"role_owner": True, **facts}
    result = assess(norms, Facts.from_mapping(given, catalogue), day)
    return receipt(result, norms, [text], engine, "rus")


def written(made_receipt: Receipt) -> str:
    return json.dumps(made_receipt.json(), ensure_ascii=False, indent=2)


def test_the_same_input_gives_the_same_receipt(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    first = made(norms, catalogue)
    assert first == made(norms, catalogue)
    assert len(first.sha256) == 64
    members = "format engine rules texts on language facts result sha256"
    assert list(first.json()) == members.split()


def test_a_receipt_is_read_as_it_was_written(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    first = made(norms, catalogue)
    assert read_receipt(written(first)) == first


def test_every_input_shows_and_is_named(norms: tuple[Norm, ...], catalogue: Catalogue) -> None:
    base = made(norms, catalogue)
    reread = replace(norms[0], conditions=Is("autonomy", ("high",)))
    other_words = replace(TEXT, words={"art_15__para_2__point_1": "иные слова"})
    changed = {
        ("engine", ""): made(norms, catalogue, engine="kzlegal 9"),
        ("texts", TEXT.iri): made(norms, catalogue, text=other_words),
        ("rules", "230-VIII"): made((reread, *norms[1:]), catalogue),
        ("facts", "users_informed_of_ai"): made(norms, catalogue, users_informed_of_ai=True),
    }
    for place, other in changed.items():
        assert other.sha256 != base.sha256
        assert place in {(d.part, d.name) for d in receipt_disagreements(base, other)}
    later = made(norms, catalogue, day=DAY - timedelta(365))
    found = receipt_disagreements(base, later)
    assert {d.part for d in found} == {"result"}
    duty = next(d for d in found if d.name == "230-VIII/art_15__para_2__point_1")
    assert (duty.receipt, duty.now) == ("applies unknown", "not-yet-applied")
    assert receipt_disagreements(base, base) == ()


def test_the_rules_hash_follows_conditions_and_not_wording(norms: tuple[Norm, ...]) -> None:
    before = rules_hash(norms)
    reworded = tuple(replace(n, why="said otherwise") for n in norms)
    assert rules_hash(reworded) == before
    stricter = tuple(replace(n, conditions=Is("autonomy", ("high",))) for n in norms)
    assert rules_hash(stricter) != before


@pytest.fixture(scope="module")
def small(norms: tuple[Norm, ...], catalogue: Catalogue) -> str:
    return written(made(norms[40:44], catalogue))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255))
@example(place=0, byte=0)
def test_any_changed_byte_of_the_content_is_detected(small: str, place: int, byte: int) -> None:
    data = bytearray(small.encode("utf-8"))
    data[place % len(data)] = byte
    code, found = "", None
    try:
        found = read_receipt(data.decode("utf-8"))
    except UnicodeDecodeError:
        code = "KZ011"  # no text at all: the file is refused before it is read as a receipt
    except ReceiptError as error:
        code = error.problem.code
    # Only what is no content may differ: white space, or the byte that was there.
    assert code in ("RCP001", "RCP002", "KZ011") or (
        found is not None and found.json() == json.loads(small)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "RCP001"),
        ("[]", "RCP001"),
        ("{}", "RCP001"),
        ("[" * 100_000, "RCP001"),
        ('{"engine": 1, "engine": 2}', "RCP001"),
        ("x" * 4_000_001, "RCP001"),
    ],
    ids=["empty", "list", "no members", "deep", "twice", "long"],
)
def test_what_is_no_receipt_is_told_in_one_sentence(text: str, code: str) -> None:
    with pytest.raises(ReceiptError) as caught:
        read_receipt(text, "r.json")
    assert caught.value.problem.code == code
    assert caught.value.problem.path == "r.json"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("format", "kzlegal receipt 2"),
        ("engine", 1),
        ("rules", []),
        ("facts", {"role_owner": True}),
        ("result", [["a", "b"]]),
        ("on", "2026-02-30"),
        ("more", 1),
        ("facts", {"role_owner": "\ud800"}),
    ],
)
def test_members_of_another_form_are_no_receipt(small: str, member: str, value: object) -> None:
    with pytest.raises(ReceiptError):
        read_receipt(json.dumps({**json.loads(small), member: value}))


def test_a_new_seal_over_altered_content_is_caught_by_running_it_again(
    norms: tuple[Norm, ...], catalogue: Catalogue
) -> None:
    honest = made(norms, catalogue)
    forged = replace(
        honest, result=tuple((name, "does-not-apply", "") for name, *_ in honest.result)
    )
    forged = replace(forged, sha256=sealed(forged))
    assert read_receipt(written(forged)) == forged
    assert {d.part for d in receipt_disagreements(forged, honest)} == {"result"}
