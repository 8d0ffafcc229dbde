"""Metadata for search engines: what we wrote is never told to be the law."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from akn.problem import LegalTextError
from kzlegal.graph import BASE, Names
from kzlegal.library import Library
from kzlegal.library.schema_org import act_metadata, unit_metadata

LAW = "/akn/kz/act/2025-11-17/230-VIII"
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place: Path = tmp_path_factory.mktemp("user")
    return Library.open(today=DAY, user=place, cache=place)


def told(library: Library, slug: str, on: date = DAY, language: str = "eng") -> dict[str, Any]:
    return act_metadata(library, library.expression(library.act(slug), language), on)


def test_our_edition_is_unofficial_and_based_on_the_act(library: Library) -> None:
    shown = told(library, "230-VIII")
    assert shown["@type"] == "Legislation"
    assert shown["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert "not an official text" in shown["description"]
    assert shown["@id"] == f"{BASE}akn/kz/act/restatement/2025-11-17/230-VIII/eng@2025-11-17"
    act = shown["isBasedOn"]
    assert act["@id"] == Names().akn(LAW).value
    assert act["legislationDate"] == "2025-11-17"
    assert act["temporalCoverage"] == "2026-01-18/.."
    assert {name["@language"] for name in act["name"]} == {"en", "ru", "kk"}
    # whether the act is in force is no property of our words
    assert "legislationLegalForce" not in shown


@pytest.mark.parametrize(
    ("on", "force"), [(date(2026, 1, 17), "NotInForce"), (date(2026, 1, 18), "InForce")]
)
def test_force_is_said_of_the_day(library: Library, on: date, force: str) -> None:
    shown = told(library, "230-VIII", on)
    assert shown["isBasedOn"]["legislationLegalForce"] == f"https://schema.org/{force}"


def test_force_is_not_guessed_where_the_first_day_is_not_held(library: Library) -> None:
    assert library.act("94-V").applied is None
    assert "legislationLegalForce" not in told(library, "94-V")["isBasedOn"]


def test_changes_stand_at_the_changing_and_at_the_changed_act(library: Library) -> None:
    changing = told(library, "232-VIII")["isBasedOn"]["legislationChanges"]
    assert [act["legislationIdentifier"] for act in changing] == ["235-V"]
    changed = told(library, "235-V")["legislationConsolidates"]
    assert [act["legislationIdentifier"] for act in changed] == ["232-VIII"]
    assert told(library, "235-V")["legislationDateVersion"] == "2026-01-18"


def test_an_extract_says_that_it_is_one(library: Library) -> None:
    assert "Extract" in told(library, "235-V")["description"]


@pytest.mark.parametrize(("code", "tag"), [("rus", "ru"), ("kaz", "kk"), ("eng", "en")])
def test_articles_are_parts(library: Library, code: str, tag: str) -> None:
    shown = told(library, "230-VIII", language=code)
    assert shown["inLanguage"] == tag
    assert len(shown["hasPart"]) == 31
    assert shown["hasPart"][4]["@id"].endswith(f"/{code}@2025-11-17/~art_5")


def test_a_unit_is_part_of_the_unit_around_it(library: Library) -> None:
    text = library.expression(library.act("230-VIII"), "eng")
    shown: dict[str, Any] = unit_metadata(library, text, "art_15__para_2__point_3", DAY)
    assert shown["isPartOf"]["@id"].endswith("~art_15__para_2")
    assert shown["isBasedOn"]["@id"] == Names().unit(LAW, "art_15__para_2__point_3").value
    assert shown["legislationLegalValue"].endswith("UnofficialLegalValue")
    assert shown["text"]
    top: dict[str, Any] = unit_metadata(library, text, "chp_1", DAY)
    assert top["isPartOf"]["name"] == text.act.title("eng")


def test_a_unit_that_is_not_there_is_told(library: Library) -> None:
    text = library.expression(library.act("230-VIII"), "eng")
    with pytest.raises(LegalTextError) as caught:
        unit_metadata(library, text, "art_99", DAY)
    assert caught.value.problem.code == "KZ130"
