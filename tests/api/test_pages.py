"""The pages: three languages, no script needed, nothing of a request left unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from api.language import LANGUAGES
from api.text import TEXT, phrase
from kzlegal.library import Library

PROBE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
PAGES = (
    *("/", "/?q=230", "/read/230-VIII", "/assess", "/assess?f.role_owner=yes", "/docs"),
    *("/read/94-V?on=2026-01-17", "/read/94-V/history", "/read/94-V/history?unit=art_7"),
    "/read/94-V/diff?from=2026-01-17&to=2026-09-01",
    *("/matrix", "/matrix?on=2026-01-17", "/compare", "/compare?on=2026-01-17&and=2026-01-18"),
    "/compare?f.role_owner=yes&on=2026-01-17&and=2026-01-18",
    "/nowhere",
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


class Reading(HTMLParser):
    """What a page holds, and what is wrong in its form."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.levels: list[int] = []
        self.labels: set[str] = set()
        self.faults: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v for k, v in attrs if k == "href" and v]
        self.sources += [v for k, v in attrs if k == "src" and v]
        self.faults += [f"{tag} {k}" for k, _ in attrs if k.startswith("on") or k == "style"]
        if tag == "html":
            self.language = at.get("lang") or ""
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "label" and at.get("for"):
            self.labels.add(str(at["for"]))
        if tag == "script" and "src" not in at and at.get("type") != "application/ld+json":
            self.faults.append("script in the page")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def read(text: str) -> Reading:
    reading = Reading()
    reading.feed(text)
    reading.close()
    return reading


@pytest.fixture(scope="module")
def browser(client: TestClient) -> TestClient:
    return TestClient(client.app, headers={"Accept": "text/html"}, follow_redirects=True)


@pytest.mark.parametrize("tag", ["ru", "kk", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_formed(browser: TestClient, path: str, tag: str) -> None:
    response = browser.get(f"{path}{'&' if '?' in path else '?'}lang={tag}")
    reading = read(response.text)
    assert response.status_code == (404 if path == "/nowhere" else 200)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert reading.language == response.headers["content-language"] == tag
    assert reading.faults == []
    assert reading.open == []
    assert len(reading.ids) == len(set(reading.ids))
    assert all(a.startswith(("/", "#")) for a in reading.links + reading.sources)
    assert reading.levels[0] == 1
    assert all(b - a <= 1 for a, b in zip(reading.levels, reading.levels[1:], strict=False))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/read",
        "/read/230-VIII",
        "/assess",
        "/static/page.css",
        "/static/page.js",
        "/static/icon.svg",
    ],
)
def test_links_of_the_frame_answer(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/", "/?lang=", "/read/230-VIII?beside=", "/assess?on=", "/assess?f.role_owner=",
     "/matrix?on=", "/compare?on=", "/compare?and=", "/matrix?f.role_owner=",
     "/assess?f.", "/read/", "/nowhere/"],
)  # fmt: skip
def test_nothing_of_a_request_is_left_unescaped(browser: TestClient, address: str) -> None:
    from urllib.parse import quote

    ends = [quote(PROBE, safe="")]
    if address == "/":
        ends = [f"?q={ends[0]}"]
    if address.endswith("f."):
        ends = [f"{ends[0]}=yes"]
    text = browser.get(address + ends[0]).text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_a_posted_form_is_escaped_too(browser: TestClient) -> None:
    text = browser.post("/assess", data={f"f.{PROBE}": "yes", "on": PROBE, "lang": PROBE}).text
    assert "<script>alert" not in text
    assert PROBE not in text


def test_the_question_stays_in_the_box(browser: TestClient) -> None:
    text = browser.get("/", params={"q": 'risk "high" & co', "lang": "en"}).text
    assert 'value="risk &#34;high&#34; &amp; co"' in text


def test_hits_lead_to_their_place(browser: TestClient) -> None:
    reading = read(browser.get("/?q=emotions&lang=en").text)
    targets = [a for a in reading.links if a.startswith("/read/") and "#" in a]
    assert targets
    ids = set(read(browser.get("/read/230-VIII?lang=en").text).ids)
    assert {a.partition("#")[2] for a in targets} <= ids


def test_without_vectors_the_page_says_so(browser: TestClient) -> None:
    assert "words only" in browser.get("/?q=emotions&lang=en").text


def test_a_question_that_is_too_long_is_told_so(browser: TestClient) -> None:
    response = browser.get("/", params={"q": "а" * 501, "lang": "kk"})
    assert response.status_code == 422
    assert phrase("too_long", "kaz", n=500) in response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_has_an_anchor_for_every_unit(
    browser: TestClient, library: Library, language: str
) -> None:
    tag = {"rus": "ru", "kaz": "kk", "eng": "en"}[language]
    other = "en" if tag != "en" else "ru"
    units = library.provisions(library.act("230-VIII"), language)
    for address in (f"/read/230-VIII?lang={tag}", f"/read/230-VIII?lang={tag}&beside={other}"):
        assert set(units) <= set(read(browser.get(address).text).ids)


