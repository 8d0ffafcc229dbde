"""A description over HTTP and on the page: proposals to tick, nothing used unticked."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

TEXT = "Our clinic runs its own chatbot; a doctor always decides. No social scoring."
TEXTS = {
    "ru": "Наша клиника запустила собственный чат-бот. Социального рейтинга нет.",
    "kk": "Біздің клиника өз чат-ботын іске қосты. Әлеуметтік рейтинг жоқ.",
    "en": TEXT,
}
PROBE = "\"'><script>alert(1)</script>"


@pytest.fixture
def browser(client: TestClient) -> TestClient:
    return TestClient(client.app, headers={"Accept": "text/html"}, follow_redirects=True)


@pytest.mark.parametrize("tag", ["ru", "kk", "en"])
def test_proposals_carry_the_words_they_rest_on(client: TestClient, tag: str) -> None:
    response = client.post("/v1/describe", json={"text": TEXTS[tag]})
    shown = response.json()
    assert shown["confirmed"] is False
    found = {p["fact"]: p for p in shown["proposed"]}
    assert found["role_owner"]["value"] == "yes"
    assert found["scores_behaviour_or_traits"]["value"] == "no"
    assert found["scores_behaviour_or_traits"]["basis"] == "denied"
    for proposal in shown["proposed"]:
        for e in proposal["evidence"]:
            assert TEXTS[tag][e["start"] : e["end"]] == e["text"]
    assert "no-store" in response.headers["cache-control"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"text": ""}, "no words"),
        ({"text": "x " * 6000}, "12,000 characters"),
        ({"text": TEXTS["ru"], "lang": "en"}, "looks Russian"),
    ],
)
def test_a_description_that_cannot_be_read_is_refused(
    client: TestClient, body: dict[str, str], said: str
) -> None:
    response = client.post("/v1/describe", json=body)
    assert response.status_code == 422
    assert response.json()["type"] == "/v1/problems/invalid-description"
    assert said in response.json()["detail"]


def test_a_profile_with_proposals_in_it_is_refused(client: TestClient) -> None:
    facts = {"proposed": {"role_owner": True}}
    response = client.post("/v1/assess", json={"facts": facts})
    assert response.status_code == 422
    refused = client.post("/assess.json", data={"f.proposed": "yes"})
    assert refused.status_code == 422


@pytest.mark.parametrize("tag", ["ru", "kk", "en"])
def test_the_page_offers_boxes_that_are_not_ticked(browser: TestClient, tag: str) -> None:
    form = {"lang": tag, "on": "2026-11-22", "description": TEXTS[tag]}
    text = browser.post("/assess", data=form).text
    boxes = re.findall(r'<input type="checkbox"[^>]*>', text)
    assert '<input type="checkbox" name="f.role_owner" value="yes">' in boxes
    assert not any("checked" in box for box in boxes)
    assert "<mark>" in text
    # Nothing is answered before somebody ticks: no finding is shown.
    assert 'class="card' not in text
    assert TEXTS[tag] in text.replace("&#39;", "'")


def test_what_is_ticked_is_an_answer_and_is_not_offered_again(browser: TestClient) -> None:
    form = {"lang": "en", "on": "2026-11-22", "description": TEXT, "f.role_owner": "yes"}
    text = browser.post("/assess", data=form).text
    assert 'type="checkbox" name="f.role_owner"' not in text
    assert 'type="checkbox" name="f.autonomy"' in text
    assert 'class="card' in text


def test_a_tick_against_a_radio_button_is_a_contradiction(browser: TestClient) -> None:
    pairs = "lang=en&on=2026-11-22&f.role_owner=yes&f.role_owner=no"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = browser.post("/assess", content=pairs, headers=headers)
    assert response.status_code == 422


def test_the_page_says_what_is_wrong_with_a_description(browser: TestClient) -> None:
    response = browser.post("/assess", data={"lang": "en", "description": "私たちの病院"})
    assert response.status_code == 422
    assert "language" in response.text


def test_a_description_is_printed_as_text_only(browser: TestClient) -> None:
    text = browser.post("/assess", data={"lang": "en", "description": f"{TEXT} {PROBE}"}).text
    assert "<script>alert" not in text


def test_an_address_holds_no_description(browser: TestClient) -> None:
    text = browser.get("/assess", params={"lang": "en", "description": TEXT}).text
    assert "checkbox" not in text
    posted = browser.post("/assess", data={"lang": "en", "description": TEXT}).text
    assert "description=" not in "".join(re.findall(r'href="([^"]*)"', posted))
