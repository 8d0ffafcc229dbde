"""The amending laws of 17 November 2025 and the acts they change: extracts, before and after."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import akn.checks
import akn.schema
import akn.xml
from akn.model import Document
from akn.provision import Provision, provisions
from kzlegal.corpus import Act, Change, Corpus, CorpusError, Edition
from kzlegal.grammar import alpha3
from kzlegal.library import Library
from kzlegal.library.amending import AmendingAct, print_reading, read_amending
from kzlegal.library.build import build_document
from kzlegal.library.executing import amend_document
from kzlegal.library.markup import marked_up

CORPUS = Corpus.open(Path(__file__).resolve().parent.parent / "corpus")
EXTRACTS = [act for act in CORPUS.manifest.acts if act.extract]
STATES = [(act, edition) for act in EXTRACTS for edition in act.editions]
AMENDING = [act for act in EXTRACTS if act.amends]
CHANGES = [(act, change) for act in AMENDING for change in act.amends]
CHANGED = [act for act in EXTRACTS if any(e.made_by for e in act.editions)]
LANGUAGES = ("rus", "kaz", "eng")
BEFORE, AFTER = date(2025, 11, 17), date(2026, 1, 18)
EDITORIAL = {"rus": "Примечание kzlegal!", "kaz": "kzlegal ескертпесі!", "eng": "Note by kzlegal!"}


def document(act: Act, language: str, on: date | None = None) -> Document:
    return akn.xml.read(CORPUS.built(act, language, on))


def units(act: Act, language: str, on: date | None = None) -> dict[str, Provision]:
    return {p.eid: p for p in provisions(document(act, language, on)) if p.eid}


def label(value: object) -> str:
    if isinstance(value, Act):
        return value.slug
    if isinstance(value, Edition):
        return f"{value.language}@{value.version}"
    return value.by if isinstance(value, Change) else str(value)


def test_the_acts_of_the_package_are_here() -> None:
    assert [act.slug for act in EXTRACTS] == ["231-VIII", "232-VIII", "94-V", "274-IV", "235-V"]
    assert {change.act for _, change in CHANGES} == {act.iri for act in CHANGED}
    for act in CHANGED:
        assert [(e.language, e.version) for e in act.editions] == [
            (language, day) for language in LANGUAGES for day in (BEFORE, AFTER)
        ]


@pytest.mark.parametrize(("act", "edition"), STATES, ids=label)
def test_built_xml_is_valid_and_misses_only_what_is_left_out(act: Act, edition: Edition) -> None:
    data = CORPUS.built(act, edition.language, edition.version)
    assert akn.schema.validate(data) == ()
    # AKN404 (information): numbers miss between the articles and chapters of an extract, never
    # between the units of an article
    found = akn.checks.check(akn.xml.read(data))
    assert [str(p) for p in found if p.code != "AKN404" or "__" in p.eid] == []


@pytest.mark.parametrize(("act", "edition"), STATES, ids=label)
def test_the_text_says_that_it_is_ours_and_a_part(act: Act, edition: Edition) -> None:
    head = CORPUS.edition(act, edition.language, edition.version).blocks[2].text
    assert head.startswith(EDITORIAL[edition.language])
    word = {"rus": "Извлечение:", "kaz": "Үзінді:", "eng": "Extract:"}[edition.language]
    assert word in head
    assert CORPUS.edition(act, edition.language).blocks[0].text == act.title(edition.language)


@pytest.mark.parametrize("act", EXTRACTS, ids=label)
def test_units_are_the_same_in_three_languages(act: Act) -> None:
    for day in {edition.version for edition in act.editions}:
        first, *others = [list(units(act, language, day)) for language in LANGUAGES]
        assert others == [first, first], day


@pytest.mark.parametrize("act", EXTRACTS, ids=label)
def test_what_the_manifest_names_is_there(act: Act) -> None:
    assert act.extract is not None
    held = units(act, "rus")
    assert set(act.extract.units) <= held.keys()
    for gap in act.missing:
        assert set(gap.units) <= held.keys(), gap.units
    if act.application_unit:
        assert act.application_unit in held


@pytest.mark.parametrize(("act", "change"), CHANGES, ids=label)
def test_every_change_names_units_and_its_instruction(act: Act, change: Change) -> None:
    """Each new or new-worded unit stands in the words of the amending act, in its instruction."""
    target = CORPUS.act(change.act)
    assert change.by in units(act, "rus")
    for language in LANGUAGES:
        instructions = [p.own_text for p in _instruction(act, change, language)]
        said = " ".join(instructions)
        after = units(target, language, AFTER)
        for eid in change.units:
            inside = [u for k, u in after.items() if k == eid or k.startswith(f"{eid}__")]
            for unit in inside:
                words = unit.heading if change.part == "heading" else unit.own_text
                if change.part == "heading" and unit.eid != eid:
                    continue
                assert words in said, (language, unit.eid)
                assert not unit.heading or unit.heading in said, (language, unit.eid)


def _instruction(act: Act, change: Change, language: str) -> list[Provision]:
    """Give the unit of an instruction with what is in it, and the quoted lines that follow it."""
    found = list(units(act, language).values())
    eids = [p.eid for p in found]
    start = eids.index(change.by)
    others = {c.by for c in act.amends} - {change.by}
    end = start + 1
    while end < len(found) and found[end].eid not in others:
        end += 1
    return found[start:end]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", CHANGED, ids=label)
def test_before_and_after_differ_where_the_manifest_says_and_nowhere_else(
    act: Act, language: str
) -> None:
    before, after = units(act, language, BEFORE), units(act, language, AFTER)
    assert before.keys() < after.keys(), "nothing of these acts was removed"
    assert list(before) == [eid for eid in after if eid in before], "nothing was moved"
    said = {eid: change for _, change in CHANGES if change.act == act.iri for eid in change.units}
    new = [eid for eid in after if eid not in before]
    assert all(any(e == u or e.startswith(f"{u}__") for u in said) for e in new)
    worded = {e for e in before if before[e].own_text != after[e].own_text}
    headed = {e for e in before if before[e].heading != after[e].heading}
    assert worded == {e for e in said if e in before and not said[e].part}
    assert headed == {e for e in said if said[e].part == "heading"}


@pytest.mark.parametrize("act", CHANGED, ids=label)
def test_the_state_of_a_day(act: Act) -> None:
    def version(on: date | None) -> date | None:
        edition = act.edition("rus", on)
        return edition.version if edition else None

    assert version(date(2026, 1, 17)) == BEFORE
    assert version(date(2026, 1, 18)) == version(None) == AFTER
    assert version(date(2025, 11, 16)) is None, "an earlier state is not held"


def test_what_is_not_certain_is_marked() -> None:
    basis = {unit: change.basis for _, change in CHANGES for unit in change.units}
    assert basis == {
        "art_27__para_6": "inferred",
        "art_1__point_2": "inferred",
        "art_1__point_2-3": "inferred",
        "art_7": "assumed",
        "art_7__para_11": "assumed",
        "art_7__para_12": "assumed",
        "art_8__para_5": "assumed",
        "art_8__para_6": "assumed",
        "art_8__para_7": "assumed",
        "art_17__para_3": "inferred",
        "art_19-1": "footnote",
        "art_641-1": "footnote",
        "art_692-3": "footnote",
    }


FINES = {
    # MCI for: natural persons, small business and NGOs, medium, large
    "rus": (
        ("пятнадцать", "двадцать", "тридцать", "сто"),
        ("тридцать", "пятьдесят", "семьдесят", "двести"),
    ),
    "kaz": (("он бес", "жиырма", "отыз", "жүз"), ("отыз", "елу", "жетпіс", "екі жүз")),
    "eng": (
        ("fifteen", "twenty", "thirty", "one hundred"),
        ("thirty", "fifty", "seventy", "two hundred"),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_fines_of_article_641_1(language: str) -> None:
    held = units(CORPUS.act("235-V"), language)
    for part, fines in enumerate(FINES[language], 1):
        text = held[f"art_641-1__para_{part}__al_2"].own_text
        places = [text.index(fine) for fine in fines]
        assert places == sorted(places), text


def test_references_out_of_an_extract_lead_to_the_act_itself() -> None:
    act = CORPUS.act("94-V")
    for language in LANGUAGES:
        found = {e.get("href") for e in document(act, language).walk() if e.name == "ref"}
        assert {f"{act.iri}/~art_9", f"{act.iri}/~art_16", "#art_19-1__para_2"} <= found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", AMENDING, ids=label)
def test_units_of_other_acts_are_no_references_of_this_one(act: Act, language: str) -> None:
    """«в статье 7» of an instruction, «пункте 2 настоящей статьи» in a quotation."""
    held = document(act, language)
    assert sum(e.name == "mod" for e in held.walk()) == len(act.amends)
    targets = {e.get("href") for e in held.walk() if e.name in ("ref", "rref", "mref")}
    assert not any(target.startswith("#") or "/~" in target for target in targets)
    assert "/akn/kz/act/2013-05-21/94-V" in targets or "/akn/kz/act/2014-07-05/235-V" in targets


# Carried out


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(today=date(2026, 11, 24), user=tmp_path_factory.mktemp("user"))


def body(document: Document) -> bytes:
    text = akn.xml.write(document)
    return text[text.index(b"<body>") : text.index(b"</body>")]


def amending(library: Library, act: Act, language: str) -> AmendingAct:
    (maker,) = {iri for edition in act.editions for iri in edition.made_by}
    edition = CORPUS.act(maker).edition(language)
    assert edition is not None
    return read_amending(library, CORPUS.root / edition.file, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", CHANGED, ids=label)
def test_the_amending_act_makes_the_state_after_of_the_state_before(
    library: Library, act: Act, language: str
) -> None:
    """Byte for byte: the after text was written as a text of its own."""
    order = amending(library, act, language)
    assert {i.date for i in order.reading.instructions} == {AFTER.isoformat()}
    assert order.reading.unparsed == ()
    before = document(act, language, BEFORE)
    made = amend_document(library, before, [order], path="", strict=True)
    assert made.executed.refused == ()
    marked = marked_up(CORPUS, act, made.document, alpha3(language)).document
    assert body(marked) == body(document(act, language, AFTER))
    # a second time nothing fits any more, and nothing is changed
    again = amend_document(library, made.document, [order], path="")
    assert again.executed.done == ()
    assert len(again.executed.refused) == len(made.executed.done)
    assert body(again.document) == body(made.document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", CHANGED, ids=label)
def test_instructions_are_those_of_the_manifest(library: Library, act: Act, language: str) -> None:
    order = amending(library, act, language)
    printed: Any = print_reading(order)
    read = {
        (i["item"], tuple(x for x in i["target"] if not x.startswith("chp_")))
        for i in printed["instructions"]
        if i["target_act"] == act.iri
    }
    said = {
        (change.by, (*unit.split("__"), *([change.part] if change.part else [])))
        for _, change in CHANGES
        if change.act == act.iri
        for unit in change.units
    }
    assert {target for _, target in read} == {target for _, target in said}
    # the instruction stands at the unit that the manifest names, or in it
    for by, target in said:
        (item,) = {i for i, t in read if t == target}
        assert item == by or item.startswith(f"{by}__"), (by, item)


@pytest.mark.parametrize(
    ("file", "was", "now", "says"),
    [
        # the state after has another word, has a unit less; the state before lacks the place
        ("94-V.rus@2026-01-18", "за три рабочих дня", "за пять рабочих дней", "art_19-1__para_3"),
        ("94-V.rus@2026-01-18", "\n9. Персональные данные", "\n10-1. Иные данные", "art_7__para_9"),
        (
            "94-V.rus@2025-11-17",
            "2-2) негосударственный",
            "2-9) негосударственный",
            "art_1__point_2-",
        ),
        ("231-VIII.rus", "в статье 7:", "в статье 77:", "AMD"),
    ],
)
def test_a_state_that_its_makers_do_not_make_is_not_built(
    tmp_path: Path, file: str, was: str, now: str, says: str
) -> None:
    for name in ("editions", "vocab"):
        shutil.copytree(CORPUS.root / name, tmp_path / name)
    for name in ("manifest.toml", "acts.toml"):
        shutil.copy(CORPUS.root / name, tmp_path)
    path = tmp_path / "editions" / f"{file}.txt"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), "utf-8")
    corpus = Corpus.open(tmp_path, tmp_path / "user")
    with pytest.raises(
        CorpusError, match=r"is not what 231-VIII makes|cannot be carried"
    ) as caught:
        build_document(corpus, corpus.act("94-V"), "rus", AFTER)
    assert caught.value.problem.code == ("COR042" if says == "AMD" else "COR041")
    assert says in str(caught.value.problem)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", CHANGED, ids=label)
def test_each_change_is_linked_to_its_instruction(act: Act, language: str) -> None:
    """The metadata of the state after leads to the ``mod`` of the amending act, with its day."""
    held = document(act, language, AFTER)
    meta = held.meta
    assert meta is not None
    days = [e.get("date") for e in meta.walk() if e.name == "eventRef"]
    assert AFTER.isoformat() in days
    changes = [e for e in meta.walk() if e.name == "textualMod"]
    assert len(changes) == len({unit for _, c in CHANGES if c.act == act.iri for unit in c.units})
    for change in changes:
        (source,) = change.elements("source")
        work, _, eid = source.get("href").partition("/~")
        mod = document(CORPUS.act(work), language).find(eid)
        assert mod is not None
        assert mod.name == "mod"
    before = document(act, language, BEFORE).meta
    assert before is not None
    assert before.first("analysis") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", AMENDING, ids=label)
def test_an_amending_act_says_what_it_changes(act: Act, language: str) -> None:
    """Each change of the states after stands among the active modifications, under one name."""
    meta = document(act, language).meta
    assert meta is not None
    active = {e.eid for e in meta.walk() if e.name == "textualMod"}
    passive: set[str] = set()
    for changed in CHANGED:
        held = document(changed, language, AFTER).meta
        assert held is not None
        sources = (s for m in held.walk() if m.name == "textualMod" for s in m.elements("source"))
        passive |= {s.get("wId") for s in sources if s.get("href").startswith(act.iri)}
    assert active == passive
    assert len(active) == sum(len(change.units) for change in act.amends)
