"""Changes of words, as a drafter would word them: the fewest words that are unique."""

from __future__ import annotations

import pytest

from kzlegal.amend.derivation.edits import Edit, edits, marks, share
from kzlegal.amend.derivation.words import comparison, typographic

CASES = [
    pytest.param(
        "Журнал ведет хранитель.",
        "Опись ведет хранитель.",
        [("replace_words", "Журнал", "Опись")],
        id="a word becomes another",
    ),
    pytest.param(
        "журнал ведет хранитель шкафа",
        "журнал ведет старший хранитель шкафа",
        [("insert_after", "журнал ведет", "старший")],
        id="a word comes: the anchor is two words where it can be",
    ),
    pytest.param(
        "записи о шкафах, листах и сроках;",
        "записи о шкафах, описях, листах и сроках;",
        [("insert_after", "о шкафах,", "описях,")],
        id="the comma stands in the anchor, as drafters write it",
    ),
    pytest.param(
        "Журнал хранится пять лет.",
        "Журнал хранится пять лет, если иное не указано.",
        [("append_words", None, ", если иное не указано")],
        id="words come at the end, before the full stop",
    ),
    pytest.param(
        "старый и ветхий журнал сдается",
        "журнал сдается",
        [("exclude_words", "старый и ветхий", None)],
        id="words go",
    ),
    pytest.param(
        "хранится 5 лет и 3 месяца",
        "хранится 7 лет и 3 месяца",
        [("replace_words", "5", "7")],
        id="figures",
    ),
    pytest.param(
        "в статьях 8, 9 и 10",
        "в статьях 8 , 9 и 10",
        [("replace_words", "8, 9", "8 , 9")],
        id="only white space",
    ),
    pytest.param(
        "журнал сдается хранителю;",
        "журнал сдается хранителю.",
        [("replace_words", "хранителю;", "хранителю.")],
        id="only the mark at the end",
    ),
    pytest.param(
        "журнал и опись, журнал и лист",
        "журнал и опись, реестр и лист",
        [("replace_words", "опись, журнал", "опись, реестр")],
        id="a word that stands twice gets context",
    ),
    pytest.param(
        "новый журнал ведет хранитель и сдает старый журнал в архив района",
        "новый реестр ведет хранитель и сдает старый реестр в архив района",
        [
            ("replace_words", "новый журнал", "новый реестр"),
            ("replace_words", "старый журнал", "старый реестр"),
        ],
        id="two places of one paragraph",
    ),
    pytest.param("раз", "раз", [], id="nothing changed"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_the_smallest_edits(
    old: str, new: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = edits(old, new)
    assert [(e.kind, e.old, e.new) for e in found] == expected
    text = old
    for edit in found:
        text = edit.apply(text) or ""
    assert text == new


def test_words_that_stand_beside_the_paragraph_too_get_context() -> None:
    beside = ["Хранитель ведет журнал."]
    [edit] = edits("Проверяющий ведет журнал.", "Проверяющий ведет опись.", beside)
    assert edit == Edit("replace_words", "Проверяющий ведет журнал", "Проверяющий ведет опись")


def test_a_paragraph_written_twice_beside_itself_has_no_edit() -> None:
    assert edits("Журнал ведется.", "Опись ведется.", ["Журнал ведется."]) == ()


def test_words_are_appended_only_to_the_end_of_a_unit() -> None:
    [edit] = edits("ведет журнал:", "ведет журнал и опись:", leaf=False)
    assert edit.kind == "insert_after"


def test_an_instruction_never_cuts_a_quotation_in_two() -> None:
    [edit] = edits('закона "О журнале" и описи', 'закона "О журналах" и описи')
    assert edit.old is not None
    assert edit.old.count('"') % 2 == 0


@pytest.mark.parametrize(
    ("phrase", "text", "count"),
    [
        ("журнал", "журнал и журналы", 1),
        ("12", "12, 12-1 и 112", 1),
        ("12-1", "12, 12-1 и 12-11", 1),
        ("«О журнале»", 'Закон "О журнале"', 1),
        ("2025 - 2026", "2025 – 2026", 1),
        ("два слова", "два\u00a0слова", 1),
    ],
)
def test_words_are_found_whole(phrase: str, text: str, count: int) -> None:
    assert len(comparison().find(text, phrase)) == count


@pytest.mark.parametrize(
    ("edit", "text", "expected"),
    [
        (Edit("replace_words", "б", "г"), "а б в", "а г в"),
        (Edit("insert_after", "а б", ", г"), "а б, в", "а б, г, в"),
        (Edit("insert_after", "а б", "г"), "а б в", "а б г в"),
        (Edit("append_words", None, ", в"), "а б;", "а б, в;"),
        (Edit("exclude_words", "б,", None), "а б, в", "а в"),
        (Edit("exclude_words", ", в", None), "а б, в", "а б"),
        (Edit("exclude_words", "а", None), "а б в", "б в"),
        (Edit("replace_words", "а", "б"), "а и а", None),
        (Edit("replace_words", "д", "б"), "а б в", None),
        (Edit("replace_words", "а", "а б"), "а б в", None),
        (Edit("insert_after", "а", "б"), "а б в", None),
        (Edit("append_words", None, "в"), "а б в.", None),
    ],
)
def test_formulas_mind_spaces_and_refuse_what_has_no_one_place_or_is_done(
    edit: Edit, text: str, expected: str | None
) -> None:
    assert edit.apply(text) == expected


def test_typography() -> None:
    assert typographic('Закон "О журнале" - 5', "Закон «О журнале»\u00a0– 5")
    assert typographic("8, 9", "8 , 9")
    assert not typographic("журнал", "журналы")
    assert not typographic("журнал.", "журнал;")


def test_marks_and_share() -> None:
    assert [(m.sign, m.text) for m in marks("а б в", "а г в")] == [
        ("=", "а"),
        ("-", " б"),
        ("+", " г"),
        ("=", " в"),
    ]
    assert share("а б", "а б") == 0
    assert share("а б", "в г") == 1
