"""Owns the reading of a document's notes: what happened, what is announced, what was not read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from akn.model import Document
from akn.problem import Problem, Severity
from kzlegal.amend.commencement import Dates, FromDay, day, read_rule, until_of
from kzlegal.amend.evidence.act import names_of, own_law
from kzlegal.amend.evidence.announced import announced_units
from kzlegal.amend.evidence.fact import Fact, facts, replaced
from kzlegal.amend.evidence.law import Cited, cited, torn
from kzlegal.amend.evidence.packs import words_of
from kzlegal.amend.evidence.place import Place, Units
from kzlegal.amend.evidence.report import Reports, cut, quoted
from kzlegal.amend.evidence.target import Act, New, Target, additions, article_of, targets
from kzlegal.amend.evidence.values import (
    Action,
    Count,
    Event,
    Evidence,
    Pending,
    PendingKind,
    Remark,
    Replacement,
)
from kzlegal.amend.evidence.words import Words
from kzlegal.grammar import GRAMMARS, Note
from kzlegal.grammar.notes import notes_of
from kzlegal.refs.citation import UnitNames
from kzlegal.refs.unit import Language

_PAST = frozenset(("pastChange", "repealed"))
_FUTURE = frozenset(("futureChange",))
_SILENT = frozenset(("notice", "footer", "edition", "repeatedHeading"))
_DIGIT = re.compile(r"\d")
_KINDS: Mapping[Action, PendingKind] = {
    "amended": "amended",
    "restated": "restated",
    "added": "added",
    "repealed": "repealed",
    "expired": "repealed",
    "suspended": "suspended",
    "renamed": "renamed",
    "words_replaced": "words_replaced",
}


def read_evidence(
    document: Document,
    language: Language,
    *,
    published: Mapping[str, date] | None = None,
    unit_names: UnitNames | None = None,
    path: str = "",
) -> Evidence:
    """Read the publisher's notes of a document.

    `published` gives the first official publication of amending laws by Work IRI: where it is
    known, days of application are computed. `unit_names` says what the act calls its units; the
    table of acts knows when None. `path` names the file in problems. Notes in English are not read
    and reported as such.
    """
    reader = _Reader(document, language, published or {}, unit_names, path)
    for note in notes_of(document, GRAMMARS[language]):
        reader.read(note)
    reader.announced()
    reader.reports.dates((*reader.events, *reader.pending))
    return reader.evidence()


class _Reader:
    """Reads the notes of one document, one after another."""

    def __init__(
        self,
        document: Document,
        language: Language,
        published: Mapping[str, date],
        unit_names: UnitNames | None,
        path: str,
    ) -> None:
        self.language = language
        self.words = words_of(language)
        self.published = published
        self.reports = Reports(path)
        self.units = Units(document)
        self.own = own_law(document)
        iri = self.own.iri if self.own else ""
        self.act = Act(iri, language, self.units, names_of(iri, unit_names))
        self.events: list[Event] = []
        self.pending: list[Pending] = []
        self.remarks: list[Remark] = []
        self.counts = {"past": [0, 0], "future": [0, 0]}

    def evidence(self) -> Evidence:
        return Evidence(
            tuple(self.events),
            tuple(self.pending),
            tuple(self.remarks),
            tuple(sorted(self.reports.problems, key=lambda p: p.line)),
            Count(*self.counts["past"]),
            Count(*self.counts["future"]),
        )

    def read(self, note: Note) -> None:
        """Read one note, whatever it is."""
        if note.cls in _SILENT:
            return
        sort = "past" if note.cls in _PAST else "future" if note.cls in _FUTURE else ""
        if sort:
            self.counts[sort][0] += 1
        if self.words is None:
            self.reports.add("AMD301", note, f"notes in this language are not read: {quoted(note)}")
            return
        folded = note.text.translate(self.words.fold)
        laws = cited(note.text, folded, self.words, self.language, self.own)
        if not sort:
            self._remark(note, folded, laws)
            return
        read = self._change(note, folded, laws, self.words, future=sort == "future")
        self.counts[sort][1] += read

    def announced(self) -> None:
        """Read the units that have a number and no words yet."""
        if self.words is None:
            return
        for note, law in announced_units(self.units, self.words, self.language):
            self.counts["future"][0] += 1
            self.counts["future"][1] += 1
            fact = Fact("added", "", "", (law,), 0, len(note.text))
            new = New(note.eid, self.units.parent.get(note.eid, ""), "")
            self._value(note, fact, Target(note.eid), True, new, law, ())

    def _remark(self, note: Note, folded: str, laws: list[Cited]) -> None:
        assert self.words is not None
        rule = None
        if self.words.review.search(note.text):
            says = "constitutional_review"
        elif self.words.elsewhere.search(note.text):
            says = "order_of_application"
            rule = read_rule(note.text, self.language)
        elif note.cls == "application":
            says = "wording_in_force"
        else:
            # "Подпункт 3) приостановлен …": a remark on what has happened already
            self._change(note, folded, laws, self.words, future=False, ahead=True)
            return
        law = laws[0].law if laws else None
        self.remarks.append(
            Remark(note.eid, says, note.text, law, rule, note.line)  # type: ignore[arg-type]
        )

    def _change(
        self,
        note: Note,
        folded: str,
        laws: list[Cited],
        words: Words,
        *,
        future: bool,
        ahead: bool = False,
    ) -> bool:
        """Read a note on changes; say whether all of it was read.

        `ahead`: it stands before its unit, as remarks on future changes do.
        """
        label = words.label.match(folded)
        begin = label.end() if label else 0
        before = len(self.reports.problems)
        if words.whole_text.search(folded, begin, begin + 200):
            whole = self._whole_text(note, folded, laws, words, future)
            return whole and not self.reports.failed(before)
        place = self.units.place(note.eid, note.line)
        found = facts(note.text, folded, words, laws, begin)
        if not found:
            self.reports.add("AMD301", note, f"no verb known in the note: {quoted(note)}")
            return False
        if not future and label and words.planned.search(folded):
            self.reports.add(
                "AMD309", note, "a footnote on a past change speaks of a planned one", Severity.INFO
            )
        self.reports.laws(note, laws, found)
        if piece := torn(folded, laws, words):
            self.reports.add("AMD302", note, f"«{piece}» belongs to a law that was not read whole")
        last: tuple[Target, ...] = ()
        for i, fact in enumerate(found):
            named = self._targets(note, fact, place, words, future or ahead, first=i == 0)
            if fact.action == "added":
                last = self._added(note, fact, named, place, words, future)
            else:
                last = named or last or self._own_unit(note)
                for target in last:
                    self._emit(note, fact, target, future)
            self._check_place(note, last, future)
        return bool(laws) and not self.reports.failed(before)

    def _own_unit(self, note: Note) -> tuple[Target, ...]:
        """Give the unit in which a stub stands, or the units that it stands for."""
        if note.cls != "repealed":
            return (Target(note.eid),)
        found = self.units.spelled(note.eid)
        if len(found) > 1:
            self.reports.add(
                "AMD313",
                note,
                f"the stub was read as standing for {len(found)} units, from {found[0]} to "
                f"{found[-1]}",
                Severity.INFO,
            )
        return tuple(Target(eid) for eid in found)

    def _targets(
        self, note: Note, fact: Fact, place: Place, words: Words, ahead: bool, *, first: bool
    ) -> tuple[Target, ...]:
        if not fact.phrase:
            return ()
        found = targets(fact.phrase, place, self.act, words, ahead)
        if not first and found == (Target(""),):
            return ()  # the word for the act is the ending of the law before
        if not found and fact.action != "added" and (first or _DIGIT.search(fact.phrase)):
            self.reports.add(
                "AMD304",
                note,
                f"which unit is meant was not read in «{cut(fact.phrase)}»; it is put down to the "
                "unit in which the note stands",
            )
        return found

    def _added(
        self,
        note: Note,
        fact: Fact,
        container: tuple[Target, ...],
        place: Place,
        words: Words,
        future: bool,
    ) -> tuple[Target, ...]:
        new = additions(fact.added, container, place, self.act, words)
        if not new:
            self.reports.add(
                "AMD304", note, f"the unit that was added is not named: «{cut(fact.added)}»"
            )
            new = (New(note.eid, "", ""),)
        done: list[Target] = []
        for unit in new:
            eid = unit.eid
            if not future and eid not in self.units.known:
                found = self.units.ending(eid.rpartition("__")[2], note.eid)
                eid = found if found and self.units.holds(unit.parent, found) else eid
            missing = not future and eid not in self.units.known
            target = Target(eid, warning="AMD304" if missing else unit.warning)
            self._emit(note, fact, target, future, unit)
            done.append(target)
        return tuple(done)

    def _emit(
        self, note: Note, fact: Fact, target: Target, future: bool, new: New | None = None
    ) -> None:
        warnings: list[str] = []
        if target.warning:
            warnings.append(target.warning)
            message = {
                "AMD304": f"the unit «{cut(fact.phrase or fact.added)}» is not in this text as "
                f"{target.eid}",
                "AMD305": f"«{cut(fact.phrase)}» is said of {target.eid}, which is another kind of "
                "unit; the label in the text is believed",
            }[target.warning]
            self.reports.add(target.warning, note, message, Severity.INFO, target.eid)
        for one in fact.laws or (None,):
            self._value(note, fact, target, future, new, one, tuple(warnings))

    def _value(
        self,
        note: Note,
        fact: Fact,
        target: Target,
        future: bool,
        new: New | None,
        one: Cited | None,
        warnings: tuple[str, ...],
        replacements: tuple[Replacement, ...] = (),
    ) -> None:
        law = one.law if one else None
        rule = one.rules[0] if one and len(one.rules) == 1 else None
        applies = self._day(one)
        until = one.until if one else None
        if fact.action == "expired" and (last := self._limit(note, fact)):
            rule, applies = FromDay(last), last
        elif fact.action == "suspended":
            until = until or self._limit(note, fact)
        elif fact.action == "words_replaced" and not replacements:
            replacements = self._replacements(note, fact)
        if one and one.doubtful:
            warnings += ("AMD310",)
        if law is None:
            warnings += ("AMD303",)
        if future:
            self.pending.append(
                Pending(
                    target.eid,
                    _KINDS[fact.action],
                    law,
                    target.part,
                    new.parent if new else "",
                    new.after if new else "",
                    rule,
                    applies,
                    replacements,
                    note.line,
                    fact.start,
                    fact.end,
                    note.text,
                    warnings,
                )
            )
            return
        self.events.append(
            Event(
                target.eid,
                fact.action,
                law,
                target.part,
                rule,
                applies,
                until,
                replacements,
                note.line,
                fact.start,
                fact.end,
                note.text,
                warnings,
            )
        )

    def _day(self, one: Cited | None) -> date | None:
        if one is None or len(one.rules) != 1:
            return None
        law = one.law
        known = Dates(law.date, self.published.get(law.iri), acts=self.published)
        found = day(one.rules[0], known)
        return None if isinstance(found, Problem) else found

    def _limit(self, note: Note, fact: Fact) -> date | None:
        """Give the day up to which a text was applied, or is suspended."""
        assert self.words is not None
        text = note.text[fact.start : fact.end].translate(self.words.fold)
        match = self.words.limit.search(text)
        return until_of(match, self.language) if match else None

    def _replacements(self, note: Note, fact: Fact) -> tuple[Replacement, ...]:
        assert self.words is not None
        text = note.text[fact.start : fact.end]
        found = replaced(text, text.translate(self.words.fold), self.words)
        return tuple(pair for one in found for pair in one.pairs)

    def _whole_text(
        self, note: Note, folded: str, laws: list[Cited], words: Words, future: bool
    ) -> bool:
        """Read replacements throughout the text; the law stands after its lists."""
        lists = replaced(note.text, folded, words)
        if not lists:
            self.reports.add("AMD301", note, f"no list of words was read: {quoted(note)}")
            return False
        self.reports.laws(note, laws, [])
        at = 0
        for one in lists:
            if one.unequal:
                self.reports.add(
                    "AMD306",
                    note,
                    f"a list of {one.unequal[0]} expressions is replaced by one of "
                    f"{one.unequal[1]}; they were not paired",
                )
            law = next((c for c in laws if c.start >= one.end), None)
            end = law.end if law else one.end
            fact = Fact("words_replaced", "", "", (law,) if law else (), at, end)
            self._value(note, fact, Target("", "text"), future, None, law, (), one.pairs)
            at = end
        if not laws:
            self.reports.add("AMD303", note, f"the note names no law: {quoted(note)}")
        return bool(laws)

    def _check_place(self, note: Note, found: tuple[Target, ...], future: bool) -> None:
        """Report a footnote that stands in another article than it names."""
        own = article_of(note.eid)
        if future or not own:
            return
        for target in found:
            named = article_of(target.eid)
            if named and named != own:
                self.reports.add(
                    "AMD308", note, f"a footnote on {named} stands in {own}", Severity.INFO, own
                )
