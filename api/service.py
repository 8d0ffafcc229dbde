"""Owns Service: the library as the routes see it, with what is computed once for many requests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from akn.problem import LegalTextError
from kzlegal.library.difference_page import announcement
from kzlegal.norms import Bearer, norms_json

from .language import LANGUAGES, TAGS, Language
from .limits import Limits
from .problems import ApiError
from .profile import check_size
from .reading import Section, sections

if TYPE_CHECKING:
    from kzlegal.assess import Assessment
    from kzlegal.assess.describe import Description
    from kzlegal.corpus import Act
    from kzlegal.graph import Rows, Store
    from kzlegal.library import Expression, Library, ProvisionView, Wording
    from kzlegal.search import Answer


class Service:
    """One library, the clock it is asked by, and its limits."""

    def __init__(self, library: Library, today: Callable[[], date], limits: Limits) -> None:
        self.library = library
        self.today = today
        self.limits = limits
        # One question at a time: the engine of the vectors does not say that it may be shared.
        self._searching = Lock()
        self.provision = lru_cache(maxsize=4096)(self._provision)
        self.sections = lru_cache(maxsize=32)(self._sections)
        self.graph = lru_cache(maxsize=4)(library.graph)
        self.norms_file = lru_cache(maxsize=2)(library.norms_file)

    @cached_property
    def dataset(self) -> str:
        """Name of the data release: the head of a SHA-256 over all texts and norms served."""
        digest = hashlib.sha256()
        for act in self.library.acts:
            for language in self.languages(act):
                for text in self.states(act, language):
                    digest.update(f"{text.iri}\n".encode() + text.xml)
        for norm in self.library.norms:
            digest.update(json.dumps(norms_json(norm), ensure_ascii=False).encode("utf-8"))
        return digest.hexdigest()[:16]

    @property
    def bearers(self) -> Mapping[str, Bearer]:
        """The roles that norms name, by id."""
        return self.library.bearers

    def assess(self, facts: Mapping[str, object], on: date, acts: Iterable[str] = ()) -> Assessment:
        """Assess a profile of plain values, on all acts or some; raises FactsError."""
        check_size(facts, self.limits.facts)
        return self.library.assess(self.library.profile(facts), on, acts)

    def describe(self, text: str, language: Language | None) -> Description:
        """Read a description in free words; its faults are problems of the result."""
        with self._searching:
            return self.library.applicability.describe(text, language)

    def search(self, query: str, language: Language, limit: int) -> Answer:
        """Search; raises ApiError for a question that is too long, SearchError for an empty one."""
        longest = self.limits.query_characters
        if len(query) > longest:
            raise ApiError(
                "invalid-question",
                f"the question has {len(query):,} characters, more than {longest:,}",
                "ask in one or two sentences",
            )
        with self._searching:
            return self.library.search(query, language, limit)

    def ask(self, name: str, parameters: Mapping[str, str]) -> Rows:
        """Answer a named query from the graph in memory; raises GraphError (GR104)."""
        return self.library.ask(name, parameters, self._store)

    @cached_property
    def _store(self) -> Store:
        from kzlegal.graph import load_store

        return load_store(self.library.quads())

    def warm(self) -> None:
        """Make what the first question or description waits for; a fault is left to that one."""
        with self._searching, suppress(LegalTextError, OSError):
            self.library.index()
            for language in LANGUAGES:
                self.library.applicability.reader.prepare(language)

    def act(self, name: str) -> Act:
        """Give an act by slug, IRI or adilet id; raises ApiError (404) naming the nearest."""
        try:
            return self.library.act(name)
        except LegalTextError as error:
            raise ApiError("unknown-act", error.problem.message, error.problem.hint) from None

    def languages(self, act: Act) -> tuple[Language, ...]:
        """Give the languages in which the act can be shown."""
        return tuple(code for code in LANGUAGES if self._has(act, code))

    def _has(self, act: Act, language: Language) -> bool:
        try:
            self.expression(act, language)
        except LegalTextError:
            return False
        return True

    def expression(
        self, act: Act, language: Language, version: str = "", on: date | None = None
    ) -> Expression:
        """Give the text of an act: of a version, else of a day, else of today.

        Raises ApiError (404) for a version that is not held and for a day that is earlier than the
        first text held. On a day before the act was adopted there is none at all: the first text is
        given, and its `application` says so. Another version is never given in place of the one
        that was asked for.
        """
        shown = self.library.wordings(act, language)
        if not shown:
            held = ", ".join(TAGS[c] for c in LANGUAGES if self.library.wordings(act, c))
            remedy = f"held: {held}" if held else "import its official text with kzlegal import"
            said = f"{act.slug} is not held in '{language}'"
            raise ApiError("unknown-version", said, remedy)
        first = shown[0].start
        if not version:
            day = max(self.today(), first) if on is None or on < act.signed else on
            if day < first:
                raise ApiError(
                    "unknown-version",
                    f"{act.slug} is not held in '{language}' as early as {day}",
                    f"held: {self._held(act, language)}",
                )
            day = first if on is not None and on < act.signed else day
            return self.library.expression(act, language, day)
        for wording in shown:
            if version == wording.start.isoformat():
                return self.library.expression(act, language, wording.start)
        raise ApiError(
            "unknown-version",
            f"{act.slug} is not held in '{language}' as of {version[:40]}",
            f"held: {self._held(act, language)}",
        )

    def announced(self, act: Act, language: Language, on: date, eid: str = "") -> tuple[str, ...]:
        """Say in a line each which changes are announced that may concern a day, or a unit."""
        try:
            shown = self.expression(act, language, on=on)
        except ApiError:
            return ()  # no text of that day, so nothing stands beside it
        found = self.library.announced(shown, eid, on)
        return tuple(announcement(gap, language) for gap in found)

    def announced_of(self, works: Iterable[str], language: Language, on: date) -> tuple[str, ...]:
        """Say the same of several acts, the later ones by name."""
        found: list[str] = []
        for n, act in enumerate(self.act(work) for work in works):
            head = f"{act.slug}: " if n else ""
            found += (f"{head}{line}" for line in self.announced(act, language, on))
        return tuple(found)

    def wording(self, shown: Expression) -> Wording:
        """Give the wording that an expression is the text of."""
        every = self.library.wordings(shown.act, shown.language)
        return next(w for w in every if w.iri == shown.iri)

    def version_links(self, shown: Expression) -> list[tuple[str, Mapping[str, str]]]:
        """Give the links to the versions before and after a text, and to its history (RFC 5829)."""
        every = self.library.wordings(shown.act, shown.language)
        at = next(n for n, w in enumerate(every) if w.iri == shown.iri)
        whole = f"/v1/acts/{shown.act.slug}/{shown.language}"
        links: list[tuple[str, Mapping[str, str]]] = [
            (f"{whole}/history", {"rel": "version-history"})
        ]
        if at:
            links.append((f"{whole}@{every[at - 1].start}", {"rel": "predecessor-version"}))
        if at + 1 < len(every):
            links.append((f"{whole}@{every[at + 1].start}", {"rel": "successor-version"}))
        return links

    def states(self, act: Act, language: Language) -> tuple[Expression, ...]:
        """Give every text that is held in a language: the one shown today first."""
        shown = self.expression(act, language)
        every = reversed(self.library.wordings(act, language))
        others = (self.library.expression(act, language, w.start) for w in every)
        return (shown, *(text for text in others if text.iri != shown.iri))

    def before(self, act: Act, language: Language, version: str) -> Expression:
        """Give the text closest before a day; raises ApiError (404) where none is as early."""
        self.expression(act, language)  # raises where there is no text at all
        earlier = [t for t in self.states(act, language) if t.version.isoformat() < version]
        if earlier:
            return max(earlier, key=lambda text: text.version)
        raise ApiError(
            "unknown-version",
            f"{act.slug} is not held in a version before {version}",
            f"held: {self._held(act, language)}",
        )

    def _held(self, act: Act, language: Language) -> str:
        texts = sorted(self.states(act, language), key=lambda text: text.version)
        return ", ".join(f"{language}@{text.version}" for text in texts)

    def _provision(
        self, act: Act, eid: str, language: Language, on: date | None = None
    ) -> ProvisionView:
        try:
            return self.library.provision(act, eid, language, on)
        except LegalTextError as error:
            raise ApiError("unknown-provision", error.problem.message, error.problem.hint) from None

    def words(self, iri: str, eid: str, language: Language) -> str:
        """Give the shown edition's words of a unit; empty where it has no such unit."""
        try:
            view = self.provision(self.act(iri), eid, language)
        except ApiError:
            return ""
        head = f"{view.num} {view.heading} " if view.heading else ""
        return view.text.removeprefix(head)

    def _sections(self, act: Act, languages: tuple[Language, ...], on: date) -> tuple[Section, ...]:
        documents = [self.expression(act, code, on=on).document for code in languages]
        return sections(documents, [TAGS[code] for code in languages])