def test_no_word_of_the_law_is_lost(browser: TestClient, library: Library) -> None:
    from api.reading import sections

    act = library.act("230-VIII")
    documents = [library.expression(act, code).document for code in LANGUAGES]
    rows = [row for s in sections(documents, ("ru", "kk", "en")) for row in s.rows]
    for n, document in enumerate(documents):
        shown = " ".join(re.sub("<[^>]+>", " ", row.texts[n]) for row in rows)
        body = document.body
        assert body is not None
        words = [
            child.text()
            for e in body.walk()
            if e.name in ("content", "intro", "wrapUp")
            for child in e.elements()
        ]
        kept = re.sub(r"\W+", "", shown.replace("&amp;", "&"))
        assert all(re.sub(r"\W+", "", text) in kept for text in words)
        assert all(row.texts[n] for row in rows)


def test_the_text_says_what_it_is(browser: TestClient) -> None:
    text = browser.get("/read/230-VIII?lang=ru").text
    assert phrase("banner_ours", "rus") in text
    assert "18.01.2026" in text
    assert 'class="divergence"' in text
    assert "256-VIII" in text
    assert 'data-copy="подпункт 6) пункта 3 статьи 17, ' in text


def test_two_languages_stand_side_by_side(browser: TestClient) -> None:
    text = browser.get("/read/230-VIII?lang=ru&beside=kk").text
    assert text.count('lang="kk"') > 150
    assert "Жасанды интеллект туралы" in text


def test_the_api_is_described_by_its_own_openapi(browser: TestClient) -> None:
    paths = browser.get("/v1/openapi.json").json()["paths"]
    text = browser.get("/docs?lang=en").text
    assert all(f"<code>{path}</code>" in text for path in paths)


def test_an_unknown_act_is_a_page_with_a_way_out(browser: TestClient) -> None:
    response = browser.get("/read/999-IX?lang=en")
    assert response.status_code == 404
    assert phrase("error_404", "eng") in response.text


def test_the_form_asks_the_ranked_questions_first(browser: TestClient, library: Library) -> None:
    result = library.assess(library.profile({"role_owner": "yes"}), library.today)
    text = browser.get("/assess?f.role_owner=yes&lang=en").text
    names = list(dict.fromkeys(re.findall(r'name="f\.(\w+)" value="unknown"', text)))
    asked = [q.fact for q in result.questions if q.fact != "role_owner"]
    assert names[:6] == asked[:6]
    assert set(names) | {d.fact for d in result.facts.derived} == set(library.catalogue.by_id)


def test_what_is_said_to_be_unknown_is_not_asked_again(
    browser: TestClient, library: Library
) -> None:
    first = library.assess(library.profile({"role_owner": "yes"})).questions[0].fact
    form = {"f.role_owner": "yes", f"f.{first}": "unknown", "lang": "en"}
    text = browser.post("/assess", data=form).text
    upcoming, answered = text.index('class="upcoming"'), text.index('class="answered"')
    place = text.index(f'name="f.{first}" value="unknown" checked')
    assert upcoming < answered < place
    assert f"f.{first}=unknown" in text.partition('<a href="/assess?')[2]
    only = browser.post("/assess", data={f"f.{first}": "unknown", "lang": "en"}).text
    assert phrase("empty_profile", "eng") in only
    assert 'class="card' not in only


def test_an_empty_form_concludes_nothing(browser: TestClient) -> None:
    text = browser.get("/assess?lang=en").text
    assert phrase("empty_profile", "eng") in text
    assert 'class="card' not in text


def test_findings_show_reasons_quotes_and_changes(browser: TestClient) -> None:
    facts = "f.operates_ai_system=yes&f.detects_emotions=yes&f.emotion_consent=no"
    text = browser.get(f"/assess?{facts}&f.emotion_allowed_by_law=no&lang=en").text
    card = text[text.index('id="g-prohibited"') :].partition("</article>")[0]
    assert ">17(3)(6)</a>" in card
    assert "Did those individuals consent to it?" in card
    assert phrase("would_change", "eng") in card
    assert phrase("because_exception", "eng") in card
    assert "natural person" in card
    assert "no-store" in browser.get(f"/assess?{facts}").headers["cache-control"]


def test_form_and_address_give_one_page(browser: TestClient) -> None:
    form = {"f.role_owner": "yes", "f.risk_degree": "", "on": "2026-11-22", "lang": "en"}
    posted = browser.post("/assess", data=form).text
    got = browser.get("/assess?f.role_owner=yes&on=2026-11-22&lang=en").text
    assert posted == got
    (share,) = re.findall(r'href="(/assess\?lang=en&amp;on=[^"]+)"', got)
    assert browser.get(share.replace("&amp;", "&")).text == got


def test_a_language_button_keeps_the_answers(browser: TestClient) -> None:
    pairs = "lang=kk&lang=en&on=2026-11-22&f.role_owner=yes"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = browser.post("/assess", content=pairs, headers=headers)
    assert response.headers["content-language"] == "kk"
    assert 'name="f.role_owner" value="yes" checked' in response.text


