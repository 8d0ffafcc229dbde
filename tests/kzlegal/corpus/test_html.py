"""Pages: only the act's container, a block per printed line, marks kept, nothing lost."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_texts

from kzlegal.corpus import Block, Cell, Link, SourceError, read_source
from kzlegal.corpus.html import act_container
from tests.kzlegal.corpus.files import INDENT, page

NB = "&nbsp;" * 5 + " "

ARTICLE = f"""<p>
<font color="#FF0000">{NB}Примечание ИЗПИ!</font><br>
<font color="#FF0000">{NB}Порядок см. <a href="/rus/docs/Z1#z37">статью 31</a>.</font></p>
<p><a href="/rus/docs/Z1300000088/z13088_.htm">СОДЕРЖАНИЕ</a></p>
<h3 id="z1"> Глава 1. САДЫ</h3><p><b><a name="z2"></a>Статья 1. Сад</b></p><p>
{NB}1. Сад – участок <i>с деревьями</i>, см.
<a href="/rus/docs/Z2#z1">пункт 2</a> и <a href="/rus/docs/Z3">закон</a>.</p>
<span class="note">{NB}Сноска. Статья 1 изменена от 09.01.2026 </span><a href="/rus/docs/Z9">№
9-VIII</a><span class="note"> (вводится).</span><br>
<p>{NB}<font color="800000">2) </font>исключён.</p>
<p><table><tr><td><i>{NB}Глава сада<br>и огорода</i></td><td>А. БАҚШЫ</td></tr>
<tr><th>1</th></tr></table></p>"""


def blocks(article: str) -> tuple[Block, ...]:
    return read_source("a.html", page(article).encode()).blocks


def test_blocks_of_a_page() -> None:
    found = blocks(ARTICLE)
    assert [(b.text, b.kind, b.level) for b in found] == [
        (f"{INDENT}Примечание ИЗПИ!", "note", 0),
        (f"{INDENT}Порядок см. статью 31.", "note", 0),
        ("СОДЕРЖАНИЕ", "contents", 0),
        ("Глава 1. САДЫ", "body", 3),
        ("Статья 1. Сад", "body", 0),
        (f"{INDENT}1. Сад – участок с деревьями, см. пункт 2 и закон.", "body", 0),
        (f"{INDENT}Сноска. Статья 1 изменена от 09.01.2026 № 9-VIII (вводится).", "note", 0),
        (f"{INDENT}2) исключён.", "body", 0),
        (f"{INDENT}Глава сада", "body", 0),
        ("и огорода", "body", 0),
        ("А. БАҚШЫ", "body", 0),
        ("1", "body", 0),
    ]


def test_links_give_their_words_and_address() -> None:
    block = blocks(ARTICLE)[5]
    assert [(block.text[k.start : k.end], k.href) for k in block.links] == [
        ("пункт 2", "/rus/docs/Z2#z1"),
        ("закон", "/rus/docs/Z3"),
    ]
    assert blocks(ARTICLE)[2].links == (Link(0, 10, "/rus/docs/Z1300000088/z13088_.htm"),)


def test_cells_say_table_row_and_column() -> None:
    assert [b.cell for b in blocks(ARTICLE)[7:]] == [
        None,
        Cell(0, 0, 0),
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
    ]


def test_lines_are_those_of_the_file() -> None:
    source = page(ARTICLE).splitlines()
    for block in blocks(ARTICLE):
        word = re.findall(r"\w+", block.text)[0]
        assert word in source[block.line - 1], block


def test_title_is_the_pages_own() -> None:
    assert read_source("a.html", page("<p>а</p>", title="О садах").encode()).title == "О садах"
    plain = '<html><title>О садах - "Әділет" АҚЖ</title><p>а'
    assert read_source(
        "a.html", (plain + '<div class="container_gamma text">б').encode()
    ).title == ("О садах")


def test_page_without_a_container_is_refused_and_a_plain_page_is_read() -> None:
    portal = page("<p>а</p>").replace("container_gamma text text_upd", "container_gamma slogan")
    with pytest.raises(SourceError, match="is not the page of an act"):
        read_source("a.html", portal.encode())
    plain = "<html><head><title>О садах</title></head><body><h1>О садах</h1><p>Статья 1. Сад</p>"
    found = read_source("a.html", plain.encode())
    assert [(b.text, b.level) for b in found.blocks] == [("О садах", 1), ("Статья 1. Сад", 0)]


def test_scripts_and_comments_are_no_text_and_pre_keeps_its_lines() -> None:
    found = blocks("<p>а<!-- б --><script>в</script>г</p><pre>1. д\n2. е</pre>")
    assert [b.text for b in found] == ["аг", "1. д", "2. е"]


def test_red_words_inside_law_do_not_make_a_note() -> None:
    found = blocks(
        '<p>Сад <font color="red">большой</font></p><p><font color="red">И</font> сад</p>'
    )
    assert [b.kind for b in found] == ["body", "body"]


_TAGS = ["p", "b", "i", "a href='/x'", "td", "h2", "font color=red", "table", "li"]
_TREE = st.recursive(
    st.sampled_from(["а ", "б\n", " в", "&nbsp;г", "<br>", "<!-- нет -->", "д"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            ["p", "b", "i", "a href='/x'", "td", "h2", "font color=red", "table", "li"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(_TREE)
def test_no_character_of_a_container_is_lost(article: str) -> None:
    from lxml import html as parser

    text = page("х" + article)
    container = act_container(parser.fromstring(text))
    assert container is not None
    wanted = container.text_content()
    found = read_source("a.html", text.encode()).blocks
    assert "".join("".join(b.text for b in found).split()) == "".join(wanted.split())


@needs_texts
@pytest.mark.parametrize(
    "path",
    sorted((SHARED / "texts/official").glob("Z*.html")) if SHARED else [],
    ids=lambda path: path.name,
)
def test_official_pages_lose_nothing_and_have_their_lines(path: Path) -> None:
    from lxml import html as parser

    text = path.read_text("utf-8")
    container = act_container(parser.document_fromstring(text))
    assert container is not None
    found = read_source(path)
    assert "".join("".join(b.text for b in found.blocks).split()) == "".join(
        container.text_content().split()
    )
    lines = [re.sub(r"\W", "", html.unescape(re.sub("<[^>]*>", "", s))) for s in text.split("\n")]
    for block in found.blocks:
        assert re.sub(r"\W", "", block.text)[:12] in lines[block.line - 1]
    assert found.title.endswith("туралы")
    assert sum(b.kind == "note" for b in found.blocks) > 30
