"""Owns PageCache: fetched pages with the validators that let us ask whether they changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kzlegal.corpus.table import read_toml
from kzlegal.corpus.writing import quoted, write_file


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server says to recognise a version of a page: entity tag and date of change."""

    etag: str = ""
    modified: str = ""

    @property
    def strong(self) -> str:
        """The validator that a resumed download may rest on; empty where there is none.

        RFC 9110 13.1.5: a weak entity tag does not promise the same bytes.
        """
        return self.etag if self.etag and not self.etag.startswith("W/") else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched."""

    body: bytes
    validators: Validators
    fetched: float
    """Seconds since the epoch, by the clock of the caller."""


class PageCache:
    """A folder of pages: ``NAME.html`` with ``NAME.toml``, ``NAME.part`` while it comes in."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def load(self, name: str) -> Page | None:
        """Give a page; None where there is none or where it does not have its hash any more."""
        found = self._described(self.root / f"{name}.toml")
        if found is None:
            return None
        validators, fetched, digest = found
        try:
            body = (self.root / f"{name}.html").read_bytes()
        except OSError:
            return None
        if hashlib.sha256(body).hexdigest() != digest:
            return None
        return Page(body, validators, fetched)

    def save(self, name: str, page: Page) -> None:
        """Keep a page whole; what had come in of it is dropped."""
        write_file(self.root / f"{name}.html", page.body)
        digest = hashlib.sha256(page.body).hexdigest()
        self._describe(self.root / f"{name}.toml", page.validators, page.fetched, digest)
        self.drop_part(name)

    def load_part(self, name: str) -> tuple[bytes, Validators]:
        """Give what has come in of a page and its validators; nothing where it cannot go on."""
        found = self._described(self.root / f"{name}.part.toml")
        if found is None or not found[0].strong:
            return b"", Validators()
        try:
            return (self.root / f"{name}.part").read_bytes(), found[0]
        except OSError:
            return b"", Validators()

    def save_part(self, name: str, body: bytes, validators: Validators, now: float) -> None:
        """Keep the beginning of a page, if its validators allow going on later."""
        if body and validators.strong:
            write_file(self.root / f"{name}.part", body)
            self._describe(self.root / f"{name}.part.toml", validators, now, "")

    def drop_part(self, name: str) -> None:
        """Forget the beginning of a page."""
        (self.root / f"{name}.part.toml").unlink(missing_ok=True)
        (self.root / f"{name}.part").unlink(missing_ok=True)

    def last_asked(self, host: str) -> float:
        """Give the time of the last question to a host; long ago where there was none."""
        try:
            return float((self.root / f"{host}.asked").read_text("ascii"))
        except (OSError, ValueError):
            return float("-inf")

    def note_asked(self, host: str, now: float) -> None:
        """Note the time of a question to a host, so that the next run is polite too."""
        write_file(self.root / f"{host}.asked", f"{now:.3f}\n".encode("ascii"))

    def _describe(self, path: Path, validators: Validators, now: float, digest: str) -> None:
        lines = (
            f"etag = {quoted(validators.etag)}",
            f"modified = {quoted(validators.modified)}",
            f"fetched = {quoted(f'{now:.3f}')}",
            f"sha256 = {quoted(digest)}",
        )
        write_file(path, ("\n".join(lines) + "\n").encode("utf-8"))

    def _described(self, path: Path) -> tuple[Validators, float, str] | None:
        if not path.is_file():
            return None
        top, problems = read_toml(path)
        etag, modified = top.text("etag", needed=False), top.text("modified", needed=False)
        fetched, digest = top.text("fetched"), top.text("sha256", needed=False)
        if problems:
            return None
        return Validators(etag, modified), float(fetched), digest
