"""Owns the reading of one statement by rules over its parse; one reader for Russian and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kzlegal.norms.extract.candidate import CandidateNorm, Words
from kzlegal.norms.extract.lexicon import Lexicon
from kzlegal.norms.extract.mentions import Group, Names, groups, mentions
from kzlegal.norms.extract.pack import Surroundings
from kzlegal.norms.extract.resolve import Resolver
from kzlegal.norms.extract.spans import spans
from kzlegal.norms.extract.statement import Fragment, Statement
from kzlegal.norms.extract.ties import (
    acts,
    anchor,
    finite,
    holds_to,
    main_verb,
    stands_before,
    suffers,
    tied,
)
from kzlegal.norms.extract.view import View
from kzlegal.norms.extract.wording import Bears, CueRule, Wording
from kzlegal.norms.model import Connective, NormType
from kzlegal.norms.nlp.matching import WordPatterns

if TYPE_CHECKING:
    from kzlegal.norms.nlp import Pipeline

_UNBORNE = frozenset({"definition", "principle", "classification"})
"""Types that lay nothing on anybody, whoever their sentence speaks of."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw: a type, the words that say it, and who bears it."""

    type: NormType
    rule: str
    cue: tuple[int, int] | None
    """Words of the view, first and after the last; None where no word says it."""
    group: Group | None = None


