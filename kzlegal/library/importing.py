"""Owns the import of an official text: parsed, validated, matched unit by unit, then kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import akn.checks
import akn.schema
import akn.xml
from akn.problem import LegalTextError, Problem, Severity
from kzlegal.amend.evidence import with_history
from kzlegal.corpus import (
    Act,
    Comparison,
    Corpus,
    Imported,
    SourceDocument,
    adilet_id,
    compare,
    fetch,
    read_source,
)
from kzlegal.corpus.fetch import ALLOWED_HOSTS, BASE, POLITENESS
from kzlegal.grammar import GRAMMARS, Identity, Parsed, alpha3, parse
from kzlegal.grammar.conventions import KAZAKH
from kzlegal.grammar.pack import roman
from kzlegal.library.evidence import evidence_of
from kzlegal.library.markup import marked_up

_SHARE = 10
"""A file that has less than a tenth of the official texts is another act, however much the act has
been amended."""


class ImportRefused(LegalTextError):
    """A file that is not kept: it is not the act it was said to be, or cannot be valid."""


@dataclass(frozen=True, slots=True)
class Portal:
    """Where official texts are downloaded: the address, and the only hosts that are asked."""

    base: str = BASE
    allowed_hosts: tuple[str, ...] = ALLOWED_HOSTS


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    imported: Imported
    act: Act
    parsed: Parsed
    comparison: Comparison | None
    """None where the corpus holds no fingerprints of this text."""
    problems: tuple[Problem, ...]


def import_source(
    corpus: Corpus,
    path: str | Path,
    identifier: str,
    language: str,
    *,
    today: date,
    version: date | None = None,
    data: bytes | None = None,
) -> ImportReport:
    """Load an official text into the user's folder.

    `identifier` is an adilet id, a slug or an IRI. `version` is the date of the expression; without
    it the date of the latest change that the publisher's notes name, else the date of signing.
    `today` is the day of import. Raises ImportRefused, and what reading and parsing raise; nothing
    is kept then.
    """
    code = alpha3(language)
    act = _act(corpus, identifier)
    source = read_source(path, data)
    identity = Identity(
        work=act.iri,
        language=code,
        version=version or act.signed,
        title=act.title(code),
        aliases=(("adilet", act.adilet),),
        published=act.published,
        applied=act.applied,
        source_name=Path(str(path)).name,
        source_sha256=source.sha256,
    )
    parsed = parse(source, code, identity=identity, generated=today)
    _same_act(act, source, parsed, code)
    notes: list[Problem] = []
    if version is None and (changed := _latest(corpus, parsed, str(path))):
        identity = _dated(identity, changed)
        parsed = parse(source, code, identity=identity, generated=today)
        notes.append(
            Problem(
                "KZ121",
                f"the date of this version was taken from the notes: the latest change that can "
                f"be dated is of {changed.isoformat()}",
                Severity.INFO,
                str(path),
                hint="say it with --version where you know it better",
            )
        )
    marked = marked_up(corpus, act, parsed.document, code, str(path))
    evidence = evidence_of(corpus, parsed, str(path))
    document = with_history(marked.document, evidence)
    xml = akn.xml.write(document)
    faults = akn.schema.validate(xml, str(path))
    if faults:
        raise ImportRefused(faults[0])
    known = corpus.fingerprints(act, code)
    comparison = compare(document, known) if known is not None else None
    if comparison is not None and comparison.texts_matched * _SHARE < comparison.texts:
        raise ImportRefused(
            Problem(
                "KZ123",
                f"only {comparison.texts_matched} of {comparison.texts} texts of the official "
                f"edition of {act.number} are in this file",
                path=str(path),
                hint=f"it is another act, or not the text of one: give the file of {act.adilet}",
            )
        )
    imported = corpus.store.save(
        f"{act.iri}/{code}@{identity.version.isoformat()}",
        xml,
        source_name=Path(str(path)).name,
        source_sha256=source.sha256,
        imported=today,
        comparison=comparison,
    )
    level_2 = akn.checks.check(document, str(path), conventions=KAZAKH)
    return ImportReport(
        imported,
        act,
        parsed,
        comparison,
        (*parsed.problems, *notes, *level_2, *marked.unresolved, *evidence.problems),
    )


def fetch_page(
    corpus: Corpus,
    identifier: str,
    language: str,
    cache: Path,
    retries: int = 1,
    portal: Portal | None = None,
) -> tuple[str, bytes]:
    """Download the page of an act from the portal; give its adilet id and the page.

    It is asked again `retries` times after a fault that may pass: once, so that a person offline
    is told within seconds. Raises AdiletIdError and FetchError.
    """
    portal = portal or Portal()
    act = corpus.manifest.find(identifier)
    found = adilet_id(act.adilet if act is not None else identifier)
    politeness = replace(POLITENESS, retries=retries, connect=5.0)
    data = fetch(
        found,
        alpha3(language),
        base=portal.base,
        cache_dir=cache,
        allowed_hosts=portal.allowed_hosts,
        politeness=politeness,
    )
    return str(found), data


def _act(corpus: Corpus, identifier: str) -> Act:
    act = corpus.manifest.find(identifier)
    if act is not None:
        return act
    found = adilet_id(identifier)
    act = corpus.manifest.by_adilet(found)
    if act is None:
        raise ImportRefused(
            Problem(
                "KZ122",
                f"the act {found} is not in the list of acts (corpus/acts.toml)",
                hint="add its date, number and titles there; only listed acts are imported",
            )
        )
    return act


def _latest(corpus: Corpus, parsed: Parsed, path: str) -> date | None:
    """Give the latest day that the notes on past changes tell; None without one.

    A change counts with its first day of application where that can be told, else with the date of
    its law, which is not later.
    """
    events = evidence_of(corpus, parsed, path).events
    days = [e.applies or (e.law.date if e.law is not None else None) for e in events]
    return max((day for day in days if day is not None), default=None)


def _same_act(act: Act, source: SourceDocument, parsed: Parsed, language: str) -> None:
    """Refuse a text whose own head names another act."""
    own = next((e for e in parsed.document.root.walk() if e.name == "docNumber"), None)
    if own is None:
        return
    number = own.text().strip()
    if roman(number).split("-")[0] != act.number.split("-")[0]:
        raise ImportRefused(
            Problem(
                "KZ123",
                f"the text says it is No. {number}, not {act.number}",
                path=source.path,
                line=own.span.line if own.span else 1,
                column=1,
                hint=f"give the id of that act, or the file of {act.adilet} in "
                f"{GRAMMARS[language].name}",
            )
        )


def _dated(identity: Identity, version: date) -> Identity:
    return replace(identity, version=version)
