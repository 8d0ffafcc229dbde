from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest

from akn.checks import CHECKS, DEFAULT, FOREIGN, Conventions, check
from akn.eid import assign
from akn.model import Document, Element
from akn.problem import Problem, Severity
from akn.schema import validate
from akn.xml import read
from tests.shared import SHARED, needs_texts

GOOD = """\
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<act name="act" contains="singleVersion">
<meta>
<identification source="#editor">
<FRBRWork>
<FRBRthis value="/akn/xx/act/2025-11-17/7-A/!main"/>
<FRBRuri value="/akn/xx/act/2025-11-17/7-A"/>
<FRBRdate date="2025-11-17" name="Generation"/>
<FRBRauthor href="#parliament" as="#author"/>
<FRBRcountry value="xx"/>
<FRBRnumber value="7-A"/>
</FRBRWork>
<FRBRExpression>
<FRBRthis value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01/!main"/>
<FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01"/>
<FRBRdate date="2026-07-01" name="version"/>
<FRBRauthor href="#editor"/>
<FRBRlanguage language="eng"/>
</FRBRExpression>
<FRBRManifestation>
<FRBRthis value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01/!main.xml"/>
<FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01.akn"/>
<FRBRdate date="2026-07-02" name="Generation"/>
<FRBRauthor href="#editor"/>
<FRBRformat value="xml"/>
</FRBRManifestation>
</identification>
<lifecycle source="#editor">
<eventRef eId="eref_1" date="2025-11-17" type="generation" source="#ro"/>
</lifecycle>
<analysis source="#editor">
<passiveModifications>
<textualMod type="insertion" eId="pmod_1">
<source href="/akn/xx/act/2026-06-15/9-A/eng@/~art_1"/>
<destination href="#art_2" pos="after"/>
<new href="#art_2-1"/>
</textualMod>
</passiveModifications>
</analysis>
<temporalData source="#editor">
<temporalGroup eId="tmpg_1"><timeInterval start="#eref_1" refersTo="#inForce"/></temporalGroup>
</temporalData>
<references source="#editor">
<original eId="ro" href="/akn/xx/act/2025-11-17/7-A/eng@2025-11-17" showAs="Act 7-A"/>
<TLCOrganization eId="parliament" href="/akn/ontology/organization/xx/parliament" showAs="P"/>
<TLCOrganization eId="editor" href="/akn/ontology/organization/xx/editor" showAs="E"/>
<TLCRole eId="author" href="/akn/ontology/role/author" showAs="author"/>
<TLCConcept eId="inForce" href="/akn/ontology/concept/in.force" showAs="in force"/>
</references>
</meta>
<body>
<chapter eId="chp_1"><num>Chapter 1.</num><heading>General</heading>
<article eId="art_1" period="#tmpg_1"><num>Article 1.</num>
<intro><p>Words that open:</p></intro>
<point eId="art_1__point_1"><num>1)</num><content><p>first;</p></content></point>
<point eId="art_1__point_2"><num>2)</num><content><p>second.</p></content></point>
</article>
<article eId="art_2"><num>Article 2.</num>
<paragraph eId="art_2__para_1"><num>1.</num>
<content><p>As <ref href="#art_1">Article 1</ref> says.</p></content></paragraph>
<paragraph eId="art_2__para_2"><num>2.</num>
<content><p>More.</p></content></paragraph>
</article>
<article eId="art_2-1"><num>Article 2-1.</num>
<content><p>Inserted.</p></content></article>
<article eId="art_3" status="removed"><num>Article 3.</num>
<content><p/></content></article>
</chapter>
<chapter eId="chp_2"><num>Chapter 2.</num><heading>Final</heading>
<article eId="art_4"><num>Article 4.</num>
<content><p>End.</p></content></article>
</chapter>
</body>
</act>
</akomaNtoso>
"""