@pytest.mark.parametrize("tag", ["ru", "kk", "en"])
def test_before_the_first_day_the_page_says_not_yet(browser: TestClient, tag: str) -> None:
    text = browser.get(f"/assess?f.role_owner=yes&on=2026-01-17&lang={tag}").text
    language = {"ru": "rus", "kk": "kaz", "en": "eng"}[tag]
    said = phrase("not_yet", language, date="17.01.2026", **{"from": "18.01.2026"})  # type: ignore[arg-type]
    assert said in text
    assert 'class="card' not in text
    assert phrase("next_questions", language) in text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("f.role_ownr=yes", "role_owner"),
        ("f.risk_degree=huge", "minimal"),
        ("on=2026-02-30", "2026-02-30"),
        ("f.role_authorized_body=yes&f.role_state_body=no", "cannot both be"),
    ],
)
def test_a_bad_profile_comes_back_with_what_is_wrong(
    browser: TestClient, query: str, words: str
) -> None:
    response = browser.get(f"/assess?lang=en&{query}")
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert words in response.text
    assert 'id="profile"' in response.text


def test_the_download_is_the_api_s_answer(client: TestClient, browser: TestClient) -> None:
    form = {"f.role_owner": "yes", "on": "2026-11-22", "lang": "en"}
    file = browser.post("/assess.json", data=form)
    body = {"facts": {"role_owner": "yes"}, "on": "2026-11-22", "lang": "en"}
    assert file.content == client.post("/v1/assess", json=body).content
    assert "assessment-2026-11-22.json" in file.headers["content-disposition"]


def test_the_receipt_of_a_form_is_that_of_the_api(client: TestClient, browser: TestClient) -> None:
    form = {"f.role_owner": "yes", "on": "2026-11-22", "lang": "en"}
    file = browser.post("/receipt.json", data=form)
    body = {"facts": {"role_owner": "yes"}, "on": "2026-11-22", "lang": "en"}
    assert file.content == client.post("/v1/receipt", json=body).content
    assert "receipt-2026-11-22.json" in file.headers["content-disposition"]


def test_the_page_of_two_days_names_what_begins_and_by_which_act(browser: TestClient) -> None:
    form = {"f.role_owner": "yes", "on": "2026-01-17", "and": "2026-01-18", "lang": "en"}
    text = browser.post("/compare", data=form).text
    assert "begins to be applied on 18.01.2026" in text
    assert "231-VIII" in text
    assert 'href="/read/94-V?lang=en#art_19-1__para_1"' in text
    assert browser.post("/compare", data={**form, "on": "x"}).status_code == 422


def test_the_page_of_roles_shows_a_cell_for_every_role(browser: TestClient) -> None:
    text = browser.get("/matrix?on=2026-11-22&lang=ru").text
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    heads = rows[0].count("<th ") - 1
    assert heads > 15
    assert all(row.count("<td ") == heads for row in rows[1:])
    assert "15(2)(1)" in text


def test_findings_of_other_acts_lead_to_their_own_text(browser: TestClient) -> None:
    text = browser.get("/assess?f.handles_personal_data=yes&lang=en").text
    assert 'href="/read/94-V?lang=en#art_19-1__para_2"' in text
    assert ">94-V 19-1(2)</a>" in text
    assert "/akn/kz/act/restatement/2013-05-21/94-V/eng@2026-01-18/~art_19-1__para_2" in text


def test_static_files_are_kept_for_ever_under_their_hash(browser: TestClient) -> None:
    (address,) = re.findall(r'href="(/static/page\.css\?\w+)"', browser.get("/").text)
    assert "immutable" in browser.get(address).headers["cache-control"]
    assert "immutable" not in browser.get("/static/page.css").headers["cache-control"]
    css = browser.get(address).text
    assert "@media print" in css
    assert "prefers-color-scheme: dark" in css
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize("key", sorted(TEXT))
def test_every_phrase_is_there_in_three_languages(key: str) -> None:
    rus, kaz, eng = TEXT[key]
    assert all((rus.strip(), kaz.strip(), eng.strip()))
    fields = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (rus, kaz, eng)]
    assert fields[0] == fields[1] == fields[2]
    assert not re.search("[А-я]", eng)
    assert not re.search("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", rus)


def test_every_phrase_is_used_and_every_used_phrase_is_there() -> None:
    from importlib.resources import files

    sources = [
        entry.read_text("utf-8")
        for folder in (
            files("api"),
            files("api") / "templates",
            files("kzlegal.cli"),
            files("kzlegal.library"),
            files("kzlegal.assess"),
        )
        for entry in folder.iterdir()
        if entry.name.endswith((".py", ".html")) and entry.name not in ("text.py", "words.py")
    ]
    text = "\n".join(sources)
    quoted = set(re.findall(r"""(?:\bt|phrase)\(\s*f?["']([\w-]+)["']\s*[,)]""", text))
    assert quoted <= set(TEXT)
    starts = set(
        re.findall(r"""(?:\bt\(|\bsay\(|phrase\()\s*f?["']([\w-]*_)(?:["']|\{|%d)""", text)
    )
    named = set(re.findall(r"""["']([\w-]+)["']""", text))
    unused = {k for k in TEXT if k not in named and not k.startswith(tuple(starts))}
    assert unused == set()
