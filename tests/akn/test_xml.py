"""Reading and writing of XML: nothing lost, nothing invented, bad input refused in one sentence."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from canonical import canonical, element_only
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from akn import xml
from akn.model import NAMESPACE, Comment, Document, Element, Instruction, Node
from akn.schema import schema_file
from akn.serialise import ELEMENT_ONLY
from akn.xml import XML_LANG, FramedDocument, XmlError, read, write

HEAD = f'<akomaNtoso xmlns="{NAMESPACE}">'


def act(*children: Node, **attributes: str) -> Document:
    return Document(Element("act", tuple(attributes.items()), children))


def p(*children: Node) -> Element:
    return Element("p", (), children)


def test_element_only_names_are_those_of_the_schema() -> None:
    assert element_only(schema_file()) == ELEMENT_ONLY


# Properties

LEGAL = st.text(
    st.one_of(
        st.sampled_from("&<>\"'\t\n\r \u00a0ёә\U0001f4dc]"),
        st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
)
OWN = "body chapter article content quotedStructure other num heading p ref i mod unheardOf"
FOREIGN = "{urn:x}note {urn:y}note {}bare {http://www.w3.org/1998/Math/MathML}mi"
NAMES = st.sampled_from(f"{OWN} {FOREIGN}".split())
KEYS = st.sampled_from(
    ["eId", "href", "class", XML_LANG, "{urn:x}id", "{urn:z}id", f"{{{NAMESPACE}}}id"]
)
ATTRIBUTES = st.dictionaries(KEYS, LEGAL, max_size=3).map(lambda d: tuple(d.items()))
REMARKS = st.one_of(
    st.sampled_from(["", " seen ", "a - b", "<&>"]).map(Comment),
    st.sampled_from(["", 'type="text/css"', "a?b>"]).map(
        lambda t: Instruction("xml-stylesheet", t)
    ),
)


def normal(name: str, children: list[Node]) -> tuple[Node, ...]:
    """Join texts that touch and drop empty ones: the form that any reader of XML gives."""
    joined: list[Node] = []
    for child in children:
        if isinstance(child, str) and joined and isinstance(joined[-1], str):
            joined[-1] += child
        elif child != "":
            joined.append(child)
    if name in ELEMENT_ONLY and not any(isinstance(c, str) and c.strip(" \t\r\n") for c in joined):
        return tuple(c for c in joined if not isinstance(c, str))
    return tuple(joined)


@st.composite
def elements(draw: st.DrawFn, children: st.SearchStrategy[Node] | None = None) -> Element:
    name = draw(NAMES)
    inside = draw(st.lists(children, max_size=4)) if children is not None else []
    return Element(name, draw(ATTRIBUTES), normal(name, inside))


NODES = st.recursive(
    st.one_of(LEGAL, LEGAL, REMARKS, elements()),
    lambda inner: elements(children=inner),
    max_leaves=25,
)
TREES = st.lists(NODES.filter(lambda n: not isinstance(n, str)), min_size=1, max_size=4)
DOCUMENTS = st.builds(lambda a, c: Document(Element("act", a, tuple(c))), ATTRIBUTES, TREES)


SPECIAL = "& < > \" ' \t\n\r \u00a0 ]]> \U0001f4dc"


@given(DOCUMENTS)
@example(act(p(SPECIAL, Element("i", ((XML_LANG, SPECIAL),)), SPECIAL, Comment("x"), "\n")))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(document: Document) -> None:
    data = write(document)
    assert read(data) == document
    assert write(document) == data
    assert write(read(data)) == data


def lxml_tree(document: Document) -> bytes:
    """Build the same tree with lxml's own means."""

    def tag(name: str) -> str:
        if name.startswith("{}"):
            return name[2:]
        return name if name.startswith("{") else f"{{{NAMESPACE}}}{name}"

    def fill(element: Element, node: etree._Element) -> None:
        for key, value in element.attributes:
            node.set(key, value)
        last: etree._Element | None = None
        for child in element.children:
            if isinstance(child, str):
                if last is None:
                    node.text = child
                else:
                    last.tail = child
                continue
            if isinstance(child, Element):
                last = etree.SubElement(node, tag(child.name))
                fill(child, last)
            else:
                last = (
                    etree.Comment(child.text)
                    if isinstance(child, Comment)
                    else etree.ProcessingInstruction(child.target, child.text or None)
                )
                node.append(last)

    top = etree.Element(f"{{{NAMESPACE}}}akomaNtoso")
    fill(document.root, etree.SubElement(top, tag(document.root.name)))
    return etree.tostring(top)


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)
def test_the_bytes_are_canonically_those_of_lxml(document: Document) -> None:
    names = element_only(schema_file())
    assert canonical(write(document), names) == canonical(lxml_tree(document), names)


