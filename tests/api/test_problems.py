"""Every error is problem details with a documented type; limits, headers, load."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

import api
from api.guard import Guard
from api.problems import KINDS, sentence
from kzlegal.library import Library

TODAY = date(2026, 11, 24)

JSON = "application/json"
DOCS = Path(__file__).parents[2] / "docs" / "http-api.md"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_type_is_documented(client: TestClient, kind: str) -> None:
    shown = client.get(f"/v1/problems/{kind}").json()
    assert shown["status"] == KINDS[kind].status
    assert f"`{kind}`" in DOCS.read_text("utf-8")


def test_the_list_of_types(client: TestClient) -> None:
    listed = client.get("/v1/problems").json()["types"]
    assert [t["type"] for t in listed] == [f"/v1/problems/{kind}" for kind in KINDS]
    assert client.get("/v1/problems/none").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "kind"),
    [
        ("GET", "/v1/nothing", {}, 404, "not-found"),
        ("GET", "/v1/acts/", {}, 404, "not-found"),
        ("DELETE", "/v1/acts", {}, 405, "method-not-allowed"),
        ("POST", "/v1/search", {}, 405, "method-not-allowed"),
        ("POST", "/v1/assess", {"content": b"facts"}, 415, "unsupported-media-type"),
        ("POST", "/v1/assess", {"data": {"f.role_owner": "yes"}}, 415, "unsupported-media-type"),
        ("POST", "/assess", {"json": {}}, 415, "unsupported-media-type"),
        (
            "POST",
            "/v1/assess",
            {"content": b"{", "type": JSON},
            400,
            "malformed-json",
        ),
        (
            "POST",
            "/v1/assess",
            {"content": b"[" * 60_000, "type": JSON},
            400,
            "malformed-json",
        ),
        ("POST", "/v1/assess", {"json": []}, 422, "invalid-request"),
        ("POST", "/v1/assess", {"json": {"fact": {}}}, 422, "invalid-request"),
        ("POST", "/v1/assess", {"json": {"on": "2026-02-30"}}, 422, "invalid-date"),
        ("POST", "/v1/assess", {"content": b'{"on": NaN}', "type": JSON}, 422, "invalid-date"),
        ("POST", "/v1/assess", {"json": {"lang": "de"}}, 422, "unknown-language"),
        ("POST", "/v1/assess", {"content": b"x" * 70_000}, 413, "body-too-large"),
        ("GET", "/v1/search?q=" + "a" * 17_000, {}, 414, "target-too-long"),
    ],
)
def test_faults_of_requests(
    client: TestClient,
    method: str,
    path: str,
    options: dict[str, Any],
    status: int,
    kind: str,
) -> None:
    given = dict(options)
    if media := given.pop("type", ""):
        given["headers"] = {"Content-Type": media}
    response = client.request(method, path, **given)
    shown = response.json()
    assert (response.status_code, shown["type"]) == (status, f"/v1/problems/{kind}")
    assert response.headers["content-type"] == "application/problem+json"
    assert shown["detail"].endswith((".", "?"))
    assert shown["remedy"]
    assert shown["instance"] == path.partition("?")[0]
    assert response.headers["content-security-policy"]


def test_a_wrong_method_names_the_right_ones(client: TestClient) -> None:
    assert client.put("/v1/assess").headers["allow"]


def test_a_body_that_lies_about_its_length_is_cut_off(client: TestClient) -> None:
    def pieces() -> object:
        yield from (b"x" * 10_000 for _ in range(10))

    response = client.post("/v1/assess", content=pieces())
    assert response.status_code == 413


def test_a_fault_of_the_service_shows_nothing_of_the_inside(library: Library) -> None:
    class Broken(Library):
        def coverage(self) -> NoReturn:
            raise RuntimeError("secret of the inside")

    broken = Broken(library.corpus, TODAY, library.cache)
    client = TestClient(api.create_app(broken, today=lambda: TODAY), raise_server_exceptions=False)
    response = client.get("/v1/coverage")
    assert response.json()["type"] == "/v1/problems/internal-error"
    assert "secret" not in response.text


def test_not_ready_without_norms(library: Library) -> None:
    class Empty(Library):
        norms = ()

    empty = Empty(library.corpus, TODAY, library.cache)
    client = TestClient(api.create_app(empty, today=lambda: TODAY))
    response = client.get("/readyz")
    assert (response.status_code, response.json()["type"]) == (503, "/v1/problems/not-ready")


def test_more_requests_than_the_limit_are_turned_away() -> None:
    async def run() -> list[Message]:
        release = asyncio.Event()
        sent: list[Message] = []

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            await release.wait()

        async def receive() -> Message:
            return {"type": "http.request"}

        async def send(message: Message) -> None:
            sent.append(message)

        guard = Guard(slow, api.Limits(concurrency=1), "release")
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        first = asyncio.create_task(guard(scope, receive, send))
        await asyncio.sleep(0)
        await guard(scope, receive, send)
        release.set()
        await first
        return sent

    start, _ = asyncio.run(run())
    assert start["status"] == 503
    assert (b"retry-after", b"2") in start["headers"]


@pytest.mark.parametrize("path", ["/", "/v1/acts", "/nowhere", "/static/page.css", "/healthz"])
def test_headers_of_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert len(headers["x-kzlegal-dataset"]) == 16


def test_the_release_is_the_same_for_the_same_data(library: Library) -> None:
    names = {
        TestClient(api.create_app(library, today=lambda: TODAY))
        .get("/healthz")
        .headers["x-kzlegal-dataset"]
        for _ in range(2)
    }
    assert len(names) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [("no fact", "No fact."), ("Did it?", "Did it?"), ("two\n lines", "Two lines."), ("", "")],
)
def test_messages_are_sentences(text: str, shown: str) -> None:
    assert sentence(text) == shown
