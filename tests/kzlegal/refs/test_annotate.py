"""Annotated documents: same text, same eIds, valid, every mark with its target."""

from __future__ import annotations

import pytest

from akn.model import Document, Element
from akn.schema import validate
from kzlegal.refs import Term, annotate, annotated, find_references, load_terms, references_for
from kzlegal.refs.terms import TermsError, definitions, uses
from tests.kzlegal.refs.law230 import ACT, EDITION, ROOT, Language, document

TERMS = load_terms(ROOT / "corpus" / "terms" / "230-VIII.yaml")
DEFINED_IN_ARTICLE_1 = 15
DEFINED_ELSEWHERE = {
    "term-open-system",
    "term-closed-system",
    "term-local-system",
    "term-risk-management",
}


@pytest.fixture(scope="module", params=["rus", "kaz", "eng"])
def pair(request: pytest.FixtureRequest) -> tuple[Language, Document, Document]:
    language: Language = request.param
    plain = document(EDITION / f"230-VIII.{language}.txt", language)
    return language, plain, annotate(plain, language, act=ACT, terms=TERMS)


def test_text_and_eids_stay(pair: tuple[Language, Document, Document]) -> None:
    _, plain, marked = pair
    assert marked.root.text() == plain.root.text()
    assert list(marked.index()) == list(plain.index())


def test_valid_with_the_entries_in_references(pair: tuple[Language, Document, Document]) -> None:
    language, _, marked = pair
    entries = references_for(marked, language, TERMS)
    references = next(e for e in marked.walk() if e.name == "references")
    whole = with_references(marked, references.with_children(*references.children, *entries))
    assert validate(whole) == ()
    eids = {e.eid for e in entries}
    assert len(eids) == len(entries)
    targets = {
        e.get("refersTo").removeprefix("#") for e in marked.walk() if e.name in ("def", "term")
    }
    assert targets <= eids
    hrefs = {e.get("href") for e in marked.walk() if e.get("class") == "blanket"}
    assert hrefs <= {e.get("href") for e in entries}
    assert all(e.get("showAs") != e.get("href") for e in entries)


def with_references(document: Document, references: Element) -> Document:
    meta = document.meta
    assert meta is not None
    new = meta.with_children(
        *(
            references if isinstance(c, Element) and c.name == "references" else c
            for c in meta.children
        )
    )
    root = document.root
    return Document(root.with_children(*(new if c is meta else c for c in root.children)))


def test_every_definition_of_the_law(pair: tuple[Language, Document, Document]) -> None:
    _, _, marked = pair
    index = marked.index()
    for number in range(1, DEFINED_IN_ARTICLE_1 + 1):
        marks = [e for e in index[f"art_1__point_{number}"].walk() if e.name == "def"]
        assert len(marks) == (2 if number in (7, 10, 12) else 1)
        assert len({e.get("refersTo") for e in marks}) == 1
    defined = {e.get("refersTo").removeprefix("#") for e in marked.walk() if e.name == "def"}
    assert len(defined) == DEFINED_IN_ARTICLE_1 + len(DEFINED_ELSEWHERE)
    assert defined >= DEFINED_ELSEWHERE


def test_marking_twice_changes_nothing(pair: tuple[Language, Document, Document]) -> None:
    language, _, marked = pair
    assert annotate(marked, language, act=ACT, terms=TERMS) == marked


def test_a_term_is_marked_once_in_a_unit(pair: tuple[Language, Document, Document]) -> None:
    _, _, marked = pair
    for eid, element in marked.index().items():
        if eid.startswith("art_") and element.name == "point":
            seen = [e.get("refersTo") for e in element.walk() if e.name == "term"]
            assert len(seen) == len(set(seen)), eid


def test_same_references_in_every_language() -> None:
    def targets(language: Language) -> set[tuple[str, str]]:
        plain = document(EDITION / f"230-VIII.{language}.txt", language)
        marked = annotate(plain, language, act=ACT, terms=TERMS)
        body = marked.body
        assert body is not None
        return {
            (eid, ref.get("href"))
            for eid, unit in marked.index().items()
            if unit.name in ("article", "paragraph", "point", "subparagraph", "alinea")
            for ref in unit.walk()
            if ref.name == "ref" and "/document/" not in ref.get("href")
        }

    russian = targets("rus")
    assert targets("kaz") == russian
    assert targets("eng") == russian


def law(*body: Element) -> Document:
    return Document(Element("act", (("name", "act"),), (Element("body", (), body),)))


def unit(eid: str, *content: Element | str) -> Element:
    return Element(
        "article", (("eId", eid),), (Element("content", (), (Element("p", (), content),)),)
    )


def names(document: Document) -> list[str]:
    return [e.name for e in document.walk() if e.name in ("ref", "rref", "def", "term")]