@given(st.binary(max_size=60), st.sampled_from([b"", b"<", HEAD.encode(), b"<?xml ", b"\xff\xfe"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    try:
        read(head + data, "x.xml")
    except XmlError as error:
        problem = error.problem
    else:
        return
    assert problem.path == "x.xml"
    assert problem.message
    assert problem.hint


# Writing


def test_structure_is_indented_and_mixed_content_left_alone() -> None:
    remark = Element(
        "remark", (("status", "editorial"),), (p("a ", Element("i", (), ("b",)), "\n c"),)
    )
    document = act(
        Element("body", (), (Element("article", (("eId", "art_1"),), (remark,)),)), name="act"
    )
    assert write(document).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"{HEAD}\n"
        '  <act name="act">\n'
        "    <body>\n"
        '      <article eId="art_1">\n'
        '        <remark status="editorial"><p>a <i>b</i>\n c</p></remark>\n'
        "      </article>\n"
        "    </body>\n"
        "  </act>\n"
        "</akomaNtoso>\n"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a & b", "a &amp; b"),
        ("1 < 2 > 0", "1 &lt; 2 &gt; 0"),
        ("]]>", "]]&gt;"),
        ('"quoted"', '"quoted"'),
        ("§\u00a05", "§\u00a05"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\rb", "a&#13;b"),
    ],
)
def test_text_is_escaped(text: str, printed: str) -> None:
    assert f"<p>{printed}</p>" in write(act(p(text))).decode()


def test_attributes_are_escaped() -> None:
    data = write(act(title='<a> & "b"\t\n\r\u00a0'))
    assert '<act title="&lt;a&gt; &amp; &quot;b&quot;&#9;&#10;&#13;\u00a0"/>' in data.decode()


def test_foreign_namespaces_are_declared_once_on_the_root() -> None:
    math = Element("{http://www.w3.org/1998/Math/MathML}mi", (), ("x",))
    data = write(act(p(math, Element("{urn:b}n"), Element("{urn:a}n"), Element("{urn:b}n"))))
    top = data.decode().splitlines()[1]
    assert top == HEAD[:-1] + (
        ' xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:ns1="urn:b" xmlns:ns2="urn:a">'
    )
    assert b"<p><m:mi>x</m:mi><ns1:n/><ns2:n/><ns1:n/></p>" in data


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (p("a\x0bb"), "U+000B"),
        (p("\ud800"), "U+D800"),
        (p("\uffff"), "U+FFFF"),
        (Element("p", (("class", "\x00"),)), "U+0000"),
        (p(Comment("a--b")), "comment"),
        (p(Instruction("xml", "x")), "processing instruction"),
        (Element("two words"), "'two words'"),
        (Element("p", (("xml:lang", "ru"),)), "'xml:lang'"),
        (Element("p", (("class", "a"), ("class", "b"))), "twice"),
    ],
)
def test_what_xml_cannot_hold_is_refused_with_its_eid(bad: Element, what: str) -> None:
    document = act(Element("article", (("eId", "art_7"),), (p("good"), bad)))
    with pytest.raises(XmlError) as caught:
        write(document)
    assert caught.value.problem.code == "AKN007"
    assert caught.value.problem.eid == "art_7"
    assert what in caught.value.problem.message


def test_a_tree_too_deep_to_read_is_not_written() -> None:
    tree = Element("article", (("eId", "art_3"),))
    for _ in range(300):
        tree = Element("div", (), (tree,))
    with pytest.raises(XmlError, match="nested deeper than 200"):
        write(act(tree))


def test_thirty_thousand_elements_are_written_in_a_quarter_of_a_second() -> None:
    content = Element(
        "content", (("eId", "x"),), (p("слова & " * 12, Element("ref", (("href", "#a"),))),)
    )
    unit = Element("paragraph", (("eId", "art_1__para_1"),), (Element("num", (), ("1.",)), content))
    document = act(Element("body", (), (unit,) * 6000))
    assert sum(1 for _ in document.walk()) > 30_000
    best = min(_seconds(document) for _ in range(3))
    assert best < 0.25


