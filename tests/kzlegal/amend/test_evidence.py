"""What the notes of official texts give: the bars, the days, the history in the metadata."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from shared import SHARED, needs_texts
from spec_runner import GENERATED

from akn import checks, schema, xml
from akn.meta import events_of, periods_of, references_of
from akn.model import Document
from kzlegal.amend.commencement import AfterTerm
from kzlegal.amend.evidence import Evidence, history, read_evidence, with_history
from kzlegal.corpus import Corpus, read_source
from kzlegal.evaluation.notes import NotesFigures, evaluate_notes
from kzlegal.grammar import parse
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.library.evidence import notes_json, read_notes

NOTE = """О журнале проверок

Закон Республики Казахстан от 5 марта 2020 года № 999-VI

Статья 1. Журнал

1. Журнал ведется ежегодно.

2. Исключен Законом РК от 05.03.2024 № 1-VIII (вводится в действие с 01.07.2024).

Сноска. Статья 1 с изменениями, внесенными законами РК от 05.03.2024 № 1-VIII (вводится в \
действие с 01.07.2024); от 09.01.2026 № 2-VIII (вводится в действие по истечении шестидесяти \
календарных дней после дня его официального опубликования); от 05.05.1999 № 377.
"""
SECOND = "/akn/kz/act/2026-01-09/2-VIII"


def made(text: str = NOTE) -> Document:
    return parse(read_source("note.txt", text.encode()), "rus", generated=GENERATED).document


def evidence(document: Document) -> Evidence:
    return read_evidence(document, "rus", published={SECOND: date(2026, 1, 10)})


def test_a_day_is_computed_where_publication_is_known() -> None:
    found = [e for e in evidence(made()).events if e.law is not None and e.law.iri == SECOND]
    assert [(e.rule, e.applies) for e in found] == [(AfterTerm(60, "day"), date(2026, 3, 12))]
    (unknown,) = [e for e in read_evidence(made(), "rus").events if e.law and e.law.iri == SECOND]
    assert unknown.applies is None


def test_an_event_says_where_its_words_stand() -> None:
    for event in evidence(made()).events:
        words = event.text[event.start : event.end]
        assert event.law is not None
        assert event.law.number in words
        assert event.line > 0


def test_the_history_keeps_signing_and_application_apart() -> None:
    document = made()
    whole = with_history(document, evidence(document))
    added = events_of(whole)[len(events_of(document)) :]
    assert [(e.date.isoformat(), e.type, e.refers_to) for e in added] == [
        ("2024-03-05", "amendment", ""),
        ("2024-07-01", "amendment", "application"),
        ("2026-01-09", "amendment", ""),
        ("2026-03-12", "amendment", "application"),
    ]
    sources = {r.eid: r.href for r in references_of(whole) if r.kind == "passiveRef"}
    assert [sources[e.source] for e in added] == [
        "/akn/kz/act/2024-03-05/1-VIII",
        "/akn/kz/act/2024-03-05/1-VIII",
        SECOND,
        SECOND,
    ]
    assert {p.start for p in periods_of(whole)} == {e.eid for e in added if e.refers_to}


def test_the_history_is_valid_and_leaves_the_text_alone() -> None:
    document = made()
    whole = with_history(document, evidence(document))
    assert schema.validate(whole) == ()
    assert checks.check(whole, conventions=KAZAKH) == checks.check(document, conventions=KAZAKH)
    assert whole.body == document.body
    passive = [e for e in whole.walk() if e.name == "textualMod"]
    assert [(m.get("type"), m.get("incomplete")) for m in passive] == [
        ("repeal", "true"),
        ("substitution", "true"),
        ("substitution", "true"),
    ]
    assert xml.read(xml.write(whole)) == whole


def test_a_law_without_convocation_is_evidence_but_no_link() -> None:
    found = evidence(made())
    assert [e.law.number for e in found.events if e.law and not e.law.iri] == ["377"]
    assert all(r.label != "377" for r in history(made(), found).references)


def test_a_text_without_notes_has_no_history() -> None:
    document = made("Статья 1. Журнал\n\nЖурнал ведется ежегодно.\n")
    assert with_history(document, evidence(document)) is document


def test_a_number_with_two_dates_is_reported_and_kept() -> None:
    text = NOTE.replace("09.01.2026 № 2-VIII", "09.01.2024 № 1-VIII")
    problems = read_evidence(made(text), "rus").problems
    assert "AMD312" in {p.code for p in problems}


def test_notes_in_english_are_reported_not_dropped() -> None:
    text = (
        "Article 1. Journal\n\nThe journal is kept each year.\n\n"
        "Footnote. Article 1 as amended by the Law dated 05.03.2024 № 1-VIII.\n"
    )
    document = parse(read_source("note.txt", text.encode()), "eng", generated=GENERATED).document
    found = read_evidence(document, "eng")
    assert (found.past.notes, found.past.read) == (1, 0)
    assert [p.code for p in found.problems] == ["AMD301"]


_PIECES = (
    "Сноска. ",
    "Статья 1 ",
    "заголовок ",
    "с изменениями, внесенными Законом РК ",
    "в редакции Закона РК ",
    "исключена ",
    "от 05.03.2024 № 1-VIII ",
    "от 06.03.2024 № 2-VIII",
    "(вводится в действие с 01.07.2024)",
    "(см. пп. 1) п. 1 ст. 2)",
    "; ",
    "(",
    ")",
    '"',
    ".",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_every_law_of_a_note_is_an_event_or_a_problem(pieces: list[str]) -> None:
    note = "Сноска. " + "".join(pieces)
    text = f"Статья 1. Журнал\n\nЖурнал ведется ежегодно.\n\n{note}\n"
    found = read_evidence(made(text), "rus")
    read = {e.law.number for e in found.events if e.law is not None}
    cited = {n for n in ("1-VIII", "2-VIII") if n in note}
    assert cited <= read or found.problems


# Official texts


@pytest.fixture(scope="module")
def figures() -> NotesFigures:
    assert SHARED is not None
    return evaluate_notes(SHARED / "texts/official", Corpus.open(), GENERATED)


@needs_texts
def test_at_least_95_of_100_past_notes_become_events_with_number_and_date(
    figures: NotesFigures,
) -> None:
    assert figures.past.notes > 1800
    assert figures.past.share >= 0.95, figures.json()
    assert all(r.evidence.past.share >= 0.95 for r in figures.reports)


@needs_texts
def test_at_least_90_of_100_remarks_become_pending_changes_with_target(
    figures: NotesFigures,
) -> None:
    assert figures.future.notes > 250
    assert figures.future.share >= 0.90, figures.json()
    assert all(r.evidence.future.share >= 0.90 for r in figures.reports)


@needs_texts
def test_what_was_not_read_is_listed(figures: NotesFigures) -> None:
    for report in figures.reports:
        evidence = report.evidence
        missing = evidence.past.notes - evidence.past.read
        missing += evidence.future.notes - evidence.future.read
        lines = {p.line for p in evidence.problems}
        assert len(lines) >= missing


@needs_texts
def test_every_law_number_in_a_note_is_in_an_event(figures: NotesFigures) -> None:
    """Counted on the text itself, without the reader: no citation is lost inside a read note."""
    for report in figures.reports:
        source = read_source(report.path)
        parsed = parse(source, report.language, generated=GENERATED, refuse_twice=False)
        said = {
            (one.line, one.law.date, one.law.number.partition("-")[0])
            for one in (*report.evidence.events, *report.evidence.pending)
            if one.law is not None
        }
        doubted = {p.line for p in report.evidence.problems}
        for note in parsed.notes:
            if note.cls not in ("pastChange", "repealed", "futureChange"):
                continue
            cited = {(c.date, re.split(r"\W", c.number)[0]) for c in note.citations}
            found = {(day, number) for line, day, number in said if line == note.line}
            assert cited <= found or note.line in doubted, (report.path, note.line)


@needs_texts
def test_the_three_laws_of_17_november_2025_are_in_the_history_of_94_v() -> None:
    assert SHARED is not None
    report = read_notes(
        Corpus.open(),
        Path(SHARED / "texts/official/Z1300000094.rus.txt"),
        "rus",
        today=GENERATED,
        published={"231-VIII": date(2025, 11, 18), "256-VIII": date(2026, 1, 10)},
    )
    by_231 = [e for e in report.evidence.events if e.law and e.law.number == "231-VIII"]
    assert {(e.eid, e.part, e.action) for e in by_231} >= {
        ("art_7", "heading", "amended"),
        ("art_19-1", "", "added"),
    }
    assert {e.applies for e in by_231} == {date(2026, 1, 18)}
    by_256 = [p for p in report.evidence.pending if p.law and p.law.number == "256-VIII"]
    assert {p.applies for p in by_256} == {date(2026, 7, 12)}
    assert ("art_9__point_9-5", "added") in {(p.eid, p.kind) for p in by_256}
    printed = notes_json(report)
    assert printed["work"] == "/akn/kz/act/2013-05-21/94-V"


@needs_texts
@pytest.mark.parametrize(
    ("rus", "kaz"), [("Z1300000094.rus.txt", "Z1300000094.kaz.txt"), ("Z100000274_.rus.txt",) * 2]
)
def test_both_languages_tell_the_same_history(rus: str, kaz: str, figures: NotesFigures) -> None:
    """Read apart, the footnotes of the two texts name the same laws for the same articles."""
    reports = {Path(r.path).name: r for r in figures.reports}
    told = [
        {
            (e.eid.partition("__")[0], e.law.number)
            for e in reports[name].evidence.events
            if e.law is not None and e.eid.startswith("art_")
        }
        for name in (rus, kaz.replace("274_.rus", "274_.kaz"))
    ]
    assert len(told[0] ^ told[1]) <= 4, sorted(told[0] ^ told[1])


@needs_texts
def test_the_history_of_official_texts_is_strict_valid(figures: NotesFigures) -> None:
    for report in figures.reports:
        if "K1400000235" in report.path:
            continue  # 3.5 MB: the same code, measured by hand
        source = read_source(report.path)
        document = parse(source, report.language, generated=GENERATED, refuse_twice=False).document
        whole = with_history(document, read_evidence(document, report.language))
        assert schema.validate(whole) == (), report.path
