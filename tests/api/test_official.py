"""An imported text takes the place of our edition, under its own IRI, and says what it is."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import api
from api.text import phrase
from kzlegal.corpus import write_fingerprints
from kzlegal.library import Library

WORK = "/akn/kz/act/2025-11-17/230-VIII"
OURS = "/akn/kz/act/restatement/2025-11-17/230-VIII"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def imported(library: Library, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("official")
    # Our own words stand in for the official ones, which no test may hold: this corpus has their
    # fingerprints, all but that of 7(1).
    data_root = tmp_path_factory.mktemp("corpus") / "corpus"
    skipped = shutil.ignore_patterns("fingerprints", "vectors")
    shutil.copytree(library.corpus.root, data_root, ignore=skipped)
    other = Library.open(today=TODAY, data=data_root, user=folder, cache=library.cache)
    act = other.act("230-VIII")
    path = other.corpus.fingerprints_path(act, "rus")
    ours = other.edition(act, "rus")
    write_fingerprints(
        path,
        ours.document,
        act=act.iri,
        language="rus",
        version=ours.version,
        source_sha256="0" * 64,
    )
    known = path.read_text("utf-8")
    digest = re.search(r'(?m)^art_7__para_1 = "([0-9a-f]{64})"$', known)
    assert digest is not None
    path.write_text(known.replace(digest[1], digest[1][::-1]), "utf-8")
    edition = other.act("230-VIII").edition("rus")
    assert edition is not None
    data = (other.corpus.root / edition.file).read_bytes()
    other.import_file(Path("act.txt"), "Z2500000230", "rus", version=date(2025, 11, 17), data=data)
    app = api.create_app(other, today=lambda: TODAY)
    return TestClient(app, headers={"Accept": "*/*"}, follow_redirects=False)


def test_the_act_s_own_iri_answers(imported: TestClient) -> None:
    response = imported.get(f"{WORK}/rus@2025-11-17.json")
    assert response.status_code == 200
    assert response.json()["official"] is True
    assert "immutable" in response.headers["cache-control"]


def test_our_iri_leads_to_it_and_keeps_its_own_words_for_other_languages(
    imported: TestClient,
) -> None:
    moved = imported.get(f"{OURS}/rus@2025-11-17.xml")
    assert moved.headers["location"] == f"{WORK}/rus@2025-11-17.xml"
    assert imported.get(f"{OURS}/kaz@2025-11-17.xml").status_code == 200


def test_the_release_is_another_one(imported: TestClient, client: TestClient) -> None:
    names = {c.get("/healthz").headers["x-kzlegal-dataset"] for c in (imported, client)}
    assert len(names) == 2


def test_the_page_says_what_it_shows(imported: TestClient) -> None:
    text = imported.get("/read/230-VIII?lang=ru").text
    assert phrase("banner_official", "rus", date="17.11.2025") in text
    assert phrase("banner_ours", "rus") not in text
    other = imported.get("/read/230-VIII?lang=kk").text
    assert phrase("banner_ours", "kaz") in other


def test_units_that_differ_from_the_official_text_are_named(imported: TestClient) -> None:
    changed = imported.get("/v1/acts/230-VIII/rus.json").json()["changed"]
    assert changed == ["art_7__para_1"]
    text = imported.get("/read/230-VIII?lang=ru").text
    note = text[text.index(phrase("changed_units", "rus")) :].partition("</p>")[0]
    assert re.findall(r'href="#([\w-]+)"', note) == changed
