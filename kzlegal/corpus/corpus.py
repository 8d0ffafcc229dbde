"""Owns Corpus: the shipped data and the user's imported texts seen as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akn.uri import FrbrUri
from kzlegal.corpus.act import Act, Edition
from kzlegal.corpus.fingerprint import Fingerprints, read_fingerprints
from kzlegal.corpus.imported import Imported, Store
from kzlegal.corpus.manifest import Manifest
from kzlegal.corpus.read import read_source
from kzlegal.corpus.roots import CorpusError, data_root
from kzlegal.corpus.source import SourceDocument


@dataclass(frozen=True, slots=True)
class Corpus:
    """Acts, our editions, built XML, fingerprints, and the store of imported official texts."""

    root: Path
    manifest: Manifest
    store: Store

    @classmethod
    def open(cls, root: Path | None = None, user: Path | None = None) -> Corpus:
        """Open the corpus of the program, or the one at `root`, with the user's folder.

        Raises CorpusError where there is no corpus, ManifestError where its manifest has faults.
        """
        place = data_root() if root is None else root
        return cls(place, Manifest.load(place), Store(user))

    def act(self, name: str) -> Act:
        """Give an act by slug, IRI or adilet id. Raises CorpusError, which names the nearest."""
        return self.manifest.act(name)

    def edition(self, act: Act, language: str, on: date | None = None) -> SourceDocument:
        """Read our own edition of an act as a source: of the state on a day, else the newest.

        Raises CorpusError where there is none.
        """
        edition = self._edition(act, language, on)
        data = (self.root / edition.file).read_bytes()
        return read_source(edition.file, data)

    def edition_iri(self, act: Act, language: str, on: date | None = None) -> str:
        """Give the IRI of our edition as an expression: of the state on a day, else the newest."""
        edition = self._edition(act, language, on)
        work = FrbrUri.parse(act.restatement)
        return str(work.expression(edition.language, edition.version))

    def built_path(self, act: Act, language: str, on: date | None = None) -> Path:
        """Give the path of the XML that is built from our edition; its IRI is its path."""
        return self.root / FrbrUri.parse(self.edition_iri(act, language, on)).path()

    def built(self, act: Act, language: str, on: date | None = None) -> bytes:
        """Give the built XML of our edition. Raises CorpusError where it is not built."""
        path = self.built_path(act, language, on)
        try:
            return path.read_bytes()
        except OSError:
            raise CorpusError(
                "COR012", "the XML of our edition is not built", path=str(path), hint="make corpus"
            ) from None

    def official(self, act: Act, language: str, on: date | None = None) -> Imported | None:
        """Give the newest imported official text of an act, at most of the day `on`."""
        return self.store.find(act.iri, language, on)

    def expression(self, act: Act, language: str, on: date | None = None) -> tuple[bytes, bool]:
        """Give the XML to show and whether it is an imported official text.

        The imported official text where the user has one, else our own edition. Raises CorpusError
        where there is neither, or where the imported file was changed.
        """
        official = self.official(act, language, on)
        if official is not None:
            return official.read(), True
        return self.built(act, language, on), False

    def fingerprints_path(self, act: Act, language: str) -> Path:
        """Give the path of the fingerprints of an official text."""
        return self.root / "fingerprints" / f"{act.slug}.{language}.toml"

    def fingerprints(self, act: Act, language: str) -> Fingerprints | None:
        """Give the fingerprints of an official text; None where the corpus has none."""
        path = self.fingerprints_path(act, language)
        return read_fingerprints(path) if path.is_file() else None

    def _edition(self, act: Act, language: str, on: date | None = None) -> Edition:
        edition = act.edition(language, on)
        if edition is None:
            if states := act.versions(language):
                raise CorpusError(
                    "COR040",
                    f"the corpus has no edition of {act.slug} in '{language}' as early as {on}",
                    hint=f"held from: {', '.join(str(e.version) for e in states)}",
                )
            held = ", ".join(act.languages)
            raise CorpusError(
                "COR013",
                f"the corpus has no edition of {act.slug} in '{language}'",
                hint=f"languages here: {held}" if held else "import its official text first",
            )
        return edition
