"""Owns Library, the façade: acts, provisions, search, assessment, graph, checks, import.

The command line and the HTTP API are thin skins over it. Nothing heavy is loaded before it is
needed, and nothing is written except by `import_file` and `pull`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import akn.html
import akn.xml
from akn.model import Document
from akn.provision import Provision
from akn.timeline import Timeline
from kzlegal.assess import Assessment, Facts
from kzlegal.corpus import Act, Corpus, Missing, SourceDocument, cache_dir, read_source
from kzlegal.grammar import Parsed, alpha3, parse
from kzlegal.library.absent import no_unit, well_formed
from kzlegal.library.announcing import announced
from kzlegal.library.applicability import Applicability
from kzlegal.library.build import build, build_document
from kzlegal.library.comparing import Comparison, difference_of
from kzlegal.library.graph_verbs import ENGINE, GraphVerbs
from kzlegal.library.history import History, history_of
from kzlegal.library.importing import ImportRefused, ImportReport, Portal, fetch_page, import_source
from kzlegal.library.norming import without_norm
from kzlegal.library.printing import (
    print_act,
    print_answer,
    print_assessment,
    print_facts,
    print_norms,
)
from kzlegal.library.provision import divergences_in, view_of
from kzlegal.library.texts import Texts
from kzlegal.library.view import Coverage, Expression, ProvisionView
from kzlegal.library.wordings import Wording
from kzlegal.norms import (
    Bearer,
    Catalogue,
    IndexValue,
    Norm,
    NormFile,
    load_bearers,
    load_facts,
    load_index_values,
    load_norm_files,
)
from kzlegal.refs.pinpoint import PinpointError, from_pinpoint

if TYPE_CHECKING:
    from kzlegal.graph import Divergence
    from kzlegal.lint import Finding
    from kzlegal.search import Answer, Index

__all__ = [
    "ENGINE",
    "Comparison",
    "Coverage",
    "Expression",
    "History",
    "ImportRefused",
    "ImportReport",
    "Library",
    "ProvisionView",
    "Wording",
    "build",
    "build_document",
    "read_source",
]


class Library(GraphVerbs):
    """Everything kzlegal can do, in one place; make it with `open`."""

    def __init__(self, corpus: Corpus, today: date, cache: Path) -> None:
        self.corpus = corpus
        self.today = today
        """The day on which questions without a date are answered, and the day of imports."""
        self.cache = cache
        self._texts = Texts(corpus, today)

    @classmethod
    def open(
        cls,
        *,
        today: date,
        data: Path | None = None,
        user: Path | None = None,
        cache: Path | None = None,
    ) -> Library:
        """Open the corpus of the program (or the one at `data`) with the user's own texts.

        `user` is the folder of imported texts, `cache` that of things that can be made again.
        Raises CorpusError or ManifestError where the corpus cannot be read.
        """
        return cls(Corpus.open(data, user), today, cache or cache_dir())

    # Acts and texts

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the corpus."""
        return self.corpus.manifest.acts

    def act(self, name: str) -> Act:
        """Give an act by slug, IRI or adilet id. Raises CorpusError, which names the nearest."""
        return self.corpus.act(name)

    def expression(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give the text to show: the imported official one, else our edition.

        Of the state on a day; without one, of the state today. Raises CorpusError where there is no
        text in that language, or none as early as the day.
        """
        return self._texts.expression(act, language, on)

    def edition(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give our own edition, also where an official text is imported.

        Of the state on a day; without one, of the state today, or of the first that is held where
        all are later. Raises CorpusError where there is none in that language, or none as early as
        the day.
        """
        return self._texts.edition(act, language, on)

    def provisions(
        self, act: Act, language: str, on: date | None = None
    ) -> Mapping[str, Provision]:
        """Give all units of the text shown, by eId, in document order."""
        return self._texts.provisions(act, language, on)

    def provision(self, act: Act, eid: str, language: str, on: date | None = None) -> ProvisionView:
        """Give one unit with its citation, headings, divergences and the changes announced for it.

        Raises LegalTextError (KZ130) where the text has no such unit.
        """
        return view_of(self, act, eid, language, on)

    def announced(
        self, expression: Expression, eid: str = "", on: date | None = None
    ) -> tuple[Missing, ...]:
        """Give the changes announced for a text, or one unit of it, that a day may fall under.

        Without a day, today is meant. The manifest knows them, and the publisher's remarks in an
        official text. Their own text is not held and none is applied; what an official text of a
        later day already holds is left out.
        """
        evidence = self._texts.evidence(expression)
        return announced(expression, evidence, on or self.today, eid)

    # Versions

    def wordings(self, act: Act, language: str) -> tuple[Wording, ...]:
        """Give every wording held in a language, the earliest first, with what made it."""
        return self._texts.wordings(act, language)

    def timeline(self, act: Act, language: str) -> Timeline:
        """Give our edition with the amending acts of the corpus as a timeline.

        For official copies there is none: what lies between two of them is not guessed, see
        `wordings`. Raises CorpusError where there is no edition of ours in the language.
        """
        consolidation = self._texts.consolidation(act, language)
        if consolidation is not None:
            return consolidation.timeline
        return Timeline.of(self.edition(act, language).document, ())

    def history(self, act: Act, language: str, eid: str = "") -> History:
        """Give every wording of an act, or the stages of one unit, and what is still to come.

        Raises CorpusError where there is no text in the language, LegalTextError (KZ130) where no
        wording has the unit.
        """
        return history_of(self, self._texts, act, language, eid)

    def difference(
        self, act: Act, language: str, first: date, last: date, eid: str = ""
    ) -> Comparison:
        """Compare the texts of two days, or one unit of them.

        Raises what `expression` raises, LegalTextError KZ130 where neither text has the unit, and
        KZ131 where an official text would be held against our own words.
        """
        return difference_of(self, act, language, (first, last), eid)

    def eid(self, act: Act, unit: str, language: str = "rus", on: date | None = None) -> str:
        """Give the eId of a unit named by eId or pinpoint: ``15(2)(3)``, ``17(1)/p2``.

        Raises PinpointError for a form that is neither, LegalTextError where there is no such unit.
        """
        units = self.provisions(act, language, on)
        if unit in units:
            return unit
        try:
            return from_pinpoint(unit, units)
        except PinpointError as error:
            # the form may be right and the unit absent: then the nearest unit is the better hint
            wanted = well_formed(unit)
            if not wanted:
                raise error from None
            raise no_unit(act, wanted, units) from None

    def unit_xml(self, act: Act, language: str, eid: str, on: date | None = None) -> str:
        """Give one unit as an XML fragment in the namespace of Akoma Ntoso."""
        document = self.expression(act, language, on).document
        element = document.find(eid)
        if element is None:
            raise no_unit(act, eid, self.provisions(act, language, on))
        return akn.xml.write(Document(element)).decode()

    def html(self, act: Act, language: str, eid: str = "", on: date | None = None) -> str:
        """Give an act, or one of its units, as an HTML fragment."""
        expression = self.expression(act, language, on)
        if not eid:
            return akn.html.to_html(expression.document)
        element = expression.document.find(eid)
        if element is None:
            raise no_unit(act, eid, self.provisions(act, language, on))
        return akn.html.to_html(element)

    def divergences(self, act: Act) -> tuple[Divergence, ...]:
        """Give the recorded differences between the two official texts of an act."""
        return self._divergences.get(act.slug, ())

    @cached_property
    def _divergences(self) -> Mapping[str, tuple[Divergence, ...]]:
        return divergences_in(self.corpus)

    # Norms and applicability

    @cached_property
    def catalogue(self) -> Catalogue:
        """The declared facts."""
        return load_facts(self.corpus.root / "facts.yaml")

    @cached_property
    def norm_files(self) -> tuple[NormFile, ...]:
        """The curated norms, act by act."""
        return load_norm_files(self.corpus.root)

    @cached_property
    def bearers(self) -> Mapping[str, Bearer]:
        """The vocabulary of bearers, by id."""
        return load_bearers(self.corpus.root / "vocab" / "bearers.yaml", self.catalogue)

    @property
    def norms(self) -> tuple[Norm, ...]:
        """All curated norms."""
        return tuple(norm for file in self.norm_files for norm in file.norms)

    def norms_json(self) -> list[dict[str, object]]:
        """Print all norms as JSON values."""
        return print_norms(self)

    def without_norm(self) -> dict[str, dict[str, str]]:
        """Give for each act, by slug, the units that hold no norm, each with the reason."""
        return {file.slug: without_norm(self, file) for file in self.norm_files}

    @cached_property
    def index_values(self) -> tuple[IndexValue, ...]:
        """The dated values of calculation indices, by which fines are printed in tenge."""
        return load_index_values(self.corpus.root / "vocab" / "indices.yaml")

    def profile(self, data: Mapping[str, object], path: str = "") -> Facts:
        """Read a profile from plain values. Raises FactsError, which names the nearest fact."""
        return Facts.from_mapping(data, self.catalogue, path)

    def profile_yaml(self, text: str, path: str = "") -> Facts:
        """Read a profile from YAML text. Raises FactsError with the line."""
        return Facts.from_yaml(text, self.catalogue, path)

    @cached_property
    def applicability(self) -> Applicability:
        """The norms over the texts: comparisons, receipts, descriptions read, what needs review."""
        return Applicability(self, ENGINE)

    def assess(self, facts: Facts, on: date | None = None, acts: Iterable[str] = ()) -> Assessment:
        """Say which norms bind a profile on a day (today where none is given), and why.

        `acts` narrows the answer to the norms of some acts. Raises what `Applicability.norms` does.
        """
        return self.applicability.assess(facts, on or self.today, acts)

    def assessment_json(self, assessment: Assessment, language: str) -> dict[str, object]:
        """Print an assessment as JSON values, each norm with the words of the text shown."""
        return print_assessment(self, assessment, language)

    # Search

    def index(self, progress: Callable[[int, int], None] | None = None) -> Index:
        """Give the search index, made once; `progress` hears of texts encoded and of all."""
        if "_index" not in self.__dict__:
            from kzlegal.library.indexing import build_index

            self.__dict__["_index"] = build_index(self, progress)
        index: Index = self.__dict__["_index"]
        return index

    def search(self, query: str, language: str | None = None, limit: int = 5) -> Answer:
        """Search the provisions. Raises SearchError for a question that cannot be asked."""
        code = alpha3(language) if language else None
        return self.index().search(query, code, limit)

    def answer_json(self, answer: Answer, language: str) -> dict[str, object]:
        """Print an answer as JSON values: hits with pinpoint, text and the parts of the score."""
        return print_answer(self, answer, language)

    # Texts from outside

    def read(self, path: str | Path, data: bytes | None = None) -> SourceDocument:
        """Read a file into blocks. Raises SourceError."""
        return read_source(path, data)

    def parse(self, source: SourceDocument, language: str) -> Parsed:
        """Parse a text; what it is, is read from its own head."""
        return parse(source, language, generated=self.today)

    def check(self, source: SourceDocument, language: str) -> tuple[Finding, ...]:
        """Check a draft: structure, numbering, references, level 2."""
        from kzlegal.lint import check_draft

        return check_draft(source, language, generated=self.today)

    def import_file(
        self,
        path: str | Path,
        identifier: str,
        language: str,
        *,
        version: date | None = None,
        data: bytes | None = None,
    ) -> ImportReport:
        """Load an official text; from then on it is shown and quoted instead of our edition."""
        report = import_source(
            self.corpus, path, identifier, language, today=self.today, version=version, data=data
        )
        self._texts = Texts(self.corpus, self.today)
        for made in ("_index", "applicability"):
            self.__dict__.pop(made, None)
        return report

    def pull(
        self,
        identifier: str,
        language: str,
        *,
        version: date | None = None,
        portal: Portal | None = None,
    ) -> ImportReport:
        """Download an official text from the portal and import it.

        Raises FetchError where the portal cannot be reached or answers no act.
        """
        pages = self.cache / "pages"
        found, data = fetch_page(self.corpus, identifier, language, pages, portal=portal)
        name = f"{found}.{alpha3(language)}.html"
        return self.import_file(name, found, language, version=version, data=data)

    def facts_json(self, language: str) -> list[dict[str, object]]:
        """Print the declared facts as JSON values."""
        return print_facts(self, language)

    def coverage(self) -> Coverage:
        """Say what is held, in which editions, and what is known to be missing."""
        from kzlegal.embed import default_embedder

        embedder, reason = default_embedder()
        how = f"words and meaning ({embedder.name})" if embedder else f"words only: {reason}"
        return Coverage(tuple(print_act(self, act) for act in self.acts), ENGINE, how)
