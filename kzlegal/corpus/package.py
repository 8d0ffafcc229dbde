"""Owns the opening of a DOCX package: entries are judged before one is inflated, then capped."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzlegal.corpus.limits import LIMITS, Limits, SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|<!ENTITY")
_PARAGRAPH = re.compile(rb"<(?:\w{1,20}:)?p[\s/>]")
_UNSAFE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
_CHUNK = 1 << 20
_KINDS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its kind (last word of the type) and its target."""

    kind: str
    target: str
    external: bool


class Package:
    """A DOCX whose entries have passed the limits; gives its parts as parsed XML.

    Raises SourceError on opening for a zip that is damaged, encrypted, above the limits, has names
    that leave the package, or is not a Word document.
    """

    def __init__(self, data: bytes, path: str, limits: Limits = LIMITS) -> None:
        self.path, self.limits = path, limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise SourceError(
                "SRC020",
                f"{path} is a damaged zip file",
                path=path,
                hint="copy or download the document again",
            ) from None
        entries = self._zip.infolist()
        _judge(entries, path, limits)
        self._names = {entry.filename.lstrip("/"): entry for entry in entries}
        if "[Content_Types].xml" not in self._names:
            raise self._not_word()
        root = self.relations("")
        found = next((r.target for r in root.values() if r.kind == "officeDocument"), "")
        self.main = found if found in self._names else "word/document.xml"
        """Name of the part that holds the text."""
        if self.main not in self._names or self.main.startswith(("xl/", "ppt/")):
            raise self._not_word()

    def _not_word(self) -> SourceError:
        kind = next((text for name, text in _KINDS if name in self._names), "a zip archive")
        return SourceError(
            "SRC021",
            f"{self.path} is {kind}, not a Word document",
            path=self.path,
            hint="name the .docx itself, or save the document as .docx",
        )

    def bomb(self, reason: str) -> SourceError:
        """Make the refusal of a document that asks for too much."""
        return _bomb(self.path, reason)

    def read(self, name: str) -> bytes | None:
        """Give the bytes of an entry, None where there is none; never inflates above the cap."""
        entry = self._names.get(name)
        if entry is None:
            return None
        cap, parts, size = self.limits.part_bytes, [], 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > cap:
                        raise _bomb(self.path, f"{name} inflates to more than {cap:,} bytes")
                    parts.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise SourceError(
                "SRC020",
                f"{self.path} is a damaged zip file: {name} cannot be unpacked",
                path=self.path,
                hint="copy or download the document again",
            ) from None
        except RuntimeError:
            raise _encrypted(self.path) from None
        return b"".join(parts)

    def xml(self, name: str) -> _Element | None:
        """Give the root element of an XML part; None where the part is absent.

        Raises SourceError for a part with a DOCTYPE, one that is not well-formed, or one that has
        more paragraphs or tags than the limits allow; both are counted before it is parsed.
        """
        from lxml import etree

        data = self.read(name)
        if data is None:
            return None
        if _DOCTYPE.search(data):
            raise SourceError(
                "SRC022",
                f"{self.path}: {name} has a DOCTYPE, which no Word document has",
                path=self.path,
                hint="do not open this file; ask for it again from its author",
            )
        self._count(name, data)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            raise SourceError(
                "SRC023",
                f"{self.path}: {name} is not well-formed XML at its line {line}, column {column}",
                path=self.path,
                hint="open the document in a word processor and save it again as .docx",
            ) from None

    def _count(self, name: str, data: bytes) -> None:
        if data.count(b"<") > self.limits.tags:
            raise _bomb(self.path, f"{name} has more than {self.limits.tags:,} tags")
        for count, _ in enumerate(_PARAGRAPH.finditer(data), start=1):
            if count > self.limits.paragraphs:
                raise _bomb(self.path, f"it has more than {self.limits.paragraphs:,} paragraphs")

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the relationships of a part by id; targets inside the package are full names."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for element in () if root is None else root:
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                joined = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = Relation(kind, target, external)
        return found


def _judge(entries: list[zipfile.ZipInfo], path: str, limits: Limits) -> None:
    """Refuse by the directory alone, before any entry is opened."""
    if len(entries) > limits.zip_entries:
        raise _bomb(path, f"it has {len(entries):,} entries, more than {limits.zip_entries:,}")
    if len({entry.filename for entry in entries}) < len(entries):
        raise _bomb(path, "it holds two entries of one name")
    total = sum(entry.file_size for entry in entries)
    if total > limits.zip_total_bytes:
        raise _bomb(path, f"its entries claim {total:,} bytes in all")
    for entry in entries:
        if _UNSAFE.search(entry.filename):
            raise _bomb(path, f"it has an entry {entry.filename[:80]!r} that leaves the package")
        if entry.flag_bits & 0x1:
            raise _encrypted(path)
        if entry.file_size > limits.zip_ratio_floor and (
            entry.file_size > limits.zip_ratio * max(entry.compress_size, 1)
        ):
            raise _bomb(path, f"{entry.filename[:80]} inflates {limits.zip_ratio} times and more")


def _bomb(path: str, reason: str) -> SourceError:
    return SourceError(
        "SRC024",
        f"{path} is refused: {reason}",
        path=path,
        hint="no Word document of an act looks so; ask for it again from its author",
    )


def _encrypted(path: str) -> SourceError:
    return SourceError(
        "SRC025",
        f"{path} is an encrypted zip file",
        path=path,
        hint="save the document without a password",
    )
