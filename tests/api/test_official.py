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
    # its words never change, what is announced for it may
    assert "immutable" not in response.headers["cache-control"]
    xml = imported.get(f"{WORK}/rus@2025-11-17.xml")
    assert "immutable" in xml.headers["cache-control"]


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


# Two dated copies, the later with a remark on a change to come


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("copies")
    library = Library.open(today=TODAY, user=folder / "user", cache=folder / "cache")
    act = library.act("94-V")
    remark = (
        "Примечание ИЗПИ!\n\nСтатью 17 предусматривается дополнить пунктом 4 Законом РК от "
        "24.06.2026 № 326-VIII (вводится в действие с 25.08.2026).\n\n"
    )
    for version, state, said in (
        (date(2026, 2, 1), date(2025, 11, 17), ""),
        (date(2026, 3, 1), date(2026, 1, 18), remark),
    ):
        edition = act.edition("rus", state)
        assert edition is not None
        text = (library.corpus.root / edition.file).read_text("utf-8")
        text = text.replace("Статья 17.", f"{said}Статья 17.", 1)
        library.import_file(Path("copy.txt"), "94-V", "rus", version=version, data=text.encode())
    app = api.create_app(library, today=lambda: TODAY)
    return TestClient(app, headers={"Accept": "*/*"}, follow_redirects=False)


def test_each_copy_is_the_text_of_its_days(copies: TestClient) -> None:
    place = "/v1/acts/94-V/rus.json"
    found = [copies.get(place, params={"on": f"2026-0{m}-15"}).json() for m in (1, 2, 3)]
    assert [(f["official"], f["version"]) for f in found] == [
        (False, "2025-11-17"),
        (True, "2026-02-01"),
        (True, "2026-03-01"),
    ]
    assert [f["wording"]["to"] for f in found] == ["2026-01-17", "2026-02-28", None]
    xml = copies.get("/akn/kz/act/2013-05-21/94-V/rus@2026-02-01.xml")
    assert "immutable" in xml.headers["cache-control"]


def test_what_the_remark_announces_stands_beside_the_copy(copies: TestClient) -> None:
    place = "/v1/acts/94-V/rus/provisions/art_17.json"
    before, after = (
        copies.get(place, params={"on": on}).json()["announced"]
        for on in ("2026-08-24", "2026-08-25")
    )
    units = [gap["units"] for gap in after if gap not in before]
    assert ["art_17__para_4"] in units
    page = copies.get("/read/94-V?lang=ru&on=2026-08-25").text
    assert "дополнение законом № 326-VIII" in page
    assert '<span class="pin">17(4)</span>' in page, "named, though the text has it not"
    assert 'href="#art_17__para_4"' not in page


def test_copies_are_compared_and_ours_is_not_held_against_them(copies: TestClient) -> None:
    place = "/v1/acts/94-V/rus/diff"
    shown = copies.get(place, params={"from": "2026-02-01", "to": "2026-03-01"}).json()
    assert "art_19-1" in {c["new_eid"] for c in shown["changes"]}
    refused = copies.get(place, params={"from": "2026-01-31", "to": "2026-03-01"})
    assert refused.status_code == 422
    assert refused.json()["type"] == "/v1/problems/not-comparable"
    assert "2026-01-31" in refused.json()["remedy"]
