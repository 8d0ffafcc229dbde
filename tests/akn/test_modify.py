"""What a modification leaves behind besides the new text: marks, dates, references, refusals.

What it does to the text is in the specs under tests/spec/modify.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akn import checks, schema
from akn.meta import events_of, identification_of, periods_of
from akn.model import Document, Element
from akn.modify import EfficacyModification, Source, apply, apply_all, with_active
from akn.text import to_text
from akn.xml import read, write
from tests.akn.acts import ADOPTED, AMENDING, act, journal, order, p, unit

DAY = date(2026, 3, 1)
YEARS = order("substitution", "art_1__para_2", old="three years", new="five years", on=DAY)


def sound(document: Document) -> Document:
    """Check levels 1 and 2, and that the file says what the value says."""
    assert schema.validate(document) == ()
    assert [p for p in checks.check(document) if p.code != "AKN404"] == []
    assert read(write(document)) == document
    return document


def test_the_expression_is_a_new_one() -> None:
    before = journal()
    after = sound(apply(before, YEARS).document)
    named = identification_of(after)
    assert str(named.uri) == "/akn/xx/act/2024-03-05/999/eng@2026-03-01"
    assert named.expression.date == DAY
    assert named.expression.authoritative is False
    assert named.manifestation.date == ADOPTED
    assert after.root.get("contains") == "singleVersion"
    later = apply(before, YEARS, version=date(2026, 4, 1), generated=date(2026, 5, 1)).document
    named = identification_of(sound(later))
    assert (named.expression.date, named.manifestation.date) == (date(2026, 4, 1), date(2026, 5, 1))


def test_the_change_stands_in_the_metadata_with_its_source_and_its_days() -> None:
    change = replace(YEARS, force=date(2026, 1, 20), end=date(2027, 1, 1))
    after = sound(apply(journal(), change).document)
    (mark,) = (e for e in after.walk() if e.name == "textualMod")
    assert mark.get("type") == "substitution"
    source, destination = mark.first("source"), mark.first("destination")
    assert source is not None
    assert destination is not None
    assert source.attributes == (("wId", "amod_1"), ("href", f"{AMENDING}/~art_1__point_1"))
    assert destination.attributes == (("href", "#art_1__para_2"), ("pos", "inside"))
    periods = {p.eid: p for p in periods_of(after)}
    days = {e.eid: e.date for e in events_of(after)}
    for name, first, last in (
        ("application", DAY, date(2027, 1, 1)),
        ("force", date(2026, 1, 20), None),
    ):
        element = mark.first(name)
        assert element is not None
        period = periods[element.get("period").removeprefix("#")]
        assert period.refers_to == name
        assert days[period.start] == first
        assert (days[period.end] if period.end else None) == last
    assert [(e.date, e.type, e.originating) for e in events_of(after)] == [
        (ADOPTED, "generation", False),
        (date(2026, 1, 20), "amendment", False),
        (DAY, "amendment", True),
        (date(2027, 1, 1), "amendment", False),
    ]
    (ref,) = (e for e in after.walk() if e.name == "passiveRef")
    assert ref.get("href") == AMENDING


def test_efficacy_changes_no_words() -> None:
    before = journal()
    change = EfficacyModification(
        "inapplication", "art_2", Source(AMENDING, "art_2", 1), DAY, date(2027, 1, 1)
    )
    after = sound(apply(before, change).document)
    assert to_text(after) == to_text(before)
    (mark,) = (e for e in after.walk() if e.name == "efficacyMod")
    assert mark.get("type") == "inapplication"
    assert identification_of(after).expression.date == ADOPTED
    assert identification_of(after).expression.authoritative is True
    assert apply(after, change).problems[0].code == "AKN504"


def test_an_act_repealed_keeps_its_words_and_has_the_event() -> None:
    before = journal()
    after = sound(apply(before, order("repeal", "")).document)
    assert to_text(after) == to_text(before)
    assert [e.type for e in events_of(after)] == ["generation", "repeal"]


def test_marks_are_in_the_legal_order_whatever_came_first() -> None:
    first = order("substitution", "art_2", 1, old="open", new="closed", on=date(2026, 2, 1))
    second = order(
        "substitution", "art_3", 1, old="locked", new="open", on=date(2026, 4, 1),
        by="/akn/xx/act/2026-01-16/9",
    )  # fmt: skip
    document = journal()
    one = apply(apply(document, first).document, second).document
    other = apply(apply(document, second).document, first).document
    both = apply_all(document, [second, first]).document
    assert write(one) == write(other) == write(both)
    sound(both)


def test_periods_of_units_follow_their_group() -> None:
    late = order("substitution", "art_2", 1, old="open", new="closed", on=date(2026, 4, 1))
    after = apply(journal(), late).document
    (group,) = periods_of(after)
    after = after.replace_at("art_2", lambda e: e.with_attributes(period=f"#{group.eid}"))
    early = order("substitution", "art_3", 2, old="locked", new="open", on=date(2026, 2, 1))
    again = sound(apply(after, early).document)
    article = again.find("art_2")
    assert article is not None
    days = {e.eid: e.date for e in events_of(again)}
    starts = {g.eid: days[g.start] for g in periods_of(again)}
    assert starts[article.get("period").removeprefix("#")] == date(2026, 4, 1)


def test_marks_of_others_stay_as_they_are() -> None:
    def with_foreign(document: Document) -> Document:
        meta = document.meta
        assert meta is not None
        foreign = Element(
            "textualMod",
            (("type", "repeal"), ("eId", "pmod_7")),
            (
                Element("source", (("href", "/akn/xx/act/2025-01-01/1"),)),
                Element("destination", (("href", "#art_2"),)),
            ),
        )
        analysis = Element(
            "analysis", (("source", "#editor"),), (Element("passiveModifications", (), (foreign,)),)
        )
        at = next(i for i, c in enumerate(meta.children) if c is meta.first("references"))
        made = meta.with_children(*meta.children[:at], analysis, *meta.children[at:])
        root = document.root
        return replace(
            document, root=root.with_children(*(made if c is meta else c for c in root.children))
        )

    after = sound(apply(with_foreign(journal()), YEARS).document)
    assert [e.eid for e in after.walk() if e.name == "textualMod"] == ["pmod_7", "pmod_1"]
    again = replace(
        YEARS, target="art_2", old="open", new="closed", source=Source(AMENDING, "x", 2)
    )
    sound(apply(after, again).document)


# Applied twice


@pytest.mark.parametrize(
    "change",
    [
        YEARS,
        order("substitution", "art_1__para_2", old="journal", new="journal of checks"),
        order("insertion", "art_1__para_2", old="journal", new="and list", position="after"),
        order("insertion", "art_1__para_2", old="journal", new="big", position="before"),
        order("insertion", "art_1__para_2", new="or more", position="end"),
        order("repeal", "art_2", remark="Repealed."),
        order("substitution", "art_1", part="heading", new="Book"),
        order("insertion", "", new=(unit("article", "Article 2-1.", "New.", heading="New"),)),
        order("substitution", "art_2", new=(unit("article", "Article 2.", "All new."),)),
        order("insertion", "art_2", new=(unit("subparagraph", "", "More."),), ordinal=2),
    ],
    ids=lambda change: f"{change.kind} {change.target}",
)
@pytest.mark.parametrize("marked", [True, False], ids=["by its marks", "by the text alone"])
def test_what_is_applied_is_not_applied_again(change: object, marked: bool) -> None:
    before = journal()
    after = apply(before, change).document  # type: ignore[arg-type]
    assert after is not before
    if not marked:  # a bare copy: the new text under the old metadata
        children = (before.meta, *(c for c in after.root.children if c is not after.meta))
        after = replace(after, root=after.root.with_children(*filter(None, children)))
    again = apply(after, change)  # type: ignore[arg-type]
    assert [p.code for p in again.problems] == ["AKN504"]
    assert again.document is after


def test_two_modifications_of_one_provision_are_two() -> None:
    source = Source(AMENDING, "art_1__point_1", 1)
    one = replace(YEARS, source=source)
    two = replace(YEARS, source=replace(source, index=2), old="journal", new="book")
    after = apply_all(journal(), [one, two])
    assert after.problems == ()
    assert "The book is kept for five years." in to_text(after.document)


# Markup inside the words


MARKED = p("The ", Element("ref", (("href", "#art_2"),), ("list of article 2",)), " and the ",
           Element("term", (("refersTo", "#editor"),), ("keeper",)), " stay.")  # fmt: skip


@pytest.mark.parametrize(
    ("change", "kept", "text"),
    [
        (order("substitution", "art_1", old="The", new="This"), ["ref", "term"],
         "This list of article 2 and the keeper stay."),
        (order("substitution", "art_1", old="article 2", new="article 3"), ["term"],
         "The list of article 3 and the keeper stay."),
        (order("substitution", "art_1", old="list of article 2", new="book"), ["term"],
         "The book and the keeper stay."),
        (order("substitution", "art_1", old="2 and the keeper", new="3 and he"), [],
         "The list of article 3 and he stay."),
        (order("insertion", "art_1", old="article 2", new="or 3", position="after"),
         ["ref", "term"], "The list of article 2 or 3 and the keeper stay."),
        (order("repeal", "art_1", old="and the keeper"), ["ref"], "The list of article 2 stay."),
        (order("substitution", "art_1", old="keeper stay", new="guard stays"), ["ref"],
         "The list of article 2 and the guard stays."),
    ],
)  # fmt: skip
def test_marks_inside_words(change: object, kept: list[str], text: str) -> None:
    content = Element("content", (), (MARKED,))
    article = Element("article", (), (Element("num", (), ("Article 1.",)), content))
    applied = apply(act(article, unit("article", "Article 2.", "x")), change)  # type: ignore[arg-type]
    assert applied.problems == ()
    block = applied.document.find("art_1").first("content").first("p")  # type: ignore[union-attr]
    assert block is not None
    assert block.text() == text
    assert [e.name for e in block.elements()] == kept
    assert not any(isinstance(a, str) and isinstance(b, str)
                   for a, b in zip(block.children, block.children[1:], strict=False))  # fmt: skip
    sound(applied.document)


def test_words_of_the_publisher_are_never_found_nor_changed() -> None:
    remark = Element("remark", (("status", "editorial"),), ("The journal is old.",))
    note = Element(
        "hcontainer",
        (("name", "remark"), ("status", "editorial")),
        (Element("content", (), (p(remark),)),),
    )
    article = unit(
        "article", "Article 1.", "", unit("paragraph", "1.", "The journal is new."), note
    )
    document = act(article)
    after = apply(document, order("substitution", "art_1", old="journal", new="book")).document
    assert "The book is new." in to_text(after)
    assert "The journal is old." in to_text(after)
    whole = order("substitution", "art_1", new=(unit("article", "Article 1.", "All new."),))
    assert "The journal is old." in to_text(sound(apply(document, whole).document))


# References


def test_references_follow_what_is_renumbered_and_what_went() -> None:
    def pointing(eid: str) -> Element:
        return p("See ", Element("ref", (("href", f"#{eid}"),), ("there",)), ".")

    content = Element(
        "content",
        (),
        (pointing("art_1__para_1__point_2"), pointing("art_1__para_2"), pointing("art_1")),
    )
    document = journal()
    document = document.replace_at(
        "art_3", lambda e: e.with_children(*(content if c.name == "content" else c  # type: ignore[union-attr]
                                             for c in e.children))
    )  # fmt: skip
    sound(document)
    applied = apply_all(
        document,
        [order("repeal", "art_1__para_1", 1), order("renumbering", "art_1__para_2", 2, new="3")],
    )
    after = sound(applied.document)
    refs = [e.get("href") for e in after.walk() if e.name == "ref"]
    assert refs == ["#art_1__para_1", "#art_1__para_3", "#art_1"]
    assert [(p.code, p.eid) for p in applied.problems] == [("AKN515", "art_1__para_1")]
    moved = after.find("art_1__para_3")
    assert moved is not None
    assert moved.get("wId") == "art_1__para_2"
    assert dict(applied.renamed)["art_1__para_2"] == "art_1__para_3"


# Tables and annexes


def table(*rows: tuple[str, ...]) -> Element:
    return Element(
        "table",
        (),
        tuple(
            Element("tr", (), tuple(Element("td", (), (p(cell),)) for cell in row)) for row in rows
        ),
    )


def row(*cells: str) -> Element:
    (made,) = table(cells).elements()
    return made


def with_table(*rows: tuple[str, ...]) -> Document:
    content = Element("content", (), (table(*rows),))
    return act(Element("article", (), (Element("num", (), ("Article 1.",)), content)))


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (order("substitution", "art_1", part="row_2", new=(row("2", "x"),)), "1 a 2 x 3 c"),
        (order("substitution", "art_1", part="row_2", old="b", new="y"), "1 a 2 y 3 c"),
        (order("repeal", "art_1", part="row_2"), "1 a 3 c"),
        (order("insertion", "art_1", new=(row("2-1", "z"),)), "1 a 2 b 2-1 z 3 c"),
        (order("insertion", "art_1", part="row_1", position="before", new=(row("0", "z"),)),
         "0 z 1 a 2 b 3 c"),
    ],
)  # fmt: skip
def test_rows_are_called_by_the_number_in_their_first_cell(change: object, cells: str) -> None:
    applied = apply(with_table(("1", "a"), ("2", "b"), ("3", "c")), change)  # type: ignore[arg-type]
    assert applied.problems == ()
    got = [e.text() for e in sound(applied.document).walk() if e.name == "td"]
    assert " ".join(got) == cells
    assert apply(applied.document, change).document is applied.document  # type: ignore[arg-type]


def annex(num: str, words: str) -> Element:
    body = Element("mainBody", (), (p(words),))
    return Element(
        "attachment",
        (),
        (Element("num", (), (num,)), Element("doc", (("name", "annex"),), (body,))),
    )


def test_an_annex_comes_changes_and_goes() -> None:
    comes = order("insertion", "", 1, new=(annex("Annex 2", "Second form."),))
    first = order("insertion", "", 2, new=(annex("Annex 1", "First form."),))
    applied = apply_all(journal(), [comes, first])
    assert applied.problems == ()
    after = sound(applied.document)
    assert [e.eid for e in after.walk() if e.name == "attachment"] == ["att_1", "att_2"]
    named = [identification_of(e) for e in after.walk() if e.name == "doc"]
    assert [i.component for i in named] == ["annex_1", "annex_2"]
    other = order(
        "replacement", "att_2", 3, new=(annex("Annex 2", "Other form."),), on=date(2026, 4, 1)
    )
    words = order("substitution", "att_1", 4, old="First", new="Best", on=date(2026, 4, 1))
    later = apply_all(after, [other, words])
    assert later.problems == ()
    assert "Other form." in to_text(sound(later.document))
    assert "Best form." in to_text(later.document)
    gone = apply(
        later.document, order("repeal", "att_1", 5, remark="Repealed.", on=date(2026, 5, 1))
    )
    assert gone.problems == ()
    left = sound(gone.document).find("att_1")
    assert left is not None
    assert left.get("status") == "removed"
    assert "Best form." not in to_text(gone.document)


# Refusals


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (order("substitution", "art_9", old="a", new="b"), "AKN501"),
        (order("substitution", "art_2", old="shut", new="b"), "AKN503"),
        (order("substitution", "art_1", old="journal", new="book"), "AKN503"),
        (order("substitution", "art_2", old=" ", new="b"), "AKN505"),
        (order("substitution", "art_2", old="open", new="b", times=0), "AKN505"),
        (order("join", "art_2", old="a", new="b"), "AKN505"),
        (order("insertion", "art_2", new=()), "AKN505"),
        (order("substitution", "art_2", part="note_1", new="b"), "AKN505"),
        (order("substitution", "art_2", part="wrapUp", new="b"), "AKN506"),
        (order("repeal", "art_2", part="sentence_4"), "AKN506"),
        (order("insertion", "art_1", new=(unit("paragraph", "2.", "x"),)), "AKN507"),
        (order("substitution", "art_1", part="intro", new="x"), "AKN506"),
        (order("insertion", "art_1", new=(unit("paragraph", "", "x"),)), "AKN509"),
        (order("substitution", "art_2", new=(unit("article", "Article 4.", "x"),)), "AKN509"),
        (order("repeal", "art_1", up_to="art_3"), "AKN511"),
        (order("substitution", "art_2", old="open", new="b\x00"), "AKN512"),
        (order("insertion", "", new=(unit("article", "Article 5.", "b\ufffe"),)), "AKN512"),
        (order("repeal", "art_2", remark="\x01"), "AKN512"),
        (order("repeal", "art_2", old="The list is open."), "AKN516"),
        (order("substitution", "art_2", old="open", new="b", until=date(2026, 1, 1)), "AKN517"),
        (order("substitution", "art_2", old="open", new="b", by="law 5"), "AKN517"),
        (order("insertion", "art_2", new=(unit("article", "Article 5.", "x"),)), "AKN520"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_done_changes_nothing(change: object, code: str) -> None:
    before = journal()
    applied = apply(before, change)  # type: ignore[arg-type]
    assert [p.code for p in applied.problems] == [code]
    assert applied.document is before
    assert not applied.outcomes[0].applied
    assert applied.problems[0].hint or code in ("AKN505", "AKN506", "AKN512")


def test_the_refusal_says_what_was_found_where() -> None:
    (problem,) = apply(journal(), order("substitution", "art_1", old="journal", new="x")).problems
    assert problem.message == (
        "«journal» is meant once in art_1, found 3 times: in art_1__para_1__point_1 (once), "
        "art_1__para_1__point_2 (once), art_1__para_2 (once)"
    )
    (problem,) = apply(
        journal(), order("substitution", "art_1__para_2", old="for three year", new="x")
    ).problems
    assert "not found" in problem.message
    assert problem.hint == "Nearest words there: «for three years.»."


def test_one_that_fails_leaves_the_others() -> None:
    applied = apply_all(journal(), [YEARS, order("repeal", "art_9", 2)])
    assert [o.applied for o in applied.outcomes] == [True, False]
    assert "five years" in to_text(applied.document)


# The modifying act


def test_a_modifying_act_says_what_it_changes() -> None:
    words = [
        Element("quotedText", (), (text,)) for text in ("three years", "five years")
    ]  # fmt: skip
    mod = Element("mod", (), ("In article 1 replace ", words[0], " by ", words[1], "."))
    amending = act(
        Element(
            "article", (), (Element("num", (), ("Article 1.",)), Element("content", (), (p(mod),)))
        )
    )
    change = replace(YEARS, source=Source(AMENDING, "art_1__mod_1", 1))
    pairs = [("/akn/xx/act/2020-01-01/1", change)]
    made = with_active(amending, pairs)
    assert schema.validate(made) == ()
    assert checks.check(made) == ()
    (mark,) = (e for e in made.walk() if e.name == "textualMod")
    assert mark.eid == "amod_1"
    assert [(e.name, e.get("href")) for e in mark.elements()] == [
        ("source", "#art_1__mod_1"),
        ("destination", "/akn/xx/act/2020-01-01/1/!main~art_1__para_2"),
        ("old", "#art_1__mod_1__qtext_1"),
        ("new", "#art_1__mod_1__qtext_2"),
    ]
    assert with_active(made, pairs) == made
