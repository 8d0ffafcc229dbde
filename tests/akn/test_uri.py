from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.problem import LegalTextError
from akn.uri import DOCUMENT_TYPES, FrbrUri, Timing, UriError, Version

WORK = "/akn/xx/act/2025-11-17/230-VIII"

IRIS = [
    # IRI, level, one part and its value
    (WORK, "work", "number", "230-VIII"),
    ("/akn/xx/act/2025/7", "work", "date", "2025"),
    ("/akn/za-ec/act/2025/7", "work", "country", "za-ec"),
    ("/akn/xx/act/decree/2025-11-17/7", "work", "subtype", "decree"),
    ("/akn/xx/act/decree/president/2025-11-17/7", "work", "actor", "president"),
    ("/akn/eu/bill/2013-03-01/COM(2013)366", "work", "number", "COM(2013)366"),
    (f"{WORK}/!annex_1", "work", "component", "annex_1"),
    (f"{WORK}/~art_12__para_1", "work", "portion", "art_12__para_1"),
    (f"{WORK}/!main~art_3->art_5", "work", "portion", "art_3->art_5"),
    (f"{WORK}/rus", "expression", "version", None),
    (f"{WORK}/rus@", "expression", "version", Version()),
    (f"{WORK}/rus@2026-07-01", "expression", "version", Version(date="2026-07-01")),
    (f"{WORK}/rus@second", "expression", "version", Version(date="second")),
    (
        f"{WORK}/rus@2026-07-01;2026-08-01",
        "expression",
        "version",
        Version(date="2026-07-01", known="2026-08-01"),
    ),
    (f"{WORK}/rus:", "expression", "version", Version(Timing.VIRTUAL)),
    (f"{WORK}/rus:2026-03-01", "expression", "version", Version(Timing.VIRTUAL, "2026-03-01")),
    (f"{WORK}/rus/~art_5", "expression", "portion", "art_5"),
    (f"{WORK}/rus@/!main/schedule_1~art_3", "expression", "component", "main/schedule_1"),
    (f"{WORK}/rus@.akn", "manifestation", "format", "akn"),
    (f"{WORK}/rus@2026-07-01/!main.xml", "manifestation", "format", "xml"),
    (f"{WORK}/rus@/!schedule_1~art_3.xml", "manifestation", "portion", "art_3"),
    ("/akn/ke/debate/2011-06-10/eng@", "expression", "number", ""),
]


@pytest.mark.parametrize(("text", "level", "part", "value"), IRIS)
def test_parts_of_an_iri(text: str, level: str, part: str, value: object) -> None:
    uri = FrbrUri.parse(text)
    assert str(uri) == text
    assert getattr(uri, part) == value
    levels = {
        "work": uri.is_work,
        "expression": uri.is_expression,
        "manifestation": uri.is_manifestation,
    }
    assert [name for name, holds in levels.items() if holds] == [level]


FAULTS = [
    # IRI, part, 1-based character, words of the message
    ("", "prefix", 1, "empty"),
    ("/kz/act/2025/1", "prefix", 1, "'/akn/'"),
    ("/akn/XX/act/2025/1", "country", 6, "two-letter"),
    ("/akn/xxx/act/2025/1", "country", 6, "two-letter"),
    ("/akn/xx/law/2025/1", "type", 9, "document type"),
    ("/akn/xx/act", "date", 12, "missing"),
    ("/akn/xx/act//1", "subtype", 13, "empty"),
    ("/akn/xx/act/a/b/c/2025/1", "date", 17, "not a date"),
    ("/akn/xx/act/2025-02-30/1", "date", 13, "does not exist"),
    ("/akn/xx/act/2025-11/1", "date", 13, "does not exist"),
    ("/akn/xx/act/0000/1", "date", 13, "0000"),
    ("/akn/xx/act/2025/23\u0406", "number", 20, "U+0406"),
    ("/akn/xx/act/2025/2 3", "number", 19, "U+0020"),
    ("/akn/xx/act/2025/..", "number", 18, "not allowed"),
    ("/akn/xx/act/2025/1/ru@", "language", 20, "two-letter"),
    ("/akn/xx/act/2025/1/RUS@", "language", 20, "language code"),
    ("/akn/xx/act/2025/1/", "language", 20, "language code"),
    ("/akn/xx/act/2025/1/rus@2025-13-01", "version", 24, "does not exist"),
    ("/akn/xx/act/2025/1/rus@20251301", "version", 24, "does not exist"),
    ("/akn/xx/act/2025/1/rus@2025-01-01;", "version", 35, "does not exist"),
    ("/akn/xx/act/2025/1/rus@;2025-01-01", "version", 24, "without a first"),
    ("/akn/xx/act/2025/1/rus@/x", "expression", 25, "followed by 'x'"),
    ("/akn/xx/act/2025/1/rus@/!", "component", 26, "component"),
    ("/akn/xx/act/2025/1/rus@/!main/~art_1", "component", 26, "component"),
    ("/akn/xx/act/2025/1/rus@/~", "portion", 26, "eId"),
    ("/akn/xx/act/2025/1/rus@/~a->b->c", "portion", 26, "eId"),
    ("/akn/xx/act/2025/1/rus@.", "format", 25, "extension"),
    ("/akn/xx/act/2025/1/!main.xml", "format", 25, "work"),
    ("/akn/xx/act/2025/1#art_5", "fragment", 19, "no part"),
]


