"""Every kind of file that is no source is refused in one sentence with a remedy."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from shared import SHARED, needs_texts

from kzlegal.corpus import LIMITS, SourceError, read_source
from tests.kzlegal.corpus import files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def encrypted() -> bytes:
    data = bytearray(files.zipped({"[Content_Types].xml": "x", "word/document.xml": "y"}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


BAD = [
    ("empty.docx", b"", "SRC003", "is empty"),
    ("blank.txt", b" \n\t\n", "SRC004", "only white space"),
    ("x.docx", bytes(range(256)) * 4, "SRC012", "is not a Word document"),
    ("x.txt", b"ab\x00cd", "SRC012", "binary file"),
    ("x.doc", OLE, "SRC010", "old .doc file"),
    ("x.docx", b"%PDF-1.7\n...", "SRC011", "is a PDF"),
    ("x.docx", b"{\\rtf1 text}", "SRC011", "RTF"),
    ("x.docx", files.zipped({"a.txt": "a"}), "SRC021", "is a zip archive, not a Word document"),
    (
        "x.docx",
        files.zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
        "SRC021",
        "is an Excel workbook",
    ),
    ("x.odt", files.zipped({"content.xml": "<a/>"}), "SRC021", "is an OpenDocument file"),
    ("x.docx", b"PK\x03\x04 broken", "SRC020", "is a damaged zip"),
    ("x.docx", encrypted(), "SRC025", "is an encrypted zip file"),
    ("x.xml", b"<?xml version='1.0'?><akomaNtoso/>", "SRC013", "is an XML document"),
    ("x.txt", "Статья 1. Сад".encode("cp1251"), "SRC014", "looks like windows-1251"),
    ("x.txt", b"\xff\xfea", "SRC014", "is not text in UTF-16-LE"),
    ("x.txt", b"abc\nde\xe9f", "SRC014", "is not text in UTF-8"),
    ("x.txt", b"abc\nd\x01ef", "SRC006", "the control character U+0001"),
    ("x.txt", b"abc\n" + b"a" * 1_000_000, "SRC030", "line 2 has 1,000,000 characters"),
    ("x.html", b"<html><p>" + b"a" * 1_000_000, "SRC030", "line 1 has 1,000,000 characters"),
    ("x.html", b"<html>" + b"<div>" * 400 + b"text", "SRC034", "is not readable as HTML"),
    ("x.html", b"<html><script>a</script></html>", "SRC004", "holds no text"),
]


@pytest.mark.parametrize(("name", "data", "code", "says"), BAD)
def test_bad_file_is_refused(name: str, data: bytes, code: str, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(name, data)
    problem = caught.value.problem
    assert problem.code == code
    assert says in problem.message
    assert problem.path == name
    assert problem.hint, "a remedy is given"
    assert "\n" not in str(problem)


def test_place_of_a_fault_is_named() -> None:
    with pytest.raises(SourceError) as caught:
        read_source("x.txt", b"abc\nde\xe9f")
    assert (caught.value.problem.line, caught.value.problem.column) == (2, 3)
    with pytest.raises(SourceError) as caught:
        read_source("x.txt", b"abc\nd\x01ef")
    assert (caught.value.problem.line, caught.value.problem.column) == (2, 2)


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a directory"):
        read_source(tmp_path)
    with pytest.raises(SourceError, match="cannot be read"):
        read_source("a\0b")


def test_file_above_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a\n" * 600)
    with pytest.raises(SourceError, match="is larger than"):
        read_source(path, limits=replace(LIMITS, file_bytes=1000))


def test_kind_is_judged_by_content_not_by_name(tmp_path: Path) -> None:
    for name, data, medium in (
        ("a.txt", files.docx(files.p("Сад")), "docx"),
        ("a.docx", "<!doctype html><p>Сад</p>".encode(), "html"),
        ("a.html", "Сад".encode(), "text"),
        ("a", "  <html><body>Сад".encode(), "html"),
        ("a", "<p>Сад</p>".encode(), "html"),
        ("a", "< 5 деревьев".encode(), "text"),
    ):
        source = read_source(name, data)
        assert source.medium == medium, name
        assert source.blocks[0].text in ("Сад", "< 5 деревьев")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark_and_utf8(encoding: str) -> None:
    source = read_source("a.txt", "Статья 1. Сад\n\nҚала".encode(encoding))
    assert [b.text for b in source.blocks] == ["Статья 1. Сад", "Қала"]


def test_page_that_declares_an_old_charset_is_believed() -> None:
    data = '<html><meta charset="windows-1251"><p>Сад</p>'.encode("cp1251")
    assert read_source("a.html", data).blocks[0].text == "Сад"


def test_hash_is_of_the_bytes() -> None:
    source = read_source("a.txt", b"abc")
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


BOMBS = [
    ({"../evil.xml": "x"}, {}, "leaves the package"),
    ({"/abs.xml": "x"}, {}, "leaves the package"),
    ({"C:\\evil.xml": "x"}, {}, "leaves the package"),
    ({"a\\..\\..\\b": "x"}, {}, "leaves the package"),
    ({f"n{i}": "" for i in range(60)}, {"zip_entries": 50}, "entries, more than 50"),
    ({"word/zero.bin": b"\0" * 3_000_000}, {}, "inflates 200 times and more"),
    ({"word/a.bin": b"ab" * 600}, {"zip_total_bytes": 1000}, "bytes in all"),
]


@pytest.mark.parametrize(("entries", "limits", "says"), BOMBS)
def test_bomb_is_refused_by_its_directory_alone(
    entries: dict[str, str | bytes],
    limits: dict[str, int],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = files.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>", **entries})

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("an entry was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    with pytest.raises(SourceError, match=says):
        read_source("x.docx", data, replace(LIMITS, **limits))


def test_two_entries_of_one_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("word/document.xml", "<b/>")
    with pytest.raises(SourceError, match="two entries of one name"):
        read_source("x.docx", buffer.getvalue())


def test_what_is_inflated_is_capped_whatever_the_header_says() -> None:
    body = files.docx("".join(files.p(f"Сад {n}") for n in range(2000)))
    with pytest.raises(SourceError, match="inflates to more than"):
        read_source("x.docx", body, replace(LIMITS, part_bytes=10_000))


def test_entry_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(files.docx(files.p("Сад" * 5000)))
    central = data.find(
        b"PK\x01\x02", data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 46
    )
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    with pytest.raises(SourceError, match="damaged zip"):
        read_source("x.docx", bytes(data))


def test_two_million_empty_paragraphs_are_counted_before_parsing() -> None:
    body = "<w:p/>" * 200_001
    with pytest.raises(SourceError, match="more than 200,000 paragraphs"):
        read_source("x.docx", files.docx(body), replace(LIMITS, zip_ratio=10**9))


def test_breaks_inside_paragraphs_count_as_lines() -> None:
    data = files.docx(files.p("a\n" * 60))
    with pytest.raises(SourceError, match="prints more lines than any act"):
        read_source("x.docx", data, replace(LIMITS, blocks=50))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_doctype_in_a_part_is_refused(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
    data = files.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": part.encode(encoding)})
    with pytest.raises(SourceError, match="has a DOCTYPE"):
        read_source("x.docx", data)


def test_part_that_is_not_xml_names_its_line() -> None:
    data = files.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a>\n<b></a>"})
    with pytest.raises(SourceError, match="not well-formed XML at its line 2"):
        read_source("x.docx", data)


def test_document_without_a_body() -> None:
    data = files.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})
    with pytest.raises(SourceError, match="has no body"):
        read_source("x.docx", data)


@needs_texts
def test_portal_page_is_refused_in_one_sentence() -> None:
    assert SHARED is not None
    with pytest.raises(SourceError) as caught:
        read_source(SHARED / "texts/official/not-an-act.portal-home.html")
    assert caught.value.problem.code == "SRC015"
    assert "is not the page of an act" in caught.value.problem.message


HOSTILE = [
    "<" * 150_000,
    "<!-- " * 30_000,
    " " * 190_000 + "x",
    "<?xml " + "a" * 150_000,
    "1-" * 95_000,
    "a\n" + " " * 190_000 + "b",
    "<html><p>" + "<font color=red>a</font> " * 20_000,
    "<html><p>" + "<a href=x>a</a> " * 20_000,
    "<html><title>" + " -" * 90_000 + "</title><p>a",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_long_hostile_text_takes_linear_time(text: str) -> None:
    def seconds(data: str) -> float:
        began = time.process_time()
        with contextlib.suppress(SourceError):
            read_source("x", data.encode())
        return time.process_time() - began

    # Quadratic work would take minutes here, not the tenths of a second that it does.
    assert seconds(text) < 5


def test_docx_with_very_many_links_breaks_and_deep_styles_takes_linear_time() -> None:
    red = '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>a</w:t></w:r>'
    link = f'<w:hyperlink r:id="r1">{red}</w:hyperlink><w:r><w:br/><w:t>b</w:t></w:r>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(2000)
    )
    body = f"<w:p>{link * 15_000}</w:p>" + files.p("c", style="s0") * 500
    data = files.docx(body, styles=styles)
    began = time.process_time()
    assert len(read_source("x", data, replace(LIMITS, zip_ratio=10**6)).blocks) == 15_501
    assert time.process_time() - began < 5
