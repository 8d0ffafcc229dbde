"""Owns Instruction: one instruction of an amending act as read, before any act is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from akn.model import Span
from akn.problem import Problem
from kzlegal.refs.unit import Step

KindName = Literal[
    "restate",
    "replace_words",
    "insert_after",
    "insert_before",
    "append_words",
    "exclude_words",
    "add_unit",
    "add_heading",
    "exclude_unit",
    "repeal",
    "renumber",
    "suspend",
    "time_limit",
    "rename",
]
"""What an instruction does; one module of `kzlegal.amend.kinds` each."""

Part = Literal[
    "", "heading", "title", "toc", "preamble", "sentence", "row", "column", "cell", "text", "note"
]
"""A part of a unit that has no eId: heading of a unit, title of the act, contents table, preamble,
sentence, row, column or cell of a table, the text without its heading, a note."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction is about: units from large to small, and a part of the smallest."""

    steps: tuple[Step, ...] = ()
    """Empty for the act itself."""
    part: Part = ""
    number: str = ""
    """Number of a sentence, row or column (``last`` for the last sentence; the words at the head of a
    row that is named by them); of a cell, row and column (``5.3``); empty for the other parts."""
    component: str = ""
    """A document inside the act that the instruction names in words: «Правила …, утвержденные
    указанным приказом»; empty for the act's own text."""
    ranged: bool = False
    """True where it comes from a range: units inserted between its ends are meant too."""

    @property
    def path(self) -> tuple[str, ...]:
        """The units as local names of eIds, then the part: ``("art_5", "para_3", "heading")``."""
        part = f"{self.part}_{self.number}" if self.number else self.part
        return (*(str(s) for s in self.steps), *([part] if part else []))


@dataclass(frozen=True, slots=True)
class ActCited:
    """The act that an instruction changes, as the amending act names it."""

    text: str
    """Its name as printed, white space normalised."""
    iri: str = ""
    """Work IRI; empty where the words do not settle it."""
    unit_names: Literal["point", "part"] = "point"
    """What the act calls the numbered units of its articles."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, the marks left out."""

    lines: tuple[str, ...]
    """One entry a printed paragraph."""
    line: int
    """1-based line of the file at which it begins."""
    column: int
    closed: bool = True
    """False where no closing mark was found."""
    start: int = 0
    """Offset of the opening mark in the text of its first line."""
    end: int = 0
    """Offset of the closing mark in the text of its last line; its length where it is missing."""
    problems: tuple[Problem, ...] = ()
    """What is doubtful about its marks."""

    @property
    def text(self) -> str:
        """The words, paragraphs parted by a line break."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change to one target. A sentence that changes several units gives several of these."""

    n: int
    """Running number in the amending act, from 1."""
    kind: KindName
    act: ActCited | None
    """None where the text names no act (a bare instruction)."""
    target: Target
    """For a unit that is added: the unit itself, inside `into`."""
    old: str | None
    """Words that are replaced, deleted, or after which others come."""
    new: str | None
    """New words, or the new text of the unit; paragraphs parted by a line break."""
    text: str
    """The sentence as printed, with its quotations in short."""
    span: Span
    item: str = ""
    """eId of the item of the amending act in which it stands: ``art_1__para_2__point_3``."""
    pattern: str = ""
    """Row of the table of instruction types (docs/amendments.md): ``I1`` … ``I22``."""
    into: Target | None = None
    """For a unit that is added: the unit that gets it."""
    throughout: bool = False
    """True where the change is meant at every place of the target."""
    inflected: bool = False
    """True for «в соответствующих падежах»: other forms are meant than those listed."""
    annex: str = ""
    """Where the new text is not quoted but stands in an annex: the annex as cited."""
    until: str = ""
    """A day (YYYY-MM-DD) up to which a suspension or a rule lasts; empty for none."""
    since: str = ""
    """A day (YYYY-MM-DD) from which it does; empty for none."""
    date: str = ""
    """First day of application (YYYY-MM-DD), where the act and its publication settle it."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A line that looks like an instruction and could not be read as one."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the amending act, the quotations in it, and what was read from it."""

    line: int
    """1-based line of the file at which it begins."""
    end_line: int
    """Line at which its last printed paragraph begins."""
    quotes: tuple[Quotation, ...]
    numbers: tuple[int, ...]
    """Running numbers of its instructions."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An amending act as read."""

    instructions: tuple[Instruction, ...]
    unparsed: tuple[Unparsed, ...]
    problems: tuple[Problem, ...] = ()
    acts: tuple[ActCited, ...] = ()
    """The acts that it changes, in its order."""
    commencement: tuple[str, ...] = field(default=())
    """Paragraphs that say when it applies."""
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)
    """The sentences from which the instructions come, in order."""
