"""Owns Consolidation: our first edition of an act with the amending acts of the corpus carried out.

The text of every later day is executed and not copied. Where a later edition was also written by
hand (``made_by`` in the manifest) it is the check: the two bodies must be the same bytes.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import akn.xml
from akn.diff import compare
from akn.model import Document, Element
from akn.modify import Modification
from akn.modify.expression import version_of
from akn.problem import Problem
from akn.timeline import Timeline
from kzlegal.amend import read
from kzlegal.amend.commencement import Dates
from kzlegal.amend.dated import Dated, dated
from kzlegal.amend.execute import ALIKE, Executed, Order, execute
from kzlegal.amend.markup import marked_mods
from kzlegal.corpus import Act, Corpus, CorpusError, Edition
from kzlegal.grammar import GRAMMARS, Language
from kzlegal.grammar.line import lines
from kzlegal.grammar.pack import LETTERS
from kzlegal.library.restatement import edition


@dataclass(frozen=True, slots=True)
class Maker:
    """An amending act of the corpus in one language: read, dated, its instructions marked up."""

    act: Act
    language: Language
    dated: Dated
    document: Document
    sources: Mapping[int, str]
    """eId of the ``mod`` of each instruction, by its running number."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was not read, or has no day."""
        unread = tuple(
            Problem("AMD103", f"not read as an instruction: {u.reason}: {u.text}", line=u.line)
            for u in self.dated.reading.unparsed
        )
        return (*unread, *self.dated.reading.problems, *self.dated.problems)

    def orders(self, work: str) -> tuple[Order, ...]:
        """Give the instructions to one act that have a day, in the order of the amending act."""
        return tuple(
            Order(self.act.iri, i, self.dated.days[i.n], self.sources.get(i.n, ""))
            for i in self.dated.reading.instructions
            if i.act is not None and i.act.iri == work and i.n in self.dated.days
        )


