from __future__ import annotations

from dataclasses import asdict

import pytest

from akn.model import Document
from akn.provision import Provision, provisions
from akn.xml import read

ACT = """\
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">
<meta><identification source="#e"><FRBRWork/><FRBRExpression><FRBRlanguage language="eng"/>
</FRBRExpression></identification><notes source="#e"><note eId="note_1"><p>of the file</p></note>
</notes></meta>
<preface><p>Title</p></preface>
<body><chapter eId="chp_1"><num>Chapter 1.</num><heading>Of <i>things</i></heading>
<hcontainer eId="remark_1" name="remark" status="editorial"><content><p>Publisher.</p></content>
</hcontainer>
<article eId="art_1"><num>Article 1.</num><heading>Terms</heading>
<intro><p>In this act:</p><p><remark status="editorial">Changed.</remark></p></intro>
<point eId="art_1__point_1"><num>1)</num><content><p>thing &#8211; <remark status="editorial">see
note</remark>any<br/>object;</p></content></point>
<point eId="art_1__point_2"><num>2)</num><intro><p>person:</p></intro>
<alinea eId="art_1__point_2__al_2"><content><p>one;</p></content></alinea></point>
<subparagraph eId="art_1__subpara_2"><content><p>Also
 this.</p><p>And that.</p></content></subparagraph>
</article>
<article eId="art_2" status="removed"><num>Article 2.</num><content><p/></content></article>
<article eId="art_3"><num>Article 3.</num><paragraph eId="art_3__para_1"><num>1.</num>
<content><p><mod eId="art_3__para_1__mod_1">add:
<quotedStructure eId="art_3__para_1__mod_1__qstr_1" startQuote="&#171;" endQuote="&#187;">
<article eId="art_3__para_1__mod_1__qstr_1__art_9"><num>Article 9.</num>
<content><p>New.</p></content></article></quotedStructure>.</mod></p></content></paragraph>
<paragraph eId="art_3__para_2"><intro><p>Open</p></intro>
<point eId="art_3__para_2__point_1"><num>a)</num><content><p>x</p></content></point>
<wrapUp><p>close.</p></wrapUp></paragraph></article>
</chapter></body>
<attachments><attachment eId="att_1"><heading>Annex</heading><doc name="annex">
<meta><identification source="#e"/></meta>
<mainBody><paragraph eId="att_1__para_1"><num>1.</num><content><p>Rule.</p></content></paragraph>
<table><tr><td><p>cell</p></td><td><p>next</p></td></tr></table></mainBody></doc></attachment>
</attachments></act></akomaNtoso>
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read(ACT.encode())


@pytest.fixture(scope="module")
def by_eid(document: Document) -> dict[str, Provision]:
    return {p.eid: p for p in provisions(document)}


def test_every_unit_in_document_order(by_eid: dict[str, Provision]) -> None:
    assert list(by_eid) == [
        "chp_1",
        "art_1",
        "art_1__point_1",
        "art_1__point_2",
        "art_1__point_2__al_2",
        "art_1__subpara_2",
        "art_2",
        "art_3",
        "art_3__para_1",
        "art_3__para_2",
        "art_3__para_2__point_1",
        "att_1",
        "att_1__para_1",
    ]


@pytest.mark.parametrize(
    ("eid", "part", "expected"),
    [
        ("chp_1", "num", "Chapter 1."),
        ("chp_1", "heading", "Of things"),
        ("chp_1", "own_text", ""),
        ("chp_1", "ancestors", ()),
        ("art_1", "name", "article"),
        ("art_1", "language", "eng"),
        ("art_1", "own_text", "In this act:"),
        (
            "art_1",
            "text",
            "Article 1. Terms In this act: 1) thing \u2013 any object; 2) person: one; "
            "Also this. And that.",
        ),
        ("art_1__point_1", "own_text", "thing \u2013 any object;"),
        ("art_1__point_1", "text", "1) thing \u2013 any object;"),
        ("art_1__point_2", "own_text", "person:"),
        ("art_1__point_2__al_2", "ancestors", ("chp_1", "art_1", "art_1__point_2")),
        ("art_1__subpara_2", "num", ""),
        ("art_1__subpara_2", "text", "Also this. And that."),
        ("art_2", "status", "removed"),
        ("art_2", "own_text", ""),
        ("art_3__para_1", "own_text", "add: «Article 9. New.»."),
        ("art_3__para_2", "own_text", "Open close."),
        ("art_3__para_2", "text", "Open a) x close."),
        ("att_1", "heading", "Annex"),
        ("att_1", "own_text", "cell next"),
        ("att_1", "text", "Annex 1. Rule. cell next"),
        ("att_1__para_1", "ancestors", ("att_1",)),
    ],
)
def test_a_unit(by_eid: dict[str, Provision], eid: str, part: str, expected: object) -> None:
    assert asdict(by_eid[eid])[part] == expected


def test_no_words_of_the_publisher(document: Document) -> None:
    every = " ".join(p.text for p in provisions(document))
    assert not any(words in every for words in ("Publisher", "Changed", "see", "of the file"))


def test_the_words_of_a_unit_stand_in_the_unit_around(by_eid: dict[str, Provision]) -> None:
    for provision in by_eid.values():
        for around in provision.ancestors:
            assert provision.text in by_eid[around].text
