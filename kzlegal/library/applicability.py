"""Owns Applicability: norms held against the texts of a day, put to profiles, compared, sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from akn.problem import LegalTextError, Problem
from kzlegal.assess import (
    BINDING,
    Assessment,
    Difference,
    Disagreement,
    Facts,
    FactsError,
    Manner,
    Matrix,
    NormChange,
    Receipt,
    Review,
    Text,
    Verification,
    assess,
    assessment_json,
    changed_norms,
    cited,
    compare_dates,
    compare_norms,
    compare_profiles,
    difference_json,
    facts_under_review,
    matrix,
    matrix_json,
    norm_changes_json,
    read_receipt,
    receipt,
    receipt_disagreements,
    review_json,
    reviews,
)
from kzlegal.assess.describe import Description
from kzlegal.corpus import Act, compare
from kzlegal.grammar import GRAMMARS, alpha3
from kzlegal.library.describing import Reader
from kzlegal.norms import Catalogue, Norm, load_facts, load_norms

if TYPE_CHECKING:
    from kzlegal.library import Library


class Applicability:
    """The norms of a library over its texts; what is read once is kept."""

    def __init__(self, library: Library, engine: str) -> None:
        self._library = library
        self._engine = engine
        self._texts: dict[str, Text] = {}
        self._reviews: dict[tuple[str, ...], Mapping[str, tuple[Review, ...]]] = {}

    @cached_property
    def reader(self) -> Reader:
        """What reads descriptions in free words."""
        return Reader(self._library.corpus.root, self._library.catalogue)

    def describe(
        self, text: str, language: str | None = None, *, nearness: bool = True
    ) -> Description:
        """Propose facts from a description in free words; a person confirms them, or none is used.

        `nearness`: the embedding engine points at sentences near a question, without values.
        """
        return self.reader.read(text, language, nearness=nearness)

    @property
    def main(self) -> str:
        """Slug of the act whose pinpoints are printed bare: the first of the corpus."""
        return self._library.acts[0].slug

    def norms(self, acts: Iterable[str] = ()) -> tuple[Norm, ...]:
        """Give the norms of some acts (slug, IRI or adilet id), or of all.

        Raises CorpusError for an unknown act, LegalTextError (ASM001) for one without norms.
        """
        every = self._library.norms
        chosen = [self._library.act(name) for name in acts]
        held = {norm.act for norm in every}
        for act in chosen:
            if act.iri not in held:
                known = ", ".join(a.slug for a in self._library.acts if a.iri in held)
                raise LegalTextError(
                    Problem(
                        "ASM001",
                        f"the corpus holds no norms of {act.slug}",
                        hint=f"acts with norms: {known}",
                    )
                )
        wanted = {act.iri for act in chosen} or held
        return tuple(norm for norm in every if norm.act in wanted)

    def assess(self, facts: Facts, on: date, acts: Iterable[str] = ()) -> Assessment:
        """Put the norms to a profile; those whose text is not theirs any more need review."""
        return assess(self.norms(acts), facts, on, self.reviews(on))

    def compare_dates(
        self, facts: Facts, first: date, last: date, acts: Iterable[str] = ()
    ) -> Difference:
        """Say what changes for a profile between two days."""
        found = (self.reviews(first), self.reviews(last))
        return compare_dates(self.norms(acts), facts, first, last, found)

    def compare_profiles(
        self, first: Facts, last: Facts, on: date, acts: Iterable[str] = ()
    ) -> Difference:
        """Say which norms come out otherwise for two profiles, and by which facts."""
        return compare_profiles(self.norms(acts), first, last, on, self.reviews(on))

    def compare_corpus(
        self, folder: Path, facts: Facts, on: date
    ) -> tuple[tuple[NormChange, ...], Difference]:
        """Hold the norms of another corpus folder (the earlier ones) against these.

        Gives what the norms say otherwise, and which come out otherwise for the profile. Raises
        FactsError where the other catalogue does not know the profile's facts, and what loading
        raises.
        """
        earlier = load_norms(folder)
        catalogue: Catalogue = load_facts(folder / "facts.yaml")
        before = Facts.from_mapping(dict(facts.given), catalogue)
        now = self.norms()
        return changed_norms(earlier, now), compare_norms(earlier, now, before, facts, on)

    def matrix(
        self,
        facts: Facts,
        on: date,
        acts: Iterable[str] = (),
        types: tuple[str, ...] = (),
    ) -> Matrix:
        """Give the matrix of roles and duties, or of roles and norms of some types."""
        library, chosen = self._library, types or BINDING
        return matrix(self.norms(acts), library.bearers, facts, on, chosen, self.reviews(on))

    def receipt(self, assessment: Assessment, language: str) -> Receipt:
        """Make the receipt of an assessment whose norms are quoted in a language."""
        code = alpha3(language)
        acts = [act for act in self._library.acts if act.iri in assessment.acts()]
        held = {text.iri: text for act in acts for text in self._of_day(act, assessment.on)}
        for result in assessment.norms:
            if (text := self.quoted(result.norm, code, assessment.on)) is not None:
                held[text.iri] = text
        norms = self.norms(act.slug for act in acts)
        return receipt(assessment, norms, held.values(), self._engine, code)

    def verify(self, text: str, path: str = "") -> Verification:
        """Read a receipt, run it again with what is held now, and say what differs.

        Raises ReceiptError for what is no receipt and for one that was altered.
        """
        found = read_receipt(text, path)
        held = {norm.slug: norm.act for norm in self._library.norms}
        acts = [held[name] for name, _ in found.rules if name in held]
        try:
            facts = self._library.profile(dict(found.facts), path)
        except FactsError as error:
            said = Disagreement("facts", "", "", error.problem.message)
            return Verification(found, found, (said,))
        again = self.assess(facts, date.fromisoformat(found.on), acts)
        now = self.receipt(again, found.language)
        return Verification(found, now, receipt_disagreements(found, now))

    # Texts under norms

    def reviews(self, on: date) -> Mapping[str, tuple[Review, ...]]:
        """Give the norms that need review on a day, in any language, with the reasons."""
        texts = [text for act in self._acts() for text in self._of_day(act, on)]
        key = tuple(text.iri for text in texts)
        if key not in self._reviews:
            self._reviews[key] = reviews(self._library.norms, texts)
        return self._reviews[key]

    def facts_under_review(self, on: date) -> Mapping[str, tuple[Review, ...]]:
        """Give the facts whose basis has other words on a day than the fingerprinted ones."""
        library = self._library
        slugs = {act.slug: act.iri for act in library.acts}
        texts = [text for act in self._acts() for text in self._of_day(act, on)]
        return facts_under_review(library.catalogue, library.acts[0].iri, slugs, texts)

    def quoted(self, norm: Norm, language: str, on: date) -> Text | None:
        """Give the text that a norm is quoted from: of the day, or of its first day if later.

        None where no text of that day is held in the language: no other one stands in for it.
        """
        act = next(act for act in self._library.acts if act.iri == norm.act)
        return self.text(act, language, max(on, norm.applies_from))

    def text(self, act: Act, language: str, on: date) -> Text | None:
        """Give one text as norms are held against it; None where none is held of that day."""
        try:
            shown = self._library.expression(act, language, on)
        except LegalTextError:
            return None
        if shown.iri not in self._texts:
            units = self._library.provisions(act, language, on)
            words = {eid: unit.text for eid, unit in units.items()}
            changed: frozenset[str] | None = None
            known = self._library.corpus.fingerprints(act, language) if shown.official else None
            if known is not None:
                found = compare(shown.document, known)
                changed = frozenset((*found.changed, *found.missing, *found.added))
            self._texts[shown.iri] = Text(
                act.iri, alpha3(language), shown.iri, shown.official, words, changed
            )
        return self._texts[shown.iri]

    def _acts(self) -> tuple[Act, ...]:
        held = {norm.act for norm in self._library.norms}
        return tuple(act for act in self._library.acts if act.iri in held)

    def _of_day(self, act: Act, on: date) -> list[Text]:
        texts = (self.text(act, language, on) for language in GRAMMARS)
        return [text for text in texts if text is not None]

    # JSON

    def assessment_json(self, assessment: Assessment, language: str) -> dict[str, object]:
        """Print an assessment, each norm with the words of the text of its day."""
        return {
            **assessment_json(assessment, self.manner(language, assessment.on)),
            "facts_to_review": self._facts_json(assessment.on),
        }

    def _facts_json(self, on: date) -> dict[str, list[dict[str, object]]]:
        found = self.facts_under_review(on)
        return {name: [review_json(reason) for reason in why] for name, why in found.items()}

    def review_json(self, on: date) -> dict[str, object]:
        """Print which texts stand under the norms on a day, and which norms need review."""
        found = self.reviews(on)
        texts = [text for act in self._acts() for text in self._of_day(act, on)]
        return {
            "on": on.isoformat(),
            "texts": [
                {
                    "act": text.act,
                    "language": text.language,
                    "iri": text.iri,
                    "official": text.official,
                    "fingerprinted": text.changed is not None,
                    "changed": sorted(text.changed or ()),
                }
                for text in texts
            ],
            "norms": [
                {
                    "id": norm.id,
                    "act": norm.act,
                    "pinpoint": cited(norm, self.main),
                    "action": norm.action.json(),
                    "review": [review_json(reason) for reason in found[norm.id]],
                }
                for norm in self._library.norms
                if norm.id in found
            ],
            "facts": self._facts_json(on),
        }

    def manner(self, language: str, on: date) -> Manner:
        """Give how an assessment of a day is printed: its quotes, pinpoints, sanctions, fines."""
        code = alpha3(language)
        return Manner(
            code,
            lambda norm: self.quoted(norm, code, on),
            self.main,
            {norm.id: norm for norm in self._library.norms},
            self._library.index_values,
        )

    def difference_json(self, difference: Difference, language: str) -> dict[str, object]:
        """Print a comparison, each norm with the provisions that made its unit what it is."""
        code = alpha3(language)
        last = max(difference.before.on, difference.after.on)
        return difference_json(
            difference, code, self.main, lambda norm: self.made_by(norm, code, last)
        )

    def matrix_json(self, matrix: Matrix, language: str) -> dict[str, object]:
        """Print the matrix."""
        return matrix_json(matrix, alpha3(language), self.main)

    def norm_changes_json(
        self, changes: tuple[NormChange, ...], language: str
    ) -> list[dict[str, object]]:
        """Print what two sets of norms say otherwise."""
        return norm_changes_json(changes, alpha3(language), self.main)

    def made_by(self, norm: Norm, language: str, on: date) -> list[dict[str, object]]:
        """Say which act made a norm's unit what it is: an amending one as far as known, else own.

        Where an official text is shown, only the act itself is named: what lies between two copies
        is not guessed.
        """
        act = next(act for act in self._library.acts if act.iri == norm.act)
        try:
            view = self._library.provision(act, norm.eid, language, max(on, norm.applies_from))
        except LegalTextError:
            return [{"act": norm.act, "provision": norm.eid, "basis": None}]
        made: list[dict[str, object]] = [
            {"act": maker.iri, "provision": change.by, "basis": change.basis}
            for maker, change in view.changed_by
        ]
        return made or [{"act": norm.act, "provision": norm.eid, "basis": None}]
