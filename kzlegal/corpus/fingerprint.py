"""Owns fingerprints: SHA-256 of each unit, so that a text is recognised without being kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from akn.model import Document
from akn.problem import Problem
from akn.provision import provisions
from kzlegal.corpus.act import LANGUAGES
from kzlegal.corpus.manifest import ManifestError
from kzlegal.corpus.table import Table, read_toml
from kzlegal.corpus.writing import quoted, write_file

HEADING = "/heading"
"""What follows the eId in the key of a heading."""
TITLE = "title"
"""Key of the act's title."""
_DROPPED = {0x00AD: None}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RULE = (
    "SHA-256 of UTF-8; NFC, soft hyphens dropped, runs of white space made one space, "
    "ends stripped; a unit's own text without number, inner units and publisher's remarks"
)


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of one official expression."""

    act: str
    """IRI of the work."""
    language: str
    version: date
    """Date of the expression."""
    source_sha256: str
    """SHA-256 of the file that they were made from."""
    units: Mapping[str, str]
    """Key (an eId, ``eId/heading`` or ``title``) to hexadecimal SHA-256, in document order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a document agrees with fingerprints; each tuple holds keys in document order."""

    matched: tuple[str, ...]
    changed: tuple[str, ...]
    """Present in both, with another text."""
    missing: tuple[str, ...]
    """Fingerprinted, but not in the document."""
    added: tuple[str, ...]
    """In the document, but not fingerprinted."""

    @property
    def texts_matched(self) -> int:
        """How many text blocks match; headings and the title are not counted."""
        return sum(is_text(key) for key in self.matched)

    @property
    def texts(self) -> int:
        """How many text blocks are fingerprinted."""
        return sum(is_text(key) for key in (*self.matched, *self.changed, *self.missing))

    @property
    def same(self) -> bool:
        """Whether the document is the fingerprinted text, unit by unit."""
        return not (self.changed or self.missing or self.added)


def is_text(key: str) -> bool:
    """Say whether a key is that of a text block, not of a heading or the title."""
    return key != TITLE and not key.endswith(HEADING)


def normalise(text: str) -> str:
    """Bring a text to the form that is hashed.

    NFC; soft hyphens dropped; every run of white space, the no-break space included, made one
    space; ends stripped. Letters stay: look-alikes and ё are part of what the text says.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_DROPPED).split())


def fingerprints(document: Document) -> dict[str, str]:
    """Hash every unit of a document that has words of its own, its headings and its title.

    A unit's words are those of its own block: the opening words where units follow, otherwise its
    content; no number, no heading, no publisher's remark. Law 230-VIII has 169 such text blocks.
    """
    found: dict[str, str] = {}
    title = next((e for e in document.root.walk() if e.name == "docTitle"), None)
    if title is not None:
        found[TITLE] = _digest(title.text())
    for provision in provisions(document):
        if not provision.eid or provision.eid in found:
            continue
        if provision.heading:
            found[provision.eid + HEADING] = _digest(provision.heading)
        if provision.own_text:
            found[provision.eid] = _digest(provision.own_text)
    return found


def compare(document: Document, known: Fingerprints | Mapping[str, str]) -> Comparison:
    """Compare a document with fingerprints, unit by unit."""
    wanted = known.units if isinstance(known, Fingerprints) else known
    here = fingerprints(document)
    return Comparison(
        matched=tuple(k for k in here if wanted.get(k) == here[k]),
        changed=tuple(k for k in here if k in wanted and wanted[k] != here[k]),
        missing=tuple(k for k in wanted if k not in here),
        added=tuple(k for k in here if k not in wanted),
    )


def write_fingerprints(
    path: Path, document: Document, *, act: str, language: str, version: date, source_sha256: str
) -> Fingerprints:
    """Hash a document and write the file, one line a unit; equal input gives equal bytes."""
    units = fingerprints(document)
    groups = {"title": [TITLE], "headings": [], "texts": []}
    for key in units:
        if key != TITLE:
            groups["texts" if is_text(key) else "headings"].append(key)
    lines = [
        "# Fingerprints of an official text; the text itself is not kept here (corpus/README.md).",
        f"act = {quoted(act)}",
        f"language = {quoted(language)}",
        f"version = {version.isoformat()}",
        f"source_sha256 = {quoted(source_sha256)}",
        f"rule = {quoted(_RULE)}",
    ]
    for name, keys in groups.items():
        lines += ["", f"[{name}]"]
        lines += [
            f"{key.removesuffix(HEADING)} = {quoted(units[key])}" for key in keys if key in units
        ]
    write_file(path, ("\n".join(lines) + "\n").encode("utf-8"))
    return Fingerprints(act, language, version, source_sha256, MappingProxyType(units))


def read_fingerprints(path: Path) -> Fingerprints:
    """Read a file of fingerprints. Raises ManifestError with every fault, file and key."""
    top, problems = read_toml(path)
    units: dict[str, str] = {}
    act, language, version, source = "", "", date.min, ""
    if not problems:
        act, language = top.text("act"), top.choice("language", LANGUAGES)
        version = top.day("version") or date.min
        source = _sha(top, "source_sha256")
        top.text("rule", needed=False)
        for name, suffix in (("title", ""), ("headings", HEADING), ("texts", "")):
            table = top.table(name, needed=name == "texts")
            for key in table.names():
                units[key + suffix] = _sha(table, key)
        top.close()
    if problems:
        raise ManifestError(tuple[Problem, ...](problems))
    return Fingerprints(act, language, version, source, MappingProxyType(units))


def _sha(table: Table, key: str) -> str:
    value = table.text(key)
    if value and not _SHA256.fullmatch(value):
        table.fault(key, "is not a SHA-256", "it has 64 hexadecimal digits in small letters")
    return value


def _digest(text: str) -> str:
    return hashlib.sha256(normalise(text).encode("utf-8")).hexdigest()
