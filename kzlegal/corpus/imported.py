"""Owns Store: official texts that the user imported, each at the path of its IRI."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akn.uri import FrbrUri, UriError
from kzlegal.corpus.fingerprint import Comparison
from kzlegal.corpus.roots import CorpusError, user_data
from kzlegal.corpus.table import read_toml
from kzlegal.corpus.writing import quoted, write_file


@dataclass(frozen=True, slots=True)
class Imported:
    """One imported expression and how it came here."""

    iri: str
    """IRI of the expression, e.g. ``/akn/kz/act/2025-11-17/230-VIII/rus@2025-11-17``."""
    path: Path
    """Its XML file."""
    source_name: str
    """Name of the file that was imported, without its folder."""
    source_sha256: str
    imported: date
    xml_sha256: str
    matched: int = 0
    """Text blocks that agree with the fingerprints; 0 of 0 where there are none."""
    fingerprinted: int = 0
    changed: tuple[str, ...] = ()
    """eIds whose text differs from the fingerprinted one."""
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        """IRI of the work."""
        return str(FrbrUri.parse(self.iri).work())

    @property
    def language(self) -> str:
        """ISO 639-2 code of the expression."""
        return FrbrUri.parse(self.iri).language

    @property
    def version(self) -> str:
        """Date of the expression, YYYY-MM-DD."""
        version = FrbrUri.parse(self.iri).version
        return version.date if version is not None else ""

    def read(self) -> bytes:
        """Give the XML. Raises CorpusError where the file is gone or was changed since."""
        try:
            data = self.path.read_bytes()
        except OSError:
            raise _broken(self.path, "is missing") from None
        if hashlib.sha256(data).hexdigest() != self.xml_sha256:
            raise _broken(self.path, "was changed after it was imported")
        return data


def _broken(path: Path, fault: str) -> CorpusError:
    return CorpusError(
        "COR030", f"the imported text {fault}", path=str(path), hint="import the file again"
    )


class Store:
    """The user's folder of imported expressions; a folder that does not exist is an empty store."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = user_data() if root is None else root

    def save(
        self,
        iri: str,
        xml: bytes,
        *,
        source_name: str,
        source_sha256: str,
        imported: date,
        comparison: Comparison | None = None,
    ) -> Imported:
        """Keep an expression; one of the same IRI is replaced. Raises CorpusError on a bad IRI."""
        path = self._place(iri)
        found = Imported(
            iri=iri,
            path=path,
            source_name=Path(source_name.replace("\\", "/")).name,
            source_sha256=source_sha256,
            imported=imported,
            xml_sha256=hashlib.sha256(xml).hexdigest(),
            matched=comparison.texts_matched if comparison else 0,
            fingerprinted=comparison.texts if comparison else 0,
            changed=comparison.changed if comparison else (),
            missing=comparison.missing if comparison else (),
            added=comparison.added if comparison else (),
        )
        try:
            # Text first: a break between the two leaves a text that does not have its hash, which
            # `Imported.read` notices; a break before leaves the earlier import as it was.
            write_file(path, xml)
            write_file(path.with_suffix(".toml"), _describe(found))
        except OSError as error:
            raise CorpusError(
                "COR031",
                f"the text cannot be kept: {error.strerror or error}",
                path=str(path),
                hint="set KZLEGAL_DATA to a folder that can be written",
            ) from None
        return found

    def list(self) -> tuple[Imported, ...]:
        """Give all imported expressions, by IRI. Raises CorpusError for a damaged description."""
        return tuple(sorted(self._read(), key=lambda found: found.iri))

    def find(self, work: str, language: str, on: date | None = None) -> Imported | None:
        """Give the newest expression of a work in a language, at most of the day `on`."""
        day = on.isoformat() if on is not None else "9999-12-31"
        fitting = [
            found
            for found in self.list()
            if found.work == work and found.language == language and found.version <= day
        ]
        return max(fitting, key=lambda found: found.version, default=None)

    def remove(self, iri: str) -> bool:
        """Forget an expression; False where it was not there."""
        path = self._place(iri)
        known = path.with_suffix(".toml").exists()
        path.with_suffix(".toml").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        return known

    def _place(self, iri: str) -> Path:
        try:
            uri = FrbrUri.parse(iri)
        except UriError as error:
            raise CorpusError("COR032", error.problem.message, hint=error.problem.hint) from None
        if not uri.is_expression or uri.version is None or not uri.version.date:
            raise CorpusError(
                "COR032",
                f"'{iri}' is not a dated expression",
                hint="it ends in a language and a date: /rus@2025-11-17",
            )
        return self.root / uri.path()

    def _read(self) -> Iterator[Imported]:
        for path in sorted((self.root / "akn").rglob("*.toml")):
            top, problems = read_toml(path)
            if not problems:
                iri, day = top.text("iri"), top.day("imported")
                found = Imported(
                    iri=iri,
                    path=path.with_suffix(".xml"),
                    source_name=top.text("source"),
                    source_sha256=top.text("source_sha256"),
                    imported=day or date.min,
                    xml_sha256=top.text("xml_sha256"),
                    matched=top.number("matched"),
                    fingerprinted=top.number("fingerprinted"),
                    changed=top.strings("changed"),
                    missing=top.strings("missing"),
                    added=top.strings("added"),
                )
                if not problems and self._place(iri) == found.path:
                    yield found
                    continue
            raise CorpusError(
                "COR033",
                f"the description of an imported text is damaged: "
                f"{problems[0].message if problems else 'it stands at the wrong place'}",
                path=str(path),
                hint="remove the file and import the text again",
            )


def _describe(found: Imported) -> bytes:
    def listed(keys: tuple[str, ...]) -> str:
        return f"[{', '.join(map(quoted, keys))}]"

    lines = (
        f"iri = {quoted(found.iri)}",
        f"source = {quoted(found.source_name)}",
        f"source_sha256 = {quoted(found.source_sha256)}",
        f"imported = {found.imported.isoformat()}",
        f"xml_sha256 = {quoted(found.xml_sha256)}",
        f"matched = {found.matched}",
        f"fingerprinted = {found.fingerprinted}",
        f"changed = {listed(found.changed)}",
        f"missing = {listed(found.missing)}",
        f"added = {listed(found.added)}",
    )
    return ("\n".join(lines) + "\n").encode("utf-8")
