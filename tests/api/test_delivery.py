"""The package works under its name in the wheel, and serving it logs no request."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

import api
from api.guard import Guard
from kzlegal.cli.delivery import load_api
from kzlegal.library import Library

TODAY = date(2026, 11, 24)


def test_the_app_works_under_the_name_it_has_in_the_wheel(library: Library) -> None:
    package = load_api()
    assert package.__name__ == "kzlegal._api"
    client = TestClient(package.create_app(library, today=lambda: TODAY))
    assert client.get("/?lang=en").status_code == 200
    assert client.get("/static/page.css").status_code == 200
    answer = client.post("/v1/assess", json={"facts": {"role_ownr": True}})
    assert answer.json()["type"] == "/v1/problems/unknown-fact"


def test_the_server_keeps_no_log_of_requests(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    import uvicorn

    seen: dict[str, object] = {}

    def serve(app: object, **settings: object) -> None:
        seen.update(settings, app=app)

    monkeypatch.setattr(uvicorn, "run", serve)
    api.run("127.0.0.1", 8000, library, lambda: TODAY)
    assert seen["access_log"] is False
    assert (seen["host"], seen["port"]) == ("127.0.0.1", 8000)
    assert any(m.cls is Guard for m in seen["app"].user_middleware)  # type: ignore[attr-defined]


def test_nothing_of_a_profile_is_logged(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    client = TestClient(api.create_app(library, today=lambda: TODAY))
    with caplog.at_level(0):
        client.post("/v1/assess", json={"facts": {"risk_degree": "high", "role_ownr": True}})
        client.get("/v1/assess?f.risk_degree=high")
    own = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not any("risk_degree" in r.getMessage() for r in own)
