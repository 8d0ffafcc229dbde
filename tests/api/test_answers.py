"""Search, assessment, facts, norms, graph, coverage and health."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from kzlegal.library import Library

OWNER = {"role_owner": True, "risk_degree": "high"}
NOT_STORED = "no-store"


def test_search_gives_places_with_reasons(client: TestClient) -> None:
    shown = client.get("/v1/search", params={"q": "эмоции человека без согласия", "lang": "ru"})
    found = shown.json()
    best = found["hits"][0]
    assert best["eid"].startswith("art_17__para_3")
    assert best["pinpoint"].startswith("17(3)")
    assert {"dense", "lexical"} <= set(best["parts"])
    assert best["iri"].startswith("/akn/kz/act/restatement/")
    assert best["citation"].endswith("статьи 17")


def test_search_without_vectors_says_so(client: TestClient) -> None:
    found = client.get("/v1/search", params={"q": "risk management", "lang": "en"}).json()
    assert found["hits"]
    assert any("words only" in notice for notice in found["notices"])


@pytest.mark.parametrize(
    ("header", "language"), [("kk-KZ,ru;q=0.5", "kaz"), ("de, en;q=0.3", "eng"), ("", "rus")]
)
def test_search_speaks_the_reader_s_language(
    client: TestClient, header: str, language: str
) -> None:
    shown = client.get("/v1/search?q=230&limit=2", headers={"Accept-Language": header})
    assert shown.json()["language"] == language
    assert len(shown.json()["hits"]) == 2


@pytest.mark.parametrize(
    ("params", "kind"),
    [
        ({"q": ""}, "invalid-question"),
        ({"q": "?!"}, "invalid-question"),
        ({"q": "а" * 501}, "invalid-question"),
        ({"q": "риск", "limit": "0"}, "invalid-request"),
        ({"q": "риск", "limit": "51"}, "invalid-request"),
        ({"q": "риск", "limit": "много"}, "invalid-request"),
        ({"q": "риск", "lang": "xx"}, "unknown-language"),
    ],
)
def test_bad_questions_are_problems(client: TestClient, params: dict[str, str], kind: str) -> None:
    response = client.get("/v1/search", params=params)
    assert response.status_code == 422
    assert response.json()["type"] == f"/v1/problems/{kind}"


def test_an_assessment_gives_reasons_and_questions(client: TestClient) -> None:
    body = {"facts": OWNER, "on": "2026-11-22", "lang": "en"}
    response = client.post("/v1/assess", json=body)
    shown = response.json()
    assert response.headers["cache-control"] == NOT_STORED
    assert shown["on"] == "2026-11-22"
    (risk,) = [n for n in shown["norms"] if n["eid"] == "art_15__para_2__point_1"]
    assert risk["status"] == "applies"
    assert risk["pinpoint"] == "15(2)(1)"
    assert risk["quote"]
    assert json.dumps(risk["because"]).count("role_owner") == 1
    assert shown["questions"][0]["settles"] >= shown["questions"][-1]["settles"]


def test_the_answer_is_the_library_s(client: TestClient, library: Library) -> None:
    shown = client.post("/v1/assess", json={"facts": OWNER, "lang": "kk"}).json()
    result = library.assess(library.profile(OWNER), library.today)
    assert shown == json.loads(json.dumps(library.assessment_json(result, "kaz")))


def test_assessment_of_some_acts(client: TestClient) -> None:
    posted = client.post("/v1/assess", json={"facts": OWNER, "acts": ["94-V"], "lang": "en"})
    got = client.get("/v1/assess?f.role_owner=yes&f.risk_degree=high&act=94-V&lang=en")
    assert {n["act"] for n in posted.json()["norms"]} == {"/akn/kz/act/2013-05-21/94-V"}
    assert got.json()["norms"] == posted.json()["norms"]
    for act in ("232-VIII", "999-IX"):
        wrong = client.post("/v1/assess", json={"acts": [act]})
        assert wrong.json()["type"] == "/v1/problems/unknown-act"


def test_comparison_of_two_days(client: TestClient) -> None:
    body = {"facts": OWNER, "on": "2026-01-17", "and": "2026-01-18", "lang": "en"}
    response = client.post("/v1/compare", json=body)
    shown = response.json()
    assert NOT_STORED in response.headers["cache-control"]
    rows = {n["pinpoint"]: n for n in shown["norms"]}
    duty = rows["15(2)(1)"]
    assert (duty["before"]["status"], duty["after"]["status"]) == ("not-yet-applied", "applies")
    assert (duty["cause"], duty["day"]) == ("begins", "2026-01-18")
    assert rows["94-V 19-1(1)"]["by"][0]["act"].endswith("/231-VIII")


def test_comparison_of_two_profiles(client: TestClient) -> None:
    body = {"facts": OWNER, "other": {**OWNER, "ai_goods_or_services": True}, "lang": "en"}
    shown = client.post("/v1/compare", json=body).json()
    assert [f["fact"] for f in shown["facts"]] == ["ai_goods_or_services"]
    assert {n["cause"] for n in shown["norms"]} == {"facts"}


@pytest.mark.parametrize("more", [{}, {"and": "2026-02-01", "other": {}}])
def test_a_comparison_needs_one_thing(client: TestClient, more: dict[str, object]) -> None:
    response = client.post("/v1/compare", json={"facts": OWNER, **more})
    assert response.status_code == 422
    assert response.json()["type"] == "/v1/problems/invalid-request"


def test_which_norms_need_review(client: TestClient) -> None:
    shown = client.get("/v1/review?on=2026-11-22").json()
    assert shown["norms"] == []
    assert len(shown["texts"]) == 12
    assert client.get("/v1/review?on=x").status_code == 422


def test_the_matrix_as_json_and_csv(client: TestClient) -> None:
    shown = client.get("/v1/matrix?on=2026-11-22&lang=en")
    rows = {n["pinpoint"]: n["roles"] for n in shown.json()["norms"]}
    assert (rows["15(2)(1)"]["owner"], rows["16(2)(1)"]["owner"]) == ("applies", "no")
    assert NOT_STORED not in shown.headers["cache-control"]
    table = client.get("/v1/matrix.csv?on=2026-11-22&lang=en&type=obligation")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.splitlines()[0].startswith("act,pinpoint,id,type")
    assert all(",obligation," in line for line in table.text.splitlines()[1:])
    assert client.get("/v1/matrix?type=duty").status_code == 422
    private = client.get("/v1/matrix?on=2026-11-22&f.risk_degree=high")
    assert NOT_STORED in private.headers["cache-control"]


def test_a_receipt_is_given_and_verified(client: TestClient) -> None:
    given = client.post("/v1/receipt", json={"facts": OWNER, "on": "2026-11-22"})
    headers = {"Content-Type": "application/json"}
    sent = client.post("/v1/receipt/verify", content=given.content, headers=headers)
    assert sent.json() == {
        "equal": True,
        "sha256": given.json()["sha256"],
        "now": given.json()["sha256"],
        "disagreements": [],
    }
    altered = given.text.replace('"role_owner": "yes"', '"role_owner": "no"')
    found = client.post("/v1/receipt/verify", content=altered, headers=headers)
    assert found.json()["type"] == "/v1/problems/altered-receipt"
    for content in ("[]", "{", "null", b"\xff"):
        assert client.post("/v1/receipt/verify", content=content, headers=headers).status_code in (
            400, 422,
        )  # fmt: skip
    assert client.post("/v1/receipt/verify", content=given.content).status_code == 415


def test_an_empty_profile_gives_questions_and_no_verdict(client: TestClient) -> None:
    shown = client.post("/v1/assess", json={}).json()
    assert shown["on"] == "2026-11-24"
    assert shown["questions"]
    duties = [n for n in shown["norms"] if n["type"] in ("obligation", "prohibition")]
    assert {n["status"] for n in duties} <= {
        "cannot-say",
        "turns-on-judgment",
        "no-longer-applied",
    }


@pytest.mark.parametrize("day", ["2025-11-17", "2026-01-17"])
def test_before_its_first_day_nothing_is_applied(client: TestClient, day: str) -> None:
    shown = client.post("/v1/assess", json={"facts": OWNER, "on": day}).json()
    (risk,) = [n for n in shown["norms"] if n["eid"] == "art_15__para_2__point_1"]
    assert risk["status"] == "not-yet-applied"
    assert risk["applies_from"] == "2026-01-18"


def test_one_profile_one_answer_by_body_and_by_address(client: TestClient) -> None:
    posted = client.post("/v1/assess", json={"facts": OWNER, "on": "2026-11-22", "lang": "en"})
    got = client.get("/v1/assess?f.role_owner=yes&f.risk_degree=high&on=2026-11-22&lang=en")
    assert got.content == posted.content


@pytest.mark.parametrize(
    ("facts", "kind", "words"),
    [
        ({"role_ownr": True}, "unknown-fact", "role_owner"),
        ({"risk_degree": "huge"}, "invalid-fact", "minimal"),
        ({"role_authorized_body": True, "role_state_body": False}, "contradicting-facts", ""),
        ({"role_owner": ["yes"]}, "invalid-request", "role_owner"),
        ({f"f{n}": True for n in range(401)}, "invalid-request", "401"),
    ],
)
def test_bad_facts_are_problems(
    client: TestClient, facts: dict[str, object], kind: str, words: str
) -> None:
    response = client.post("/v1/assess", json={"facts": facts})
    shown = response.json()
    assert (response.status_code, shown["type"]) == (422, f"/v1/problems/{kind}")
    assert words in json.dumps(shown, ensure_ascii=False)
    assert "line 0" not in shown["detail"]


def test_two_answers_to_one_fact_contradict(client: TestClient) -> None:
    response = client.get("/v1/assess?f.role_owner=yes&f.role_owner=no")
    assert response.json()["type"] == "/v1/problems/contradicting-facts"


def test_the_facts_catalogue_is_whole(client: TestClient, library: Library) -> None:
    facts = client.get("/v1/facts").json()["facts"]
    assert [f["id"] for f in facts] == [f.id for f in library.catalogue.facts]
    assert all(f["question"][code] for f in facts for code in ("rus", "kaz", "eng"))


def test_norms_are_filtered(client: TestClient, library: Library) -> None:
    every = client.get("/v1/norms").json()
    assert len(every["norms"]) == every["total"] == len(library.norms)
    bans = client.get("/v1/norms?type=prohibition").json()["norms"]
    assert bans
    assert {n["type"] for n in bans} == {"prohibition"}
    unit = client.get("/v1/norms?eid=art_1").json()["norms"]
    assert {n["eid"].partition("__")[0] for n in unit} == {"art_1"}
    assert all(
        "owner" in n["bearer"] + n["bearer_implied"]
        for n in client.get("/v1/norms?bearer=owner").json()["norms"]
    )


@pytest.mark.parametrize(
    ("path", "media", "start"),
    [
        ("/v1/graph.ttl", "text/turtle", "@"),
        ("/v1/graph.nq", "application/n-quads", "<"),
        ("/v1/graph.jsonld", "application/ld+json", "{"),
    ],
)
def test_the_graph_in_each_form(client: TestClient, path: str, media: str, start: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"].startswith(media)
    assert response.text.startswith(start)
    again = client.get("/v1/graph", headers={"Accept": media})
    assert again.content == response.content
    same = client.get(path, headers={"If-None-Match": response.headers["etag"]})
    assert same.status_code == 304


def test_other_graph_forms_are_not_acceptable(client: TestClient) -> None:
    assert client.get("/v1/graph.csv").status_code == 406
    assert client.get("/v1/graph", headers={"Accept": "text/csv"}).status_code == 406


def test_coverage_names_the_release(client: TestClient) -> None:
    response = client.get("/v1/coverage")
    assert response.json()["dataset"] == response.headers["x-kzlegal-dataset"]
    assert response.json()["acts"][0]["missing"]
    assert response.json()["search"].startswith("words")


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert set(ready["texts"]) == {"230-VIII", "231-VIII", "232-VIII", "94-V", "274-IV", "235-V"}
    assert all(texts == ["ru", "kk", "en"] for texts in ready["texts"].values())


def test_openapi_describes_every_data_route(client: TestClient) -> None:
    document = client.get("/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"/v1/acts/{slug}/{text}", "/v1/assess", "/v1/search", "/v1/graph"} <= set(
        document["paths"]
    )
    assert not any(path.startswith(("/read/", "/assess")) for path in document["paths"])
    examples = document["components"]["schemas"]["AssessIn"]["examples"]
    assert client.post("/v1/assess", json=examples[0]).status_code == 200
