"""Owns Texts: which text of an act is shown on a day, read or executed once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import akn.xml
from akn.provision import Provision, provisions
from kzlegal.amend.evidence import Evidence
from kzlegal.corpus import Act, Corpus, CorpusError, Imported
from kzlegal.grammar import Language, alpha3
from kzlegal.library.announcing import evidence_in
from kzlegal.library.build import build_document
from kzlegal.library.consolidation import Consolidation, Maker, consolidate, maker_of, makers_of
from kzlegal.library.markup import marked_up
from kzlegal.library.view import Expression
from kzlegal.library.wordings import Wording, wordings


@dataclass(frozen=True, slots=True)
class _Held:
    """The wordings of an act in one language."""

    shown: tuple[Wording, ...]
    """Our edition up to the first official copy, then the official ones."""
    ours: tuple[Wording, ...]


class Texts:
    """The texts of a corpus, by act, language and day; `today` is the day where none is asked."""

    def __init__(self, corpus: Corpus, today: date) -> None:
        self._corpus = corpus
        self._today = today
        self._held: dict[tuple[str, str], _Held] = {}
        self._consolidations: dict[tuple[str, str], Consolidation | None] = {}
        self._makers: dict[tuple[str, str], Maker] = {}
        self._expressions: dict[str, Expression] = {}
        self._provisions: dict[str, Mapping[str, Provision]] = {}
        self._evidence: dict[str, Evidence | None] = {}

    @cached_property
    def _imported(self) -> Mapping[str, Imported]:
        return {i.iri: i for i in self._corpus.store.list()}

    def wordings(self, act: Act, language: str) -> tuple[Wording, ...]:
        """Give every wording to show, the earliest first; empty where there is none."""
        return self._of(act, alpha3(language)).shown

    def ours(self, act: Act, language: str) -> tuple[Wording, ...]:
        """Give every wording of our own edition, the earliest first; empty where there is none."""
        return self._of(act, alpha3(language)).ours

    def consolidation(self, act: Act, language: str) -> Consolidation | None:
        """Give our edition with all that the corpus's amending acts make of it.

        None where there is no edition of ours in the language, or nothing here changes it.
        """
        code = alpha3(language)
        key = (act.iri, code)
        if key not in self._consolidations:
            held = act.edition(code) is not None
            makers = makers_of(self._corpus, act, code, self._maker) if held else ()
            self._consolidations[key] = (
                consolidate(self._corpus, act, code, makers) if makers else None
            )
        return self._consolidations[key]

    def _maker(self, corpus: Corpus, act: Act, language: Language) -> Maker:
        key = (act.iri, language)
        if key not in self._makers:
            self._makers[key] = maker_of(corpus, act, language)
        return self._makers[key]

    def expression(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give the text to show: the imported official one, else our edition.

        Without a day that of today, or the first that is held where all are later. Raises
        CorpusError where there is no text in that language, or none as early as the day.
        """
        return self._shown(act, alpha3(language), self._of(act, alpha3(language)).shown, on)

    def edition(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give our own edition, also where an official text is imported; as `expression`."""
        return self._shown(act, alpha3(language), self._of(act, alpha3(language)).ours, on)

    def provisions(
        self, act: Act, language: str, on: date | None = None
    ) -> Mapping[str, Provision]:
        """Give all units of the text shown, by eId, in document order."""
        expression = self.expression(act, language, on)
        if expression.iri not in self._provisions:
            found = provisions(expression.document)
            self._provisions[expression.iri] = {p.eid: p for p in found if p.eid}
        return self._provisions[expression.iri]

    def evidence(self, expression: Expression) -> Evidence | None:
        """Give what the publisher's notes in an official text say; None for our edition."""
        if expression.iri not in self._evidence:
            self._evidence[expression.iri] = evidence_in(self._corpus, expression)
        return self._evidence[expression.iri]

    def _of(self, act: Act, language: Language) -> _Held:
        key = (act.iri, language)
        if key not in self._held:
            consolidation = self.consolidation(act, language)
            copies = [
                i for i in self._imported.values() if i.work == act.iri and i.language == language
            ]
            ours = wordings(self._corpus, act, language, consolidation, ())
            every = wordings(self._corpus, act, language, consolidation, copies) if copies else ours
            self._held[key] = _Held(every, ours)
        return self._held[key]

    def _shown(
        self, act: Act, language: Language, held: tuple[Wording, ...], on: date | None
    ) -> Expression:
        if not held:
            self._corpus.edition(act, language)  # raises with the languages that there are
        day = max(self._today, held[0].start) if on is None else on
        found = [w for w in held if w.start <= day]
        if not found:
            source = "official text" if held[0].official else "edition"
            raise CorpusError(
                "COR040",
                f"there is no {source} of {act.slug} in '{language}' as early as {day}",
                hint=f"held from: {', '.join(str(w.start) for w in held)}",
            )
        wording = found[-1]
        if wording.iri not in self._expressions:
            made = self._official(act, wording) if wording.official else self._ours(act, wording)
            self._expressions[wording.iri] = made
        return self._expressions[wording.iri]

    def _official(self, act: Act, wording: Wording) -> Expression:
        official = self._imported[wording.iri]
        xml = official.read()
        return Expression(
            act,
            wording.language,
            official.iri,
            wording.start,
            akn.xml.read(xml, str(official.path)),
            xml,
            official=True,
            source=official.source_name,
            changed=official.changed,
        )

    def _ours(self, act: Act, wording: Wording) -> Expression:
        corpus, language, day = self._corpus, alpha3(wording.language), wording.start
        written = any(e.version == day for e in act.versions(language))
        path = corpus.built_path(act, language, day)
        if written and path.is_file():
            xml = path.read_bytes()
            document = akn.xml.read(xml, str(path))
        else:
            consolidation = self.consolidation(act, language)
            if written or consolidation is None:
                document = build_document(corpus, act, language, day)
            else:
                made = consolidation.timeline.at(day)
                document = marked_up(corpus, act, made, language).document
            xml = akn.xml.write(document)
        return Expression(act, language, wording.iri, day, document, xml, official=False)
