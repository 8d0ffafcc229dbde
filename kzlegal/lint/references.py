"""Owns Resolved: each reference of a draft to its own units, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kzlegal.lint.draft import Draft, Passage, Unit
from kzlegal.refs import Reference, find_references
from kzlegal.refs.citation import CODE, LAW, UnitNames

_MARK = re.compile(r"[«»“”„\"]")


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """One reference to a unit of the draft itself."""

    passage: Passage
    start: int
    end: int
    words: str
    target: str
    """The eId that the words name; the first of several where `end` was moved by `joined`."""
    unit: Unit | None
    """The unit that stands there; None where none does."""
    nearest: Unit | None
    """Without a unit: the smallest unit around the target that the draft has."""


def resolved(draft: Draft) -> tuple[Resolved, ...]:
    """Give all references of a draft to its own units, in order.

    Left out, because they cannot be judged without another text: what stands in quotation marks,
    and in an act that changes others each reference that does not say "this".
    """
    return _resolved(draft)


@lru_cache(maxsize=4)
def _resolved(draft: Draft) -> tuple[Resolved, ...]:
    units = {unit.eid: unit for unit in draft.units}
    found = [*_find(draft, units, LAW)]
    if _calls_units_parts(found, units):
        found = [*_find(draft, units, CODE)]
    return tuple(found)


def joined(found: Iterable[Resolved]) -> Iterator[Resolved]:
    """Make one of references that stand side by side: «subpoints 1), 3) and 4)» is one fault."""
    open_one: Resolved | None = None
    for one in found:
        if open_one is not None:
            gap = one.passage.text[open_one.end : one.start]
            if one.passage is open_one.passage and len(gap) < 6 and ";" not in gap:
                words = one.passage.text[open_one.start : one.end]
                open_one = replace(open_one, end=one.end, words=words)
                continue
            yield open_one
        open_one = one
    if open_one is not None:
        yield open_one


def _find(draft: Draft, units: dict[str, Unit], names: UnitNames) -> Iterator[Resolved]:
    known = draft.document.index()
    act = draft.parsed.identity.work
    quoting = ""
    for passage in draft.passages:
        if passage.role == "num":
            continue
        if passage.role == "heading" and not passage.text.rstrip().endswith((".", ":")):
            continue  # a heading that ends like a sentence is text: amending acts have such
        quoted, quoting = _quoted(passage.text, quoting)
        for reference in find_references(
            passage.text,
            draft.language,
            here=passage.eid,
            act=act,
            known=known,
            containers=passage.containers,
            unit_names=names,
        ):
            if not _own(draft, passage, reference, quoted):
                continue
            for target in dict.fromkeys((reference.href[1:], reference.up_to[1:])):
                if target:
                    yield Resolved(
                        passage,
                        reference.start,
                        reference.end,
                        reference.text,
                        target,
                        units.get(target) or _counted(target, units),
                        _nearest(target, units),
                    )


def _own(
    draft: Draft, passage: Passage, reference: Reference, quoted: list[tuple[int, int]]
) -> bool:
    if reference.kind != "internal" or not reference.href.startswith("#"):
        return False
    if any(start <= reference.start < end for start, end in quoted):
        return False
    this = draft.words.this.search(reference.text) is not None
    if draft.amending and not this:
        return False
    # In an annex (rules approved by an order) bare numbers are those of the annex.
    annex = passage.unit.annex if passage.unit is not None else ""
    return (not annex or this) and not reference.href.startswith("#att_")


def _quoted(text: str, quoting: str) -> tuple[list[tuple[int, int]], str]:
    """Give the stretches in quotation marks, and the mark that is still open at the end."""
    found: list[tuple[int, int]] = []
    start = 0
    depth = 1 if quoting else 0
    straight = quoting == '"'
    for match in _MARK.finditer(text):
        mark = match[0]
        opens = mark in "«„" or (mark == "“" and not depth) or (mark == '"' and not straight)
        if opens and (depth or mark != '"'):
            start = start if depth else match.start()
            depth += 1
        elif opens:
            start, depth, straight = match.start(), 1, True
        elif depth:
            depth -= 1
            straight = straight and mark != '"'
            if not depth:
                found.append((start, match.end()))
    if not depth:
        return found, ""
    if quoting or text.lstrip()[:1] in ("«", '"', "“", "„"):
        # a quoted provision of several paragraphs
        found.append((start, len(text)))
        return found, quoting or text.lstrip()[0]
    return found, ""


def _calls_units_parts(found: list[Resolved], units: dict[str, Unit]) -> bool:
    """Say whether "part two of Article 5" means the numbered unit 2, as in codes.

    Told by what resolves: the references to parts miss, and would hit numbered units.
    """
    hits = misses = 0
    for one in found:
        if "__subpara_" in one.target:
            hits += one.unit is not None
            as_code = one.target.replace("__subpara_", "__para_")
            misses += one.unit is None and as_code in units
    return misses > 3 and misses > hits


def _counted(target: str, units: dict[str, Unit]) -> Unit | None:
    """Give the unit that holds an абзац without an element of its own, where it has that many.

    The lead is the first one, and in codes unnumbered parts are counted as абзацы too.
    """
    above, _, last = target.rpartition("__")
    kind, _, number = last.partition("_")
    unit = units.get(above)
    if kind != "al" or unit is None or not number.isdecimal():
        return None
    paragraphs = sum(e.name == "p" for e in unit.element.walk())
    return unit if int(number) <= paragraphs else None


def _nearest(target: str, units: dict[str, Unit]) -> Unit | None:
    while "__" in target:
        target = target.rpartition("__")[0]
        if target in units:
            return units[target]
    return None
