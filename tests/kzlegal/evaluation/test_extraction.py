"""The measure of extraction: made-up norms read and found, and what each figure says of them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from akn.provision import Provision
from kzlegal.evaluation.extraction import Measure, Score, measure, pooled
from kzlegal.evaluation.gold import Gold, GoldNorm, curated_gold, uncovered
from kzlegal.norms import NormFile, read_norms
from tests.kzlegal.evaluation.test_gold import BEARERS, CATALOGUE

TEXT = {
    "art_1": "The keeper and the owner:",
    "art_1__point_1": "keep the book, if there is one;",
    "art_1__point_2": "show it within three days, unless it is lost.",
    "art_2": "The book is a public book.",
}


def unit(eid: str, own_text: str, *ancestors: str) -> Provision:
    return Provision(eid, "paragraph", "", "", own_text, own_text, "eng", ancestors)


UNITS = tuple(
    unit(eid, words, *(["art_1"] if eid.startswith("art_1__") else []))
    for eid, words in TEXT.items()
)


@dataclass(frozen=True)
class Words:
    eid: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    eid: str
    type: str
    bearer: tuple[str, ...] = ("none",)
    conditions: tuple[Words, ...] = ()
    exceptions: tuple[Words, ...] = ()
    deadlines: tuple[Words, ...] = ()
    rule: str = "modal"


KEEP = GoldNorm("art_1__point_1", "obligation", ("owner", "user"), conditions=((15, 30),))
SHOW = GoldNorm("art_1__point_2", "obligation", ("owner", "user"), (), ((26, 44),), ((8, 24),))
BOOK = GoldNorm("art_2", "classification", ("none",))
WHOLE = Gold("1-VIII", "eng", (KEEP, SHOW, BOOK), ("art_1",))
SAMPLE = Gold("1-VIII", "eng", (KEEP, SHOW, BOOK), ("art_1",), half="tune")


def found(norm: GoldNorm, **other: object) -> Found:
    """Give a norm found just as it was read, but for what is said otherwise."""
    given: dict[str, object] = {
        "eid": norm.eid,
        "type": norm.type,
        "bearer": norm.bearer,
        **{
            kind: tuple(Words(norm.eid, *span) for span in getattr(norm, kind))
            for kind in ("conditions", "exceptions", "deadlines")
        },
        **other,
    }
    return Found(**given)  # type: ignore[arg-type]


PERFECT = (found(KEEP), found(SHOW), found(BOOK))


def of(*norms: Found, gold: Gold = SAMPLE) -> Measure:
    return measure(gold, norms, UNITS)


def test_what_is_found_just_as_it_was_read_scores_one_throughout() -> None:
    result = of(*PERFECT)
    assert (result.units, result.macro_f1, result.bearers.f1, result.mistakes) == (4, 1, 1, ())
    assert {name: score.f1 for name, score in result.spans.items()} == {
        "conditions": 1,
        "exceptions": 1,
        "deadlines": 1,
    }
    assert result.all_types == Score(3, 3, 3)


def test_nothing_found_scores_nothing_and_every_unit_with_a_norm_is_a_mistake() -> None:
    result = of()
    assert (result.macro_f1, result.bearers.f1, result.all_types.precision) == (0, 0, 0)
    assert [m.eid for m in result.mistakes] == ["art_1__point_1", "art_1__point_2", "art_2"]
    assert result.mistakes[0].read == ("obligation (owner, user)",)
    assert result.mistakes[0].found == ()


KEPT_BY_OWNER = found(KEEP, bearer=("owner",))
KEPT_BY_NOBODY = found(KEEP, bearer=("none",))
CASES = [
    # what differs; obligation, classification, bearers as (read, found, right)
    ("one wrong type", (found(KEEP, type="right"), *PERFECT[1:]), (2, 1, 1), (1, 1, 1), (5, 5, 5)),
    ("one missing", PERFECT[1:], (2, 1, 1), (1, 1, 1), (5, 3, 3)),
    ("one twice", (*PERFECT, found(KEEP)), (2, 3, 2), (1, 1, 1), (5, 5, 5)),
    (
        "one bearer lost",
        (found(KEEP, bearer=("owner",)), *PERFECT[1:]),
        (2,) * 3,
        (1,) * 3,
        (5, 4, 4),
    ),
    (
        "none for somebody",
        (found(KEEP, bearer=("none",)), *PERFECT[1:]),
        (2,) * 3,
        (1,) * 3,
        (5, 4, 3),
    ),
    ("at the lead-in", (*PERFECT, found(KEEP, eid="art_1")), (2, 3, 2), (1, 1, 1), (5, 7, 5)),
]


@pytest.mark.parametrize(("what", "norms", "obligation", "classification", "bearers"), CASES)
def test_a_difference_costs_where_it_is(
    what: str,
    norms: tuple[Found, ...],
    obligation: tuple[int, int, int],
    classification: tuple[int, int, int],
    bearers: tuple[int, int, int],
) -> None:
    result = of(*norms)
    assert result.types["obligation"] == Score(*obligation), what
    assert result.types["classification"] == Score(*classification), what
    assert result.bearers == Score(*bearers), what
    assert len(result.mistakes) == 1, what


def test_a_type_that_nobody_read_is_shown_but_takes_no_part_in_the_mean() -> None:
    result = of(found(KEEP, type="right"), *PERFECT[1:])
    assert result.types["right"] == Score(0, 1, 0)
    # obligation: 1 right of 1 found and 2 read; classification: all
    assert result.macro_f1 == pytest.approx((2 / 3 + 1) / 2)
    assert result.mistakes[0].found == ("right (owner, user)",)
    assert result.mistakes[0].rules == ("modal",)


def test_a_sample_says_nothing_of_units_outside_it_the_curated_set_does() -> None:
    stray = found(KEEP, eid="art_9")
    assert of(*PERFECT, stray).mistakes == ()
    assert [m.eid for m in of(*PERFECT, stray, gold=WHOLE).mistakes] == ["art_9"]


def test_spans_are_compared_word_by_word_in_samples_only() -> None:
    shorter = Words(SHOW.eid, 8, 18)  # «within thr…»: two of the three words «within three days»
    result = of(PERFECT[0], found(SHOW, deadlines=(shorter,)), PERFECT[2])
    assert result.spans["deadlines"] == Score(3, 2, 2)
    assert result.mistakes == ()  # spans have figures, no list
    assert of(*PERFECT, gold=WHOLE).spans == {}


def test_words_marked_in_the_lead_in_are_not_the_words_of_the_item() -> None:
    result = of(found(KEEP, conditions=(Words("art_1", 0, 10),)), *PERFECT[1:])
    assert result.spans["conditions"] == Score(4, 0, 0)


def test_texts_pooled_are_counted_together() -> None:
    both = pooled((of(*PERFECT), of()))
    assert both.units == 8
    assert both.types["obligation"] == Score(4, 2, 2)
    assert both.bearers == Score(10, 5, 5)
    assert both.spans["deadlines"] == Score(6, 3, 3)
    assert "mistakes" not in both.figures()  # they stay with each text


def test_figures_of_held_halves_print_without_their_mistakes() -> None:
    printed = of().json(mistakes=False)
    assert printed["mistakes"] == 3
    assert printed["mistake_list"] == []


CURATED = """
act: /akn/kz/act/2030-01-01/1-VIII
slug: 1-VIII
norms:
- eid: art_1__para_4
  type: classification
  bearer: [none]
  action: {rus: а, kaz: ә, eng: a}
  status: statute
  why: "A class."
without_norm: {art_1: lead-in}
"""


def test_a_curated_norm_at_a_number_without_words_stands_at_its_first_part() -> None:
    file: NormFile = read_norms(CURATED, CATALOGUE, BEARERS)
    units = (
        unit("art_1", "On classes:"),
        unit("art_1__para_4", "", "art_1"),
        unit("art_1__para_4__subpara_1", "There are two.", "art_1", "art_1__para_4"),
        unit("art_1__para_4__subpara_2", "One is open.", "art_1", "art_1__para_4"),
    )
    gold = curated_gold(file, "eng", units)
    assert [norm.eid for norm in gold.norms] == ["art_1__para_4__subpara_1"]
    assert uncovered(gold, units) == ("art_1__para_4__subpara_2",)


def test_a_norm_found_at_a_number_without_words_counts_at_its_first_part() -> None:
    units = (unit("art_2", ""), unit("art_2__subpara_1", "The book is public.", "art_2"))
    gold = Gold("1-VIII", "eng", (GoldNorm("art_2__subpara_1", "classification", ("none",)),), ())
    for eid in ("art_2", "art_2__subpara_1"):
        assert measure(gold, [Found(eid, "classification")], units).mistakes == ()
