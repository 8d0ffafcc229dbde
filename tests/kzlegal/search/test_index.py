"""Index: what is found, in which order, and what is said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kzlegal.search import Expansion, Index, Passage, SearchError, Silence
from kzlegal.search.index import Weights
from kzlegal.search.vectors import encode


class Bags:
    """A stand-in engine: a text is the sum of fixed vectors of its words, so shared words meet."""

    name = "bags-1"
    dimension = 64

    def __init__(self) -> None:
        self.encoded = 0

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace("?", "").replace(".", "").split():
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                row += np.random.default_rng(seed).normal(size=self.dimension)
            row /= np.linalg.norm(row) or 1.0
        return rows


def passage(pinpoint: str, eid: str, rus: str, kaz: str, **more: object) -> Passage:
    heading = ("Глава", f"Заголовок {pinpoint[0]}")
    return Passage(
        eid,
        pinpoint,
        {"rus": heading, "kaz": heading},
        {"rus": rus, "kaz": kaz},
        **more,  # type: ignore[arg-type]
    )


PASSAGES = (
    passage("7", "art_7", "Права пользователя", "Пайдаланушының құқықтары", encloses=2),
    passage(
        "7(1)",
        "art_7__para_1",
        "Пользователь получает сведения об ограничениях.",
        "Пайдаланушыға шектеулер туралы ақпарат беріледі.",
    ),
    passage(
        "7(2)",
        "art_7__para_2",
        "Пользователь может заявить возражение.",
        "Пайдаланушы қарсылық білдіре алады.",
        extra={"rus": Expansion(("как оспорить отказ алгоритма?",), "жалоба, апелляция")},
    ),
    passage(
        "9",
        "art_9",
        "Владелец страхует ущерб.",
        "Иегер залалды сақтандырады.",
    ),
)
SILENCES = (Silence("tax", {"rus": ("какие налоги платит владелец?",)}),)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(PASSAGES, Bags(), silences=SILENCES)


@pytest.fixture(scope="module")
def words_only() -> Index:
    return Index.build(PASSAGES, None, reason="no engine here")


@pytest.mark.parametrize(
    ("query", "pinpoint"),
    [
        ("возражение пользователя", "7(2)"),
        ("ограничениях", "7(1)"),
        ("ВЛАДЕЛЬЦЫ СТРАХУЮТ УЩЕРБ", "9"),
        ("возрожение", "7(2)"),  # a slip
        ("вoзpaжeниe", "7(2)"),  # Latin letters
        ("qarsylyq", "7(2)"),  # Kazakh in Latin letters
        ("апелляция", "7(2)"),  # a keyword only
        ("сақтандыру", "9"),
        ("статья 7 пункт 1", "7(1)"),
    ],
)
def test_the_unit_is_found(index: Index, words_only: Index, query: str, pinpoint: str) -> None:
    assert index.search(query).hits[0].pinpoint == pinpoint
    assert words_only.search(query).hits[0].pinpoint == pinpoint


def test_a_kept_question_finds_its_unit_by_meaning() -> None:
    meaning = Index.build(PASSAGES, Bags(), weights=Weights(gate=0.0))
    assert meaning.search("как оспорить отказ алгоритма?").hits[0].pinpoint == "7(2)"
    bare = [passage(p.pinpoint, p.eid, p.text["rus"], p.text["kaz"]) for p in PASSAGES]
    without = Index.build(bare, Bags(), weights=Weights(gate=0.0))
    assert without.search("как оспорить отказ алгоритма?").hits[0].parts["dense"] < 0.5


def test_a_hit_carries_its_place_text_and_parts(index: Index) -> None:
    hit = index.search("возражение", "kk").hits[0]
    assert (hit.eid, hit.pinpoint) == ("art_7__para_2", "7(2)")
    assert hit.text == "Пайдаланушы қарсылық білдіре алады."
    assert hit.heading == "Глава › Заголовок 7"
    assert set(hit.parts) == {"dense", "lexical", "coverage", "weight"}
    assert 0 <= hit.score <= 1
    assert hit.parts["coverage"] == 1.0


def test_a_unit_is_preferred_to_what_encloses_it(index: Index) -> None:
    found = [h.pinpoint for h in index.search("пользователь", limit=4).hits]
    assert found.index("7(1)") < found.index("7")


def test_a_cited_unit_comes_first_then_what_it_holds(index: Index) -> None:
    found = [h.pinpoint for h in index.search("статья 7 ущерб", limit=4).hits]
    assert found[0] == "7"
    assert set(found[1:3]) == {"7(1)", "7(2)"}


def test_a_cited_unit_that_is_not_there_is_named(index: Index) -> None:
    answer = index.search("статья 77")
    assert not answer.answer
    assert [p.code for p in answer.problems] == ["SEA007"]
    assert "77" in answer.problems[0].message
    assert answer.hits


@pytest.mark.parametrize(
    ("query", "answers"),
    [("какие налоги платит владелец?", False), ("как оспорить отказ алгоритма?", True)],
)
def test_silence_is_flagged_but_hits_stay(index: Index, query: str, answers: bool) -> None:
    found = index.search(query)
    assert found.answer is answers
    assert len(found.hits) == len(PASSAGES)


@pytest.mark.parametrize(("query", "answers"), [("возражение", True), ("погода завтра", False)])
def test_silence_by_words_only(words_only: Index, query: str, answers: bool) -> None:
    assert words_only.search(query).answer is answers


def test_without_an_engine_the_answer_says_so(words_only: Index) -> None:
    problems = words_only.search("ущерб").problems
    assert [(p.code, p.message) for p in problems] == [("SEA004", "no engine here")]


@pytest.mark.parametrize("query", ["", "   ", "?!… — «»", "\u00ad\u200b", "___"])
def test_a_question_without_words_is_refused(index: Index, query: str) -> None:
    with pytest.raises(SearchError, match="no letter and no digit"):
        index.search(query)


@pytest.mark.parametrize("language", ["de", "", "RU"])
def test_an_unknown_language_is_refused_with_the_known_ones(index: Index, language: str) -> None:
    with pytest.raises(SearchError, match=r"ru, kk, en"):
        index.search("ущерб", language)


def test_a_limit_below_one_is_refused(index: Index) -> None:
    with pytest.raises(SearchError, match="below 1"):
        index.search("ущерб", limit=0)
    assert len(index.search("ущерб", limit=99).hits) == len(PASSAGES)


def test_a_very_long_question_is_cut_and_said_to_be(index: Index) -> None:
    answer = index.search("ущерб владелец страхует " * 500)
    assert answer.hits[0].pinpoint == "9"
    assert [p.code for p in answer.problems] == ["SEA005"]


def test_one_word_of_ten_thousand_letters(index: Index) -> None:
    assert index.search("ы" * 10_000).hits


def test_no_passages_give_no_hits_and_no_answer() -> None:
    for embedder in (None, Bags()):
        answer = Index.build((), embedder).search("ущерб")
        assert answer.hits == ()
        assert not answer.answer


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_or_refused_and_twice_alike(text: str) -> None:
    index = Index.build(PASSAGES, Bags(), silences=SILENCES)
    try:
        first = index.search(text)
    except SearchError:
        return
    assert first == index.search(text)
    scores = [h.score for h in first.hits]
    assert scores == sorted(scores, reverse=True)


class TestStoredVectors:
    """Vectors on disk: made once, read after, made anew when the file is bad."""

    def test_the_second_build_encodes_nothing(self, tmp_path: Path) -> None:
        first, second = Bags(), Bags()
        one = Index.build(PASSAGES, first, cache_dir=tmp_path / "new" / "folder")
        two = Index.build(PASSAGES, second, cache_dir=tmp_path / "new" / "folder")
        assert first.encoded > 0
        assert second.encoded == 0
        assert one.search("ущерб") == two.search("ущерб")
        assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == [
            "bags-1-passage.npz",
            "bags-1-query.npz",
        ]

    def test_only_new_texts_are_encoded_and_the_order_is_the_askers(self, tmp_path: Path) -> None:
        engine = Bags()
        one = encode(engine, "query", ["a", "b", "a"], [tmp_path])
        assert engine.encoded == 2
        two = encode(engine, "query", ["c", "a"], [tmp_path])
        assert engine.encoded == 3
        assert np.array_equal(two[1], one[0])
        assert np.array_equal(two[0], encode(Bags(), "query", ["c"])[0])
        assert encode(engine, "query", [], [tmp_path]).shape == (0, 64)

    def test_equal_texts_make_equal_files(self, tmp_path: Path) -> None:
        encode(Bags(), "query", ["a", "b"], [tmp_path / "x"])
        encode(Bags(), "query", ["b", "a"], [tmp_path / "y"])
        one, other = (next((tmp_path / f).iterdir()).read_bytes() for f in "xy")
        assert one == other

    def test_old_rows_go_when_they_are_too_many(self, tmp_path: Path) -> None:
        encode(Bags(), "query", [str(n) for n in range(50)], [tmp_path])
        encode(Bags(), "query", ["new"], [tmp_path])
        engine = Bags()
        encode(engine, "query", ["new", "1"], [tmp_path])
        assert engine.encoded == 1

    @pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"not an archive" * 9])
    def test_a_damaged_file_is_made_anew(self, tmp_path: Path, damage: bytes) -> None:
        good = encode(Bags(), "query", ["a"], [tmp_path])
        (file,) = tmp_path.iterdir()
        whole = file.read_bytes()
        file.write_bytes(damage)
        assert np.array_equal(encode(Bags(), "query", ["a"], [tmp_path]), good)
        assert file.read_bytes() == whole

    def test_a_file_of_another_shape_is_made_anew(self, tmp_path: Path) -> None:
        good = encode(Bags(), "query", ["a"], [tmp_path])
        (file,) = tmp_path.iterdir()
        np.savez(file, keys=np.zeros((1, 16), np.uint8), rows=np.zeros((1, 3), np.float16))
        assert np.array_equal(encode(Bags(), "query", ["a"], [tmp_path]), good)

    def test_a_folder_that_cannot_be_made_costs_only_time(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        assert encode(Bags(), "query", ["a"], [tmp_path / "file" / "x"]).shape == (1, 64)

    def test_a_shipped_folder_is_read_and_never_written(self, tmp_path: Path) -> None:
        shipped, own, other = tmp_path / "shipped", tmp_path / "own", Bags()
        made = encode(Bags(), "query", ["a"], [shipped])
        assert np.array_equal(encode(other, "query", ["a"], [own, shipped]), made)
        assert other.encoded == 0
        encode(other, "query", ["b"], [own, shipped])
        assert [len(list(f.iterdir())) for f in (shipped, own)] == [1, 1]

    def test_progress_is_told_to_the_end(self, tmp_path: Path) -> None:
        told: list[tuple[int, int]] = []
        encode(
            Bags(),
            "query",
            [str(n) for n in range(70)],
            progress=lambda done, of: told.append((done, of)),
        )
        assert told == [(64, 70), (70, 70)]
