"""DOCX: what Word prints, in its order, with labels, levels, links and places; nothing deleted."""

from __future__ import annotations

import io
import re
import zipfile

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from kzlegal.corpus import Block, Cell, Link, read_source
from tests.kzlegal.corpus import files
from tests.kzlegal.corpus.files import INDENT, level, numbering, p


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read_source("a.docx", files.docx(body, **parts)).blocks


def texts(body: str, **parts: str) -> list[str]:
    return [b.text for b in blocks(body, **parts)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


INNER = [
    # (content of one paragraph, what is printed)
    (run("са") + run("д"), ["сад"]),
    (run("а") + "<w:r><w:tab/></w:r>" + run("б"), ["а\tб"]),
    (run("а") + "<w:r><w:br/></w:r>" + run("б"), ["а", "б"]),
    (run("а") + "<w:r><w:br/><w:br/><w:cr/></w:r>" + run("б"), ["а", "б"]),
    (f"<w:r><w:t>\n</w:t></w:r>{run(INDENT + '1. сад')}", [f"{INDENT}1. сад"]),
    (run("12") + "<w:r><w:noBreakHyphen/></w:r>" + run("1"), ["12\u20111"]),
    (run("са") + "<w:r><w:softHyphen/></w:r>" + run("ды"), ["са\u00adды"]),
    ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + run(" сад"), ["• сад"]),
    ('<w:r><w:sym w:font="Symbol" w:char="D800"/></w:r>' + run("сад"), ["сад"]),
    (f"<w:ins>{run('сад')}</w:ins><w:del><w:r><w:delText>лес</w:delText></w:r></w:del>", ["сад"]),
    (f"<w:moveTo>{run('сад')}</w:moveTo><w:moveFrom>{run('лес')}</w:moveFrom>", ["сад"]),
    (f"<w:smartTag>{run('са')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{run('д')}"
     "</w:sdtContent></w:sdt>", ["сад"]),
    ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
     '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7")
     + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" сад"), ["7 сад"]),
    ("<w:r><mc:AlternateContent><mc:Choice><w:t>сад</w:t></mc:Choice><mc:Fallback><w:t>лес</w:t>"
     "</mc:Fallback></mc:AlternateContent></w:r>", ["сад"]),
    ('<w:r><w:commentReference w:id="1"/></w:r>' + run("сад"), ["сад"]),
    (run("а\u2028б"), ["а", "б"]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "printed"), INNER)
def test_what_a_paragraph_prints(inner: str, printed: list[str]) -> None:
    assert texts(f"<w:p>{inner}</w:p>") == printed


@pytest.mark.parametrize("namespace", [files.W, files.STRICT])
def test_both_forms_of_the_standard_are_read(namespace: str) -> None:
    data = files.docx(p("сад", style="x"), namespace=namespace)
    assert [b.text for b in read_source("a.docx", data).blocks] == ["сад"]


def test_line_is_the_number_of_the_paragraph_and_column_the_place_in_it() -> None:
    found = blocks(p() + p("а") + f"<w:p>{run('б')}<w:r><w:br/></w:r>{run('в')}</w:p>")
    assert [(b.text, b.line, b.column) for b in found] == [("а", 2, 1), ("б", 3, 1), ("в", 3, 3)]


def test_deleted_paragraph_mark_joins_with_the_next() -> None:
    cut = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('са')}</w:p>"
    assert [(b.text, b.line) for b in blocks(cut + p("д") + p("лес"))] == [("сад", 1), ("лес", 3)]
    assert texts(p("лес") + cut) == ["лес", "са"]


def test_tables_give_places_nested_ones_too() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('г')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr><w:tc>{p('а')}</w:tc><w:tc>{p('б')}{p('в')}</w:tc></w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:tc>{inner}{p()}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert [(b.text, b.cell) for b in blocks(p("0") + table + p("д"))] == [
        ("0", None),
        ("а", Cell(0, 0, 0)),
        ("б", Cell(0, 0, 1)),
        ("в", Cell(0, 0, 1)),
        ("г", Cell(1, 0, 0)),
        ("д", None),
    ]


