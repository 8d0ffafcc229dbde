"""The text of a day, its history, the difference of two days: our editions and official copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import akn.xml
from akn.problem import LegalTextError
from kzlegal.grammar import alpha3
from kzlegal.library import Library
from kzlegal.library.address import address_of
from kzlegal.library.dating import print_difference, print_history
from kzlegal.library.history import unit_in
from kzlegal.library.markup import marked_up

TODAY = date(2026, 11, 24)
BEFORE, AFTER = date(2025, 11, 17), date(2026, 1, 18)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("versions")
    return Library.open(today=TODAY, user=folder / "user", cache=folder / "cache")


# The text of a day


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(2025, 11, 17), BEFORE),
        (date(2026, 1, 17), BEFORE),
        (date(2026, 1, 18), AFTER),
        (date(2030, 1, 1), AFTER),
        (None, AFTER),
    ],
)
def test_the_text_of_a_day(library: Library, on: date | None, version: date) -> None:
    act = library.act("94-V")
    expression = library.expression(act, "rus", on)
    assert expression.version == version
    assert expression.iri == f"{act.restatement}/rus@{version}"
    assert ("art_19-1" in library.provisions(act, "rus", on)) is (version == AFTER)


def test_today_is_asked_where_no_day_is(library: Library) -> None:
    early = Library.open(today=date(2026, 1, 17), user=library.corpus.store.root)
    assert early.expression(early.act("94-V"), "eng").version == BEFORE
    earlier = Library.open(today=date(2020, 1, 1), user=library.corpus.store.root)
    # nothing of 2020 is held: the first text there is, which says its own day
    assert earlier.expression(earlier.act("94-V"), "eng").version == BEFORE


def test_a_day_before_the_first_text_is_an_error_that_says_which_are_held(
    library: Library,
) -> None:
    with pytest.raises(LegalTextError) as caught:
        library.expression(library.act("94-V"), "rus", date(2025, 11, 16))
    problem = caught.value.problem
    assert problem.code == "COR040"
    assert "as early as 2025-11-16" in problem.message
    assert problem.hint == "held from: 2025-11-17, 2026-01-18"


@pytest.mark.parametrize("slug", ["94-V", "274-IV", "235-V"])
@pytest.mark.parametrize("language", ["rus", "kaz", "eng"])
def test_the_timeline_gives_the_bytes_that_are_built(
    library: Library, slug: str, language: str
) -> None:
    act = library.act(slug)
    timeline = library.timeline(act, language)
    assert [w.interval.start for w in timeline.expressions] == [BEFORE, AFTER]
    first = marked_up(library.corpus, act, timeline.at(BEFORE), alpha3(language)).document
    assert akn.xml.write(first) == library.expression(act, language, BEFORE).xml
    body = marked_up(library.corpus, act, timeline.at(AFTER), alpha3(language)).document.body
    assert body is not None
    # line numbers are those of the files read; the words and ids are the same
    built = library.expression(act, language, AFTER).document.body
    assert built is not None
    assert [(e.name, e.attributes) for e in body.walk()] == [
        (e.name, e.attributes) for e in built.walk()
    ]
    assert body.text() == built.text()


def test_an_act_that_nothing_here_changes_has_one_wording(library: Library) -> None:
    act = library.act("230-VIII")
    (wording,) = library.wordings(act, "kaz")
    assert (wording.start, wording.last, wording.made_by) == (BEFORE, None, ())
    assert library.timeline(act, "kaz").modifications == ()


# History


def test_every_wording_names_its_days_and_the_provisions_that_made_it(library: Library) -> None:
    first, second = library.wordings(library.act("94-V"), "eng")
    assert (first.start, first.last, first.made_by) == (BEFORE, date(2026, 1, 17), ())
    assert (second.start, second.last) == (AFTER, None)
    assert {made.number for made in second.made_by} == {"231-VIII"}
    made = {unit: m for m in second.made_by for unit in m.units}
    assert made["art_7__para_11"].eid == "art_1__para_2__point_2__al_3"
    assert made["art_7__para_11"].basis == "assumed"
    assert "footnote of article 7" in dict(made["art_7__para_11"].note)["eng"]
    assert made["art_19-1"].basis == "footnote"


@pytest.mark.parametrize(
    ("unit", "stages"),
    [
        ("art_1__point_1", [("original", 0)]),
        ("art_1__point_2", [("original", 0), ("restated", 1)]),
        ("art_1__point_2-3", [("inserted", 1)]),
        # the new heading of the article is none of the point's own
        ("art_7__para_11", [("inserted", 1)]),
        ("art_7__para_10", [("original", 0)]),
        ("art_7", [("original", 0), ("changed", 2)]),
        ("art_19-1__para_3__subpara_2", [("inserted", 1)]),
    ],
)
def test_the_stages_of_a_unit(library: Library, unit: str, stages: list[tuple[str, int]]) -> None:
    found = library.history(library.act("94-V"), "rus", unit)
    assert [(s.change, len(s.made_by)) for s in found.stages] == stages
    assert found.stages[-1].last is None
    text = library.provisions(library.act("94-V"), "rus")[unit].text
    assert "".join(found.stages[-1].text.split()) == "".join(text.split())


def test_what_is_ordered_is_pending_until_its_day(library: Library) -> None:
    early = Library.open(today=date(2025, 12, 1), user=library.corpus.store.root)
    found = early.history(early.act("274-IV"), "kaz")
    assert [(p.since, p.kind, p.made.units) for p in found.pending] == [
        (AFTER, "insertion", ("art_27__para_6",))
    ]
    assert library.history(library.act("274-IV"), "kaz").pending == ()


@pytest.mark.parametrize("unit", ["7(11)", "art_7__para_11"])
def test_a_unit_of_any_wording_is_found(library: Library, unit: str) -> None:
    act = library.act("94-V")
    assert unit_in(library, act, "rus", unit) == "art_7__para_11"
    with pytest.raises(LegalTextError, match="KZ130"):
        unit_in(library, act, "rus", "art_77")
    with pytest.raises(LegalTextError, match="KZ130"):
        library.history(act, "rus", "art_77")


# What is announced


@pytest.mark.parametrize(
    ("on", "numbers"),
    [
        (date(2026, 7, 11), []),
        (date(2026, 7, 12), ["256-VIII"]),
        (date(2026, 8, 24), ["256-VIII"]),
        (date(2026, 8, 25), ["256-VIII", "326-VIII"]),
    ],
)
def test_announced_changes_stand_beside_the_text_of_a_day_and_are_never_in_it(
    library: Library, on: date, numbers: list[str]
) -> None:
    act = library.act("230-VIII")
    expression = library.expression(act, "rus", on)
    found = library.announced(expression, "art_17__para_1", on)
    assert [gap.work.rpartition("/")[2] for gap in found] == numbers
    assert {gap.status for gap in found} <= {"announced, text not held"}
    assert expression.xml == library.expression(act, "rus", AFTER).xml


def test_by_laws_stand_beside_the_article_that_empowers_them(library: Library) -> None:
    act = library.act("230-VIII")
    by_laws = library.provision(act, "art_20__para_1", "rus").by_laws
    assert ["102/НҚ" in dict(gap.subject)["rus"] for gap in by_laws] == [True]
    assert by_laws[0].knowledge == "seen"
    assert library.provision(act, "art_12", "eng").by_laws, "those of its points"
    assert library.provision(act, "art_5", "eng").by_laws == ()


# Difference


def test_the_difference_of_two_days(library: Library) -> None:
    act = library.act("274-IV")
    found = library.difference(act, "eng", date(2026, 1, 17), date(2026, 1, 18))
    assert [(c.kind, c.eid) for c in found.difference.changes] == [("added", "art_27__para_6")]
    same = library.difference(act, "eng", date(2026, 1, 18), date(2026, 9, 1))
    assert same.same_text
    assert not same.difference


def test_the_difference_of_one_unit(library: Library) -> None:
    act = library.act("94-V")
    days = (date(2026, 1, 1), date(2026, 9, 1))
    found = library.difference(act, "rus", *days, "art_1__point_2")
    (change,) = found.difference.changes
    assert change.kind == "changed"
    assert "".join(p.text for p in change.pieces if p.mark != "deleted") == change.new
    # announced for the later day: beside, not in
    assert [g.work.rpartition("/")[2] for g in found.announced] == ["256-VIII", "326-VIII"]
    added = library.difference(act, "rus", *days, "art_19-1")
    assert {c.kind for c in added.difference.changes} == {"added"}
    with pytest.raises(LegalTextError, match="KZ130"):
        library.difference(act, "rus", *days, "art_99")


# Addresses


@pytest.mark.parametrize(
    ("words", "unit", "language", "on"),
    [
        (["94-V"], "", "", None),
        (["94-V", "7"], "7", "", None),
        (["94-V 7(11)"], "7(11)", "", None),
        (["Z1300000094", "art_7"], "art_7", "", None),
        (["/akn/kz/act/2013-05-21/94-V/~art_7"], "art_7", "", None),
        (["/akn/kz/act/2013-05-21/94-V/rus@2026-01-18/~art_7"], "art_7", "rus", AFTER),
        (["/akn/kz/act/restatement/2013-05-21/94-V/kaz"], "", "kaz", None),
    ],
)
def test_what_a_person_names(
    library: Library, words: list[str], unit: str, language: str, on: date | None
) -> None:
    found = address_of(library.corpus, words)
    assert (found.act.slug, found.unit, found.language, found.on) == ("94-V", unit, language, on)


@pytest.mark.parametrize("words", [["94-VI"], ["/akn/kz/act/2013-05-21"], ["/akn/x"]])
def test_an_act_that_is_not_known_is_said(library: Library, words: list[str]) -> None:
    with pytest.raises(LegalTextError, match="COR011"):
        address_of(library.corpus, words)


# Official copies: our own words stand in for them, which no test may hold


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Give a library with two dated copies of 94-V, the second with a publisher's remark."""
    folder = tmp_path_factory.mktemp("copies")
    found = Library.open(today=TODAY, user=folder / "user", cache=folder / "cache")
    act = found.act("94-V")
    for day, state, remark in (
        (date(2026, 2, 1), BEFORE, ""),
        (
            date(2026, 3, 1),
            AFTER,
            "Примечание ИЗПИ!\n\nВ пункт 2 предусматривается изменение Законом РК от 24.06.2026 "
            "№ 326-VIII (вводится в действие с 25.08.2026).\n\n",
        ),
    ):
        edition = act.edition("rus", state)
        assert edition is not None
        text = (found.corpus.root / edition.file).read_text("utf-8")
        head, mark, rest = text.partition("Статья 17.")
        first, _line, others = rest.partition("\n\n2. ")
        spoken = head + mark + first + f"\n\n{remark}2. " + others
        found.import_file(Path("copy.txt"), "94-V", "rus", version=day, data=spoken.encode())
    return found


