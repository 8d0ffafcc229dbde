"""Properties of the Kazakh wording: units, quoted words and quoted law come back as meant.

Everything is made of our own words. A damaged sentence may be refused; it is never read as another.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import hypothesis.strategies as st
import pytest
from amend_spec_runner import reading
from hypothesis import given
from make import TONGUES

from kzlegal.amend import Instruction, Reading
from kzlegal.refs import ordinal

NOUNS = tuple(TONGUES["kaz"].nouns)
MARKS = (("«", "»"), ('"', '"'), ("“", "”"))

nouns = st.sampled_from(NOUNS)
some = st.lists(nouns, min_size=1, max_size=4).map(" ".join)
numbers = st.one_of(
    st.integers(1, 400).map(str),
    st.tuples(st.integers(1, 99), st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]}"),
)


# Units


@dataclass(frozen=True)
class Level:
    """A unit as a Kazakh phrase names it: before a larger one, inside one, as the last of a phrase.

    `forms`: nominative alone, genitive alone, nominative of another, genitive of another, and the
    ending by which the last unit holds words («-дағы»).
    """

    step: str
    kind: str
    forms: tuple[str, str, str, str, str, str]


LEVELS = (
    Level("art", "{}-", ("бап", "баптың", "бабы", "бабының", "баптағы", "бабындағы")),
    Level(
        "para",
        "{}-",
        ("тармақ", "тармақтың", "тармағы", "тармағының", "тармақтағы", "тармағындағы"),
    ),
    Level(
        "point",
        "{}) ",
        (
            "тармақша",
            "тармақшаның",
            "тармақшасы",
            "тармақшасының",
            "тармақшадағы",
            "тармақшасындағы",
        ),
    ),
    Level("al", "", ("абзац", "абзацтың", "абзацы", "абзацының", "абзацтағы", "абзацындағы")),
)


@st.composite
def places(draw: st.DrawFn, article: bool = False) -> tuple[str, str, str]:
    """A path, and its phrase as a subject and as a holder of words («2-тармағы», «-дағы»)."""
    levels = draw(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=4, unique=True))
    if article and LEVELS[0] not in levels:
        levels.append(LEVELS[0])
    levels.sort(key=LEVELS.index)
    path: list[str] = []
    said: list[str] = []
    for i, level in enumerate(levels):
        if level.step == "al":
            number = str(draw(st.integers(1, 60)))
            head = f"{ordinal.kazakh(int(number))} "
        else:
            number = draw(numbers)
            head = level.kind.format(number)
        path.append(f"{level.step}_{number}")
        inside = 2 if i else 0
        if i + 1 < len(levels):
            said.append(head + level.forms[inside + 1])
        else:
            subject = [*said, head + level.forms[inside]]
            holder = [*said, head + level.forms[5 if i else 4]]
    return "__".join(path), " ".join(subject), " ".join(holder)


def targets(found: Reading) -> list[str]:
    return ["__".join(i.target.path) for i in found.instructions]


@given(places())
def test_a_unit_is_found_under_its_names(place: tuple[str, str, str]) -> None:
    path, subject, _ = place
    found = reading(f"{subject} алып тасталсын;", "kk")
    assert (targets(found), found.unparsed) == ([path], ())
    assert found.instructions[0].kind == "exclude_unit"


@given(places(), some, some, st.sampled_from(MARKS))
def test_words_are_replaced_where_the_sentence_says(
    place: tuple[str, str, str], old: str, new: str, marks: tuple[str, str]
) -> None:
    path, _, holder = place
    left, right = marks
    found = reading(
        f"{holder} {left}{old}{right} деген сөздер {left}{new}{right} деген сөздермен"
        " ауыстырылсын;",
        "kk",
    )
    assert [(i.kind, i.old, i.new) for i in found.instructions] == [("replace_words", old, new)]
    assert (targets(found), found.unparsed) == ([path], ())


@given(st.lists(st.tuples(places(article=True), some, some), min_size=1, max_size=5), st.booleans())
def test_clauses_that_share_a_verb_keep_their_units(
    clauses: list[tuple[tuple[str, str, str], str, str]], after: bool
) -> None:
    pieces = [
        f"{subject} «{old}» деген сөзден кейін «{new}» деген сөзбен"
        if after
        else f"{holder} «{old}» деген сөз «{new}» деген сөзбен"
        for (_, subject, holder), old, new in clauses
    ]
    verb = "толықтырылсын" if after else "ауыстырылсын"
    found = reading(f"{', '.join(pieces)} {verb};", "kk")
    assert found.unparsed == ()
    assert [(t, i.old, i.new) for t, i in zip(targets(found), found.instructions, strict=True)] == [
        (path, old, new) for (path, _, _), old, new in clauses
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "5-баптың тармағы",
        "8-баптың бөлігінің 2) тармақшасы",
        "12-баптың 1-тармағының тармақшасының төртінші абзацы",
        "8-баптың 1-тармағының және 3) тармақшасы",
        "тақырыбы және абзацы",
        "2-тармақтың сөйлемі",
        "қосымшаның тармағы",
    ],
)
def test_a_unit_without_its_number_is_not_guessed(phrase: str) -> None:
    found = reading(f"{phrase} алып тасталсын;", "kk")
    assert found.instructions == ()
    assert [u.line for u in found.unparsed] == [1]


@pytest.mark.parametrize(
    "sentence",
    [
        "1-бап «журнал, деген сөзден кейін «тізім,» деген сөзбен толықтырылсын;",
        "1-бап «журнал сөзінен кейін «, тізім» сөзімен толықтырылсын;",
        "1-баптағы «журнал», «жазба» деген сөздер «тізім, «дерек» деген сөздермен ауыстырылсын;",
        "1-баптағы «журнал деген сөз «тізім» деген сөзбен ауыстырылсын;",
        "1-баптағы «журнал» деген сөз тізім» деген сөзбен ауыстырылсын;",
        "1-баптағы журнал» деген сөз алып тасталсын;",
        "1-баптағы «журнал, 2-баптағы «жазба» деген сөздер алып тасталсын;",
    ],
)
def test_words_without_one_of_their_marks_are_doubted(sentence: str) -> None:
    found = reading(sentence, "kk")
    assert found.unparsed or found.problems or all(i.problems for i in found.instructions)


# Quoted law


@st.composite
def line(draw: st.DrawFn, spoken: bool) -> str:
    """One paragraph of quoted law. `spoken`: it may look like an instruction or a container."""
    plain = st.one_of(
        some.map(lambda w: f"{w};"),
        st.tuples(st.integers(1, 40), some).map(lambda t: f"{t[0]}) {t[1]};"),
        st.tuples(st.integers(1, 40), some).map(lambda t: f"{t[0]}) «{t[1]} туралы» Заң;"),
        st.tuples(nouns, some).map(lambda t: f"{t[0].capitalize()} «{t[1]}» бойынша {t[0]}."),
        some.map(lambda w: f"{w.capitalize()}:"),
    )
    if not spoken:
        return draw(plain)
    speaking = st.one_of(
        st.integers(1, 40).map(lambda n: f"{n}-бапта:"),
        st.integers(1, 40).map(lambda n: f"{n}-тармақ алып тасталсын;"),
        st.integers(1, 40).map(
            lambda n: f"{n}-тармақтағы «парақ» деген сөз «тізім» деген сөзбен ауыстырылсын;"
        ),
    )
    return draw(st.one_of(plain, speaking))


@dataclass(frozen=True)
class Restated:
    """One instruction with a quoted text, and the lines in which it is printed."""

    target: str
    lines: tuple[str, ...]
    printed: tuple[str, ...]


@st.composite
def restated(draw: st.DrawFn, number: int, spoken: bool) -> Restated:
    unit, step, head = draw(
        st.sampled_from(
            (
                (f"{number}-тармақ", "para", f"{number}. "),
                (f"{number}) тармақша", "point", f"{number}) "),
                (f"{number}-бап", "art", f"{number}-бап. "),
            )
        )
    )
    body = [f"{head}{draw(some).capitalize()}:", *draw(st.lists(line(spoken), max_size=5))]
    body.append(f"{draw(some)}{draw(st.sampled_from(('.', ';')))}")
    left, right = draw(st.sampled_from(MARKS))
    quoted = [*body]
    quoted[0] = left + quoted[0]
    quoted[-1] += right + draw(st.sampled_from((".", ";", "")))
    order = f"{unit} мынадай редакцияда жазылсын:"
    printed = [order, *quoted] if draw(st.booleans()) else [f"{order} {quoted[0]}", *quoted[1:]]
    return Restated(f"{step}_{number}", tuple(body), tuple(printed))


@st.composite
def acts(draw: st.DrawFn, spoken: bool) -> tuple[Restated, ...]:
    units = draw(st.sampled_from(((51,), (51, 52), (51, 52, 53))))
    return tuple(draw(restated(n, spoken)) for n in units)


HEAD = (
    "1. «Журнал туралы» 2020 жылғы 5 наурыздағы Қазақстан Республикасының Заңына мынадай"
    " өзгерістер енгізілсін:"
)
FOOT = "2. Осы Заң 2030 жылғы 1 қаңтардан бастап қолданысқа енгізіледі."


def printed(act: tuple[Restated, ...]) -> list[str]:
    return [HEAD, *(p for r in act for p in r.printed), FOOT]


def of(found: Reading, target: str) -> list[Instruction]:
    return [i for i in found.instructions if "__".join(i.target.path) == target]


@given(acts(spoken=True))
def test_quoted_law_comes_back_word_for_word(act: tuple[Restated, ...]) -> None:
    found = reading("\n".join(printed(act)), "kk")
    doubts = found.unparsed or found.problems or any(i.problems for i in found.instructions)
    for unit in act:
        read = [i.new for i in of(found, unit.target)]
        assert read == ["\n".join(unit.lines)] or doubts


@given(acts(spoken=False))
def test_law_without_instructions_in_it_is_quoted_without_a_doubt(
    act: tuple[Restated, ...],
) -> None:
    found = reading("\n".join(printed(act)), "kk")
    assert found.unparsed == ()
    assert [(("__".join(i.target.path)), i.new) for i in found.instructions] == [
        (unit.target, "\n".join(unit.lines)) for unit in act
    ]
    assert not any(i.problems for i in found.instructions)


@given(acts(spoken=False), st.data())
def test_a_lost_mark_gives_the_right_text_or_a_doubt(
    act: tuple[Restated, ...], data: st.DataObject
) -> None:
    lines = printed(act)
    marks = [
        (i, j)
        for i, text in enumerate(lines)
        if i and i + 1 < len(lines)
        for j, c in enumerate(text)
        if c in '«»“”"'
    ]
    i, j = data.draw(st.sampled_from(marks))
    lines[i] = lines[i][:j] + lines[i][j + 1 :]
    found = reading("\n".join(lines), "kk")
    doubt = bool(found.unparsed or found.problems)
    for unit in act:
        for instruction in of(found, unit.target):
            same = _bare(instruction.new or "") == _bare("\n".join(unit.lines))
            assert same or doubt or instruction.problems
        assert of(found, unit.target) or doubt


def _bare(text: str) -> str:
    """Leave the marks out, and what stands at the very end."""
    return "".join(c for c in text if c not in '«»“”"').strip(" ;.,")


# Hostile lines


@pytest.mark.parametrize(
    "line",
    [
        "«" * 100_000,
        "журнал " * 14_000,
        "5-баптың " * 11_000,
        "5, " * 33_000 + "баптар алып тасталсын;",
        "1" * 100_000 + "-бап алып тасталсын;",
        "бірінші " * 12_500 + "абзац алып тасталсын;",
        "«а» " * 25_000 + "деген сөз алып тасталсын;",
        "«а», " * 20_000 + "деген сөз алып тасталсын;",
        "«а» деген сөз " * 7_000 + "ауыстырылсын;",
        "1-тармақтағы «а» деген сөз «б» деген сөзбен, " * 2_200 + "ауыстырылсын;",
        "мынадай мазмұндағы " * 5_200 + "толықтырылсын;",
        "5-тармақпен " * 8_300 + "толықтырылсын;",
        "осы бұйрыққа 1-қосымшаға " * 4_000 + "сәйкес жаңа редакцияда жазылсын;",
        "кейбір актілер " * 6_600 + ":",
        "қағидаларының " * 7_100 + "5-тармағы алып тасталсын;",
        "Заңының " * 12_500 + "5-бабы алып тасталсын;",
        "күші жойылды " * 7_600,
        "2028 жылғы 1 қаңтарға дейін " * 3_500 + "тоқтатыла тұрсын;",
        "қолданылады " * 8_300 + "деп белгіленсін;",
        "5-бапта: " * 11_000 + "1-тармақ алып тасталсын;",
        "(" * 100_000 + "; " * 100,
        "алып тасталып, " * 6_600,
        "нүкте " * 16_000 + "ауыстырылсын;",
    ],
    ids=lambda line: line[:18],
)
def test_a_hostile_line_is_read_in_a_second(line: str) -> None:
    start = time.process_time()
    reading(line, "kk")
    assert time.process_time() - start < 1
