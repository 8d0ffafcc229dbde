"""Owns the annotated texts: each text with gold at hand, found, read, and put to an extractor.

The curated norms of an act are compared with our editions of it in every language, and with an
official text of it where a folder of texts or the user's library has one. A sample is compared with
the very file that it was drawn from, known by its SHA-256: its spans fit no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from akn.model import Document
from akn.problem import LegalTextError, Problem
from akn.provision import provisions
from akn.xml import read
from kzlegal.corpus import CorpusError, read_source
from kzlegal.evaluation.extraction import FoundNorm, Measure, measure, pooled
from kzlegal.evaluation.gold import HALVES, Gold, curated_gold, misplaced, read_sample, uncovered
from kzlegal.grammar import parse
from kzlegal.norms import NormFile
from kzlegal.norms.vocabulary import bearer_ids

if TYPE_CHECKING:
    from kzlegal.library import Library

LANGUAGES = ("rus", "kaz", "eng")


class SampleTextAbsent(LegalTextError):
    """The file that a sample was drawn from is neither in the folder nor imported."""


class Extracted(Protocol):
    """What an extractor gives."""

    @property
    def norms(self) -> Sequence[FoundNorm]:
        """The candidate norms."""

    @property
    def unread(self) -> Sequence[object]:
        """What it saw and could not read."""


Extractor = Callable[[Document, str], Extracted]
"""Reads the norms of a document in a language (ISO 639-2), as `kzlegal.norms.extract.extract`."""


@dataclass(frozen=True, slots=True)
class TextFigures:
    """What an extractor did with one text."""

    slug: str
    language: str
    half: str
    """``tune``, ``tune2`` or ``held`` for a sample; empty where the whole act is curated."""
    source: str
    """Name of the file; "our edition" where it is ours."""
    measure: Measure
    unread: int

    @property
    def secret(self) -> bool:
        """Whether only figures may be shown: nobody writes rules by the held half."""
        return self.half == "held"

    def json(self, *, show_held: bool = False) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "act": self.slug,
            "language": self.language,
            "half": self.half or None,
            "source": self.source,
            "unread": self.unread,
            **self.measure.json(mistakes=show_held or not self.secret),
        }


@dataclass(frozen=True, slots=True)
class ExtractionFigures:
    """All texts, and the gold whose text was not to be had."""

    texts: tuple[TextFigures, ...]
    absent: tuple[Problem, ...]

    @property
    def pooled(self) -> Mapping[tuple[str, str], Measure]:
        """The samples of several acts taken together, by language and half."""
        groups: dict[tuple[str, str], list[Measure]] = {}
        for text in self.texts:
            if text.half:
                groups.setdefault((text.language, text.half), []).append(text.measure)
        return {key: pooled(group) for key, group in groups.items() if len(group) > 1}

    def json(self, *, show_held: bool = False) -> dict[str, object]:
        """Print as JSON values."""
        return {
            "texts": [text.json(show_held=show_held) for text in self.texts],
            "pooled": [
                {"language": language, "half": half, **measure.figures()}
                for (language, half), measure in self.pooled.items()
            ],
            "absent": [str(problem) for problem in self.absent],
        }


def evaluate_extraction(
    library: Library,
    extractor: Extractor,
    *,
    languages: Sequence[str] = LANGUAGES,
    acts: Sequence[str] = (),
    texts: Path | None = None,
    held: bool = False,
) -> ExtractionFigures:
    """Put every annotated text of the languages, and of the acts where some are named.

    `texts` is a folder of official texts. Without `held` the held halves of the samples are left
    alone. Raises LegalTextError for a folder that is not there, an act without gold and a sample
    with faults.
    """
    if texts is not None and not texts.is_dir():
        hint = "name a folder of official texts"
        raise LegalTextError(
            Problem("EVA003", "there is no such folder", path=str(texts), hint=hint)
        )
    files = library.norm_files
    samples = tuple(_samples(library))
    known = sorted({file.slug for file in files} | {gold.slug for gold in samples})
    for act in acts:
        if act not in known:
            message = f"no norms of {act!r} are annotated"
            raise LegalTextError(Problem("EVA008", message, hint=f"one of: {', '.join(known)}"))
    figures: list[TextFigures] = []
    absent: list[Problem] = []
    for file in files:
        if not acts or file.slug in acts:
            for language in languages:
                for source, document in _curated_texts(library, file, language, texts):
                    gold = curated_gold(file, language, provisions(document))
                    if beside := uncovered(gold, provisions(document)):
                        absent.append(_partial(gold, source, beside))
                    else:
                        extracted = extractor(document, language)
                        figures.append(_compared(gold, document, extracted, source))
    read_texts: dict[str, tuple[Document, Extracted]] = {}  # both halves of a sample have one text
    for gold in samples:
        wanted = gold.language in languages and (not acts or gold.slug in acts)
        if not wanted or (gold.half == "held" and not held):
            continue
        try:
            if gold.sha256 not in read_texts:
                document = _sampled_text(library, gold, texts)
                read_texts[gold.sha256] = (document, extractor(document, gold.language))
        except SampleTextAbsent as error:
            absent.append(error.problem)
            continue
        figures.append(_compared(gold, *read_texts[gold.sha256], gold.text))
    return ExtractionFigures(tuple(figures), tuple(absent))


def _compared(gold: Gold, document: Document, extracted: Extracted, source: str) -> TextFigures:
    units = provisions(document)
    if gold.sampled and (faults := misplaced(gold, {u.eid: u.own_text for u in units})):
        raise LegalTextError(faults[0])
    compared = measure(gold, extracted.norms, units)
    unread = len(extracted.unread)
    return TextFigures(gold.slug, gold.language, gold.half, source, compared, unread)


def _partial(gold: Gold, source: str, beside: Sequence[str]) -> Problem:
    message = (
        f"the norms of {gold.slug} do not speak of every unit of {source} ({gold.language}): "
        f"{len(beside)} are left out, first {beside[0]}; what is found there could not be judged"
    )
    hint = "add norms or without_norm for them"
    return Problem("EVA007", message, path=gold.path, eid=beside[0], hint=hint)


def _samples(library: Library) -> Iterator[Gold]:
    root = library.corpus.root
    bearers = bearer_ids(root / "vocab" / "bearers.yaml")
    paths = (root / "samples").glob("*.yaml")
    golds = [read_sample(path, bearers) for path in sorted(paths)]
    # what an act has for tuning before what is held back
    yield from sorted(golds, key=lambda g: (g.slug, g.language, HALVES.index(g.half)))


def _curated_texts(
    library: Library, file: NormFile, language: str, texts: Path | None
) -> Iterator[tuple[str, Document]]:
    act = library.act(file.slug)
    with suppress(CorpusError):  # no edition in this language: an official text may still be there
        yield "our edition", library.edition(act, language).document
    imported = library.corpus.official(act, language)
    if imported is not None:
        yield imported.source_name, read(imported.read(), str(imported.path))
    name = re.compile(rf"{re.escape(act.adilet)}\.(?:[\w-]+\.)*{language}\.\w+")
    for path in _files(texts):
        if name.fullmatch(path.name) and (imported is None or imported.source_name != path.name):
            yield path.name, _parsed(library, path, language)


def _sampled_text(library: Library, gold: Gold, texts: Path | None) -> Document:
    """Give the text of a sample. Raises SampleTextAbsent where it is not at hand."""
    for path in _files(texts):
        if path.name == gold.text and read_source(path).sha256 == gold.sha256:
            return _parsed(library, path, gold.language)
    for imported in library.corpus.store.list():
        if imported.source_sha256 == gold.sha256:
            return read(imported.read(), str(imported.path))
    raise SampleTextAbsent(
        Problem(
            "EVA006",
            f"the text of the sample is not at hand: {gold.text} with SHA-256 {gold.sha256[:12]}…",
            path=gold.path,
            hint="give its folder with --texts, or import the file",
        )
    )


def _parsed(library: Library, path: Path, language: str) -> Document:
    return parse(read_source(path), language, generated=library.today).document


def _files(texts: Path | None) -> Iterator[Path]:
    """Yield the files of a folder and of the folders in it, by name."""
    if texts is not None:
        yield from sorted(p for p in (*texts.iterdir(), *texts.glob("*/*")) if p.is_file())
