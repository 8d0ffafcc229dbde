"""Owns Manifest: the checked reading of which acts the corpus holds and which it can name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from akn.problem import LegalTextError, Problem
from akn.uri import FrbrUri, UriError
from kzlegal.corpus.act import (
    LANGUAGES,
    Act,
    Basis,
    Change,
    Edition,
    Extract,
    Gap,
    Kind,
    Knowledge,
    Missing,
    Units,
)
from kzlegal.corpus.adilet import AdiletId, AdiletIdError, adilet_id
from kzlegal.corpus.roots import CorpusError, data_root
from kzlegal.corpus.table import Pairs, Table, read_toml

_KINDS = ("law", "constitutional-law", "code", "decree", "resolution", "order")
_GAPS = ("edition", "amendment", "by-law")
_SOURCES = ("text", "official notice", "press", "computed")
_KNOWLEDGE = ("seen", "footnoted", "press", "inferred", "not found")
_BASES = ("footnote", "inferred", "assumed")


class ManifestError(LegalTextError):
    """A manifest with faults; all of them stand in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0])
        self.problems = problems


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
        path = str(root / "manifest.toml")
        problems.extend(_twice((*acts, *known), path))
        problems.extend(_unlinked(acts, known, path))
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

    def changes(self, edition: Edition, act: Act, eid: str = "") -> tuple[tuple[Act, Change], ...]:
        """Give the changes that made a state of an act, or of one unit, each with its maker."""
        return tuple(
            (maker, change)
            for maker in self.acts
            if maker.iri in edition.made_by
            for change in maker.amends
            if change.act == act.iri and (not eid or change.touches(eid))
        )

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
        extract=_extract(entry),
        editions=tuple(_editions(entry, root)),
        amends=tuple(_amends(entry)),
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


def _extract(entry: Table) -> Extract | None:
    if "extract" not in entry.names():
        return None
    table = entry.table("extract")
    units = table.strings("units")
    if not units:
        table.fault("units", "names no unit", "list the eIds of the units that are held")
    found = Extract(units, _in_all_languages(table, "note"))
    table.close()
    return found


def _in_all_languages(table: Table, key: str) -> Pairs:
    """Read a note for readers; whoever reads the text in a language must find it there."""
    pairs = table.by_language(key, LANGUAGES)
    if pairs and (lacking := [code for code in LANGUAGES if code not in dict(pairs)]):
        table.fault(key, f"has no words in {', '.join(lacking)}", "write it in every language")
    return pairs


def _editions(entry: Table, root: Path) -> Iterator[Edition]:
    seen: set[tuple[str, date]] = set()
    first: dict[str, date] = {}
    for table in entry.tables("edition"):
        language = table.choice("language", LANGUAGES)
        file, version = table.text("file"), table.day("version")
        made_by = table.strings("made_by")
        if language and version:
            if (language, version) in seen:
                table.fault("version", f"is {version} in '{language}' a second time", "keep one")
            seen.add((language, version))
            if made_by and first.get(language, version) >= version:
                table.fault(
                    "made_by", f"has no earlier edition in '{language}'", "write that one first"
                )
            first.setdefault(language, version)
            yield Edition(language, file, version, made_by)
        if file and not (root / file).is_file():
            table.fault("file", f"names {file}, which is not in the corpus", "correct the path")
        table.close()


def _amends(entry: Table) -> Iterator[Change]:
    for table in entry.tables("amends"):
        act = _work(table, "act")
        units = table.strings("units")
        if not units:
            table.fault("units", "names no unit", "list the eIds that are changed or added")
        yield Change(
            act=str(act or ""),
            units=units,
            by=table.text("by"),
            basis=cast(Basis, table.choice("basis", _BASES)),
            note=_in_all_languages(table, "note"),
            part=table.choice("part", ("heading",), needed=False),
        )
        table.close()


def _missing(entry: Table) -> Iterator[Missing]:
    for table in entry.tables("missing"):
        kind = table.choice("kind", _GAPS)
        work = _work(table, "work", needed=False)
        # of an act that nobody here has read, it must be said how we know of it at all
        knowledge = table.choice("knowledge", _KNOWLEDGE, needed=kind in ("amendment", "by-law"))
        yield Missing(
            kind=cast(Gap, kind),
            subject=table.by_language("subject", LANGUAGES),
            since=table.day("since", needed=False),
            language=table.choice("language", LANGUAGES, needed=False),
            work=str(work or ""),
            units=table.strings("units"),
            source=table.choice("source", _SOURCES, needed=False),
            knowledge=cast(Knowledge, knowledge) if knowledge else None,
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


def _unlinked(acts: Iterable[Act], known: Iterable[Act], path: str) -> Iterator[Problem]:
    """Find links between acts that lead nowhere or do not fit: made_by, amends."""
    held = {act.iri: act for act in acts}
    named = {**held, **{act.iri: act for act in known}}
    for act in held.values():
        for change in act.amends:
            if change.act and change.act not in named:
                yield _link(path, act, f"amends {change.act}, which neither file names")
        for edition in act.editions:
            for iri in edition.made_by:
                maker = held.get(iri)
                of = f"the edition of {edition.version} in '{edition.language}'"
                if maker is None or not any(change.act == act.iri for change in maker.amends):
                    yield _link(path, act, f"{of} is made by {iri}, which does not amend it here")
                elif maker.applied != edition.version:
                    day = maker.applied or "an unknown day"
                    yield _link(path, act, f"{of} is made by {iri}, which applies from {day}")


def _link(path: str, act: Act, message: str) -> Problem:
    hint = "correct the IRI or the date, or add the act"
    return Problem("COR020", f"act {act.slug}: {message}", path=path, hint=hint)
