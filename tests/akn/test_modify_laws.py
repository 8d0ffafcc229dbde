"""Properties of modifications: what holds for every act and every order that we can make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import hypothesis.strategies as st
from hypothesis import given

from akn import schema
from akn.model import Document, Element
from akn.modify import Modification, TextualModification, apply, apply_all, in_order
from akn.provision import provisions
from akn.xml import write
from tests.akn.acts import act, order, unit

NOUNS = "journal list cabinet key window lamp door shelf ladder stove".split()  # noqa: SIM905


@st.composite
def acts(draw: st.DrawFn) -> Document:
    """Draw an act: articles with words, paragraphs, points, lines or parts."""
    count = draw(st.integers(2, 6))
    articles = []
    for n in range(1, count + 1):
        form = draw(st.sampled_from(("words", "paragraphs", "points", "lines", "parts")))
        noun = NOUNS[n]
        inside: list[Element] = []
        if form in ("paragraphs", "points"):
            name, sign = ("paragraph", ".") if form == "paragraphs" else ("point", ")")
            inside = [
                unit(name, f"{i}{sign}", f"the {noun} number {i} of {n};")
                for i in range(1, draw(st.integers(2, 4)))
            ]
        elif form == "lines":
            inside = [unit("alinea", "", f"line {i} of the {noun};") for i in (2, 3)]
        elif form == "parts":
            inside = [unit("subparagraph", "", f"Part {i} of the {noun}.") for i in (1, 2)]
        lead = "" if form in ("paragraphs", "parts") else f"The {noun} of article {n}"
        articles.append(
            unit("article", f"Article {n}.", f"{lead}:" if inside and lead else lead, *inside,
                 heading=f"On the {noun}")
        )  # fmt: skip
    cut = draw(st.integers(1, count - 1))
    return act(
        unit("chapter", "Chapter 1.", "", *articles[:cut], heading="ONE"),
        unit("chapter", "Chapter 2.", "", *articles[cut:], heading="TWO"),
    )


def possible(document: Document, index: int, draw: st.DrawFn) -> TextualModification:
    """Draw an order for article `index`, by an act and a day of its own."""
    article = document.find(f"art_{index}")
    assert article is not None
    by = f"/akn/xx/act/2026-01-{draw(st.integers(10, 12))}/{draw(st.integers(1, 30))}"
    on = date(2026, draw(st.integers(2, 5)), 1)
    eid = f"art_{index}"
    noun = NOUNS[index]
    choices = [
        order("substitution", eid, index, old=f"On the {noun}", new="On it", on=on, by=by),
        order("repeal", eid, index, remark="Gone.", on=on, by=by),
        order("substitution", eid, index, on=on, by=by,
              new=(unit("article", f"Article {index}.", f"All new of {index}."),)),
        order("insertion", "", index, on=on, by=by,
              new=(unit("article", f"Article {index}-1.", f"New after {index}."),)),
        order("insertion", eid, index, new="and so on", position="end", on=on, by=by),
        order("insertion", eid, index, part="heading", new="and more", position="end",
              on=on, by=by),
    ]  # fmt: skip
    kinds = {c.name for c in article.elements()}
    if "paragraph" in kinds or "point" in kinds:
        name, sign = ("paragraph", ".") if "paragraph" in kinds else ("point", ")")
        new = (unit(name, f"1-1{sign}", "between;"),)
        choices.append(order("insertion", eid, index, new=new, on=on, by=by))
    if "alinea" in kinds:
        choices.append(
            order("insertion", eid, index, ordinal=2, new=(unit("alinea", "", "first line;"),),
                  on=on, by=by)
        )  # fmt: skip
        choices.append(order("repeal", f"{eid}__al_2", index, on=on, by=by))
    if "subparagraph" in kinds:
        choices.append(
            order("insertion", eid, index, ordinal=3, new=(unit("subparagraph", "", "Third."),),
                  on=on, by=by)
        )  # fmt: skip
        choices.append(order("repeal", f"{eid}__subpara_1", index, on=on, by=by))
    return draw(st.sampled_from(choices))


@st.composite
def disjoint(draw: st.DrawFn) -> tuple[Document, list[TextualModification]]:
    """Draw an act and orders for different articles of it."""
    document = draw(acts())
    count = sum(1 for e in document.walk() if e.name == "article")
    chosen = draw(st.lists(st.integers(1, count), min_size=1, max_size=4, unique=True))
    return document, [possible(document, n, draw) for n in chosen]


def one_by_one(document: Document, changes: Sequence[Modification]) -> Document:
    for change in changes:
        document = apply(document, change).document
    return document


@given(disjoint(), st.randoms(use_true_random=False))
def test_disjoint_modifications_commute(
    made: tuple[Document, list[TextualModification]], chance: object
) -> None:
    document, changes = made
    applied = apply_all(document, changes)
    assert all(o.applied for o in applied.outcomes)
    shuffled = list(changes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    data = write(applied.document)
    assert write(apply_all(document, shuffled).document) == data
    assert write(one_by_one(document, shuffled)) == data
    assert write(one_by_one(document, in_order(changes))) == data


@given(disjoint())
def test_every_result_is_valid_and_nothing_is_applied_twice(
    made: tuple[Document, list[TextualModification]],
) -> None:
    document, changes = made
    after = apply_all(document, changes).document
    assert schema.validate(after) == ()
    eids = [e.eid for e in after.walk() if e.eid]
    assert len(eids) == len(set(eids))
    again = apply_all(after, changes)
    assert again.document is after
    assert {p.code for p in again.problems} == {"AKN504"}


@given(disjoint())
def test_what_is_not_meant_stays_as_it_is(
    made: tuple[Document, list[TextualModification]],
) -> None:
    document, changes = made
    after = apply_all(document, changes).document
    meant = {f"art_{c.source.index}" for c in changes}
    for eid, article in document.index().items():
        if article.name == "article" and eid not in meant:
            assert after.find(eid) is article


# A wrong target: the right text or a Problem, never another text

FAULTS = ("none", "a word is another one", "the unit is gone", "the unit is doubled", "spaces")


@given(acts(), st.data())
def test_a_faulty_target_gives_the_right_text_or_a_problem(
    document: Document, data: st.DataObject
) -> None:
    index = data.draw(st.integers(1, sum(1 for e in document.walk() if e.name == "article")))
    eid, noun = f"art_{index}", NOUNS[index]
    fault = data.draw(st.sampled_from(FAULTS))
    body = document.body
    assert body is not None
    broken = document
    if fault == "a word is another one":
        broken = document.replace_at(eid, lambda e: _respelt(e, noun, f"{noun}s"))
    elif fault == "spaces":
        broken = document.replace_at(eid, lambda e: _respelt(e, f"the {noun}", f"the\u00a0 {noun}"))
    elif fault == "the unit is gone":
        broken = document.replace_at(eid, lambda e: None)
    elif fault == "the unit is doubled":
        chapter = next(c for c in body.elements() if any(a.eid == eid for a in c.elements()))
        broken = document.replace_at(
            chapter.eid,
            lambda c: c.with_children(
                *(x for child in c.children
                  for x in ((child, child) if isinstance(child, Element) and child.eid == eid
                            else (child,)))
            ),
        )  # fmt: skip
    change = order("substitution", eid, old=f"On the {noun}", new="On the other")
    applied = apply(broken, change)
    article = broken.find(eid)
    said = "" if article is None else " ".join(article.text().split())
    if applied.outcomes[0].applied:
        assert fault in ("none", "spaces")
        assert said.count(f"On the {noun}") == 1
        expected = said.replace(f"On the {noun}", "On the other")
        after = applied.document.find(eid)
        assert after is not None
        assert " ".join(after.text().split()) == expected
        others = {p.eid: p.text for p in provisions(broken) if not p.eid.startswith(eid)}
        assert {p.eid: p.text for p in provisions(applied.document)
                if not p.eid.startswith(eid) and p.name == "article"} == {
            e: t for e, t in others.items() if e.startswith("art_") and "__" not in e
        }  # fmt: skip
    else:
        assert fault in ("a word is another one", "the unit is gone", "the unit is doubled")
        assert applied.problems
        assert applied.document is broken


def _respelt(element: Element, old: str, new: str) -> Element:
    return element.with_children(
        *(
            _respelt(c, old, new) if isinstance(c, Element)
            else c.replace(old, new) if isinstance(c, str) else c
            for c in element.children
        )
    )  # fmt: skip
