"""Properties of the grammar: what holds for every text, and for every act that we can make.

``pytest tests/test_laws.py --hypothesis-profile=deep`` looks at many more texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given
from make import Block, Body, MadeArticle, MadeChapter, printed_act
from spec_runner import GENERATED, UNITS, printed

from akn import schema, xml
from akn.model import Document, Element
from akn.problem import LegalTextError
from kzlegal.corpus import SourceDocument, read_source
from kzlegal.grammar import Parsed, characters, parse

LANGUAGES = ("rus", "kaz", "eng")

# Acts that we make


def numbers(most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Numbers in order, some of them inserted: 1, 2, 2-1, 3."""

    def number(steps: Sequence[bool]) -> tuple[str, ...]:
        found, whole, inserted = [], 0, 0
        for step in steps:
            if step and whole:
                inserted += 1
                found.append(f"{whole}-{inserted}")
            else:
                whole, inserted = whole + 1, 0
                found.append(str(whole))
        return tuple(found)

    rarely = st.sampled_from((False, False, False, True))
    return st.lists(rarely, min_size=1, max_size=most).map(number)


blocks = st.builds(Block, st.sampled_from(get_args(Body)), numbers(4), st.booleans())


@st.composite
def articles(draw: st.DrawFn, number: str) -> MadeArticle:
    body: Block | None = None
    paragraphs: tuple[tuple[str, Block], ...] = ()
    if draw(st.booleans()):
        body = draw(blocks)
    else:
        paragraphs = tuple((n, draw(blocks)) for n in draw(numbers(4)))
    return MadeArticle(number, body, paragraphs, draw(st.booleans()), draw(st.booleans()))


@st.composite
def acts(draw: st.DrawFn) -> tuple[MadeChapter, ...]:
    own = draw(numbers(6))
    made = [draw(articles(number)) for number in own]
    if draw(st.booleans()):
        return (MadeChapter("", tuple(made)),)
    cut = draw(st.integers(1, len(made)))
    chapters = [MadeChapter("1", tuple(made[:cut]))]
    if made[cut:]:
        chapters.append(MadeChapter("2", tuple(made[cut:])))
    return tuple(chapters)


@st.composite
def layouts(draw: st.DrawFn, paragraphs: Sequence[str]) -> str:
    """Print paragraphs with what copies do to white space."""
    tight = draw(st.booleans())
    out: list[str] = []
    for paragraph in paragraphs:
        text = paragraph
        if draw(st.booleans()):
            text = text.replace(" ", draw(st.sampled_from(("\u00a0", "  ", "\u2009"))), 1)
        if not tight and paragraph[0].isdigit() and ("." in paragraph[:6] or ")" in paragraph[:6]):
            text = draw(st.sampled_from(("", "\u00a0\u00a0\u00a0\u00a0\u00a0 ", "\t"))) + text
        out.append(text + draw(st.sampled_from(("", " ", "\u00a0"))))
    between = "\n" if tight else draw(st.sampled_from(("\n\n", "\n\n\n", "\n \n")))
    return between.join(out)


def shown(element: Element) -> str:
    """Give the heading or the first words of law directly in a unit."""
    heading = element.first("heading")
    if heading is not None:
        return heading.text()
    holder = element.first("intro", "content")
    if holder is None:
        return ""
    return next((p.text() for p in holder.elements("p") if p.first("remark") is None), "")


