"""Versions over HTTP and on pages: the text of a day, history, difference, announcements."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

import api
from kzlegal.library import Library

ACT = "/v1/acts/94-V/rus"


# The text of a day


@pytest.mark.parametrize(
    ("on", "version", "last"),
    [("2026-01-17", "2025-11-17", "2026-01-17"), ("2026-01-18", "2026-01-18", None)],
)
@pytest.mark.parametrize("form", [".json", ".xml", ".txt", ".html"])
def test_the_text_of_a_day(
    client: TestClient, on: str, version: str, last: str | None, form: str
) -> None:
    got = client.get(f"{ACT}{form}", params={"on": on})
    if form == ".json":
        shown = got.json()
        assert (shown["version"], shown["wording"]["to"]) == (version, last)
        assert shown["wording"]["iri"] == shown["iri"]
        made = {made["act"].rpartition("/")[2] for made in shown["wording"]["made_by"]}
        assert made == ({"231-VIII"} if version == "2026-01-18" else set())
        # a text by its version is the same one, without the question of a day
        same = client.get(f"{ACT}@{version}{form}").json()
        assert same["units"] == shown["units"]
    else:
        assert got.status_code == 200
        assert ("Статья 19-1." in got.text) is (version == "2026-01-18")
    xml = client.get(f"{ACT}.xml", params={"on": on})
    assert xml.content == client.get(f"{ACT}@{version}.xml").content


def test_a_provision_of_a_day(client: TestClient) -> None:
    place = f"{ACT}/provisions/art_1__point_2.json"
    old, new = (client.get(place, params={"on": f"2026-01-{d}"}).json() for d in (17, 18))
    assert ("биометрические" in old["text"], "биометрические" in new["text"]) == (False, True)
    assert (old["wording"]["from"], new["wording"]["from"]) == ("2025-11-17", "2026-01-18")
    gone = client.get(f"{ACT}/provisions/art_19-1.json", params={"on": "2026-01-17"})
    assert gone.status_code == 404
    assert gone.json()["type"].endswith("/unknown-provision")


def test_the_version_in_the_path_stands_whatever_the_day(client: TestClient) -> None:
    shown = client.get(f"{ACT}@2025-11-17.json", params={"on": "2026-09-01"}).json()
    assert shown["version"] == "2025-11-17"
    assert [g["work"].rpartition("/")[2] for g in shown["announced"]] == ["256-VIII", "326-VIII"]


def test_links_lead_to_the_versions_around_and_to_the_history(client: TestClient) -> None:
    old, new = (client.get(f"{ACT}@{v}.xml").headers["link"] for v in ("2025-11-17", "2026-01-18"))
    assert f'<{ACT}/history>; rel="version-history"' in old
    assert f'<{ACT}@2026-01-18>; rel="successor-version"' in old
    assert f'<{ACT}@2025-11-17>; rel="predecessor-version"' in new
    assert "predecessor" not in old
    assert "successor" not in new


@pytest.mark.parametrize(
    ("on", "numbers"),
    [
        ("2026-07-11", []),
        ("2026-07-12", ["256-VIII"]),
        ("2026-08-25", ["256-VIII", "326-VIII"]),
        ("", ["256-VIII", "326-VIII"]),
    ],
)
def test_announced_changes_of_a_day(client: TestClient, on: str, numbers: list[str]) -> None:
    for place in ("rus.json", "kaz/provisions/art_17__para_1.json"):
        shown = client.get(f"/v1/acts/230-VIII/{place}", params={"on": on} if on else {}).json()
        assert [g["work"].rpartition("/")[2] for g in shown["announced"]] == numbers
        assert all(g["status"] == "announced, text not held" for g in shown["announced"])


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("place", ["eng", "eng/provisions/art_28"])
def test_texts_for_people_begin_with_what_is_announced(
    client: TestClient, form: str, place: str
) -> None:
    address = f"/v1/acts/230-VIII/{place}.{form}"
    assert "326-VIII" not in client.get(address, params={"on": "2026-08-24"}).text
    said = client.get(address, params={"on": "2026-08-25"}).text
    assert said.index("326-VIII") < said.index("Article")


def test_by_laws_stand_at_their_article(client: TestClient) -> None:
    shown = client.get("/v1/acts/230-VIII/eng/provisions/art_19__para_1.json").json()
    (gap,) = shown["by_laws"]
    assert (gap["since"], gap["knowledge"]) == ("2026-04-26", "press")


def test_the_text_turns_on_its_day_while_the_service_runs(library: Library) -> None:
    """The library was opened before the day; the clock that is asked is the service's."""
    opened = Library.open(today=date(2026, 1, 17), user=library.corpus.store.root)
    clock = [date(2026, 1, 17)]
    running = TestClient(api.create_app(opened, today=lambda: clock[0]))
    assert running.get("/v1/acts/274-IV/kaz.json").json()["version"] == "2025-11-17"
    clock[0] = date(2026, 1, 18)
    assert running.get("/v1/acts/274-IV/kaz.json").json()["version"] == "2026-01-18"
    assert "27" in running.get("/read/274-IV?lang=kk").text.partition("art_27__para_6")[2]


