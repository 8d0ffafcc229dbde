"""Owns Gold: the norms that people read in a text, from the curated set or from a sample.

The curated norms of an act speak of every unit; a sample speaks of the units drawn for it. What
types, bearers and spans mean is told in docs/annotation.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from akn.problem import LegalTextError, Problem
from akn.provision import Provision
from kzlegal.norms import NormFile
from kzlegal.norms.model import CONNECTIVES, NORM_TYPES
from kzlegal.norms.nodes import Node, file_text, read_nodes

Span = tuple[int, int]
"""Half-open offsets, in characters, into a unit's own text."""

Half = Literal["", "tune", "tune2", "held"]
HALVES: tuple[Half, ...] = ("tune", "tune2", "held")
"""Of a sample: the half to tune by, further units drawn later to tune by, the half held back."""

SPANS = ("conditions", "exceptions", "deadlines")
_KEYS = frozenset(("eid", "type", "bearer", "connective", "counterparty", "action", "cue", *SPANS))


class SampleError(LegalTextError):
    """A sample does not have the expected form; `problems` holds every fault."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class GoldNorm:
    """One norm as read by people."""

    eid: str
    type: str
    bearer: tuple[str, ...]
    conditions: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    deadlines: tuple[Span, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is known of one text: its norms, and the units that hold none."""

    slug: str
    language: str
    """ISO 639-2 code."""
    norms: tuple[GoldNorm, ...]
    without_norm: tuple[str, ...]
    half: Half = ""
    """Empty for the curated set."""
    text: str = ""
    """Name of the file that a sample was drawn from."""
    sha256: str = ""
    """Of that file."""
    adilet: str = ""
    path: str = ""

    @property
    def sampled(self) -> bool:
        """Whether only the units named are judged, and spans with them."""
        return bool(self.half)

    @property
    def units(self) -> frozenset[str]:
        """The units that are spoken of."""
        return frozenset((*(n.eid for n in self.norms), *self.without_norm))


def places(units: Iterable[Provision]) -> Mapping[str, str]:
    """Give for every unit the first unit with words of its own at it or inside it.

    A paragraph number in front of several parts is where people cite, not where words are: a norm
    named there stands in the first part.
    """
    found: dict[str, str] = {}
    for unit in units:
        if unit.own_text:
            for eid in (unit.eid, *unit.ancestors):
                found.setdefault(eid, unit.eid)
    return found


def curated_gold(file: NormFile, language: str, units: Iterable[Provision]) -> Gold:
    """Give the curated norms of an act as gold for one text of it, each at its place."""
    place = places(units)
    return Gold(
        file.slug,
        language,
        tuple(GoldNorm(place.get(n.eid, n.eid), n.type, n.bearer, line=n.line) for n in file.norms),
        tuple(file.without_norm),
        path=file.path,
    )


def uncovered(gold: Gold, units: Iterable[Provision]) -> tuple[str, ...]:
    """Give the units with words of their own that the gold does not speak of."""
    known = gold.units
    return tuple(u.eid for u in units if u.own_text and u.eid not in known)


def read_sample(path: Path, bearers: Iterable[str]) -> Gold:
    """Read a file of ``corpus/samples``; raises SampleError with all its faults, or YamlError."""
    return sample_of(file_text(path), bearers, str(path))


def sample_of(text: str, bearers: Iterable[str], path: str = "") -> Gold:
    """Read a sample from its text, like `read_sample`."""
    reading = _Reading(path, frozenset(bearers))
    root = read_nodes(text, path)
    for key in ("slug", "language", "half", "text", "sha256"):
        if not root.string(key):
            reading.fault(f"the sample names no {key}", root)
    half = next((known for known in HALVES if known == root.string("half")), None)
    if half is None:
        reading.fault(f"the half is one of {', '.join(HALVES)}", root.get("half") or root)
    norms = tuple(reading.norm(node) for node in root.list_at("norms"))
    bare = root.get("without_norm")
    without = () if bare is None else tuple(key for key, _ in bare.pairs)
    taken = {norm.eid for norm in norms}
    for bare_unit in without:
        if bare_unit.text in taken:
            message = f"{bare_unit.text} holds a norm and is listed as holding none"
            reading.fault(message, bare_unit)
    if reading.problems:
        raise SampleError(tuple(reading.problems))
    return Gold(
        root.string("slug"),
        root.string("language"),
        norms,
        tuple(unit.text for unit in without),
        half or "held",
        root.string("text"),
        root.string("sha256"),
        root.string("adilet"),
        path,
    )


def misplaced(gold: Gold, own_text: Mapping[str, str]) -> tuple[Problem, ...]:
    """Say which norms of a sample name a unit or a span that the text does not have."""
    return tuple(
        Problem("EVA005", message, path=gold.path, line=norm.line, eid=norm.eid, hint=_HINT)
        for norm in gold.norms
        for message in _astray(norm, own_text)
    )


def _astray(norm: GoldNorm, own_text: Mapping[str, str]) -> Iterable[str]:
    words = own_text.get(norm.eid, "")
    if not words:
        yield f"the text has no unit {norm.eid} with words of its own"
        return
    for start, end in (*norm.conditions, *norm.exceptions, *norm.deadlines):
        if end > len(words):
            yield f"{norm.eid} is {len(words)} characters long; the span {start}-{end} is outside"


_HINT = "see docs/annotation.md"


class _Reading:
    """One pass over a sample: collects problems, so that the author sees all of them at once."""

    def __init__(self, path: str, bearers: frozenset[str]) -> None:
        self.path = path
        self.bearers = bearers
        self.problems: list[Problem] = []

    def fault(self, message: str, node: Node) -> None:
        self.problems.append(
            Problem(
                "EVA005",
                message,
                path=self.path,
                line=node.line,
                column=node.column,
                hint=_HINT,
            )
        )

    def norm(self, node: Node) -> GoldNorm:
        for key, _ in node.pairs:
            if key.text not in _KEYS:
                self.fault(f"a norm of a sample has no key {key.text!r}", key)
        eid, kind, bearer = node.string("eid"), node.string("type"), node.strings("bearer")
        if not eid or not bearer or not node.string("action"):
            self.fault("a norm of a sample needs eid, type, bearer and action", node)
        if kind not in NORM_TYPES:
            self.fault(f"type cannot be {kind!r}", node.get("type") or node)
        if node.string("connective", "none") not in CONNECTIVES:
            self.fault("connective is and, or, and-or or none", node.get("connective") or node)
        for name in (*bearer, *node.strings("counterparty")):
            if name not in self.bearers:
                self.fault(f"no bearer is called {name!r}", node)
        conditions, exceptions, deadlines = (self.spans(node.get(key)) for key in SPANS)
        return GoldNorm(eid, kind, bearer, conditions, exceptions, deadlines, node.line)

    def spans(self, node: Node | None) -> tuple[Span, ...]:
        found: list[Span] = []
        for item in node.items if node is not None else ():
            ends = [end.text for end in item.items]
            if len(ends) != 2 or not all(end.isdecimal() for end in ends):
                self.fault("a span is [start, end] in characters", item)
                continue
            start, end = int(ends[0]), int(ends[1])
            if start >= end:
                self.fault(f"the span {start}-{end} holds nothing", item)
            found.append((start, end))
        return tuple(found)