@pytest.mark.parametrize(("text", "part", "position", "words"), FAULTS)
def test_a_fault_is_named_with_its_part_and_character(
    text: str, part: str, position: int, words: str
) -> None:
    with pytest.raises(UriError) as caught:
        FrbrUri.parse(text)
    assert (caught.value.part, caught.value.position) == (part, position)
    assert words in caught.value.problem.message
    assert isinstance(caught.value, LegalTextError)


def test_the_country_is_never_assumed() -> None:
    with pytest.raises(TypeError):
        FrbrUri()  # type: ignore[call-arg]
    with pytest.raises(UriError, match="country"):
        FrbrUri("", "act", date="2025", number="1")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"actor": "president"}, "subtype"),
        ({"version": Version()}, "without a language"),
        ({"format": "xml"}, "work"),
        ({"number": "", "language": "rus"}, "would read as a number"),
        ({"subtype": "2024"}, "would read as the date"),
    ],
)
def test_a_value_that_would_print_as_another_is_refused(parts: dict[str, str], words: str) -> None:
    with pytest.raises(UriError, match=words):
        FrbrUri(**{"country": "xx", "type": "act", "date": "2025", "number": "1", **parts})  # type: ignore[arg-type]


def test_steps_between_levels() -> None:
    uri = FrbrUri.parse(f"{WORK}/rus@2026-07-01/!main~art_12.xml")
    assert str(uri.work()) == WORK
    assert str(uri.expression()) == f"{WORK}/rus@2026-07-01"
    assert str(uri.expression("kaz", date(2026, 1, 18))) == f"{WORK}/kaz@2026-01-18"
    assert str(uri.expression("kaz")) == f"{WORK}/kaz"
    assert str(uri.expression("kaz", "")) == f"{WORK}/kaz@"
    assert str(uri.expression("kaz", "2026-01-18", "2026-02-01")).endswith("@2026-01-18;2026-02-01")
    assert str(uri.virtual("kaz", "2026-03-01")) == f"{WORK}/kaz:2026-03-01"
    assert str(uri.work().with_portion("art_3", "art_5")) == f"{WORK}/~art_3->art_5"
    assert str(uri.work().with_component("annex_1")) == f"{WORK}/!annex_1"
    assert str(uri.expression().manifestation()) == f"{WORK}/rus@2026-07-01.xml"
    with pytest.raises(UriError, match="language"):
        uri.work().expression()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (WORK, "akn/xx/act/2025-11-17/230-VIII"),
        (f"{WORK}/rus@2025-11-17", "akn/xx/act/2025-11-17/230-VIII/rus@2025-11-17.xml"),
        (f"{WORK}/rus@2025-11-17/~art_5", "akn/xx/act/2025-11-17/230-VIII/rus@2025-11-17.xml"),
        (f"{WORK}/rus@2025-11-17.pdf", "akn/xx/act/2025-11-17/230-VIII/rus@2025-11-17.pdf"),
    ],
)
def test_the_path_is_the_iri(text: str, path: str) -> None:
    assert FrbrUri.parse(text).path() == PurePosixPath(path)


names = st.from_regex(r"[a-z][a-zA-Z0-9_-]{0,8}", fullmatch=True)
days = st.dates(date(1000, 1, 1)).map(date.isoformat)
versions = st.one_of(
    st.none(),
    st.builds(
        Version, st.sampled_from(Timing), st.one_of(st.just(""), days, names.filter(str.isalnum))
    ),
    st.builds(Version, st.just(Timing.ACTUAL), days, days),
)


@st.composite
def uris(draw: st.DrawFn) -> FrbrUri:
    subtype = draw(st.one_of(st.just(""), names))
    language = draw(st.one_of(st.just(""), st.from_regex(r"[a-z]{3}", fullmatch=True)))
    return FrbrUri(
        country=draw(st.from_regex(r"[a-z]{2}(-[a-z]{2})?", fullmatch=True)),
        type=draw(st.sampled_from(sorted(DOCUMENT_TYPES))),
        subtype=subtype,
        actor=draw(st.one_of(st.just(""), names)) if subtype else "",
        date=draw(st.one_of(days, st.integers(1000, 9999).map(str))),
        number=draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._()-]{0,8}", fullmatch=True)),
        language=language,
        version=draw(versions) if language else None,
        component=draw(st.sampled_from(["", "main", "annex_1", "main/schedule_1"])),
        portion=draw(st.sampled_from(["", "art_1", "art_12-1__para_2->art_14"])),
        format=draw(st.sampled_from(["", "xml", "akn"])) if language else "",
    )


@given(uris())
def test_parse_and_print_are_inverse(uri: FrbrUri) -> None:
    assert FrbrUri.parse(str(uri)) == uri


@given(st.text(alphabet="/akn!~@:;.#-> abz0129\u0406", max_size=40))
def test_any_text_is_read_back_or_refused_in_one_sentence(tail: str) -> None:
    try:
        read = str(FrbrUri.parse(f"/akn/xx/act/2025/{tail}"))
    except UriError as error:
        read = error.problem.message
    assert f"/akn/xx/act/2025/{tail}" in read


@given(st.dates(date(1000, 1, 1), date(9998, 1, 1)), st.integers(1, 40))
def test_only_days_of_the_calendar_are_dates(day: date, extra: int) -> None:
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    text = f"/akn/xx/act/{day:%Y-%m}-{last.day + extra:02}/1".replace(f"{day:%Y}", f"{day.year:04}")
    with pytest.raises(UriError, match="does not exist"):
        FrbrUri.parse(text)