def _seconds(document: Document) -> float:
    start = time.process_time()
    write(document)
    return time.process_time() - start


# Reading


def test_spans_hold_the_line_in_the_file() -> None:
    document = read(
        f"{HEAD}\n<act>\n<body>\n\n<article\n eId='a'/></body></act></akomaNtoso>".encode(), "a.xml"
    )
    lines = {e.name: e.span.line for e in document.walk() if e.span}
    assert lines == {"act": 2, "body": 3, "article": 6}
    assert document.root.span is not None
    assert (document.root.span.path, document.root.span.column) == ("a.xml", 1)


def test_lines_are_right_beyond_65535() -> None:
    data = (HEAD + "\n" * 70_000 + "<act><body/></act></akomaNtoso>").encode()
    span = read(data).root.span
    assert span is not None
    assert span.line == 70_001


def test_what_stands_around_the_document_is_kept() -> None:
    data = (
        '<?xml-stylesheet href="a.css"?><!-- one -->'
        f'<an:akomaNtoso xmlns:an="{NAMESPACE}" xmlns:q="urn:q" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">'
        '<!-- two --><an:act about="q:x"/><!-- three -->'
        "<an:components><an:component/></an:components><!-- four --></an:akomaNtoso><!-- five -->"
    ).encode()
    document = read(data)
    assert isinstance(document, FramedDocument)
    assert document.prolog == (Instruction("xml-stylesheet", 'href="a.css"'), Comment(" one "))
    assert [c.name for c in document.components] == ["components"]
    again = write(document)
    names = element_only(schema_file())
    assert canonical(again, names) == canonical(data, names)
    assert b'xmlns:q="urn:q"' in again, "a prefix may be used in a value, so it is kept"
    assert read(again) == document
    assert isinstance(replace(document, root=Element("bill")), FramedDocument)


def test_a_file_with_nothing_around_it_gives_a_plain_document() -> None:
    document = read(f"{HEAD}<act><p><i xmlns='urn:x'/></p></act></akomaNtoso>".encode())
    assert type(document) is Document
    assert read(write(document)) == document
    assert type(read(f"{HEAD}<act/></akomaNtoso>".encode())) is Document


def test_white_space_is_dropped_only_where_the_schema_allows_no_text() -> None:
    document = read(
        f"{HEAD}\n<act>\n <body>\n <p> <i>a</i> <b>b</b>\n</p> </body>"
        "<content>stray <p>x</p> </content><content>\u00a0<p/></content></act>\n"
        "</akomaNtoso>".encode()
    )
    body, stray, nbsp = document.root.elements()
    assert [c.name for c in body.elements()] == ["p"]
    assert body.first("p") == p(" ", Element("i", (), ("a",)), " ", Element("b", (), ("b",)), "\n")
    assert stray.children == ("stray ", p("x"), " ")
    assert nbsp.children == ("\u00a0", p())


BOMB = (
    '<!DOCTYPE a [<!ENTITY x "ha">'
    + "".join(
        f'<!ENTITY x{i} "{f"&x{i - 1 or chr(0)};" * 10}">'.replace("\0", "") for i in range(1, 9)
    )
    + f"]>{HEAD}<act>&x8;</act></akomaNtoso>"
)

