"""Owns the distribution of quoted text: which part of a quotation is the new text of which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kzlegal.amend.annex import Annexes
from kzlegal.amend.clause import Change
from kzlegal.amend.model import Instruction, Quotation, Target
from kzlegal.amend.phrase import ORDER, expanded
from kzlegal.amend.rows import row
from kzlegal.amend.statement import Statement
from kzlegal.amend.wording import Wording
from kzlegal.refs.unit import Step


def distribute(
    s: Statement,
    change: Change,
    draft: Instruction,
    targets: tuple[Target, ...],
    words: Wording,
    annexes: Annexes,
) -> list[Instruction] | str:
    """Give one instruction for each unit with its own text, or the reason why not."""
    quotes = [s.quote(mark) for _, mark in change.pairs if mark is not None]
    into: tuple[Target | None, ...] = (None,)
    units = targets
    if change.units:
        into = targets
        new = _new_units(change, draft, words)
        if isinstance(new, str):
            return new
        units = tuple(new)
    if change.kind in ("renumber",):
        if len(units) != len(targets):
            return f"{len(targets)} units and {len(units)} new numbers stand in parallel lists"
        return [
            row(replace(draft, target=t, new=u.steps[-1].number if u.steps else ""), change, 1)
            for t, u in zip(targets, units, strict=True)
        ]
    if change.annex:
        cited = _annexes_cited(change.annex, len(units))
        if len(cited) != len(units):
            return f"{len(units)} units are given the text of {len(cited)} annexes"
        given = [annexes.get(number) for number in cited]
        texts: Sequence[str | None] = [a.text if a is not None else None for a in given]
    else:
        if not quotes and change.kind in ("restate", "add_unit", "add_heading"):
            return "the new text is announced and no quotation follows"
        if not quotes:
            texts = [None] * len(units)
        else:
            split = split_text(units, quotes, words)
            if isinstance(split, str):
                return split
            texts = split
    found: list[Instruction] = []
    for parent in into:
        for unit, text in zip(units, texts, strict=True):
            target = unit if parent is None else _inside(parent, unit)
            found.append(
                row(
                    replace(draft, target=target, new=text, into=_around(parent, target, unit)),
                    change,
                    len(units),
                )
            )
    return found


def _annexes_cited(cited: str, units: int) -> tuple[str, ...]:
    """Give the numbers of the annexes cited for several units, one each; else all in one entry."""
    if units < 2:
        return (cited,)
    numbers = tuple(re.findall(r"(?<!\d)\d+(?:-\d+)*", cited))
    if len(numbers) == 2 and re.search(r"\d\s*[–—]\s*№?\s*\d", cited):
        return expanded(*numbers)
    return numbers or (cited,)


def _new_units(change: Change, draft: Instruction, words: Wording) -> list[Target] | str:
    numbered = draft.act.unit_names if draft.act else "point"
    read = words.phrase(change.units, numbered, False)
    if read is None or not read.targets:
        return f"the new units «{change.units}» are not understood"
    return list(read.targets)


def _inside(parent: Target, unit: Target) -> Target:
    """Give the place of a new unit: under the parent's steps, which a chain may complete."""
    if not unit.steps:
        return replace(parent, part=unit.part, number=unit.number)
    steps = parent.steps
    for i, step in enumerate(steps):
        if step.kind == unit.steps[0].kind or _too_small(step, unit.steps[0]):
            # «в подпункте 8) точку заменить …, дополнить подпунктом 9)»: they stand side by side
            steps = steps[:i]
            break
    return replace(unit, steps=(*steps, *unit.steps), component=parent.component)


def _too_small(step: Step, unit: Step) -> bool:
    """Say whether a unit is larger than the one in which the text above stands."""
    if unit.kind not in ("point", "para", "art", "chp", "part") or step.kind not in ORDER:
        return False
    if (step.kind, unit.kind) == ("subpara", "point"):
        return False
    return ORDER.index(step.kind) < ORDER.index(unit.kind)


def _around(parent: Target | None, target: Target, unit: Target) -> Target | None:
    """Give the unit that gets the new one: the parent, or what is larger where they stand side by
    side."""
    steps = target.steps[: len(target.steps) - len(unit.steps)]
    if parent is None or steps == parent.steps:
        return parent
    return replace(parent, steps=steps, part="", number="")


def split_text(
    units: Sequence[Target], quotes: Sequence[Quotation], words: Wording
) -> list[str] | str:
    """Cut quoted text so that each unit gets its own; the reason where it does not come out.

    A numbered unit begins where its number stands at the start of a paragraph; units without a
    number take a paragraph each, parts one from each capital letter on.
    """
    lines = [line for quote in quotes for line in quote.lines]
    if len(units) == 1:
        return ["\n".join(lines)]
    if len(quotes) == len(units):
        starts = _starts(units, lines, words)
        if starts is None:
            return [quote.text for quote in quotes]
    else:
        starts = _starts(units, lines, words)
    if starts is not None:
        ends = [*starts[1:], len(lines)]
        return ["\n".join(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    if len(lines) == len(units):
        return list(lines)
    capital = [i for i, line in enumerate(lines) if line[:1].isupper()]
    if len(capital) == len(units) and capital[0] == 0:
        ends = [*capital[1:], len(lines)]
        return ["\n".join(lines[a:b]) for a, b in zip(capital, ends, strict=True)]
    inline = _inline(units, quotes, words)
    if inline is not None:
        return inline
    return f"{len(units)} units are named and the quoted text falls into {len(lines)} paragraphs"


def _starts(units: Sequence[Target], lines: Sequence[str], words: Wording) -> list[int] | None:
    """Find the paragraphs in which the units begin, in order; None where one is not found."""
    found: list[int] = []
    at = 0
    for unit in units:
        heads = unit.part in ("", "heading")
        step = unit.steps[-1] if unit.steps and heads else None
        pattern = _label(step, words) if step is not None else None
        if pattern is None:
            return None
        while at < len(lines) and not pattern.match(lines[at]):
            at += 1
        if at == len(lines):
            return None
        found.append(at)
        at += 1
    return found if found and found[0] == 0 else None


def _label(step: Step, words: Wording) -> re.Pattern[str] | None:
    number = re.escape(step.number)
    if step.kind == "point":
        return re.compile(rf"{number}\)")
    if step.kind == "para":
        return re.compile(rf"{number}\.(?!\d)")
    if step.kind == "art":
        return re.compile(words.article_start.format(number), re.IGNORECASE)
    if step.kind in ("chp", "part", "sec", "subpart"):
        return re.compile(rf"[^\W\d_]+\s+{number}\b|{number}-[^\W\d_]+", re.IGNORECASE)
    return None


def _inline(
    units: Sequence[Target], quotes: Sequence[Quotation], words: Wording
) -> list[str] | None:
    """Cut quotations in which several points stand in one printed line: «8) …; 9) …;»."""
    kinds = {u.steps[-1].kind if u.steps else "" for u in units}
    if not kinds <= {"point", "para", "art"} or any(u.part not in ("", "heading") for u in units):
        return None
    text = " ".join(quote.text.replace("\n", " ") for quote in quotes)
    starts: list[int] = []
    at = 0
    for unit in units:
        step = unit.steps[-1]
        label = _label(step, words)
        assert label is not None, "only these kinds have been let in"
        match = re.compile(rf"(?:(?<=[;.:»”\"]\s)|^){label.pattern}", re.I).search(text, at)
        if match is None:
            return None
        starts.append(match.start())
        at = match.end()
    ends = [*starts[1:], len(text)]
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