# History and difference


def test_the_history_of_an_act(client: TestClient) -> None:
    shown = client.get(f"{ACT}/history").json()
    assert [(w["from"], w["to"]) for w in shown["wordings"]] == [
        ("2025-11-17", "2026-01-17"),
        ("2026-01-18", None),
    ]
    assert shown["stages"] is None
    assert shown["problems"] == []
    tag = client.get(f"{ACT}/history.json").headers["etag"]
    again = client.get(f"{ACT}/history", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_the_history_of_a_unit(client: TestClient) -> None:
    shown = client.get("/v1/acts/94-V/en/provisions/art_7/history").json()
    assert [stage["change"] for stage in shown["stages"]] == ["original", "changed"]
    made = shown["stages"][1]["made_by"]
    assert [m["basis"] for m in made] == ["assumed", "assumed"]
    assert made[1]["units"] == ["art_7__para_11", "art_7__para_12"]


def test_the_difference_of_two_days(client: TestClient) -> None:
    days = {"from": "2026-01-17", "to": "2026-09-01"}
    shown = client.get(f"{ACT}/diff", params=days).json()
    kinds = {c["new_eid"]: c["kind"] for c in shown["changes"]}
    assert (kinds["art_1__point_2"], kinds["art_19-1"]) == ("changed", "added")
    assert len(shown["announced"]) == 2
    page = client.get(f"{ACT}/diff.html", params=days)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<ins>" in page.text
    assert "<del>" in page.text
    unit = client.get(f"{ACT}/provisions/art_8/diff.json", params=days).json()
    assert {c["kind"] for c in unit["changes"]} == {"added"}
    same = client.get(f"{ACT}/diff", params={"from": "2026-02-01", "to": "2026-02-01"}).json()
    assert (same["same_text"], same["changes"]) == (True, [])


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        (f"{ACT}.json?on=2025-11-16", 404, "unknown-version", "as early as 2025-11-16"),
        (f"{ACT}.json?on=2025-11-16", 404, "unknown-version", "rus@2025-11-17"),
        (f"{ACT}/provisions/art_7.json?on=2020-01-01", 404, "unknown-version", "2020-01-01"),
        ("/v1/acts/94-VI/rus/history", 404, "unknown-act", "94-V"),
        ("/v1/acts/193-VII/rus/history", 404, "unknown-version", "Import its official text"),
        (f"{ACT}/provisions/art_99/history", 404, "unknown-provision", "art_99"),
        ("/v1/acts/94-V/de/history", 422, "unknown-language", "ru, kk, en"),
        (f"{ACT}/diff", 422, "invalid-request", "'from' is missing"),
        (f"{ACT}/diff?from=2026-01-01", 422, "invalid-request", "'to' is missing"),
        (f"{ACT}/diff?from=2026-02-30&to=2026-03-01", 422, "invalid-date", "2026-02-30"),
        (f"{ACT}/diff?from=2026-03-01&to=2026-02-01", 422, "invalid-request", "Exchange"),
        (f"{ACT}/diff?from=2020-03-01&to=2026-02-01", 404, "unknown-version", "2020-03-01"),
        (f"{ACT}/provisions/art_99/diff?from=2026-01-01&to=2026-02-01", 404, "unknown-provision",
         "art_99"),
    ],
)  # fmt: skip
def test_faults_are_problems(
    client: TestClient, path: str, status: int, kind: str, words: str
) -> None:
    response = client.get(path)
    shown = response.json()
    assert (response.status_code, shown["type"]) == (status, f"/v1/problems/{kind}")
    assert words in shown["detail"] + shown["remedy"]


def test_a_form_that_there_is_not(client: TestClient) -> None:
    days = {"from": "2026-01-17", "to": "2026-09-01"}
    response = client.get(f"{ACT}/diff", params=days, headers={"Accept": "application/pdf"})
    assert response.status_code == 406


def test_openapi_describes_them(client: TestClient) -> None:
    paths = client.get("/v1/openapi.json").json()["paths"]
    diff = paths["/v1/acts/{slug}/{language}/diff"]["get"]
    assert {p["name"] for p in diff["parameters"]} == {"slug", "language", "from", "to"}
    for path in ("history", "diff", "provisions/{eid}/history", "provisions/{eid}/diff"):
        assert f"/v1/acts/{{slug}}/{{language}}/{path}" in paths


# Pages


