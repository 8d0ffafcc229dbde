"""Owns the distribution of quoted text: which part of a quotation is the new text of which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from akn.problem import Problem, Severity
from kzlegal.amend.annex import Annexes
from kzlegal.amend.clause import Change
from kzlegal.amend.model import Instruction, Quotation, Target
from kzlegal.amend.phrase import ORDER, expanded
from kzlegal.amend.rows import row
from kzlegal.amend.scope import TOC, Scope, merge, size
from kzlegal.amend.statement import Statement
from kzlegal.amend.wording import Wording
from kzlegal.refs.unit import Step

_ANNOUNCING = ("restate", "rename", "add_unit", "add_heading")
"""Kinds whose new text is a quotation of its own."""


def distribute(
    s: Statement,
    change: Change,
    draft: Instruction,
    targets: tuple[Target, ...],
    words: Wording,
    annexes: Annexes,
    scope: Scope,
) -> list[Instruction] | str:
    """Give one instruction for each unit with its own words or text, or the reason why not."""
    if change.kind == "restate" and all(_title(t) for t in targets):
        draft = replace(draft, kind="rename")
    if not (change.quoted or change.annex or change.units):
        pairs = change.pairs or ((None, None),)
        return [
            row(replace(draft, target=t, old=old, new=new), change, len(targets))
            for t in targets
            for old, new in pairs
        ]
    quotes = [s.quote(mark) for _, mark in change.pairs if mark is not None]
    if change.kind == "renumber":
        return _renumbered(change, draft, targets, words)
    into: tuple[Target | None, ...] = (None,)
    units = targets
    if change.units:
        new = _new_units(change, draft, words)
        if isinstance(new, str):
            return new
        after = _after(change, draft, targets, words, scope)
        if isinstance(after, str):
            return after
        into = after or tuple(_room(t, new[0], named=bool(change.at)) for t in targets)
        units = _counted(new, change, draft, words, quotes)
    if change.kind in _ANNOUNCING and not quotes and not change.annex:
        draft = replace(draft, problems=(*draft.problems, _no_quotation(draft)))
    texts = _texts(change, units, quotes, words, annexes)
    if isinstance(texts, str):
        return texts
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


def _no_quotation(draft: Instruction) -> Problem:
    span = draft.span
    return Problem(
        "AMD105",
        "the new text is announced and no quotation follows",
        Severity.ERROR,
        span.path,
        span.line,
        span.column,
        hint="quote the new text below the line that announces it",
    )


def _title(target: Target) -> bool:
    return target.part == "heading" and not target.steps and not target.component


def _renumbered(
    change: Change, draft: Instruction, targets: Sequence[Target], words: Wording
) -> list[Instruction] | str:
    units = _new_units(change, draft, words)
    if isinstance(units, str):
        return units
    if len(units) != len(targets):
        return f"{len(targets)} units and {len(units)} new numbers stand in parallel lists"
    return [
        row(replace(draft, target=t, new=u.steps[-1].number if u.steps else ""), change, 1)
        for t, u in zip(targets, units, strict=True)
    ]


def _texts(
    change: Change,
    units: Sequence[Target],
    quotes: Sequence[Quotation],
    words: Wording,
    annexes: Annexes,
) -> Sequence[str | None] | str:
    """Give the new text of each unit, quoted or in an annex; None where there is none."""
    if change.annex:
        numbers = _annex_numbers(change.annex, words)
        if len(units) == 1 and len(numbers) < 2:
            numbers = numbers or ("",)
        elif len(numbers) != len(units):
            return f"{len(units)} units are given the text of {max(len(numbers), 1)} annexes"
        found = [annexes.get(number) for number in numbers]
        return [annex.text if annex is not None else None for annex in found]
    if quotes:
        return split_text(units, quotes, words)
    return [None] * len(units)


def _annex_numbers(cited: str, words: Wording) -> tuple[str, ...]:
    """Give the numbers of the annexes cited; none where the one annex has no number."""
    read = words.phrase(cited, "point", True)
    if read is not None and read.targets:
        numbers = tuple(t.steps[-1].number for t in read.targets if t.steps)
        # «согласно приложению к …»: the phrase counts one annex as the first
        return numbers if re.search(rf"(?<!№)(?<!№\s)\b{numbers[0]}\b", cited) else ()
    match = words.annex_number.search(cited)
    if match is None:
        return ()
    numbers = tuple(re.findall(r"(?<![\d-])\d+(?:-\d+)*", match[0]))
    if len(numbers) == 2 and re.search(r"\d\s*[–—]\s*№?\s*\d", match[0]):
        return expanded(*numbers)
    return numbers


def _new_units(change: Change, draft: Instruction, words: Wording) -> list[Target] | str:
    numbered = draft.act.unit_names if draft.act else "point"
    read = words.phrase(change.units, numbered, False)
    if read is None or not read.targets:
        return f"the new units «{change.units}» are not understood"
    return list(read.targets)


def _after(
    change: Change, draft: Instruction, targets: Sequence[Target], words: Wording, scope: Scope
) -> tuple[Target, ...] | str:
    """Give the units that get the new ones, where a unit before them is named: its holder."""
    if not change.after or change.at:
        return ()
    numbered = draft.act.unit_names if draft.act else "point"
    read = words.phrase(change.after, numbered, True)
    if read is None or not read.targets:
        return f"the place «{change.after}» is not understood"
    found: list[Target] = []
    for base in targets:
        place = merge(base, read.targets[-1])
        steps = place.steps if place.part else place.steps[:-1]
        found.append(replace(place, steps=steps, part="", number=""))
    return tuple(found)


def _counted(
    units: list[Target],
    change: Change,
    draft: Instruction,
    words: Wording,
    quotes: Sequence[Quotation],
) -> tuple[Target, ...]:
    """Give new units that are named without a number the numbers that place or text tells."""
    if len(units) != 1 or (units[0].steps and units[0].steps[-1].number) or units[0].number:
        return tuple(units)
    unit = units[0]
    if not unit.steps:
        return (unit,)
    step = unit.steps[-1]
    if change.after:
        numbered = draft.act.unit_names if draft.act else "point"
        read = words.phrase(change.after, numbered, True)
        last = (
            read.targets[-1].steps[-1] if read and read.targets and read.targets[-1].steps else None
        )
        if last is not None and last.kind == step.kind and last.number.isdecimal():
            lines = sum(len(q.lines) for q in quotes) if step.kind == "al" else 1
            first = int(last.number) + 1
            return tuple(
                replace(unit, steps=(*unit.steps[:-1], Step(step.kind, str(n))))
                for n in range(first, first + max(lines, 1))
            )
    label = _LABELS.get(step.kind)
    if label is not None:
        heads = [m for q in quotes for line in q.lines if (m := label.match(line)) is not None]
        if heads and quotes and label.match(quotes[0].lines[0]):
            return tuple(
                replace(unit, steps=(*unit.steps[:-1], Step(step.kind, m[1]))) for m in heads
            )
    return (unit,)


_LABELS = {
    "point": re.compile(r"(\d+(?:-\d+)*)\)"),
    "para": re.compile(r"(\d+(?:-\d+)*)\.(?!\d)"),
}


def _room(parent: Target, unit: Target, *, named: bool) -> Target:
    """Give the unit that gets a new one: of what the lines above named, only what is larger.

    A part added after «в подпункте 2):» goes to the point around it, unless the sentence itself
    names the subpoint.
    """
    if named or not unit.steps:
        return parent
    return replace(
        parent, steps=tuple(step for step in parent.steps if size(step) > size(unit.steps[0]))
    )


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
    component = TOC if parent.part == TOC else parent.component
    return replace(unit, steps=(*steps, *unit.steps), component=component)


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


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-zа-яё])")


def split_text(
    units: Sequence[Target], quotes: Sequence[Quotation], words: Wording
) -> list[str] | str:
    """Cut quoted text so that each unit gets its own; the reason where it does not come out.

    A numbered unit begins where its number stands at the start of a paragraph; units without a
    number take a paragraph each, parts one from each capital letter on.
    """
    lines = [line for quote in quotes for line in quote.lines]
    if len(units) == 1:
        if len(quotes) > 1:
            return f"one unit is given {len(quotes)} quotations"
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
    if all(unit.part == "sentence" for unit in units) and len(lines) == 1:
        sentences = _SENTENCE.split(lines[0])
        if len(sentences) == len(units):
            return sentences
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
        if unit.part == "row" and unit.number:
            pattern = re.compile(rf"{re.escape(unit.number)}\.?(?:$|[\s|])")
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
    if step.kind in ("para", "subpara"):
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
    if not kinds <= {"point", "para", "subpara", "art"}:
        return None
    if any(u.part not in ("", "heading") for u in units):
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