def units(document: Document) -> list[tuple[str, str, bool]]:
    body = document.body
    assert body is not None
    return [
        (e.eid, shown(e), e.get("status") == "removed")
        for e in body.walk()
        if e.name in UNITS and e.get("name") != "remark"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_list_of_contents_is_no_law(language: str, data: st.DataObject) -> None:
    printer = printed_act(data.draw(acts()), language)
    # without a remark or a stub between head and first heading
    assume(len(printer.headings) > 1 and printer.paragraphs[2] == printer.headings[0])
    source = read_source("made.txt", "\n\n".join(printer.with_contents()).encode())
    parsed = parse(source, language, generated=GENERATED)
    assert units(parsed.document) == [(u.eid, u.words, u.removed) for u in printer.units]
    assert printed(parsed.document) == "".join(characters(source))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_made_act_is_read_back_as_it_was_made(language: str, data: st.DataObject) -> None:
    printer = printed_act(data.draw(acts()), language)
    text = data.draw(layouts(printer.paragraphs))
    source = read_source("made.txt", text.encode())
    parsed = parse(source, language, generated=GENERATED)
    assert units(parsed.document) == [(u.eid, u.words, u.removed) for u in printer.units]
    remarks = [e.text() for e in parsed.document.walk() if e.name == "remark"]
    assert remarks == printer.remarks
    assert parsed.problems == ()
    holds_what_every_parse_holds(source, text, language, parsed)


# Any text at all

PIECES = (
    *("Статья 1. ", "Статья 2. ", "Cтатья 2 ", "Статья 3-1. ", "173. ", "Глава 1. ", "РАЗДЕЛ ІІ. "),
    *("1-бап. ", "2-бап. ", "1-тарау. ", "ІІ БӨЛІМ. ", "Article 1. ", "Chapter 1. ", "Article 2. "),
    *("1. ", "2. ", "1) ", "2) ", "2-1) ", "а) ", "б) ", "1.1. ", "2)–4) ", "1-", "№ 5", "§ 1. "),
    *("Примечание ИЗПИ!", "Сноска. ", "Примечание: ", "Примечания. ", "ЗҚАИ-ның ескертпесі!"),
    *("Ескерту. ", "Ескертпе. ", "Note by ILLI!", "Footnote. ", "Note. "),
    *("Исключен Законом РК от 05.03.2025 № 1-VIII", "алып тасталды – ҚР", "excluded", "© 2026"),
    *("Приложение 1", "к Закону", "1-қосымша", "Заңына", "Annex 1", "Содержание", "ОБЩАЯ ЧАСТЬ"),
    *("Президент", "К. ТОКАЕВ", "Қазақстан Республикасының", "Министр", "01.01.2026 "),
    *("журнал", "Журнал ведется", "ЖУРНАЛ", "Журналды сақтайды", "The journal is kept", "и", "не"),
    *(":", ";", ".", ",", " –", '"', "«", "»", "“", "”", "(", ")", " ", "  ", "\u00a0", "\u200b"),
    *("\t", "é", "ﬁ", "²", "Ⅳ", "½", "٣) ", "⓪", "🏛", "\u0301", "&", "<", "]]>", "99999999999. "),
)
any_line = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
any_text = st.lists(
    st.tuples(any_line | st.text(max_size=20), st.sampled_from(("\n", "\n\n", "\r\n", "\n "))),
    min_size=1,
    max_size=25,
).map(lambda lines: "".join(line + end for line, end in lines))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=any_text)
def test_of_any_text_nothing_is_lost(language: str, text: str) -> None:
    try:
        source = read_source("any.txt", text.encode("utf-8", "replace"))
        parsed = parse(source, language, generated=GENERATED)
    except LegalTextError:
        return
    holds_what_every_parse_holds(source, text, language, parsed)


@given(text=any_text)
def test_a_text_after_an_article_is_read_whole(text: str) -> None:
    """With an article in front nearly every text is an act, so that the rules are reached."""
    whole = f"Статья 77. Журнал\n\nЖурнал ведется ежегодно:\n\n{text}"
    try:
        source = read_source("any.txt", whole.encode("utf-8", "replace"))
        parsed = parse(source, "rus", generated=GENERATED)
    except LegalTextError:
        return
    holds_what_every_parse_holds(source, whole, "rus", parsed)


def holds_what_every_parse_holds(
    source: SourceDocument, text: str, language: str, parsed: Parsed
) -> None:
    document = parsed.document
    assert printed(document) == "".join(characters(source))
    eids = [e.eid for e in document.walk() if e.eid]
    assert len(eids) == len(set(eids))
    assert all(eid.isascii() for eid in eids)
    assert schema.validate(document) == ()
    written = xml.write(document)
    assert xml.read(written) == document
    again = parse(source, language, generated=GENERATED)
    assert xml.write(again.document) == written
    assert again.problems == parsed.problems
    spans_lead_back(document, source)


def law(element: Element) -> str:
    """Give the text of an element without the publisher's notes in it."""
    if element.name == "remark":
        return ""
    return "".join(
        law(c) if isinstance(c, Element) else c if isinstance(c, str) else ""
        for c in element.children
    )


def spans_lead_back(document: Document, source: SourceDocument) -> None:
    """What stands at an element's span is how the element begins; of a ``p`` it is all."""
    at = {(block.line, block.column): block for block in source.blocks}
    starts: dict[int, list[int]] = {}
    for line, column in at:
        starts.setdefault(line, []).append(column)

    def cut(line: int, column: int, end: int | None) -> str:
        pieces = []
        for start in starts.get(line, ()):
            raw = at[line, start].text
            pieces.append(
                raw[max(column - start, 0) : None if end is None else max(end - start, 0)]
            )
        return "".join("".join(pieces).split())

    for element in document.walk():
        span = element.span
        if span is None:
            continue
        assert span.line <= span.end_line
        words = "".join(element.text().split())
        own = "".join(law(element).split())  # a note may stand before a unit's own words
        if span.line == span.end_line:
            said = cut(span.line, span.column, span.end_column)
        else:
            said = cut(span.line, span.column, None)
            for line in range(span.line + 1, span.end_line):
                said += cut(line, 1, None)
            said += cut(span.end_line, 1, span.end_column)
        assert said, (element, span)
        assert words.startswith(said) or own.startswith(said), (words[:80], said[:80], span)
        if element.name == "p":
            assert words == said
