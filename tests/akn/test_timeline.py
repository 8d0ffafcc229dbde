"""Every text of an act by date, and the life of one provision."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from akn import schema
from akn.model import Interval
from akn.modify import EfficacyModification, Modification, Source
from akn.text import to_text
from akn.timeline import Timeline, TimelineError
from akn.xml import write
from tests.akn.acts import ADOPTED, AMENDING, journal, order, unit

EARLY, LATE = "/akn/xx/act/2025-05-05/50", "/akn/xx/act/2027-05-05/70"
YEARS = "art_1__para_2"
LIFE: tuple[Modification, ...] = (
    order("substitution", YEARS, 1, old="three", new="five", on=date(2025, 7, 1), by=EARLY),
    order(
        "substitution", YEARS, 2, new=(unit("paragraph", "2.", "The journal rests."),),
        on=date(2025, 9, 1), until=date(2026, 9, 1), by=EARLY,
    ),
    order("substitution", YEARS, 1, old="kept", new="kept closed", on=date(2026, 3, 1)),
    order("insertion", "", 2, new=(unit("article", "Article 2-1.", "The window is shut."),),
          on=date(2026, 3, 1)),
    order("repeal", "art_2", 3, remark="Repealed.", on=date(2027, 1, 1)),
    EfficacyModification(
        "inapplication", "art_3", Source(AMENDING, "art_2", 4), date(2026, 4, 1), date(2026, 6, 1)
    ),
    order("renumbering", "art_3", 1, new="4", on=date(2027, 7, 1), by=LATE),
)  # fmt: skip
LINE = Timeline.of(journal(), LIFE)


def said(line: Timeline, eid: str, day: date) -> str:
    found = line.at(day).find(eid)
    return "" if found is None else to_text(found).strip()


def test_the_texts_meet_and_the_last_one_is_open() -> None:
    intervals = [w.interval for w in LINE.expressions]
    assert [i.start for i in intervals] == [
        ADOPTED, date(2025, 7, 1), date(2025, 9, 1), date(2026, 3, 1), date(2026, 9, 1),
        date(2027, 1, 1), date(2027, 7, 1),
    ]  # fmt: skip
    assert [i.end for i in intervals] == [*(i.start for i in intervals[1:]), None]
    assert LINE.expressions[0].modifications == ()
    assert len(LINE.expressions[3].modifications) == 2


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (ADOPTED, "2. The journal is kept for three years."),
        (date(2025, 6, 30), "2. The journal is kept for three years."),
        (date(2025, 7, 1), "2. The journal is kept for five years."),
        (date(2025, 9, 1), "2. The journal rests."),
        (date(2026, 8, 31), "2. The journal rests."),
        (date(2026, 9, 1), "2. The journal is kept closed for five years."),
        (date(2030, 1, 1), "2. The journal is kept closed for five years."),
    ],
)
def test_a_temporary_text_ends_and_the_lasting_one_is_back(day: date, text: str) -> None:
    assert said(LINE, YEARS, day) == text


def test_every_text_is_valid_and_all_was_applied() -> None:
    for wording in LINE.expressions:
        day = wording.interval.start
        assert day is not None
        applied = LINE.applied(day)
        assert schema.validate(applied.document) == ()
        assert all(o.applied for o in applied.outcomes)


def test_the_text_of_a_day_does_not_depend_on_what_was_asked_before() -> None:
    fresh = Timeline.of(journal(), reversed(LIFE))
    for wording in reversed(LINE.expressions):
        day = wording.interval.start
        assert day is not None
        assert write(fresh.at(day)) == write(LINE.at(day))
    assert fresh == LINE


def test_a_change_beneath_a_temporary_text_is_told() -> None:
    assert [(p.code, p.eid) for p in LINE.problems(date(2026, 4, 1))] == [("AKN552", YEARS)]
    assert LINE.problems(date(2026, 10, 1)) == ()


def test_before_the_first_text_there_is_none() -> None:
    with pytest.raises(TimelineError) as caught:
        LINE.at(date(2024, 3, 4))
    assert caught.value.problem.code == "AKN551"


def test_what_is_ordered_and_does_not_apply_yet() -> None:
    pending = LINE.pending(date(2026, 2, 1))
    assert [(m.kind, m.target) for m in pending] == [
        ("substitution", YEARS),
        ("insertion", ""),
        ("inapplication", "art_3"),
        ("repeal", "art_2"),
    ]
    assert LINE.pending(date(2025, 5, 4)) == ()
    assert [m.target for m in LINE.suspended(date(2026, 5, 1))] == ["art_3"]
    assert LINE.suspended(date(2026, 6, 1)) == ()


def test_a_retroactive_change_is_left_out_of_what_was_known() -> None:
    back = order("substitution", "art_2", 1, old="open", new="shut", on=date(2025, 1, 1), by=LATE)
    line = Timeline.of(journal(), [back])
    assert "shut" in said(line, "art_2", date(2025, 2, 1))
    known = line.at(date(2025, 2, 1), known=date(2025, 2, 1)).find("art_2")
    assert known is not None
    assert "open" in known.text()


def stages(eid: str) -> list[tuple[str, date | None, str, str]]:
    return [
        (s.change, s.interval.start, s.text.splitlines()[-1] if s.text else "",
         ", ".join(f"{x.work.rpartition('/')[2]}.{x.index}" for x in s.sources))
        for s in LINE.history(eid)
    ]  # fmt: skip


def test_the_history_of_a_paragraph() -> None:
    kept = "2. The journal is kept"
    assert stages(YEARS) == [
        ("original", ADOPTED, f"{kept} for three years.", ""),
        ("changed", date(2025, 7, 1), f"{kept} for five years.", "50.1"),
        ("temporary", date(2025, 9, 1), "2. The journal rests.", "50.2"),
        ("restored", date(2026, 9, 1), f"{kept} closed for five years.", "50.2"),
    ]


def test_the_history_of_units_that_come_and_go() -> None:
    assert stages("art_2-1") == [
        ("inserted", date(2026, 3, 1), "Article 2-1. The window is shut.", "100.2")
    ]
    assert stages("art_2") == [
        ("original", ADOPTED, "The list is open.", ""),
        ("repealed", date(2027, 1, 1), "", "100.3"),
    ]
    assert stages("art_17") == []


def test_the_history_goes_over_a_suspension_and_another_number() -> None:
    text = "The cabinet is locked."
    assert stages("art_4") == [
        ("original", ADOPTED, text, ""),
        ("suspended", date(2026, 4, 1), text, "100.4"),
        ("restored", date(2026, 6, 1), text, ""),
        ("renumbered", date(2027, 7, 1), text, "70.1"),
    ]
    assert [s.eid for s in LINE.history("art_4")] == ["art_3", "art_3", "art_3", "art_4"]


days = st.integers(0, 1500).map(lambda n: ADOPTED + timedelta(n))


@given(days)
def test_the_text_is_constant_inside_an_interval(day: date) -> None:
    (interval,) = [w.interval for w in LINE.expressions if day in w.interval]
    assert isinstance(interval, Interval)
    assert interval.start is not None
    assert LINE.at(day) is LINE.at(interval.start)


def test_a_new_heading_of_an_article_is_not_one_of_its_paragraphs() -> None:
    """What came on the same day keeps the modification that brought it, and no other."""
    line = Timeline.of(
        journal(),
        (
            order("substitution", "art_1", 1, part="heading", new="New name", on=date(2026, 3, 1)),
            order("insertion", "art_1", 2, new=(unit("paragraph", "9.", "The journal sings."),),
                  position="inside", on=date(2026, 3, 1)),
        ),
    )  # fmt: skip
    (stage,) = line.history("art_1__para_9")
    assert (stage.change, [s.index for s in stage.sources]) == ("inserted", [2])
    assert [s.index for s in line.history("art_1")[-1].sources] == [1, 2]
