from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akn.meta import (
    META_ORDER,
    Alias,
    Event,
    Expression,
    Identification,
    Manifestation,
    MetaError,
    Publication,
    Reference,
    TemporalGroup,
    Translation,
    Work,
    events_of,
    identification_of,
    meta_element,
    periods_of,
    references_of,
)
from akn.model import Document, Element
from akn.schema import validate
from akn.uri import FrbrUri, UriError, Version
from akn.xml import read, write

FULL = Identification(
    source="editor",
    work=Work(
        FrbrUri.parse("/akn/xx/act/decree/minister/2025-11-17/7-A"),
        author="parliament",
        date=date(2025, 11, 17),
        role="author",
        aliases=(Alias("register", "Z7"),),
        prescriptive=True,
        authoritative=False,
    ),
    expression=Expression(
        "eng",
        Version(date="2026-07-01"),
        date(2026, 7, 1),
        author="editor",
        date_name="version",
        aliases=(Alias("title", "On Things"),),
        authoritative=False,
        translation=Translation("/akn/xx/act/2025-11-17/7-A/fra@2026-07-01", "fra", "editor"),
    ),
    manifestation=Manifestation(date(2026, 7, 2), "editor", aliases=(Alias("sha256", "00ff"),)),
)
PLAIN = Identification(
    "editor",
    Work(FrbrUri.parse("/akn/xx/act/2025/7"), "parliament", date(2025, 3, 1)),
    Expression("eng", None, date(2025, 3, 1), "editor"),
    Manifestation(date(2026, 7, 2), "editor"),
)
EVENTS = (
    Event("eref_1", date(2025, 11, 17), "generation", "ro"),
    Event("eref_2", date(2026, 7, 1), "amendment", "ro", "inForce", originating=True),
)
PERIODS = (
    TemporalGroup("tmpg_1", "eref_1", "inForce", "eref_2"),
    TemporalGroup("tmpg_2", "eref_2", "inForce"),
)
REFERENCES = (
    Reference("original", "ro", "/akn/xx/act/2025-11-17/7-A/fra@", "Act 7-A"),
    Reference("TLCOrganization", "editor", "/akn/ontology/organization/xx/editor", "E"),
    Reference("TLCOrganization", "parliament", "/akn/ontology/organization/xx/parliament", "P"),
    Reference("TLCRole", "author", "/akn/ontology/role/author", "author"),
    Reference("TLCConcept", "inForce", "/akn/ontology/concept/in.force", "in force"),
)


def document(identification: Identification, *further: Element) -> Document:
    meta = meta_element(
        identification,
        publication=Publication(date(2025, 11, 18), "Gazette", number="12"),
        events=EVENTS,
        analysis=Element("analysis", (("source", "#editor"),)),
        periods=PERIODS,
        references=REFERENCES,
        further=further,
    )
    article = Element("article", (("eId", "art_1"),), (Element("num", (), ("1.",)),))
    return Document(Element("act", (("name", "act"),), (meta, Element("body", (), (article,)))))


@pytest.mark.parametrize("identification", [FULL, PLAIN])
def test_what_is_printed_is_valid_and_read_back(identification: Identification) -> None:
    made = document(identification)
    assert validate(made) == ()
    again = read(write(made))
    assert identification_of(again) == identification
    assert events_of(again) == EVENTS
    assert periods_of(again) == PERIODS
    assert references_of(again) == REFERENCES


def test_the_iris_of_the_three_levels() -> None:
    made = document(FULL)
    work = "/akn/xx/act/decree/minister/2025-11-17/7-A"
    assert [e.get("value") for e in made.walk() if e.name in ("FRBRthis", "FRBRuri")] == [
        f"{work}/!main",
        work,
        f"{work}/eng@2026-07-01/!main",
        f"{work}/eng@2026-07-01",
        f"{work}/eng@2026-07-01/!main.xml",
        f"{work}/eng@2026-07-01.akn",
    ]
    assert str(FULL.uri) == f"{work}/eng@2026-07-01"
    annex = identification_of(document(replace(FULL, component="annex_1")))
    assert annex.component == "annex_1"


def test_children_stand_in_the_order_of_the_schema() -> None:
    notes = Element("notes", (("source", "#editor"),))
    classification = Element("classification", (("source", "#editor"),))
    made = document(FULL, notes, classification)
    assert made.meta is not None
    names = [e.name for e in made.meta.elements()]
    assert names == sorted(names, key=META_ORDER.index)
    assert {"notes", "classification", "publication"} < set(names)


def test_a_child_that_meta_does_not_allow_is_refused() -> None:
    with pytest.raises(MetaError, match="'body' is no child of meta"):
        document(FULL, Element("body"))
    with pytest.raises(MetaError, match="'person' is no element of references"):
        Reference("person", "p", "/akn/ontology/person/p", "P")


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ('<FRBRlanguage language="eng"/>', "", MetaError, "FRBRExpression has no FRBRlanguage"),
        ('language="eng"', "", MetaError, "FRBRlanguage has no language"),
        ('date="2026-07-02"', 'date="2026-02-30"', MetaError, "2026-02-30"),
        ("/akn/xx/act/decree", "/akn/xx/law/decree", UriError, "type"),
        ("FRBRWork", "FRBRItem", MetaError, "identification has no FRBRWork"),
    ],
)
def test_malformed_metadata_is_named_with_its_line(
    old: str, new: str, error: type[Exception], words: str
) -> None:
    text = write(document(FULL)).decode().replace(old, new)
    with pytest.raises(error, match=words) as caught:
        identification_of(read(text.encode(), "act.xml"))
    if isinstance(caught.value, MetaError):
        assert caught.value.problem.path == "act.xml"
        assert caught.value.problem.line > 0


def test_an_event_of_no_known_type_is_refused() -> None:
    text = write(document(FULL)).decode().replace('type="amendment"', 'type="change"')
    with pytest.raises(MetaError, match="'change'"):
        events_of(read(text.encode()))
