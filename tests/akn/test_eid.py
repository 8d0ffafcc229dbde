from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akn.eid import ABBREVIATIONS, ASSIGNED, assign, number, printed_number
from akn.model import Document, Element
from tests.shared import SHARED

LETTERS = {"а": "a", "б": "b", "ә": "ae"}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # what AKN-NC 5.4.3 gives as examples
        ("Art. 11.2 bis", "11-2bis"),
        ("-1", "-1"),
        ("4/a", "4a"),
        # heading words in front, behind, attached; any script
        ("Article 12.", "12"),
        ("Статья 12-1.", "12-1"),
        ("Cтатья 69.", "69"),
        ("Статья12", "12"),
        ("12-1-бап.", "12-1"),
        ("1-тарау", "1"),
        ("5 - БӨЛІМ", "5"),
        ("§ 3.", "3"),
        ("№ 5", "5"),
        # punctuation, dashes, raised and foreign digits
        ("1)", "1"),
        ("(1)", "1"),
        ("19-1)", "19-1"),
        ("1.1.", "1-1"),
        ("12\u2013 1", "12-1"),
        ("1\u00b9.", "1-1"),
        ("10\u00b2\u00b3", "10-23"),
        ("\u0661\u0662", "12"),
        # letters and Roman numerals
        ("12ZA", "12ZA"),
        ("12-A", "12-A"),
        ("A1", "A1"),
        ("Chapter IV.", "IV"),
        ("I-бөлім", "I"),
        ("IV bis", "IVbis"),
        ("а)", "a"),
        ("А)", "A"),
        ("ә)", "ae"),
        ("7-б)", "7-b"),
        ("ж)", "u0436"),
        # no number at all
        ("", ""),
        ("Приложение", ""),
        ("***", ""),
    ],
)
def test_number_of_a_num(printed: str, expected: str) -> None:
    assert number(printed, LETTERS) == expected


@given(st.text(max_size=20))
def test_a_number_is_always_part_of_an_eid(printed: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]*", number(printed))


@given(st.from_regex(r"[1-9][0-9]{0,3}(-[1-9][0-9]?){0,2}", fullmatch=True))
def test_a_cleaned_number_stays(clean: str) -> None:
    assert number(clean) == number(f"Статья {clean}.") == number(f"{clean}-бап") == clean


def tree(source: str) -> Element:
    """Make a tree from lines ``name number``, indented by one space a level; ``=`` gives @name."""
    root = Element("act")
    stack: list[tuple[int, str, str, list[Element]]] = [(-1, "act", "", [])]

    def close(level: int) -> None:
        while stack[-1][0] >= level:
            _, name, num, children = stack.pop()
            name, _, kind = name.partition("=")
            attributes = (("name", kind),) if kind else ()
            inside = [Element("num", (), (num,))] if num else []
            stack[-1][3].append(Element(name, attributes, (*inside, *children)))

    for line in source.strip("\n").splitlines():
        level = len(line) - len(line.lstrip())
        close(level)
        name, _, num = line.strip().partition(" ")
        stack.append((level, name, num, []))
    close(0)
    return root.with_children(*stack[0][3])


def eids(source: str) -> list[str]:
    document = assign(Document(tree(source)), LETTERS)
    return [e.eid for e in document.walk() if e.name in ASSIGNED]