PLANTED = [
    # fault, words in GOOD, what replaces them, code, eId, words of the message
    (
        "dangling href",
        'ref href="#art_1"',
        'ref href="#art_9"',
        "AKN201",
        "art_2__para_1",
        "#art_9",
    ),
    (
        "dangling href of this document by its own IRI",
        'ref href="#art_1"',
        'ref href="/akn/xx/act/2025-11-17/7-A/~art_9"',
        *("AKN201", "art_2__para_1", "art_9"),
    ),
    ("dangling period", 'period="#tmpg_1"', 'period="#tmpg_2"', "AKN202", "art_1", "#tmpg_2"),
    ("period that is an event", 'period="#tmpg_1"', 'period="#eref_1"', "AKN202", "art_1", "eref"),
    (
        "eId that does not match its number",
        'eId="art_2__para_2"',
        'eId="art_2__para_3"',
        *("AKN103", "art_2__para_3", "number '2.'"),
    ),
    (
        "eId with a needless prefix",
        'eId="art_4"',
        'eId="chp_2__art_4"',
        *("AKN103", "chp_2__art_4", "number 'Article 4.'"),
    ),
    (
        "Cyrillic in an eId",
        'eId="art_1__point_2"',
        'eId="art_1__p\u043eint_2"',
        *("AKN104", "art_1__p\u043eint_2", "U+043E"),
    ),
    (
        "malformed FRBR IRI",
        'FRBRuri value="/akn/xx/act/2025-11-17/7-A"/',
        'FRBRuri value="/akn/xx/act/2025-02-30/7-A"/',
        *("AKN301", "", "2025-02-30"),
    ),
    (
        "IRI of another level",
        'FRBRuri value="/akn/xx/act/2025-11-17/7-A"/',
        'FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01"/',
        *("AKN301", "", "another level"),
    ),
    (
        "malformed reference",
        "/akn/xx/act/2026-06-15/9-A",
        "/akn/xx/law/2026-06-15/9-A",
        "AKN205",
        "pmod_1",
        "law",
    ),
    (
        "FRBRthis against FRBRuri",
        'FRBRthis value="/akn/xx/act/2025-11-17/7-A/!main"',
        'FRBRthis value="/akn/xx/act/2025-11-17/8-A/!main"',
        *("AKN304", "", "8-A"),
    ),
    (
        "FRBRdate of the work against its IRI",
        'FRBRdate date="2025-11-17"',
        'FRBRdate date="2025-11-18"',
        *("AKN305", "", "2025-11-18"),
    ),
    (
        "FRBRdate of the expression against its IRI",
        'FRBRdate date="2026-07-01"',
        'FRBRdate date="2026-07-11"',
        *("AKN305", "", "2026-07-11"),
    ),
    ("FRBRlanguage against its IRI", 'language="eng"', 'language="fra"', "AKN306", "", "fra"),
    (
        "expression of another work",
        [
            '<FRBRthis value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01/!main"/>\n'
            '<FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01"/>',
            '<FRBRthis value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01/!main.xml"/>\n'
            '<FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01.akn"/>',
        ],
        ("7-A", "8-A"),
        *("AKN307", "", "8-A"),
    ),
    (
        "manifestation of another expression",
        [
            '<FRBRthis value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01/!main.xml"/>\n'
            '<FRBRuri value="/akn/xx/act/2025-11-17/7-A/eng@2026-07-01.akn"/>',
        ],
        ("eng@2026-07-01", "eng@2026-08-01"),
        *("AKN307", "", "eng@2026-08-01"),
    ),
    (
        "country against the IRI",
        'FRBRcountry value="xx"',
        'FRBRcountry value="yy"',
        "AKN308",
        "",
        "yy",
    ),
    (
        "number against the IRI",
        'FRBRnumber value="7-A"',
        'FRBRnumber value="7"',
        "AKN308",
        "",
        "'7'",
    ),
    (
        "format against the IRI",
        'FRBRformat value="xml"',
        'FRBRformat value="pdf"',
        "AKN309",
        "",
        "pdf",
    ),
    ("two-letter language", 'language="eng"', 'language="en"', "AKN302", "", "'en'"),
    (
        "missing num of an article",
        "<num>Article 4.</num>",
        "",
        *("AKN401", "art_4", "article has no number"),
    ),
    ("missing num of a point", "<num>2)</num>", "", "AKN401", "art_1__point_2", "point"),
    ("missing eId", '<article eId="art_4">', "<article>", "AKN101", "chp_2", "article"),
    (
        "duplicate eId",
        'eId="art_1__point_2"',
        'eId="art_1__point_1"',
        "AKN102",
        "art_1__point_1",
        "twice",
    ),
    (
        "white space in an eId",
        'eId="art_1__point_2"',
        'eId="art_1__point 2"',
        *("AKN105", "art_1__point 2", "white space"),
    ),
    (
        "wId that repeats the eId",
        'eId="art_4"',
        'eId="art_4" wId="art_4"',
        "AKN106",
        "art_4",
        "wId",
    ),
    (
        "number out of sequence",
        ['eId="art_4"><num>Article 4.'],
        ("4", "2-2"),
        *("AKN402", "art_2-2", "after 'Article 3.'"),
    ),
    ("number twice", "<num>2.</num>", "<num>1.</num>", "AKN403", "art_2__para_2", "stands twice"),
    ("gap", ['"art_4"><num>Article 4.'], ("4", "6"), "AKN404", "art_6", "numbers 4 to 5 are"),
    (
        "wrong type of textualMod",
        'type="insertion"',
        'type="addition"',
        "AKN311",
        "pmod_1",
        "addition",
    ),
    ("entity that nobody describes", 'as="#author"', 'as="#writer"', "AKN203", "", "#writer"),
    (
        "interval without an event",
        'start="#eref_1"',
        'start="#eref_7"',
        "AKN204",
        "tmpg_1",
        "eref_7",
    ),
    (
        "content beside a unit",
        "<intro><p>Words that open:</p></intro>",
        "<content><p>Words that open:</p></content>",
        *("AKN405", "art_1", "content beside point"),
    ),
    (
        "block beside a unit",
        "<intro><p>Words that open:</p></intro>",
        "<p>Words that open:</p>",
        *("AKN405", "art_1", "p beside point"),
    ),
    (
        "words beside a unit",
        "<intro><p>Words that open:</p></intro>",
        "words",
        "AKN405",
        "art_1",
        "words",
    ),
    (
        "unit inside a block",
        "<content><p>End.</p></content>",
        '<content><point eId="art_4__point_1"><num>1)</num></point></content>',
        *("AKN405", "art_4__point_1", "inside content"),
    ),
]