def test_remarks_quotes_and_skipped_units_stay() -> None:
    remark = Element("remark", (("status", "editorial"),), ("см. статью 5",))
    quoted = Element("quotedText", (), ("статья 5",))
    note = Element(
        "hcontainer",
        (("eId", "remark_1"), ("status", "editorial")),
        unit("art_3", "статья 5").children,
    )
    plain = law(
        unit("art_1", remark), unit("art_2", "слова ", quoted), note, unit("art_4", "статья 5")
    )
    assert annotate(plain, "rus", act=ACT, terms=(), skip={"art_4"}) == plain
    assert names(annotate(plain, "rus", act=ACT, terms=())) == ["ref"]


def test_ranges_and_unknown_acts() -> None:
    marked = annotate(
        law(
            unit("art_1", "подпункты 1) – 3) статьи 4 и Закон Республики Казахстан «О чем-то ином»")
        ),
        "rus",
        act=ACT,
        terms=(),
    )
    (only,) = (e for e in marked.walk() if e.name in ("ref", "rref"))
    assert (only.get("from"), only.get("upTo")) == ("#art_4__point_1", "#art_4__point_3")


def test_several_targets_stand_in_one_mref() -> None:
    marked = annotate(law(unit("art_1", "пункты 1 и 2 статей 5 и 6")), "rus", act=ACT, terms=())
    found = [e for e in marked.walk() if e.name == "mref"]
    assert [[r.get("href") for r in m.elements()] for m in found] == [
        ["#art_5__para_1", "#art_6__para_1"],
        ["#art_5__para_2", "#art_6__para_2"],
    ]
    assert marked.root.text() == "пункты 1 и 2 статей 5 и 6"
    assert annotate(marked, "rus", act=ACT, terms=()) == marked


def test_a_short_name_holds_in_the_whole_act() -> None:
    marked = annotate(
        law(
            unit("art_1", "по Закону Республики Казахстан «О связи» (далее – Закон о связи)"),
            unit("art_2", "пункт 2 статьи 5 Закона о связи"),
        ),
        "rus",
        act=ACT,
        terms=(),
    )
    last = [e.get("href") for e in marked.walk() if e.name == "ref"][-1]
    assert last == "/akn/kz/act/2004-07-05/567-II/~art_5__para_2"


def test_an_act_that_changes_others() -> None:
    plain = law(unit("art_1", "в статье 5"), unit("art_2", "по статье 1 настоящего Закона"))
    marked = annotate(plain, "rus", act=ACT, terms=(), amending=True)
    assert [e.get("href") for e in marked.walk() if e.name == "ref"] == ["#art_1"]


def test_what_is_refused_stays_words_and_is_reported() -> None:
    plain = law(unit("art_1", "статья 5 и статья 1"))
    whole = annotated(
        plain, "rus", act=ACT, terms=(), keep=lambda reference: reference.href == "#art_1"
    )
    assert [e.get("href") for e in whole.document.walk() if e.name == "ref"] == ["#art_1"]
    assert [f.reference.href for f in whole.references] == ["#art_5", "#art_1"]
    assert whole.document.root.text() == plain.root.text()


def test_an_odd_eid_does_not_stop_the_rest() -> None:
    assert (
        find_references("пункт 2", "rus", here="art_1__table_1__p_2", act=ACT)[0].href
        == "#art_1__para_2"
    )


SYSTEM = Term(
    "ai_system", {"rus": "система искусственного интеллекта", "kaz": "жасанды интеллект жүйесі"}
)
USER = Term(
    "user", {"rus": "пользователь системы искусственного интеллекта"}, {"rus": "пользователь"}
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Системами искусственного интеллекта", ["ai_system"]),
        ("пользователям систем искусственного интеллекта", ["user"]),
        ("пользователю", ["user"]),
        ("пользовательское соглашение", []),
        ("систематически", []),
    ],
)
def test_inflected_terms(text: str, wanted: list[str]) -> None:
    assert [use.term.id for use in uses(text, "rus", (SYSTEM, USER))] == wanted


@pytest.mark.parametrize(
    "form", ["жүйесі", "жүйесінің", "жүйелері", "жүйелеріне", "жүйелерін", "жүйесімен"]
)
def test_kazakh_forms(form: str) -> None:
    assert [u.term.id for u in uses(f"жасанды интеллект {form}", "kaz", (SYSTEM,))] == ["ai_system"]


def test_a_definition_and_its_short_form() -> None:
    text = "пользователь системы искусственного интеллекта (далее – пользователь) – лицо"
    assert [text[u.start : u.end] for u in definitions(text, "rus", (SYSTEM, USER))] == [
        "пользователь системы искусственного интеллекта",
        "пользователь",
    ]
    assert definitions("Пользователь обязан – и точка", "rus", (USER,)) == ()


def test_a_broken_glossary_is_named(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "terms.yaml"
    path.write_text("terms:\n- {rus: слово}\n", "utf-8")
    with pytest.raises(TermsError, match="glossary") as error:
        load_terms(path)
    assert error.value.problem.path == str(path)