CASES = {
    "article carries no chapter": (
        """
body
 chapter 1
  article 1
  article 2
 chapter 2
  article 3
""",
        "chp_1 art_1 art_2 chp_2 art_3",
    ),
    "chapters numbered through parts": (
        """
body
 part 1
  chapter 1
  chapter 2
 part 2
  chapter 3
""",
        "part_1 chp_1 chp_2 part_2 chp_3",
    ),
    "chapters that start again in each part": (
        """
body
 part 1
  chapter 1
   article 1
  chapter 2
 part 2
  chapter 1
   article 2
""",
        "part_1 part_1__chp_1 art_1 part_1__chp_2 part_2 part_2__chp_1 art_2",
    ),
    "one wrong chapter number is no new start": (
        """
body
 part 1
  chapter 1
  chapter 2
 part 2
  chapter 2
  chapter 4
""",
        "part_1 chp_1 chp_2 part_2 chp_2v2 chp_4",
    ),
    "sections restart in their chapter": (
        """
body
 chapter 1
  section 1
   article 1
 chapter 2
  section 1
""",
        "chp_1 chp_1__sec_1 art_1 chp_2 chp_2__sec_1",
    ),
    "paragraphs and points": (
        """
body
 article 12
  paragraph 1
   intro
   point 1)
   point 1-1)
  paragraph 1-1
 article 1
  point 2)
""",
        "art_12 art_12__para_1 art_12__para_1__point_1 art_12__para_1__point_1-1 "
        "art_12__para_1-1 art_1 art_1__point_2",
    ),
    "paragraphs without articles are numbered through": (
        """
body
 chapter 1
  paragraph 1
  paragraph 2
 chapter 2
  paragraph 3
""",
        "chp_1 para_1 para_2 chp_2 para_3",
    ),
    "paragraphs without articles that start again": (
        """
body
 chapter 1
  paragraph 1
 chapter 2
  paragraph 1
""",
        "chp_1 chp_1__para_1 chp_2 chp_2__para_1",
    ),
    "two subparagraphs": (
        """
body
 article 1
  subparagraph
  subparagraph
""",
        "art_1 art_1__subpara_1 art_1__subpara_2",
    ),
    "points do not count as subparagraphs, the intro does": (
        """
body
 article 17
  intro
  point 1)
  point 2)
  subparagraph
  subparagraph
""",
        "art_17 art_17__point_1 art_17__point_2 art_17__subpara_2 art_17__subpara_3",
    ),
    "points inside the first subparagraph belong to the paragraph": (
        """
body
 article 17
  paragraph 1
   subparagraph
    intro
    point 1)
   subparagraph
""",
        "art_17 art_17__para_1 art_17__para_1__subpara_1 art_17__para_1__point_1 "
        "art_17__para_1__subpara_2",
    ),
    "points that start again in the second subparagraph": (
        """
body
 article 17
  subparagraph
   point 1)
  subparagraph
   point 1)
   point 1)
""",
        "art_17 art_17__subpara_1 art_17__point_1 art_17__subpara_2 "
        "art_17__subpara_2__point_1 art_17__subpara_2__point_1v2",
    ),
    "an alinea after an intro is the second": (
        """
body
 article 27
  paragraph 1
   intro
   alinea
   alinea
  paragraph 2
   alinea
""",
        "art_27 art_27__para_1 art_27__para_1__al_2 art_27__para_1__al_3 "
        "art_27__para_2 art_27__para_2__al_1",
    ),
    "remarks count apart from law": (
        """
body
 article 1
  hcontainer=remark
  hcontainer=note
  hcontainer=remark
""",
        "art_1 art_1__remark_1 art_1__hcontainer_1 art_1__remark_2",
    ),
    "letters": (
        """
body
 article 1
  point а)
  point ә)
""",
        "art_1 art_1__point_a art_1__point_ae",
    ),
    "a number twice": (
        """
body
 article 12
  paragraph 1
 article 12
  paragraph 1
 article 12
""",
        "art_12 art_12__para_1 art_12v2 art_12v2__para_1 art_12v3",
    ),
    "an unnumbered unit takes no number of a sibling": (
        """
body
 article 1
  paragraph 1
  paragraph
  paragraph 2
""",
        "art_1 art_1__para_1 art_1__para_3 art_1__para_2",
    ),
    "attachments are documents of their own": (
        """
body
 article 1
attachments
 attachment
  doc
   mainBody
    chapter 1
     paragraph 1
 attachment
  doc
   mainBody
    paragraph 1
    table
""",
        "art_1 att_1 att_1__chp_1 att_1__para_1 att_2 att_2__para_1 att_2__table_1",
    ),
    "modifications and quoted structures are contexts": (
        """
body
 article 1
  paragraph 1
   point 1)
    content
     p
      mod
       quotedText
       quotedText
   point 2)
    content
     p
      mod
       quotedStructure
        article 12-1
         paragraph 1
""",
        "art_1 art_1__para_1 art_1__para_1__point_1 art_1__para_1__point_1__mod_1 "
        "art_1__para_1__point_1__mod_1__qtext_1 art_1__para_1__point_1__mod_1__qtext_2 "
        "art_1__para_1__point_2 art_1__para_1__point_2__mod_1 "
        "art_1__para_1__point_2__mod_1__qstr_1 art_1__para_1__point_2__mod_1__qstr_1__art_12-1 "
        "art_1__para_1__point_2__mod_1__qstr_1__art_12-1__para_1",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_table(name: str) -> None:
    source, expected = CASES[name]
    assert eids(source) == expected.split()


def test_a_quoted_article_has_the_wid_of_the_amended_document() -> None:
    document = assign(Document(tree(CASES["modifications and quoted structures are contexts"][0])))
    wids = {e.eid.rpartition("qstr_1__")[2]: w for e in document.walk() if (w := e.get("wId"))}
    assert wids == {"art_12-1": "art_12-1", "art_12-1__para_1": "art_12-1__para_1"}


def test_meta_gets_counters_and_keeps_its_labels() -> None:
    meta = tree(
        """
meta
 lifecycle
  eventRef
  eventRef
 analysis
  activeModifications
   textualMod
  passiveModifications
   textualMod
   textualMod
 temporalData
  temporalGroup
 references
  original
"""
    )
    kept = meta.children[0]
    assert isinstance(kept, Element)
    document = Document(Element("act", (), (kept,)))
    labelled = assign(document)
    assert [e.eid for e in labelled.walk() if e.eid] == [
        *("eref_1", "eref_2", "amod_1", "pmod_1", "pmod_2", "tmpg_1")
    ]
    ro = Element("references", (), (Element("original", (("eId", "ro1"),)),))
    again = assign(Document(Element("act", (), (Element("meta", (), (ro,)),))))
    assert [e.eid for e in again.walk() if e.eid] == ["ro1"]


def test_a_label_in_the_meta_of_an_attachment_gets_its_prefix() -> None:
    def meta() -> Element:
        editor = Element("TLCOrganization", (("eId", "editor"),))
        references = Element("references", (("source", "#editor"),), (editor,))
        return Element("meta", (), (references,))

    annex = Element("attachment", (), (Element("doc", (), (meta(), Element("mainBody"))),))
    document = Document(
        Element("act", (), (meta(), Element("body"), Element("attachments", (), (annex,))))
    )
    made = assign(document)
    assert [e.eid for e in made.walk() if e.eid] == ["editor", "att_1", "att_1__editor"]
    assert [s for e in made.walk() if (s := e.get("source"))] == ["#editor", "#att_1__editor"]
    assert assign(made) == made


def test_references_follow_a_corrected_eid() -> None:
    wrong = Element("article", (("eId", "art_7"),), (Element("num", (), ("Article 12.",)),))
    ref = Element(
        "article", (), (Element("num", (), ("13",)), Element("ref", (("href", "#art_7"),)))
    )
    made = assign(Document(Element("act", (), (Element("body", (), (wrong, ref)),))))
    assert made.find("art_12") is not None
    assert next(e for e in made.walk() if e.name == "ref").get("href") == "#art_12"


def test_raised_digits_in_markup() -> None:
    num = Element("num", (), ("Article 12", Element("sup", (), ("1",)), "."))
    assert number(printed_number(Element("article", (), (num,)))) == "12-1"


units = st.deferred(
    lambda: st.builds(
        lambda name, num, children: Element(
            name, (), (*((Element("num", (), (num,)),) if num else ()), *children)
        ),
        st.sampled_from(
            "part chapter section article paragraph point subparagraph alinea hcontainer".split()  # noqa: SIM905
        ),
        st.sampled_from(["", "1", "1.", "2)", "IV", "12-1", "12v2", "а)"]),
        st.lists(units, max_size=3),
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(units, max_size=4))
def test_eids_are_unique_ascii_and_stable(children: list[Element]) -> None:
    document = Document(Element("act", (), (Element("body", (), tuple(children)),)))
    made = assign(document, LETTERS)
    found = [e.eid for e in made.walk() if e.name in ASSIGNED]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", eid) for eid in found)
    assert assign(made, LETTERS) == made


def test_the_samples_keep_their_eids() -> None:
    if SHARED is None:
        pytest.skip("needs the shared samples, which are not on this machine")
    from akn.xml import read

    for name in ("akn-sample-act.xml", "akn-sample-amending.xml"):
        document = read((SHARED / "design" / name).read_bytes(), name)
        assert assign(document) == document


def test_abbreviations_are_those_of_the_convention() -> None:
    assert ABBREVIATIONS["article"] == "art"
    assert "point" not in ABBREVIATIONS
    assert len(ABBREVIATIONS) == 34


def test_thirty_thousand_elements_in_half_a_second() -> None:
    def unit(name: str, num: str, *children: Element) -> Element:
        return Element(name, (), (Element("num", (), (num,)), *children))

    content = Element("content", (), (Element("p", (), ("words",)),))
    articles = tuple(
        unit(
            "article",
            f"Article {i}.",
            *(
                unit("paragraph", f"{p}.", *(unit("point", f"{q})", content) for q in range(1, 4)))
                for p in range(1, 4)
            ),
        )
        for i in range(1, 651)
    )
    document = Document(Element("act", (), (Element("body", (), articles),)))
    assert sum(1 for _ in document.walk()) > 28_000
    start = process_time()
    assign(document)
    assert process_time() - start < 0.5
