"""Owns the alignment of two language versions of one amending act: by target, not by line.

The Russian and the Kazakh text are equally authentic, and they are not always the same list of
instructions: what one adds in one sentence the other may replace and add. Instructions are aligned
where they change the same unit of the same act; what has no partner, or does another thing there,
is a difference to look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from akn.problem import Problem, Severity
from kzlegal.amend.model import Instruction, Reading

Key = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """What both texts do to one unit."""

    act: str
    """Work IRI of the act that is changed, or its name."""
    target: tuple[str, ...]
    first: tuple[Instruction, ...]
    """Instructions of the first text; empty where it does not touch the unit."""
    second: tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two readings side by side, in the order of the first."""

    pairs: tuple[Pair, ...]
    problems: tuple[Problem, ...]
    """AMD501 to AMD504: differences, each at the instruction of the text that has it."""


def align(first: Reading, second: Reading) -> Alignment:
    """Align two readings of one amending act.

    Acts are matched by IRI, and where one has none by their place among the acts changed. Words
    are of two languages and are not compared, except for their figures.
    """
    acts = _acts(first, second)
    ours, theirs = _by_target(first, acts[0]), _by_target(second, acts[1])
    pairs: list[Pair] = []
    problems: list[Problem] = []
    for key in [*ours, *(k for k in theirs if k not in ours)]:
        left, right = tuple(ours.get(key, ())), tuple(theirs.get(key, ()))
        some = (left or right)[0]
        act = (some.act.iri or some.act.text) if some.act else ""
        pairs.append(Pair(act, key[1], left, right))
        problems += _differences(left, right)
    return Alignment(tuple(pairs), tuple(problems))


def _acts(first: Reading, second: Reading) -> tuple[dict[str, int], dict[str, int]]:
    """Number the acts of both readings so that the same act has the same number."""
    ours = {(a.iri or a.text): n for n, a in enumerate(first.acts)}
    theirs: dict[str, int] = {}
    taken: set[int] = set()
    for n, act in enumerate(second.acts):
        number = ours.get(act.iri) if act.iri else None
        if number is None and n < len(first.acts) and not (act.iri and first.acts[n].iri):
            number = n
        if number is None or number in taken:
            number = len(first.acts) + n
        taken.add(number)
        theirs[act.iri or act.text] = number
    return ours, theirs


def _by_target(reading: Reading, acts: dict[str, int]) -> dict[Key, list[Instruction]]:
    found: dict[Key, list[Instruction]] = {}
    for i in reading.instructions:
        act = acts.get(i.act.iri or i.act.text, -1) if i.act else -1
        component = ("component",) if i.target.component else ()
        found.setdefault((act, (*component, *i.target.path)), []).append(i)
    return found


def _differences(left: Sequence[Instruction], right: Sequence[Instruction]) -> list[Problem]:
    if not right:
        return [_problem("AMD501", i, "only one of the two texts changes this unit") for i in left]
    if not left:
        return [_problem("AMD501", i, "only one of the two texts changes this unit") for i in right]
    kinds = sorted(i.kind for i in left), sorted(i.kind for i in right)
    if kinds[0] != kinds[1]:
        said = f"{', '.join(kinds[0])} here and {', '.join(kinds[1])} in the other text"
        return [_problem("AMD502", left[0], f"the two texts do different things: {said}")]
    found: list[Problem] = []
    figures = _figures(left), _figures(right)
    if figures[0] != figures[1]:
        said = f"{', '.join(figures[0]) or 'none'} here, {', '.join(figures[1]) or 'none'} there"
        found.append(_problem("AMD503", left[0], f"the figures of the new text differ: {said}"))
    days = {i.date for i in left}, {i.date for i in right}
    if days[0] != days[1] and "" not in days[0] | days[1]:
        said = f"{', '.join(sorted(days[0]))} here, {', '.join(sorted(days[1]))} there"
        found.append(_problem("AMD504", left[0], f"they apply from different days: {said}"))
    return found


def _figures(instructions: Sequence[Instruction]) -> list[str]:
    """Give the figures of the new words, in order of size: languages order words differently."""
    words = " ".join(i.new or "" for i in instructions)
    return sorted(re.findall(r"\d+(?:-\d+)*", words))


def _problem(code: str, i: Instruction, message: str) -> Problem:
    target = "__".join(i.target.path)
    return Problem(
        code,
        f"{target or 'the act'}: {message}",
        Severity.WARNING,
        i.span.path,
        i.span.line,
        i.span.column,
        target,
        "compare both texts",
    )