def test_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('в рамке')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("сад", inner=drawing) + p("лес")) == ["сад", "в рамке", "лес"]


def test_footnote_follows_its_paragraph_as_a_note() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("черта")}</w:footnote>'
        f'<w:footnote w:id="2">{p("см. устав")}</w:footnote>'
        f'<w:footnote w:id="3">{p("нигде")}</w:footnote>'
    )
    found = blocks(p("сад", inner=reference) + p("лес"), footnotes=notes)
    assert [(b.text, b.kind, b.line) for b in found] == [
        ("сад", "body", 1),
        ("см. устав", "note", 1),
        ("лес", "body", 2),
    ]


def test_links_by_relation_anchor_and_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.example"'
        '</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("поле")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f'<w:p>{run("см. ")}<w:hyperlink r:id="r1">{run("за")}{run("кон")}</w:hyperlink>'
        f'{run(", ")}<w:hyperlink w:anchor="z5">{run("пункт")}</w:hyperlink>'
        f"{run(', ')}{field}</w:p>"
    )
    (block,) = blocks(body)
    assert block.text == "см. закон, пункт, поле"
    assert block.links == (
        Link(4, 9, "https://example.org/act"),
        Link(11, 16, "#z5"),
        Link(18, 22, "https://a.example"),
    )


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zag2"><w:name w:val="Заголовок 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Статья"/><w:pPr>'
    '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Статья особая"/>'
    '<w:basedOn w:val="Art"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="л"/><w:basedOn w:val="Loop"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="disclaimer"><w:name w:val="disclaimer"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "wanted"), [("1", 1), ("Zag2", 2), ("Art", 3), ("Sub", 3), ("Loop", 0), ("нет", 0)]
)
def test_heading_level_by_style_in_any_language(style: str, wanted: int) -> None:
    assert blocks(p("сад", style=style), styles=STYLES)[0].level == wanted


def test_outline_of_the_paragraph_wins_over_its_style() -> None:
    own = (
        '<w:p><w:pPr><w:pStyle w:val="1"/><w:outlineLvl w:val="{}"/></w:pPr>'
        + run("сад")
        + "</w:p>"
    )
    assert blocks(own.format(4), styles=STYLES)[0].level == 5
    assert blocks(own.format(9), styles=STYLES)[0].level == 0