def found(text: str, conventions: Conventions = DEFAULT) -> tuple[Problem, ...]:
    return check(read(text.encode(), "act.xml"), "act.xml", conventions=conventions)


def planted(old: str | list[str], new: str | tuple[str, str]) -> str:
    """Put a fault into GOOD: `new` for `old`, or a replacement of words within the `old` pieces."""
    text = GOOD
    for piece in [old] if isinstance(old, str) else old:
        assert text.count(piece) == 1 or isinstance(old, str), piece
        text = text.replace(piece, new if isinstance(new, str) else piece.replace(*new), 1)
    assert text != GOOD
    return text


def test_the_good_document_is_valid_and_clean() -> None:
    assert validate(GOOD.encode(), "act.xml") == ()
    assert found(GOOD) == ()
    assert found(GOOD, FOREIGN) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "eid", "words"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED]
)
def test_a_planted_fault_is_caught(
    old: str | list[str], new: str | tuple[str, str], code: str, eid: str, words: str
) -> None:
    text = planted(old, new)
    problems = found(text)
    assert [p.code for p in problems] == [code]
    [problem] = problems
    assert problem.eid == eid
    assert words in problem.message
    assert problem.hint
    assert problem.path == "act.xml"
    changed = next(i for i, (a, b) in enumerate(zip(text.split("\n"), GOOD.split("\n"))) if a != b)  # noqa: B905
    assert abs(problem.line - 1 - changed) <= 1


def test_meta_in_the_wrong_order() -> None:
    lifecycle = re.search(r"<lifecycle.*?</lifecycle>\n", GOOD, re.DOTALL)
    assert lifecycle is not None
    text = GOOD.replace(lifecycle[0], "").replace(
        "</references>\n", f"</references>\n{lifecycle[0]}"
    )
    [problem] = found(text)
    assert (problem.code, problem.eid) == ("AKN310", "")
    assert "lifecycle stands after references" in problem.message
    assert text.split("\n")[problem.line - 1].startswith("<lifecycle")


def test_a_missing_level_of_identification() -> None:
    level = re.search(r"<FRBRManifestation>.*?</FRBRManifestation>\n", GOOD, re.DOTALL)
    assert level is not None
    [problem] = found(GOOD.replace(level[0], ""))
    assert problem.code == "AKN303"
    assert "FRBRManifestation" in problem.message
    [problem] = check(Document(Element("act", (), (Element("body"),))))
    assert problem.code == "AKN303"


def numbered(*numbers: str) -> list[tuple[str, Severity]]:
    """Check articles with these numbers and eIds as the table gives them."""
    articles = (
        Element("article", (), (Element("num", (), (f"Article {n}.",)), Element("content")))
        for n in numbers
    )
    document = assign(
        Document(Element("act", (), (Element("meta"), Element("body", (), (*articles,)))))
    )
    return [(p.code, p.severity) for p in check(document) if p.code.startswith("AKN4")]


