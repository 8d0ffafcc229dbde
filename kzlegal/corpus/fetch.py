"""Owns fetch: one page of the adilet portal, politely, cached, resumed, from allowed hosts only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from kzlegal.corpus.act import LANGUAGES
from kzlegal.corpus.adilet import AdiletId, adilet_id
from kzlegal.corpus.hosts import FetchError, Resolver, admit, resolve
from kzlegal.corpus.page_cache import Page, PageCache, Validators
from kzlegal.corpus.roots import cache_dir as default_cache

if TYPE_CHECKING:
    import httpx

__all__ = ["ALLOWED_HOSTS", "BASE", "POLITENESS", "FetchError", "Politeness", "fetch"]

BASE = "https://adilet.zan.kz"
ALLOWED_HOSTS = ("adilet.zan.kz",)
_AGENT = "kzlegal/0.1 (reads one act at a time; no crawling)"
_BY_HAND = "the file can be imported by hand: save the page, then kzlegal import FILE"
_RETRIED = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Politeness:
    """How we ask, in numbers; seconds unless said otherwise."""

    delay: float = 2.0
    """Least time between two questions to one host, across runs."""
    retries: int = 3
    """Questions asked again after a fault that may pass."""
    longest_wait: float = 120.0
    """A ``Retry-After`` above this is reported, not waited for."""
    connect: float = 10.0
    read: float = 30.0
    whole: float = 600.0
    """Time for one page, waits included."""
    redirects: int = 5
    """Redirects followed, each one judged like a first address."""
    page_bytes: int = 32 * 1024 * 1024
    """Size of the largest page that is taken."""


POLITENESS = Politeness()


def fetch(
    identifier: AdiletId | str,
    language: str,
    *,
    base: str = BASE,
    client: httpx.Client | None = None,
    cache_dir: Path | None = None,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
    allowed_hosts: tuple[str, ...] = ALLOWED_HOSTS,
    politeness: Politeness = POLITENESS,
    resolver: Resolver = resolve,
) -> bytes:
    """Fetch the page of an act, ``{base}/{language}/docs/{id}``, and give its bytes.

    A page that is cached is asked for again with its validators and taken from the cache when the
    server says that it is unchanged. A download that broke off goes on where it stopped when the
    server gave a strong entity tag. Every address, redirects included, is judged by
    `hosts.admit`, and the connection goes to the very IP address that was judged.

    Raises AdiletIdError for a wrong identifier and FetchError for everything else: host not
    allowed, act not there, server unwell after all retries, page too large, no connection.
    """
    import httpx

    act = adilet_id(identifier) if isinstance(identifier, str) else identifier
    if language not in LANGUAGES:
        raise FetchError(
            "NET001", f"adilet has no pages in '{language}'", f"one of: {', '.join(LANGUAGES)}"
        )
    url = f"{base.rstrip('/')}/{language}/docs/{act}"
    cache = PageCache((cache_dir or default_cache()) / "adilet")
    own = client is None
    session = client or httpx.Client(
        follow_redirects=False,
        trust_env=False,
        timeout=httpx.Timeout(politeness.read, connect=politeness.connect),
    )
    try:
        visit = _Visit(session, cache, clock, sleep, allowed_hosts, politeness, resolver)
        return visit.page(url, f"{act}.{language}")
    finally:
        if own:
            session.close()


class _Again(Exception):
    """A fault that may pass: why, and how long the server asks us to wait."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