@dataclass(frozen=True, slots=True)
class Consolidation:
    """An act in one language: its first edition, what changes it, and every text that follows."""

    act: Act
    timeline: Timeline
    executed: Executed
    makers: tuple[Maker, ...]

    @property
    def modifications(self) -> tuple[Modification, ...]:
        """What was carried out, in the legal order."""
        return self.timeline.modifications

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was not read in the amending acts, has no day, or could not be carried out."""
        return (*(p for m in self.makers for p in m.problems), *self.executed.problems)


def maker_of(corpus: Corpus, act: Act, language: Language) -> Maker:
    """Read our edition of an amending act: instructions, days, ``mod`` with quoted text.

    Days follow from the act's own commencement and from the dates that the manifest knows of it.
    """
    source = corpus.edition(act, language)
    found = lines(source, GRAMMARS[language])
    reading = read(found, language, source.path)
    dates = Dates(signed=act.signed, published=act.published)
    settled = dated(reading, language, dates, act=act.iri, path=source.path)
    printed = {line.line: line.text for line in found}
    parsed = edition(corpus, act, language)
    marked = marked_mods(parsed.document, settled.reading, printed, language)
    return Maker(act, language, settled, marked.document, marked.sources)


def makers_of(
    corpus: Corpus,
    act: Act,
    language: Language,
    make: Callable[[Corpus, Act, Language], Maker] = maker_of,
) -> tuple[Maker, ...]:
    """Give the amending acts of the corpus that change an act, those held in a language.

    `make` reads one; who asks for several acts hands in one that remembers.
    """
    return tuple(
        make(corpus, maker, language)
        for maker in corpus.manifest.acts
        if language in maker.languages and any(c.act == act.iri for c in maker.amends)
    )


def consolidate(
    corpus: Corpus, act: Act, language: Language, makers: tuple[Maker, ...] | None = None
) -> Consolidation:
    """Carry out on the first edition of an act what the amending acts of the corpus order.

    `makers` are those acts where they have been read already. Raises CorpusError where there is no
    edition in the language. An instruction that does not fit is among `executed.refused`, with its
    Problem; it changes nothing.
    """
    held = act.versions(language)
    first = edition(corpus, act, language, held[0].version if held else None).document
    makers = makers_of(corpus, act, language) if makers is None else makers
    orders = tuple(
        order
        for maker in makers
        for order in maker.orders(act.iri)
        if order.application > held[0].version
    )
    numbered = "part" if act.units == "code" else "point"
    executed = execute(first, orders, language, numbered)
    changes = [m for _, modifications in executed.done for m in modifications]
    timeline = Timeline.of(first, changes, alike=ALIKE, letters=LETTERS)
    return Consolidation(act, timeline, executed, makers)


def checked(corpus: Corpus, consolidation: Consolidation, held: Edition) -> Document:
    """Give the executed text of an edition's day, held against the edition written by hand.

    Raises CorpusError: COR042 where an instruction could not be carried out or read, COR041 where
    the two bodies differ, naming the first unit and the first words that do.
    """
    act, language = consolidation.act, consolidation.makers[0].language
    for maker in consolidation.makers:
        unread = [p for p in maker.problems if p.severity == "error"]
        if unread:
            raise _refused(held, maker.act.slug, unread[0])
    if consolidation.executed.refused:
        order = consolidation.executed.refused[0]
        why = [p for p in consolidation.executed.problems if p.line == order.instruction.span.line]
        raise _refused(held, order.work.rpartition("/")[2], (why or [Problem("", "refused")])[0])
    made = consolidation.timeline.at(held.version)
    if version_of(made) != held.version:
        raise CorpusError(
            "COR042",
            f"{act.slug} is not changed on {held.version} by what {_numbers(held.made_by)} order: "
            f"by their own commencement they apply from {_days(consolidation)}",
            path=held.file,
            hint="correct the day of the edition, or the dates of the amending act",
        )
    written = edition(corpus, act, language, held.version).document
    if body_bytes(made) != body_bytes(written):
        raise CorpusError(
            "COR041",
            f"{act.slug} of {held.version} in '{language}' is not what {_numbers(held.made_by)} "
            f"makes of the edition before it: {_first_difference(made, written)}",
            path=held.file,
            hint="correct the edition, the one before it, or the amending act",
        )
    return _described(made, written)


def _described(made: Document, written: Document) -> Document:
    """Give the executed text with what the hand-written edition says of itself.

    That is our note at its head (an amending act changes the law and not our note), of which text
    an English edition is a translation, and the file in which it can be read.
    """
    notes = iter([e for e in written.walk() if _is_note(e)])
    own = {e.name: e for e in written.walk() if e.name in _OF_THE_EDITION}

    def follow(element: Element) -> Element:
        if _is_note(element):
            return next(notes, element)
        if element.name in own:
            return own[element.name]
        if element.name in ("body", "attachments"):
            return element
        children = tuple(follow(c) if isinstance(c, Element) else c for c in element.children)
        return element.with_children(*children)

    return replace(made, root=follow(made.root))


_OF_THE_EDITION = ("FRBRtranslation", "FRBRManifestation")
"""Parts of the identification that speak of our edition and not of the law."""


def _is_note(element: Element) -> bool:
    return element.name == "remark" and element.get("class") == "edition"


def _numbers(works: Iterable[str]) -> str:
    return ", ".join(work.rpartition("/")[2] for work in works)


def _days(consolidation: Consolidation) -> str:
    days = sorted({m.application for m in consolidation.modifications})
    return ", ".join(map(str, days)) or "no day that is known"


def body_bytes(document: Document) -> bytes:
    """Give the body alone as canonical bytes."""
    body = document.body
    return b"" if body is None else akn.xml.write(Document(body))


def _refused(held: Edition, slug: str, problem: Problem) -> CorpusError:
    return CorpusError(
        "COR042",
        f"{slug} cannot be carried out: {problem.code} {problem.message}",
        path=held.file,
        hint=problem.hint or "correct the instruction",
    )


def _first_difference(made: Document, written: Document) -> str:
    """Say in which unit the executed and the written text part, and at which words."""
    for change in compare(made, written).changes:
        if change.kind == "changed":
            here, there = _parting(change.old, change.new)
            return f"{change.eid} reads «{here}» by the amending act, «{there}» in the edition"
        where = {"added": "the edition", "removed": "the text by the amending act"}
        return f"{change.eid} stands in {where.get(change.kind, 'another place of')} only"
    here, there = _parting(body_bytes(made).decode(), body_bytes(written).decode())
    return f"the words are the same, the structure is not: «{here}» and «{there}»"


def _parting(first: str, second: str) -> tuple[str, str]:
    """Give forty characters of each text from the first that differs."""
    match = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()[0]
    at = match.size if match.a == match.b == 0 else 0
    return first[at : at + 40].strip(), second[at : at + 40].strip()
