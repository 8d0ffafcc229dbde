"""Owns `read`: from the lines of an amending act to its instructions, none dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from akn.problem import Problem, Severity
from kzlegal.amend.act import cited
from kzlegal.amend.annex import annexes
from kzlegal.amend.clause import Change
from kzlegal.amend.commencement import speaks_of_application
from kzlegal.amend.distribute import distribute
from kzlegal.amend.languages import wording
from kzlegal.amend.law import law
from kzlegal.amend.model import ActCited, Instruction, Reading, Sentence, Target, Unparsed
from kzlegal.amend.named import Named, named
from kzlegal.amend.scope import RANK, Scope
from kzlegal.amend.sentence import bare, changes_of, doubts, orders
from kzlegal.amend.statement import MARK, Statement, statements
from kzlegal.amend.wording import Wording
from kzlegal.grammar.line import Line

_LEFT = " \t,;.:"
_LONGEST = 12_000
"""Characters of a statement without its quotations; what stands after them is not read."""
_CASCADE = 12
"""Names of units before an instruction in one line: «5-бапта: 2-тармақта: …»."""
_OF_UNITS = frozenset(("exclude_unit", "renumber", "suspend", "time_limit"))
"""Kinds that are about units, never about the whole act."""
_OF_WORDS = frozenset(
    ("replace_words", "insert_after", "insert_before", "append_words", "exclude_words")
)
_OPENING = 12
"""Lines of an annex among which its title stands."""


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
            self.scope.after_line(numbered=bool(s.level))
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
        """Give a sentence in the spelling of the patterns, without citations of gazettes."""
        if len(text) > _LONGEST:
            text = self.words.brackets.sub("", text)
        for pattern, form in self.words.spelled:
            text = pattern.sub(form, text)
        return text.strip()

    def said(self, s: Statement, text: str, depth: int = 0) -> None:
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
        before = self.scope.places
        if depth < _CASCADE and (cut := self._lead(s, text)) is not None:
            if self.rank == RANK[""]:
                # «в части второй: слова …» without a number: the place holds for this line only
                self.scope.back = self.scope.back or before
            self.said(s, cut, depth + 1)
            return
        changes = changes_of(s, text, words)
        if isinstance(changes, tuple):
            self.instruct(s, changes)
        elif speaks_of_application(re.sub(MARK, " ", text), words.language):
            self.commencement.append(s.shown(text))  # whoever reads it says what is not understood
        elif self.acts and not self.scope.amending and not words.instruction.match(text):
            return  # a duty that the act lays on somebody: «2) исключить повторы»
        elif orders(s, text, words) or (self.scope.amending and self._expected(text)):
            self._refuse(s, changes, text)
        elif text.endswith(":") and words.place.match(text):
            self._refuse(s, "the place that the line names is not understood", text)
            self.scope.unread.append((self.rank, s.shown(text)))

    def _refuse(self, s: Statement, reason: str, text: str | None = None) -> None:
        self.unparsed.append(Unparsed(s.first.line, s.shown(text), reason))

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
        return bool(self.scope.amending) and (text[0].islower() or text[0].isdigit())

    def _lead(self, s: Statement, text: str) -> str | None:
        """Take a container off the start of a line: «1) в статье 1: слова …»."""
        words = self.words
        joints = (*re.finditer(r":\s+", text), *words.lead.finditer(text))
        last = (
            max((m.start() for m in words.operative.finditer(text)), default=-1) if joints else -1
        )
        for match in joints:
            head, rest = text[: match.start() + 1], text[match.end() :]
            if last < match.end() or bare(rest, words):
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
            said = words.dress.sub("", words.brackets.sub("", text)).strip(" :.;")
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
        """Give a document that is only pointed at («указанных Правил») its name."""
        if found.component and self.words.said_before.fullmatch(found.component):
            name = self.scope.component or self.document or found.component
            return replace(found, component=name)
        self.document = found.component or self.document
        return found

    def _open(self, found: Named, rank: int) -> None:
        if found.act is not None:
            self.scope.enter(found.act, rank)
            self.acts.setdefault(found.act.iri or found.act.text, found.act)
            self.document = found.component
        if found.itself:
            self.scope.surface(rank)
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
        for draft in made:
            self.instructions.append(replace(draft, n=len(self.instructions) + 1))
        numbers = tuple(range(first, len(self.instructions) + 1))
        self.sentences.append(Sentence(s.first.line, s.last.line, s.quotes, numbers))

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
        if found.itself:
            return scope.act, found.targets or (Target(),)
        targets = scope.based(found.targets, before)
        return scope.act, (*targets, *scope.based(())) if whole else targets

    def _cites(self, act: str) -> bool:
        """Say whether words that hold the noun of an act cite one: by title, day, or as a code."""
        dated = re.search(MARK, act) or self.words.cited.search(act)
        return bool(dated or cited(act, self.words).iri)

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
            problems=(*s.problems, *doubts(s, self.words, self.path)),
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


def read(
    lines: Sequence[Line], language: str, path: str = "", act: ActCited | None = None
) -> Reading:
    """Read an amending act. `act` is the act to be changed where the text does not name it.

    Raises ValueError for a language without amending wording.
    """
    words = wording(language)
    reading = _Reader(law(lines, words), words, path).run(act)
    if not reading.instructions and not reading.unparsed:
        said, hint = "the text holds no amending instruction", "give an act that changes other acts"
        problem = Problem("AMD100", said, Severity.WARNING, path, 1, 1, hint=hint)
        reading = replace(reading, problems=(*reading.problems, problem))
    return reading