def test_copies_are_wordings_as_they_are(copies: Library) -> None:
    every = copies.wordings(copies.act("94-V"), "rus")
    assert [(w.start, w.official, w.made_by != ()) for w in every] == [
        (BEFORE, False, False),
        (AFTER, False, True),
        (date(2026, 2, 1), True, False),
        (date(2026, 3, 1), True, False),
    ]
    act = copies.act("94-V")
    assert not copies.expression(act, "rus", date(2026, 1, 31)).official
    assert copies.expression(act, "rus", date(2026, 2, 28)).version == date(2026, 2, 1)
    assert copies.expression(act, "rus").version == date(2026, 3, 1)
    assert not copies.edition(act, "rus").official
    assert all(not w.official for w in copies.wordings(act, "eng"))


def test_between_two_copies_no_cause_is_guessed(copies: Library) -> None:
    found = copies.history(copies.act("94-V"), "rus", "art_1__point_2-3")
    assert [(s.interval.start, s.change, s.official, len(s.made_by)) for s in found.stages] == [
        (AFTER, "inserted", False, 1),
        (date(2026, 3, 1), "inserted", True, 0),
    ]
    assert found.stages[0].last == date(2026, 1, 31), "the copy takes our edition's place"
    other = copies.history(copies.act("94-V"), "rus", "art_1__point_2")
    assert [(s.change, s.official) for s in other.stages] == [
        ("original", False),
        ("restated", False),
        ("original", True),
        ("changed", True),
    ]


