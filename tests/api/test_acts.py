"""Acts, texts and provisions: forms, languages, versions, caching, Akoma Ntoso IRIs."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

import akn.xml
from kzlegal.library import Library

WORK = "/akn/kz/act/2025-11-17/230-VIII"
OURS = "/akn/kz/act/restatement/2025-11-17/230-VIII"
RUS = "/v1/acts/230-VIII/rus"


def test_acts_are_listed_with_texts_and_gaps(client: TestClient) -> None:
    act, *others = client.get("/v1/acts").json()["acts"]
    assert act["slug"] == "230-VIII"
    assert act["extract"] is None
    assert all(other["extract"]["note"].keys() == {"kaz", "rus", "eng"} for other in others)
    assert act["applied"] == "2026-01-18"
    assert [text["language"] for text in act["expressions"]] == ["rus", "kaz", "eng"]
    assert not any(text["official"] for text in act["expressions"])
    assert any(gap["kind"] == "amendment" for gap in act["missing"])
    assert {gap["status"] for gap in act["missing"] if gap["kind"] == "amendment"} == {
        "announced, text not held"
    }


def test_each_state_of_an_act_has_its_own_address(client: TestClient) -> None:
    shown = client.get("/v1/acts/94-V").json()["expressions"]
    days = {(text["language"], text["version"]) for text in shown}
    assert days == {(c, d) for c in ("rus", "kaz", "eng") for d in ("2025-11-17", "2026-01-18")}
    for text in shown:
        got = client.get(f"{text['href']}.json").json()
        assert (got["iri"], got["version"]) == (text["iri"], text["version"])
        has = any(unit["eid"] == "art_19-1" for unit in got["units"])
        assert has is (text["version"] == "2026-01-18")
        assert client.get(f"{text['iri']}.xml").content == client.get(f"{text['href']}.xml").content
    assert client.get("/v1/acts/94-V/rus.json").json()["version"] == "2026-01-18"
    old = client.get("/v1/acts/94-V/eng@2025-11-17/provisions/art_1__point_2").json()
    new = client.get("/v1/acts/94-V/eng@2026-01-18/provisions/art_1__point_2").json()
    assert ("biometric" in old["text"], "biometric" in new["text"]) == (False, True)
    gone = client.get("/v1/acts/94-V/eng@2025-11-17/provisions/art_19-1")
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-01-18", "2025-11-17"), ("2026-01-19", "2026-01-18"), ("2030-01-01", "2026-01-18")],
)
def test_the_closest_state_before_a_day(client: TestClient, day: str, found: str) -> None:
    ours = "/akn/kz/act/restatement/2013-05-21/94-V"
    response = client.get(f"{ours}/rus:{day}")
    assert (response.status_code, response.headers["location"]) == (303, f"{ours}/rus@{found}")


def test_an_extract_says_so_wherever_it_is_shown(client: TestClient) -> None:
    for address in (
        "/v1/acts/235-V/eng.txt",
        "/v1/acts/235-V/eng.html",
        "/v1/acts/235-V/eng.json",
        "/v1/acts/235-V/eng/provisions/art_641-1.json",
        "/v1/acts/235-V/eng/provisions/art_641-1.txt",
        "/read/235-V?lang=en",
    ):
        body = client.get(address).text
        assert "This is a part of the law" in body, address
        assert "articles 641-1 and 692-3" in body, address
    assert "extract" in client.get("/read?lang=en").text


@pytest.mark.parametrize(
    ("day", "laws"),
    [("2026-07-11", []), ("2026-07-12", ["256-VIII"]), ("", ["256-VIII", "326-VIII"])],
)
def test_announced_changes_stand_at_the_text_and_are_not_applied(
    client: TestClient, day: str, laws: list[str]
) -> None:
    for path in (f"{RUS}.json", f"{RUS}/provisions/art_17__para_1.json"):
        shown = client.get(path, params={"on": day}).json()
        assert [gap["work"].rpartition("/")[2] for gap in shown["announced"]] == laws
    untouched = client.get(f"{RUS}/provisions/art_23.json").json()
    assert untouched["announced"] == []


@pytest.mark.parametrize("name", ["230-VIII", "230-VIII.json", "Z2500000230"])
def test_an_act_answers_to_its_names(client: TestClient, name: str) -> None:
    assert client.get(f"/v1/acts/{name}").json()["iri"] == WORK


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-11-16", "not-yet-adopted"),
        ("2025-11-17", "not-yet-applied"),
        ("2026-01-17", "not-yet-applied"),
        ("2026-01-18", "applied"),
    ],
)
@pytest.mark.parametrize(
    "path", ["/v1/acts/230-VIII", f"{RUS}.json", f"{RUS}/provisions/art_5.json"]
)
def test_a_day_before_the_law_is_an_answer(
    client: TestClient, path: str, day: str, state: str
) -> None:
    response = client.get(path, params={"on": day})
    assert response.status_code == 200
    assert response.json()["application"] == {
        "on": day,
        "state": state,
        "applied_from": "2026-01-18",
    }


@pytest.mark.parametrize(
    ("suffix", "accept", "media"),
    [
        (".xml", "application/json", "application/xml"),
        (".json", "text/html", "application/json"),
        (".html", "application/xml", "text/html"),
        (".txt", "application/xml", "text/plain"),
        ("", "application/akn+xml", "application/akn+xml"),
        ("", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("", "text/*", "text/xml"),
        ("", "text/xml;q=0, text/*", "text/html"),
        ("", "application/json;q=0.2, text/plain;q=0.9", "text/plain"),
        ("", "*/*", "application/json"),
        ("", "", "application/json"),
    ],
)
def test_the_suffix_wins_over_accept(
    client: TestClient, suffix: str, accept: str, media: str
) -> None:
    response = client.get(RUS + suffix, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.headers["vary"] == "Accept, Accept-Language"


def test_xml_is_the_library_s_own_bytes(client: TestClient, library: Library) -> None:
    body = client.get(f"{RUS}.xml").content
    assert body == library.expression(library.act("230-VIII"), "rus").xml
    assert akn.xml.read(body).root.name == "act"


@pytest.mark.parametrize(
    ("language", "tag", "word"),
    [("rus", "ru", "Статья"), ("kaz", "kk", "бап"), ("en", "en", "Article")],
)
def test_each_language_answers(client: TestClient, language: str, tag: str, word: str) -> None:
    response = client.get(f"/v1/acts/230-VIII/{language}.txt")
    assert response.headers["content-language"] == tag
    assert word in response.text


def test_json_holds_every_unit_once(client: TestClient, library: Library) -> None:
    shown = client.get(f"{RUS}.json").json()
    eids = [unit["eid"] for unit in shown["units"]]
    assert len(eids) == len(set(eids)) > 150
    assert {"art_17__para_3__point_6", "chp_1"} <= set(eids)
    assert shown["official"] is False
    assert "не официальный" in shown["notice"]


def test_the_etag_follows_the_content(client: TestClient) -> None:
    first = client.get(f"{RUS}.xml")
    tag = first.headers["etag"]
    assert tag.startswith('"')
    same = client.get(f"{RUS}.xml", headers={"If-None-Match": f'"other", {tag}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == tag
    assert client.get(f"{RUS}.xml", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/v1/acts/230-VIII/kaz.xml").headers["etag"] != tag


def test_head_has_the_headers_of_get_and_no_body(client: TestClient) -> None:
    got, head = client.get(f"{RUS}.xml"), client.head(f"{RUS}.xml")
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == got.headers["content-length"]


def test_links_name_the_other_forms_and_languages(client: TestClient) -> None:
    link = client.get(f"{RUS}.xml").headers["link"]
    assert f'<{OURS}/rus@2025-11-17>; rel="canonical"' in link
    assert 'rel="alternate"; hreflang="kk"' in link
    assert 'type="text/plain"' in link


def test_a_provision_is_cited_and_read(client: TestClient) -> None:
    shown = client.get("/v1/acts/230-VIII/eng/provisions/art_17__para_3__point_6").json()
    assert shown["pinpoint"] == "17(3)(6)"
    assert shown["cite"] == f"{WORK}/~art_17__para_3__point_6"
    assert shown["iri"] == f"{OURS}/eng@2025-11-17/~art_17__para_3__point_6"
    assert "emotions" in shown["text"]
    for suffix, media in ((".txt", "text/plain"), (".html", "text/html")):
        other = client.get(f"/v1/acts/230-VIII/eng/provisions/art_17__para_3__point_6{suffix}")
        assert other.headers["content-type"].startswith(media)
        assert "emotions" in other.text


def test_a_divergence_stands_at_its_unit(client: TestClient) -> None:
    shown = client.get(f"{RUS}/provisions/art_1__point_7.json").json()
    assert shown["divergences"][0]["weight"] == "A"
    assert client.get(f"{RUS}/provisions/art_1__point_8.json").json()["divergences"] == []


@pytest.mark.parametrize(
    ("iri", "target"),
    [
        (WORK, "/v1/acts/230-VIII"),
        (OURS, "/v1/acts/230-VIII"),
        (f"{WORK}/rus@2025-11-17", f"{OURS}/rus@2025-11-17"),
        (f"{WORK}/rus@2025-11-17.xml", f"{OURS}/rus@2025-11-17.xml"),
        (f"{OURS}/rus", f"{OURS}/rus@2025-11-17"),
        (f"{OURS}/rus:2026-05-01", f"{OURS}/rus@2025-11-17"),
        (f"{WORK}/~art_5?lang=kk", "/v1/acts/230-VIII/kaz/provisions/art_5"),
        (f"{WORK}/kaz@2025-11-17/~art_5", f"{OURS}/kaz@2025-11-17/~art_5"),
    ],
)
def test_iris_lead_to_what_is_held(client: TestClient, iri: str, target: str) -> None:
    response = client.get(iri)
    assert (response.status_code, response.headers["location"]) == (303, target)
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("end", ["", ".xml", ".json", ".html", "/~art_17__para_3"])
def test_our_edition_may_be_revised_under_its_date(client: TestClient, end: str) -> None:
    response = client.get(f"{OURS}/rus@2025-11-17{end}")
    assert response.status_code == 200
    assert "immutable" not in response.headers["cache-control"]
    assert response.headers["etag"]
    assert "immutable" not in client.get(f"{RUS}.xml").headers["cache-control"]


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("/v1/acts/230-VII", 404, "unknown-act", "230-VIII"),
        ("/v1/acts/193-VII/rus", 404, "unknown-version", "import"),
        ("/read/193-VII", 404, "unknown-version", "import"),
        ("/v1/acts/94-V/rus@2026-01-17", 404, "unknown-version", "rus@2025-11-17, rus@2026-01-18"),
        ("/akn/kz/act/2020-01-01/1-VI", 404, "unknown-act", ""),
        ("/akn/kz/act/2025-13-41/230-VIII", 404, "unknown-act", "2025-13-41"),
        (f"{RUS}@2026-07-12", 404, "unknown-version", "rus@2025-11-17"),
        (f"{OURS}/rus:2025-11-17", 404, "unknown-version", ""),
        (f"{RUS}/provisions/art_99", 404, "unknown-provision", "art_9"),
        ("/v1/acts/230-VIII/de", 422, "unknown-language", "ru, kk, en"),
        (f"{RUS}.pdf", 406, "not-acceptable", ".xml"),
        (f"{RUS}.json?on=2026-02-30", 422, "invalid-date", "2026-02-30"),
        (f"{RUS}.json?on=20260201", 422, "invalid-date", "2026-01-18"),
    ],
)
def test_faults_are_problems(
    client: TestClient, path: str, status: int, kind: str, words: str
) -> None:
    response = client.get(path)
    shown = response.json()
    assert response.status_code == shown["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert shown["type"] == f"/v1/problems/{kind}"
    assert words in shown["detail"] + shown["remedy"]


def test_an_unknown_form_is_not_acceptable(client: TestClient) -> None:
    response = client.get(RUS, headers={"Accept": "application/pdf"})
    assert response.status_code == 406
    assert "application/xml" in response.json()["remedy"]
