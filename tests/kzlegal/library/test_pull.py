"""Pull, whole: a server on this machine serves the page, it is imported, shown and quoted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kzlegal.corpus import FetchError
from kzlegal.library import Library
from kzlegal.library.importing import Portal
from tests.kzlegal.corpus.files import page

BODY = "".join(
    [
        "<h3> 1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР</h3>",
        "<p><b>1-бап. Журнал жүргізу</b></p>",
        "<p>1. Жүйе иесі тексеру журналын жүргізеді және оны кемінде үш жыл сақтайды.</p>",
        "<p>2. Журналға мыналар енгізіледі:</p>",
        "<p>1) тексерудің күні мен орны;</p>",
        "<p>2) тексеруге қатысушылар.</p>",
        "<p>Кешіктіріліп енгізілген жазбалар ерекше белгіленеді.</p>",
        '<p><span class="note">Ескерту. 1-бапқа өзгеріс енгізілді – ҚР 09.01.2026 ',
        '</span><a href="/kaz/docs/Z2600000254#z1">№ 254-VIII</a><span class="note"> Заңымен.',
        "</span></p>",
    ]
)


@pytest.fixture
def portal() -> Iterator[str]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            found = self.path == "/kaz/docs/Z1300000088"
            data = page(BODY).encode() if found else b"not here"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def library(tmp_path: Path) -> Library:
    return Library.open(today=date(2026, 11, 24), user=tmp_path / "data", cache=tmp_path / "cache")


def test_a_pulled_page_is_imported_and_shown(tmp_path: Path, portal: str) -> None:
    lib = library(tmp_path)
    report = lib.pull("Z1300000088", "kk", portal=Portal(portal, ("127.0.0.1",)))
    assert report.imported.iri == "/akn/kz/act/2013-04-15/88-V/kaz@2026-01-09"
    assert [p.code for p in report.problems] == ["KZ121"]
    act = lib.act("Z1300000088")
    shown = lib.provision(act, "art_1__para_2__subpara_2", "kk")
    assert shown.official
    assert shown.text == "Кешіктіріліп енгізілген жазбалар ерекше белгіленеді."
    assert "254-VIII" not in lib.provision(act, "art_1", "kk").text


def test_nothing_is_kept_of_an_act_that_is_not_there(tmp_path: Path, portal: str) -> None:
    lib = library(tmp_path)
    with pytest.raises(FetchError):
        lib.pull("Z100000274_", "kk", portal=Portal(portal, ("127.0.0.1",)))
    assert lib.corpus.store.list() == ()


def test_another_host_is_never_asked(tmp_path: Path, portal: str) -> None:
    with pytest.raises(FetchError):
        library(tmp_path).pull("Z1300000088", "kk", portal=Portal(portal))
