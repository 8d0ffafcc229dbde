"""Word files as drafters write them: each gives the same units as the plain text of the act."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from spec_runner import GENERATED, printed

from akn import schema
from akn.model import Document
from kzlegal.corpus import read_source
from kzlegal.grammar import Parsed, characters, parse

# level, number, words: level 0 text, 1 chapter, 2 article, 3 paragraph, 4 point
ACT: tuple[tuple[int, str, str], ...] = (
    (0, "", "О журнале проверок"),
    (0, "", "Закон Республики Казахстан от 5 марта 2024 года № 999-VIII"),
    (1, "Глава 1.", "ОБЩИЕ ПОЛОЖЕНИЯ"),
    (2, "Статья 1.", "Понятия"),
    (3, "1.", "Журнал ведется ежегодно."),
    (3, "2.", "Хранитель обязан:"),
    (4, "1)", "вести журнал;"),
    (4, "2)", "хранить журнал."),
    (0, "", "Хранитель отвечает за журнал."),
    (3, "3.", "Хранитель вправе:"),
    (4, "1)", "читать журнал;"),
    (4, "2)", "копировать журнал."),
    (2, "Статья 2.", "Запись"),
    (3, "1.", "Запись вносится сразу."),
    (3, "2.", "Запись не стирается."),
    (1, "Глава 2.", "ПРОЧЕЕ"),
    (2, "Статья 3.", "Прочее"),
    (0, "", "Прочее решает хранитель."),
    (0, "", "Президент Республики Казахстан"),
    (0, "", "К. ТОКАЕВ"),
)
UNITS = ("chapter", "article", "paragraph", "point", "subparagraph", "alinea", "table")


def as_parsed(data: bytes) -> Parsed:
    source = read_source("draft.docx", data)
    parsed = parse(source, "rus", generated=GENERATED)
    assert printed(parsed.document) == "".join(characters(source))
    assert schema.validate(parsed.document) == ()
    return parsed


def units(document: Document) -> list[tuple[str, str, str]]:
    """Give name, eId and all words of each unit."""
    return [(e.name, e.eid, e.text()) for e in document.walk() if e.name in UNITS]


def plain_text() -> Parsed:
    text = "\n\n".join(f"{number} {words}".strip() for _, number, words in ACT)
    return parse(read_source("act.txt", text.encode()), "rus", generated=GENERATED)


def saved(word: WordDocument) -> bytes:
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def without_styles() -> bytes:
    word = docx.Document()
    for _, number, words in ACT:
        word.add_paragraph(f"{number} {words}".strip())
    return saved(word)


def with_heading_styles() -> bytes:
    word = docx.Document()
    for level, number, words in ACT:
        style = f"Heading {level}" if level in (1, 2) else "Normal"
        word.add_paragraph(f"{number} {words}".strip(), style=style)
    return saved(word)


def with_runs_tabs_and_breaks() -> bytes:
    """Numbers in bold runs of their own, a tab after them, an empty paragraph between all."""
    word = docx.Document()
    for _, number, words in ACT:
        paragraph = word.add_paragraph()
        if number:
            paragraph.add_run(number).bold = True
            paragraph.add_run("\t")
        for word_ in words.split():
            paragraph.add_run(f"{word_} ")
        word.add_paragraph()
    return saved(word)


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="Глава %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>
<w:lvlText w:val="Статья %2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum>"""
NUM = '<w:num {ns} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
NUM_PR = '<w:numPr {ns}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'


def with_automatic_numbering() -> bytes:
    """All numbers and the words «Глава», «Статья» are printed by Word's multilevel list."""
    word = docx.Document()
    ns = nsdecls("w")
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING.format(ns=ns)))
    numbering.append(parse_xml(NUM.format(ns=ns)))
    for level, number, words in ACT:
        paragraph = word.add_paragraph(words)
        if number:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(NUM_PR.format(ns=ns, level=level - 1)))
    return saved(word)


@pytest.mark.parametrize(
    "draft",
    [without_styles, with_heading_styles, with_runs_tabs_and_breaks, with_automatic_numbering],
)
def test_a_draft_gives_the_units_of_its_text(draft: Callable[[], bytes]) -> None:
    expected = plain_text()
    parsed = as_parsed(draft())
    assert units(parsed.document) == units(expected.document)
    assert parsed.problems == ()
    assert parsed.identity.work == "/akn/kz/act/2024-03-05/999-VIII"
    foot = parsed.document.root.first("conclusions")
    assert foot is not None
    assert [p.text() for p in foot.elements("p")] == [words for _, _, words in ACT[-2:]]