ERROR, INFO = Severity.ERROR, Severity.INFO


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 2 3", []),
        ("1 2 2-1 2-2 3", []),
        ("1 2 2-1 2-1-1 2-2 3", []),
        ("9 10 11", [("AKN404", INFO)]),
        ("1 3 2", [("AKN402", ERROR)]),
        ("1 2 4 3 5", [("AKN402", ERROR)]),
        ("1 2-1 2", [("AKN402", ERROR)]),
        ("1 20 2 3 4", [("AKN404", INFO), ("AKN402", ERROR)]),
        ("1 2 2 3", [("AKN403", ERROR)]),
        ("1 2 5", [("AKN404", INFO)]),
        ("1 2 2bis 3", []),
        ("I II III IV V", []),
        ("I III II", [("AKN402", ERROR)]),
        ("VIII IX X XI", [("AKN404", INFO)]),
        ("a b c", []),
        ("a c b", [("AKN402", ERROR)]),
    ],
)
def test_sequences(numbers: str, expected: list[tuple[str, Severity]]) -> None:
    assert numbered(*numbers.split()) == sorted(expected)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["6)", "7) - 7-2)", "7-3)", "8)"], ["AKN404"]),
        (["1)", "2)\u20134)", "5)"], []),
        (["1)", "2), 3)", "4)"], []),
        (["1)", "2) - 4)", "3)"], ["AKN402"]),
        (["1)", "2) - 4)", "4)"], ["AKN403"]),
    ],
)
def test_a_stub_of_several_units_is_a_range(numbers: list[str], expected: list[str]) -> None:
    points = tuple(Element("point", (), (Element("num", (), (n,)),)) for n in numbers)
    article = Element("article", (), (Element("num", (), ("1.",)), *points))
    document = assign(Document(Element("act", (), (Element("meta"), article))))
    assert [p.code for p in check(document)] == expected


def test_points_may_start_again_in_each_paragraph() -> None:
    text = GOOD.replace(
        "<content><p>More.</p></content>",
        (
            "<intro><p>More:</p></intro>"
            '<point eId="art_2__para_2__point_1"><num>1)</num><content><p>x</p></content></point>'
        ),
    )
    assert found(text) == ()


def test_letters_outside_ascii_need_their_table() -> None:
    def with_id(letter: str) -> str:
        return planted(
            '<point eId="art_1__point_2"><num>2)</num>',
            f'<point eId="art_1__point_{letter}"><num>б)</num>',
        )

    assert found(with_id("b")) == ()
    table = Conventions(letters={"б": "b"})
    assert found(with_id("b"), table) == ()
    assert [p.code for p in found(with_id("v"), table)] == ["AKN103"]


def test_foreign_conventions_keep_what_holds_everywhere() -> None:
    own = GOOD.replace("art_2-1", "a2bis").replace("/akn/xx/act/2025-11-17/7-A", "/xx/loi/7-A")
    assert {p.code for p in found(own)} == {"AKN103", "AKN301"}
    assert found(own, FOREIGN) == ()
    assert [p.code for p in found(own.replace('href="#a2bis"', 'href="#a2"'), FOREIGN)] == [
        "AKN201"
    ]


def test_an_element_around_names_the_place_of_one_without_eid() -> None:
    [problem] = found(planted('<source href="/akn/xx', '<source href="/akn/XX'))
    assert (problem.code, problem.eid) == ("AKN205", "pmod_1")


@needs_texts
@pytest.mark.parametrize("name", ["akn-sample-act.xml", "akn-sample-amending.xml"])
def test_the_samples_are_clean(name: str) -> None:
    assert SHARED is not None
    document = read((SHARED / "design" / name).read_bytes(), name)
    assert [p for p in check(document) if p.severity is not Severity.INFO] == []


def test_every_code_is_documented_and_every_check_says_why() -> None:
    docs = Path(__file__).resolve().parents[2] / "docs" / "problems-akn.md"
    rows = re.findall(r"^\| (AKN[0-9]{3}) \|", docs.read_text("utf-8"), re.MULTILINE)
    told: list[str] = []
    for run in CHECKS:
        doc = run.__doc__ or ""
        told += re.findall(r"AKN[0-9]{3}", doc)
        assert all(word in doc for word in ("Why:", "Clause:", "Remedy:")), run.__name__
    assert sorted(told) == told
    assert [r for r in rows if "AKN100" < r < "AKN500"] == told
    assert len(set(rows)) == len(rows)


def test_every_code_has_a_planted_fault() -> None:
    told = {c for run in CHECKS for c in re.findall(r"AKN[0-9]{3}", run.__doc__ or "")}
    assert told - {p[3] for p in PLANTED} == {"AKN303", "AKN310"}  # tests of their own above


def test_a_large_document_is_checked_in_a_second() -> None:
    content = Element("content", (), (Element("p", (), ("words",)),))
    articles = tuple(
        Element(
            "article",
            (),
            (
                Element("num", (), (f"Article {i}.",)),
                *(
                    Element("point", (), (Element("num", (), (f"{p})",)), content))
                    for p in range(1, 9)
                ),
            ),
        )
        for i in range(1, 801)
    )
    body = Element("body", (), articles)
    document = assign(Document(Element("act", (), (Element("meta"), body))))
    assert sum(1 for _ in document.walk()) > 25_000
    start = process_time()
    assert check(document) == ()
    assert process_time() - start < 1
