"""Fetching, against a server on this machine that serves pages of our own words."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kzlegal.corpus import FetchError, fetch, read_source
from kzlegal.corpus.adilet import AdiletIdError
from kzlegal.corpus.fetch import POLITENESS, Politeness
from kzlegal.corpus.hosts import admit
from tests.kzlegal.corpus.files import page

PAGE = page("<h3> Глава 1. САДЫ</h3>" + "<p>Статья. Сад растёт.</p>" * 400).encode()
PATH = "/rus/docs/Z2500000230"
ALLOWED = ("127.0.0.1",)


@dataclass
class Site:
    """The server: answers in turn, and what it was asked."""

    port: int = 0
    answers: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass
class Clock:
    """A clock that moves only when somebody sleeps."""

    now: float = 1_000_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    state = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            state.answers.pop(0)(self)

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def answer(
    status: int = 200, body: bytes = PAGE, cut: int | None = None, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer; with `cut` the connection breaks off after so many bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if status != 304:
            handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body[:cut] if status != 304 else b"")
        handler.close_connection = True

    return send


def get(site: Site, tmp_path: Path, clock: Clock, polite: Politeness = POLITENESS) -> bytes:
    return fetch(
        "Z2500000230",
        "rus",
        base=site.base,
        cache_dir=tmp_path,
        clock=clock,
        sleep=clock.sleep,
        allowed_hosts=ALLOWED,
        politeness=polite,
    )


def test_page_is_fetched_and_can_be_read(site: Site, tmp_path: Path) -> None:
    site.answers = [answer()]
    body = get(site, tmp_path, Clock())
    assert body == PAGE
    assert read_source("a.html", body).blocks[0].text == "Глава 1. САДЫ"
    ((path, headers),) = site.asked
    assert path == PATH
    assert headers["user-agent"].startswith("kzlegal/")
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert "cookie" not in headers


def test_unchanged_page_comes_from_the_cache(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    when = "Mon, 17 Nov 2025 10:00:00 GMT"
    site.answers = [answer(ETag='"v1"', Last_Modified=when), answer(304), answer(body=b"<p>new")]
    assert get(site, tmp_path, clock) == PAGE
    assert get(site, tmp_path, clock) == PAGE
    assert site.asked[1][1]["if-none-match"] == '"v1"'
    assert site.asked[1][1]["if-modified-since"] == when
    assert get(site, tmp_path, clock) == b"<p>new"


def test_damaged_cache_is_not_believed(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    site.answers = [answer(ETag='"v1"'), answer(ETag='"v1"')]
    get(site, tmp_path, clock)
    (kept,) = (tmp_path / "adilet").glob("*.html")
    kept.write_bytes(b"<p>other")
    assert get(site, tmp_path, clock) == PAGE
    assert "if-none-match" not in site.asked[1][1]


def test_questions_keep_their_distance_across_runs(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    site.answers = [answer(), answer()]
    get(site, tmp_path, clock)
    clock.now += 0.5
    get(site, tmp_path, clock)
    assert clock.slept == [pytest.approx(POLITENESS.delay - 0.5, abs=0.01)]


def test_server_that_recovers(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    site.answers = [answer(500, b"x"), answer(503, b"x", Retry_After="7"), answer()]
    assert get(site, tmp_path, clock) == PAGE
    assert clock.slept == [POLITENESS.delay, 7.0]


def test_retry_after_as_a_date(site: Site, tmp_path: Path) -> None:
    clock = Clock(now=1_763_377_200.0)  # Mon, 17 Nov 2025 11:00:00 GMT
    site.answers = [answer(429, b"x", Retry_After="Mon, 17 Nov 2025 11:00:09 GMT"), answer()]
    assert get(site, tmp_path, clock) == PAGE
    assert clock.slept == [9.0]


def test_server_that_does_not_recover(site: Site, tmp_path: Path) -> None:
    site.answers = [answer(500, b"x")] * 4
    with pytest.raises(FetchError, match=r"cannot reach 127\.0\.0\.1: the server answers 500"):
        get(site, tmp_path, Clock())
    assert len(site.asked) == 1 + POLITENESS.retries


def test_long_wait_is_reported_not_waited_for(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    site.answers = [answer(503, b"x", Retry_After="86400")]
    with pytest.raises(FetchError) as caught:
        get(site, tmp_path, clock)
    assert "asks to wait 86400 s" in caught.value.problem.hint
    assert clock.slept == []


def test_act_that_is_not_there(site: Site, tmp_path: Path) -> None:
    site.answers = [answer(404, b"x")]
    with pytest.raises(FetchError, match="adilet has no page"):
        get(site, tmp_path, Clock())
    assert list((tmp_path / "adilet").glob("*.html")) == []


def test_redirect_within_the_list_is_followed(site: Site, tmp_path: Path) -> None:
    site.answers = [answer(301, b"", Location="/rus/docs/Z2500000230/text"), answer()]
    assert get(site, tmp_path, Clock()) == PAGE
    assert [path for path, _ in site.asked] == [PATH, f"{PATH}/text"]


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("http://localhost:{port}/x", "the host 'localhost' is not on the list"),
        ("https://example.org/x", "the host 'example.org' is not on the list"),
        ("file:///etc/passwd", "is not on the list"),
        ("ftp://127.0.0.1/x", "the scheme is 'ftp'"),
        ("http://user@127.0.0.1:{port}/x", "user name"),
    ],
)
def test_redirect_elsewhere_is_refused(site: Site, tmp_path: Path, target: str, says: str) -> None:
    site.answers = [answer(302, b"", Location=target.format(port=site.port))]
    with pytest.raises(FetchError, match="is not asked") as caught:
        get(site, tmp_path, Clock())
    assert says in caught.value.problem.message
    assert len(site.asked) == 1


def test_endless_redirect(site: Site, tmp_path: Path) -> None:
    site.answers = [answer(302, b"", Location=PATH)] * 6
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        get(site, tmp_path, Clock())


def test_broken_download_goes_on_where_it_stopped(site: Site, tmp_path: Path) -> None:
    rest = {"Content_Range": f"bytes 3000-{len(PAGE) - 1}/{len(PAGE)}", "ETag": '"v1"'}
    site.answers = [answer(cut=3000, ETag='"v1"'), answer(206, PAGE[3000:], **rest)]
    assert get(site, tmp_path, Clock()) == PAGE
    assert site.asked[1][1]["range"] == "bytes=3000-"
    assert site.asked[1][1]["if-range"] == '"v1"'
    assert list((tmp_path / "adilet").glob("*.part*")) == []


def test_broken_download_goes_on_in_the_next_run(site: Site, tmp_path: Path) -> None:
    polite = replace(POLITENESS, retries=0)
    site.answers = [answer(cut=3000, ETag='"v1"')]
    with pytest.raises(FetchError, match="the connection broke off"):
        get(site, tmp_path, Clock(), polite)
    rest = {"Content_Range": f"bytes 3000-{len(PAGE) - 1}/{len(PAGE)}"}
    site.answers = [answer(206, PAGE[3000:], **rest)]
    assert get(site, tmp_path, Clock(), polite) == PAGE


@pytest.mark.parametrize("etag", ["", 'W/"v1"'])
def test_without_a_strong_tag_the_download_begins_anew(
    site: Site, tmp_path: Path, etag: str
) -> None:
    site.answers = [answer(cut=3000, ETag=etag), answer()]
    assert get(site, tmp_path, Clock()) == PAGE
    assert "range" not in site.asked[1][1]


def test_page_that_changed_meanwhile_comes_whole(site: Site, tmp_path: Path) -> None:
    site.answers = [answer(cut=3000, ETag='"v1"'), answer(200, b"<p>new", ETag='"v2"')]
    assert get(site, tmp_path, Clock()) == b"<p>new"


def test_wrong_part_is_not_glued(site: Site, tmp_path: Path) -> None:
    wrong = {"Content_Range": f"bytes 10-{len(PAGE) - 1}/{len(PAGE)}"}
    site.answers = [answer(cut=3000, ETag='"v1"'), answer(206, PAGE[10:], **wrong), answer()]
    assert get(site, tmp_path, Clock()) == PAGE
    site.answers = [answer(cut=3000, ETag='"v1"'), answer(416, b""), answer()]
    assert get(site, tmp_path, Clock()) == PAGE


def test_page_above_the_cap(site: Site, tmp_path: Path) -> None:
    site.answers = [answer()]
    with pytest.raises(FetchError, match="is larger than 1,000 bytes"):
        get(site, tmp_path, Clock(), replace(POLITENESS, page_bytes=1000))
    assert [p.suffix for p in (tmp_path / "adilet").iterdir()] == [".asked"]


def test_offline_says_what_to_do(site: Site, tmp_path: Path) -> None:
    clock = Clock()

    def offline(host: str, port: int) -> tuple[str, ...]:
        raise OSError(-3, "Temporary failure in name resolution")

    def ask() -> bytes:
        return fetch(
            "Z2500000230", "rus", cache_dir=tmp_path, clock=clock, sleep=clock.sleep,
            resolver=offline,
        )  # fmt: skip

    with pytest.raises(FetchError) as caught:
        ask()
    assert caught.value.problem.message == (
        "cannot reach adilet.zan.kz: its name is not found (Temporary failure in name resolution)"
    )
    assert "kzlegal import FILE" in caught.value.problem.hint
    site.answers = [answer()]
    get(site, tmp_path, clock)
    with pytest.raises(FetchError) as caught:
        ask()
    assert "an earlier copy is kept: kzlegal import" in caught.value.problem.hint


def test_nobody_listens(site: Site, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"cannot reach 127\.0\.0\.1"):
        fetch(
            "Z2500000230", "rus", base="http://127.0.0.1:9", cache_dir=tmp_path,
            clock=Clock(), sleep=lambda _: None, allowed_hosts=ALLOWED,
        )  # fmt: skip


def test_wrong_id_and_language_ask_nobody(site: Site, tmp_path: Path) -> None:
    with pytest.raises(AdiletIdError):
        fetch("../../etc", "rus", base=site.base, cache_dir=tmp_path, allowed_hosts=ALLOWED)
    with pytest.raises(FetchError, match="no pages in 'fra'"):
        fetch("Z2500000230", "fra", base=site.base, cache_dir=tmp_path, allowed_hosts=ALLOWED)
    assert site.asked == []


PUBLIC, LISTED = "8.8.8.8", ("adilet.zan.kz",)
REFUSED = [
    ("http://adilet.zan.kz/rus", [PUBLIC], "not https"),
    ("https://adilet.zan.kz:8443/rus", [PUBLIC], "the port is 8443"),
    ("https://[::1/rus", [PUBLIC], "it is not an address"),
    ("https://adilet.zan.kz:x/rus", [PUBLIC], "it is not an address"),
    ("https://adilet.zan.kz.example.org/", [PUBLIC], "not on the list"),
    ("https://adilet.zan.kz/rus", ["127.0.0.1"], "not public"),
    ("https://adilet.zan.kz/rus", ["10.0.0.5"], "not public"),
    ("https://adilet.zan.kz/rus", ["169.254.169.254"], "not public"),
    ("https://adilet.zan.kz/rus", ["::1"], "not public"),
    ("https://adilet.zan.kz/rus", ["fe80::1%eth0"], "not public"),
    ("https://adilet.zan.kz/rus", ["::ffff:10.0.0.5"], "not public"),
    ("https://adilet.zan.kz/rus", ["224.0.0.1"], "not public"),
    ("https://adilet.zan.kz/rus", [PUBLIC, "192.168.1.1"], "not public"),
]


@pytest.mark.parametrize(("url", "addresses", "says"), REFUSED)
def test_address_that_may_not_be_asked(url: str, addresses: list[str], says: str) -> None:
    with pytest.raises(FetchError) as caught:
        admit(url, LISTED, lambda host, port: addresses)
    assert says in caught.value.problem.message


def test_address_that_may_be_asked() -> None:
    asked: list[tuple[str, int]] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return [PUBLIC, "2001:4860:4860::8888"]

    assert admit("https://ADILET.zan.kz./rus", LISTED, resolver)[0] == PUBLIC
    assert asked == [("adilet.zan.kz", 443)]