class Reader:
    """Reads statements of one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.rules = {rule.name: rule for rule in (*wording.cues, *wording.bare)}
        self.strong = WordPatterns({rule.name: rule.patterns for rule in wording.cues})
        self.weak = WordPatterns({rule.name: rule.patterns for rule in wording.bare})

    def __call__(self, statement: Statement, around: Surroundings) -> tuple[CandidateNorm, ...]:
        """Give the norms of a statement; none where no rule reads it."""
        return _Statement(self, statement, around).norms()


@lru_cache(maxsize=8)
def _names_of(lexicon: Lexicon, actors: tuple[str, ...], parse: Pipeline) -> Names:
    """Give the lexicon as lemmas, with the actors that the act itself defines."""
    return Names(lexicon, lambda text: tuple(t.lemma_ for t in parse(text)), actors)


class _Statement:
    """One statement being read."""

    def __init__(self, reader: Reader, statement: Statement, around: Surroundings) -> None:
        self.reader = reader
        self.wording = reader.wording
        self.statement = statement
        self.around = around
        self.names = _names_of(around.lexicon, around.actors, around.parse)
        self.resolve = Resolver(self.names, statement, around, self.wording)

    def norms(self) -> tuple[CandidateNorm, ...]:
        view = self.view(self.statement.words)
        if self.statement.kind == "item":
            return tuple(self.item(view))
        if self.statement.kind == "lead":
            # Only a definition is said by the lead-in itself; all else its items say.
            process = self.process(view)
            return () if process is None else (self.norm(view, process),)
        return tuple(self.norm(view, finding) for finding in self.sentence(view))

    def view(self, fragment: Fragment) -> View:
        return View(fragment, self.around.parse(fragment.text), self.wording.subordinators)

    def groups(self, view: View) -> tuple[Group, ...]:
        return groups(view, mentions(view, self.names, self.wording), self.wording, self.resolve)

    # Items of lists

    def item(self, view: View) -> Iterator[CandidateNorm]:
        """Yield the norms of a list item: what its nearest telling lead-in says of it."""
        above = [self.view(lead) for lead in self.statement.leads]
        # The nearest modal word speaks; without one the outermost lead-in that tells anything.
        for lead in reversed(above):
            modal = next(self.strong(lead), None) if not self.lists(lead) else None
            if modal is not None:
                yield self.norm(view, modal, lead)
                return
        for lead in above:
            finding = self.announced(lead) or self.bare_lead(view, lead)
            if finding is not None:
                yield self.norm(view, finding, lead)
                return
        for finding in self.sentence(view):
            yield self.norm(view, finding)

    def announced(self, lead: View) -> Finding | None:
        """Give what a lead-in says of each of its items."""
        text = lead.fragment.text
        lists = self.wording.lists
        listed = self.lists(lead)
        if listed is not None:
            return listed
        strong = next(self.strong(lead), None)
        if strong is not None:
            return strong
        found = self.groups(lead)
        if lists["classes"].search(text):
            return Finding("classification", "classes", None)
        if lists["cases"].search(text):
            group = tied(found, ("subject", "agent"), main=True)
            if group is None or self.plain_type(group) != "power":
                return Finding("condition", "cases", None, group)
        return next(self.plain(lead, found), None) or next(self.weak(lead), None)

    def lists(self, lead: View) -> Finding | None:
        """Read a lead-in that says of what kind its items are, whatever its verb."""
        text, lists = lead.fragment.text, self.wording.lists
        if lists["definitions"].search(text):
            return Finding("definition", "definitions", None)
        if lists["principles"].search(text):
            return Finding("principle", "principles", None)
        process = self.process(lead)
        if process is not None:
            kind: NormType = "obligation" if process.group is not None else "definition"
            return Finding(kind, "process", process.cue, process.group)
        if lists["powers"].search(text):
            found = self.groups(lead)
            group = tied(found, ("subject", "owner", "agent"))
            return Finding("power", "powers", None, group or next(iter(found), None))
        return None

    def bare_lead(self, item: View, lead: View) -> Finding | None:
        """Read an item under a lead-in without a verb that names who bears it."""
        found = self.groups(lead)
        group = tied(found, ("subject", "owner"), main=True)
        if group is None and not any(finite(t.pos_, str(t.morph)) for t in lead.doc):
            group = next(
                (g for g in found if not g.governed and tied((g,), ("recipient",)) is None), None
            )
        return None if group is None else self.borne(item, group)

    def process(self, lead: View) -> Finding | None:
        """Read «Под X понимается процесс, выполняемый Y, включающий:»: a meaning with its doer."""
        found = self.wording.lists["process"].search(lead.fragment.text)
        if found is None:
            return None
        group = tied(self.groups(lead), ("agent", "subject"))
        return Finding("definition", "process", None, group)

    def borne(self, item: View, group: Group) -> Finding:
        """Read an item whose lead-in only names the bearer."""
        strong = next(self.strong(item), None)
        if strong is not None and strong.type in ("right", "obligation", "prohibition"):
            return Finding(strong.type, strong.rule, strong.cue, group)
        return Finding(self.plain_type(group), "bearer-list", None, group)

    # Sentences

    def sentence(self, view: View) -> Iterator[Finding]:
        """Yield what a sentence says; nothing where no rule reads it."""
        finding = (
            self.defined(view)
            or next(self.strong(view), None)
            or next(self.strong(view, strict=False), None)
            or next(self.plain(view, self.groups(view)), None)
            or next(self.weak(view), None)
            or next(self.weak(view, strict=False), None)
            or self.opens(view)
        )
        if finding is not None:
            yield finding

    def opens(self, view: View) -> Finding | None:
        """Read a sentence whose verb the parse takes for a noun: "State bodies list systems …".

        In a language without cases a known name that opens a sentence, ungoverned, is its subject.
        """
        found = self.groups(view) if self.wording.agent else ()
        group = next((g for g in found if g.mentions[0].start <= 1 and not g.governed), None)
        if group is None or any(finite(t.pos_, str(t.morph)) and view.main(t.i) for t in view.doc):
            return None
        return Finding(self.plain_type(group), "opens", None, group)

    def defined(self, view: View) -> Finding | None:
        """Read «X – Y»: a term without a verb, a dash, its meaning."""
        found = self.wording.definition.match(view.fragment.text)
        if found is None:
            return None
        end, begin = found.end("term"), found.start("meaning")
        if any(t.idx < end and finite(t.pos_, str(t.morph)) for t in view.doc):
            return None
        first = next((t for t in view.doc if t.idx >= begin), None)
        # «Срок освоения – пять лет» says how long, not what the words mean.
        lasts = first is not None and first.pos_ == "NUM"
        return Finding("classification" if lasts else "definition", "dash", None)

    def strong(self, view: View, strict: bool = True) -> Iterator[Finding]:
        """Yield what modal words and formulas say; not `strict` also where the parse doubts them.

        A long sentence is often parsed with its main verb under a clause. The words themselves
        tell a clause more surely: a conjunction after a comma.
        """
        return self.cued(view, self.reader.strong, self.wording.cues, strict)

    def weak(self, view: View, strict: bool = True) -> Iterator[Finding]:
        """Yield what a sentence in the plain present says that names nobody."""
        return self.cued(view, self.reader.weak, self.wording.bare, strict)

    def cued(
        self, view: View, patterns: WordPatterns, rules: Iterable[CueRule], strict: bool
    ) -> Iterator[Finding]:
        """Yield findings of formulas in the main clause, by the order of the table."""
        matched: dict[str, list[tuple[int, int]]] = {}
        for name, start, end in patterns.find(view.doc):
            matched.setdefault(name, []).append((start, end))
        if not matched:
            return
        found = self.groups(view)
        for rule in rules:
            for start, end in matched.get(rule.name, ()):
                if not self.holds(view, rule, start, end, strict):
                    continue
                group = self.bearer(view, found, rule.bears, start, end)
                if rule.needs_bearer and group is None:
                    continue
                yield Finding(rule.type, rule.name, (start, end), group)
                break

    def holds(self, view: View, rule: CueRule, start: int, end: int, strict: bool) -> bool:
        """Say whether a formula stands where its rule wants it."""
        at = anchor(view, start, end)
        if strict:
            inside = not view.main(at)
        else:
            near = view.doc[max(0, at - 4) : at]
            inside = (
                view.opened_by(at) is not None
                or view.opened_in_parse(at)
                or any(t.lower_ in self.wording.relatives for t in near)
            )
        if inside or any(t.lemma_ in rule.unless for t in view.doc[max(0, start - 3) : start]):
            return False
        if rule.needs_deadline and not self.wording.deadlines.search(view.fragment.text):
            return False
        if rule.needs_thing:
            subject = (t for t in view.doc if t.dep_ in ("nsubj", "nsubj:pass") and view.main(t.i))
            return any(t.lemma_ in rule.needs_thing for t in subject)
        return True

    def bearer(
        self, view: View, found: tuple[Group, ...], bears: tuple[Bears, ...], start: int, end: int
    ) -> Group | None:
        """Give the group that a formula is tied to."""
        at = anchor(view, start, end)
        for tie in bears:
            if tie in ("anyone", "nobody"):
                continue
            held = tuple(g for g in found if holds_to(view, g, tie, at, end))
            group = tied(held, (tie,), main=True, near=at)
            if group is None or (tie == "subject" and suffers(view, start, end)):
                continue
            return group
        if "subject" not in bears or suffers(view, start, end):
            return None
        before = (g for g in found if stands_before(view, g, start) and not g.governed)
        return self.meant(view, found, at) or next(before, None)

    def meant(self, view: View, found: tuple[Group, ...], before: int) -> Group | None:
        """Give the group that a pronoun as the subject means: the subject of the clause before."""
        for token in view.doc[:before]:
            if token.lemma_ in self.wording.pronouns and token.dep_.startswith("nsubj"):
                earlier = [g for g in found if g.mentions[0].start < token.i]
                return tied(tuple(earlier), ("subject", "patient"))
        return None

    def plain(self, view: View, found: tuple[Group, ...]) -> Iterator[Finding]:
        """Read a sentence in the plain present whose subject or agent may bear a norm."""
        verb = main_verb(view)
        if verb is None:
            return
        for tie in ("subject", "agent"):
            held = tuple(g for g in found if tie != "agent" or acts(view, g, verb))
            group = tied(held, (tie,), main=True, near=verb)
            if group is None and tie == "subject":
                group = self.meant(view, found, verb)
            if group is not None:
                kind = self.plain_type(group)
                settles = view.doc[verb].lemma_ in self.wording.settling
                if kind == "power" and self.wording.deadlines.search(view.fragment.text):
                    kind = "obligation"
                elif settles and tie == "agent":
                    kind = "power"
                yield Finding(kind, f"plain-{tie}", (verb, verb + 1), group)
                return
        decided = self.decided(view, found)
        if decided is not None:
            yield Finding("power", "decision", (verb, verb + 1), decided)

    def decided(self, view: View, found: tuple[Group, ...]) -> Group | None:
        """Give whose decision it is: «решением руководителя уполномоченного органа»."""
        for group in found:
            start = group.mentions[0].start
            if group.main and start and view.doc[start - 1].lemma_ in self.wording.decision:
                return group
        return None

    def plain_type(self, group: Group) -> NormType:
        """Give what it is to do something in the plain present: a body's power, another's duty."""
        public = self.around.lexicon.public
        return "power" if any(b in public for b in group.bearers) else "obligation"

    # The norm

    def norm(self, view: View, finding: Finding, lead: View | None = None) -> CandidateNorm:
        """Make the candidate: bearer, action and the spans of condition, exception, deadline."""
        rule = self.reader.rules.get(finding.rule)
        group = finding.group
        bearer: tuple[str, ...] = group.bearers if group is not None else ("none",)
        if finding.type in _UNBORNE and finding.rule != "process":
            group, bearer = None, ("none",)
        elif group is None and rule is not None and "anyone" in rule.bears:
            bearer = ("any",)
        connective: Connective = group.connective if group and len(bearer) > 1 else "none"
        said_in = lead if lead is not None else view
        cue = None if finding.cue is None else self._cue(view, said_in, finding)
        views = (view,) if lead is None else (lead, view)
        return CandidateNorm(
            eid=self.statement.eid,
            language=self.wording.language,
            type=finding.type,
            bearer=bearer,
            connective=connective,
            bearer_words=self._bearer_words(said_in, view, group),
            counterparty=self._counterparty(view, bearer),
            action=view.characters(0, len(view.fragment.text)),
            conditions=self._conditions(view, lead),
            exceptions=tuple(w for v in views for w in spans(v, self.wording.exceptions)),
            deadlines=tuple(w for v in views for w in spans(v, self.wording.deadlines)),
            cue=cue,
            rule=finding.rule,
        )

    def _conditions(self, view: View, lead: View | None) -> tuple[Words, ...]:
        """Give the conditions; where the lead-in announces cases, the item itself is one."""
        if lead is not None and self.wording.lists["cases"].search(lead.fragment.text):
            return (view.characters(0, len(view.fragment.text.rstrip(" ;.,"))),)
        views = (view,) if lead is None else (lead, view)
        unless = [w for v in views for w in spans(v, self.wording.exceptions)]
        found = (w for v in views for w in spans(v, self.wording.conditions))
        return tuple(
            w
            for w in found
            if not any(u.eid == w.eid and u.start <= w.start < u.end for u in unless)
        )

    def _cue(self, view: View, said_in: View, finding: Finding) -> Words | None:
        assert finding.cue is not None
        start, end = finding.cue
        own = finding.rule != "bearer-list" and said_in is not view and end <= len(said_in.doc)
        return (said_in if own or said_in is view else view).words(start, end)

    def _bearer_words(self, said_in: View, view: View, group: Group | None) -> tuple[Words, ...]:
        if group is None:
            return ()
        return tuple(said_in.words(m.start, m.stop) for m in group.mentions)

    def _counterparty(self, view: View, bearer: tuple[str, ...]) -> tuple[str, ...]:
        seen = [
            b
            for g in self.groups(view)
            if g.links and g.links[0][0] in ("recipient", "patient")
            for b in g.bearers
        ]
        return tuple(b for b in dict.fromkeys(seen) if b not in bearer and b != "other")
