"""Owns Texts: which text of an act is shown on a day, read once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import akn.xml
from akn.provision import Provision, provisions
from kzlegal.corpus import Act, Corpus, CorpusError
from kzlegal.grammar import Language, alpha3
from kzlegal.library.build import build_document
from kzlegal.library.view import Expression


class Texts:
    """The texts of a corpus, by act, language and day; `today` is the day where none is asked."""

    def __init__(self, corpus: Corpus, today: date) -> None:
        self._corpus = corpus
        self._today = today
        self._expressions: dict[tuple[str, str, date | None], Expression] = {}
        self._provisions: dict[str, Mapping[str, Provision]] = {}

    def expression(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give the text to show: the imported official one, else our edition.

        Raises CorpusError where there is no text in that language, or none as early as the day.
        """
        code = alpha3(language)
        key = (act.iri, code, on)
        if key not in self._expressions:
            found = self._official(act, code, on) or self.edition(act, code, on)
            self._expressions[key] = found
        return self._expressions[key]

    def _official(self, act: Act, language: Language, on: date | None) -> Expression | None:
        official = self._corpus.official(act, language, on)
        if official is None:
            return None
        xml = official.read()
        return Expression(
            act,
            language,
            official.iri,
            date.fromisoformat(official.version),
            akn.xml.read(xml, str(official.path)),
            xml,
            official=True,
            source=official.source_name,
            changed=official.changed,
        )

    def edition(self, act: Act, language: str, on: date | None = None) -> Expression:
        """Give our own edition, also where an official text is imported.

        Without a day the state of today is meant, or the first that is held where all are later.
        Raises CorpusError where there is none in that language, or none as early as the day.
        """
        corpus, language = self._corpus, alpha3(language)
        if on is None and (held := act.versions(language)):
            on = max(self._today, held[0].version)
        edition = act.edition(language, on)
        if edition is None:
            corpus.built(act, language, on)  # raises with the languages or the days there are
            raise CorpusError("COR013", f"no text of {act.slug} in {language}")
        path = corpus.built_path(act, language, on)
        if path.is_file():
            xml = path.read_bytes()
            document = akn.xml.read(xml, str(path))
        else:
            document = build_document(corpus, act, language, on)
            xml = akn.xml.write(document)
        iri = corpus.edition_iri(act, language, on)
        return Expression(act, language, iri, edition.version, document, xml, official=False)

    def provisions(
        self, act: Act, language: str, on: date | None = None
    ) -> Mapping[str, Provision]:
        """Give all units of the text shown, by eId, in document order."""
        expression = self.expression(act, language, on)
        if expression.iri not in self._provisions:
            found = provisions(expression.document)
            self._provisions[expression.iri] = {p.eid: p for p in found if p.eid}
        return self._provisions[expression.iri]
