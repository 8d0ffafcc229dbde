"""The units of an act through several texts, and the place of quotes in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.provision import Provision
from kzlegal.graph import Iri, Names
from kzlegal.graph.quote import in_time, quote_triples
from kzlegal.graph.rdf import OA, Literal
from kzlegal.graph.text import HeldText, held_texts, units_of
from kzlegal.norms import Anchor
from tests.kzlegal.graph.ai_law import ai_law_input

ANY = held_texts([ai_law_input()])[0]


def unit(eid: str, words: str = "") -> Provision:
    return Provision(eid, "article", "", "", words, words, "eng", ())


def text(day: int, *eids: str, words: str = "") -> HeldText:
    units = {eid: unit(eid, words) for eid in eids}
    return replace(ANY, day=date(2026, 1, day), path=f"/akn/x/{day}", language="eng", units=units)


@pytest.mark.parametrize(
    ("older", "newest", "merged"),
    [
        ("art_1 art_2", "art_1 art_1-1 art_2", "art_1 art_1-1 art_2"),
        ("art_1 art_2 art_3", "art_1 art_3", "art_1 art_2 art_3"),
        ("art_1 art_2 art_3", "art_3", "art_1 art_2 art_3"),
        ("art_1 art_2", "art_1", "art_1 art_2"),
        ("", "art_1", "art_1"),
        # moved: the newest text says where
        ("art_1 art_2", "art_2 art_1", "art_2 art_1"),
    ],
)
def test_units_stand_as_in_the_newest_text_and_the_gone_ones_where_they_were(
    older: str, newest: str, merged: str
) -> None:
    found = units_of([text(1, *older.split()), text(2, *newest.split())])
    assert list(found) == merged.split()


@given(st.lists(st.lists(st.sampled_from([f"art_{n}" for n in range(9)]), unique=True), max_size=4))
def test_no_unit_is_lost_and_the_newest_order_stays(texts: list[list[str]]) -> None:
    held = [text(n, *eids) for n, eids in enumerate(texts, 1)]
    found = list(units_of(held))
    assert set(found) == {eid for eids in texts for eid in eids}
    if texts:
        assert [eid for eid in found if eid in texts[-1]] == texts[-1]


def test_a_norm_quotes_the_text_of_its_first_day() -> None:
    texts = [text(day, "art_1") for day in (1, 10, 20)]
    days = [t.day.day for t in in_time(texts, date(2026, 1, 15))]
    assert days == [10, 1, 20]


@pytest.mark.parametrize(
    ("quote", "start", "prefix", "suffix"),
    [
        ("Whoever runs", 0, "", " a system keeps a record."),
        ("keeps a record.", 22, "Whoever runs a system ", ""),
        ("  a\n system ", 13, "Whoever runs ", " keeps a record."),
    ],
)
def test_a_quote_is_found_by_words_and_by_place(
    quote: str, start: int, prefix: str, suffix: str
) -> None:
    held = text(1, "art_1", words="Whoever runs a system keeps a record.")
    said: dict[str, set[str]] = {}
    for _, predicate, value in quote_triples(
        Names(), Iri("urn:norm"), Anchor("eng", quote, "art_1"), [held]
    ):
        said.setdefault(predicate.value.rsplit("#", 1)[-1], set()).add(value.value)
    exact = " ".join(quote.split())
    assert said["exact"] == {exact}
    assert said["start"] == {str(start)}
    assert said["end"] == {str(start + len(exact))}
    assert said.get("prefix", {""}) == {prefix}
    assert said.get("suffix", {""}) == {suffix}


def test_a_quote_that_stands_nowhere_keeps_its_words_and_has_no_place() -> None:
    held = text(1, "art_1", words="Other words.")
    triples = list(quote_triples(Names(), Iri("urn:norm"), Anchor("eng", "these", "art_1"), [held]))
    assert Literal("these", "en") in {value for _, _, value in triples}
    assert not any(predicate == OA("start") for _, predicate, _ in triples)
    assert list(quote_triples(Names(), Iri("urn:norm"), Anchor("rus", "x", "art_1"), [held])) == []
