"""Owns `read`: from the lines of an amending act to its instructions, none dropped in silence.

An amending act is a cascade: an article or a point names the act, a line that ends in a colon names
a unit, and the lines below inherit both. A shallower line resets only what is below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from akn.problem import Problem, Severity
from kzlegal.amend.act import cited
from kzlegal.amend.annex import annexes
from kzlegal.amend.clause import Change, Clause, Kind
from kzlegal.amend.distribute import distribute
from kzlegal.amend.kinds import KINDS
from kzlegal.amend.model import ActCited, Instruction, Reading, Sentence, Target, Unparsed
from kzlegal.amend.phrase import ORDER
from kzlegal.amend.rows import row
from kzlegal.amend.statement import MARK, Statement, statements
from kzlegal.amend.wording import Wording
from kzlegal.grammar import GRAMMARS
from kzlegal.grammar.line import Line
from kzlegal.grammar.notes import mark
from kzlegal.refs.unit import Step

RANK: Mapping[str, int] = {"article": 0, "paragraph": 1, "point": 2, "": 3}
_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_QUOTED = re.compile(rf"\s*:?\s*((?:{MARK}[\s;.,]*)+)")
_JOINT = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:а\s+также\s+|сондай-ақ\s+|и\s+|а\s+|және\s+|ал\s+)?", re.I
)
_LEFT = " \t,;.:"
_LONGEST = 12_000
"""Characters of a statement without its quotations; what stands after them is not read."""
_OF_UNITS = frozenset(("exclude_unit", "renumber", "suspend", "time_limit"))
"""Kinds that are about units, never about the whole act."""
_OPENING = 12
"""Lines of an annex among which its title stands."""
TOC = "toc"
"""Component of a target that stands in the table of contents and not in the text."""
_SHORTEST_ORDER = {noun: i for i, noun in enumerate(ORDER)}


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


@dataclass(slots=True)
class _Scope:
    """What a line inherits: each entry with the rank of the item that set it."""

    acts: list[tuple[int, ActCited]] = field(default_factory=list)
    components: list[tuple[int, str]] = field(default_factory=list)
    paths: list[tuple[int, tuple[Target, ...]]] = field(default_factory=list)
    repeals: list[int] = field(default_factory=list)
    amending: list[int] = field(default_factory=list)

    def leave(self, rank: int) -> None:
        """Forget what items of this rank and below had set."""
        for entries in (self.acts, self.components, self.paths):
            while entries and entries[-1][0] >= rank:
                entries.pop()
        for ranks in (self.repeals, self.amending):
            while ranks and ranks[-1] >= rank:
                ranks.pop()

    @property
    def act(self) -> ActCited | None:
        return self.acts[-1][1] if self.acts else None

    @property
    def component(self) -> str:
        return self.components[-1][1] if self.components else ""

    @property
    def base(self) -> tuple[Target, ...]:
        return self.paths[-1][1] if self.paths else (Target(),)


class _Reader:
    """One reading: the scope, and what was found."""

    def __init__(self, lines: Sequence[Line], words: Wording, path: str) -> None:
        self.lines = lines
        self.words = words
        self.path = path
        self.scope = _Scope()
        self.instructions: list[Instruction] = []
        self.unparsed: list[Unparsed] = []
        self.problems: list[Problem] = []
        self.acts: dict[str, ActCited] = {}
        self.commencement: list[str] = []
        self.sentences: list[Sentence] = []
        self.item: list[tuple[int, str]] = []
        self.printed = 0
        self.rank = 0
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
            self.scope = _Scope()
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
        self.said(s, self.normal(s.text))
        if len(self.instructions) == made:
            self.problems.extend(s.problems)
        self.printed += sum(max(len(q.lines), 1) for q in s.quotes if len(q.lines) > 1)

    def normal(self, text: str) -> str:
        for pattern, form in self.words.spelled:
            text = pattern.sub(form, text)
        return text.strip()[:_LONGEST]

    def said(self, s: Statement, text: str) -> None:
        """Read the words of a statement: commencement, container, instruction, or neither."""
        words = self.words
        if not text.strip(_LEFT):
            return
        if self.scope.amending and not re.sub(MARK, "", text).strip(_LEFT):
            self.unparsed.append(
                Unparsed(s.first.line, s.shown(text), "no instruction announces this quotation")
            )
            return
        if words.commencement.match(text):
            self.commencement.append(s.shown(text))
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
            self.unparsed.append(Unparsed(s.first.line, s.shown(text), changes))

    def _orders(self, s: Statement, text: str) -> bool:
        """Say whether a statement that was not read looks like an instruction all the same.

        It does too where the operative word got into a quotation because a mark is missing.
        """
        words = self.words
        if words.operative.search(re.sub(MARK, " ", text)) or words.announces.search(text):
            return True
        if self.scope.amending and words.orders.search(re.sub(MARK, " ", text)):
            return True
        return any(
            words.operative.search(quote.text) is not None
            for match in re.finditer(MARK, text)
            if words.names_words.search(text, max(0, match.start() - 40), match.start())
            or text.startswith(match[0])
            for quote in (s.quote(match[0]),)
        )

    def _announces(self, text: str) -> bool:
        words = self.words
        if words.general.match(text) or words.repeal_list.match(text):
            return True
        match = words.act_line.match(words.brackets.sub("", text))
        return match is not None and words.operative.search(re.sub(MARK, " ", text)) is None

    def _expected(self, text: str) -> bool:
        """Say whether a line inside an amending item should have been an instruction."""
        return bool(text) and (text[0].islower() or text[0].isdigit()) and len(text) < 2000

    def _lead(self, s: Statement, text: str) -> str | None:
        """Take a container off the start of a line: «1) в статье 1: слова …»."""
        for match in re.finditer(r":\s+", text):
            head, rest = text[: match.start() + 1], text[match.end() :]
            if re.match(MARK, rest) or not self.words.operative.search(rest):
                continue
            if self.words.operative.search(re.sub(MARK, " ", head)) and not self._announces(head):
                return None
            return rest if self.container(s, head) else None
        return None

    # Containers

    def container(self, s: Statement, text: str) -> bool:
        """Read a line that names what the lines below are about; False where it is none."""
        words = self.words
        said = text.rstrip(" :")
        # an unnumbered line is below the item it stands in
        rank = self.rank
        act = self.scope.act
        numbered = act.unit_names if act else "point"
        if words.operative.search(re.sub(MARK, " ", said)) is None:
            read = words.phrase(said, numbered, True)
            if read is not None and read.targets:
                self._descend(read.targets, rank)
                return True
            if words.general.match(text):
                self.scope.amending.append(rank)
                return True
            component = words.component.match(s.shown(said))
            if component is not None and self.scope.act is not None:
                self.scope.components = [e for e in self.scope.components if e[0] < rank]
                self.scope.components.append((rank, component["what"].strip()))
                self.scope.paths = [e for e in self.scope.paths if e[0] < rank]
                return True
            of_act = words.of_act.match(said)
            if of_act is not None and not words.general.match(text):
                inner = words.phrase(of_act["units"], numbered, True)
                if inner is not None and inner.targets:
                    self._enter(of_act["act"], s, rank)
                    self._descend(inner.targets, rank)
                    return True
            match = words.act_line.match(words.brackets.sub("", said))
            if match is not None:
                self._enter(match["act"], s, rank)
                return True
        if words.repeal_list.match(text):
            self.scope.repeals.append(rank)
            rest = text[words.repeal_list.match(text).end() :].strip(_LEFT)  # type: ignore[union-attr]
            return not rest or self.repealed(s, rest)
        if words.general.match(text):
            self.scope.amending.append(rank)
            return True
        return False

    def _enter(self, text: str, s: Statement, rank: int) -> None:
        act = cited(s.shown(text), self.words)
        self.scope.leave(rank)
        self.scope.acts.append((rank, act))
        self.scope.amending.append(rank)
        self.acts.setdefault(act.iri or act.text, act)

    def _descend(self, targets: Sequence[Target], rank: int) -> None:
        merged = tuple(
            dict.fromkeys(merge(base, target) for base in self.scope.base for target in targets)
        )
        self.scope.paths = [e for e in self.scope.paths if e[0] < rank]
        self.scope.paths.append((rank, merged))

    # Clauses

    def clauses(self, s: Statement, text: str) -> tuple[Change, ...] | str:
        """Read the clauses of a sentence one after the other; the reason where one is not read."""
        found: list[Change] = []
        at = 0
        used = 0
        while True:
            rest = text[at:]
            read = self._clause(s, rest)
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
        before: tuple[Target, ...] | None = None
        for change in changes:
            if change.fault:
                self._refuse(s, change.fault)
                return
            found = self._targets(s, change, before)
            if isinstance(found, str):
                self._refuse(s, found)
                return
            act, targets = found
            before = targets if change.at else before
            drafts = self._drafts(s, change, act, targets)
            if isinstance(drafts, str):
                self._refuse(s, drafts)
                return
            made += drafts
        first = len(self.instructions) + 1
        for draft in made:
            self.instructions.append(replace(draft, n=len(self.instructions) + 1))
        numbers = tuple(range(first, len(self.instructions) + 1))
        self.sentences.append(Sentence(s.first.line, s.last.line, s.quotes, numbers))

    def _refuse(self, s: Statement, reason: str) -> None:
        self.unparsed.append(Unparsed(s.first.line, s.shown(), reason))

    def _targets(
        self, s: Statement, change: Change, before: tuple[Target, ...] | None
    ) -> tuple[ActCited | None, tuple[Target, ...]] | str:
        act = self.scope.act
        numbered = act.unit_names if act else "point"
        said = change.at.strip(_LEFT)
        after = self.words.phrase(change.after, numbered, True) if change.after else None
        if not said and after is not None and after.targets:
            # «5-баптың екінші абзацынан кейін»: what is larger than the unit gets the new one
            above = tuple(Target(t.steps[:-1], component=t.component) for t in after.targets)
            return act, self._based(above if any(t.steps for t in above) else ())
        if not said:
            targets = before or self._based(())
            if change.kind in _OF_UNITS and all(t == Target() for t in targets):
                return "it names no unit and stands under none"
            return act, targets
        read = self.words.phrase(said, numbered, True)
        if read is not None:
            return act, self._based(read.targets, before)
        of_act = self.words.of_act.match(said)
        if of_act is not None:
            act = cited(s.shown(of_act["act"]), self.words)
            read = self.words.phrase(of_act["units"], act.unit_names, True)
            if read is not None:
                self.acts.setdefault(act.iri or act.text, act)
                return act, read.targets or (Target(),)
        component = self.words.component.match(s.shown(said)) or re.match(
            r"(?P<what>(?:Правила|Положение|Порядок|Инструкци|Методик|Перечень|Устав|Стандарт"
            r"|Требования|Регламент|Состав|Концепци|правила|положение|перечень|состав|приложени).*"
            r"|.*(?:қағидалар|ереже|тізбе|нұсқаулы[қғ]|стандарт|жарғы|құрам|талаптар|регламент)"
            r"[а-яәіңғүұқөһ]*)$",
            s.shown(said),
            re.DOTALL | re.IGNORECASE,
        )
        if component is not None:
            return act, (Target(component=component["what"].strip()),)
        whole = self.words.act_line.match(f"в {said}" if self.words.language == "rus" else said)
        named = MARK[1] <= said[:1] <= MARK[3] or self.words.cited.search(s.shown(said))
        if whole is not None or (change.kind == "repeal" and named):
            act = cited(s.shown(said), self.words)
            self.acts.setdefault(act.iri or act.text, act)
            return act, (Target(),)
        return f"the target «{s.shown(said)}» is not understood"

    def _based(
        self, targets: Sequence[Target], before: tuple[Target, ...] | None = None
    ) -> tuple[Target, ...]:
        """Give targets inside what the lines above named; that itself where there are none.

        `before`: targets of the clause before in the sentence; they complete what this one leaves
        out («9-баптың 2-тармағы …, үшінші бөлігі …»).
        """
        component = self.scope.component
        bases = before or self.scope.base
        merged = [merge(b, t) for b in bases for t in targets] if targets else list(bases)
        return tuple(dict.fromkeys(replace(m, component=m.component or component) for m in merged))

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
        )
        if change.kind == "restate" and all(
            t.part == "heading" and not t.steps and not t.component for t in targets
        ):
            draft = replace(draft, kind="rename")
        if change.quoted or change.annex or change.units:
            return distribute(s, change, draft, targets, self.words, self.annexes)
        if not change.pairs:
            return [row(replace(draft, target=t), change, len(targets)) for t in targets]
        return [
            row(replace(draft, target=t, old=old, new=new), change, len(targets))
            for t in targets
            for old, new in change.pairs
        ]

    def _item(self) -> str:
        eid = "__".join(name for _, name in self.item)
        if self.rank == 3 and eid:
            return f"{eid}__al_{self.printed}"
        return eid

    # Acts and units that lose force

    def repealed(self, s: Statement, text: str) -> bool:
        """Read one item of a list of what loses force; False where it is no act and no unit."""
        if self.words.operative.search(re.sub(MARK, " ", text)):
            return False
        changes = (Change("repeal", text.strip(_LEFT)),)
        kept = len(self.unparsed)
        self.instruct(s, changes)
        return len(self.unparsed) == kept


def merge(base: Target, target: Target) -> Target:
    """Give a target inside what the lines above named: only what is smaller is added.

    «в статье 5:» and then «в пункте 2 …» is point 2 of article 5; a second «в статье 6:» leaves
    article 5.
    """
    if not target.steps:
        if target.part and base.part:
            return replace(base, part=target.part, number=target.number)
        if target.part:
            return replace(base, part=target.part, number=target.number, ranged=target.ranged)
        return base
    if base.part == "toc":
        return replace(target, component=TOC) if target.part == "heading" else target
    largest = _rank(target.steps[0])
    kept = tuple(step for step in base.steps if _rank(step) > largest)
    return replace(
        target, steps=(*kept, *target.steps), component=target.component or base.component
    )


def _rank(step: Step) -> int:
    return _SHORTEST_ORDER.get(step.kind, len(_SHORTEST_ORDER))


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