def test_a_heading_style_without_a_full_stop_is_still_a_heading() -> None:
    word = docx.Document()
    word.add_paragraph("Глава 1", style="Heading 1")
    word.add_paragraph("Общие положения", style="Heading 1")
    word.add_paragraph("Статья 1", style="Heading 2")
    word.add_paragraph("Журнал и запись", style="Heading 2")
    word.add_paragraph("Журнал ведется ежегодно.")
    document = as_parsed(saved(word)).document
    headings = {e.eid: h.text() for e in document.walk() if (h := e.first("heading")) is not None}
    assert headings == {"chp_1": "Общие положения", "art_1": "Журнал и запись"}


def table(word: WordDocument, rows: list[list[str]]) -> None:
    made = word.add_table(len(rows), len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def test_numbers_in_the_cells_of_a_table_open_no_unit() -> None:
    word = docx.Document()
    word.add_paragraph("Статья 1. Журнал")
    word.add_paragraph("1. Журнал ведется по форме:")
    rows = [["№", "Запись"], ["1.", "день проверки"], ["2)", "Статья 5. Час"]]
    table(word, rows)
    word.add_paragraph("2. Журнал хранится три года.")
    document = as_parsed(saved(word)).document
    assert [eid for _, eid, _ in units(document) if eid.startswith("art")][:2] == [
        "art_1",
        "art_1__para_1",
    ]
    assert [e.eid for e in document.walk() if e.name in ("paragraph", "article", "point")] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
    ]
    found = next(e for e in document.walk() if e.name == "table")
    cells = [[cell.text() for cell in row.elements("td")] for row in found.elements("tr")]
    assert cells == rows


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    word = docx.Document()
    table(word, [["Статья 1. Журнал"], ["1. Журнал ведется."], ["2. Журнал хранится."]])
    document = as_parsed(saved(word)).document
    assert [eid for _, eid, _ in units(document)] == ["art_1", "art_1__para_1", "art_1__para_2"]


def test_a_signature_in_a_table_is_no_text_of_the_last_article() -> None:
    word = docx.Document()
    for line in ("Статья 1. Журнал", "Журнал ведется ежегодно."):
        word.add_paragraph(line)
    table(word, [["Президент Республики Казахстан", "К. ТОКАЕВ"]])
    document = as_parsed(saved(word)).document
    article = document.find("art_1")
    assert article is not None
    assert "ТОКАЕВ" not in article.text()


FOOTNOTES = """<w:footnotes {ns}><w:footnote w:id="1"><w:p><w:r><w:t>Пояснение составителя.</w:t>
</w:r></w:p></w:footnote></w:footnotes>"""


def test_a_footnote_of_the_drafter_is_no_law() -> None:
    word = docx.Document()
    word.add_paragraph("Статья 1. Журнал")
    cited = word.add_paragraph("1. Журнал ведется ежегодно.")
    word.add_paragraph("2. Журнал хранится три года.")
    ns = nsdecls("w")
    cited._p.append(parse_xml(f'<w:r {ns}><w:footnoteReference w:id="1"/></w:r>'))
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        FOOTNOTES.format(ns=ns).encode(),
        word.part.package,
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document = as_parsed(saved(word)).document
    assert [eid for name, eid, _ in units(document)] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
    ]
    remarks = [e for e in document.walk() if e.name == "remark"]
    assert [r.text() for r in remarks] == ["Пояснение составителя."]
    assert remarks[0].get("status") == "editorial"


def test_a_table_of_contents_made_by_word_is_no_law() -> None:
    word = docx.Document()
    style = word.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    for level, number, words in ACT:
        if level in (1, 2):
            word.add_paragraph(f"{number} {words}\t3", style=style)
    for _, number, words in ACT:
        word.add_paragraph(f"{number} {words}".strip())
    parsed = as_parsed(saved(word))
    assert units(parsed.document) == units(plain_text().document)
    assert [n.cls for n in parsed.notes] == ["notice"]