class Links(HTMLParser):
    """The links of a page, and the text of its notices."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [v for k, v in attrs if k == "href" and v]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ru", ("Редакция на 18.01.2026", "изменена законом: 231-VIII", "с 18.01.2026")),
        ("kk", ("18.01.2026 күнгі редакция", "өзгерткен заң: 231-VIII", "18.01.2026 бастап")),
        ("en", ("Wording on 18.01.2026", "changed by: 231-VIII", "from 18.01.2026")),
    ],
)
def test_the_page_of_a_day_says_which_wording_it_is(
    client: TestClient, lang: str, said: tuple[str, ...]
) -> None:
    page = client.get(f"/read/94-V?lang={lang}&on=2026-01-18").text
    for words in said:
        assert words in page
    assert 'id="art_19-1"' in page
    before = client.get(f"/read/94-V?lang={lang}&on=2026-01-17").text
    assert 'id="art_19-1"' not in before
    assert 'value="2026-01-17"' in before


def test_every_way_from_the_page_answers(client: TestClient) -> None:
    page = client.get("/read/94-V?lang=en&on=2026-01-18").text
    ways = {h for h in Links(page).links if h.startswith(("/read/94-V?", "/read/94-V/", "/v1/"))}
    assert any("/diff?" in way for way in ways)
    assert any("/history?" in way and "unit=" in way for way in ways)
    assert any(way.startswith("/v1/acts/94-V/eng@2026-01-18.") for way in ways)
    for way in ways:
        assert client.get(way).status_code == 200, way


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
@pytest.mark.parametrize(("on", "many"), [("2026-07-11", 0), ("2026-07-12", 1), ("2026-09-01", 2)])
def test_announced_changes_are_words_at_the_head_and_at_their_units(
    client: TestClient, lang: str, on: str, many: int
) -> None:
    page = client.get(f"/read/230-VIII?lang={lang}&on={on}").text
    head, _, text = page.partition('class="tools"')
    banner = head.partition('<div class="notice announced" role="note">')[2].partition("</div>")[0]
    assert banner.count("<li>") == many
    assert text.partition('id="art_28"')[2].partition("</section>")[0].count('class="gap"') == many


def test_an_act_that_is_not_yet_applied_says_so(client: TestClient) -> None:
    said = "On 17.01.2026 the act is not yet applied: it applies from 18.01.2026."
    assert said in client.get("/read/230-VIII?lang=en&on=2026-01-17").text
    assert said not in client.get("/read/230-VIII?lang=en&on=2026-01-18").text
    early = client.get("/read/230-VIII?lang=en&on=2025-01-01").text
    assert "was not yet adopted: it was signed on 17.11.2025" in early


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/read/94-V?on=2020-01-01", 404),
        ("/read/94-V?on=yesterday", 422),
        ("/read/94-V/diff?from=2026-01-17", 422),
        ("/read/193-VII/diff", 404),
        ("/read/94-V/history?unit=art_99", 404),
        ("/read/193-VII/history", 404),
    ],
)
def test_wrong_addresses_of_pages(client: TestClient, address: str, status: int) -> None:
    page = client.get(address, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert page.text.startswith("<!doctype html>")


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_the_pages_of_history_and_difference(client: TestClient, lang: str) -> None:
    history = client.get(f"/read/94-V/history?lang={lang}&unit=art_7").text
    assert history.count('<section class="stage"') == 2
    diff = client.get(f"/read/94-V/diff?lang={lang}&from=2026-01-17&to=2026-01-18").text
    assert "<ins>" in diff
    assert "<del>" in diff
    assert diff.count('<tr class="changed">') == 2
    # without days the last two wordings are compared
    last = client.get(f"/read/94-V/diff?lang={lang}").text
    assert 'value="2025-11-17"' in last
    assert 'value="2026-01-18"' in last
    assert client.get(f"/read/94-V/history?lang={lang}").text.count('<section class="stage"') == 2


@pytest.mark.parametrize(
    ("lang", "word"), [("ru", "объявлены"), ("kk", "жарияланған"), ("en", "announced")]
)
def test_answers_and_assessments_name_announced_changes_too(
    client: TestClient, lang: str, word: str
) -> None:
    profile = f"lang={lang}&f.role_owner=yes"
    late = client.get(f"/assess?{profile}&on=2026-09-01").text
    early = client.get(f"/assess?{profile}&on=2026-07-11").text
    assert 'class="notice announced"' in late
    assert "326-VIII" in late
    assert 'class="notice announced"' not in early
    page = client.get(f"/?lang={lang}&q=17").text
    assert "256-VIII" in page
    assert word in page
    hits = client.get("/v1/search", params={"q": "17", "lang": lang}).json()["hits"]
    for hit in hits:
        place = f"/v1/acts/230-VIII/{lang}/provisions/{hit['eid']}"
        assert (
            hit["announced"] == client.get(place, params={"on": "2026-11-24"}).json()["announced"]
        )
    assert 2 in {len(hit["announced"]) for hit in hits}
