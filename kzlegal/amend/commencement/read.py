"""Owns the reading of commencement clauses: from a clause's words to a Commencement."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date

from akn.problem import Problem, Severity
from kzlegal.amend.commencement.rule import Commencement, Excepted, Item, Rule, Silence
from kzlegal.amend.commencement.rules import rules_in, until, with_iri, words_of
from kzlegal.amend.commencement.words import Said, Words
from kzlegal.refs import find_references
from kzlegal.refs.unit import Language

_OPENING = '«"“'
_NEAR = 4
"""White space and a comma may stand between a rule and its verb."""


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    kind: str
    """applies, enters, excepted"""


@dataclass(slots=True)
class _Bound:
    """A verb with the rule that belongs to it."""

    verb: _Verb
    said: Said | None
    until: date | None = None

    @property
    def start(self) -> int:
        return min(self.verb.start, self.said.start) if self.said else self.verb.start

    @property
    def end(self) -> int:
        return max(self.verb.end, self.said.end) if self.said else self.verb.end


def read_commencement(
    text: str,
    language: Language,
    *,
    here: str = "",
    act: str = "",
    known: Container[str] | None = None,
) -> tuple[Commencement | None, tuple[Problem, ...]]:
    """Read a commencement clause.

    `here` is the eId of the unit that holds it, `act` the Work IRI of the act, `known` its eIds:
    the units that an exception names are units of this act. None where no rule for the act as a
    whole could be read; the problems say which words were not understood.
    """
    reader = _Reader(text, words_of(language), language, here, act, known)
    return reader.read()


class _Reader:
    """Reads one clause; kept together because every step looks at the same text."""

    def __init__(
        self,
        text: str,
        words: Words,
        language: Language,
        here: str,
        act: str,
        known: Container[str] | None,
    ) -> None:
        self.text = text
        self.folded = text.translate(words.fold)
        self.words = words
        self.language = language
        self.here = here
        self.act = act
        self.known = known
        self.problems: list[Problem] = []

    def read(self) -> tuple[Commencement | None, tuple[Problem, ...]]:
        words = self.words
        past = words.retroactive.search(self.folded)
        limits = [m for m in words.until.finditer(self.folded) if not _inside(m, past)]
        hidden = [*limits, *([past] if past else [])]
        said = [
            replace(s, rule=with_iri(s.rule, self.language, self.act))
            for s in rules_in(self.folded, words, hidden)
        ]
        bound = self._bind(self._verbs(), said)
        for limit in limits:
            holder = next((b for b in reversed(bound) if b.end <= limit.start()), None)
            if holder is not None:
                holder.until = until(limit, words)
        general: _Bound | None = None
        force: _Bound | None = None
        excepted: list[Excepted] = []
        for i, one in enumerate(bound):
            if one.said is None:
                if not past or one.verb.end < past.start() or one.verb.start > past.end():
                    self._unread(one.verb.start, one.verb.end)
                continue
            if one.verb.kind == "excepted":
                excepted.append(self._excepted(bound, i))
            elif (subject := self._foreign_subject(bound, i)) is not None:
                excepted.append(self._named(subject, one))
            elif one.verb.kind == "enters":
                force = force or one
            elif general is None:
                general = one
            else:
                self._unread(one.start, one.end)
        if words.exception.search(self.folded) and not excepted:
            match = words.exception.search(self.folded)
            assert match is not None
            self._unread(match.start(), match.end())
        return self._result(general, force, tuple(excepted), past), tuple(self.problems)

    def _result(
        self,
        general: _Bound | None,
        force: _Bound | None,
        excepted: tuple[Excepted, ...],
        past: re.Match[str] | None,
    ) -> Commencement | None:
        whole = general or force
        rule: Rule
        if whole is None and not excepted:
            if not any(p.code == "AMD202" for p in self.problems):
                self.problems.append(
                    self._problem(
                        "AMD202", f"no rule of application was read in «{_short(self.text)}»"
                    )
                )
            return None
        if whole is None:
            rule = Silence()
        else:
            assert whole.said is not None
            rule = whole.said.rule
            if general is None:
                self.problems.append(
                    self._problem(
                        "AMD207",
                        "the clause speaks of entry into force only; application is taken to begin "
                        "on the same day",
                        Severity.INFO,
                    )
                )
        return Commencement(
            general=rule,
            excepted=excepted,
            force=force.said.rule if force and force.said and general else None,
            retroactive=past is not None,
            retroactive_from=self.words.date(past) if past else None,
            until=whole.until if whole else None,
            text=self.text,
        )

    def _verbs(self) -> list[_Verb]:
        found: list[_Verb] = []
        for kind, pattern in (
            ("excepted", self.words.excepted),
            ("applies", self.words.applies),
            ("enters", self.words.enters),
        ):
            for match in pattern.finditer(self.folded):
                if not any(v.start < match.end() and match.start() < v.end for v in found):
                    found.append(_Verb(match.start(), match.end(), kind))
        return sorted(found, key=lambda v: v.start)

    def _bind(self, verbs: list[_Verb], said: list[Said]) -> list[_Bound]:
        """Give each verb its rule: the one beside it, else one that stands free before it."""
        free = list(said)
        bound: list[_Bound] = []
        for verb in verbs:
            if self.words.rule_first:
                beside = [s for s in free if 0 <= verb.start - s.end <= _NEAR]
            else:
                beside = [s for s in free if 0 <= s.start - verb.end <= _NEAR]
            bound.append(_Bound(verb, beside[0] if beside else None))
            if beside:
                free.remove(beside[0])
        for one in bound:
            if one.said is not None or one.verb.kind == "excepted":
                continue
            floor = self._sentence(one.verb.start)
            before = [s for s in free if floor <= s.start and s.end <= one.verb.start]
            if before:
                one.said = before[-1]
                free.remove(before[-1])
        for rest in free:
            if not any(b.start <= rest.start < b.end for b in bound):
                self._unread(rest.start, rest.end)
        return bound

    def _sentence(self, at: int) -> int:
        """Give the start of the sentence or list item in which a character stands."""
        return max(
            (m.end() for m in _SENTENCE.finditer(self.folded, 0, at)),
            default=0,
        )

    def _foreign_subject(self, bound: list[_Bound], i: int) -> tuple[int, int] | None:
        """Give the place of a subject that is some units of the act, and not the act itself."""
        one = bound[i]
        start = max(self._sentence(one.verb.start), bound[i - 1].end if i else 0)
        end = one.start
        subject = self.folded[start:end]
        if self.words.exception.search(subject):
            return None
        first = self.words.own.search(subject)
        units = self._items(subject)
        if not units or (first and not subject[: first.start()].strip(" 0123456789.)")):
            return None
        return start, end

    def _named(self, place: tuple[int, int], one: _Bound) -> Excepted:
        assert one.said is not None
        subject = self.text[place[0] : place[1]].strip(" ,")
        return Excepted(self._items(subject), one.said.rule, one.until, subject)

    def _excepted(self, bound: list[_Bound], i: int) -> Excepted:
        one = bound[i]
        assert one.said is not None
        if self.words.rule_first:
            stop = self.words.exception.search(self.folded, one.end)
            ends = [bound[i + 1].start if i + 1 < len(bound) else len(self.folded)]
            ends += [stop.start()] if stop else []
            start, end = one.end, min(ends)
            semicolon = self.folded.find(";", start, end)
            end = semicolon if semicolon >= 0 else end
        else:
            start = bound[i - 1].end if i else 0
            opened = [m.end() for m in self.words.exception.finditer(self.folded, 0, one.start)]
            start, end = max([start, *opened]), one.start
        units = _LEADING.sub("", self.text[start:end]).strip(" ,;:\n")
        items = self._items(units)
        if not items:
            self.problems.append(
                self._problem(
                    "AMD206",
                    f"the units that the exception names were not found in «{_short(units)}»",
                )
            )
        return Excepted(items, one.said.rule, one.until, units)

    def _items(self, units: str) -> tuple[Item, ...]:
        found = find_references(
            self.words.spread(units.translate(self.words.fold)),
            self.language,
            here=self.here,
            act=self.act,
            known=self.known,
        )
        return tuple(
            Item(r.href.removeprefix("#"), r.up_to.removeprefix("#"))
            for r in found
            if r.kind == "internal" and r.cls == "unit" and r.href.startswith("#")
        )

    def _unread(self, start: int, end: int) -> None:
        around = self.text[max(0, start - 60) : end + 60]
        self.problems.append(
            self._problem("AMD202", f"these words on application were not read: «{_short(around)}»")
        )

    def _problem(self, code: str, message: str, severity: Severity = Severity.WARNING) -> Problem:
        return Problem(code, message, severity, eid=self.here, hint=_HINTS[code])


_HINTS = {
    "AMD202": "read the clause and give the day yourself",
    "AMD206": "name the units yourself; until then the general rule is used for them",
    "AMD207": "check the day of application",
}
_SENTENCE = re.compile(r"[.;:]\s+(?=[А-ЯӘҒҚҢӨҰҮҺІA-Z0-9])|\n")
_LEADING = re.compile(r"^[\s,;:]*(?:\d{1,3}\)\s+(?=\D))?")


def _inside(match: re.Match[str], outer: re.Match[str] | None) -> bool:
    return outer is not None and outer.start() <= match.start() and match.end() <= outer.end()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else words[:157] + "…"