def test_our_words_are_not_held_against_official_ones(copies: Library) -> None:
    act = copies.act("94-V")
    with pytest.raises(LegalTextError) as caught:
        copies.difference(act, "rus", AFTER, date(2026, 3, 1))
    problem = caught.value.problem
    assert problem.code == "KZ131"
    assert problem.hint == "import an official text of 2026-01-18"
    found = copies.difference(act, "rus", date(2026, 2, 1), date(2026, 3, 1), "art_8")
    assert {c.kind for c in found.difference.changes} == {"added"}


@pytest.mark.parametrize(
    ("on", "eid", "said"),
    [
        (date(2026, 8, 24), "", []),
        (date(2026, 8, 25), "art_17__para_2", ["footnoted"]),
        (date(2026, 8, 25), "art_17__para_1", []),
    ],
)
def test_the_publisher_s_remarks_announce_what_may_concern_a_unit(
    copies: Library, on: date, eid: str, said: list[str]
) -> None:
    expression = copies.expression(copies.act("94-V"), "rus", on)
    found = [
        gap for gap in copies.announced(expression, eid, on) if gap.units == ("art_17__para_2",)
    ]
    assert [gap.knowledge for gap in found] == said
    for gap in found:
        assert gap.work == "/akn/kz/act/2026-06-24/326-VIII"
        assert gap.since == date(2026, 8, 25)
        assert all("326-VIII" in words for _, words in gap.subject)
    # the words stay those of the copy, whatever is announced
    assert copies.provision(copies.act("94-V"), "art_17__para_2", "rus", on).text.startswith("2.")


def test_what_is_printed_is_plain(copies: Library) -> None:
    act = copies.act("94-V")
    printed = print_history(copies.history(act, "rus", "art_7"))
    assert [w["to"] for w in printed["wordings"]] == [  # type: ignore[index,union-attr]
        "2026-01-17",
        "2026-01-31",
        "2026-02-28",
        None,
    ]
    compared = copies.difference(act, "rus", date(2026, 2, 1), date(2026, 3, 1))
    assert print_difference(compared)["same_text"] is False