@dataclass(slots=True)
class _Visit:
    """The fetching of one page: its questions, waits and redirects."""

    session: httpx.Client
    cache: PageCache
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    allowed: tuple[str, ...]
    politeness: Politeness
    resolver: Resolver
    ends: float = 0.0
    """When the time for the page is over."""

    def page(self, url: str, name: str) -> bytes:
        """Ask until there is an answer, at most as often as politeness allows."""
        self.ends = self.clock() + self.politeness.whole
        for attempt in range(self.politeness.retries + 1):
            try:
                return self._follow(url, name)
            except _Again as again:
                wait = self.politeness.delay * 2**attempt if again.wait is None else again.wait
                last = attempt == self.politeness.retries
                late = self.clock() + wait > self.ends
                if last or late or wait > self.politeness.longest_wait:
                    raise self._unreachable(url, name, again, wait) from None
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _unreachable(self, url: str, name: str, again: _Again, wait: float) -> FetchError:
        host = urlsplit(url).hostname or url
        hint = _BY_HAND
        if again.wait is not None and wait > self.politeness.longest_wait:
            hint = f"the server asks to wait {wait:.0f} s; {_BY_HAND}"
        kept = self.cache.root / f"{name}.html"
        if self.cache.load(name) is not None:
            hint = f"an earlier copy is kept: kzlegal import {kept}"
        return FetchError("NET003", f"cannot reach {host}: {again.reason}", hint)

    def _follow(self, url: str, name: str) -> bytes:
        """Ask one address and those that it redirects to."""
        for _ in range(self.politeness.redirects + 1):
            answer = self._ask(url, name)
            if isinstance(answer, bytes):
                return answer
            try:
                url = urljoin(url, answer)
            except ValueError:
                url = answer
        raise FetchError(
            "NET006", f"{url} redirects more than {self.politeness.redirects} times", _BY_HAND
        )

    def _ask(self, url: str, name: str) -> bytes | str:
        """Ask once; give the page, or the address that the server sends us to."""
        import httpx

        try:
            addresses = admit(url, self.allowed, self.resolver)
        except OSError as error:
            raise _Again(f"its name is not found ({error.strerror or error})") from None
        parts = urlsplit(url)
        host = parts.hostname or ""
        self._wait_turn(host)
        cached = self.cache.load(name)
        begun, known = self.cache.load_part(name)
        reason = ""
        for address in addresses:
            request = self.session.build_request(
                "GET",
                urlunsplit(parts._replace(netloc=_place(address, parts.port))),
                headers=_headers(parts.netloc, cached, begun, known),
                extensions={"sni_hostname": host},
            )
            try:
                response = self.session.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                reason = str(error) or type(error).__name__
                continue
            except httpx.TimeoutException:
                raise _Again("it does not answer in time") from None
            except httpx.HTTPError as error:
                raise _Again(str(error) or type(error).__name__) from None
            try:
                return self._take(response, url, name, cached, begun)
            finally:
                response.close()
        raise _Again(reason)

    def _wait_turn(self, host: str) -> None:
        now = self.clock()
        wait = self.cache.last_asked(host) + self.politeness.delay - now
        if 0 < wait <= self.politeness.delay:
            self.sleep(wait)
        self.cache.note_asked(host, self.clock())

    def _take(
        self, response: httpx.Response, url: str, name: str, cached: Page | None, begun: bytes
    ) -> bytes | str:
        status = response.status_code
        if status == 304 and cached is not None:
            self.cache.drop_part(name)
            return cached.body
        if status in _MOVED and (target := response.headers.get("Location")):
            return str(target)
        if status in (404, 410):
            raise FetchError(
                "NET004",
                f"adilet has no page {url}",
                "check the id, or try another language: the act may not be translated",
            )
        if status == 416:
            self.cache.drop_part(name)
            raise _Again("the download cannot go on and begins anew", 0.0)
        if status in _RETRIED:
            raise _Again(f"the server answers {status}", self._retry_after(response))
        if status not in (200, 206):
            raise FetchError("NET005", f"{url} is answered with status {status}", _BY_HAND)
        start = b""
        if status == 206:
            if not _goes_on_at(response, len(begun)):
                self.cache.drop_part(name)
                raise _Again("the server sent another part than asked", 0.0)
            start = begun
        return self._body(response, url, name, start)

    def _body(self, response: httpx.Response, url: str, name: str, start: bytes) -> bytes:
        """Read the body under the cap; keep what has come in when the connection breaks."""
        import httpx

        validators = Validators(
            response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        )
        taken = bytearray(start)
        complete = False
        try:
            # No chunk size: httpx would keep back what has come in until a chunk is full.
            for chunk in response.iter_raw():
                taken += chunk
                if len(taken) > self.politeness.page_bytes:
                    self.cache.drop_part(name)
                    raise FetchError(
                        "NET007",
                        f"{url} is larger than {self.politeness.page_bytes:,} bytes",
                        _BY_HAND,
                    )
                if self.clock() > self.ends:
                    raise _Again("the page comes in too slowly")
            complete = True
        except httpx.TransportError as error:
            raise _Again(f"the connection broke off ({type(error).__name__})") from None
        finally:
            if not complete and len(taken) <= self.politeness.page_bytes:
                self.cache.save_part(name, bytes(taken), validators, self.clock())
        if not taken:
            raise _Again("the server sends an empty page")
        page = Page(bytes(taken), validators, self.clock())
        self.cache.save(name, page)
        return page.body

    def _retry_after(self, response: httpx.Response) -> float | None:
        """Read ``Retry-After`` (RFC 9110 10.2.3): seconds or a date."""
        value = response.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return float(value[:9])
        try:
            return max(parsedate_to_datetime(value).timestamp() - self.clock(), 0.0)
        except (ValueError, TypeError, IndexError):
            return None


def _headers(host: str, cached: Page | None, begun: bytes, known: Validators) -> dict[str, str]:
    headers = {
        "Host": host.rpartition("@")[2],
        "User-Agent": _AGENT,
        "Accept": "text/html",
        # The bytes as they are, so that a broken download can go on at a byte.
        "Accept-Encoding": "identity",
    }
    if begun:
        headers |= {"Range": f"bytes={len(begun)}-", "If-Range": known.strong}
    elif cached is not None:
        if cached.validators.etag:
            headers["If-None-Match"] = cached.validators.etag
        if cached.validators.modified:
            headers["If-Modified-Since"] = cached.validators.modified
    return headers


def _place(address: str, port: int | None) -> str:
    host = f"[{address}]" if ":" in address else address
    return f"{host}:{port}" if port is not None else host


def _goes_on_at(response: httpx.Response, place: int) -> bool:
    given = response.headers.get("Content-Range", "")
    return place > 0 and given.startswith(f"bytes {place}-")