REFUSED = [
    ("empty", b"", "AKN002", "the file is empty"),
    ("white space", b" \n ", "AKN002", "the file is empty"),
    ("binary", b"\x00\x01\x02\xff", "AKN002", "not XML"),
    ("docx", b"PK\x03\x04\x14\x00", "AKN002", "ZIP or DOCX"),
    ("text", "Статья 1".encode(), "AKN002", "not XML"),
    ("doctype", b"<?xml version='1.0'?>\n <!DOCTYPE html><html/>", "AKN003", "DOCTYPE"),
    ("doctype utf-16", "<!DOCTYPE html><html/>".encode("utf-16"), "AKN003", "DOCTYPE"),
    (
        "external entity",
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}<act>&x;</act></akomaNtoso>'.encode(),
        "AKN003",
        "DOCTYPE",
    ),
    ("billion laughs", BOMB.encode(), "AKN003", "DOCTYPE"),
    ("named entity", f"{HEAD}<act>&nbsp;</act></akomaNtoso>".encode(), "AKN002", "Entity 'nbsp'"),
    ("cut off", f"{HEAD}<act>".encode(), "AKN002", "not well-formed"),
    ("wrong end", f"{HEAD}\n<act></bill></akomaNtoso>".encode(), "AKN002", "not well-formed"),
    (
        "utf-8",
        f"{HEAD}\n<act>§ ".encode() + b"\xd1</act></akomaNtoso>",
        "AKN002",
        "not valid UTF-8",
    ),
    ("html", b"<html><body/></html>", "AKN004", "root element is html without a namespace"),
    ("draft", f'<akomaNtoso xmlns="{NAMESPACE}/WD17"/>'.encode(), "AKN004", "3.0/WD17, a draft"),
    ("2.0", b'<akomaNtoso xmlns="http://www.akomantoso.org/2.0"/>', "AKN004", "akomantoso.org/2.0"),
    ("no namespace", b"<akomaNtoso><act/></akomaNtoso>", "AKN004", "namespace is empty"),
    (
        "bare act",
        f'<act xmlns="{NAMESPACE}"/>'.encode(),
        "AKN004",
        "root element is act, not akomaNtoso",
    ),
    ("hollow", f"{HEAD}</akomaNtoso>".encode(), "AKN004", "no document element"),
    ("stray text", f"{HEAD}x<act/></akomaNtoso>".encode(), "AKN004", "text stands directly"),
    (
        "deep",
        (HEAD + "<div>" * 220 + "</div>" * 220 + "</akomaNtoso>").encode(),
        "AKN005",
        "deeper",
    ),
    ("long", f"{HEAD}<p>{'x' * 10_100_000}</p></akomaNtoso>".encode(), "AKN005", "too long"),
    ("abyss", (HEAD + "<div>" * 99_999).encode(), "AKN005", "deeper"),
]


@pytest.mark.parametrize(
    ("data", "code", "message"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_bad_input_is_refused_in_one_sentence(data: bytes, code: str, message: str) -> None:
    with pytest.raises(XmlError) as caught:
        read(data, "draft.xml")
    problem = caught.value.problem
    assert problem.code == code
    assert message in problem.message
    assert "\n" not in str(problem)
    assert problem.hint
    assert (problem.path, problem.line > 0, problem.column > 0) == ("draft.xml", True, True)


def test_the_place_of_a_fault_is_exact() -> None:
    with pytest.raises(XmlError, match=r"^a\.xml:2:2 AKN003"):
        read(b"<?xml version='1.0'?>\n <!DOCTYPE html><html/>", "a.xml")
    with pytest.raises(XmlError, match=r"^a\.xml:2:8 AKN002 .*0xd1"):
        read(f"{HEAD}\n<act>§ ".encode() + b"\xd1</act></akomaNtoso>", "a.xml")


def test_limits_are_parameters() -> None:
    data = f"{HEAD}<act><body/></act></akomaNtoso>".encode()
    assert read(data, max_depth=3, max_bytes=len(data)).root.name == "act"
    with pytest.raises(XmlError, match="deeper than 2 levels"):
        read(data, max_depth=2)
    with pytest.raises(XmlError, match="more than the limit of 10 — split it"):
        read(data, max_bytes=10)


# Files


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "main.xml"
    xml.write_file(act(name="one"), target)
    assert xml.read_file(target) == act(name="one")
    with pytest.raises(XmlError):
        xml.write_file(act(p("\x00")), target)
    assert xml.read_file(target) == act(name="one")
    assert [f.name for f in tmp_path.iterdir()] == ["main.xml"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match=r"none\.xml:0:0 AKN006 cannot read the file: no such file"):
        xml.read_file(tmp_path / "none.xml")
    with pytest.raises(XmlError, match="AKN006 cannot write the file"):
        xml.write_file(act(), tmp_path / "no" / "main.xml")
    xml.write_file(act(), tmp_path / "a.xml")
    with pytest.raises(XmlError, match="limit of 3"):
        xml.read_file(tmp_path / "a.xml", max_bytes=3)


def test_the_example_of_the_readme_runs() -> None:
    readme = Path(xml.__file__).with_name("README.md").read_text(encoding="utf-8")
    assert "does not lie here but in `corpus/akn`" in readme.splitlines()[0]
    programs = re.findall(r"```python\n(.*?)```", readme, re.S)
    assert len(programs) == 2
    exec("".join(programs), {})
