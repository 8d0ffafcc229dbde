"""Owns Act and Manifest: which acts the corpus holds, their names, dates and what is missing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

from akn.problem import LegalTextError, Problem
from akn.uri import FrbrUri, UriError
from kzlegal.corpus.adilet import AdiletId, AdiletIdError, adilet_id
from kzlegal.corpus.roots import CorpusError, data_root
from kzlegal.corpus.table import Pairs, Table, read_toml

LANGUAGES = ("kaz", "rus", "eng")
"""ISO 639-2 codes of the languages of the corpus: two of the state's texts, and English."""

Kind = Literal["law", "constitutional-law", "code", "decree", "resolution", "order"]
Units = Literal["law", "code"]
"""What a numbered unit of an article is: пункт in laws, часть in codes that number their parts."""
Gap = Literal["edition", "amendment", "by-law"]

_KINDS = ("law", "constitutional-law", "code", "decree", "resolution", "order")
_GAPS = ("edition", "amendment", "by-law")


class ManifestError(LegalTextError):
    """A manifest with faults; all of them stand in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Edition:
    """Our own edition of an act in one language."""

    language: str
    file: str
    """Path of its text below the root of the corpus."""
    version: date
    """Date of the expression: the state of the act that is restated."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is known to exist, or is announced, and whose text is not held."""

    kind: Gap
    subject: Pairs
    """What it is, in our words, by language."""
    since: date | None = None
    """From when it may concern the reader; None when unknown."""
    language: str = ""
    """Language of the text that is missing; empty when all are."""
    work: str = ""
    """IRI of the act that is missing, where it is known."""
    units: tuple[str, ...] = ()
    """eIds of the provisions that call for it or that it may touch."""
    source: str = ""
    """How we know: ``text``, ``official notice``, ``press``, or ``computed``."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its IRI, its names in the registers, its titles and dates."""

    slug: str
    """Short name in files and on the command line: the act's number."""
    iri: str
    """IRI of the work, e.g. ``/akn/kz/act/2025-11-17/230-VIII``."""
    kind: Kind
    adilet: str
    units: Units
    titles: Pairs
    """Title by language, without quotation marks."""
    signed: date
    restatement: str = ""
    """IRI of our own edition as a work; empty where we have none."""
    ekb: str = ""
    """Code in the reference control bank (zan.gov.kz)."""
    published: date | None = None
    """First official publication."""
    applied: date | None = None
    """First day of application (дата введения в действие)."""
    application_rule: str = ""
    """How `applied` follows from the act, in English."""
    application_unit: str = ""
    """eId of the provision that says so."""
    editions: tuple[Edition, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def number(self) -> str:
        """The act's number, e.g. ``230-VIII``."""
        return FrbrUri.parse(self.iri).number

    def title(self, language: str) -> str:
        """Give the title in a language, else in Russian, Kazakh or English, whichever there is."""
        titles = dict(self.titles)
        return next(
            (titles[code] for code in (language, "rus", "kaz", "eng") if code in titles), ""
        )

    def edition(self, language: str) -> Edition | None:
        """Give our edition in a language, or None."""
        return next((e for e in self.editions if e.language == language), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of our editions, in the order of the manifest."""
        return tuple(edition.language for edition in self.editions)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The acts that the corpus holds, and the further acts that it can name."""

    acts: tuple[Act, ...]
    known: tuple[Act, ...] = ()
    """Acts that can be imported by their adilet id; the corpus holds no text of theirs."""

    @classmethod
    def load(cls, root: Path | None = None) -> Manifest:
        """Read ``manifest.toml`` and ``acts.toml`` below the root of the corpus.

        Raises ManifestError with every fault of both files, each with its file and key.
        """
        root = data_root() if root is None else root
        problems: list[Problem] = []
        acts = tuple(_read(root / "manifest.toml", root, problems))
        known = tuple(_read(root / "acts.toml", root, problems))
        problems.extend(_twice((*acts, *known), str(root / "manifest.toml")))
        if problems:
            raise ManifestError(tuple(problems))
        return cls(acts, known)

    def find(self, name: str) -> Act | None:
        """Give an act by slug, IRI (of the act or of our edition) or adilet id; None for no act."""
        for act in (*self.acts, *self.known):
            if name in (act.slug, act.iri, act.adilet) or (name and name == act.restatement):
                return act
        return None

    def act(self, name: str) -> Act:
        """Give an act as `find` does. Raises CorpusError, which names the nearest one."""
        if (found := self.find(name)) is not None:
            return found
        names = [n for act in (*self.acts, *self.known) for n in (act.slug, act.adilet, act.iri)]
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"acts here: {', '.join(names[::3][:12])}"
        raise CorpusError("COR011", f"there is no act '{name[:80]}' in the corpus", hint=hint)

    def by_adilet(self, identifier: AdiletId | str) -> Act | None:
        """Give the act of an adilet id; None where the id is well-formed and the act unknown.

        Raises AdiletIdError for a text that is no identifier.
        """
        wanted = str(adilet_id(identifier) if isinstance(identifier, str) else identifier)
        return next((act for act in (*self.acts, *self.known) if act.adilet == wanted), None)


def act_from_adilet(identifier: AdiletId | str, manifest: Manifest | None = None) -> Act | None:
    """Give the act of an adilet id from the shipped manifest; None where the act is unknown there.

    Raises AdiletIdError for a text that is no identifier.
    """
    return (Manifest.load() if manifest is None else manifest).by_adilet(identifier)


def _read(path: Path, root: Path, problems: list[Problem]) -> Iterator[Act]:
    top, found = read_toml(path)
    if not found:
        for entry in top.tables("act"):
            act = _act(entry, root)
            if act is not None:
                yield act
        top.close()
    problems.extend(found)


def _act(entry: Table, root: Path) -> Act | None:
    iri = _work(entry, "iri")
    signed_in, dates = iri.date if iri else "", entry.table("dates")
    signed = dates.day("signed")
    published = dates.day("published", needed=False)
    applied = dates.day("applied", needed=False)
    rule, unit = dates.text("rule", needed=False), dates.text("unit", needed=False)
    if signed and signed_in and signed.isoformat() != signed_in:
        dates.fault("signed", f"is {signed}, but the IRI says {signed_in}", "correct one of them")
    for earlier, later, name in (
        (signed, published, "published"),
        (published or signed, applied, "applied"),
    ):
        if earlier and later and later < earlier:
            dates.fault(name, f"is {later}, before {earlier}", "correct one of the dates")
    dates.close()
    restatement = entry.text("restatement", needed=False)
    if restatement and iri:
        wanted = str(FrbrUri.parse(str(iri).replace("/act/", "/act/restatement/", 1)))
        if restatement != wanted:
            entry.fault("restatement", f"is '{restatement}'", f"of this act it is {wanted}")
    slug = entry.text("slug")
    if iri and slug != iri.number:
        entry.fault("slug", f"is '{slug}', but the IRI says {iri.number}", "use the act's number")
    kind = entry.choice("kind", _KINDS)
    units = entry.choice("units", ("law", "code"))
    adilet = _adilet(entry, signed)
    act = Act(
        slug=slug,
        iri=str(iri or ""),
        kind=cast(Kind, kind),
        adilet=adilet,
        units=cast(Units, units),
        titles=entry.by_language("titles", LANGUAGES),
        signed=signed or date.min,
        restatement=restatement,
        ekb=entry.text("ekb", needed=False),
        published=published,
        applied=applied,
        application_rule=rule,
        application_unit=unit,
        editions=tuple(_editions(entry, root)),
        missing=tuple(_missing(entry)),
    )
    entry.close()
    return act if iri and signed else None


def _work(entry: Table, key: str, *, needed: bool = True) -> FrbrUri | None:
    text = entry.text(key, needed=needed)
    if not text:
        return None
    try:
        uri = FrbrUri.parse(text)
    except UriError as error:
        entry.fault(key, error.problem.message, error.problem.hint)
        return None
    if not uri.is_work or uri.component or uri.portion:
        entry.fault(key, f"is '{text}', which is not a work", "leave out language and portion")
        return None
    return uri


def _adilet(entry: Table, signed: date | None) -> str:
    text = entry.text("adilet")
    if not text:
        return ""
    try:
        found = adilet_id(text)
    except AdiletIdError as error:
        entry.fault("adilet", error.problem.message, error.problem.hint)
        return text
    if signed and found.letter != "V" and found.year != signed.year:
        entry.fault("adilet", f"says {found.year}, but the act is of {signed.year}")
    return str(found)


def _editions(entry: Table, root: Path) -> Iterator[Edition]:
    seen: set[str] = set()
    for table in entry.tables("edition"):
        language = table.choice("language", LANGUAGES)
        file, version = table.text("file"), table.day("version")
        if language in seen:
            table.fault("language", f"is '{language}' a second time", "keep one edition of it")
        seen.add(language)
        if file and not (root / file).is_file():
            table.fault("file", f"names {file}, which is not in the corpus", "correct the path")
        table.close()
        if language and version:
            yield Edition(language, file, version)


def _missing(entry: Table) -> Iterator[Missing]:
    for table in entry.tables("missing"):
        kind = table.choice("kind", _GAPS)
        work = _work(table, "work", needed=False)
        yield Missing(
            kind=cast(Gap, kind),
            subject=table.by_language("subject", LANGUAGES),
            since=table.day("since", needed=False),
            language=table.choice("language", LANGUAGES, needed=False),
            work=str(work or ""),
            units=table.strings("units"),
            source=table.choice(
                "source", ("text", "official notice", "press", "computed"), needed=False
            ),
        )
        table.close()


def _twice(acts: Iterable[Act], path: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for act in acts:
        for key, name in (("iri", act.iri), ("adilet", act.adilet)):
            if name and name in seen:
                yield Problem(
                    "COR020", f"{key} '{name}' stands twice", path=path, hint="keep one act of it"
                )
            seen[name] = key