def test_contents_and_footer_are_marked() -> None:
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{p('Сад 3')}</w:sdtContent></w:sdt>"
    )
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
        + p("Лес 4")
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    begun = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("Роща 1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    foot = p("сведения", style="disclaimer") + p("© 2012. Издатель")
    found = blocks(
        gallery + field + begun + p("Луг 5", style="T1") + p("сад") + foot, styles=STYLES
    )
    assert [(b.text, b.kind) for b in found] == [
        ("Сад 3", "contents"),
        ("Лес 4", "contents"),
        ("Роща 1", "contents"),
        ("Луг 5", "contents"),
        ("сад", "body"),
        ("сведения", "footer"),
        ("© 2012. Издатель", "footer"),
    ]


def test_note_is_red_from_its_first_letter_and_mostly() -> None:
    red = '<w:color w:val="FF0000"/>'
    body = (
        f"<w:p>{run(INDENT)}{run('Сноска. Изменена ', red)}{run('№ 5')}</w:p>"
        f"<w:p>{run('А', red)}{run(' это сад')}</w:p><w:p>{run('сад ')}{run('красный', red)}</w:p>"
    )
    assert [b.kind for b in blocks(body)] == ["note", "body", "body"]


LEVELS = (
    level(0, "decimal", "Статья %1."),
    level(1, "decimal", "%2."),
    level(2, "russianLower", "%3)"),
    level(3, "lowerRoman", "%1.%4", restart="1"),
)

LABELS = [
    # (list, level) of the paragraphs, what Word prints before them
    ([("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)],
     ["Статья 1.", "1.", "2.", "Статья 2.", "1."]),
    ([("1", 2), ("1", 2), ("1", 1), ("1", 2)], ["а)", "б)", "2.", "а)"]),
    ([("1", 0), ("1", 3), ("1", 1), ("1", 3), ("1", 0), ("1", 3)],
     ["Статья 1.", "1.i", "2.", "1.ii", "Статья 2.", "2.i"]),  # a skipped level counts as one
    ([("1", 1), ("2", 1), ("1", 1)], ["1.", "2.", "3."]),  # lists on one abstract list share it
    ([("1", 1), ("3", 1), ("3", 1)], ["1.", "5.", "6."]),  # list 3 starts again at 5
    ([("0", 1), ("9", 1), ("1", 8)], ["", "", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("places", "labels"), LABELS)
def test_labels_are_those_that_word_prints(
    places: list[tuple[str, int]], labels: list[str]
) -> None:
    again = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = "".join(p("сад", num=num, depth=depth) for num, depth in places)
    found = blocks(body, numbering=numbering(*LEVELS, n3=again))
    assert [b.label for b in found] == labels
    assert {b.text for b in found} == {"сад"}


def test_numbering_that_comes_from_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Пункт"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Punkt2"><w:name w:val="Пункт 2"/>'
        '<w:basedOn w:val="Punkt"/></w:style>'
    )
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%2)", style="Punkt"))
    body = p("а", style="Punkt") + p("б", style="Punkt") + p("в", style="Punkt", num="0")
    found = blocks(body, styles=styles, numbering=numbering(*levels))
    assert [b.label for b in found] == ["1)", "2)", ""]


def test_label_stands_at_the_first_printed_line_and_empty_paragraphs_count() -> None:
    broken = p("", num="1", inner="<w:r><w:br/></w:r>" + run("а") + "<w:r><w:br/></w:r>" + run("б"))
    found = blocks(p("", num="1") + broken, numbering=numbering(level(0, "decimal", "%1.")))
    assert [(b.text, b.label) for b in found] == [("а", "2."), ("б", "")]


def test_file_of_another_writer_with_its_own_styles_and_lists() -> None:
    document = python_docx.Document()
    document.core_properties.title = "О садах"
    document.add_heading("Глава 1. Сады", 1)
    document.add_heading("Статья 1. Сад", 2)
    for text in ("первый", "второй"):
        document.add_paragraph(text, style="List Number")
    document.add_table(1, 2).cell(0, 1).text = "в клетке"
    buffer = io.BytesIO()
    document.save(buffer)
    source = read_source("a.docx", buffer.getvalue())
    assert source.title == "О садах"
    assert [(b.text, b.level, b.label, b.cell) for b in source.blocks] == [
        ("Глава 1. Сады", 1, "", None),
        ("Статья 1. Сад", 2, "", None),
        ("первый", 0, "1.", None),
        ("второй", 0, "2.", None),
        ("в клетке", 0, "", Cell(0, 0, 1)),
    ]


@given(st.lists(st.text(st.sampled_from("аб1.) \u00a0;№ \u00ad"), max_size=12), max_size=8))
def test_no_character_is_lost(paragraphs: list[str]) -> None:
    body = "".join(p(text) for text in ["х", *paragraphs])
    found = "".join(b.text for b in blocks(body))
    assert "".join(found.split()) == "".join("".join(["х", *paragraphs]).split())


@needs_texts
def test_the_official_docx_loses_nothing() -> None:
    assert SHARED is not None
    path = SHARED / "texts/official/Z2500000230.2025-11-17.rus.docx"
    source = read_source(path)
    with zipfile.ZipFile(path) as file:
        xml = file.read("word/document.xml").decode("utf-8")
    wanted = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    assert "".join("".join(b.text for b in source.blocks).split()) == "".join(wanted.split())
    assert [b.kind for b in source.blocks].count("note") == 2
    assert source.blocks[-1].kind == "footer"
    assert [b.cell for b in source.blocks if b.cell] == [Cell(0, 0, 0), Cell(0, 0, 1)]
