"""The difference of two texts: which units, which words, and the three prints."""

from __future__ import annotations

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given
from lxml import html

from akn.diff import Difference, Labels, UnitChange, compare, to_dict, to_html, unified
from akn.diff.difference import marked
from akn.modify import apply_all
from tests.akn.acts import act, journal, order, unit

OLD = journal()
CHANGES = [
    order("substitution", "art_1__para_2", 1, old="three years", new="<five> years"),
    order("insertion", "art_1__para_1", 2, new=(unit("point", "1-1)", "love the journal;"),)),
    order("repeal", "art_2", 3, remark="Repealed."),
    order("renumbering", "art_3", 4, new="4"),
]
NEW = apply_all(OLD, CHANGES).document
DIFFERENCE = compare(OLD, NEW)


def test_equal_documents_do_not_differ() -> None:
    assert not compare(OLD, OLD)
    assert unified(compare(OLD, OLD)) == "no difference\n"
    assert to_html(compare(OLD, OLD)) == "<p>no difference</p>\n"
    assert to_dict(compare(OLD, OLD)) == {"changes": []}


def test_units_that_differ_in_the_order_of_the_new_text() -> None:
    assert [(c.kind, c.old_eid, c.new_eid) for c in DIFFERENCE.changes] == [
        ("added", "", "art_1__para_1__point_1-1"),
        ("changed", "art_1__para_2", "art_1__para_2"),
        ("changed", "art_2", "art_2"),
        ("moved", "art_3", "art_4"),
    ]


def test_words_are_marked_one_by_one() -> None:
    change = DIFFERENCE.changes[1]
    assert [(p.mark, p.text) for p in change.pieces] == [
        ("same", "2. The journal is kept for "),
        ("deleted", "three"),
        ("inserted", "<five>"),
        ("same", " years."),
    ]


def test_a_unit_that_went_stands_at_its_old_place() -> None:
    two = act(unit("article", "Article 1.", "One."), unit("article", "Article 2.", "Two."))
    one = act(unit("article", "Article 1.", "One."))
    (change,) = compare(two, one).changes
    assert (change.kind, change.eid, change.old, change.new) == (
        "removed", "art_2", "Article 2. Two.", "",
    )  # fmt: skip


def test_the_same_words_under_another_number_are_moved() -> None:
    old = act(unit("article", "Article 1.", "One."), unit("article", "Article 2.", "Two."))
    new = act(unit("article", "Article 1.", "One."), unit("article", "Article 3.", "Two."))
    (change,) = compare(old, new).changes
    assert (change.kind, change.old_eid, change.new_eid) == ("moved", "art_2", "art_3")


def test_unified() -> None:
    assert unified(DIFFERENCE).splitlines()[:8] == [
        "--- before",
        "+++ after",
        "@@ art_1__para_1__point_1-1 · added @@",
        "+1-1) love the journal;",
        "@@ art_1__para_2 · changed @@",
        "-2. The journal is kept for three years.",
        "+2. The journal is kept for <five> years.",
        "@@ art_2 · changed @@",
    ]


def test_html_has_heads_marks_and_no_raw_text() -> None:
    made = to_html(DIFFERENCE, Labels(old="old", changed="other"), lang="en", title="Journal")
    page = html.fragment_fromstring(made)
    assert [c.text for c in page.iter("caption")] == ["Journal"]
    assert [th.text for th in page.iter("th") if th.get("scope") == "col"] == [
        "unit", "old", "after",
    ]  # fmt: skip
    assert sum(th.get("scope") == "row" for th in page.iter("th")) == len(DIFFERENCE.changes)
    assert {td.get("lang") for td in page.iter("td")} == {"en"}
    assert "<ins>&lt;five&gt;</ins>" in made
    assert "<del>three</del>" in made
    assert "other" in made


def test_html_names_units_as_the_caller_does_and_cells_repeat_their_head() -> None:
    labels = Labels(old="in 2024", new="in 2026")
    page = html.fragment_fromstring(to_html(DIFFERENCE, labels, name=lambda eid: f"unit {eid}"))
    heads = [th.text or "" for th in page.iter("th") if th.get("scope") == "row"]
    assert all(head.startswith("unit ") for head in heads)
    assert {td.get("data-label") for td in page.iter("td")} == {"in 2024", "in 2026"}


def test_json_holds_all() -> None:
    made = json.loads(json.dumps(to_dict(DIFFERENCE)))
    assert [c["kind"] for c in made["changes"]] == ["added", "changed", "changed", "moved"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = marked(old, new)
    assert "".join(p.text for p in pieces if p.mark != "inserted") == old
    assert "".join(p.text for p in pieces if p.mark != "deleted") == new


@pytest.mark.parametrize("kind", ["added", "removed", "changed", "moved"])
def test_changes_of_one_kind(kind: str) -> None:
    one = UnitChange(kind, "a", "b", "", "", ())  # type: ignore[arg-type]
    assert Difference((one,)).of(kind) == (one,)  # type: ignore[arg-type]
