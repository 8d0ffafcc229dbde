"""Whatever is asked, the service answers with a page, data or a problem, never with a fault."""

from __future__ import annotations

from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

ADDRESSES = (
    "/{}",
    "/akn/{}",
    "/akn/kz/act/{}",
    "/akn/kz/act/2025-11-17/230-VIII/{}",
    "/akn/kz/act/restatement/2025-11-17/230-VIII/rus@2025-11-17/{}",
    "/v1/acts/{}",
    "/v1/acts/230-VIII/{}",
    "/v1/acts/230-VIII/rus@{}",
    "/v1/acts/230-VIII/rus/provisions/{}",
    "/v1/acts/230-VIII/rus.json?on={}",
    "/v1/acts/94-V/rus/history?{}",
    "/v1/acts/94-V/{}/history",
    "/v1/acts/94-V/rus/provisions/{}/history",
    "/v1/acts/94-V/rus/diff?from={}&to=2026-01-01",
    "/v1/acts/94-V/rus/provisions/{}/diff?from=2026-01-01&to=2026-02-01",
    "/read/94-V?on={}",
    "/read/94-V/history?unit={}",
    "/read/94-V/diff?from={}&to=2026-01-01",
    "/v1/search?q={}",
    "/v1/search?q=risk&limit={}",
    "/v1/search?q=risk&lang={}",
    "/v1/assess?f.{}=yes",
    "/v1/assess?f.risk_degree={}",
    "/v1/assess?on={}",
    "/v1/norms?eid={}",
    "/v1/graph.{}",
    "/v1/problems/{}",
    "/?q={}",
    "/?lang={}",
    "/read/{}",
    "/read/230-VIII?beside={}",
    "/assess?f.{}=yes",
    "/assess?on={}",
    "/static/{}",
)
MARKS = (
    b"~ @ : ; -> . .. / !main rus art_1 .xml 2025-11-17 art_17__para_3 % __ para_1 230-VIII".split()
)
PIECES = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from([*MARKS, b"\x00", b"\r\n"]), max_size=6).map(b"".join),
)


@pytest.mark.parametrize("address", ADDRESSES)
@settings(max_examples=10, deadline=None)
@given(piece=PIECES, accept=st.sampled_from(["", "*/*", "text/html", "text/turtle;q=x", ",;,"]))
def test_no_address_brings_it_down(
    client: TestClient, address: str, piece: bytes, accept: str
) -> None:
    response = client.get(
        address.format(quote_from_bytes(piece, safe="/")), headers={"Accept": accept}
    )
    assert response.status_code < 500
    if response.status_code >= 400 and "html" not in response.headers["content-type"]:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["detail"]


@settings(max_examples=20, deadline=None)
@given(body=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_body_brings_it_down(client: TestClient, body: bytes) -> None:
    for media in ("application/json", "application/x-www-form-urlencoded", "text/plain"):
        for path in ("/v1/assess", "/assess", "/assess.json"):
            response = client.post(path, content=body, headers={"Content-Type": media})
            assert response.status_code < 500


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=20, deadline=None)
@given(
    facts=st.dictionaries(
        st.sampled_from(["role_owner", "risk_degree", "roles", "date", "facts", "note", "x"]),
        JSON,
        max_size=3,
    ),
    on=JSON,
)
def test_no_profile_brings_it_down(client: TestClient, facts: object, on: object) -> None:
    for body in ({"facts": facts}, {"facts": facts, "on": on}, {"facts": on}):
        response = client.post("/v1/assess", json=body)
        assert response.status_code in (200, 422)
