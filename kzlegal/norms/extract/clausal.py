"""Owns the reading of one statement by rules over its parse; one reader for Russian and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kzlegal.norms.extract.candidate import CandidateNorm, Words
from kzlegal.norms.extract.lexicon import Lexicon
from kzlegal.norms.extract.mentions import Group, Names, groups, mentions
from kzlegal.norms.extract.pack import Surroundings
from kzlegal.norms.extract.resolve import Resolver
from kzlegal.norms.extract.spans import spans
from kzlegal.norms.extract.statement import Fragment, Statement
from kzlegal.norms.extract.view import View
from kzlegal.norms.extract.wording import Bears, CueRule, Wording
from kzlegal.norms.model import Connective, NormType
from kzlegal.norms.nlp.matching import WordPatterns

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


_NAMES: dict[tuple[int, str], Names] = {}


def _names_of(lexicon: Lexicon, around: Surroundings) -> Names:
    key = (id(lexicon), lexicon.language)
    if key not in _NAMES:
        _NAMES[key] = Names(lexicon, lambda text: tuple(t.lemma_ for t in around.parse(text)))
    return _NAMES[key]


class _Statement:
    """One statement being read."""

    def __init__(self, reader: Reader, statement: Statement, around: Surroundings) -> None:
        self.reader = reader
        self.wording = reader.wording
        self.statement = statement
        self.around = around
        self.names = _names_of(around.lexicon, around)
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
        return groups(view, mentions(view, self.names), self.wording, self.resolve)

    # Items of lists

    def item(self, view: View) -> Iterator[CandidateNorm]:
        """Yield the norms of a list item: what its nearest telling lead-in says of it."""
        for lead in reversed(self.statement.leads):
            above = self.view(lead)
            finding = self.announced(above)
            if finding is not None:
                yield self.norm(view, finding, above)
                return
            found = self.groups(above)
            subject = _tied(found, ("subject", "owner", "recipient"), main=True)
            if subject is not None:
                yield self.norm(view, self.borne(view, subject), above)
                return
        for finding in self.sentence(view):
            yield self.norm(view, finding)

    def announced(self, lead: View) -> Finding | None:
        """Give what a lead-in says of each of its items."""
        text = lead.fragment.text
        lists = self.wording.lists
        for name, kind in (("definitions", "definition"), ("principles", "principle")):
            if lists[name].search(text):
                return Finding(kind, name, None)  # type: ignore[arg-type]
        process = self.process(lead)
        if process is not None:
            kind = "obligation" if process.group is not None else "definition"
            return Finding(kind, "process", process.cue, process.group)  # type: ignore[arg-type]
        strong = next(self.strong(lead), None)
        if strong is not None:
            return strong
        found = self.groups(lead)
        if lists["powers"].search(text):
            group = _tied(found, ("owner", "subject", "agent", "recipient"))
            return Finding("power", "powers", None, group)
        return next(self.plain(lead, found), None) or next(self.weak(lead), None)

    def process(self, lead: View) -> Finding | None:
        """Read «Под X понимается процесс, выполняемый Y, включающий:»: a meaning with its doer."""
        found = self.wording.lists["process"].search(lead.fragment.text)
        if found is None:
            return None
        group = _tied(self.groups(lead), ("agent", "subject"))
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
        defined = self.defined(view)
        if defined is not None:
            yield defined
            return
        strong = tuple(self.strong(view))
        if strong:
            yield strong[0]
            return
        plain = tuple(self.plain(view, self.groups(view)))
        if plain:
            yield plain[0]
            return
        yield from tuple(self.weak(view))[:1]

    def defined(self, view: View) -> Finding | None:
        """Read «X – Y»: a term without a verb, a dash, its meaning."""
        found = self.wording.definition.match(view.fragment.text)
        if found is None:
            return None
        end = found.end("term")
        if any(t.idx < end and _finite(t.pos_, str(t.morph)) for t in view.doc):
            return None
        return Finding("definition", "dash", None)

    def strong(self, view: View) -> Iterator[Finding]:
        return self.cued(view, self.reader.strong, self.wording.cues)

    def weak(self, view: View) -> Iterator[Finding]:
        return self.cued(view, self.reader.weak, self.wording.bare)

    def cued(
        self, view: View, patterns: WordPatterns, rules: Iterable[CueRule]
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
                if not view.main(_anchor(view, start, end)) or _undone(view, start, rule):
                    continue
                group = self.bearer(view, found, rule.bears, start, end)
                if rule.needs_bearer and group is None:
                    continue
                yield Finding(rule.type, rule.name, (start, end), group)
                break

    def bearer(
        self, view: View, found: tuple[Group, ...], bears: tuple[Bears, ...], start: int, end: int
    ) -> Group | None:
        for tie in bears:
            if tie in ("anyone", "nobody"):
                continue
            group = _tied(found, (tie,), main=True)
            if group is None:
                continue
            if tie == "subject" and _suffers(view, start, end):
                continue
            return group
        return None

    def plain(self, view: View, found: tuple[Group, ...]) -> Iterator[Finding]:
        """Read a sentence in the plain present whose subject or agent may bear a norm."""
        verb = next(
            (t.i for t in view.doc if view.main(t.i) and _finite(t.pos_, str(t.morph))), None
        )
        if verb is None:
            return
        for tie in ("subject", "agent"):
            group = _tied(found, (tie,), main=True)
            if group is not None:
                yield Finding(self.plain_type(group), f"plain-{tie}", (verb, verb + 1), group)
                return

    def plain_type(self, group: Group) -> NormType:
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
            conditions=tuple(w for v in views for w in spans(v, self.wording.conditions)),
            exceptions=tuple(w for v in views for w in spans(v, self.wording.exceptions)),
            deadlines=tuple(w for v in views for w in spans(v, self.wording.deadlines)),
            cue=cue,
            rule=finding.rule,
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


def _tied(found: tuple[Group, ...], ties: tuple[str, ...], main: bool = False) -> Group | None:
    """Give the first group with the first of these ties."""
    for tie in ties:
        for group in found:
            if (group.main or not main) and any(link == tie for link, _ in group.links):
                return group
    return None


def _anchor(view: View, start: int, end: int) -> int:
    """Give the word of a formula on which its clause hangs: its verb, else its first word."""
    for i in range(start, end):
        if view.doc[i].pos_ in ("VERB", "AUX", "ADJ") and view.doc[i].lower_ != "не":
            return i
    return start


def _undone(view: View, start: int, rule: CueRule) -> bool:
    return any(t.lemma_ in rule.unless for t in view.doc[max(0, start - 3) : start])


def _suffers(view: View, start: int, end: int) -> bool:
    """Say whether the cue's verb is passive, so that its subject is the one it is done to."""
    window = view.doc[start : min(end + 4, len(view.doc))]
    be = next((t for t in window if t.lemma_ in ("быть", "be")), None)
    if be is None:
        return False
    after = view.doc[be.i + 1 : be.i + 4]
    return any("VerbForm=Part" in str(t.morph) and "Voice=Pass" in str(t.morph) for t in after)


def _finite(pos: str, morph: str) -> bool:
    return pos in ("VERB", "AUX") and "VerbForm=Fin" in morph

