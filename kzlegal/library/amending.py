"""Owns amending acts as the library reads them: the file, the act it is, its dated instructions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import akn.xml
from akn.meta import identification_of
from akn.model import Document
from akn.problem import LegalTextError, Problem
from kzlegal.amend import ActCited, Instruction, Reading, read
from kzlegal.amend.commencement import Dates
from kzlegal.amend.dated import Dated, dated
from kzlegal.amend.markup import marked_mods
from kzlegal.amend.printed import printed_source
from kzlegal.corpus import SourceDocument, read_source
from kzlegal.grammar import GRAMMARS, Identity, alpha3, parse
from kzlegal.grammar.line import lines

if TYPE_CHECKING:
    from kzlegal.library import Library

Language = Literal["rus", "kaz", "eng"]


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """An amending act as read from a file."""

    path: str
    language: Language
    work: str
    """Work IRI; empty where neither the text nor the caller says which act it is."""
    dated: Dated
    document: Document | None
    """The act with its instructions marked up; None for bare sentences that are no act."""
    sources: dict[int, str]
    """eId of the ``mod`` of each instruction, by its running number."""
    plain: Document | None
    """The act as parsed, its instructions still words: what another act may change."""
    dates: Dates
    problems: tuple[Problem, ...]

    @property
    def unread(self) -> tuple[Problem, ...]:
        """A problem for each line that looks like an instruction and was not read."""
        return tuple(
            Problem(
                "AMD103",
                f"not read as an instruction: {u.reason}: {u.text}",
                path=self.path,
                line=u.line,
                column=1,
                hint="see docs/amendments.md for the formulas",
            )
            for u in self.reading.unparsed
        )

    @property
    def reading(self) -> Reading:
        """Its instructions, with their days."""
        return self.dated.reading


def read_amending(
    library: Library,
    path: Path,
    language: str,
    *,
    act: str = "",
    work: str = "",
    published: date | None = None,
    signed: date | None = None,
    application: date | None = None,
    data: bytes | None = None,
) -> AmendingAct:
    """Read an amending act: DOCX, page, text, or Akoma Ntoso XML.

    `act` names the act to be changed where the text does not, `work` the IRI of the amending act
    itself. `published` and `signed` settle its days of application; without them those of the
    manifest are used, and the day of signature that its own head names. `application` overrides
    the general rule of its commencement.

    English is read in the formulas of our own restatements only. Raises what reading raises.
    """
    code = alpha3(language)
    tongue: Language = code
    source, held = _source(path, data)
    target = None
    if act:
        known = library.act(act)
        names: Literal["point", "part"] = "part" if known.units == "code" else "point"
        target = ActCited(known.title(tongue) or known.slug, known.iri, names)
    document, own = _document(library, source, tongue, work, held)
    settled = _dates(library, work or own, published, signed)
    return _read(source, document, tongue, work or own, settled, target, application)


def changed_act(act: AmendingAct, document: Document) -> AmendingAct:
    """Read an amending act again after another act has changed its text."""
    source = printed_source(document, act.path)
    return _read(source, document, act.language, act.work, act.dates, None, None)


def _read(
    source: SourceDocument,
    plain: Document | None,
    language: Language,
    work: str,
    dates: Dates,
    target: ActCited | None,
    application: date | None,
) -> AmendingAct:
    found = lines(source, GRAMMARS[language])
    reading = read(found, language, source.path, target)
    result = dated(reading, language, dates, act=work, path=source.path, application=application)
    document, sources = plain, dict[int, str]()
    if plain is not None and not any(e.name == "mod" for e in plain.walk()):
        printed = {line.line: line.text for line in found}
        marked = marked_mods(plain, result.reading, printed, language)
        document, sources = marked.document, dict(marked.sources)
    return AmendingAct(
        source.path,
        language,
        work,
        result,
        document,
        sources,
        plain,
        dates,
        (*reading.problems, *result.problems),
    )


def _source(path: Path, data: bytes | None) -> tuple[SourceDocument, Document | None]:
    """Read the file; an Akoma Ntoso document is printed and read again, its meta kept."""
    content = data
    if content is None and path.suffix.lower() in (".xml", ".akn"):
        held = akn.xml.read_file(path)
        return printed_source(held, str(path)), held
    return read_source(path, content), None


def _document(
    library: Library, source: SourceDocument, language: Language, work: str, held: Document | None
) -> tuple[Document | None, str]:
    """Parse the act itself and find its IRI; bare sentences are no act, which is no fault."""
    identity = None
    if held is not None:
        known = identification_of(held)
        derived = {a.name: a.value for a in known.work.aliases}.get("derivedFrom", "")
        work = work or derived or str(known.work.uri)
    if work:
        entry = library.corpus.manifest.find(work)
        identity = Identity(
            work,
            language,
            entry.signed if entry else library.today,
            entry.title(language) if entry else "",
            published=entry.published if entry else None,
            applied=entry.applied if entry else None,
            source_name=source.path,
            source_sha256=source.sha256,
        )
    try:
        parsed = parse(
            source, language, identity=identity, generated=library.today, refuse_twice=False
        )
    except LegalTextError:
        return None, work
    own = parsed.identity.work
    draft = own.endswith("/draft")
    # the grammar's remarks on an amending act are about lines that are quoted here
    return parsed.document, "" if draft else own


def _dates(library: Library, work: str, published: date | None, signed: date | None) -> Dates:
    entry = library.corpus.manifest.find(work) if work else None
    if entry is not None:
        published = published or entry.published
        signed = signed or entry.signed
    if signed is None and work:
        day = work.split("/")[-2]
        try:
            signed = date.fromisoformat(day)
        except ValueError:
            signed = None
    return Dates(signed=signed, published=published)


def print_reading(act: AmendingAct) -> dict[str, object]:
    """Print a reading as JSON values, the shape of ``kzlegal amend parse --json``."""
    reading = act.reading
    return {
        "act": act.work or None,
        "instructions": [_instruction(i) for i in reading.instructions],
        "unparsed": [
            {"line": u.line, "text": u.text, "reason": u.reason} for u in reading.unparsed
        ],
        "acts": [{"iri": a.iri or None, "text": a.text} for a in reading.acts],
        "commencement": list(reading.commencement),
        "problems": [p.json() for p in act.problems],
    }


def _instruction(i: Instruction) -> dict[str, object]:
    span = i.span
    return {
        "n": i.n,
        "kind": i.kind,
        "target_act": (i.act.iri or i.act.text) if i.act else None,
        "target": list(i.target.path),
        "old": i.old,
        "new": i.new,
        "date": i.date or None,
        "span": {
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
        },
        "text": i.text,
        "pattern": i.pattern,
        "item": i.item or None,
        "into": list(i.into.path) if i.into else None,
        "component": i.target.component or None,
        "throughout": i.throughout,
        "annex": i.annex or None,
        "since": i.since or None,
        "until": i.until or None,
        "problems": [p.code for p in i.problems],
    }
