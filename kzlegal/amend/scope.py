"""Owns Scope: what a line of an amending act inherits from the lines above it.

An amending act is a cascade: an article or a point names the act, a line that ends in a colon names
a unit, and the lines below inherit both. A shallower line resets only what is below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kzlegal.amend.model import ActCited, Target
from kzlegal.amend.phrase import ORDER
from kzlegal.refs.unit import Step

RANK: Mapping[str, int] = {"article": 0, "paragraph": 1, "point": 2, "": 3}
"""Rank of a line by what its own number makes it in the amending act; the last has no number."""
TOC = "toc"
"""Component of a target that stands in the table of contents and not in the text."""
_SIZE = {noun: i for i, noun in enumerate(ORDER)}


Places: TypeAlias = tuple[tuple[tuple[int, tuple[Target, ...]], ...], tuple[tuple[int, str], ...]]
"""Units and documents that lines above have named, each with the rank of its line."""


@dataclass(slots=True)
class Scope:
    """What a line inherits: each entry with the rank of the item that set it."""

    acts: list[tuple[int, ActCited]] = field(default_factory=list)
    components: list[tuple[int, str]] = field(default_factory=list)
    paths: list[tuple[int, tuple[Target, ...]]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    """Lines that announce units and were not understood: what stands below has no known target."""
    repeals: list[int] = field(default_factory=list)
    amending: list[int] = field(default_factory=list)
    back: Places | None = None
    """What holds again after the line at hand; None where the line changes nothing for others."""

    @property
    def places(self) -> Places:
        """What is named here by now: units, and documents inside the act."""
        return tuple(self.paths), tuple(self.components)

    def after_line(self, *, numbered: bool) -> None:
        """End a line: what it named on its way holds no longer, unless an item begins anyway."""
        if self.back is not None and not numbered:
            self.paths, self.components = list(self.back[0]), list(self.back[1])
        self.back = None

    def leave(self, rank: int) -> None:
        """Forget what items of this rank and below had set."""
        for entries in (self.acts, self.components, self.paths, self.unread):
            while entries and entries[-1][0] >= rank:
                entries.pop()
        for ranks in (self.repeals, self.amending):
            while ranks and ranks[-1] >= rank:
                ranks.pop()

    @property
    def act(self) -> ActCited | None:
        """The act that is changed here."""
        return self.acts[-1][1] if self.acts else None

    @property
    def numbered(self) -> str:
        """What that act calls the numbered units of its articles."""
        return self.acts[-1][1].unit_names if self.acts else "point"

    @property
    def component(self) -> str:
        """The document inside the act that is changed here."""
        return self.components[-1][1] if self.components else ""

    @property
    def base(self) -> tuple[Target, ...]:
        """The units that the lines above named."""
        return self.paths[-1][1] if self.paths else (Target(),)

    def enter(self, act: ActCited, rank: int) -> None:
        """Begin the changes of an act."""
        self.leave(rank)
        self.acts.append((rank, act))
        self.amending.append(rank)

    def surface(self, rank: int) -> None:
        """Leave the documents inside the act and the units: the act itself is meant."""
        self.components = [e for e in self.components if e[0] < 0]
        self.paths = [e for e in self.paths if e[0] < 0]
        self.unread = [e for e in self.unread if e[0] < rank]

    def open(self, component: str, rank: int) -> None:
        """Begin the changes of a document inside the act."""
        self.components = [e for e in self.components if e[0] < rank]
        self.components.append((rank, component))
        self.paths = [e for e in self.paths if e[0] < rank]
        self.unread = [e for e in self.unread if e[0] < rank]

    def descend(self, targets: Sequence[Target], rank: int) -> None:
        """Begin the changes of units, inside those named above where they are smaller."""
        merged = tuple(dict.fromkeys(merge(base, t) for base in self.base for t in targets))
        self.paths = [e for e in self.paths if e[0] < rank]
        self.paths.append((rank, merged))
        self.unread = [e for e in self.unread if e[0] < rank]

    def based(
        self, targets: Sequence[Target], before: tuple[Target, ...] | None = None
    ) -> tuple[Target, ...]:
        """Give targets inside what the lines above named; that itself where there are none.

        `before`: targets of the clause before in the sentence; they complete what this one leaves
        out («в пункте 2 статьи 9 слова …, в пункте 3 слова …»).
        """
        bases = before or self.base
        merged = [merge(b, t) for b in bases for t in targets] if targets else list(bases)
        component = self.component
        return tuple(dict.fromkeys(replace(m, component=m.component or component) for m in merged))


def merge(base: Target, target: Target) -> Target:
    """Give a target inside what the lines above named: only what is smaller is added.

    «в статье 5:» and then «в пункте 2 …» is point 2 of article 5; a second «в статье 6:» leaves
    article 5.
    """
    if not target.steps:
        if target.part:
            return replace(base, part=target.part, number=target.number)
        return base
    if base.part == TOC:
        return replace(target, component=TOC) if target.part == "heading" else target
    largest = size(target.steps[0])
    kept = tuple(step for step in base.steps if size(step) > largest)
    component = target.component or ("" if base.component == TOC else base.component)
    return replace(target, steps=(*kept, *target.steps), component=component)


def size(step: Step) -> int:
    """Give the place of a unit from small to large."""
    return _SIZE.get(step.kind, len(_SIZE))
