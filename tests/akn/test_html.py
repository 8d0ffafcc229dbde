"""HTML and plain text: every word is there in order, the markup is sound, links are safe."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akn.html import page, to_html
from akn.model import NAMESPACE, Document, Element, Node
from akn.text import blocks, to_text
from akn.xml import read

VOID = {"br", "img", "meta"}
BLOCKS = {"p", "div", "article", "section", "aside", "table", "ul", "ol", "blockquote", "h2", "h3"}


class Page(HTMLParser):
    """Reads HTML strictly: every tag closed in order, no block in a paragraph, no id twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert self.stack == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [n for n, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        if tag in BLOCKS:
            assert "p" not in self.stack, f"{tag} in p"
        if tag == "a":
            assert "a" not in self.stack
        self.tags.append((tag, dict(attrs)))
        self.ids += [v for n, v in attrs if n == "id" and v]
        self.links += [v for n, v in attrs if n in ("href", "src") and v]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def document(body: str, preface: str = "") -> Document:
    return read(
        f'<akomaNtoso xmlns="{NAMESPACE}"><act name="act"><meta><x>no</x></meta>{preface}'
        f"<body>{body}</body></act></akomaNtoso>".encode()
    )


def letters(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", "", text)


ARTICLE = (
    '<article eId="art_5"><num>Article 5.</num><heading>Duties &amp; rights</heading>'
    '<paragraph eId="art_5__para_1"><num>1.</num><intro><p>The owner shall:</p></intro>'
    '<point eId="art_5__para_1__point_1"><num>1)</num><content>'
    '<p>keep <def refersTo="#t">logs</def>;'
    "</p></content></point>"
    '<point eId="art_5__para_1__point_2"><num>2)</num><content>'
    '<p>see <ref href="#art_1">article 1</ref>'
    ' of <ref href="/akn/xx/act/2025/1">the law</ref>.</p></content></point></paragraph>'
    '<paragraph eId="art_5__para_2" status="removed"><num>2.</num><content>'
    '<p><remark status="editorial" type="amendment">Repealed.</remark></p></content></paragraph>'
    "</article>"
)
CHAPTER = f'<chapter eId="chp_1"><num>Chapter 1.</num><heading>GENERAL</heading>{ARTICLE}</chapter>'


def test_a_unit_is_printed_as_it_is_read() -> None:
    article = document(ARTICLE).find("art_5")
    assert article is not None
    assert to_html(article, lang="en", highlight=["art_5__para_1__point_1"]) == (
        '<article id="art_5" class="article" lang="en">\n'
        '<h2><span class="num">Article 5.</span> '
        '<span class="heading">Duties &amp; rights</span></h2>\n'
        '<div id="art_5__para_1" class="paragraph">\n'
        '<div class="intro">\n<p><span class="num">1.</span> The owner shall:</p>\n</div>\n'
        '<div id="art_5__para_1__point_1" class="point highlight">\n<div class="content">\n'
        '<p><span class="num">1)</span> keep <dfn class="def">logs</dfn>;</p>\n</div>\n</div>\n'
        '<div id="art_5__para_1__point_2" class="point">\n<div class="content">\n'
        '<p><span class="num">2)</span> see <a class="ref" href="#art_1">article 1</a> of '
        '<a class="ref" href="/akn/xx/act/2025/1">the law</a>.</p>\n</div>\n</div>\n</div>\n'
        '<div id="art_5__para_2" class="paragraph removed">\n<div class="content">\n'
        '<aside class="remark editorial" role="note"><p><span class="num">2.</span> Repealed.</p>\n'
        "</aside>\n"
        "</div>\n</div>\n</article>\n"
    )


def test_text_has_a_block_a_line_with_its_number() -> None:
    assert to_text(document(CHAPTER)) == (
        "Chapter 1. GENERAL\n"
        "Article 5. Duties & rights\n"
        "1. The owner shall:\n"
        "1) keep logs;\n"
        "2) see article 1 of the law.\n"
        "2. Repealed.\n"
    )


def test_blocks_know_their_place_and_kind() -> None:
    found = [(b.eid, b.number, b.kind) for b in blocks(document(CHAPTER))]
    assert found == [
        ("chp_1", "Chapter 1.", "heading"),
        ("art_5", "Article 5.", "heading"),
        ("art_5__para_1", "1.", "text"),
        ("art_5__para_1__point_1", "1)", "text"),
        ("art_5__para_1__point_2", "2)", "text"),
        ("art_5__para_2", "2.", "remark"),
    ]


def test_headings_step_down_with_the_structure() -> None:
    tags = [t for t, _ in Page(to_html(document(CHAPTER), level=3)).tags if re.fullmatch(r"h\d", t)]
    assert tags == ["h3", "h4"]
    deep = "".join(f'<part eId="p{i}"><num>{i}</num>' for i in range(9)) + "</part>" * 9
    tags = [t for t, _ in Page(to_html(document(deep))).tags if re.fullmatch(r"h\d", t)]
    assert tags == ["h2", "h3", "h4", "h5", "h6", "h6", "h6", "h6", "h6"]


def test_links_are_mapped_and_internal_ones_keep_to_their_page() -> None:
    html = to_html(document(ARTICLE), base="/law.html", link=lambda href: f"/read?iri={href}&x")
    assert Page(html).links == ["/law.html#art_1", "/read?iri=/akn/xx/act/2025/1&x"]
    assert "&amp;x" in html
    assert Page(to_html(document(ARTICLE), link=lambda _: "")).links == ["#art_1"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " javascript:x",
        "java\tscript:x",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_no_link_runs_code(href: str) -> None:
    body = Element(
        "p", (), (Element("ref", (("href", href),), ("x",)), Element("img", (("src", href),)))
    )
    assert [v for v in Page(to_html(body)).links if v] == []


HOSTILE = "<script>alert(1)</script>\"'&amp;"


def test_everything_is_escaped() -> None:
    span = Element("span", (("eId", HOSTILE), ("class", HOSTILE), ("status", HOSTILE)), (HOSTILE,))
    note = Element("authorialNote", (("marker", HOSTILE),), (Element("p", (), (HOSTILE,)),))
    unit = Element(
        "point",
        (("eId", HOSTILE + "1"),),
        (Element("num", (), (HOSTILE,)), Element("p", (), (span, note))),
    )
    document_ = Document(Element("act", (), (unit,)))
    html = page(document_, title=HOSTILE, lang=HOSTILE, contents=HOSTILE)
    assert "<script" not in html
    assert "script" not in [t for t, _ in Page(html).tags]
    assert letters("".join(Page(to_html(document_)).words)).count(letters(HOSTILE)) == 5


TABLE = (
    "<table eId='t'><caption>C</caption><tr><th><p>a</p></th><th><p>b</p></th></tr>"
    "<tr><th rowspan='2'><p>r</p></th><td colspan='x'><p>1</p><p>2</p></td></tr></table>"
)


def test_tables_name_their_header_cells() -> None:
    tags = Page(to_html(document(f"<article><content>{TABLE}</content></article>"))).tags
    assert [a.get("scope") for t, a in tags if t == "th"] == ["col", "col", "row"]
    assert [(t, a) for t, a in tags if "rowspan" in a] == [("th", {"rowspan": "2", "scope": "row"})]
    assert not [a for _, a in tags if "colspan" in a], "a span that is no number is dropped"


def test_a_row_is_a_line_of_text() -> None:
    assert (
        to_text(document(f"<article><content>{TABLE}</content></article>")) == "C\na\tb\nr\t1 2\n"
    )


QUOTED = (
    "<point><num>1)</num><content><p><mod eId='m'>add: "
    '<quotedStructure startQuote="«" endQuote="»">'
    "<article eId='q'><num>Art. 12-1.</num><heading>New</heading><content><p>Text.</p></content>"
    "</article></quotedStructure>;</mod></p></content></point>"
)


def test_a_quoted_article_stands_in_its_sentence() -> None:
    doc = document(QUOTED)
    assert to_text(doc) == "1) add:\n«Art. 12-1. New\nText.»\n;\n"
    html = Page(to_html(doc))
    assert letters("".join(html.words)) == letters(to_text(doc))
    assert "blockquote" in [t for t, _ in html.tags]


def test_footnotes_follow_with_links_both_sound() -> None:
    doc = document(
        "<article><content><p>See<authorialNote marker='*' eId='n'><p>Note "
        "<ref href='#x'>y<authorialNote><p>z</p></authorialNote></ref>.</p></authorialNote>"
        " here.</p>"
        "</content></article>"
    )
    html = Page(to_html(doc))
    assert "#n" in html.links
    assert {"n", "note-2"} <= set(html.ids)
    assert [(b.number, b.text, b.kind) for b in blocks(doc)] == [
        ("", "See here.", "text"),
        ("*", "Note y.", "note"),
        ("", "z", "note"),
    ]


def test_a_remark_container_is_set_apart_and_keeps_its_id() -> None:
    doc = document(
        "<article eId='a'><hcontainer eId='a__hcontainer_1' name='remark' status='editorial'>"
        "<content><p>Applied from 1 January.</p></content></hcontainer>"
        "<content><p eId='p'><remark status='editorial'>Was other.</remark></p></content></article>"
    )
    asides = [a for t, a in Page(to_html(doc)).tags if t == "aside"]
    assert [a["id"] for a in asides] == ["a__hcontainer_1", "p"]
    assert [b.kind for b in blocks(doc)] == ["remark", "remark"]


def test_languages_inside_the_text_are_marked() -> None:
    doc = document("<article><content><p>a <i xml:lang='la'>lex</i></p></content></article>")
    assert '<i lang="la">lex</i>' in to_html(doc)


def test_nbsp_is_a_character_of_the_text() -> None:
    assert (
        to_text(document("<article><content><p> §\u00a05 \n x </p></content></article>"))
        == "§\u00a05 x\n"
    )


def test_a_number_without_words_is_kept() -> None:
    doc = document("<paragraph><num>3.</num></paragraph><paragraph><num>4.</num></paragraph>")
    assert to_text(doc) == "3.\n4.\n"
    assert letters("".join(Page(to_html(doc)).words)) == "3.4."


def test_a_page_stands_alone() -> None:
    preface = "<preface><longTitle><p><docTitle>On AI</docTitle></p></longTitle></preface>"
    html = page(document(CHAPTER, preface), lang="en", contents="Contents")
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>On AI</title>" in html
    assert "<h1>" not in html, "the long title is the heading"
    assert '<li><a href="#art_5">Article 5. Duties &amp; rights</a></li>' in html
    assert not re.search(r"https?://|src=|@import", html), "nothing is fetched"
    assert "@media print" in html
    assert "<h1>act</h1>" in page(document(CHAPTER))


# Properties

WORDS = st.text(st.sampled_from("ab <>&\"'\u00a0ө\n"), min_size=1, max_size=8)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, cs: Element(name, (("href", "#a"),) if name == "ref" else (), tuple(cs)),
        st.sampled_from(["ref", "i", "def", "term", "mod", "quotedText", "date", "remark"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
PARAGRAPHS = st.builds(lambda cs: Element("p", (), tuple(cs)), st.lists(INLINE, max_size=4))
QUOTES = st.builds(
    lambda p: Element("p", (), ("x ", Element("quotedStructure", (), (p,)))), PARAGRAPHS
)
UNITS = st.recursive(
    st.one_of(PARAGRAPHS, QUOTES, WORDS),
    lambda inner: st.builds(
        lambda name, num, heading, cs: Element(
            name,
            (),
            (
                *([Element("num", (), (num,))] if num else []),
                *([Element("heading", (), (heading,))] if heading else []),
                *cs,
            ),
        ),
        st.sampled_from(
            ["chapter", "article", "paragraph", "point", "content", "hcontainer", "div"]
        ),
        st.one_of(st.none(), WORDS),
        st.one_of(st.none(), WORDS),
        st.lists(inner, max_size=3),  # a bare text among them is against the schema, but kept
    ),
    max_leaves=8,
)


@given(st.lists(UNITS, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_in_html_or_text(units: list[Node]) -> None:
    doc = Document(Element("act", (), (Element("body", (), tuple(units)),)))
    words = letters(doc.root.text())
    assert letters(to_text(doc)) == words
    assert letters("".join(Page(to_html(doc)).words)) == words
