"""The graph over HTTP: named queries, exports, schema.org metadata of texts and pages."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from kzlegal.library import Library

DUTIES = "/v1/queries/duties-of-role"


def test_the_list_holds_every_query_with_its_sparql(client: TestClient, library: Library) -> None:
    shown = client.get("/v1/queries").json()["queries"]
    assert [query["name"] for query in shown] == list(library.queries)
    for query in shown:
        assert set(query["title"]) == set(query["answers"]) == {"rus", "kaz", "eng"}
        assert "SELECT" in query["sparql"]


def test_every_query_answers_its_example(client: TestClient) -> None:
    for query in client.get("/v1/queries").json()["queries"]:
        given = {p["name"]: p["example"] for p in query["parameters"]}
        response = client.get(f"/v1/queries/{query['name']}", params=given)
        assert response.status_code == 200, response.text
        assert response.json()["results"]["bindings"]


@pytest.mark.parametrize(
    ("suffix", "accept", "media", "start"),
    [
        ("", "", "application/sparql-results+json", "{"),
        (".srj", "", "application/sparql-results+json", "{"),
        ("", "application/json", "application/json", "{"),
        (".csv", "", "text/csv", "norm,unit,pinpoint"),
        ("", "text/csv", "text/csv", "norm,unit,pinpoint"),
        (".tsv", "text/csv", "text/tab-separated-values", "?norm\t?unit"),
    ],
)
def test_rows_come_in_the_forms_of_sparql(
    client: TestClient, suffix: str, accept: str, media: str, start: str
) -> None:
    response = client.get(
        f"{DUTIES}{suffix}?role=owner&on=2026-01-18", headers={"Accept": accept} if accept else {}
    )
    assert response.headers["content-type"].startswith(media)
    assert response.text.startswith(start)
    assert "15(2)(3)" in response.text
    same = client.get(
        f"{DUTIES}{suffix}?role=owner&on=2026-01-18",
        headers={"Accept": accept or "*/*", "If-None-Match": response.headers["etag"]},
    )
    assert same.status_code == 304


@pytest.mark.parametrize(
    ("address", "status", "kind", "words"),
    [
        ("/v1/queries/duties-of-rol", 404, "unknown-query", "Did you mean duties-of-role"),
        (f"{DUTIES}?role=owner", 422, "invalid-request", "on=2026-03-01"),
        (f"{DUTIES}?role=ownr&on=2026-01-18", 422, "invalid-request", "Did you mean owner"),
        (f"{DUTIES}?role=owner&on=2026-02-30", 422, "invalid-request", "YYYY-MM-DD"),
        (f"{DUTIES}?role=owner&role=user&on=2026-01-18", 422, "invalid-request", ""),
        (f"{DUTIES}?roles=owner", 422, "invalid-request", "Did you mean role"),
        (f"{DUTIES}?role=%22%20.%20%7D&on=2026-01-18", 422, "invalid-request", ""),
        (f"{DUTIES}.pdf?role=owner&on=2026-01-18", 406, "not-acceptable", ".csv"),
        ("/v1/norms.pdf", 406, "not-acceptable", ".csv"),
    ],
)
def test_a_wrong_question_is_a_problem_with_a_remedy(
    client: TestClient, address: str, status: int, kind: str, words: str
) -> None:
    response = client.get(address)
    assert response.status_code == status
    told = response.json()
    assert told["type"] == f"/v1/problems/{kind}"
    assert words in told["remedy"]


def test_norms_for_other_programs(client: TestClient) -> None:
    table = client.get("/v1/norms.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.content.startswith(b"\xef\xbb\xbfid,act,eid")
    rules = client.get("/v1/norms.lrml")
    assert ElementTree.fromstring(rules.content).tag.endswith("LegalRuleML")
    assert client.get("/v1/norms").json()["norms"]


def test_the_context_is_served(client: TestClient) -> None:
    response = client.get("/v1/context.jsonld")
    assert response.headers["content-type"] == "application/ld+json"
    assert response.json()["@context"]["bearer"] == {"@id": "kz:bearer", "@type": "@id"}


def test_texts_and_units_have_metadata_of_schema_org(client: TestClient) -> None:
    text = client.get("/v1/acts/230-VIII/rus.jsonld").json()
    assert text["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert text["isBasedOn"]["legislationIdentifier"] == "230-VIII"
    unit = client.get("/v1/acts/230-VIII/en/provisions/art_5.jsonld").json()
    assert unit["isBasedOn"]["@id"].endswith("/230-VIII/~art_5")
    early = client.get("/v1/acts/230-VIII/rus.jsonld?on=2026-01-17").json()
    assert early["isBasedOn"]["legislationLegalForce"] == "https://schema.org/NotInForce"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/read/235-V?lang=en", ""),
        ("/v1/acts/235-V/en.html", ""),
        ("/v1/acts/235-V/en/provisions/art_641-1.html", "~art_641-1"),
    ],
)
def test_a_page_tells_search_engines_whose_words_they_are(
    client: TestClient, address: str, part: str
) -> None:
    page = client.get(address).text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told = json.loads(block)
    assert told["@type"] == "Legislation"
    assert told["@id"].endswith(part)
    assert told["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert "/235-V" in told["isBasedOn"]["@id"]
    assert "<" not in block
