"""Owns `read`: from the lines of an amending act to its instructions, none dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from akn.problem import Problem, Severity
from kzlegal.amend.act import cited
from kzlegal.amend.annex import annexes
from kzlegal.amend.clause import Change, Clause, Kind
from kzlegal.amend.distribute import distribute
from kzlegal.amend.kinds import KINDS
from kzlegal.amend.model import ActCited, Instruction, Reading, Sentence, Target, Unparsed
from kzlegal.amend.named import Named, named
from kzlegal.amend.scope import RANK, Scope
from kzlegal.amend.statement import MARK, Statement, statements
from kzlegal.amend.wording import Wording
from kzlegal.grammar import GRAMMARS
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import mark

_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_QUOTED = re.compile(rf"\s*[:;,.–-]?\s*((?:{MARK}[\s;.,]*)+)")
_JOINT = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:а\s+также\s+|сондай-ақ\s+|и\s+|а\s+|және\s+|ал\s+)?", re.I
)
_LEFT = " \t,;.:"
_LONGEST = 12_000
"""Characters of a statement without its quotations; what stands after them is not read."""
_OF_UNITS = frozenset(("exclude_unit", "renumber", "suspend", "time_limit"))
"""Kinds that are about units, never about the whole act."""
_OF_WORDS = frozenset(
    ("replace_words", "insert_after", "insert_before", "append_words", "exclude_words")
)
_OPENING = 12
"""Lines of an annex among which its title stands."""


@cache
def wording(language: str) -> Wording:
    """Give the wording of a language (``rus``, ``kaz``). Raises ValueError for another."""
    if language == "rus":
        from kzlegal.amend.wording_ru import RU

        return RU
    if language == "kaz":
        from kzlegal.amend.wording_kk import KK

        return KK
    if language == "eng":
        from kzlegal.amend.wording_en import EN

        return EN
    raise ValueError(f"no amending wording in '{language}'")


class _Reader:
    """One reading: the scope, and what was found."""

    def __init__(self, lines: Sequence[Line], words: Wording, path: str) -> None:
        self.lines = lines
        self.words = words
        self.path = path
        self.scope = Scope()
        self.instructions: list[Instruction] = []
        self.unparsed: list[Unparsed] = []
        self.problems: list[Problem] = []
        self.acts: dict[str, ActCited] = {}
        self.commencement: list[str] = []
        self.sentences: list[Sentence] = []
        self.item: list[tuple[int, str]] = []
        self.printed = 0
        self.rank = 0
        self.document = ""
        """The document inside the act that was named last."""
        self.inherited: tuple[Target, ...] | None = None
        """Targets of the statement before in the same line, which the next one may leave out."""
        self.annexes = annexes(lines, words)

    def run(self, act: ActCited | None) -> Reading:
        if act is not None:
            self.scope.acts.append((-1, act))
            self.scope.amending.append(-1)
            self.acts[act.iri or act.text] = act
        body = self.lines[: self.annexes.start]
        for statement in statements(body, self.words, self.path):
            self.statement(statement)
        self.annex_items()
        return Reading(
            tuple(self.instructions),
            tuple(self.unparsed),
            tuple(self.problems),
            tuple(self.acts.values()),
            tuple(self.commencement),
            tuple(self.sentences),
        )

    def annex_items(self) -> None:
        """Read an annex that lists acts or units which lose force, or changes to several acts."""
        for annex in self.annexes.listing:
            self.scope = Scope()
            self.item = []
            if any(self.words.repeal_list.match(line.text) for line in annex.lines[:_OPENING]):
                self.scope.repeals.append(-1)
            for statement in statements(annex.lines, self.words, self.path):
                self.statement(statement)

    # One statement

    def statement(self, s: Statement) -> None:
        """Read one statement: where it stands, then what it says."""
        if s.level:
            self.rank = RANK[s.level]
            self.scope.leave(self.rank)
            while self.item and self.item[-1][0] >= self.rank:
                self.item.pop()
            name = {"article": "art", "paragraph": "para", "point": "point"}[s.level]
            self.item.append((self.rank, f"{name}_{s.number}"))
            self.printed = 1
        else:
            self.rank = 3
            self.printed += 1
        if not s.follows:
            self.inherited = None
        made = len(self.instructions)
        text = self.normal(s.text)
        if len(text) > _LONGEST:
            self._refuse(s, "the sentence is too long to be one")
        else:
            self.said(s, text)
        if len(self.instructions) == made:
            self.problems.extend(s.problems)
        self.printed += sum(max(len(q.lines), 1) for q in s.quotes if len(q.lines) > 1)

    def normal(self, text: str) -> str:
        """Give a sentence in the spelling that the patterns expect, citations of gazettes left out."""
        if len(text) > _LONGEST:
            text = self.words.brackets.sub("", text)
        for pattern, form in self.words.spelled:
            text = pattern.sub(form, text)
        return text.strip()

    def said(self, s: Statement, text: str) -> None:
        """Read the words of a statement: commencement, container, instruction, or neither."""
        words = self.words
        if not text.strip(_LEFT):
            return
        if self.scope.amending and not re.sub(MARK, "", text).strip(_LEFT):
            self._refuse(s, "no instruction announces this quotation")
            return
        if words.commencement.match(text):
            self.commencement.append(s.shown(text))
            return
        if words.repeal_list.match(text) and self.listed(s, text):
            return
        if text.endswith(":") or self._announces(text):
            if self.container(s, text):
                return
        elif self.scope.repeals and self.repealed(s, text):
            return
        if (cut := self._lead(s, text)) is not None:
            self.said(s, cut)
            return
        changes = self.clauses(s, text)
        if isinstance(changes, tuple):
            self.instruct(s, changes)
        elif self._orders(s, text) or (self.scope.amending and self._expected(text)):
            self._refuse(s, changes, text)
        elif text.endswith(":") and words.place.match(text):
            self._refuse(s, "the place that the line names is not understood", text)
            self.scope.unread.append((self.rank, s.shown(text)))

    def _refuse(self, s: Statement, reason: str, text: str | None = None) -> None:
        self.unparsed.append(Unparsed(s.first.line, s.shown(text), reason))

    def _orders(self, s: Statement, text: str) -> bool:
        """Say whether a statement that was not read looks like an instruction all the same.

        It does too where the operative word got into a quotation because a mark is missing.
        """
        words = self.words
        if words.operative.search(re.sub(MARK, " ", text)):
            return True
        if words.announces.search(re.sub(rf"[\s:;.,]*{MARK}.*$", "", text, flags=re.DOTALL)):
            return True
        if self.scope.amending and words.orders.search(re.sub(MARK, " ", text)):
            return True
        for match in re.finditer(MARK, text):
            if words.names_words.search(text, max(0, match.start() - 40), match.start()):
                return True
            if match.start() == 0 and words.operative.search(s.quote(match[0]).text):
                return True
        return False

    def _announces(self, text: str) -> bool:
        words = self.words
        if words.general.match(text) or words.repeal_list.match(text):
            return True
        if words.operative.search(re.sub(MARK, " ", text)) is not None:
            return False
        if words.dress.search(text) or words.inside.match(text):
            return True
        return (
            words.act_line_speaks and words.act_line.match(words.brackets.sub("", text)) is not None
        )

    def _expected(self, text: str) -> bool:
        """Say whether a line inside an amending item should have been an instruction."""
        return bool(text) and (text[0].islower() or text[0].isdigit()) and len(text) < 2000

    def _lead(self, s: Statement, text: str) -> str | None:
        """Take a container off the start of a line: «1) в статье 1: слова …»."""
        words = self.words
        for match in (*re.finditer(r":\s+", text), *words.lead.finditer(text)):
            head, rest = text[: match.start() + 1], text[match.end() :]
            if re.match(MARK, rest) or not words.operative.search(rest):
                continue
            if head[-1] != ":" and not words.dress.search(head):
                continue  # «Правила, …, изложить»: the object of the instruction itself
            if words.operative.search(re.sub(MARK, " ", head)) and not self._announces(head):
                return None
            return rest if self.container(s, head.rstrip(",")) else None
        return None

    # Containers

    def container(self, s: Statement, text: str) -> bool:
        """Read a line that names what the lines below are about; False where it is none."""
        words = self.words
        # an unnumbered line is below the item it stands in
        rank = self.rank
        if words.operative.search(re.sub(MARK, " ", text)) is None:
            if words.general.match(text):
                self.scope.amending.append(rank)
                return True
            said = words.dress.sub("", text).strip(" :.;")
            found = named(said, s, words, self.scope.numbered)
            if found is not None and (found.targets or found.component):
                self._open(self._known(found), rank)
                return True
            match = words.act_line.match(words.brackets.sub("", said))
            if match is not None:
                act = cited(s.shown(match["act"]), words)
                self.scope.enter(act, rank)
                self.document = ""
                self.acts.setdefault(act.iri or act.text, act)
                return True
        if words.general.match(text):
            self.scope.amending.append(rank)
            return True
        return False

    def _known(self, found: Named) -> Named:
        """Give a document that is only pointed at («указанных Правил») its name, where it has one."""
        if found.component and self.words.said_before.match(found.component):
            name = self.scope.component or self.document or found.component
            return replace(found, component=name)
        self.document = found.component or self.document
        return found

    def _open(self, found: Named, rank: int) -> None:
        if found.act is not None:
            self.scope.enter(found.act, rank)
            self.acts.setdefault(found.act.iri or found.act.text, found.act)
            self.document = found.component
        if found.component and found.component != self.scope.component:
            self.scope.open(found.component, rank)
        if found.targets:
            self.scope.descend(found.targets, rank)

    def listed(self, s: Statement, text: str) -> bool:
        """Read the line over a list of what loses force; False where it is no such line."""
        match = self.words.repeal_list.match(text)
        assert match is not None, "the caller has matched it"
        rest = text[match.end() :].strip(_LEFT)
        if match[0].endswith(":"):
            self.scope.repeals.append(self.rank)
            return not rest or self.repealed(s, rest)
        if self.words.operative.search(match[0]) is None:
            self.scope.repeals.append(-1)  # the title of a list
            return True
        if self.annexes.listing:
            return True
        self._refuse(s, "the annex that lists what loses force was not found")
        return True

    # Clauses

    def clauses(self, s: Statement, text: str) -> tuple[Change, ...] | str:
        """Read the clauses of a sentence one after the other; the reason where one is not read."""
        found: list[Change] = []
        at = 0
        used = 0
        while True:
            rest = text[at:]
            read = self._clause(s, rest) or self._again(s, rest, found)
            if read is None:
                if not found:
                    return "no known formula fits"
                return f"after the first change these words are not understood: «{s.shown(rest)}»"
            changes, length = read
            after = rest[length:]
            quoted = _QUOTED.match(after)
            if quoted is not None and any(c.quoted for c in changes):
                marks = re.findall(MARK, quoted[1])
                changes = tuple(
                    replace(c, pairs=tuple((None, m) for m in marks)) if c.quoted else c
                    for c in changes
                )
                length += quoted.end()
            found += changes
            used += 1
            rest = rest[length:]
            if not rest.strip(_LEFT):
                return tuple(found)
            late = _QUOTED.fullmatch(rest)
            waiting = [i for i, c in enumerate(found) if c.quoted and not c.pairs]
            if late is not None and len(waiting) == 1:
                # «… редакцияда жазылып, 2-тармағы алып тасталсын: «…»»
                pairs = tuple((None, m) for m in re.findall(MARK, late[1]))
                found[waiting[0]] = replace(found[waiting[0]], pairs=pairs)
                return tuple(found)
            joint = _JOINT.match(rest)
            at += length + (joint.end() if joint else 0)
            if used > 40:
                return "too many clauses in one sentence"

    def _clause(self, s: Statement, text: str) -> tuple[tuple[Change, ...], int] | None:
        first: tuple[int, tuple[str, ...]] | None = None
        for pattern, kinds in self.words.verbs:
            match = pattern.search(text)
            if match is not None and (first is None or match.start() < first[0]):
                first = (match.start(), kinds)
        if first is None:
            return None
        for name in first[1]:
            kind = _BY_NAME[name]
            for form in kind.forms.get(self.words.language) or self.words.forms.get(name, ()):
                match = form.match(text)
                if match is not None:
                    return kind.read(Clause(match, s, self._day)), match.end()
        return None

    def _again(
        self, s: Statement, text: str, found: Sequence[Change]
    ) -> tuple[tuple[Change, ...], int] | None:
        """Read a clause that leaves out the operative word of the one before it."""
        if not found:
            return None
        kind = _BY_NAME[found[-1].kind]
        form = kind.again.get(self.words.language)
        match = form.match(text) if form is not None else None
        return None if match is None else (kind.read(Clause(match, s, self._day)), match.end())

    def _day(self, text: str) -> str:
        match = self.words.day.search(text) if text else None
        if match is None:
            return ""
        months = self.words.months
        said = match["month"].lower()
        month = months.get(said) or next((n for m, n in months.items() if said.startswith(m)), 0)
        try:
            return date(int(match["year"]), month, int(match["day"])).isoformat()
        except ValueError:
            return ""

    # From changes to instructions

    def instruct(self, s: Statement, changes: Sequence[Change]) -> None:
        """Make the instructions of a sentence, or say why it cannot be done."""
        made: list[Instruction] = []
        if self.scope.unread:
            self._refuse(s, f"the line above it, «{self.scope.unread[-1][1]}», is not understood")
            return
        before = self.inherited
        for change in changes:
            if change.fault:
                self._refuse(s, change.fault)
                return
            found = self._targets(s, change, before)
            if isinstance(found, str):
                self._refuse(s, found)
                return
            act, targets = found
            if change.at and change.kind in _OF_WORDS:
                before = targets
            elif change.at:  # what stood beside the unit, not in it
                before = tuple(
                    Target(t.steps if t.part else t.steps[:-1], component=t.component)
                    for t in targets
                )
            drafts = self._drafts(s, change, act, targets)
            if isinstance(drafts, str):
                self._refuse(s, drafts)
                return
            made += drafts
            self.inherited = before if change.pairs and not change.quoted else None
        first = len(self.instructions) + 1
        faults = self._open_quotations(s)
        for draft in made:
            self.instructions.append(
                replace(draft, n=len(self.instructions) + 1, problems=draft.problems + faults)
            )
        numbers = tuple(range(first, len(self.instructions) + 1))
        self.sentences.append(Sentence(s.first.line, s.last.line, s.quotes, numbers))

    def _open_quotations(self, s: Statement) -> tuple[Problem, ...]:
        """Give the fault of instructions whose quotation ends where the next line says it must.

        They are read, so that a reader sees what is meant; nobody carries them out.
        """
        return tuple(
            Problem(
                "AMD101",
                "a quotation opens here and its closing mark is missing",
                Severity.WARNING,
                self.path,
                quote.line,
                quote.column,
                hint="close the quotation",
            )
            for quote in s.quotes
            if not quote.closed
        )[:1]

    def _targets(
        self, s: Statement, change: Change, before: tuple[Target, ...] | None
    ) -> tuple[ActCited | None, tuple[Target, ...]] | str:
        words, scope = self.words, self.scope
        said = change.at.strip(_LEFT)
        if not said:
            targets = before or scope.based(())
            if change.kind in _OF_UNITS and all(t == Target() for t in targets):
                return "it names no unit and stands under none"
            return scope.act, targets
        if words.excepting.search(said):
            return f"the exception in «{s.shown(said)}» cannot be carried out"
        if words.either.match(said) and change.kind not in ("suspend", "time_limit"):
            return f"«{s.shown(said)}» is a range or one inserted unit: the words do not tell"
        whole = change.throughout and (cut := words.and_all.sub("", said)) != said
        if whole:
            said = cut
        found = named(said, s, words, scope.numbered)
        if found is None and (match := words.document.match(said)) is not None:
            found = Named((), s.shown(match["what"]).strip())
        if found is None:
            match = words.act_line.match(said)
            if match is not None and not self._cites(match["act"]):
                match = None
            if match is None and not (change.kind == "repeal" and self._cites(said)):
                return f"the target «{s.shown(said)}» is not understood"
            found = Named((), "", cited(s.shown(match["act"] if match else said), words))
        found = self._known(found)
        if found.act is not None:
            self.acts.setdefault(found.act.iri or found.act.text, found.act)
            return found.act, found.within("")
        if found.component:
            return scope.act, found.within("")
        targets = scope.based(found.targets, before)
        return scope.act, (*targets, *scope.based(())) if whole else targets

    def _cites(self, act: str) -> bool:
        """Say whether words that hold the noun of an act cite one: by title, day, or as a code."""
        words = self.words
        return bool(re.search(MARK, act) or words.cited.search(act) or cited(act, words).iri)

    def _drafts(
        self, s: Statement, change: Change, act: ActCited | None, targets: tuple[Target, ...]
    ) -> list[Instruction] | str:
        draft = Instruction(
            n=0,
            kind=change.kind,
            act=act,
            target=targets[0],
            old=None,
            new=None,
            text=s.shown(),
            span=s.span(self.path),
            item=self._item(),
            throughout=change.throughout,
            inflected=change.inflected,
            annex=change.annex,
            since=change.since,
            until=change.until,
            problems=s.problems,
        )
        return distribute(s, change, draft, targets, self.words, self.annexes, self.scope)

    def _item(self) -> str:
        eid = "__".join(name for _, name in self.item)
        if self.rank == 3 and eid:
            return f"{eid}__al_{self.printed}"
        return eid

    # Acts and units that lose force

    def repealed(self, s: Statement, text: str) -> bool:
        """Read one item of a list of what loses force; False where it is no act and no unit."""
        if not s.level and (self.words.foot.match(text) or self.words.annex.match(text)):
            return False
        if self.words.operative.search(re.sub(MARK, " ", text)):
            return False
        changes = (Change("repeal", text.strip(_LEFT)),)
        kept = len(self.unparsed)
        self.instruct(s, changes)
        return len(self.unparsed) == kept


def _law(lines: Sequence[Line], words: Wording) -> list[Line]:
    """Give the lines without the publisher's notes.

    A remark on a coming change is worded like an instruction; it is one only under its label.
    """
    kept: list[Line] = []
    before: str | None = None
    for line, note in zip(lines, mark(lines, GRAMMARS[words.language]), strict=True):
        bare = note == "futureChange" and before is None and words.instruction.match(line.text)
        if note is None or bare:
            kept.append(line)
            note = None
        before = note
    return kept


def read(
    lines: Sequence[Line], language: str, path: str = "", act: ActCited | None = None
) -> Reading:
    """Read an amending act. `act` is the act to be changed where the text does not name it.

    Raises ValueError for a language without amending wording.
    """
    words = wording(language)
    reading = _Reader(_law(lines, words), words, path).run(act)
    if not reading.instructions and not reading.unparsed:
        problem = Problem(
            "AMD100",
            "the text holds no amending instruction",
            Severity.WARNING,
            path,
            1,
            1,
            hint="give the text of an act that changes other acts",
        )
        reading = replace(reading, problems=(*reading.problems, problem))
    return reading
